"""Offices as lists and captions write them, with commas in place of their "of": "X, commander, Third Army"."""

from __future__ import annotations

from collections.abc import Iterator

from foedus.language import Sentence

_NAMES = frozenset(("PROPN", "NOUN"))


def body_behind(sentence: Sentence, office: int) -> Iterator[int]:
    """The head of the name that stands behind an office and a comma: of "chairman, Farmers' Bank" the bank.

    Only behind a bare office in apposition: "X, the commander, Y" and "X, a commander, Y" list people.
    """
    token = sentence.tokens[office]
    first = office + 2
    if token.deprel != "appos" or token.xpos != "NN" or first >= len(sentence.tokens):
        return
    if sentence.tokens[office + 1].text != "," or any(sentence.children(office, "det")):
        return
    for above in (office, token.head):
        for child in sentence.children(above, "appos"):
            if (
                child.upos in _NAMES
                and child.index > office
                and min(sentence.subtree(child.index)) in (first, first - 1)
            ):
                yield child.index
