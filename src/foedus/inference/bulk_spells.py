"""The spells of many lines at once, by the rules of `Line.spells`, on columns."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

import numpy as np
import numpy.typing as npt

from foedus.inference.bulk import Standings
from foedus.inference.columns import NONE, OPEN, Codes, EvidenceColumns, Marks
from foedus.inference.settings import Rates
from foedus.inference.state import ENDED_BY_SPLIT
from foedus.inference.timeline import edtf_of
from foedus.model import DateInterval

_WIDE = 2 * OPEN
"""Numbers for the days of one line in a key of line and day."""


@dataclass(frozen=True, slots=True, kw_only=True)
class BulkSpell:
    """A spell of a pair's relation: what `Spell` says of it in short. `start` is its first day or, unseen, its end."""

    pair: int
    start: int
    edtf: str


def spells(
    evidence: EvidenceColumns, found: Standings, ids: Sequence[npt.NDArray[Any]], rates: Rates
) -> Iterator[BulkSpell]:
    """The spells of the counted lines, by pair, relation and time.

    `ids` put the claims into the order of their ids, as keys of `numpy.lexsort`: the last one first.
    """
    rows, relations = found.rows, len(evidence.relations)
    mine = np.flatnonzero(rows.holding & found.counted[rows.line])
    if not len(mine):
        return
    first = _first(evidence)
    mine = mine[np.lexsort((*(key[mine] for key in ids), np.maximum(first[mine], 1), rows.line[mine]))]
    first, line, ends = first[mine], rows.line[mine], _ends(evidence, found)
    new = np.r_[True, line[1:] != line[:-1]]
    last = _last_before(rows.seen[mine], new)
    patience = np.array([rates.patience[name] for name in evidence.relations], dtype=np.int64)[line % relations]
    broken = _next_end(ends, line, last) <= first
    starts = np.flatnonzero(new | (last != NONE) & (first > last) & (broken | (first - last > patience)))
    earliest = np.minimum.reduceat(np.where(first == NONE, OPEN, first), starts)
    later = np.where(np.r_[new[starts[1:]], True], OPEN, np.r_[earliest[1:], OPEN])
    stop = _next_end(ends, line[starts], np.maximum.reduceat(rows.seen[mine], starts))
    stop = np.where(stop <= later, stop, OPEN)
    begins = np.minimum.reduceat(_begins(evidence)[mine], starts)
    told = (line[starts].tolist(), begins.tolist(), earliest.tolist(), stop.tolist())
    for owner, begun, start, end in zip(*told, strict=True):
        over = date.fromordinal(end).isoformat() if end < OPEN else ".."
        known = next((day for day in (start, end) if day < OPEN), 1)
        yield BulkSpell(pair=owner // relations, start=known, edtf=f"{_text(begun)}/{over}")


def _first(evidence: EvidenceColumns) -> Codes:
    """The first day on which each claim can put it, or the day by which it tells of it."""
    start, end, reported = evidence.begins[:, 0], evidence.ends[:, 1], evidence.reported
    last = np.where(end == OPEN, OPEN, end - 1)
    told = np.minimum(last, np.where(reported == NONE, OPEN, reported))
    late = np.where(told == OPEN, NONE, told)
    return np.where(evidence.dated, np.where(start != NONE, start, late), reported)


def _begins(evidence: EvidenceColumns) -> Codes:
    """One number for the begin that a claim gives, which sorts by its start, then its end; the highest where none."""
    start, end = evidence.begins[:, 0], evidence.begins[:, 1]
    return np.where(evidence.dated & (start != NONE), start * _WIDE + end, OPEN * _WIDE)


def _text(begun: int) -> str:
    start, end = divmod(begun, _WIDE)
    if start >= OPEN:
        return ""
    until = date.fromordinal(end) if end < OPEN else None
    return edtf_of(DateInterval(start=date.fromordinal(start), end=until))


def _last_before(seen: Codes, new: Marks) -> Codes:
    """For each row the latest sighting among those of its line before it, `NONE` where there is none."""
    place = np.cumsum(new) * _WIDE
    latest: Codes = np.maximum.accumulate(place + seen) - place
    before: Codes = np.r_[np.int64(NONE), latest[:-1]]
    before[new] = NONE
    return before


def _ends(evidence: EvidenceColumns, found: Standings) -> Codes:
    """The days on which lines ended, by claims of their end or by another relation: sorted keys of line and day."""
    rows, relations = found.rows, len(evidence.relations)
    told = np.flatnonzero(rows.end != NONE)
    keys = [rows.line[told] * _WIDE + rows.end[told]]
    place = {name: number for number, name in enumerate(evidence.relations)}
    for stopped, by in [*((name, "split") for name in sorted(ENDED_BY_SPLIT)), ("fighting", "truce")]:
        if stopped in place and by in place:
            stops = np.flatnonzero(rows.holding & (rows.line % relations == place[by]) & (rows.start != NONE))
            keys.append((rows.line[stops] - place[by] + place[stopped]) * _WIDE + rows.start[stops])
    return np.sort(np.concatenate(keys))


def _next_end(ends: Codes, line: Codes, day: Codes) -> Codes:
    """For lines and days the first end of the line on that day or later, `OPEN` where there is none."""
    at = np.searchsorted(ends, line * _WIDE + day, side="left")
    found = np.r_[ends, -1][at]
    return np.where(found // _WIDE == line, found % _WIDE, OPEN)
