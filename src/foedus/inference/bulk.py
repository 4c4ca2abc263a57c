"""The states of many pairs at once, by the rules of `state`, on columns.

Each rule of `state` and `timeline` has its counterpart here under the same name; a test holds both against each other
on random histories. What a row is, a claim; what a line is, one relation of one pair: number `pair * relations +
relation`.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

import numpy as np

from foedus.inference.columns import ASSERTED, BEGINS, DENIED, ENDS, NONE, OPEN, Codes, EvidenceColumns, Marks
from foedus.inference.settings import SIGNS, Rates
from foedus.inference.state import ENDED_BY_SPLIT, OVERTAKEN, Standing

STANDINGS = tuple(Standing)


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Standings:
    """How many pairs stand on a day.

    `standing` has a place in `STANDINGS` for each pair. `counted` marks the lines that hold or are contested. The rest
    is one row a claim: `premises` are the claims behind the counted lines of pairs that are neither ended nor unknown.
    """

    standing: Codes
    counted: Marks
    premises: Marks
    rows: Rows
    day: int

    @property
    def shown(self) -> Marks:
        """The pairs that are neither ended nor unknown."""
        return _shown(self.standing)


def _shown(standing: Codes) -> Marks:
    return ~np.isin(standing, [STANDINGS.index(Standing.UNKNOWN), STANDINGS.index(Standing.ENDED)])


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Rows:
    """What a day makes of each claim: what asserts, ends, denies, or denies an end; when it saw it and put its end.

    `seen`, `start` and `end` are days or `NONE`: the last on which it says that it held, the one from which on it puts
    it, the one by which it puts it to an end.
    """

    line: Codes
    holding: Marks
    ending: Marks
    denied: Marks
    upheld: Marks
    seen: Codes
    start: Codes
    end: Codes

    @classmethod
    def of(cls, evidence: EvidenceColumns, day: int) -> Rows:
        """The rows of all claims, sorted as `Line.of` does."""
        dated, reported, phase = evidence.dated, evidence.reported, evidence.phase
        start = np.where(dated, evidence.begins[:, 0], reported)
        begun = start <= day
        asserted, denied = begun & (evidence.commitment == ASSERTED), begun & (evidence.commitment == DENIED)
        holding = asserted & (phase != ENDS)
        ending = asserted & (phase == ENDS) & (~dated | (evidence.ends[:, 0] <= day))
        told = np.where(dated, _last_day(evidence.ends[:, 1]), reported)
        end = np.where(ending | (holding & _closed(evidence, day)), np.minimum(told, day), NONE)
        return cls(
            line=evidence.pair * len(evidence.relations) + evidence.relation,
            holding=holding,
            ending=ending,
            denied=denied & (phase != ENDS),
            upheld=denied & (phase == ENDS),
            seen=_seen(evidence, day),
            start=start,
            end=end,
        )


def _last_day(end: Codes) -> Codes:
    return np.where(end == OPEN, NONE, end - 1)


def _closed(evidence: EvidenceColumns, day: int) -> Marks:
    first, last, end = evidence.begins[:, 1], evidence.ends[:, 0], evidence.ends[:, 1]
    known = evidence.dated & (first != OPEN) & (last != NONE) & (end != OPEN)
    told: Marks = (evidence.reported == NONE) | (end <= evidence.reported)
    closed: Marks = known & (first <= last) & (end <= day) & told
    return closed


def _seen(evidence: EvidenceColumns, day: int) -> Codes:
    dated, reported = evidence.dated, evidence.reported
    began, ended = _last_day(evidence.begins[:, 1]), _last_day(evidence.ends[:, 1])
    last = np.where(ended != NONE, ended, np.where(reported != NONE, reported, began))
    last = np.where(dated, np.where(evidence.phase == BEGINS, began, last), reported)
    last = np.where((last != NONE) & (reported != NONE), np.minimum(last, reported), last)
    late = np.where(dated, np.maximum(last, evidence.begins[:, 0]), last)
    return np.where(last == NONE, NONE, np.minimum(late, day))


def standings(evidence: EvidenceColumns, day: date, rates: Rates | None = None) -> Standings:
    """How every pair stands on a day; the same as `state_of` says pair by pair."""
    settings, rows = rates or Rates(), Rows.of(evidence, day.toordinal())
    lines = _Lines(evidence, rows, day.toordinal(), settings)
    standing = _standing_of(lines)
    counted = (lines.holds | lines.contested) & _shown(standing)[:, None]
    return Standings(
        standing=standing, counted=counted.ravel(), premises=lines.premises(counted.ravel()), rows=rows, day=lines.day
    )


class _Lines:
    """Every line of every pair, shape (pairs, relations): what is concluded of it, and from which rows."""

    def __init__(self, evidence: EvidenceColumns, rows: Rows, day: int, rates: Rates) -> None:
        self.rows, self.day, self.relations = rows, day, evidence.relations
        self._pair = evidence.pair
        self._shape = (evidence.pairs, len(evidence.relations))
        seen, over = self._latest(rows.seen, rows.holding), self._latest(rows.end, rows.end != NONE)
        begun, asserted = self._latest(rows.start, rows.holding), self._any(rows.holding)
        spans = _spans(evidence, rates.currency)
        self._denying = _meeting(rows.line, spans, rows.denied, rows.holding)
        self._upholding = _meeting(rows.line, spans, rows.upheld, rows.ending)
        is_over = (over != NONE) & ((seen == NONE) | (seen <= over))
        ending = is_over & asserted | ~asserted & self._any(rows.ending)
        self.end_denied = ending & self._any(self._upholding)
        rested = asserted & ~is_over & self._rested(begun, seen, asserted, is_over)
        self.ended = ending & ~self.end_denied | rested
        patience = np.array([rates.patience[name] for name in self.relations], dtype=np.int64)
        left = asserted & ~is_over & ~rested & (seen != NONE) & (day - seen <= patience)
        self.denied = left & self._any(self._denying)
        self._breaking = self._fought_since(begun)
        self.broken = np.zeros(self._shape, dtype=np.bool_)
        for truce in self._places({"truce"}):
            self.broken[:, truce] = (left & ~self.denied)[:, truce] & self._per_pair(self._breaking)
        self.contested = self.end_denied | self.denied | self.broken
        self.holds = left & ~self.contested & ~self._overtaken(seen, rates.turn)

    def _places(self, names: frozenset[str] | set[str]) -> Sequence[int]:
        return [place for place, name in enumerate(self.relations) if name in names]

    def _latest(self, days: Codes, rows: Marks) -> Codes:
        """For each line the latest of the days of these rows, `NONE` where there is none."""
        found = np.full(self._shape[0] * self._shape[1], NONE, dtype=np.int64)
        np.maximum.at(found, self.rows.line[rows], days[rows])
        return found.reshape(self._shape)

    def _any(self, rows: Marks) -> Marks:
        """For each line whether any of these rows is its."""
        found = np.zeros(self._shape[0] * self._shape[1], dtype=np.bool_)
        found[self.rows.line[rows]] = True
        return found.reshape(self._shape)

    def _per_pair(self, rows: Marks) -> Marks:
        found = np.zeros(self._shape[0], dtype=np.bool_)
        found[self._pair[rows]] = True
        return found

    def _rested(self, begun: Codes, seen: Codes, asserted: Marks, over: Marks) -> Marks:
        """The lines after whose last sighting a split came about or, for fighting, a truce that is not over."""
        found = np.zeros(self._shape, dtype=np.bool_)
        for names, stopping, lasting in ((ENDED_BY_SPLIT, "split", False), ({"fighting"}, "truce", True)):
            for other in self._places({stopping}):
                came = begun[:, other]
                stops = asserted[:, other] & (came != NONE) & ~(over[:, other] & lasting)
                for place in self._places(names):
                    found[:, place] |= stops & ((seen[:, place] == NONE) | (seen[:, place] <= came))
        return found

    def _fought_since(self, begun: Codes) -> Marks:
        """The rows of fighting that began after the pair's truce did."""
        found = np.zeros(len(self.rows.line), dtype=np.bool_)
        for truce in self._places({"truce"}):
            for fighting in self._places({"fighting"}):
                mine = self.rows.holding & (self.rows.line % len(self.relations) == fighting)
                came = begun[self._pair, truce]
                found |= mine & (came != NONE) & (self.rows.start > came)
        return found

    def _overtaken(self, seen: Codes, turn: int) -> Marks:
        """The lines of which one of the other sign was seen later, by more than `turn` days."""
        signs = np.array([SIGNS.get(name, 0) for name in self.relations])
        found = np.zeros(self._shape, dtype=np.bool_)
        for place in self._places(OVERTAKEN):
            others = seen[:, signs == -signs[place]]
            if others.shape[1]:
                found[:, place] = others.max(axis=1) > seen[:, place] + turn
        return found

    def premises(self, counted: Marks) -> Marks:
        """The rows behind these lines."""
        rows, line = self.rows, self.rows.line
        end_denied, denied = self.end_denied.ravel()[line], self.denied.ravel()[line]
        mine = rows.holding | end_denied & (rows.ending | self._upholding) | denied & self._denying
        broken: Marks = np.any(self.broken & counted.reshape(self._shape), axis=1)
        found: Marks = counted[line] & mine | self._breaking & broken[self._pair]
        return found


def _standing_of(lines: _Lines) -> Codes:
    """As `standing_of` does: mixed, contested, signed, neutral, contested, ended, unknown, the first that applies."""
    signs = np.array([SIGNS.get(name, 0) for name in lines.relations], dtype=np.int64)
    friendly, hostile = lines.holds[:, signs == 1].any(axis=1), lines.holds[:, signs == -1].any(axis=1)
    neutral = [place for place, name in enumerate(lines.relations) if name in ("truce", "talks")]
    cases = (
        (friendly & hostile, Standing.MIXED),
        (friendly, Standing.FRIENDLY),
        (hostile, Standing.HOSTILE),
        (lines.contested[:, signs != 0].any(axis=1), Standing.CONTESTED),
        (lines.holds[:, neutral].any(axis=1), Standing.NEUTRAL),
        (lines.contested.any(axis=1), Standing.CONTESTED),
        (lines.ended.any(axis=1), Standing.ENDED),
    )
    return np.select(
        [mark for mark, _ in cases],
        [np.int64(STANDINGS.index(standing)) for _, standing in cases],
        default=np.int64(STANDINGS.index(Standing.UNKNOWN)),
    )


def _spans(evidence: EvidenceColumns, currency: int) -> Codes:
    """The days of which each claim speaks, as `Evidence.span` has them; shape (n, 2)."""
    dated, reported = evidence.dated, evidence.reported
    start = evidence.begins[:, 0]
    end = np.where(evidence.phase == BEGINS, evidence.begins[:, 1], evidence.ends[:, 1])
    empty = start >= end
    start, end = np.where(empty, evidence.begins[:, 0], start), np.where(empty, evidence.begins[:, 1], end)
    told = reported != NONE
    start = np.where(dated, start, np.where(told, np.maximum(reported - currency, NONE), NONE))
    end = np.where(dated, end, np.where(told, reported + 1, OPEN))
    return np.stack([start, end], axis=1)


def _meeting(line: Codes, spans: Codes, wanted: Marks, others: Marks) -> Marks:
    """Of the `wanted` rows those that speak of a day of which one of the `others` of their line speaks too.

    Sorted by line and start, the latest end among those that start before a row's end decides.
    """
    found = np.zeros(len(line), dtype=np.bool_)
    asked = np.flatnonzero(wanted)
    told = np.flatnonzero(others)
    if not len(asked) or not len(told):
        return found
    told = told[np.isin(line[told], line[asked])]
    starts = _keyed(line[told], spans[told, 0])
    order = np.argsort(starts, kind="stable")
    latest = np.maximum.accumulate(_keyed(line[told], spans[told, 1])[order])
    before = np.searchsorted(starts[order], _keyed(line[asked], spans[asked, 1]), side="left") - 1
    meets = (before >= 0) & (latest[before] > _keyed(line[asked], spans[asked, 0])) if len(told) else before >= 0
    found[asked[meets]] = True
    return found


def _keyed(line: Codes, day: Codes) -> Codes:
    """One number for a line and a day, in the order of both."""
    return line * (2 * OPEN) + day
