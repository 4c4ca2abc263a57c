"""Who follows a leader of whom the article has told before: he leads the same body."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from foedus.model import Claim
from tests.extraction.rules.conftest import ends_of

ClaimsOf = Callable[..., tuple[Claim, ...]]
BEFORE = "The Borku Front, a rebel group led by Daud Meren, took up arms in 1996. "
LED = ("leadership", "Musa Issa", "Borku Front")

FOLLOWED = [
    "Meren was killed by soldiers in 2008 and was succeeded by Musa Issa.",
    "Musa Issa replaced him in 2008 after a quarrel.",
    "When Meren was shot by soldiers, Musa Issa succeeded him.",
    "Meren was killed in 2008. His successor, Musa Issa, made peace with the army.",
    "Meren was killed in 2008. His deputy, Musa Issa, took over.",
    "General Musa Issa took over from Meren in 2008.",
]


@pytest.mark.parametrize("text", FOLLOWED)
def test_the_successor_leads_the_body(claims_of: ClaimsOf, text: str) -> None:
    assert LED in ends_of(claims_of(BEFORE + text))


def test_the_body_is_quoted_where_it_was_told(claims_of: ClaimsOf) -> None:
    claims = claims_of(BEFORE + FOLLOWED[0])
    (claim,) = [c for c in claims if c.relation == "leadership" and c.actor and c.actor.actor.name == "Musa Issa"]
    assert claim.recipient is not None
    assert claim.recipient.antecedent is not None
    assert claim.recipient.antecedent.text == "Borku Front"


NOT_FOLLOWED = [
    "Musa Issa replaced him as minister of finance in 2008.",
    "Musa Issa met him in 2008.",
]


@pytest.mark.parametrize("text", NOT_FOLLOWED)
def test_another_office_says_nothing_of_the_body(claims_of: ClaimsOf, text: str) -> None:
    assert LED not in ends_of(claims_of(BEFORE + text))


def test_without_a_leader_told_nobody_follows_him(claims_of: ClaimsOf) -> None:
    text = "The Borku Front took up arms in 1996. Daud Meren was killed and was succeeded by Musa Issa."
    assert not any(relation == "leadership" for relation, *_ in ends_of(claims_of(text)))
