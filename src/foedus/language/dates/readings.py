"""Which function reads which phrase of `grammar.yaml`.

A reading function returns None where the words turn out to be no date ("35 May", a number in no calendar).
"""

from __future__ import annotations

from collections.abc import Callable

from foedus.language.dates import absolute, lengths, relative
from foedus.language.dates.grammar import Phrase
from foedus.language.dates.reading import Reading
from foedus.language.dates.scope import Scope

_READINGS: dict[str, Callable[[Phrase, Scope], Reading | None]] = {
    "iso": absolute.iso_day,
    "slashed": absolute.slashed,
    "day_range": absolute.day_range,
    "range_day": absolute.day_range,
    "day_inst": absolute.day_inst,
    "day_month": absolute.day_month,
    "month_day": absolute.day_month,
    "ordinal_in": absolute.ordinal_in,
    "week_of": absolute.week_of,
    "fraction": absolute.fraction,
    "fraction_of": absolute.fraction,
    "month_year": absolute.month,
    "month_deictic": absolute.month_deictic,
    "month": absolute.month,
    "holiday": absolute.holiday,
    "day_before": relative.day_before,
    "relative_day": relative.relative_day,
    "weekday": relative.weekday,
    "day_of": relative.day_of,
    "weekend": relative.bare_weekend,
    "part_of_day": relative.day_part,
    "part_of": relative.part_of,
    "rolling": relative.rolling,
    "recent": relative.recent,
    "deictic": relative.deictic,
    "day_then": relative.day_then,
    "narrative": relative.narrative,
    "year_range": absolute.year_range,
    "decade": absolute.decade_reading,
    "century": absolute.century,
    "season": absolute.season,
    "ago": relative.units_ago,
    "from_now": relative.from_now,
    "offset": relative.offset,
    "set": lengths.repeated,
    "duration": lengths.duration,
    "vague_duration": lengths.vague_duration,
    "year": absolute.only_year,
    "vague": lengths.unplaced,
}


def read(phrase: Phrase, scope: Scope) -> Reading | None:
    """The meaning of a phrase in its scope, or None where it is no time after all."""
    try:
        return _READINGS[phrase.name](phrase, scope)
    except (ValueError, OverflowError):
        return None
