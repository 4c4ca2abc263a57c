"""Stretches of the calendar: days, weeks, months, quarters, seasons, years and longer, and how they are written.

Weeks begin on Monday and carry their ISO number. Seasons are those of the northern half of the earth, as in EDTF.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum


class Unit(StrEnum):
    """A length of the calendar, from a day to a century."""

    DAY = "day"
    WEEKEND = "weekend"
    WEEK = "week"
    FORTNIGHT = "fortnight"
    MONTH = "month"
    QUARTER = "quarter"
    SEASON = "season"
    HALF = "half"
    YEAR = "year"
    DECADE = "decade"
    CENTURY = "century"


_MONTHS = {
    Unit.MONTH: 1,
    Unit.QUARTER: 3,
    Unit.SEASON: 3,
    Unit.HALF: 6,
    Unit.YEAR: 12,
    Unit.DECADE: 120,
    Unit.CENTURY: 1200,
}
_DAYS = {Unit.DAY: 1, Unit.WEEKEND: 2, Unit.WEEK: 7, Unit.FORTNIGHT: 14}
_STEP = {Unit.DAY: 1, Unit.WEEKEND: 7, Unit.WEEK: 7, Unit.FORTNIGHT: 14}
_RANK = {unit: rank for rank, unit in enumerate(Unit)}
_TIMEX_SEASON = {3: "SP", 6: "SU", 9: "FA", 12: "WI"}


def add_months(day: date, count: int) -> date:
    """The same day of the month `count` months on, or the month's last. Raises ValueError outside years 1-9999."""
    year, month = divmod(day.year * 12 + day.month - 1 + count, 12)
    first = date(year, month + 1, 1)
    last = 31
    while True:
        try:
            return first.replace(day=min(day.day, last))
        except ValueError:
            last -= 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Period:
    """One stretch of the calendar of a given unit, beginning on `start`, the unit's own first day."""

    unit: Unit
    start: date

    @classmethod
    def containing(cls, unit: Unit, day: date) -> Period:
        """The day's own day, week, month … Raises ValueError outside years 1-9999."""
        if unit in (Unit.WEEK, Unit.FORTNIGHT):
            return cls(unit=unit, start=day - timedelta(days=day.weekday()))
        if unit is Unit.WEEKEND:
            return cls(unit=unit, start=day + timedelta(days=5 - day.weekday()))
        if unit is Unit.SEASON:
            month = day.month // 3 * 3
            return cls(unit=unit, start=date(day.year, month, 1) if month else date(day.year - 1, 12, 1))
        if unit is Unit.DAY:
            return cls(unit=unit, start=day)
        span = _MONTHS[unit]
        if span >= 12:
            years = span // 12
            return cls(unit=unit, start=date(max(1, day.year // years * years), 1, 1))
        return cls(unit=unit, start=date(day.year, (day.month - 1) // span * span + 1, 1))

    @property
    def last(self) -> date:
        """The last day. Raises OverflowError or ValueError past year 9999."""
        if self.unit in _DAYS:
            return self.start + timedelta(days=_DAYS[self.unit] - 1)
        return add_months(self.start, _MONTHS[self.unit]) - timedelta(days=1)

    def shift(self, count: int) -> Period:
        """The stretch `count` of its units later, earlier where negative. Raises ValueError or OverflowError."""
        if self.unit in _STEP:
            return Period(unit=self.unit, start=self.start + timedelta(days=_STEP[self.unit] * count))
        return Period(unit=self.unit, start=add_months(self.start, _MONTHS[self.unit] * count))

    def finer_than(self, unit: Unit) -> bool:
        """Whether this names a time at least as exactly as `unit` would."""
        return _RANK[self.unit] <= _RANK[unit]

    @property
    def edtf(self) -> str:
        """EDTF level 1 (quarters and halves: level 2's codes 33-36 and 40-41); weeks as an interval of days."""
        year = f"{self.start.year:04}"
        month = self.start.month
        if self.unit is Unit.DAY:
            return self.start.isoformat()
        if self.unit in _DAYS:
            return f"{self.start.isoformat()}/{self.last.isoformat()}"
        return {
            Unit.MONTH: f"{year}-{month:02}",
            Unit.QUARTER: f"{year}-{33 + (month - 1) // 3}",
            Unit.SEASON: f"{year}-{20 + month // 3}",
            Unit.HALF: f"{year}-{40 + (month - 1) // 6}",
            Unit.YEAR: year,
            Unit.DECADE: f"{year[:3]}X",
            Unit.CENTURY: f"{year[:2]}XX",
        }[self.unit]

    @property
    def timex(self) -> str:
        """The value TimeML's TIMEX3 gives it."""
        year, month = f"{self.start.year:04}", self.start.month
        if self.unit in (Unit.WEEK, Unit.WEEKEND, Unit.FORTNIGHT):
            iso = self.start.isocalendar()
            return f"{iso.year:04}-W{iso.week:02}" + ("-WE" if self.unit is Unit.WEEKEND else "")
        if self.unit is Unit.SEASON:
            return f"{year}-{_TIMEX_SEASON[month]}"
        return {
            Unit.DAY: self.start.isoformat(),
            Unit.MONTH: f"{year}-{month:02}",
            Unit.QUARTER: f"{year}-Q{(month + 2) // 3}",
            Unit.HALF: f"{year}-H{(month + 5) // 6}",
            Unit.YEAR: year,
            Unit.DECADE: year[:3],
            Unit.CENTURY: year[:2],
        }[self.unit]


def ago(day: date, count: float, unit: Unit) -> Period:
    """The stretch `count` units before `day` (after it where negative), as exactly as the unit says it.

    Days and weeks name a day, months a month, years and decades a year. Raises ValueError or OverflowError.
    """
    if unit in _STEP:
        return Period(unit=Unit.DAY, start=day - timedelta(days=round(_STEP[unit] * count)))
    moved = add_months(day, -round(_MONTHS[unit] * count))
    return Period.containing(Unit.YEAR if _MONTHS[unit] >= 12 else Unit.MONTH, moved)
