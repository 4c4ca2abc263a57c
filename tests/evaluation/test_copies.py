"""Copies found among made-up reports; what is pinned here stands in docs/quality.md."""

from __future__ import annotations

import pytest

from foedus.evaluation.copies import EVENTS, OPEN, SEALED, Figures, main, measured
from foedus.evaluation.copies_made import Made, made_reports

COPIES = (Made.WHOLE, Made.HALF, Made.THIRD, Made.LOCAL)


@pytest.fixture(scope="module", params=[OPEN, SEALED], ids=["open", "sealed"])
def figures(request: pytest.FixtureRequest) -> dict[Made, Figures]:
    return measured(made_reports(EVENTS, request.param))


@pytest.mark.parametrize("made", COPIES)
def test_whole_and_cut_copies_are_found_and_nothing_else(figures: dict[Made, Figures], made: Made) -> None:
    assert figures[made].size >= EVENTS
    assert figures[made].recall is not None and figures[made].recall >= 0.95
    assert figures[made].precision >= 0.95


def test_light_rewrites_are_found(figures: dict[Made, Figures]) -> None:
    recall = figures[Made.REWRITTEN].recall
    assert recall is not None and recall >= 0.9


def test_independent_reports_of_one_event_stay_apart_and_round_ups_tie_little_together(
    figures: dict[Made, Figures],
) -> None:
    assert figures[Made.INDEPENDENT].wrong <= 2
    assert figures[Made.ROUND_UP].wrong <= figures[Made.ROUND_UP].size


def test_the_set_is_the_same_every_time_and_large_enough() -> None:
    reports = made_reports(EVENTS, OPEN)
    assert reports == made_reports(EVENTS, OPEN)
    assert len({report.id for report in reports}) == len(reports) >= 300
    assert {report.made for report in reports} == set(Made)


def test_the_command_prints_a_line_for_each_kind(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--events", "4"]) == 0
    printed = capsys.readouterr().out
    assert printed.count("recall") == 2 * len(Made)


def test_many_reports_are_counted(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--many", "200"]) == 0
    assert "200 reports" in capsys.readouterr().out
