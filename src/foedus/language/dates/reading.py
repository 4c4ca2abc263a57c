"""The meaning of a phrase of time, and the steps that its readings share."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from foedus.language.dates.calendar import Period, Unit
from foedus.language.dates.grammar import Phrase
from foedus.language.dates.scope import Scope
from foedus.model import DateInterval


class TimeKind(StrEnum):
    """What sort of time an expression names."""

    DATE = "date"
    INTERVAL = "interval"
    DURATION = "duration"
    SET = "set"
    VAGUE = "vague"


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """The meaning of a phrase. `edtf` is None where the text does not give the date; `value` is TIMEX3's.

    `period` is the stretch of calendar where there is one; `yearless` where its year came from outside the phrase;
    `count` and `unit` the length of a duration (count None: "several").
    """

    edtf: str | None = None
    value: str | None = None
    kind: TimeKind = TimeKind.DATE
    relative: bool = False
    yearless: bool = False
    period: Period | None = None
    count: float | None = None
    unit: Unit | None = None


_TIMEX_UNIT = {
    Unit.DAY: "D",
    Unit.WEEKEND: "W",
    Unit.WEEK: "W",
    Unit.FORTNIGHT: "W",
    Unit.MONTH: "M",
    Unit.QUARTER: "Q",
    Unit.YEAR: "Y",
    Unit.DECADE: "0Y",
    Unit.CENTURY: "00Y",
}


def reading_of(
    period: Period | None, *, relative: bool = False, yearless: bool = False, about: bool = False
) -> Reading:
    """The reading that a stretch of the calendar gives; one without a date where it is None."""
    if period is None:
        return Reading(relative=relative, yearless=yearless)
    edtf = period.edtf
    if about:
        edtf = "/".join(f"{part}~" for part in edtf.split("/"))
    kind = TimeKind.INTERVAL if "/" in edtf else TimeKind.DATE
    return Reading(edtf=edtf, value=period.timex, kind=kind, relative=relative, yearless=yearless, period=period)


def this_one(scope: Scope, unit: Unit, shift: int = 0) -> Period | None:
    """The article's own week, month … or one `shift` of them away; None without an article's day."""
    return None if scope.today is None else Period.containing(unit, scope.today).shift(shift)


def step_of(symbol: str) -> int:
    """-1 for last and previous, 1 for next and following, 0 for this."""
    return {"p": -1, "r": -1, "f": 1, "w": 1}.get(symbol, 0)


def named_year(phrase: Phrase, scope: Scope) -> tuple[int | None, bool, bool]:
    """The year that a phrase names, whether it had to be read against the article, and whether it named any."""
    year = phrase.number("Y")
    if year is not None:
        return year, False, True
    tail = phrase.symbols
    unit = phrase.get("u")
    if unit is None or unit.value != "year":
        return None, False, False
    mark = next((symbol for symbol in reversed(tail[: tail.rindex("u")]) if symbol in "tpfsjrw"), "")
    if mark in ("s", "j"):
        return (scope.focus.start.year if scope.focus else None), True, True
    return (scope.today.year + step_of(mark) if scope.today else None), True, True


def duration_value(count: float | None, unit: Unit) -> str:
    """TIMEX3's value of a length of time: `P2Y`, `P10D`, `PXM` for an unknown number."""
    letter = _TIMEX_UNIT[unit]
    if count is None:
        return "PX" + {Unit.DECADE: "E", Unit.CENTURY: "C"}.get(unit, letter)
    if unit is Unit.FORTNIGHT:
        count *= 2
    if letter.startswith("0"):
        return f"P{round(count * 10 ** letter.count('0'))}Y"
    return f"P{count:g}{letter}"


def clock_value(count: float | None, letter: str) -> str:
    """TIMEX3's value of hours and minutes."""
    return f"PT{'X' if count is None else format(count, 'g')}{letter}"


def counted_units(phrase: Phrase) -> float | None:
    """The number before a unit; None for "several"."""
    numbers = [piece.value for piece in phrase.pieces if piece.symbol in "nY" and isinstance(piece.value, int)]
    if phrase.get("q") is not None:
        couple = phrase.get("q")
        return 2 if couple is not None and couple.text.lower() == "couple" else None
    half = 0.5 if phrase.get("Q") is not None else 0
    if not numbers:
        return 1 + half if phrase.get("a") is not None else None
    if len(numbers) == 2 and "k" in phrase.symbols:
        return None
    return sum(numbers) + half


def is_about(phrase: Phrase) -> bool:
    """Whether the words say "about", "over", "nearly"."""
    return phrase.get("b") is not None or phrase.get("x") is not None


def span_of(one: Reading, two: Reading) -> Reading:
    """The interval from the one to the other; without an EDTF string where either has none or it runs backwards."""
    edtf = None
    if one.edtf is not None and two.edtf is not None:
        edtf = f"{one.edtf.split('/')[0]}/{two.edtf.split('/')[-1]}"
        edtf = edtf if _runs(edtf) else None
    value = f"{one.value}/{two.value}" if one.value and two.value else None
    return Reading(
        edtf=edtf, value=value, kind=TimeKind.INTERVAL, relative=one.relative or two.relative, period=two.period
    )


def _runs(edtf: str) -> bool:
    """Whether an interval begins before it ends."""
    try:
        DateInterval.from_edtf(edtf)
    except ValueError:
        return False
    return True
