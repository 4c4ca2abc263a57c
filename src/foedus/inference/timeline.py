"""One relation of a pair up to a day: when it was seen, when it ended, and its spells."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from foedus.inference.evidence import Commitment, Evidence
from foedus.inference.settings import Rates
from foedus.model import DateInterval, Phase

End = tuple[date, tuple[Evidence, ...]]
"""The day by which something was over, and the claims that say so."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Spell:
    """One stretch of time in which a relation held without a break that anybody tells of.

    `begins` bounds the day on which it began (unbounded where no claim says); `first_seen` and `last_seen` are the
    first and last day on which a claim puts it; `ended` is the day by which it was over, None where none is told.
    `premises` are the ids of the claims.
    """

    begins: DateInterval
    first_seen: date | None
    last_seen: date | None
    ended: date | None
    premises: tuple[str, ...]

    @property
    def edtf(self) -> str:
        """The spell as an EDTF interval: an unknown begin is empty, an end that nobody told of is open (`..`)."""
        return f"{edtf_of(self.begins)}/{self.ended.isoformat() if self.ended else '..'}"


def edtf_of(interval: DateInterval) -> str:
    """An interval as the EDTF date it was read from, as far as one has these bounds; empty without both."""
    start, end = interval.start, interval.end
    if start is None or end is None:
        return start.isoformat() if start else ""
    if end - start == timedelta(days=1):
        return start.isoformat()
    if (start.month, start.day, end.month, end.day) == (1, 1, 1, 1):
        years = end.year - start.year
        decade = years == 10 and start.year % 10 == 0
        return f"{start.year:04}" if years == 1 else f"{start.year // 10:03}X" if decade else f"{start.year:04}~"
    if start.day == end.day == 1 and (end.year - start.year) * 12 + end.month - start.month == 1:
        return f"{start.year:04}-{start.month:02}"
    return f"{start.isoformat()}~"


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One relation's evidence up to a day: what asserts it, ends it, denies it, denies its end, or leaves it open."""

    relation: str
    day: date
    rates: Rates
    asserted: tuple[Evidence, ...]
    ending: tuple[Evidence, ...]
    denied: tuple[Evidence, ...]
    upheld: tuple[Evidence, ...]
    rest: tuple[Evidence, ...]
    last_seen: date | None
    """The last day, not after the question's, on which some claim says that it held."""

    @classmethod
    def of(cls, relation: str, evidence: Sequence[Evidence], day: date, rates: Rates) -> Line:
        """Sorts the claims of a relation that can have come about by the day; `rest` are all that assert nothing."""
        mine = [item for item in evidence if item.relation == relation]
        past = [item for item in mine if _begun(item, day)]
        asserted = [item for item in past if item.commitment is Commitment.ASSERTED]
        denied = [item for item in past if item.commitment is Commitment.DENIED]
        told = {item.claim for item in asserted}
        holding = tuple(item for item in asserted if item.phase is not Phase.ENDS)
        return cls(
            relation=relation,
            day=day,
            rates=rates,
            asserted=holding,
            ending=tuple(item for item in asserted if item.phase is Phase.ENDS and _over(item, day)),
            denied=tuple(item for item in denied if item.phase is not Phase.ENDS),
            upheld=tuple(item for item in denied if item.phase is Phase.ENDS),
            rest=tuple(item for item in mine if item.claim not in told),
            last_seen=max((seen for item in holding if (seen := _seen(item, day)) is not None), default=None),
        )

    @property
    def last_begun(self) -> date | None:
        """The latest day from which on some claim puts it: of a truce or a split, the day it came about."""
        days = [item.begins.start if item.dated else item.reported for item in self.asserted]
        return max((day for day in days if day is not None), default=None)

    @property
    def ended_on(self) -> date | None:
        """The latest day on which a claim puts its end."""
        return max((end for end, _ in self._ends()), default=None)

    @property
    def over(self) -> bool:
        """Whether it ended and was not said to hold since."""
        ended, seen = self.ended_on, self.last_seen
        return ended is not None and (seen is None or seen <= ended)

    @property
    def fresh(self) -> bool:
        """Whether it was seen so lately that it can be taken to go on."""
        seen = self.last_seen
        return seen is not None and self.day - seen <= timedelta(days=self.rates.patience[self.relation])

    def rested(self, other: Line) -> bool:
        """Whether the other relation came about after this one was last seen."""
        came, seen = other.last_begun, self.last_seen
        return bool(other.asserted) and came is not None and (seen is None or seen <= came)

    def spells(self, stops: Iterable[End] = ()) -> tuple[Spell, ...]:
        """Its spells in order of time. `stops` are the days on which other relations brought it to an end.

        A new spell begins after an end, or where nobody says for longer than the relation's patience that it goes on.
        """
        ends = sorted([*self._ends(), *stops], key=lambda end: (end[0], [item.claim for item in end[1]]))
        groups: list[list[Evidence]] = []
        last: date | None = None
        for item in sorted(self.asserted, key=lambda item: (_first(item) or date.min, item.claim)):
            first, seen = _first(item), _seen(item, self.day)
            if not groups or self._apart(last, first, ends):
                groups.append([])
            groups[-1].append(item)
            last = max((known for known in (last, seen) if known is not None), default=None)
        firsts = [min(filter(None, map(_first, group)), default=None) for group in groups]
        nexts = [*firsts[1:], None]
        return tuple(self._spell(group, ends, later) for group, later in zip(groups, nexts, strict=True))

    def _apart(self, last: date | None, first: date | None, ends: Sequence[End]) -> bool:
        if last is None or first is None or first <= last:
            return False
        broken = any(last <= end <= first for end, _ in ends)
        return broken or first - last > timedelta(days=self.rates.patience[self.relation])

    def _spell(self, group: Sequence[Evidence], ends: Sequence[End], later: date | None) -> Spell:
        seen = [day for item in group if (day := _seen(item, self.day)) is not None]
        last = max(seen, default=None)
        stop = next((e for e in ends if (last is None or e[0] >= last) and (later is None or e[0] <= later)), None)
        dated = [item.begins for item in group if item.dated and item.begins.start is not None]
        told = {item.claim for item in (*group, *(stop[1] if stop else ()))}
        return Spell(
            begins=min(dated, key=lambda at: (at.start or date.min, at.end or date.max), default=DateInterval()),
            first_seen=min((day for item in group if (day := _first(item)) is not None), default=None),
            last_seen=last,
            ended=stop[0] if stop else None,
            premises=tuple(sorted(told)),
        )

    def _ends(self) -> list[End]:
        """The days on which claims put its end: those that tell of the end, and spells told with theirs."""
        told = [(_last_day(item.ends) if item.dated else item.reported, item) for item in self.ending]
        told += [(_last_day(item.ends), item) for item in self.asserted if _closed(item, self.day)]
        return [(min(end, self.day), (item,)) for end, item in told if end is not None]


def same_time(left: Evidence, right: Evidence, rates: Rates) -> bool:
    """Whether two claims speak of at least one day in common."""
    return left.span(rates.currency).overlaps(right.span(rates.currency))


def told_by(item: Evidence, day: date) -> bool:
    """Whether what the claim tells of, its end where it tells of one, can have come about by the day."""
    return _begun(item, day) and (item.phase is not Phase.ENDS or _over(item, day))


def starts_after(item: Evidence, when: date) -> bool:
    """Whether what the claim tells of began after that day."""
    start = item.begins.start if item.dated else item.reported
    return start is not None and start > when


def _first(item: Evidence) -> date | None:
    """The first day on which the claim can put it; where it gives no begin, the day by which it tells of it."""
    if not item.dated or item.begins.start is not None:
        return item.begins.start if item.dated else item.reported
    return min((day for day in (_last_day(item.ends), item.reported) if day is not None), default=None)


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
    """The last day, at most `day` and no later than its report, on which the claim says that the relation held."""
    if not item.dated:
        last = item.reported
    elif item.phase is Phase.BEGINS:
        last = _last_day(item.begins)
    else:
        last = _last_day(item.ends) or item.reported or _last_day(item.begins)
    if last is not None and item.reported is not None:
        last = min(last, item.reported)
    if last is None:
        return None
    return min(max(last, item.begins.start or last) if item.dated else last, day)


def _last_day(interval: DateInterval) -> date | None:
    return None if interval.end is None else interval.end - timedelta(days=1)
