"""Who, between and changes, as a user asks them."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

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


@pytest.mark.parametrize(
    "words", [["who", "M23", "--why"], ["between", "Rwanda", "M23"], ["changes", "--since", "2012-11-01"]]
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
