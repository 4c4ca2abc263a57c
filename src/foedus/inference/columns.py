"""Evidence of many pairs as columns, the same that `evidence_from` makes claim by claim.

Days are `date.toordinal`; a day that is not known is `NONE`, below every other; an end without bound is `OPEN`, above.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

import numpy as np
import numpy.typing as npt

from foedus.inference.evidence import Commitment
from foedus.model import DateBasis, Phase, ValidTime

Codes = npt.NDArray[np.int64]
Marks = npt.NDArray[np.bool_]

NONE, OPEN = 0, 1 << 23
"""Below the calendar's first day (1) and above its last (3,652,059)."""

PHASES = tuple(Phase)
COMMITMENTS = tuple(Commitment)
BEGINS, ENDS = PHASES.index(Phase.BEGINS), PHASES.index(Phase.ENDS)
ASSERTED, DENIED = COMMITMENTS.index(Commitment.ASSERTED), COMMITMENTS.index(Commitment.DENIED)


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class EvidenceColumns:
    """One row a claim. `pair` numbers the pairs from 0, `relation` is a place in `relations`, `phase` in `PHASES`,
    `commitment` in `COMMITMENTS`; `begins` and `ends` are `[start, end)`, shape (n, 2).
    """

    pairs: int
    pair: Codes
    relations: tuple[str, ...]
    relation: Codes
    phase: Codes
    commitment: Codes
    begins: Codes
    ends: Codes
    dated: Marks
    reported: Codes


def evidence_columns(
    *,
    pairs: int,
    pair: Codes,
    relations: tuple[str, ...],
    relation: Codes,
    phase: Codes,
    commitment: Codes,
    edtf: Codes,
    edtfs: Sequence[str | None],
    reported: Codes,
) -> EvidenceColumns:
    """The evidence of claims given by their fields; `edtf` is a place in `edtfs`; unknown days are `NONE`."""
    bounds = np.array([_bounds(text) for text in edtfs], dtype=np.int64).reshape(-1, 2, 2)
    begins, ends = bounds[edtf, 0], bounds[edtf, 1]
    dated = np.array([text is not None for text in edtfs], dtype=np.bool_)[edtf]
    begun, over = dated & (phase == BEGINS), dated & (phase == ENDS)
    ends[begun, 0], ends[begun, 1] = begins[begun, 0], OPEN
    begins[over, 0], begins[over, 1] = NONE, ends[over, 1]
    told = ~dated
    begins[told, 0], begins[told, 1] = NONE, np.where(reported[told] == NONE, OPEN, reported[told] + 1)
    ends[told, 0], ends[told, 1] = reported[told], OPEN
    return EvidenceColumns(
        pairs=pairs,
        pair=pair,
        relations=relations,
        relation=relation,
        phase=phase,
        commitment=commitment,
        begins=begins,
        ends=ends,
        dated=dated,
        reported=reported,
    )


def _bounds(edtf: str | None) -> tuple[tuple[int, int], tuple[int, int]]:
    """The days on which what is dated so began, and on which it ended."""
    if edtf is None:
        return (NONE, OPEN), (NONE, OPEN)
    if len(edtf) == 10 and edtf.isascii() and edtf.replace("-", "").isdigit():
        day = date.fromisoformat(edtf).toordinal()
        return (day, day + 1), (day, day + 1)
    when = ValidTime(edtf=edtf, basis=DateBasis.EXPLICIT)
    begins, ends = when.begins, when.ends
    return (_first(begins.start), _last(begins.end)), (_first(ends.start), _last(ends.end))


def _first(day: date | None) -> int:
    return NONE if day is None else day.toordinal()


def _last(day: date | None) -> int:
    return OPEN if day is None else day.toordinal()
