"""Whose army and government an article means that is written from a capital."""

from __future__ import annotations

import pytest

from foedus.sources.building import Given, build_article
from foedus.workspace import Reader


@pytest.mark.parametrize(
    ("text", "state"),
    [
        ("BANGUI - Rebels of the Lake Front attacked the army on Monday.", "iso:CAF"),
        ("BANGUI, Aug 12 - Rebels of the Lake Front attacked the army in Chad on Monday.", "iso:TCD"),
        ("NAIROBI - Sudan and Chad signed a pact. Rebels of the Lake Front attacked the army.", None),
        ("DABAKALA - Rebels of the Lake Front attacked the army on Monday.", None),
    ],
)
def test_the_army_is_that_of_the_capital(text: str, state: str | None) -> None:
    claims = Reader().read(build_article(text, Given())).claims
    fought = {claim.recipient.actor.id for claim in claims if claim.relation == "fighting" and claim.recipient}
    assert {one for one in fought if one.startswith("iso:")} == ({state} if state else set())
