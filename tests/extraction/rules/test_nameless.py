"""Relations of people whom nobody names: told in a short report, and in a long one left out."""

from __future__ import annotations

import pytest

from foedus.model import Article
from foedus.workspace import Reader
from tests.extraction.rules.conftest import ends_of

LONG = " ".join(["Hamas attacked the army of Chad in May."] * 13)


@pytest.mark.parametrize(
    ("text", "relation"),
    [
        ("The ambassador met Fatah's envoys on Monday.", "talks"),
        ("A businessman finances Fatah.", "backing"),
    ],
)
def test_whom_nobody_names_begins_nothing_in_a_long_report(text: str, relation: str, reader: Reader) -> None:
    def told(report: str) -> bool:
        return any(found[0] == relation for found in ends_of(reader.read(Article(text=report)).claims))

    assert told(text)
    assert not told(f"{LONG} {text}")


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Fatah met Egypt's envoys on Monday.", "talks"),
        ("Libya arms the rebels of the coast.", "backing"),
    ],
)
def test_who_is_named_and_who_is_helped_is_told_in_a_long_report(text: str, told: str, reader: Reader) -> None:
    assert told in {found[0] for found in ends_of(reader.read(Article(text=f"{LONG} {text}")).claims)}
