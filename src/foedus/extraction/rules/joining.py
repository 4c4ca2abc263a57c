"""Coordination that the tree does not show: by "so did X" and "as did X", and across what stands between."""

from __future__ import annotations

from collections.abc import Iterator

from foedus.language import Sentence, Token

_PHRASES = ("obl", "nmod")


def likewise(sentence: Sentence, verb: int) -> Iterator[Token]:
    """Who is said to share in what a verb's subject does or undergoes: X of "and so did X", "as did X"."""
    if verb < 0:
        return
    for child in sentence.children(verb, "conj"):
        if child.lemma.lower() == "so":
            yield from sentence.children(child.index, "nsubj")
    for clause in sentence.children(verb, "advcl"):
        marks = [mark for mark in sentence.children(clause.index, "mark") if mark.lemma.lower() == "as"]
        if clause.upos == "AUX" and marks and marks[0].index < clause.index:
            yield from sentence.children(clause.index, "nsubj", "obj")  # "as has X"
            yield from sentence.children(marks[0].index, "appos")  # as the parser hangs it
    for noun in sentence.children(verb, "nmod", "obl"):  # "X is a member of it, as are Y and Z"
        marks = [mark for mark in sentence.children(noun.index, "case") if mark.lemma.lower() == "as"]
        if any(c.lemma == "be" for mark in marks for c in sentence.children(mark.index, "fixed")):
            yield noun


def strays(sentence: Sentence) -> dict[int, int]:
    """For each first phrase of a coordination the second, where the parser hung that elsewhere.

    "Clashed with A and, a year later, with B": both stand behind the same preposition, the second after an "and" of its
    own that coordinates it with nothing.
    """
    found: dict[int, int] = {}
    for token in sentence.tokens:
        if token.deprel not in _PHRASES or not any(sentence.children(token.index, "cc")):
            continue
        cases = {case.lemma.lower() for case in sentence.children(token.index, "case")}
        before = (word for word in reversed(sentence.tokens[: token.index]) if word.deprel in _PHRASES)
        alike = (w.index for w in before if cases & {case.lemma.lower() for case in sentence.children(w.index, "case")})
        if cases and (first := next(alike, None)) is not None:
            found[first] = token.index
    return found
