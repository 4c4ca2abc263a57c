"""The value this room yields: an expression of time and what it means."""

from __future__ import annotations

from dataclasses import dataclass

from foedus.language.dates.calendar import Unit
from foedus.language.dates.reading import TimeKind
from foedus.model import DateBasis, Span

__all__ = ["TimeExpression", "TimeKind"]


@dataclass(frozen=True, slots=True, kw_only=True)
class TimeExpression:
    """Words of a sentence that name a time.

    `first` and `last` are token indices in the sentence, `last` exclusive; the preposition before is not part of it but
    named by `direction` ("since", "until", "for", "by", "before", "after", "from", "over", "within", "in", "" …).
    `edtf` is None where the text does not give the date. `basis` is EXPLICIT or RELATIVE, or DATELINE where a relative
    phrase could only be read against the dateline. `value` is TIMEX3's value, for measuring. `count` and `unit` are a
    duration's length (count None: "several"); `about` is true where the words round it ("nearly", "over").
    """

    span: Span
    sentence: int
    first: int
    last: int
    edtf: str | None
    basis: DateBasis
    kind: TimeKind
    value: str | None = None
    direction: str = ""
    count: float | None = None
    unit: Unit | None = None
    about: bool = False
