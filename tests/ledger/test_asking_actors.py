"""Names and words that are read by themselves are those of the claims read whole, on random histories."""

from __future__ import annotations

from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from foedus.ledger import Ledger, LedgerClaim, open_ledger
from foedus.model import AsOf
from tests.ledger.samples import moment
from tests.ledger.test_history import ACTORS, EVERY, steps, take


def ends(row: LedgerClaim) -> list[tuple[str, str]]:
    found = (row.claim.actor, row.claim.recipient)
    return [(end.actor.id, end.actor.name) for end in found if end is not None]


def filled(ledger: Ledger, history: list[tuple[int, Any]]) -> None:
    day = 0
    for pause, step in history:
        day += pause
        take(ledger, step, moment(day))


@settings(max_examples=30, deadline=None)
@given(st.lists(steps, min_size=2, max_size=12), st.integers(0, 30), st.permutations((*ACTORS, "x:e")))
def test_what_is_read_by_itself_is_what_the_claims_say(
    history: list[tuple[int, Any]], until: int, actors: list[str]
) -> None:
    with open_ledger("memory:") as ledger:
        filled(ledger, history)
        on_record = list(ledger.claims(retracted=True))
        passages = dict(ledger.passages({item.id for item in EVERY} | {row.claim.id for row in on_record}))
        assert passages == {row.claim.id: row.claim.evidence for row in on_record}
        for known in (None, moment(until)):
            as_of, first = AsOf(known=known), dict[str, str]()
            articles = list(ledger.articles(known))
            for article in articles:
                named = [pair for row in ledger.claims(as_of, article=article.id) for pair in ends(row)]
                assert ledger.named_by(article.id, known) == named
                for actor, name in named:
                    first.setdefault(actor, name)
            found = ledger.names_in([article.seq for article in articles], actors[:2], known)
            assert found == {actor: first[actor] for actor in actors[:2] if actor in first}
