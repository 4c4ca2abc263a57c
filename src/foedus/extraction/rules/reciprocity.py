"""What several do to each other: "fought one another", "shelled each other's camps"."""

from __future__ import annotations

from itertools import pairwise

from foedus.codebook import Predicate
from foedus.extraction.rules.grammar import Grammar
from foedus.language.tokens import EACH_OTHER

_RECIPROCAL = EACH_OTHER | {("the", "other")}
_AGAINST = ("fighting", "opposition")
"""Relations that are between the two also where only what is the other's suffers."""


def reciprocal(grammar: Grammar, trigger: int, predicate: Predicate) -> bool:
    """Whether "each other", "one another" or "the other" (of two) stands in a recipient's slot, or owns what does.

    As in "killed hundreds of each other's men"; but who shelters one another's rebels helps the other in nothing.
    """
    against = predicate.relation in _AGAINST
    for child in grammar.sentence.children(trigger, "obj", "obl", "nmod", "iobj"):
        near = [token.text.lower() for token in grammar.tokens[max(0, child.index - 1) : child.index + 2]]
        if _RECIPROCAL.intersection(pairwise(near)) or (against and _of_each_other(grammar, child.index)):
            return bool(grammar.cases(child.index).intersection(predicate.recipient)) or "obj" in predicate.recipient
    return False


def _of_each_other(grammar: Grammar, noun: int) -> bool:
    """Whether a noun, or what it counts, belongs to "each other" or "one another"."""
    counted = (child.index for child in grammar.sentence.children(noun, "nmod"))
    owners = (o.index for place in (noun, *counted) for o in grammar.sentence.children(place, "nmod:poss"))
    after = ([token.text.lower() for token in grammar.tokens[place : place + 2]] for place in owners)
    return any(tuple(words) in _RECIPROCAL for words in after)
