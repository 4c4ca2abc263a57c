"""The commonest ways of saying each relation, and sentences on other things that must say none: `ways.tsv`.

A line holds the relation, the sentence with letters for its actors, and what must be found: "A>B" for a directed claim,
"A&B" for one in either direction, with ":relation" where it is another than the line's. Lines that begin with "?" are
known to be missed (or, without anything to be found, to say something): they are counted here and not hidden.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from foedus.model import Article, Claim
from foedus.workspace import Reader

NAMES = {
    "A": "Amber Brigade",
    "B": "Korrin Liberation Front",
    "C": "Hill Guard",
    "S": "Chad",
    "T": "Niger",
    "P": "Daud Meren",
    "Q": "Pavel Vorran",
    "K": "Daud Meren",
    "M": "Pavel Vorran",
}
TITLED = {"K": "President Daud Meren", "M": "General Pavel Vorran"}
KNOWN_MISSES = 29
"""How many lines may be marked as missed: it only goes down."""


@dataclass(frozen=True, slots=True)
class Way:
    """One line of the table; `wanted` holds (relation, actor, recipient, whether either direction will do)."""

    text: str
    wanted: tuple[tuple[str, str, str, bool], ...]
    missed: bool


def ways() -> Iterator[Way]:
    path = Path(__file__).with_name("ways.tsv")
    for line in path.read_text(encoding="utf-8").splitlines():
        relation, template, found = line.split("\t")
        wanted = tuple(_wanted(item, relation.lstrip("?")) for item in found.split(";") if item)
        yield Way(text=filled(template), wanted=wanted, missed=relation.startswith("?"))


def filled(template: str) -> str:
    """A sentence with actors in place of their letters."""
    return re.sub(r"\{(\w)\}", lambda match: TITLED.get(match[1], NAMES[match[1]]), template)


def _wanted(item: str, relation: str) -> tuple[str, str, str, bool]:
    pair, _, other = item.partition(":")
    return other or relation, NAMES[pair[0]], NAMES[pair[2]], pair[1] == "&"


def test_known_misses_are_not_added_to() -> None:
    assert sum(way.missed for way in ways()) <= KNOWN_MISSES


@pytest.mark.slow
def test_every_way_is_read() -> None:
    reader = Reader()
    wrong = [way.text for way in ways() if not way.missed and not _read(reader, way)]
    assert not wrong


def _read(reader: Reader, way: Way) -> bool:
    claims = [claim for claim in reader.read(Article(text=way.text)).claims if claim.relation]
    if not way.wanted:
        return not claims
    return all(any(_says(claim, *wanted) for claim in claims) for wanted in way.wanted)


def _says(claim: Claim, relation: str, actor: str, recipient: str, either: bool) -> bool:
    if claim.relation != relation or claim.actor is None or claim.recipient is None:
        return False
    pair = (claim.actor.actor.name, claim.recipient.actor.name)
    return pair == (actor, recipient) or (either and pair == (recipient, actor))
