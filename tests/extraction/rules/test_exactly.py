"""Sentences in the ways of newspapers with all that they say and nothing beside it: `exactly.tsv`.

A line holds the sentence with letters for its actors, as in `ways.tsv`, and its claims: "truce begins A&B CT+". Of a
mutual relation the letters stand in alphabetical order, of others and of fighting the actor first. A claim that lies
ahead ends in "future".
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from foedus.model import Article, Claim
from foedus.workspace import Reader
from tests.extraction.rules.test_ways import NAMES, filled


def lines() -> Iterator[tuple[str, frozenset[str]]]:
    path = Path(__file__).with_name("exactly.tsv")
    for line in path.read_text(encoding="utf-8").splitlines():
        template, claims = line.split("\t")
        yield filled(template), frozenset(filter(None, (claim.strip() for claim in claims.split(";"))))


def written(claim: Claim) -> str:
    """A claim as `exactly.tsv` writes it; an actor without a letter by its own name."""
    letters = {name: letter for letter, name in NAMES.items() if letter not in "KM"}
    assert claim.actor is not None and claim.recipient is not None
    one, two = (letters.get(end.actor.name, end.actor.name) for end in (claim.actor, claim.recipient))
    mutual = claim.relation in ("alliance", "truce", "talks", "merger")
    ends = "&".join(sorted((one, two))) if mutual else f"{one}>{two}"
    future = " future" if claim.future else ""
    return f"{claim.relation} {claim.phase.value} {ends} {claim.factuality}{future}"


@pytest.mark.parametrize(("text", "wanted"), list(lines()))
def test_says_this_and_no_more(text: str, wanted: frozenset[str], reader: Reader) -> None:
    found = {written(claim) for claim in reader.read(Article(text=text)).claims if claim.relation}
    assert found == wanted
