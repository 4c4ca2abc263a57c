"""Whom names (`whom_named.tsv`), "the two sides" (`whom_sides.tsv`) and other words (`whom.tsv`) mean in a report.

A line holds a text and what it says of whom: "fighting: A > B", parted by ";", and "not" before what it does not say.
Lines that begin with "#" head a kind of words; " | " parts paragraphs.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from foedus.model import Article
from foedus.workspace import Reader
from tests.extraction.rules.conftest import ends_of

_NOT = "not "


def lines() -> Iterator[tuple[str, str]]:
    for path in sorted(Path(__file__).parent.glob("whom*.tsv")):
        for line in path.read_text(encoding="utf-8").splitlines():
            if not line.startswith("#"):
                text, told = line.split("\t")
                yield text.replace(" | ", "\n\n"), told


@pytest.mark.parametrize(("text", "told"), list(lines()))
def test_says_it_of_whom_it_means(text: str, told: str, reader: Reader) -> None:
    found = {f"{relation}: {a} > {b}" for relation, a, b in ends_of(reader.read(Article(text=text)).claims)}
    claims = [claim.strip() for claim in told.split(";")]
    unwanted = {claim.removeprefix(_NOT) for claim in claims if claim.startswith(_NOT)}
    assert {claim for claim in claims if not claim.startswith(_NOT)} <= found
    assert not unwanted & found
