"""Readings of phrases that name a place in the calendar: days, months, years and their parts."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from foedus.language.dates.calendar import Period, Unit
from foedus.language.dates.feasts import feast
from foedus.language.dates.grammar import Phrase
from foedus.language.dates.reading import Reading, TimeKind, named_year, reading_of, span_of, step_of, this_one
from foedus.language.dates.scope import Scope, Tense, day_or_month

_WINTER, _SPRING = 24, 3
"""EDTF's code of the winter, and the month after it."""
_TENS = (20, 30)
"""What a day told in words may be made up from: "the twenty-first"."""


def iso_day(phrase: Phrase, _scope: Scope) -> Reading | None:
    """2014-11-02."""
    return reading_of(Period(unit=Unit.DAY, start=date.fromisoformat(phrase.pieces[0].text)))


def slashed(phrase: Phrase, _scope: Scope) -> Reading | None:
    """02/11/2014: the one day it can be, without a date where day and month could change places."""
    one, two, year = (int(part) for part in phrase.pieces[0].text.split("/"))
    readings = {(one, two), (two, one)}
    found = {period for month, day in readings if (period := day_or_month(year, month, day)) is not None}
    if not found:
        return None
    return reading_of(found.pop()) if len(found) == 1 else Reading()


def dated(phrase: Phrase, scope: Scope, day: int | None) -> Reading | None:
    """A month, or a day of it, in the year that the phrase or its scope names."""
    month = phrase.number("M")
    if month is None or (day is not None and not 1 <= day <= 31):
        return None
    year, relative, named = named_year(phrase, scope)
    if not named:
        return reading_of(scope.day_of_year(month, day, phrase.number("D")), yearless=True)
    if year is None:
        return Reading(relative=True)
    period = day_or_month(year, month, day)
    return None if period is None else reading_of(period, relative=relative)


def day_month(phrase: Phrase, scope: Scope) -> Reading | None:
    """2 November 2014, Sunday, Nov. 2."""
    return dated(phrase, scope, phrase.number("no"))


def day_inst(phrase: Phrase, scope: Scope) -> Reading | None:
    """The 11th inst., the 28th ult.: a day of the article's month or the one beside it."""
    day, step = phrase.number("no"), phrase.number("U")
    if day is None or step is None:
        return None
    if scope.today is None:
        return Reading(relative=True)
    told = Period.containing(Unit.MONTH, scope.today).shift(step).start
    return reading_of(day_or_month(told.year, told.month, day), relative=True)


def month(phrase: Phrase, scope: Scope) -> Reading | None:
    """April 2013, early February this year, in April."""
    return dated(phrase, scope, None)


def day_range(phrase: Phrase, scope: Scope) -> Reading | None:
    """November 2-5, 2014; "the twenty-first of May", which is one day."""
    days = phrase.number("no"), phrase.number("no", 1)
    if days[0] is None or days[1] is None:
        return None
    if "n-o" in phrase.symbols and days[0] in _TENS and days[1] < _TENS[0]:
        return dated(phrase, scope, days[0] + days[1])
    if not days[0] < days[1]:
        return None
    one, two = dated(phrase, scope, days[0]), dated(phrase, scope, days[1])
    if one is None or two is None:
        return None
    return span_of(one, two)


def larger_time(phrase: Phrase, scope: Scope) -> Reading | None:
    """The longer time that "the second half of …", "the first week of …" speak of; None where none is named."""
    if phrase.get("M") is not None:
        return dated(phrase, scope, None)
    year, relative, named = named_year(phrase, scope)
    if named:
        return Reading(relative=True) if year is None else reading_of(day_or_year(year), relative=relative)
    unit = phrase.get("u", -1)
    mark = phrase.get("tpfs")
    if unit is None or mark is None:
        return None
    return reading_of(this_one(scope, Unit(unit.value), step_of(mark.symbol)), relative=True)


def day_or_year(year: int) -> Period:
    """The year as a stretch of the calendar. Raises ValueError outside 1-9999."""
    return Period(unit=Unit.YEAR, start=date(year, 1, 1))


def fraction(phrase: Phrase, scope: Scope) -> Reading | None:
    """The third quarter, the second half of 2015; a bare quarter is the latest begun by the article's day."""
    part, place = phrase.get("Q"), phrase.number("o")
    place = -1 if phrase.get("p") is not None and place is None else place
    if part is None or place is None:
        return None
    unit = Unit(part.value)
    whole = larger_time(phrase, scope)
    if whole is None:
        if scope.today is None or unit is Unit.HALF:
            return Reading(relative=True)
        whole = reading_of(day_or_year(scope.today.year), relative=True)
        return fraction_of(whole, unit, place, scope.today)
    return fraction_of(whole, unit, place, None)


def fraction_of(whole: Reading, unit: Unit, place: int, not_after: date | None) -> Reading | None:
    """The `place`-th quarter or half (-1 the last) of a year."""
    if whole.period is None:
        return whole
    if whole.period.unit is Unit.MONTH and unit is Unit.HALF:
        return replace(whole, value=whole.period.timex)
    if whole.period.unit is not Unit.YEAR:
        return Reading(relative=whole.relative)
    count = {Unit.QUARTER: 4, Unit.HALF: 2}[unit]
    place = count if place == -1 else place
    if not 1 <= place <= count:
        return None
    period = Period(unit=unit, start=whole.period.start).shift(place - 1)
    if not_after is not None and period.start > not_after:
        period = period.shift(-count)
    return reading_of(period, relative=whole.relative)


def ordinal_in(phrase: Phrase, scope: Scope) -> Reading | None:
    """The n-th day, week or month of a longer time. Weeks are counted by sevens of days from its first."""
    unit, place = phrase.get("u"), phrase.number("o")
    place = -1 if phrase.get("p") is not None and place is None else place
    whole = larger_time(phrase, scope)
    if unit is None or place is None or whole is None or whole.period is None:
        return whole
    count = phrase.number("n") or 1
    return inside(whole, Unit(unit.value), place, count)


def inside(whole: Reading, unit: Unit, place: int, count: int) -> Reading:
    """The `place`-th of a smaller unit (-1 the last), or the first or last `count`, within a longer time."""
    period = whole.period
    if period is None or not Period(unit=unit, start=period.start).finer_than(period.unit) or unit is period.unit:
        return whole
    step = Period(unit=Unit.DAY if unit is Unit.DAY else unit, start=period.start)
    if place > 0:
        first = step.shift((place - 1) * (count if place == 1 else 1))
        last = step.shift(place - 1 + count).start - timedelta(days=1)
    else:
        last = period.last
        back = {Unit.DAY: 1, Unit.WEEK: 7}.get(unit)
        start = (
            last - timedelta(days=back * count - 1) if back else Period.containing(unit, last).shift(1 - count).start
        )
        first = Period(unit=unit, start=start)
    if count == 1 and unit in (Unit.DAY, Unit.MONTH):
        return reading_of(Period(unit=unit, start=first.start), relative=whole.relative)
    edtf = f"{first.start.isoformat()}/{min(last, period.last).isoformat()}"
    value = Period.containing(Unit.WEEK, first.start).timex if unit is Unit.WEEK else None
    return Reading(edtf=edtf, value=value, kind=TimeKind.INTERVAL, relative=whole.relative, period=period)


def week_of(phrase: Phrase, scope: Scope) -> Reading | None:
    """The week of June 3."""
    day = dated(phrase, scope, phrase.number("no"))
    unit = phrase.get("u")
    if day is None or day.period is None or unit is None or unit.value != "week":
        return day
    return reading_of(Period.containing(Unit.WEEK, day.period.start), yearless=day.yearless)


def month_deictic(phrase: Phrase, scope: Scope) -> Reading | None:
    """Last November, next May, this March, the following June; that May: of the time last spoken of, or after it."""
    month = phrase.number("M")
    mark = phrase.get("tpfwrj")
    if month is None or mark is None:
        return None
    base = scope.today
    if mark.symbol in "wrj" or (mark.symbol == "f" and phrase.symbols.startswith("d")):
        base = scope.focus.start if scope.focus else None
    if base is None:
        return Reading(relative=True)
    this = Period(unit=Unit.MONTH, start=date(base.year, month, 1))
    if mark.symbol == "j":
        return reading_of(this.shift(12) if this.last < base else this, relative=True)
    if mark.symbol in "pr" and this.last >= base:
        this = this.shift(-12)
    elif mark.symbol in "fw" and this.start <= base:
        this = this.shift(12)
    return reading_of(this, relative=True)


def holiday(phrase: Phrase, scope: Scope) -> Reading | None:
    """Christmas Day, New Year's Eve, Good Friday."""
    piece = phrase.get("H")
    if piece is None:
        return None

    def in_year(year: int) -> Period | None:
        return feast(str(piece.value), year)

    year, relative, named = named_year(phrase, scope)
    if named:
        return Reading(relative=True) if year is None else reading_of(in_year(year), relative=relative)
    mark = phrase.get("tpf")
    scope = replace(scope, tense=Tense.FUTURE if mark and mark.symbol == "f" else scope.tense)
    scope = replace(scope, tense=Tense.PAST if mark and mark.symbol == "p" else scope.tense)
    return reading_of(scope.each_year(in_year), yearless=True)


def year_range(phrase: Phrase, _scope: Scope) -> Reading | None:
    """1977-1980, 2012-13."""
    one, two = phrase.number("Y"), phrase.number("Yn", 1)
    if one is None or two is None:
        return None
    text = phrase.pieces[-1].text
    if len(text) == 2:
        two += one // 100 * 100
    elif len(text) != 4:
        return None
    return span_of(reading_of(day_or_year(one)), reading_of(day_or_year(two))) if one < two else None


def decade_reading(phrase: Phrase, _scope: Scope) -> Reading | None:
    """The 1990s, the '90s."""
    piece = phrase.get("E")
    if piece is None:
        return None
    digits = piece.text.strip("'’s")
    year = int(digits) if len(digits) == 4 else 1900 + int(digits)
    return reading_of(Period(unit=Unit.DECADE, start=date(year, 1, 1)))


def century(phrase: Phrase, _scope: Scope) -> Reading | None:
    """The 19th century."""
    unit, place = phrase.get("u"), phrase.number("o")
    if unit is None or unit.value != "century" or place is None or not 10 <= place <= 21:
        return None
    return reading_of(Period(unit=Unit.CENTURY, start=date((place - 1) * 100, 1, 1)))


def season(phrase: Phrase, scope: Scope) -> Reading | None:
    """Spring 2015, last summer, that winter; "the summer" is the last one, in the future tense the next."""
    code = phrase.number("S")
    year, relative, named = named_year(phrase, scope)
    if code is None:
        return None
    if named:
        return Reading(relative=True) if year is None else reading_of(season_of(year, code), relative=relative)
    mark = phrase.get("tpfwj")
    if mark is None:
        return reading_of(scope.each_year(lambda year: season_of(year, code), a_day=False), relative=True)
    told = mark.symbol in "wj" or (mark.symbol == "f" and phrase.symbols.startswith("d"))
    base = scope.today
    if told:
        base = None if scope.focus is None else scope.focus.start if mark.symbol == "j" else scope.focus.last
    if base is None:
        return Reading(relative=True)
    this = season_of(base.year, code)
    a_year = told and scope.focus is not None and scope.focus.unit is Unit.YEAR
    if code == _WINTER and base.month < _SPRING and not a_year:
        this = this.shift(-4)
    if mark.symbol == "p" and this.last >= base:
        this = this.shift(-4)
    elif mark.symbol in "fw" and this.start <= base:
        this = this.shift(4)
    return reading_of(this, relative=True)


def season_of(year: int, code: int) -> Period:
    """The season with an EDTF code (21-24) that begins in a year."""
    return Period(unit=Unit.SEASON, start=date(year, (code - 20) * 3, 1))


def only_year(phrase: Phrase, _scope: Scope) -> Reading | None:
    """A year by itself."""
    year = phrase.number("Y")
    return None if year is None else reading_of(day_or_year(year))
