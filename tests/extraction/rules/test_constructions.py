"""Constructions of grammar, each filled with verbs of several relations: `constructions.tsv`.

In the manner of CheckList (Ribeiro et al. 2020, "Beyond Accuracy: Behavioral Testing of NLP Models with CheckList"):
what is measured is the construction, so every line is read with each of the verbs. A line holds "object" or "phrase",
for verbs that take their other end as an object or behind a preposition, and the sentence: A does it to B beside C;
{V}, {Vs}, {Ved}, {Ven} and {Ving} are forms of the verb, {p} its preposition. A "?" before the first word marks a line
known to be missed with one of the verbs at least: these are counted here and not hidden.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from foedus.model import Article
from foedus.workspace import Reader

NAMES = {"A": "Amber Brigade", "B": "Korrin Liberation Front", "C": "Hill Guard"}
KNOWN_MISSES = 3
"""How many lines may be marked as missed: it only goes down."""
BEGINNING = "The war goes on in the north. "


@dataclass(frozen=True, slots=True)
class Verb:
    """A verb with its forms, and the relations in which a sentence with it may be read."""

    forms: tuple[str, str, str, str, str]
    relations: frozenset[str]
    preposition: str = ""

    def fill(self, template: str) -> str:
        keys = ("V", "Vs", "Ved", "Ven", "Ving")
        return template.format(**NAMES, **dict(zip(keys, self.forms, strict=True)), p=self.preposition)


VERBS = {
    "object": (
        Verb(("attack", "attacks", "attacked", "attacked", "attacking"), frozenset({"fighting"})),
        Verb(("support", "supports", "supported", "supported", "supporting"), frozenset({"backing"})),
        Verb(("quit", "quits", "quit", "quit", "quitting"), frozenset({"split"})),
    ),
    "phrase": (
        Verb(("clash", "clashes", "clashed", "clashed", "clashing"), frozenset({"fighting"}), "with"),
        Verb(("break away", "breaks away", "broke away", "broken away", "breaking away"), frozenset({"split"}), "from"),
        Verb(("negotiate", "negotiates", "negotiated", "negotiated", "negotiating"), frozenset({"talks"}), "with"),
    ),
}


@dataclass(frozen=True, slots=True)
class Construction:
    """One line of the table."""

    kind: str
    template: str
    missed: bool


def constructions() -> Iterator[Construction]:
    path = Path(__file__).with_name("constructions.tsv")
    for line in path.read_text(encoding="utf-8").splitlines():
        kind, template = line.split("\t")
        yield Construction(kind=kind.lstrip("?"), template=template, missed=kind.startswith("?"))


def test_known_misses_are_not_added_to() -> None:
    assert sum(construction.missed for construction in constructions()) <= KNOWN_MISSES


@pytest.mark.slow
def test_every_construction_is_read_with_every_verb() -> None:
    reader = Reader()
    wrong = [
        text
        for construction in constructions()
        if not construction.missed
        for verb in VERBS[construction.kind]
        if not _read(reader, text := verb.fill(construction.template), verb)
    ]
    assert not wrong


@pytest.mark.slow
def test_what_is_marked_as_missed_is_missed() -> None:
    reader = Reader()
    mended = [
        construction.template
        for construction in constructions()
        if construction.missed
        and all(_read(reader, verb.fill(construction.template), verb) for verb in VERBS[construction.kind])
    ]
    assert not mended


def _read(reader: Reader, text: str, verb: Verb) -> bool:
    claims = reader.read(Article(text=f"{BEGINNING}{text}\n")).claims
    ends = {
        frozenset((claim.actor.actor.name, claim.recipient.actor.name))
        for claim in claims
        if claim.relation in verb.relations and claim.actor is not None and claim.recipient is not None
    }
    return frozenset((NAMES["A"], NAMES["B"])) in ends
