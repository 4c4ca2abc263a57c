"""A forecast from a ledger: its triangles and past with their claims, and what has no vote."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import pytest

from foedus.ledger import Ledger, open_ledger
from foedus.workspace.forecasts import forecast_json, forecast_pair
from foedus.workspace.questions import Inquiry
from tests.workspace.keeping import keep
from tests.workspace.making import Told

DAY = date(2014, 12, 1)
A, B, C = "ucdp:Kesh", "ucdp:Oru", "ucdp:Sand-Hill"


@pytest.fixture
def ledger() -> Iterator[Ledger]:
    with open_ledger("memory:") as opened:
        yield opened


def test_a_common_enemy_weighs_the_origins_of_the_lighter_tie(ledger: Ledger, told: Told) -> None:
    first = [
        keep(ledger, told(f"Kesh fought Sand-Hill {words}.", "Kesh", "Sand-Hill", "fighting", sign=-1))
        for words in ("at dawn by the old mill", "in a village of the northern plain")
    ]
    second = keep(ledger, told("Sand-Hill and Oru exchanged fire.", "Sand-Hill", "Oru", "fighting", sign=-1))
    inquiry = Inquiry(ledger, until=DAY)
    found = forecast_pair(inquiry, A, B, DAY)
    row = found.said.triangles[0]
    assert (row.by, row.signs, row.sign, row.weight) == (C, (-1, -1), 1, 1)
    assert found.sides == ((tuple(sorted(first)), (second,)),)
    assert (found.said.base, found.said.balance, found.said.last_word) == (0.0, 1, 0)
    shown = forecast_json(found, inquiry, inquiry.voices.names([A, B, C]))
    assert (shown["forecast"], shown["friendly"], shown["sign"]) == (True, 0.333, -1)


def test_the_past_is_in_order_of_time_and_contested_relations_have_no_vote(ledger: Ledger, told: Told) -> None:
    for words, relation, when, stance in (
        ("Kesh fought Oru.", "fighting", "2013-05", "CT+"),
        ("Kesh allied with Oru.", "alliance", "2011", "CT+"),
        ("Kesh backed Oru.", "backing", "2014-10", "CT+"),
        ("Kesh never backed Oru.", "backing", "2014-10", "CT-"),
    ):
        keep(ledger, told(words, "Kesh", "Oru", relation, when=when, stance=stance))
    found = forecast_pair(Inquiry(ledger, until=DAY), A, B, DAY)
    assert [(item.relation, item.sign) for item in found.past] == [("alliance", 1), ("fighting", -1)]
    assert found.said.last_word == -1


def test_what_lies_after_the_day_is_not_used(ledger: Ledger, told: Told) -> None:
    keep(ledger, told("Kesh fought Oru.", "Kesh", "Oru", "fighting", when="2014-05"))
    found = forecast_pair(Inquiry(ledger, until=date(2012, 1, 1)), A, B, date(2012, 1, 1))
    assert (found.past, found.said.probability, found.said.sign) == ((), None, 0)
