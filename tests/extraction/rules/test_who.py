"""Who the ends of claims are: factions, titles, appositions, coordinations, sets and speakers."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from foedus.model import Claim

ClaimsOf = Callable[..., tuple[Claim, ...]]


def _ends(claims: tuple[Claim, ...]) -> set[tuple[str, str, str]]:
    """Relation and both names of each claim with two ends."""
    return {
        (str(c.relation), c.actor.actor.name, c.recipient.actor.name)
        for c in claims
        if c.relation and c.actor and c.recipient
    }


FACTIONS = [
    (
        "The Justice and Equality Movement (JEM) faction led by Bakar Dolo clashed with the army of Sudan.",
        ("fighting", "Justice and Equality Movement (JEM) faction", "Sudan"),
    ),
    (
        "The SLM breakaway faction led by Tarik Mansa attacked the army of Sudan.",
        ("leadership", "Tarik Mansa", "SLM breakaway faction"),
    ),
    (
        "Men of a faction of the FARC gave up. The ELN's offensive against the FARC faction began last week.",
        ("fighting", "National Liberation Army (Colombia)", "faction of the FARC"),
    ),
    (
        "The Karrun faction of the SLM clashed with the army of Sudan.",
        ("fighting", "Karrun faction of the SLM", "Sudan"),
    ),
    ("The Khaplang faction of the NSCN attacked the Indian army.", ("fighting", "NSCN-K", "India")),
    ("In Gaza the Hamas faction attacked the Israeli army.", ("fighting", "Hamas", "Israel")),
]


@pytest.mark.parametrize(("text", "claim"), FACTIONS)
def test_a_faction_is_not_its_whole(claims_of: ClaimsOf, text: str, claim: tuple[str, str, str]) -> None:
    found = _ends(claims_of(text))
    assert claim in found
    assert not {ends for ends in found if ends[0] == claim[0] and ends != claim}
