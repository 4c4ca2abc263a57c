"""The network and its pictures, as a user asks for them."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.cli.inside import foedus_inside
from tests.cli.test_commands import foedus, lines, no_traceback
from tests.cli.test_questions import asked

__all__ = ["asked"]

TRIANGLE = "a,b,sign\nred,blue,1\nblue,green,1\nred,green,-1\n"


def test_equally_good_splits_are_counted(tmp_path: Path) -> None:
    (tmp_path / "ties.csv").write_text(TRIANGLE)
    words = ("network", "--edges", "ties.csv", "--chance", "3")
    found = json.loads(foedus(*words, "--format", "json", cwd=tmp_path).stdout)
    assert found["optima"]["count"] == len(found["optima"]["splits"]) == 3
    assert {tie["frustrated"] for tie in found["optima"]["ties"]} == {"sometimes"}
    assert found["triads"]["++-"] == 1
    assert found["chance"]["draws"] == 3
    text = foedus(*words, cwd=tmp_path).stdout.decode()
    assert "3 splits into camps are equally good" in " ".join(text.split())
    assert max(map(len, text.splitlines())) <= 80


def test_a_network_of_a_file_has_no_day_but_the_one_that_is_given(tmp_path: Path) -> None:
    (tmp_path / "ties.csv").write_text(TRIANGLE)
    words = ("network", "--edges", "ties.csv")
    assert json.loads(foedus(*words, "--format", "json", cwd=tmp_path).stdout)["as_of"] is None
    told = foedus(*words, "--as-of", "2001-02-03", "--format", "json", cwd=tmp_path)
    assert json.loads(told.stdout)["as_of"] == "2001-02-03"
    assert foedus(*words, "--svg", "n.svg", cwd=tmp_path).stdout.startswith(b"Network of ties.csv: 3 actors, 3 ties")
    assert "Who stands with whom, of ties.csv<" in (tmp_path / "n.svg").read_text(encoding="utf-8")


def test_pictures_are_written(asked: Path) -> None:
    done = foedus("network", "--as-of", "2012-11-25", "--svg", "n.svg", "--png", "n.png", cwd=asked)
    assert done.returncode == 0, done.stderr
    assert "March 23 Movement" in (asked / "n.svg").read_text(encoding="utf-8")
    assert (asked / "n.png").read_bytes().startswith(b"\x89PNG")
    assert foedus("timeline", "Rwanda", "M23", "--as-of", "2012-12-01", "--svg", "t.svg", cwd=asked).returncode == 0
    assert "backing +" in (asked / "t.svg").read_text(encoding="utf-8")


def test_a_picture_that_cannot_be_made_says_why(asked: Path) -> None:
    assert foedus("timeline", "Rwanda", "M23", cwd=asked).returncode == 2
    done = foedus("network", "--svg", "nowhere/n.svg", cwd=asked)
    assert done.returncode == 1
    assert b"nowhere/n.svg" in done.stderr
    no_traceback(done)


def test_through_time_gives_a_line_a_step(asked: Path) -> None:
    words = ("network", "--through", "2012-10-01/2013-01-15", "--step", "month", "--format", "jsonl")
    rows = lines(foedus(*words, cwd=asked))
    assert [row["as_of"] for row in rows] == ["2012-10-31", "2012-11-30", "2012-12-31", "2013-01-15"]
    assert rows[0]["ties"] == 0
    assert rows[1]["ties"] != 0
    for wrong in (("--through", "2013"), ("--through", "2013-01-01/2014-01-01", "--step", "week")):
        assert foedus("network", *wrong, cwd=asked).returncode == 2


def test_ties_weigh_their_origins_where_that_is_asked_for(asked: Path) -> None:
    words = ("network", "--as-of", "2012-11-25", "--weights")
    found = json.loads(foedus(*words, "origins", "--format", "json", cwd=asked).stdout)
    assert (found["weights"], found["frustration"]["proved"]) == ("origins", True)
    assert "0 origins of ties in the way" in foedus(*words, "origins", cwd=asked).stdout.decode()
    for wrong in (("origins", "--no-origins"), ("sources",), ("origins", "--through", "2012-10-01/2013-01-15")):
        done = foedus(*words, *wrong, cwd=asked)
        assert done.returncode == 2
        no_traceback(done)


def test_origins_of_very_many_claims_are_counted_only_where_that_is_asked_for(
    asked: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    words = ("network", "--as-of", "2012-11-25", "--format", "json")
    usual = foedus_inside(*words, cwd=asked)
    assert not usual.stderr
    monkeypatch.setattr("foedus.workspace.questions.AFFORDABLE", 0)
    left, counted, refused = (
        foedus_inside(*words, *more, cwd=asked) for more in ((), ("--origins",), ("--no-origins",))
    )
    assert {edge["origins"] for edge in json.loads(left.stdout)["edges"]} == {None}
    assert b"origins not counted: the ties rest on" in left.stderr
    assert counted.stdout == usual.stdout
    assert not counted.stderr
    assert (refused.stdout, refused.stderr) == (left.stdout, b"")


@pytest.mark.parametrize("other", [("--svg", "n.svg"), ("--png", "n.png"), ("--chance", "3"), ("--why",)])
def test_what_the_network_through_time_has_no_use_for_is_refused(asked: Path, other: tuple[str, ...]) -> None:
    done = foedus("network", "--through", "2012-10-01/2013-01-15", *other, cwd=asked)
    assert done.returncode == 2
    assert other[0].encode() in done.stderr
    assert not done.stdout


def test_through_needs_a_ledger(tmp_path: Path) -> None:
    (tmp_path / "ties.csv").write_text(TRIANGLE)
    done = foedus("network", "--edges", "ties.csv", "--through", "2012-10-01/2013-01-15", cwd=tmp_path)
    assert done.returncode == 2
    assert b"--edges" in done.stderr


def test_why_opens_ties_to_their_words(asked: Path) -> None:
    text = foedus("network", "--as-of", "2012-11-25", "--why", cwd=asked).stdout.decode()
    assert "c1:" in text
    assert "The Congolese army fought M23" in " ".join(text.split())


def test_a_forecast_is_marked_and_says_what_it_rests_on(asked: Path) -> None:
    words = ("forecast", "Rwanda", "Democratic Republic of the Congo", "--as-of", "2012-11-25")
    found = json.loads(foedus(*words, "--format", "json", cwd=asked).stdout)
    assert found["forecast"] is True
    assert (found["past"], found["triangles"]) == ([], [])
    told = foedus("forecast", "M23", "Congo", "--as-of", "2012-11-25", "--format", "json", cwd=asked)
    fought = json.loads(told.stdout)
    assert [(item["relation"], item["sign"]) for item in fought["past"]] == [("fighting", -1)]
    assert all(name.startswith("c1:") for item in fought["past"] for name in item["claims"])
    assert (fought["last_word"], fought["sign"]) == (-1, -1)
    text = foedus("forecast", "M23", "Congo", "--as-of", "2012-11-25", "--why", cwd=asked).stdout.decode()
    assert text.startswith("FORECAST")
    assert "The Congolese army fought M23" in " ".join(text.split())
    assert max(map(len, text.splitlines())) <= 80


def test_a_forecast_adds_nothing_to_the_ledger(asked: Path) -> None:
    before = foedus("ledger", "head", cwd=asked).stdout
    assert foedus("forecast", "M23", "Rwanda", cwd=asked).returncode == 0
    assert foedus("ledger", "head", cwd=asked).stdout == before
