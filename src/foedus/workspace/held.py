"""What is concluded of a pair, relation by relation and, where a relation has a direction, from whom to whom."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from foedus.inference import Conclusion, Evidence, PairState, Rates, Status, state_of

DIRECTED = frozenset({"backing", "membership", "leadership", "formation"})
"""Relations that say something else when their ends change places."""

Pair = tuple[str, str]
Key = tuple[str, str, str]
"""Relation and ends: from actor to recipient for a directed relation, else in the order of their ids."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Held:
    """The conclusion on one relation of a pair. `ends` are its actor and recipient where it has a direction."""

    relation: str
    ends: Pair
    conclusion: Conclusion

    @property
    def directed(self) -> bool:
        """Whether its ends have an order."""
        return self.relation in DIRECTED

    @property
    def key(self) -> Key:
        """What tells it from other relations."""
        return (self.relation, *self.ends)

    @property
    def active(self) -> bool:
        """Whether it holds, or some say so while others deny it."""
        return self.conclusion.status in (Status.HOLDS, Status.CONTESTED)


def held(
    pair: Pair, evidence: Sequence[Evidence], day: date, rates: Rates, *, spells: bool = True
) -> tuple[PairState, tuple[Held, ...]]:
    """A pair's state, and each of its relations with a direction where it has one.

    A directed relation is concluded from the claims of its own direction and all those of the other relations.
    """
    a, b = sorted(pair)
    state = state_of((a, b), evidence, day, rates, spells=spells)
    told = {(item.relation, item.actor) for item in evidence if item.relation in DIRECTED}
    found = []
    for item in state.conclusions:
        sources = [end for end in (a, b) if (item.relation, end) in told]
        if len(sources) < 2:
            source = sources[0] if sources else a
            found.append(Held(relation=item.relation, ends=(source, b if source == a else a), conclusion=item))
            continue
        for source in sources:
            mine = [each for each in evidence if each.relation != item.relation or each.actor == source]
            own = state_of((a, b), mine, day, rates, spells=spells).conclusions
            one = next(each for each in own if each.relation == item.relation)
            found.append(Held(relation=item.relation, ends=(source, b if source == a else a), conclusion=one))
    return state, tuple(found)


def by_pair(evidence: Iterable[Evidence]) -> dict[Pair, list[Evidence]]:
    """Evidence by pairs, in the order of their ids; what joins an actor to itself is left out."""
    groups: defaultdict[Pair, list[Evidence]] = defaultdict(list)
    for item in evidence:
        if item.actor != item.recipient:
            groups[item.pair].append(item)
    return dict(sorted(groups.items()))
