"""Conflicts: claims that cannot both be right, and why.

Only claims that commit themselves take part (asserted or denied; plans, conditions and open questions contradict
nobody), and only where their valid times overlap. Four kinds:

    denial    one asserts the relation, another denies it
    sign      one says that the two are friends, another that they are enemies
    date      one event (a formation, merger, split) is put at dates that do not meet
    parties   one event is told with different parties: formed out of A, or of B; A, or B, became its leader
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from itertools import combinations
from typing import TypeVar

from foedus.inference.evidence import Commitment, Evidence
from foedus.inference.groups import Groups
from foedus.inference.settings import Rates
from foedus.inference.timeline import told_by
from foedus.model import Phase

K = TypeVar("K")
V = TypeVar("V")

FRIENDLY = frozenset({"alliance", "backing", "membership", "merger"})
HOSTILE = frozenset({"fighting", "opposition", "split"})
ONCE = frozenset({"formation", "merger", "split"})
"""Relations that come about once for a pair, so that two dates of it contradict each other."""


class Kind(StrEnum):
    """How two groups of claims contradict each other."""

    DENIAL = "denial"
    SIGN = "sign"
    DATE = "date"
    PARTIES = "parties"


@dataclass(frozen=True, slots=True, kw_only=True)
class Conflict:
    """Two sides that contradict each other; `left` is the side with more origins, then the earlier one.

    `a` and `b` are the pair; for PARTIES, `a` is the actor both sides speak of and `b` the left side's other end.
    `latest` is the day of the newest report in it.
    """

    a: str
    b: str
    relation: str
    kind: Kind
    left: tuple[Evidence, ...]
    right: tuple[Evidence, ...]
    latest: date | None

    @property
    def even(self) -> bool:
        """Whether its sides may change places: `a` and `b` do not depend on which is the left one."""
        return self.kind is not Kind.PARTIES


def conflicts(
    evidence: Iterable[Evidence], rates: Rates | None = None, *, day: date | None = None
) -> tuple[Conflict, ...]:
    """All conflicts, newest first; of what can have come about by the `day`, where one is given.

    Nothing depends on the order in which the evidence comes.
    """
    settings = rates or Rates()
    firm = [item for item in evidence if item.commitment in (Commitment.ASSERTED, Commitment.DENIED) and item.told]
    if day is not None:
        firm = [item for item in firm if told_by(item, day)]
    firm.sort(key=lambda item: item.claim)
    found: list[Conflict] = []
    for pair, mine in sorted(_grouped(firm, lambda item: item.pair).items()):
        found += _denials(pair, mine, settings)
        found += _signs(pair, mine, settings)
        found += _dates(pair, mine)
    found += _parties([item for item in firm if item.commitment is Commitment.ASSERTED], settings)
    return tuple(sorted(found, key=_newest_first))


def _newest_first(item: Conflict) -> tuple[int, str, str, str, str]:
    return (-(item.latest or date.min).toordinal(), item.a, item.b, item.relation, item.kind.value)


def _denials(pair: tuple[str, str], mine: Sequence[Evidence], rates: Rates) -> Iterator[Conflict]:
    """Somebody asserts it, or its end, and somebody denies just that."""
    groups = _grouped(mine, lambda item: (item.relation, _ends(item), item.phase is Phase.ENDS))
    for (relation, _, _), rows in sorted(groups.items()):
        asserted = [item for item in rows if item.commitment is Commitment.ASSERTED]
        denied = [item for item in rows if item.commitment is Commitment.DENIED]
        yield from _opposed(pair, relation, Kind.DENIAL, asserted, denied, rates)


def _signs(pair: tuple[str, str], mine: Sequence[Evidence], rates: Rates) -> Iterator[Conflict]:
    standing = [item for item in mine if item.commitment is Commitment.ASSERTED and item.phase is not Phase.ENDS]
    friendly = [item for item in standing if item.relation in FRIENDLY]
    hostile = [item for item in standing if item.relation in HOSTILE]
    for relation, rows in sorted(_grouped(friendly, lambda item: item.relation).items()):
        yield from _opposed(pair, relation, Kind.SIGN, rows, hostile, rates)


def _dates(pair: tuple[str, str], mine: Sequence[Evidence]) -> Iterator[Conflict]:
    events = [
        item
        for item in mine
        if item.relation in ONCE
        and item.dated
        and item.commitment is Commitment.ASSERTED
        and item.phase is Phase.BEGINS
    ]
    for (relation, _), rows in sorted(_grouped(events, lambda item: (item.relation, _ends(item))).items()):
        first = min(rows, key=lambda item: (item.begins.start or date.min, item.claim))
        left = [item for item in rows if item.begins.overlaps(first.begins)]
        right = [item for item in rows if not item.begins.overlaps(first.begins)]
        if right:
            yield _conflict(pair, relation, Kind.DATE, left, right)


def _parties(asserted: Sequence[Evidence], rates: Rates) -> Iterator[Conflict]:
    """One group formed out of different ones, or two new leaders of it at one time; two who lead are none."""
    told = [item for item in asserted if item.phase is not Phase.ENDS]
    formed = [(item.actor, item.recipient, item) for item in told if item.relation == "formation"]
    led = [
        (item.recipient, item.actor, item)
        for item in told
        if item.relation == "leadership" and item.phase is Phase.BEGINS
    ]
    for relation, rows in (("formation", formed), ("leadership", led)):
        for actor, mine in sorted(_grouped(rows, lambda row: row[0]).items()):
            sides = _grouped(mine, lambda row: row[1])
            for one, two in combinations(sorted(sides), 2):
                left, right = ([row[2] for row in sides[side]] for side in (one, two))
                yield from _opposed((actor, one), relation, Kind.PARTIES, left, right, rates)


def _opposed(
    pair: tuple[str, str],
    relation: str,
    kind: Kind,
    left: Sequence[Evidence],
    right: Sequence[Evidence],
    rates: Rates,
) -> Iterator[Conflict]:
    """A conflict for each time of which claims of both sides speak; none where they speak of different times."""
    spans = [item.span(rates.currency) for item in (*left, *right)]
    groups = Groups(len(spans))
    met: set[int] = set()
    for one in range(len(left)):
        for two in range(len(left), len(spans)):
            if spans[one].overlaps(spans[two]):
                groups.join(one, two)
                met |= {one, two}
    members = _grouped(sorted(met), groups.root)
    for places in members.values():
        first = [left[place] for place in places if place < len(left)]
        second = [right[place - len(left)] for place in places if place >= len(left)]
        yield _conflict(pair, relation, kind, first, second)


def _conflict(
    pair: tuple[str, str], relation: str, kind: Kind, left: Sequence[Evidence], right: Sequence[Evidence]
) -> Conflict:
    days = [item.reported for item in (*left, *right) if item.reported is not None]
    order = (left, right)
    if kind in (Kind.DENIAL, Kind.SIGN, Kind.DATE) and len({i.origin for i in right}) > len({i.origin for i in left}):
        order = (right, left)
    return Conflict(
        a=pair[0],
        b=pair[1],
        relation=relation,
        kind=kind,
        left=tuple(order[0]),
        right=tuple(order[1]),
        latest=max(days, default=None),
    )


def _ends(item: Evidence) -> tuple[str, str]:
    """The ends of a claim; in order of their ids where the relation has no direction."""
    directed = item.relation in ("backing", "membership", "leadership", "formation")
    return (item.actor, item.recipient) if directed else item.pair


def _grouped(rows: Iterable[V], key: Callable[[V], K]) -> dict[K, list[V]]:
    groups: defaultdict[K, list[V]] = defaultdict(list)
    for row in rows:
        groups[key(row)].append(row)
    return dict(groups)
