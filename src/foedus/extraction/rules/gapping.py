"""Clauses whose verb is left out, for it stands in the clause before: "X backed the Front and Y the Guard"."""

from __future__ import annotations

from collections.abc import Iterator

from foedus.codebook import Predicate
from foedus.extraction.rules.end import End
from foedus.extraction.rules.ends import Ends
from foedus.language import Sentence, Token


def gapped(sentence: Sentence, ends: Ends, predicate: Predicate, verb: Token) -> Iterator[tuple[End, End]]:
    """The pairs of those who do the same to others: in their clauses the verb is left out and has left an orphan."""
    for one in sentence.children(verb.index, "conj"):
        other = next(sentence.children(one.index, "orphan"), None)
        if other is None:
            continue
        slots = _slots(sentence, verb, other)
        for first, second in ((one, other), (other, one)):
            here, there = (slots[0], slots[1]) if first is one else (slots[1], slots[0])
            if here == predicate.actor[0] and there in predicate.recipient:
                yield from ((a, b) for a in ends.own(first.index) for b in ends.own(second.index))
                break


def _slots(sentence: Sentence, verb: Token, orphan: Token) -> tuple[str, str]:
    """In which slots of the verb two words would stand that are left of a clause."""
    passive = any(sentence.children(verb.index, "nsubj:pass"))
    case = next(iter(sentence.cases(orphan.index)), "obj")
    if passive and case == "by":
        return "obj", "subj"
    return ("obj" if passive else "subj"), case
