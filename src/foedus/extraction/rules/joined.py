"""Who joins another in something, or is joined by another, and so becomes no member of him."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from foedus.extraction.rules.end import End
from foedus.extraction.rules.grammar import Grammar
from foedus.model import ActorKind

JOINING = frozenset(("join", "rejoin"))
_BANDS = frozenset((ActorKind.ARMED_GROUP, ActorKind.ORGANISATION, ActorKind.UNKNOWN, ActorKind.PARTY))
_FORCES = frozenset((ActorKind.ARMED_GROUP, ActorKind.STATE, ActorKind.GOVERNMENT))
_DOINGS = frozenset(("campaign", "war", "battle", "siege", "uprising", "rebellion", "revolt", "struggle", "advance"))


def no_membership(
    grammar: Grammar, verb: int, left: tuple[End, ...], right: tuple[End, ...], words: Mapping[str, frozenset[str]]
) -> bool:
    """Whether a verb of joining tells of company: of several bands, "in doing" something, in a deed, or "by" equals.

    Who "are joined in" a body are its members.
    """
    if _are_bands(left, right):
        return True
    below = grammar.sentence.children(verb, "advcl", "xcomp", "ccomp")
    if any(clause.xpos == "VBG" and "in" in grammar.cases(clause.index) for clause in below):
        return True
    if grammar.passive(verb) and not {end.token for end in right} & set(grammar.behind(verb, "in")):
        return _all_of(_FORCES, left) and _all_of(_FORCES, right)
    deeds = words["deed"] | _DOINGS
    shared = (*grammar.objects(verb), *grammar.behind(verb, "in"))
    return any(grammar.tokens[place].lemma in deeds for place in shared)


def _all_of(kinds: frozenset[ActorKind], ends: Iterable[End]) -> bool:
    return all(end.actor.kind in kinds for end in ends)


def _are_bands(left: tuple[End, ...], right: tuple[End, ...]) -> bool:
    """Whether bands stand at both sides, and several at the right."""
    whole = not any(end.owned or end.participant.antecedent for end in left)  # "some of its members joined X and Y"
    return whole and len(right) > 1 and _all_of(_BANDS, (*left, *right))
