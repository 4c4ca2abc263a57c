"""What if, as a user asks it: ties added, taken away, turned, several at once, and what cannot be read."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from tests.cli.inside import foedus_inside as foedus
from tests.cli.test_commands import no_traceback

ROWS = """\
actor,relation,recipient,from,to,source,quote
Kesh Front,alliance,Oru Guard,2014-01-01,2014-12-01,one,Kesh Front and Oru Guard are allies
Oru Guard,alliance,Sand Army,2014-01-01,2014-12-01,two,Oru Guard and Sand Army are allies
Kesh Front,fighting,Sand Army,2014-01-01,2014-12-01,three,Kesh Front fights Sand Army
Hill Army,backing,Reed League,2014-01-01,2014-12-01,four,Hill Army backs Reed League
"""
DAY = ("--as-of", "2014-12-01")


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("what_if")
    (folder / "coded.csv").write_text(ROWS, encoding="utf-8")
    assert foedus("import", "coded.csv", "--coder", "Ana Ruiz", cwd=folder).returncode == 0
    return folder


def asked(made: Path, *changes: str) -> tuple[dict[str, Any], str]:
    """The answer as JSON, and as a person reads it on one line; every line of it fits 80 columns."""
    told = foedus("what-if", *changes, *DAY, cwd=made)
    found = foedus("what-if", *changes, *DAY, "--format", "json", cwd=made)
    assert (told.returncode, found.returncode) == (0, 0), told.stderr
    assert max(map(len, told.stdout.decode().splitlines())) <= 80
    return json.loads(found.stdout), " ".join(told.stdout.decode().split())


def pairs(found: dict[str, Any], key: str) -> set[frozenset[str]]:
    return {frozenset(found["names"][end] for end in pair) for pair in found[key]}


def bounds(found: dict[str, Any]) -> list[tuple[int, int, bool]]:
    sides = (found["frustration"][side] for side in ("before", "after"))
    return [(side["lower"], side["upper"], side["proved"]) for side in sides]


def test_a_flip_relieves_the_triad(made: Path) -> None:
    found, told = asked(made, "Kesh Front allies with Sand Army")
    assert bounds(found) == [(1, 1, True), (0, 0, True)]
    assert [(each["before"], each["after"]) for each in found["pairs"]] == [("hostile", "friendly")]
    assert len(found["relieved"]) == 1 and found["strained"] == []
    assert [(each["before"], each["after"]) for each in found["triads"]] == [(False, True)]
    assert "Frustration: 1 (proved) → 0 (proved)" in told
    assert "no longer frustrated: " in told
    assert "strained → balanced" in told


def test_a_removal_leaves_no_triangle(made: Path) -> None:
    for change in (
        "no Kesh Front fighting Sand Army",
        "Kesh Front no longer fights Sand Army",
        "drop Kesh Front - Sand Army",
    ):
        found, told = asked(made, change)
        assert bounds(found) == [(1, 1, True), (0, 0, True)]
        assert found["changes"][0]["removed"] is True
        assert [(each["before"], each["after"]) for each in found["triads"]] == [(False, None)]
        assert "strained → no triangle" in told


def test_an_added_tie_can_strain_and_a_newcomer_is_taken(made: Path) -> None:
    found, told = asked(made, "Hill Army attacks Reed League", "France backs Hill Army", "France backs Reed League")
    assert bounds(found) == [(1, 1, True), (2, 2, True)]
    (strained,) = pairs(found, "strained")
    assert strained <= {"Hill Army", "Reed League", "France"}
    assert "newly frustrated: " in told
    assert "no triangle → strained" in told
    assert {frozenset(map(found["names"].get, camp)) for camp in found["factions_lost"]} == {
        frozenset(("Hill Army", "Reed League"))
    }


def test_several_changes_of_one_pair_count_in_their_order(made: Path) -> None:
    found, _ = asked(made, "Kesh Front truce Sand Army", "Kesh Front attacks Sand Army")
    assert [(each["before"], each["after"]) for each in found["pairs"]] == [("hostile", "hostile")]
    assert bounds(found) == [(1, 1, True), (1, 1, True)]
    turned, _ = asked(made, "Kesh Front attacks Sand Army", "Kesh Front truce Sand Army")
    assert [each["after"] for each in turned["pairs"]] == ["neutral"]


def test_what_touches_nothing_says_so(made: Path) -> None:
    found, told = asked(made, "Hill Army truce Reed League")
    assert bounds(found) == [(1, 1, True), (1, 1, True)]
    assert "No other tie, triad or faction is touched." in told


def test_a_near_name_is_said(made: Path) -> None:
    found, told = asked(made, "Kesh truce Sand Army")
    assert found["changes"][0]["notes"] and "'Kesh' is taken for Kesh Front" in told


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ("Atlantis backs Kesh Front", "no actor 'Atlantis'"),
        ("Army backs Kesh Front", "could mean several actors"),
        ("Kesh Front backs Kesh Front", "same actor"),
        ("Kesh Front adores Sand Army", "is no change like"),
        ("drop Kesh Front", "is no change like"),
        ("", "is no change like"),
    ],
)
def test_what_cannot_be_read_says_why_and_changes_nothing(made: Path, change: str, said: str) -> None:
    done = foedus("what-if", "Kesh Front truce Sand Army", change, *DAY, cwd=made)
    assert (done.returncode, done.stdout) == (2, b"")
    assert said in " ".join(done.stderr.decode().split())
    no_traceback(done)
