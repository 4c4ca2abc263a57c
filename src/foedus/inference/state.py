"""State: what holds between two actors on a day, from the claims known, with the rule and the claims behind it.

Rules (each conclusion names the one that made it):

    asserted     claims say that it held on that day, or began before it and were renewed within its patience
    ended        a claim says that it ended, and none that it held or began again since
    split-ends   the two split after it was last said to hold: alliance, membership and merger are over
    truce-rests  a truce holds: fighting of before rests, though nothing makes the two friends
    broken       fighting is reported after the truce began: whether the truce holds is contested
    denied       origins assert it and others deny it for the same time: contested, however many on either side
    aged         it was said to hold, but so long ago that nothing follows for the day
    only-denied  nobody asserts it and somebody denies it
    not-yet      it is only planned, conditional or possible
    silent       no claim speaks of it

Nothing depends on the order in which claims come. Plans and conditions never make a state.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from enum import StrEnum
from types import MappingProxyType

from foedus.inference.evidence import Commitment, Evidence
from foedus.model import DateInterval, Phase

ENDED_BY_SPLIT = frozenset({"alliance", "membership", "merger"})
_SIGNS = {"alliance": 1, "backing": 1, "membership": 1, "leadership": 1, "merger": 1, "opposition": -1, "fighting": -1}


class Status(StrEnum):
    """What is inferred of a relation at a day."""

    HOLDS = "holds"
    ENDED = "ended"
    CONTESTED = "contested"
    UNKNOWN = "unknown"


class Standing(StrEnum):
    """How a pair stands, all relations taken together."""

    FRIENDLY = "friendly"
    HOSTILE = "hostile"
    MIXED = "mixed"
    NEUTRAL = "neutral"
    CONTESTED = "contested"
    ENDED = "ended"
    UNKNOWN = "unknown"


_YEAR = 365
DEFAULT_PATIENCE: Mapping[str, int] = MappingProxyType(
    {
        "talks": 90,
        "fighting": _YEAR,
        "opposition": _YEAR,
        "truce": 2 * _YEAR,
        "alliance": 2 * _YEAR,
        "backing": 2 * _YEAR,
        "membership": 5 * _YEAR,
        "leadership": 5 * _YEAR,
        "merger": 50 * _YEAR,
        "formation": 50 * _YEAR,
        "split": 50 * _YEAR,
    }
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Rates:
    """How long, in days, a relation that was said to hold is taken to go on with nobody saying so."""

    patience: Mapping[str, int] = field(default_factory=lambda: DEFAULT_PATIENCE)
    currency: int = 180
    """Days up to its report of which an undated claim is taken to speak when claims are held against each other."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Conclusion:
    """The status of one relation of a pair on a day; `rule` names why, `premises` the ids of the claims it rests on.

    `since` and `until` are the first and last day of the spell in question as far as the claims bound them.
    """

    relation: str
    status: Status
    rule: str
    premises: tuple[str, ...]
    origins: tuple[str, ...]
    articles: tuple[str, ...]
    since: date | None = None
    until: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class PairState:
    """How two actors stand on a day, relation by relation."""

    a: str
    b: str
    standing: Standing
    conclusions: tuple[Conclusion, ...]


def state_of(pair: tuple[str, str], evidence: Iterable[Evidence], day: date, rates: Rates | None = None) -> PairState:
    """How a pair stands on a day, from the evidence that is known. Evidence of other pairs is passed over."""
    a, b = sorted(pair)
    mine = sorted((item for item in evidence if item.pair == (a, b)), key=lambda item: item.claim)
    settings = rates or Rates()
    lines = {name: _Line.of(name, mine, day, settings) for name in sorted({item.relation for item in mine})}
    conclusions = tuple(_concluded(line, lines) for line in lines.values())
    return PairState(a=a, b=b, standing=standing_of(conclusions), conclusions=conclusions)


def standing_of(conclusions: Sequence[Conclusion]) -> Standing:
    """The pair's standing: mixed where it holds with both signs; contested where only contested signs are left."""
    holding = {_SIGNS.get(item.relation, 0) for item in conclusions if item.status is Status.HOLDS}
    if {1, -1} <= holding:
        return Standing.MIXED
    if any(_SIGNS.get(item.relation) and item.status is Status.CONTESTED for item in conclusions):
        return Standing.CONTESTED if not holding - {0} else _signed(holding)
    if holding - {0}:
        return _signed(holding)
    if any(item.status is Status.HOLDS and item.relation in ("truce", "talks") for item in conclusions):
        return Standing.NEUTRAL
    if any(item.status is Status.CONTESTED for item in conclusions):
        return Standing.CONTESTED
    ended = any(item.status is Status.ENDED for item in conclusions)
    return Standing.ENDED if ended else Standing.UNKNOWN


def _signed(signs: set[int]) -> Standing:
    return Standing.FRIENDLY if 1 in signs else Standing.HOSTILE


@dataclass(frozen=True, slots=True, kw_only=True)
class _Line:
    """One relation's evidence up to a day: what asserts it, ends it, denies it, or leaves it open."""

    relation: str
    day: date
    rates: Rates
    asserted: tuple[Evidence, ...]
    ending: tuple[Evidence, ...]
    denied: tuple[Evidence, ...]
    rest: tuple[Evidence, ...]

    @classmethod
    def of(cls, relation: str, evidence: Sequence[Evidence], day: date, rates: Rates) -> _Line:
        mine = [item for item in evidence if item.relation == relation]
        past = [item for item in mine if _begun(item, day)]
        asserted = [item for item in past if item.commitment is Commitment.ASSERTED]
        return cls(
            relation=relation,
            day=day,
            rates=rates,
            asserted=tuple(item for item in asserted if item.phase is not Phase.ENDS),
            ending=tuple(item for item in asserted if item.phase is Phase.ENDS and _over(item, day)),
            denied=tuple(item for item in past if item.commitment is Commitment.DENIED),
            rest=tuple(item for item in mine if item not in asserted),
        )

    @property
    def last_seen(self) -> date | None:
        """The last day, not after the question's, on which some claim says that it held."""
        days = [seen for item in self.asserted if (seen := _seen(item, self.day)) is not None]
        return max(days, default=None)

    @property
    def first_seen(self) -> date | None:
        """The earliest day on which some claim can place it."""
        days = [item.begins.start or item.reported for item in self.asserted]
        return min((day for day in days if day is not None), default=None)

    @property
    def last_begun(self) -> date | None:
        """The latest day from which on some claim puts it: of a truce or a split, the day it came about."""
        days = [item.begins.start if item.dated else item.reported for item in self.asserted]
        return max((day for day in days if day is not None), default=None)

    @property
    def ended_on(self) -> date | None:
        """The latest day on which a claim puts its end."""
        days = [_last_day(item.ends) if item.dated else item.reported for item in self.ending]
        days += [_last_day(item.ends) for item in self.asserted if _closed(item, self.day)]
        return max((min(day, self.day) for day in days if day is not None), default=None)

    @property
    def over(self) -> bool:
        """Whether it ended and was not said to hold since."""
        ended, seen = self.ended_on, self.last_seen
        return ended is not None and (seen is None or seen <= ended)

    def rested(self, other: _Line) -> bool:
        """Whether the other relation came about after this one was last seen."""
        came, seen = other.last_begun, self.last_seen
        return bool(other.asserted) and came is not None and (seen is None or seen <= came)


def _concluded(line: _Line, lines: Mapping[str, _Line]) -> Conclusion:
    if not line.asserted:
        if line.ending:
            return _conclusion(line, Status.ENDED, "ended", line.ending, until=line.ended_on)
        if line.denied:
            return _conclusion(line, Status.UNKNOWN, "only-denied", line.denied)
        return _conclusion(line, Status.UNKNOWN, "not-yet" if line.rest else "silent", line.rest)
    if line.over:
        return _conclusion(line, Status.ENDED, "ended", (*line.ending, *line.asserted), until=line.ended_on)
    overridden = _overridden(line, lines)
    if overridden is not None:
        return overridden
    against = [item for item in line.denied if any(_same_time(item, other, line.rates) for other in line.asserted)]
    if against:
        return _conclusion(line, Status.CONTESTED, "denied", (*line.asserted, *against))
    seen = line.last_seen
    if seen is None or line.day - seen > timedelta(days=line.rates.patience[line.relation]):
        return _conclusion(line, Status.UNKNOWN, "aged", line.asserted, until=seen)
    return _conclusion(line, Status.HOLDS, "asserted", line.asserted)


def _overridden(line: _Line, lines: Mapping[str, _Line]) -> Conclusion | None:
    """What another relation of the pair does to this one: a split ends, a truce lets rest, fighting breaks a truce."""
    split, truce, fighting = (lines.get(name) for name in ("split", "truce", "fighting"))
    if line.relation in ENDED_BY_SPLIT and split and line.rested(split):
        return _conclusion(line, Status.ENDED, "split-ends", (*split.asserted, *line.asserted), until=split.last_begun)
    if line is fighting and truce and not truce.over and line.rested(truce):
        return _conclusion(line, Status.ENDED, "truce-rests", (*truce.asserted, *line.asserted), until=truce.last_begun)
    if line is truce and fighting:
        came = line.last_begun
        later = [item for item in fighting.asserted if came and _starts_after(item, came)]
        if later:
            return _conclusion(line, Status.CONTESTED, "broken", (*line.asserted, *later))
    return None


def _conclusion(
    line: _Line, status: Status, rule: str, premises: Iterable[Evidence], *, until: date | None = None
) -> Conclusion:
    used = sorted(premises, key=lambda item: item.claim)
    return Conclusion(
        relation=line.relation,
        status=status,
        rule=rule,
        premises=tuple(item.claim for item in used),
        origins=tuple(sorted({item.origin for item in used})),
        articles=tuple(sorted({item.article for item in used})),
        since=line.first_seen,
        until=until,
    )


def _begun(item: Evidence, day: date) -> bool:
    """Whether what the claim tells of can have come about by the day; undated, it tells of its report's day."""
    if not item.dated:
        return item.reported is None or item.reported <= day
    return item.begins.start is None or item.begins.start <= day


def _over(item: Evidence, day: date) -> bool:
    """Whether the end that the claim tells of can have come by the day."""
    return not item.dated or item.ends.start is None or item.ends.start <= day


def _closed(item: Evidence, day: date) -> bool:
    """Whether a claim of a spell gives its end, before its report and by the day ("from 2014 to 2017")."""
    first, last, end = item.begins.end, item.ends.start, item.ends.end
    if not item.dated or first is None or last is None or end is None or first > last or end > day:
        return False
    return item.reported is None or end <= item.reported


def _seen(item: Evidence, day: date) -> date | None:
    """The last day, at most `day`, on which the claim says that the relation held."""
    if not item.dated:
        last = item.reported
    elif item.phase is Phase.BEGINS:
        last = _last_day(item.begins)
    else:
        last = _last_day(item.ends) or item.reported or _last_day(item.begins)
    return None if last is None else min(last, day)


def _last_day(interval: DateInterval) -> date | None:
    return None if interval.end is None else interval.end - timedelta(days=1)


def _same_time(left: Evidence, right: Evidence, rates: Rates) -> bool:
    return left.span(rates.currency).overlaps(right.span(rates.currency))


def _starts_after(item: Evidence, when: date) -> bool:
    start = item.begins.start if item.dated else item.reported
    return start is not None and start > when
