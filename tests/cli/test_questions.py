"""Questions to a ledger, as a user asks them."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.cli.test_commands import foedus, lines, no_traceback

WIRE = (
    "Rwanda arms the M23 rebels, United Nations investigators said in a report on Monday. The investigators spent "
    "two months in the hills north of Goma and spoke to deserters, traders and village elders before they wrote it."
)
REPORTS = [
    {"id": "first", "text": WIRE, "published": "2012-11-20", "publisher": "Lake Gazette"},
    {"id": "copy", "text": WIRE + " More on page five.", "published": "2012-11-21", "publisher": "Hill Courier"},
    {
        "id": "denial",
        "text": "Rwanda does not arm the M23 rebels. The Congolese army fought M23 near Goma on Tuesday.",
        "published": "2012-11-22",
        "publisher": "Capital Post",
    },
]


@pytest.fixture(scope="module")
def asked(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("asked")
    (folder / "reports.jsonl").write_text("\n".join(map(json.dumps, REPORTS)), encoding="utf-8")
    assert foedus("read", "reports.jsonl", cwd=folder).returncode == 0
    return folder


def test_copies_are_one_family(asked: Path) -> None:
    found = lines(foedus("origins", "--format", "jsonl", cwd=asked))
    assert sorted(sorted(row["articles"]) for row in found) == [["copy", "first"], ["denial"]]  # type: ignore[call-overload]
    assert all(row["origin"] and row["reason"] for row in found)


def test_a_state_names_its_rule_claims_and_origins(asked: Path) -> None:
    done = foedus("state", "Rwanda", "March 23 Movement", "--as-of", "2012-11-25", "--format", "json", cwd=asked)
    assert done.returncode == 0, done.stderr
    found = json.loads(done.stdout)
    backing = next(row for row in found["relations"] if row["relation"] == "backing")
    assert (found["status"], backing["status"], backing["rule"]) == ("contested", "contested", "denied")
    assert (backing["articles"], backing["origins"]) == (3, 2)
    assert len(backing["claims"]) == 3


def test_what_was_not_known_yet_plays_no_part(asked: Path) -> None:
    words = ("state", "Rwanda", "M23", "--as-of", "2012-11-25", "--known", "2012-11-25", "--format", "json")
    done = foedus(*words, cwd=asked)
    assert done.returncode == 2
    assert b"no actor" in done.stderr


def test_conflicts_show_both_sides(asked: Path) -> None:
    found = lines(foedus("conflicts", "--format", "jsonl", cwd=asked))
    denial = next(row for row in found if row["kind"] == "denial")
    assert (len(denial["left"]), len(denial["right"])) == (2, 1)  # type: ignore[arg-type]


def test_the_network_has_its_ties_and_exact_balance(asked: Path) -> None:
    found = json.loads(foedus("network", "--as-of", "2012-11-25", "--format", "json", cwd=asked).stdout)
    names = {node["id"]: node["name"] for node in found["nodes"]}
    fought = next(edge for edge in found["edges"] if edge["sign"] == -1)
    assert {names[fought["a"]], names[fought["b"]]} == {"Democratic Republic of the Congo", "March 23 Movement"}
    assert found["frustration"] == {"lower": 0, "upper": 0, "proved": True}
    assert all(edge["spells"] and all("/" in spell for spell in edge["spells"]) for edge in found["edges"])


def test_why_shows_the_rule_in_words_and_every_claim_with_source_and_report(asked: Path) -> None:
    words = ("state", "Rwanda", "M23", "--as-of", "2012-11-25")
    printed = (foedus(*words, *more, cwd=asked).stdout.decode() for more in ((), ("--why",)))
    short, full = (" ".join(text.split()) for text in printed)
    assert "because" not in short
    assert "because claims assert it" in full
    assert full.count("c1:") == 3
    assert "against it, 1 article → 1 origin" in full
    for part in ("United Nations investigators", "Hill Courier", "2012-11-22", "CT-"):
        assert part in full


def test_a_state_shows_its_passages_from_the_oldest_report_on_and_says_when_it_was_last_told(asked: Path) -> None:
    text = foedus("state", "Rwanda", "M23", "--as-of", "2012-11-25", "--why", cwd=asked).stdout.decode()
    (backing,) = (line for line in text.splitlines() if line.startswith("  backing"))
    assert backing.endswith("last told 2012-11-21")
    reports = [line.split(", ")[-1] for line in " ".join(text.split()).split("c1:")[:-1]]
    assert [each.strip() for each in reports] == ["2012-11-20", "2012-11-21", "2012-11-22"]


def test_conflicts_of_a_pair_are_those_between_the_two(asked: Path) -> None:
    here = lines(foedus("conflicts", "Rwanda", "M23", "--format", "jsonl", cwd=asked))
    assert [row["kind"] for row in here] == ["denial"]
    elsewhere = foedus("conflicts", "DR Congo", "M23", "--format", "jsonl", cwd=asked)
    assert (elsewhere.returncode, elsewhere.stdout) == (0, b"")
    assert foedus("conflicts", "Rwanda", cwd=asked).returncode == 2


def test_patience_is_a_setting_of_the_question(asked: Path) -> None:
    words = ("state", "DR Congo", "M23", "--as-of", "2013-06-01", "--format", "json")
    assert json.loads(foedus(*words, cwd=asked).stdout)["status"] == "hostile"
    assert json.loads(foedus(*words, "--patience", "fighting=30", cwd=asked).stdout)["status"] == "unknown"
    for wrong in ("war=3", "fighting", "fighting=-1"):
        assert foedus(*words, "--patience", wrong, cwd=asked).returncode == 2


def test_a_network_without_its_origins(asked: Path) -> None:
    words = ("network", "--as-of", "2012-11-25", "--no-origins", "--format", "json")
    found = json.loads(foedus(*words, cwd=asked).stdout)
    assert {edge["origins"] for edge in found["edges"]} == {None}


@pytest.mark.parametrize("command", [["origins"], ["conflicts"], ["network"], ["state", "Rwanda", "M23", "--why"]])
def test_answers_for_people_fit_80_columns(asked: Path, command: list[str]) -> None:
    done = foedus(*command, "--as-of", "2012-11-25", cwd=asked) if command[0] in ("network", "state") else None
    done = done or foedus(*command, cwd=asked)
    assert done.returncode == 0, done.stderr
    text = done.stdout.decode()
    assert text.strip()
    assert max(map(len, text.splitlines())) <= 80


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["state", "Rwanda", "Atlantis"], b"no actor 'Atlantis'"),
        (["state", "Rwanda", "Rwanda"], b"same actor"),
        (["network", "--edges", "bad.csv"], b"bad.csv:3: sign is 1 or -1"),
        (["network", "--edges", "other.csv"], b"columns a,b,sign"),
    ],
)
def test_questions_that_cannot_be_answered_say_why(asked: Path, words: list[str], said: bytes) -> None:
    (asked / "bad.csv").write_text("a,b,sign\nx,y,1\ny,z,2\n", encoding="utf-8")
    (asked / "other.csv").write_text("from,to\nx,y\n", encoding="utf-8")
    done = foedus(*words, cwd=asked)
    assert done.returncode == 2
    assert said in done.stderr
    no_traceback(done)


def test_any_signed_network_can_be_analysed(tmp_path: Path) -> None:
    (tmp_path / "ties.csv").write_text("a,b,sign\nred,blue,1\nblue,green,1\nred,green,-1\nred,sand,-1\n")
    found = json.loads(foedus("network", "--edges", "ties.csv", "--format", "json", cwd=tmp_path).stdout)
    assert found["frustration"] == {"lower": 1, "upper": 1, "proved": True}
    assert sorted(name for camp in found["factions"] for name in camp) == ["blue", "green", "red", "sand"]
