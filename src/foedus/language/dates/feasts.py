"""Days that come in every year: on the same date, or so many days from Easter."""

from __future__ import annotations

from datetime import date, timedelta

from foedus.language.dates.calendar import Period, Unit
from foedus.language.dates.scope import day_or_month

_EASTER = "easter"


def feast(told: str, year: int) -> Period | None:
    """The day of a year that the lexicon tells as "12-25" or "easter-2"; None where the year has none."""
    if not told.startswith(_EASTER):
        month, day = (int(part) for part in told.split("-"))
        return day_or_month(year, month, day)
    return Period(unit=Unit.DAY, start=easter(year) + timedelta(days=int(told.removeprefix(_EASTER))))


def easter(year: int) -> date:
    """Easter Sunday as the Western churches keep it, for years of the Gregorian calendar.

    By the anonymous algorithm of Nature 13 (1876) 487, as in Meeus (1998), Astronomical Algorithms, chapter 8.
    """
    century, of_century = divmod(year, 100)
    golden = year % 19
    corrected = century - (century - (century + 8) // 25 + 1) // 3
    epact = (19 * golden + corrected - century // 4 + 15) % 30
    weekday = (32 + 2 * (century % 4) + 2 * (of_century // 4) - epact - of_century % 4) % 7
    late = (golden + 11 * epact + 22 * weekday) // 451
    month, day = divmod(epact + weekday - 7 * late + 114, 31)
    return date(year, month, day + 1)
