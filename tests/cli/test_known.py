"""Every question takes `--as-of` and `--known`; what was known by a moment never changes; newest conflicts first."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, NamedTuple

import pytest
import typer

from foedus.cli.app import app
from tests.cli.inside import foedus_inside as foedus
from tests.cli.test_commands import lines, no_traceback

FIRST = {
    "arms": ("2012-11-20", "Rwanda arms the M23 rebels, United Nations investigators said in a report on Monday."),
    "denial": ("2012-11-22", "Rwanda does not arm the M23 rebels. The Congolese army fought M23 on Tuesday near Goma."),
    "allies": ("2012-11-23", "Uganda and Rwanda are allies, a minister said. Uganda backs the M23 rebels."),
}
LATER = {
    "truce": ("2012-11-24", "The Congolese army and M23 signed a ceasefire on Friday. Rwanda fought Uganda on Friday."),
    "no allies": ("2012-11-24", "Uganda and Rwanda are not allies. Uganda does not back the M23 rebels."),
    "again": ("2012-11-24", "Rwanda arms the M23 rebels, deserters said by telephone from the hills above the lake."),
}
DAY = "2012-11-25"
QUESTIONS: dict[str, list[str]] = {
    "brief": ["brief"],
    "who": ["who", "Rwanda"],
    "between": ["between", "Rwanda", "M23"],
    "state": ["state", "Rwanda", "M23", "--why"],
    "conflicts": ["conflicts"],
    "conflicts of a pair": ["conflicts", "Rwanda", "M23"],
    "network": ["network", "--why"],
    "what-if": ["what-if", "Rwanda fights Uganda"],
    "forecast": ["forecast", "Rwanda", "DR Congo", "--why"],
    "changes": ["changes", "--since", "2012-11-01"],
    "origins": ["origins"],
    "ledger claims": ["ledger", "claims"],
    "ledger articles": ["ledger", "articles"],
    "timeline": ["timeline", "Rwanda", "M23", "--svg", "out"],
    "export": ["export", "graphml", "--out", "out"],
    "export of events": ["export", "plover", "--out", "out"],
}


class Asked(NamedTuple):
    folder: Path
    known: str
    before: dict[str, bytes]


def read(folder: Path, reports: dict[str, tuple[str, str]]) -> None:
    rows = [
        {"id": name, "text": text, "published": day, "publisher": f"Paper of {name}"}
        for name, (day, text) in reports.items()
    ]
    (folder / "reports.jsonl").write_text("\n".join(map(json.dumps, rows)), encoding="utf-8")
    assert foedus("read", "reports.jsonl", "--ledger", "a.db", cwd=folder).returncode == 0


def answer(folder: Path, words: list[str], *more: str) -> bytes:
    """What a question prints or writes."""
    done = foedus(*words, "--ledger", "a.db", *more, cwd=folder)
    no_traceback(done)
    assert done.returncode == 0, done.stderr
    written = folder / "out"
    said = written.read_bytes() if written.exists() else done.stdout
    written.unlink(missing_ok=True)
    return said


@pytest.fixture(scope="module")
def asked(tmp_path_factory: pytest.TempPathFactory) -> Asked:
    """A ledger that went on after a moment, with readings and judgements, and all answers as they were by then."""
    folder = tmp_path_factory.mktemp("known")
    read(folder, FIRST)
    known = datetime.now(UTC).isoformat()
    before = {name: answer(folder, words, "--as-of", DAY) for name, words in QUESTIONS.items()}
    read(folder, LATER)
    claims = lines(foedus("ledger", "claims", "--ledger", "a.db", cwd=folder))
    arming = next(row["id"] for row in claims if row["document"]["id"] == "arms")  # type: ignore[index]
    article = next(row["article"] for row in claims if row["document"]["id"] == "allies")  # type: ignore[index]
    rebels = next(row["recipient"]["id"] for row in claims if row["relation"] == "backing")  # type: ignore[index]
    said = ("--reason", "checked", "--by", "Ada", "--ledger", "a.db")
    for words in (["retract", str(arming)], ["withdraw", str(article)], ["merge", str(rebels), "iso:UGA"]):
        done = foedus("judge", *words, *said, cwd=folder)
        assert done.returncode == 0, done.stderr
    return Asked(folder, known, before)


def commands(group: Any, path: tuple[str, ...] = ()) -> Iterator[tuple[str, set[str]]]:
    """Every command with its options."""
    for name, command in group.commands.items():
        if hasattr(command, "commands"):
            yield from commands(command, (*path, name))
        else:
            yield " ".join((*path, name)), {option for each in command.params for option in each.opts}


def test_every_question_takes_both_and_stands_in_the_tests_below() -> None:
    every = commands(typer.main.get_command(app))
    about_time = {name: options for name, options in every if options & {"--as-of", "--known"}}
    lists_judgements = about_time.pop("judge list")  # of which none tells of a day in the world
    assert lists_judgements & {"--as-of", "--known"} == {"--known"}
    assert all({"--as-of", "--known"} <= options for options in about_time.values()), about_time
    asked = {" ".join(words) for words in QUESTIONS.values()}
    assert {name for name in about_time if any(words.startswith(name) for words in asked)} == set(about_time)


@pytest.mark.parametrize("question", QUESTIONS)
def test_what_was_known_by_a_moment_is_answered_for_ever_as_it_was(asked: Asked, question: str) -> None:
    words = QUESTIONS[question]
    then = answer(asked.folder, words, "--as-of", DAY, "--known", asked.known)
    heading = f", known by {datetime.fromisoformat(asked.known)}"
    if question == "brief":
        then = " ".join(then.decode().split()).replace(heading, "").encode()
        assert then == " ".join(asked.before[question].decode().split()).encode()
    else:
        assert then == asked.before[question]


@pytest.mark.parametrize("question", [name for name in QUESTIONS if name not in ("timeline", "state")])
def test_later_entries_do_change_what_is_answered_now(asked: Asked, question: str) -> None:
    words = QUESTIONS[question]
    if question in ("between", "conflicts of a pair"):
        words = [word.replace("M23", "Uganda") for word in words]
    done = foedus(*words, "--ledger", "a.db", "--as-of", DAY, cwd=asked.folder)
    written = asked.folder / "out"
    said = written.read_bytes() if written.exists() else done.stdout
    written.unlink(missing_ok=True)
    assert said != asked.before[question]


@pytest.mark.parametrize("question", QUESTIONS)
def test_a_day_before_all_reports_is_another_question(asked: Asked, question: str) -> None:
    words = QUESTIONS[question]
    if question == "changes":
        words = ["changes", "--since", "2000-01-01"]
    assert answer(asked.folder, words, "--as-of", "2001-01-01", "--known", asked.known) != asked.before[question]


def test_conflicts_come_newest_first_and_as_of_a_day_only_those_of_by_then(tmp_path: Path) -> None:
    reports = {
        "old": ("2010-05-03", "Rwanda arms the M23 rebels, an investigator said on Monday."),
        "old denial": ("2010-05-04", "Rwanda does not arm the M23 rebels, an official said."),
        "new": ("2014-05-03", "Uganda and Burundi are allies, a minister said."),
        "new denial": ("2014-05-04", "Uganda and Burundi are not allies, another minister said."),
        "middle": ("2012-05-03", "Hamas and Fatah are allies, a minister said."),
        "middle denial": ("2012-05-04", "Hamas and Fatah are not allies, another minister said."),
    }
    read(tmp_path, reports)
    days = {
        day: [row["latest"] for row in lines(foedus(*words, cwd=tmp_path))]
        for day in (None, "2012-12-01", "2009-01-01")
        for words in [["conflicts", "--ledger", "a.db", "--format", "jsonl", *(["--as-of", day] if day else [])]]
    }
    assert days[None] == ["2014-05-04", "2012-05-04", "2010-05-04"]
    assert days["2012-12-01"] == ["2012-05-04", "2010-05-04"]
    assert days["2009-01-01"] == []
    text = foedus("conflicts", "--ledger", "a.db", cwd=tmp_path).stdout.decode()
    assert text.index("Burundi") < text.index("Hamas") < text.index("Rwanda")
