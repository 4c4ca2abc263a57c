import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from foedus.evaluation.floors import MARGIN, Floors, FloorsError, pinned

FIGURES = st.dictionaries(
    st.sampled_from(["one", "two"]),
    st.dictionaries(st.sampled_from(["f1", "date"]), st.floats(min_value=0, max_value=1), max_size=2),
)


@given(FIGURES, FIGURES)
def test_pinning_never_lowers_a_floor(before, now):
    floors = Floors(floors={}).raised(before)
    after = floors.raised(now)
    for name, row in floors.floors.items():
        for measure, floor in row.items():
            assert after.floors[name][measure] >= floor
    assert after.falls(now) == floors.falls(now)


@given(FIGURES)
def test_what_was_pinned_passes(figures):
    floors = Floors(floors={}).raised(figures)
    assert floors.falls(figures) == []
    assert floors.missing(figures) == []


def test_a_fall_is_named():
    floors = Floors(floors={"mmp": {"pair": 0.8, "sign": 0.9}})
    (fall,) = floors.falls({"mmp": {"pair": 0.79, "sign": 0.95}})
    assert (fall.name, fall.measure, fall.seen, fall.floor) == ("mmp", "pair", 0.79, 0.8)
    assert floors.falls({"other": {"pair": 0.1}}) == []


def test_a_measure_that_vanished_is_named():
    assert Floors(floors={"mmp": {"pair": 0.8}}).missing({"mmp": {"sign": 1.0}}) == [("mmp", "pair")]


def test_lowering_takes_a_reason_and_is_logged():
    floors = Floors(floors={"mmp": {"pair": 0.8, "sign": 0.9}})
    seen = {"mmp": {"pair": 0.7, "sign": 0.95}}
    for reason in ("", "no reason"):
        with pytest.raises(FloorsError, match="reason"):
            floors.lowered(seen, reason, "2026-11-22")
    lower = floors.lowered(seen, "fewer false alarms elsewhere", "2026-11-22")
    assert lower.floors == {"mmp": {"pair": pinned(0.7), "sign": 0.9}}
    assert [(row["measure"], row["from"], row["reason"]) for row in lower.log] == [
        ("pair", 0.8, "fewer false alarms elsewhere")
    ]


def test_the_file_keeps_floors_and_log(tmp_path):
    path = tmp_path / "floors.json"
    floors = Floors(floors={"mmp": {"pair": 0.8}}).lowered({"mmp": {"pair": 0.5}}, "gold was put right", "2026-11-22")
    floors.write(path)
    assert Floors.read(path) == floors
    assert Floors.read(tmp_path / "none.json") == Floors(floors={})


@pytest.mark.parametrize("content", ["", "[]", '{"floors": {"a": 1}, "log": []}', '{"floors": {}}'])
def test_a_damaged_file_is_named(tmp_path, content):
    path = tmp_path / "floors.json"
    path.write_text(content, encoding="utf-8")
    with pytest.raises(FloorsError, match=r"floors\.json"):
        Floors.read(path)


def test_margin():
    assert pinned(0.5) == 0.5 - MARGIN
    assert pinned(0.0) == 0.0


def test_shipped_floors_are_well_formed():
    from foedus.evaluation.__main__ import FLOORS

    content = json.loads(FLOORS.read_text(encoding="utf-8"))
    assert set(content) == {"floors", "log"}
    assert all(0 <= floor <= 1 for row in content["floors"].values() for floor in row.values())
    assert "first_half" in content["floors"]
