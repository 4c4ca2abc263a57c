"""How the known names of a sentence stand in it, told by the words around them before any parse.

A relation needs two who act or are acted upon. "Flights from Cuba", "a singer living in Chad" and "French wine" name
states too, but hardly ever as the ends of anything.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from enum import Enum
from typing import NamedTuple

from foedus.codebook.actors import NameRole
from foedus.extraction.engine import Named
from foedus.extraction.rules.gate_words import WordTold
from foedus.language import Words
from foedus.model import Actor, ActorKind

POLITICAL = frozenset(
    (
        ActorKind.ARMED_GROUP,
        ActorKind.COALITION,
        ActorKind.STATE,
        ActorKind.GOVERNMENT,
        ActorKind.PARTY,
        ActorKind.INTERNATIONAL,
    )
)
"""Kinds of actors that political life is made of."""
_PASSED_OVER = frozenset(("the", "of", "northern", "southern", "eastern", "western", "central"))
"""Words before a name that do not tell how it stands: what stands before them does."""
_PLACING = frozenset(("in", "at", "near", "across", "throughout", "around", "outside", "inside", "within", "via"))
_AIMING = frozenset(("from", "to", "into", "for"))
_NEAR = 3
"""So many words from the end of a name on may be a body or an office of whom it names."""


class Standing(NamedTuple):
    """How many different known actors of political life stand in each way; each counts once, where it does most."""

    acting: int
    aimed: int
    describing: int
    placing: int


class _Way(Enum):
    ACTING, AIMED, DESCRIBING, PLACING = range(4)


def actors_of(named: Iterable[Iterable[Named]]) -> Iterator[Actor]:
    """All whom the names of some sentences can mean."""
    return (actor for names in named for name in names for actor in name.actors)


def standing(words: Words, told: Sequence[WordTold], names: Sequence[Named]) -> Standing:
    """How the names of a sentence stand in it; `told` is what its words tell."""
    ways: dict[str, _Way] = {}
    for name in names:
        known = [actor.id for actor in name.actors if _counts(actor)]
        if known:
            way = _way(words, told, name)
            for actor in known:
                if actor not in ways or way.value < ways[actor].value:
                    ways[actor] = way
    found = list(ways.values())
    return Standing(*map(found.count, _Way))


def _counts(actor: Actor) -> bool:
    return actor.listed and actor.kind in POLITICAL


def _way(words: Words, told: Sequence[WordTold], name: Named) -> _Way:
    first, after = bisect_left(words.starts, name.start), bisect_left(words.starts, name.end)
    if any(word.holder for word in told[after : after + _NEAR]):
        return _Way.ACTING
    if name.role is NameRole.DEMONYM:
        return _Way.DESCRIBING
    place = first - 1
    while place >= 0 and words.forms[place].lower() in _PASSED_OVER:
        place -= 1
    before = words.forms[place].lower() if place >= 0 else ""
    if before in _PLACING:
        return _Way.PLACING
    return _Way.AIMED if before in _AIMING else _Way.ACTING
