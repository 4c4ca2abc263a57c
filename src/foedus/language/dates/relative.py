"""Readings of phrases that count from the article's day or from the date last spoken of."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from foedus.language.dates.absolute import decade_reading, larger_time
from foedus.language.dates.calendar import Period, Unit, ago
from foedus.language.dates.grammar import Phrase
from foedus.language.dates.reading import (
    Reading,
    TimeKind,
    clock_value,
    counted_units,
    duration_value,
    is_about,
    reading_of,
    step_of,
    this_one,
)
from foedus.language.dates.scope import Scope, Tense, day_or_month

_LONGEST_MONTH = 31


def day_before(phrase: Phrase, scope: Scope) -> Reading | None:
    """The day before yesterday, the day after tomorrow."""
    step = -2 if phrase.get("Z") else 2
    return reading_of(this_one(scope, Unit.DAY, step), relative=True)


def relative_day(phrase: Phrase, scope: Scope) -> Reading | None:
    """Yesterday, today, late tomorrow."""
    step = -1 if phrase.get("Z") else 1 if phrase.get("z") else 0
    return part_of_day(phrase, reading_of(this_one(scope, Unit.DAY, step), relative=True))


def part_of_day(phrase: Phrase, reading: Reading) -> Reading:
    """The reading with the part of day that the phrase names in its value."""
    part = phrase.get("P")
    if part is None or reading.value is None:
        return reading
    return replace(reading, value=f"{reading.value}T{part.value}")


def weekday(phrase: Phrase, scope: Scope) -> Reading | None:
    """Wednesday, last Friday night, Monday of last week."""
    day = phrase.number("D")
    if day is None:
        return None
    if phrase.pieces[0].text.lower().endswith("days") and len(phrase.pieces) == 1:
        return Reading(kind=TimeKind.SET, value=f"XXXX-WXX-{day + 1}")
    unit, mark = phrase.get("u"), phrase.get("tpfwr")
    if unit is not None and mark is not None:
        week = this_one(scope, Unit.WEEK, step_of(mark.symbol))
        if week is None or unit.value != "week":
            return Reading(relative=True)
        return reading_of(Period(unit=Unit.DAY, start=week.start + timedelta(days=day)), relative=True)
    return part_of_day(phrase, reading_of(next_weekday(day, mark.symbol if mark else "", phrase, scope), relative=True))


def next_weekday(day: int, mark: str, phrase: Phrase, scope: Scope) -> Period | None:
    """The weekday that last, next, following (or no such word) points to."""
    narrative = mark in "wr" or (mark == "f" and phrase.symbols.startswith("d"))
    base = (scope.focus.start if scope.focus else None) if mark and narrative else scope.today
    if base is None:
        return None
    if mark in ("p", "r"):
        back = (base.weekday() - day) % 7 or 7
        return Period(unit=Unit.DAY, start=base - timedelta(days=back))
    if mark in ("f", "w"):
        ahead = (day - base.weekday()) % 7 or 7
        return Period(unit=Unit.DAY, start=base + timedelta(days=ahead))
    return scope.weekday(day)


def day_of(phrase: Phrase, scope: Scope) -> Reading | None:
    """On the 3rd: of the month last spoken of, else the latest not after the article, in the future the next."""
    day = phrase.number("o")
    told = scope.focus
    if day is None or not 1 <= day <= _LONGEST_MONTH:
        return None
    if told is not None and told.unit in (Unit.DAY, Unit.MONTH):
        return reading_of(day_or_month(told.start.year, told.start.month, day), relative=True)
    if scope.today is None:
        return Reading(relative=True)
    months = [Period.containing(Unit.MONTH, scope.today).shift(step).start for step in (-1, 0, 1)]
    days = [found for first in months if (found := day_or_month(first.year, first.month, day)) is not None]
    if scope.tense is Tense.FUTURE:
        return reading_of(next((found for found in days if found.start >= scope.today), None), relative=True)
    past = [found for found in days if found.start <= scope.today]
    return reading_of(past[-1] if past else None, relative=True)


def bare_weekend(phrase: Phrase, scope: Scope) -> Reading | None:
    """Over the weekend: the latest begun by the article's day, in the future tense the next."""
    unit = phrase.get("u")
    if unit is None or unit.text.lower() != "weekend":
        return None
    if scope.today is None:
        return Reading(relative=True)
    period = Period.containing(Unit.WEEKEND, scope.today)
    late = period.start > scope.today and scope.tense is not Tense.FUTURE
    return reading_of(period.shift(-1) if late else period, relative=True)


def day_part(phrase: Phrase, scope: Scope) -> Reading | None:
    """Morning, evening or night: this morning, last night, the previous evening."""
    mark, part = phrase.pieces[-2].symbol, phrase.pieces[-1]
    if mark in "rw":
        base = None if scope.focus is None or scope.focus.unit is not Unit.DAY else scope.focus.shift(step_of(mark))
    else:
        base = this_one(scope, Unit.DAY, -1 if mark == "p" else 0)
    if phrase.symbols[-2:] == "pP" and part.value not in ("NI", "EV"):
        return None
    return part_of_day(phrase, reading_of(base, relative=True))


def part_of(phrase: Phrase, scope: Scope) -> Reading | None:
    """Late last year, mid-2012, the end of the 1990s."""
    if phrase.get("E") is not None:
        return decade_reading(phrase, scope)
    if phrase.get("rw") is not None or phrase.get("s") is not None:
        return narrative(phrase, scope)
    unit = phrase.get("u")
    if unit is not None and phrase.get("tpfsY") is None:
        return reading_of(this_one(scope, Unit(unit.value)), relative=True)
    return larger_time(phrase, scope)


def deictic(phrase: Phrase, scope: Scope) -> Reading | None:
    """Of this, last, next: this year, earlier this month, last week, the next day."""
    unit, mark = phrase.get("uQ"), phrase.get("f") or phrase.get("p") or phrase.get("t")
    if unit is None or mark is None or unit.value == "half":
        return None
    if unit.text.lower().endswith("s"):
        return None
    length = Unit(unit.value)
    definite = phrase.symbols.startswith("d") and unit.symbol == "u"
    if definite and mark.symbol == "p":
        return window(-1, length, scope)
    if definite and mark.symbol == "f":
        return narrative(phrase, scope)
    if phrase.get("t") is not None and phrase.get("p") is not None:
        return reading_of(this_one(scope, length, -1), relative=True)
    if length in (Unit.DAY, Unit.DECADE, Unit.CENTURY) and mark.symbol != "t":
        return window(step_of(mark.symbol), length, scope)
    return reading_of(this_one(scope, length, step_of(mark.symbol)), relative=True)


def window(count: float, unit: Unit, scope: Scope) -> Reading:
    """The `count` units up to the article's day, or from it on where positive."""
    size = abs(count)
    value = duration_value(size, unit)
    if scope.today is None:
        return Reading(kind=TimeKind.INTERVAL, value=value, relative=True)
    there = ago(scope.today, -count, unit)
    if unit in (Unit.YEAR, Unit.DECADE, Unit.CENTURY) and size * (10 if unit is Unit.DECADE else 1) <= 2:
        there = Period.containing(Unit.MONTH, ago_day(scope.today, -count, unit))
    today = scope.today.isoformat()
    edtf = f"{there.edtf}~/{today}" if count < 0 else f"{today}/{there.edtf}~"
    return Reading(edtf=edtf, value=value, kind=TimeKind.INTERVAL, relative=True, count=size, unit=unit)


def ago_day(day: date, count: float, unit: Unit) -> date:
    """The day `count` units before. Raises ValueError or OverflowError."""
    months = {Unit.YEAR: 12, Unit.DECADE: 120, Unit.CENTURY: 1200}[unit]
    return ago(day, months * count, Unit.MONTH).start


def rolling(phrase: Phrase, scope: Scope) -> Reading | None:
    """The past two years, the next five days."""
    unit, mark = phrase.get("uh"), phrase.get("pfrR")
    if unit is None or mark is None:
        return None
    count = counted_units(phrase)
    if unit.symbol == "h":
        return Reading(kind=TimeKind.DURATION, value=clock_value(count, unit.value), count=count)
    length = Unit(unit.value)
    step = -1 if mark.symbol in "pr" else mark.value if mark.symbol == "R" else 1
    if mark.symbol == "r":
        return Reading(kind=TimeKind.INTERVAL, relative=True, value=duration_value(count, length), unit=length)
    if count is None:
        return open_window(step, length, scope)
    return window(step * count, length, scope)


def open_window(step: int, unit: Unit, scope: Scope) -> Reading:
    """Recent or coming weeks: one end is the article's day, the other unknown."""
    edtf = None
    if scope.today is not None:
        edtf = f"/{scope.today.isoformat()}" if step < 0 else f"{scope.today.isoformat()}/"
    return Reading(edtf=edtf, value=duration_value(None, unit), kind=TimeKind.INTERVAL, relative=True, unit=unit)


def recent(phrase: Phrase, scope: Scope) -> Reading | None:
    """In recent weeks, the coming month."""
    unit, mark = phrase.get("u"), phrase.get("Rf")
    if unit is None or mark is None:
        return None
    if not unit.text.lower().endswith("s"):
        if mark.symbol == "f":
            return deictic(phrase, scope)
        return reading_of(this_one(scope, Unit(unit.value), 1), relative=True) if mark.value == 1 else None
    return open_window(-1 if mark.value == -1 else 1, Unit(unit.value), scope)


def narrative(phrase: Phrase, scope: Scope) -> Reading | None:
    """Times told from the date last spoken of: "the next day", "that same year", "the previous month"."""
    unit = phrase.get("u")
    if unit is None or (phrase.symbols == "ju" and unit.text.lower().endswith("s")):
        return None
    length = Unit(unit.value)
    if scope.focus is None or not scope.focus.finer_than(length):
        return Reading(relative=True)
    mark = phrase.get("rwf")
    day = scope.focus.start
    return reading_of(Period.containing(length, day).shift(step_of(mark.symbol) if mark else 0), relative=True)


def day_then(phrase: Phrase, scope: Scope) -> Reading | None:
    """Of "the same night", "the next morning", "the day before", "the year before": from the time last spoken of."""
    unit = phrase.get("u")
    length = Unit(unit.value) if unit is not None else Unit.DAY
    told = scope.focus
    several = unit is not None and unit.text.lower().endswith("s")  # "in the days before"
    if told is None or several or not (told.unit is length or told.finer_than(length)):
        return Reading(relative=True)
    step = phrase.number("y") or (1 if phrase.get("wf") is not None else 0)
    return part_of_day(phrase, reading_of(Period.containing(length, told.start).shift(step), relative=True))


def units_ago(phrase: Phrase, scope: Scope) -> Reading | None:
    """Two years ago."""
    return counted_from(phrase, scope.today, -1)


def from_now(phrase: Phrase, scope: Scope) -> Reading | None:
    """Three days from now."""
    return counted_from(phrase, scope.today, 1)


def counted_from(phrase: Phrase, base: date | None, step: int) -> Reading | None:
    """The time a counted length before (-1) or after (1) a day."""
    unit, count = phrase.get("u"), counted_units(phrase)
    if unit is None:
        return None
    if base is None or count is None:
        value = "PAST_REF" if step < 0 and base is not None else None
        return Reading(relative=True, value=value)
    length = Unit(unit.value)
    return reading_of(ago(base, -step * count, length), relative=True, about=is_about(phrase) or length is Unit.WEEK)


def offset(phrase: Phrase, scope: Scope) -> Reading | None:
    """Of "three days later", "a year earlier": from the date last spoken of, where that is as exact as the step."""
    unit, mark = phrase.get("u"), phrase.get("el")
    if unit is None or mark is None:
        return None
    step = 1 if mark.symbol == "l" else -1
    length = Unit.DAY if unit.value in ("week", "fortnight", "weekend") else Unit(unit.value)
    if scope.focus is None:
        return Reading(relative=True)
    if scope.focus.finer_than(length):
        return counted_from(phrase, scope.focus.start, step)
    return _within_months(phrase, scope.focus, step)


def _within_months(phrase: Phrase, told: Period, step: int) -> Reading:
    """Days or weeks counted from a month: one of the months in which they can end; from a longer time none."""
    count, unit = counted_units(phrase), phrase.get("u")
    if told.unit is not Unit.MONTH or count is None or unit is None:
        return Reading(relative=True)
    ends = [ago(day, -step * count, Unit(unit.value)).start for day in (told.start, told.last)]
    months = [Period.containing(Unit.MONTH, day).edtf for day in ends]
    edtf = months[0] if months[0] == months[1] else "/".join(months)
    return Reading(edtf=edtf, value=None, kind=TimeKind.DATE, relative=True)
