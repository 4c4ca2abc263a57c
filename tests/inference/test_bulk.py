"""The states of many pairs at once are those of `state_of`, pair by pair, on random histories."""

from __future__ import annotations

from collections import defaultdict
from datetime import date, timedelta
from typing import NamedTuple

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from foedus.inference import Commitment, Evidence, PairState, Rates, Standing, evidence_from, state_of
from foedus.inference.bulk import STANDINGS, standings
from foedus.inference.bulk_spells import spells
from foedus.inference.columns import COMMITMENTS, PHASES, EvidenceColumns, evidence_columns
from foedus.inference.settings import DEFAULT_PATIENCE
from foedus.model import Phase

DAY = date(2014, 6, 15)
ACTORS = ("a", "b", "c")
RELATIONS = tuple(DEFAULT_PATIENCE)


class Row(NamedTuple):
    ends: tuple[str, str]
    relation: str
    phase: Phase
    commitment: Commitment
    edtf: str | None
    reported: date | None


near = st.integers(-900, 60).map(lambda days: DAY + timedelta(days=days))
edtfs = st.one_of(
    st.none(),
    near.map(date.isoformat),
    near.map(lambda day: f"{day:%Y-%m}"),
    st.sampled_from(["2014", "2013", "201X", "2014-21", "2013~", "../2014-03", "2012/", "/2014-05-20", "2012-02/.."]),
    st.tuples(near, near).map(lambda two: f"{min(two)}/{max(two)}"),
)
rows = st.builds(
    Row,
    ends=st.sampled_from([("a", "b"), ("b", "a"), ("a", "b"), ("c", "b")]),
    relation=st.sampled_from(("fighting", "truce", "split", "alliance", "opposition", *RELATIONS)),
    phase=st.sampled_from(PHASES),
    commitment=st.sampled_from((Commitment.ASSERTED, Commitment.ASSERTED, Commitment.DENIED, *COMMITMENTS)),
    edtf=edtfs,
    reported=st.none() | near | near,
)
rates = st.builds(
    Rates,
    patience=st.dictionaries(st.sampled_from(RELATIONS), st.integers(0, 900), max_size=3),
    currency=st.sampled_from([0, 20, 180]),
    turn=st.sampled_from([0, 30, 200]),
)


def told(history: list[Row]) -> list[Evidence]:
    return [
        evidence_from(
            claim=f"c{number:03}",
            article=f"a{number}",
            relation=row.relation,
            ends=row.ends,
            phase=row.phase,
            commitment=row.commitment,
            edtf=row.edtf,
            reported=row.reported,
        )
        for number, row in enumerate(history)
    ]


def pairs_of(history: list[Row]) -> list[tuple[str, str]]:
    return sorted({(min(row.ends), max(row.ends)) for row in history})


def as_columns(history: list[Row]) -> EvidenceColumns:
    pairs = pairs_of(history)
    relations = tuple(dict.fromkeys(row.relation for row in history))
    texts = list(dict.fromkeys(row.edtf for row in history))

    def codes(values: list[int]) -> np.ndarray[tuple[int], np.dtype[np.int64]]:
        return np.array(values, dtype=np.int64)

    return evidence_columns(
        pairs=len(pairs),
        pair=codes([pairs.index((min(row.ends), max(row.ends))) for row in history]),
        relations=relations,
        relation=codes([relations.index(row.relation) for row in history]),
        phase=codes([PHASES.index(row.phase) for row in history]),
        commitment=codes([COMMITMENTS.index(row.commitment) for row in history]),
        edtf=codes([texts.index(row.edtf) for row in history]),
        edtfs=texts,
        reported=codes([row.reported.toordinal() if row.reported else 0 for row in history]),
    )


def counting(state: PairState) -> set[str]:
    """The claims that a network shows for a tie."""
    if state.standing in (Standing.UNKNOWN, Standing.ENDED):
        return set()
    return {
        claim for item in state.conclusions if item.status.value in ("holds", "contested") for claim in item.premises
    }


@settings(max_examples=500, deadline=None)
@given(st.lists(rows, max_size=14), near, rates)
def test_the_states_of_all_pairs_are_those_of_each(history: list[Row], day: date, given_rates: Rates) -> None:
    found = standings(as_columns(history), day, given_rates)
    premises = defaultdict(set)
    for number, row in enumerate(history):
        if found.premises[number]:
            premises[min(row.ends), max(row.ends)].add(f"c{number:03}")
    evidence = told(history)
    for place, pair in enumerate(pairs_of(history)):
        wanted = state_of(pair, evidence, day, given_rates, spells=False)
        assert STANDINGS[found.standing[place]] is wanted.standing
        assert premises[pair] == counting(wanted)


def times(state: PairState) -> list[str]:
    """The spells that a network shows for a tie."""
    if not counting(state):
        return []
    counted = [item for item in state.conclusions if item.status.value in ("holds", "contested")]
    found = [spell for item in counted for spell in item.spells]
    return [
        spell.edtf
        for spell in sorted(found, key=lambda spell: (spell.first_seen or spell.ended or date.min, spell.edtf))
    ]


@settings(max_examples=500, deadline=None)
@given(st.lists(rows, max_size=14), near, rates)
def test_the_spells_of_all_pairs_are_those_of_each(history: list[Row], day: date, given_rates: Rates) -> None:
    columns = as_columns(history)
    found = defaultdict(list)
    ids = (np.arange(len(history)),)
    for spell in spells(columns, standings(columns, day, given_rates), ids, given_rates):
        found[spell.pair].append((spell.start, spell.edtf))
    evidence = told(history)
    for place, pair in enumerate(pairs_of(history)):
        assert [edtf for _, edtf in sorted(found[place])] == times(state_of(pair, evidence, day, given_rates))


@settings(max_examples=100, deadline=None)
@given(rows)
def test_bounds_are_those_of_single_evidence(row: Row) -> None:
    (single,), columns = told([row]), as_columns([row])
    for interval, bounds in ((single.begins, columns.begins[0]), (single.ends, columns.ends[0])):
        start, end = bounds.tolist()
        assert (date.fromordinal(start) if start else None) == interval.start
        assert (date.fromordinal(end) if end < 1 << 23 else None) == interval.end


def test_of_no_claims_nothing_follows() -> None:
    found = standings(as_columns([]), DAY)
    assert (len(found.standing), len(found.premises)) == (0, 0)
