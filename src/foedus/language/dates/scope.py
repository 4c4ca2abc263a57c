"""What a phrase of time is read against: the article's date, the date last spoken of, and the tense around it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from foedus.language.dates.calendar import Period, Unit


class Tense(StrEnum):
    """Where the clause around a phrase lies, as far as its verbs tell."""

    PAST = "past"
    FUTURE = "future"
    OPEN = "open"


@dataclass(frozen=True, slots=True, kw_only=True)
class Scope:
    """What is known where a phrase stands.

    `today` is the day the article speaks from (its publication, else its dateline), None where it gives neither;
    `focus` the date last spoken of; `year` the year that a date without one takes from its neighbour, if any, unless
    that would put it before the day `not_before`. In a `tale` of years ago it then comes in the year after.
    """

    today: date | None = None
    focus: Period | None = None
    year: int | None = None
    not_before: date | None = None
    tale: bool = False
    tense: Tense = Tense.OPEN

    def day_of_year(self, month: int, day: int | None, weekday: int | None = None) -> Period | None:
        """A month, or a day of one, that names no year. None where nothing tells the year, or there is no such day.

        The neighbour's year where there is one; else by tense the latest not after the article or the next not before
        it, and with neither tense the past one unless the coming is far nearer. A weekday named with it settles the
        year where it fits one nearby.
        """
        return self.each_year(lambda year: day_or_month(year, month, day), weekday, a_day=day is not None)

    def each_year(
        self, in_year: Callable[[int], Period | None], weekday: int | None = None, *, a_day: bool = True
    ) -> Period | None:
        """Likewise of what comes in every year, given by the year; `a_day` tells that it is one, and no month."""
        if self.year is not None:
            for year in (self.year, self.year + 1) if self.tale else (self.year,):
                told = in_year(year)
                if told is not None and (self.today is None or self.not_before is None or self._follows(told)):
                    return told
        if self.today is None:
            return None
        found = [in_year(self.today.year + step) for step in (-1, 0, 1, -4, 4)]
        periods = [period for period in found if period is not None]
        fitting = [period for period in periods[:3] if weekday is not None and period.start.weekday() == weekday]
        if len(fitting) == 1:
            return fitting[0]
        past = [period for period in periods if period.start <= self.today]
        ahead = [period for period in periods if period.last >= self.today]
        if not periods or not past or not ahead:
            return periods[0] if periods else None
        latest, following = max(past, key=_start), min(ahead, key=_start)
        behind, before = (self.today - latest.start).days, (following.start - self.today).days
        if self.tense is Tense.FUTURE:
            return latest if a_day and behind <= _NEAR and before > _FAR else following
        if self.tense is Tense.PAST or not a_day or before * _BIAS >= behind:
            return latest
        return following

    def _follows(self, told: Period) -> bool:
        """Whether a time comes no earlier than `not_before`, and in a tale no later than the article."""
        after = self.not_before is None or told.start >= self.not_before
        return after and (not self.tale or self.today is None or told.start <= self.today)

    def weekday(self, weekday: int) -> Period | None:
        """The latest such day not after the article; in the future tense the first not before it."""
        if self.today is None:
            return None
        back = (self.today.weekday() - weekday) % 7
        shift = (7 - back) % 7 if self.tense is Tense.FUTURE else -back
        return Period(unit=Unit.DAY, start=self.today + timedelta(days=shift))


_NEAR, _FAR = 21, 240
"""Days: a deadline three weeks past is likelier meant than one eight months off."""
_BIAS = 3
"""Where no tense tells, a coming day has to be this many times nearer than the past one: news looks back."""


def _start(period: Period) -> date:
    return period.start


def day_or_month(year: int, month: int, day: int | None) -> Period | None:
    """The month of a year, or the day of it; None where the calendar has none."""
    try:
        start = date(year, month, day or 1)
    except ValueError:
        return None
    return Period(unit=Unit.DAY if day else Unit.MONTH, start=start)
