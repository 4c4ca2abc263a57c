"""An actor told of by what is his stands in the words for it: "Egypt's foreign minister", not "Egypt" alone."""

from __future__ import annotations

import pytest

from foedus.model import Article
from foedus.workspace import Reader


@pytest.mark.parametrize(
    ("text", "name", "words"),
    [
        ("Egypt's foreign minister met leaders of Hamas in Gaza.", "Egypt", "Egypt's foreign minister"),
        ("Egypt's foreign minister met leaders of Hamas in Gaza.", "Hamas", "leaders of Hamas"),
        ("Israeli jets bombed positions of Hezbollah near the river.", "Hezbollah", "positions of Hezbollah"),
        ("Fighters of the M23 and the FDLR attacked a patrol of the Kenyan army.", "M23", "Fighters of the M23"),
        ("Chad attacked Boko Haram near the lake.", "Boko Haram", "Boko Haram"),
    ],
)
def test_stands_in_the_whole_phrase(text: str, name: str, words: str, reader: Reader) -> None:
    claims = [claim for claim in reader.read(Article(text=text)).claims if claim.relation]
    ends = [end for claim in claims for end in (claim.actor, claim.recipient) if end is not None]
    assert words in [end.span.text for end in ends if name in (end.actor.name, *end.actor.aliases)]


@pytest.mark.parametrize(
    ("text", "other"),
    [
        ("Fighters of the M23 and the FDLR attacked a patrol of the Kenyan army.", "FDLR"),
        ("Hassan Nasrallah, the leader of Hezbollah, met the ambassador of Iran.", "Hezbollah"),
    ],
)
def test_names_nobody_else_and_no_leader(text: str, other: str, reader: Reader) -> None:
    claims = [claim for claim in reader.read(Article(text=text)).claims if claim.relation]
    ends = [end for claim in claims for end in (claim.actor, claim.recipient) if end is not None]
    assert other in [end.span.text for end in ends]
