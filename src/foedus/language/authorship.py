"""Whose words a text gives, as the words beside its noun tell."""

from __future__ import annotations

from collections.abc import Iterator

from foedus.language.tokens import Sentence

_BEFORE_AUTHORS = frozenset({"by", "from", "of"})


def authors(sentence: Sentence, text: int) -> Iterator[int]:
    """Places of those whose words a text gives: "the Front's statement", "a communiqué from the Front"."""
    for child in sentence.children(text, "nmod:poss", "nmod", "compound"):
        if child.deprel != "nmod" or sentence.cases(child.index) & _BEFORE_AUTHORS:
            yield child.index
