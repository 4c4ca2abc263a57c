"""Readings of lengths of time, of what comes again, and of times that no calendar places."""

from __future__ import annotations

from foedus.language.dates.calendar import Unit
from foedus.language.dates.grammar import Phrase
from foedus.language.dates.reading import Reading, TimeKind, clock_value, counted_units, duration_value
from foedus.language.dates.scope import Scope


def repeated(phrase: Phrase, _scope: Scope) -> Reading | None:
    """Every Friday, daily."""
    piece = phrase.get("K")
    if piece is not None:
        return Reading(kind=TimeKind.SET, value=piece.value)
    unit = phrase.get("u")
    return Reading(kind=TimeKind.SET, value=duration_value(phrase.number("n") or 1, Unit(unit.value)) if unit else None)


def duration(phrase: Phrase, _scope: Scope) -> Reading | None:
    """Two years, a decade, 24 hours."""
    unit = phrase.get("uh", -1)
    if unit is None:
        return None
    count = counted_units(phrase)
    if unit.symbol == "h":
        return Reading(kind=TimeKind.DURATION, value=clock_value(count, unit.value), count=count)
    length = Unit(unit.value)
    return Reading(kind=TimeKind.DURATION, value=duration_value(count, length), count=count, unit=length)


def vague_duration(phrase: Phrase, _scope: Scope) -> Reading | None:
    """Decades, years: an unknown number of them."""
    piece = phrase.pieces[0]
    if not piece.text.lower().endswith("s"):
        return None
    return Reading(kind=TimeKind.DURATION, value=duration_value(None, Unit(piece.value)), unit=Unit(piece.value))


def unplaced(phrase: Phrase, _scope: Scope) -> Reading | None:
    """Now, recently, soon."""
    return Reading(kind=TimeKind.VAGUE, value=phrase.pieces[0].value)
