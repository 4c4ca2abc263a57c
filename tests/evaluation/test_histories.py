"""States against what came next in the histories of pairs."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from foedus.evaluation.histories import bounds, figures, links_of, main, read_links, stretched, turns
from foedus.inference import Standing

GOLD = Path(__file__).parents[2] / ".." / "shared" / "data" / "gold"


def row(kind: str, when: str, precision: str = "year", ends: tuple[int, int] = (1, 2)) -> dict[str, object]:
    left, right = ({"id": key} for key in ends)
    return {"g1": left, "g2": right, "type": kind, "date": when, "date_precision": precision, "self_loop": False}


def test_each_year_with_an_earlier_link_is_a_question() -> None:
    rows = [row("all", "2010-00-00"), row("all", "2011-05-00", "month", (2, 1)), row("riv", "2013-02-03", "day")]
    asked = list(turns(links_of(rows)))
    assert [(turn.year, turn.standing, turn.last, turn.true) for turn in asked] == [
        (2011, Standing.FRIENDLY, 1, 1),
        (2013, Standing.FRIENDLY, 1, -1),
    ]
    found = figures(asked)
    assert (found["state answers"], found["state right where it answers"], found["base rate"]) == (1.0, 0.5, 0.5)


def test_years_with_both_signs_and_links_of_a_group_with_itself_ask_nothing() -> None:
    mixed = [row("all", "2010-00-00"), row("riv", "2012-00-00"), row("all", "2012-00-00")]
    assert list(turns(links_of(mixed))) == []
    assert links_of([row("all", "2010-00-00") | {"self_loop": True}]) == {}


def test_a_state_that_has_aged_answers_nothing() -> None:
    asked = list(turns(links_of([row("riv", "1990-00-00"), row("riv", "2010-00-00")])))
    assert [(turn.said, turn.standing) for turn in asked] == [(0, Standing.UNKNOWN)]


def test_more_patience_answers_more() -> None:
    histories = links_of([row("riv", "1990-00-00"), row("riv", "2000-00-00")])
    assert [[turn.said for turn in turns(histories, stretched(by))] for by in (1, 50)] == [[0], [-1]]


def test_few_answers_make_a_wide_interval() -> None:
    """5 of 9 and 17 of 24, as any textbook's formula gives them."""
    assert [round(bound, 2) for bound in bounds(5, 9)] == [0.27, 0.81]
    assert [round(bound, 2) for bound in bounds(17, 24)] == [0.51, 0.85]


def test_the_command_prints_figures_and_questions(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    rows = [row("all", "2010-00-00"), row("all", "2011-00-00")]
    (tmp_path / "mmp_links.jsonl").write_text("\n".join(map(json.dumps, rows)), encoding="utf-8")
    assert main(["--gold", str(tmp_path), "--show"]) == 0
    printed = capsys.readouterr().out
    assert "1-2 2011: friendly, last +1, true +1" in printed
    assert (
        "patience x 50  the state is right in 1 of 1 = 1.00 (0.21 to 1.00), the last word on the same in 1 of 1"
        in printed
    )


def test_gold_that_cannot_be_read_is_named(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--gold", str(tmp_path)]) == 2
    assert "mmp_links.jsonl" in capsys.readouterr().err
    (tmp_path / "mmp_links.jsonl").write_text("{", encoding="utf-8")
    assert main(["--gold", str(tmp_path)]) == 2


@pytest.mark.shared
def test_the_histories_that_others_coded() -> None:
    if not GOLD.is_dir():
        pytest.skip("the gold beside the checkout is not there")
    found = figures(list(turns(links_of(read_links(GOLD)))))
    assert found["state right where it answers"] >= 0.55
    assert found["last word right where it does not"] <= 0.45
