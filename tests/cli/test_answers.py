"""Who, between and changes, as a user asks them."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.cli.inside import foedus_inside
from tests.cli.test_commands import foedus, no_traceback
from tests.cli.test_questions import REPORTS


@pytest.fixture(scope="module")
def asked(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("answers")
    (folder / "reports.jsonl").write_text("\n".join(map(json.dumps, REPORTS)), encoding="utf-8")
    assert foedus("read", "reports.jsonl", cwd=folder).returncode == 0
    return folder


def test_who_between_and_changes_as_json(asked: Path) -> None:
    found = json.loads(foedus("who", "M-23", "--as-of", "2012-11-25", "--format", "json", cwd=asked).stdout)
    backed = next(line for line in found["lines"] if line["section"] == "backed")
    assert (backed["other"], backed["status"], backed["origins"], backed["last_told"]) == (
        "Rwanda",
        "contested",
        2,
        "2012-11-21",
    )
    told = json.loads(foedus("between", "Rwanda", "M23", "--format", "json", cwd=asked).stdout)
    assert {row["document"]["id"] for entry in told["entries"] for row in entry["told"]} == {"first", "copy"}
    assert [row["document"]["id"] for row in told["rest"]] == ["denial"]
    words = ("changes", "--since", "2012-11-01", "--until", "2012-11-25", "--format", "json")
    changed = json.loads(foedus(*words, cwd=asked).stdout)
    assert {turn["change"] for pair in changed["world"] for turn in pair["changes"]} >= {"contested"}
    assert changed["learned"] == []


def plain(asked: Path, *words: str) -> str:
    done = foedus_inside(*words, cwd=asked)
    assert done.returncode == 0, done.stderr
    return " ".join(done.stdout.decode().split())


def test_between_shows_both_sides_of_a_contradiction_with_words_source_and_origins(asked: Path) -> None:
    shown = plain(asked, "between", "Rwanda", "M23", "--as-of", "2012-11-25")
    told = shown.partition("CONTRADICTIONS")[2].partition("PLANNED")[0]
    assert "denial: some assert it, others deny it" in told
    assert "“Rwanda arms the M23 rebels" in told and "“Rwanda does not arm the M23 rebels" in told
    assert "United Nations" in told and "Capital Post, 2012-11-22" in told
    assert "on one side, 2 articles → 1 origin only: United Nations investigators (2: first, copy)" in told
    assert "on the other, 1 article → 1 origin only: own report (1: denial)" in told
    before = plain(asked, "between", "Rwanda", "M23", "--as-of", "2010-01-01")
    assert "CONTRADICTIONS" not in before


def test_changes_show_words_source_and_origins_and_why_every_claim(asked: Path) -> None:
    words = ("changes", "--since", "2012-11-01", "--until", "2012-11-25", "--actor", "M23")
    short, full = plain(asked, *words), plain(asked, *words, "--why")
    assert "“Rwanda arms the M23 rebels" in short
    assert "in first, Lake Gazette, 2012-11-20 “Rwanda does not arm the M23 rebels”" in short
    assert "in denial, Capital Post, 2012-11-22 and 1 more passage: --why" in short
    origins = "2 origins: United Nations investigators (2: first, copy), own report (1: denial)"
    assert f"unknown → contested 3 articles → {origins}" in short
    assert "c1:" not in short
    assert full.count("c1:") == 4


def test_a_near_name_is_said_by_every_answer(asked: Path) -> None:
    near = "March 23 Movment"
    for words in (
        ["state", "Rwanda", near],
        ["timeline", "Rwanda", near, "--svg", "t.svg"],
        ["forecast", "Rwanda", near],
    ):
        assert b"is taken for March 23 Movement" in foedus_inside(*words, cwd=asked).stderr, words
    for words in (["who", near], ["between", "Rwanda", near], ["brief", "--actor", near]):
        assert "is taken for March 23 Movement" in plain(asked, *words), words
    assert "is taken for March 23 Movement" in plain(asked, "changes", "--since", "2012-11-01", "--actor", near)
    assert "is taken for March 23 Movement" in plain(asked, "what-if", f"Rwanda backs {near}")


@pytest.mark.parametrize(
    "words",
    [
        ["who", "M23", "--why"],
        ["between", "Rwanda", "M23"],
        ["changes", "--since", "2012-11-01"],
        ["conflicts", "--all"],
    ],
)
def test_answers_for_people_fit_80_columns(asked: Path, words: list[str]) -> None:
    done = foedus(*words, cwd=asked)
    assert done.returncode == 0, done.stderr
    assert done.stdout.strip()
    assert max(map(len, done.stdout.decode().splitlines())) <= 80


@pytest.mark.parametrize(
    "words",
    [
        ["who", "Atlantis"],
        ["between", "Rwanda", "Rwanda"],
        ["changes", "--since", "2013-01-01", "--until", "2012-01-01"],
    ],
)
def test_what_cannot_be_answered_says_why(asked: Path, words: list[str]) -> None:
    done = foedus(*words, cwd=asked)
    assert (done.returncode, done.stdout) == (2, b"")
    no_traceback(done)
