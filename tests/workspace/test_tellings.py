"""What one passage says alike, once."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from foedus.ledger import LedgerClaim
from foedus.workspace.tellings import tellings
from tests.workspace.making import Told, maker


def say(told: Told, relation: str, ends: tuple[str, str] = ("Kesh", "Oru"), **more: object) -> LedgerClaim:
    return told("Kesh and Oru and Sand.", *ends, relation, **more)


def test_one_passage_through_two_sources_is_told_once_with_both() -> None:
    told = maker()
    rows = [say(told, "talks", source="official"), say(told, "talks", source="commander")]
    (found,) = tellings(rows)
    assert found.sources == ("official", "commander")
    assert found.claims == tuple(row.claim.id for row in rows)


def test_ends_that_change_places_are_one_where_the_relation_has_no_direction() -> None:
    told = maker()
    turned = ("Oru", "Kesh")
    assert len(tellings([say(told, "split"), say(told, "split", turned)])) == 1
    assert len(tellings([say(told, "backing"), say(told, "backing", turned)])) == 2


def test_another_stance_time_phase_relation_or_party_is_told_apart() -> None:
    told = maker()
    rows = [
        say(told, "talks"),
        say(told, "talks", stance="PS+"),
        say(told, "talks", when="2014-05"),
        say(told, "talks", phase="ends"),
        say(told, "talks", future=True),
        say(told, "talks", source="official"),
        say(told, "truce"),
        say(told, "talks", ("Kesh", "Sand")),
    ]
    assert len(tellings(rows)) == len(rows)


KINDS = st.tuples(st.sampled_from(["talks", "backing"]), st.booleans(), st.sampled_from([None, "a", "b"]))


@given(st.lists(KINDS, max_size=12))
def test_every_claim_stands_in_exactly_one_telling(kinds: list[tuple[str, bool, str | None]]) -> None:
    told = maker()
    rows = [
        say(told, relation, ("Oru", "Kesh") if turn else ("Kesh", "Oru"), source=by) for relation, turn, by in kinds
    ]
    found = tellings(rows)
    assert sorted(row.seq for each in found for row in each.rows) == [row.seq for row in rows]
    assert [each.lead.seq for each in found] == sorted(each.lead.seq for each in found)
