"""Wherever origins are counted the count shows its working, for people and for programs, and a single one is marked."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.cli.inside import foedus_inside as foedus

WIRE = (
    "Rwanda arms the M23 rebels, deserters said on Monday. They had spent two months in the hills north of Goma, and "
    "spoke of crates that came over the border at night, of boots without marks, and of pay in dollars."
)
REPORTS = {
    "wire": ("Lake Gazette", f"GOMA, Congo (Reuters) - {WIRE}"),
    "copy": ("Hill Courier", WIRE),
    "own": ("Capital Post", "The M23 rebels are armed by Rwanda, residents told the Capital Post by telephone."),
    "denial": ("Shore Echo", "Rwanda does not arm the M23 rebels. The Congolese army fought M23 near Goma on Tuesday."),
}
DAY = ("--as-of", "2012-11-25")
ASSERTED = "3 articles → 2 origins: Reuters (2: wire, copy), own report (1: own)"
DENIED = "1 article → 1 origin only: own report (1: denial)"
ALL = "4 articles → 3 origins: Reuters (2: wire, copy), own report (1: own), own report (1: denial)"


@pytest.fixture(scope="module")
def asked(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("working")
    rows = [
        {"id": name, "text": text, "publisher": publisher, "published": f"2012-11-{20 + day}"}
        for day, (name, (publisher, text)) in enumerate(REPORTS.items())
    ]
    (folder / "reports.jsonl").write_text("\n".join(map(json.dumps, rows)), encoding="utf-8")
    done = foedus("read", "reports.jsonl", "--ledger", "foedus.db", cwd=folder)
    assert done.returncode == 0, done.stderr
    return folder


def orderly(working: str) -> tuple[str, frozenset[str]]:
    """A count's head, and its origins in no order, each with its articles in none: their ids decide on both."""
    head, _, origins = working.partition(": ")
    return head, frozenset(" ".join(sorted(part.replace(",", " ").split())) for part in origins.split(")") if part)


def shown(text: str) -> Iterator[tuple[str, frozenset[str]]]:
    """The workings that stand in a text for people."""
    plain = " ".join(text.split())
    for start in (place for place in range(len(plain)) if plain[place:].startswith(("1 article →", "2 articles →"))):
        yield orderly(plain[start : plain.index(")", start) + 1])
    for many in (ASSERTED, ALL):
        head = many.partition(": ")[0]
        places = [place for place in range(len(plain)) if plain.startswith(head, place)]
        yield from (orderly(plain[place : place + len(many)]) for place in places)


@pytest.mark.parametrize(
    ("words", "workings"),
    [
        (["state", "Rwanda", "M23", *DAY], [ASSERTED, DENIED]),
        (["who", "M23", *DAY], [ALL, DENIED]),
        (["between", "Rwanda", "M23", *DAY], [ASSERTED, DENIED]),
        (["conflicts"], [ASSERTED, DENIED]),
        (["network", *DAY], [ALL, DENIED]),
        (["changes", "--since", "2012-11-01", "--until", "2012-11-25"], [ALL, DENIED]),
        (["forecast", "DR Congo", "M23", *DAY], [DENIED]),
    ],
    ids=lambda words: words[0],
)
def test_people_see_the_working_of_every_count(asked: Path, words: list[str], workings: list[str]) -> None:
    done = foedus(*words, "--ledger", "foedus.db", cwd=asked)
    assert done.returncode == 0, done.stderr
    text = done.stdout.decode()
    found = set(shown(text))
    assert {orderly(working) for working in workings} <= found, text
    assert max(map(len, text.splitlines())) <= 80


def test_the_brief_counts_the_origins_of_what_several_reports_tell(asked: Path) -> None:
    text = " ".join(foedus("brief", "--ledger", "foedus.db", cwd=asked).stdout.decode().split())
    assert "3 articles → 2 origins: Reuters (2: [" in text
    assert "A line with one report has one origin only." in text


def counts(value: Any) -> Iterator[dict[str, Any]]:
    """Every object in an answer that counts origins."""
    for item in value if isinstance(value, list) else value.values() if isinstance(value, dict) else ():
        yield from counts(item)
    if isinstance(value, dict):
        sides = [name.removesuffix("origins") for name in value if name == "origins" or name.endswith("_origins")]
        fields = ("origins", "single", "working", "support")
        yield from ({field: value[f"{side}{field}"] for field in fields} for side in sides)


@pytest.mark.parametrize(
    ("words", "most"),
    [
        (["state", "Rwanda", "M23", *DAY], 3),
        (["who", "M23", *DAY], 3),
        (["between", "Rwanda", "M23", *DAY], 2),
        (["conflicts"], 2),
        (["network", *DAY], 3),
        (["changes", "--since", "2012-11-01", "--until", "2012-11-25"], 3),
        (["forecast", "DR Congo", "M23", *DAY], 1),
        (["brief"], 2),
    ],
    ids=lambda words: words[0] if isinstance(words, list) else str(words),
)
def test_programs_get_the_origins_with_their_articles_and_claims(asked: Path, words: list[str], most: int) -> None:
    done = foedus(*words, "--ledger", "foedus.db", "--format", "json", cwd=asked)
    assert done.returncode == 0, done.stderr
    found = list(counts(json.loads(done.stdout)))
    assert max(row["origins"] for row in found) == most
    for row in found:
        assert row["origins"] == len(row["support"])
        assert row["single"] is (row["origins"] == 1) is ("1 origin only" in row["working"])
        assert all(origin["claims"] and set(origin["articles"]) <= set(REPORTS) for origin in row["support"])
        assert all(f"{origin['origin']} ({len(origin['articles'])}: " in row["working"] for origin in row["support"])
