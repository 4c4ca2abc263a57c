"""Of what kind an actor may be that no list knows."""

from __future__ import annotations

from collections.abc import Mapping

from foedus.model import Actor, ActorKind

_UNTOLD = frozenset((ActorKind.ORGANISATION, ActorKind.UNKNOWN))
_ORGANISED = frozenset((ActorKind.ARMED_GROUP, ActorKind.COALITION, ActorKind.PARTY))


def may_be_armed(actor: Actor, words: Mapping[str, frozenset[str]]) -> bool:
    """Whether an actor is a body with a name that no list knows, and no word in it makes it one of civil life."""
    if actor.listed or actor.kind not in _UNTOLD or actor.name.islower():
        return False
    named = actor.name.lower().split()
    return words["civil"].isdisjoint(named) and words["civil bodies"].isdisjoint(named)


def may_be(actor: Actor, kinds: frozenset[ActorKind], words: Mapping[str, frozenset[str]]) -> bool:
    """Whether an actor is of one of the kinds, all of them where none is given, or for all that is known could be."""
    if not kinds or actor.kind in kinds:
        return True
    return bool(kinds & _ORGANISED) and may_be_armed(actor, words)
