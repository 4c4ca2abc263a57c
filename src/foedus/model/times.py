"""Dates as half-open intervals, and valid time.

Every uncertain date is an EDTF string (ISO 8601-2 level 1, the part that `DateInterval.from_edtf` documents) beside the
earliest and the day after the latest day it can mean. Nothing here knows today's date.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from foedus.model.text import Span

_POINT = re.compile(r"(\d{4}|\d{3}X|\d{2}XX)(?:-(\d\d)(?:-(\d\d))?)?[~?%]?")
_SEASONS = {
    21: (3, 5),
    22: (6, 8),
    23: (9, 11),
    24: (12, 14),
    33: (1, 3),
    34: (4, 6),
    35: (7, 9),
    36: (10, 12),
    40: (1, 6),
    41: (7, 12),
}
"""EDTF season, quarter and half-year codes as (first, last) month; winter runs into the next year, as in the north."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DateInterval:
    """Half-open interval of days `[start, end)`; None is unbounded on that side."""

    start: date | None = None
    end: date | None = None

    def __post_init__(self) -> None:
        if self.start is not None and self.end is not None and self.start >= self.end:
            raise ValueError(f"empty interval {self.start}..{self.end}")

    def overlaps(self, other: DateInterval) -> bool:
        """Whether at least one day lies in both."""
        starts_before = self.start is None or other.end is None or self.start < other.end
        return starts_before and (other.start is None or self.end is None or other.start < self.end)

    def contains(self, day: date) -> bool:
        """Whether `day` lies in the interval."""
        return (self.start is None or self.start <= day) and (self.end is None or day < self.end)

    @classmethod
    def from_edtf(cls, edtf: str) -> DateInterval:
        """The days an EDTF date or interval can cover.

        Reads `YYYY`, `YYYY-MM`, `YYYY-MM-DD`, seasons 21-24, quarters 33-36, half-years 40-41, decades `201X`,
        centuries `19XX`, a trailing `~ ? %`, and intervals `a/b` whose ends may be open (`..`) or unknown (empty).
        Raises ValueError.
        """
        if "/" in edtf:
            left, right = edtf.split("/", 1)
            start = None if left in ("", "..") else _point(left).start
            end = None if right in ("", "..") else _point(right).end
            return cls(start=start, end=end)
        return _point(edtf)


def _point(text: str) -> DateInterval:
    match = _POINT.fullmatch(text)
    if match is None:
        raise ValueError(f"not an EDTF date: {text!r}")
    digits, month, day = match.groups()
    first, last = int(digits.replace("X", "0")), int(digits.replace("X", "9"))
    if "X" in digits or month is None:
        if "X" in digits and month is not None:
            raise ValueError(f"not an EDTF date: {text!r}")
        return DateInterval(start=date(first, 1, 1), end=_month_start(last, 13))
    number = int(month)
    if day is not None:
        start = date(first, number, int(day))
        return DateInterval(start=start, end=start + timedelta(days=1))
    low, high = _SEASONS.get(number, (number, number))
    if not 1 <= low <= 12:
        raise ValueError(f"not an EDTF date: {text!r}")
    return DateInterval(start=date(first, low, 1), end=_month_start(first, high + 1))


def _month_start(year: int, month: int) -> date | None:
    """First day of a month counted on past December; None past the calendar's last year."""
    year, month = year + (month - 1) // 12, (month - 1) % 12 + 1
    return date(year, month, 1) if year <= 9999 else None


class DateBasis(StrEnum):
    """What a date rests on: words of the text (explicit, relative), the dateline, the article's date, or nothing."""

    EXPLICIT = "explicit"
    RELATIVE = "relative"
    DATELINE = "dateline"
    PUBLICATION = "publication"
    UNDATED = "undated"


@dataclass(frozen=True, slots=True, kw_only=True)
class ValidTime:
    """When a claim holds in the world: an EDTF string, its words in the article, and what it rests on.

    `edtf` is None exactly where `basis` is UNDATED. `span` is None where no words of the article give the date.
    """

    edtf: str | None = None
    basis: DateBasis = DateBasis.UNDATED
    span: Span | None = None

    def __post_init__(self) -> None:
        if (self.edtf is None) != (self.basis is DateBasis.UNDATED):
            raise ValueError(f"edtf {self.edtf!r} does not go with basis {self.basis}")
        if self.edtf is not None:
            DateInterval.from_edtf(self.edtf)

    @property
    def interval(self) -> DateInterval:
        """All days the valid time can cover; unbounded where undated."""
        return DateInterval() if self.edtf is None else DateInterval.from_edtf(self.edtf)

    @property
    def begins(self) -> DateInterval:
        """The days on which it can have begun; unbounded where the text does not say."""
        return self._side(0)

    @property
    def ends(self) -> DateInterval:
        """The days on which it can have ended; unbounded where the text does not say."""
        return self._side(1)

    def _side(self, index: int) -> DateInterval:
        if self.edtf is None:
            return DateInterval()
        part = self.edtf.split("/")[index] if "/" in self.edtf else self.edtf
        return DateInterval() if part in ("", "..") else _point(part)


UNDATED = ValidTime()
"""The valid time of a claim whose words give none."""


@dataclass(frozen=True, slots=True, kw_only=True)
class AsOf:
    """The two time axes of a question: what held on `valid`, as far as was known by `known` (inclusive days).

    None on either axis means without bound: any day, everything known.
    """

    valid: date | None = None
    known: date | None = None
