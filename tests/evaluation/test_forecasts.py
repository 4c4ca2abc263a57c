"""Forecasts against what came next in the histories of pairs."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from foedus.evaluation.forecasts import SPLIT, asked_after, brier, figures, main
from foedus.evaluation.histories import links_of, read_links
from foedus.workspace.forecasts import MEASURED
from tests.evaluation.test_histories import GOLD, row

ROWS = [
    row("all", "2001-00-00", ends=(1, 2)),
    row("riv", "2002-00-00", ends=(2, 3)),
    row("riv", "2010-00-00", ends=(1, 3)),
    row("all", "2011-00-00", ends=(1, 3)),
    row("all", "2011-00-00", ends=(8, 9)),
]


def test_only_earlier_years_are_known() -> None:
    asked = asked_after(links_of(ROWS), 2008)
    assert [(item.said.a, item.said.b, item.year, item.said.past, item.true) for item in asked] == [
        ("1", "3", 2010, (), -1),
        ("1", "3", 2011, (-1,), 1),
        ("8", "9", 2011, (), 1),
    ]
    assert [item.said.base for item in asked] == pytest.approx([1 / 2, 1 / 3, 1 / 3])
    assert [item.said.balance for item in asked] == [-1, -1, 0]


def test_later_links_change_no_earlier_forecast() -> None:
    before = asked_after(links_of(ROWS[:3]), 2008)
    assert asked_after(links_of(ROWS), 2008)[: len(before)] == before


def test_each_predictor_is_counted_where_it_speaks() -> None:
    found = {item.name: (item.answers, item.right, item.base_right) for item in figures(asked_after(links_of(ROWS), 0))}
    assert found["last word"] == (1, 0, 0)
    assert found["balance"] == (2, 1, 0)
    asked = asked_after(links_of(ROWS[:3]), 2008)
    assert brier(asked, lambda said: said.base) == pytest.approx(0.25)


def test_a_year_with_both_signs_asks_nothing() -> None:
    assert asked_after(links_of([row("all", "2010-00-00"), row("riv", "2010-00-00")]), 2008) == []


def test_the_command_prints_figures_and_questions(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--gold", str(tmp_path)]) == 2
    assert "mmp_links.jsonl" in capsys.readouterr().err
    (tmp_path / "mmp_links.jsonl").write_text("\n".join(map(json.dumps, ROWS)), encoding="utf-8")
    assert main(["--gold", str(tmp_path), "--show"]) == 0
    printed = capsys.readouterr().out
    assert "3 years of pairs after 2008, 2 of them a pair's first" in printed
    assert "1-3 2010: base rate +0, last word +0, balance -1, combined -1, true -1" in printed


@pytest.mark.shared
def test_the_published_figure_is_the_measured_one() -> None:
    if not GOLD.is_dir():
        pytest.skip("the gold beside the checkout is not there")
    found = {item.name: item for item in figures(asked_after(links_of(read_links(GOLD)), SPLIT))}
    measured = {"asked": found["combined"].answers, "right": found["combined"].right}
    assert dict(MEASURED) == {**measured, "base_rate_right": found["base rate"].right}
