"""Networks looked into: ties that weigh their origins, and those that a file names more than once."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import pytest

from foedus.ledger import Ledger, open_ledger
from foedus.workspace.answers import network_json
from foedus.workspace.networks import analysed, analysis_json, course, course_json
from foedus.workspace.questions import Inquiry, network_of_edges
from tests.workspace.keeping import keep
from tests.workspace.making import maker

DAY = date(2014, 12, 1)
FOUGHT = (
    "Kesh fought Oru at dawn by the old mill.",
    "Shells that Oru fired fell on a camp of the rebels of Kesh.",
    "Residents of the northern plain said Kesh burned a post held by Oru.",
)
PAPERS = ("Lake Gazette", "Hill Courier", "Capital Post")
ALLIED = ("Sand-Hill and Oru are allies.", "A pact made last spring binds Oru to the men of Sand-Hill.")


@pytest.fixture
def ledger() -> Iterator[Ledger]:
    """Kesh and Oru fight, by three reports; Sand-Hill is allied with both, Oru's alliance told twice."""
    told = maker()
    with open_ledger("memory:") as opened:
        for text, paper in zip(FOUGHT, PAPERS, strict=True):
            keep(opened, told(text, "Kesh", "Oru", "fighting", sign=-1, publisher=paper))
        for text, paper in zip(ALLIED, PAPERS, strict=False):
            keep(opened, told(text, "Sand-Hill", "Oru", "alliance", publisher=paper))
        keep(opened, told("Kesh and Sand-Hill are allies.", "Kesh", "Sand-Hill", "alliance"))
        yield opened


def test_the_tie_of_fewest_origins_is_in_the_way(ledger: Ledger) -> None:
    found = analysed(Inquiry(ledger).network(DAY, by_origins=True))
    assert sorted(tie.weight for tie in found.graph.ties) == [1, 2, 3]
    assert (found.network.balance.lower, found.network.balance.upper, found.optima.count) == (1, 1, 1)
    shown = analysis_json(found)
    assert shown["weights"] == "origins"
    assert shown["frustrated"] == [{"a": "ucdp:Kesh", "b": "ucdp:Sand-Hill", "sign": 1, "weight": 1}]
    assert [row["weight"] for row in shown["strained_triads"]] == [1]


def test_without_weights_each_tie_counts_once(ledger: Ledger) -> None:
    found = analysed(Inquiry(ledger).network(DAY))
    assert {tie.weight for tie in found.graph.ties} == {1}
    assert (found.network.balance.upper, found.optima.count) == (1, 3)
    assert analysis_json(found)["weights"] == "none"


def test_strained_triads_come_in_order_of_their_weakest_tie(ledger: Ledger) -> None:
    told = maker()
    for other in ("Oru", "Kesh"):
        for text, paper in zip(("Dun and {} are allies.", "A treaty binds {} to Dun."), PAPERS, strict=False):
            keep(ledger, told(text.format(other), "Dun", other, "alliance", publisher=paper))
    plain, weighed = (
        [row["actors"][0] for row in analysis_json(analysed(network))["strained_triads"]]
        for network in (Inquiry(ledger).network(DAY), Inquiry(ledger).network(DAY, by_origins=True))
    )
    assert sorted(plain) == sorted(weighed) == ["ucdp:Dun", "ucdp:Kesh"]
    triads = analysed(Inquiry(ledger).network(DAY, by_origins=True)).strained
    assert [item.weight for item in triads] == [2, 1]


def test_ties_that_a_file_names_twice_weigh_two_also_in_what_is_said_of_them() -> None:
    rows = [("a", "b", 1), ("a", "b", 1), ("b", "c", 1), ("b", "c", 1), ("a", "c", -1), ("a", "c", -1)]
    found = analysed(network_of_edges(rows, DAY, time_limit=5.0), draws=2)
    assert (found.network.balance.lower, found.network.balance.upper) == (2, 2)
    assert found.chance is not None and found.chance.observed == (2, 2)
    assert {tie["weight"] for tie in analysis_json(found)["frustrated"]} == {2}


def test_a_tie_has_the_spells_of_the_relations_that_make_it() -> None:
    told = maker()
    with open_ledger("memory:") as opened:
        for text, relation, when in (
            ("Kesh and Oru were allies.", "alliance", "2001/2003"),
            ("Kesh and Oru are allies again.", "alliance", "2014-05"),
            ("Kesh backs Oru.", "backing", "2014-05"),
            ("Kesh fought Oru.", "fighting", "2008-02"),
        ):
            keep(opened, told(text, "Kesh", "Oru", relation, when=when))
        (tie,) = Inquiry(opened).network(DAY, spells=True).ties
        (bare,) = Inquiry(opened).network(DAY).ties
        network = Inquiry(opened).network(DAY, spells=True)
    assert tie.spells == ("2001/2003-12-31", "2014-05/..")
    assert bare.spells == ()
    assert network_json(network)["edges"][0]["spells"] == list(tie.spells)


def test_a_tie_says_when_it_was_last_told() -> None:
    told = maker()
    with open_ledger("memory:") as opened:
        for day, words in ((3, "Kesh fought Oru."), (9, "Oru fought Kesh at the mill."), (6, "Oru shelled Kesh.")):
            keep(opened, told(words, "Kesh", "Oru", "fighting", sign=-1, published=date(2014, 11, day)))
        for inquiry in (Inquiry(opened), Inquiry(opened, actor="ucdp:Kesh")):
            network = inquiry.network(DAY)
            assert [tie.last_told for tie in network.ties] == [date(2014, 11, 9)]
            assert network_json(network)["edges"][0]["last_told"] == "2014-11-09"


def test_the_course_names_who_turned_and_which_factions_realigned() -> None:
    told = maker()
    with open_ledger("memory:") as opened:
        for words, relation, sign, when in (
            ("Kesh and Oru are allies.", "alliance", 1, "2012-03"),
            ("Kesh fought Oru.", "fighting", -1, "2013-05"),
            ("Oru and Dun are allies.", "alliance", 1, "2013-06"),
        ):
            one, other = words.rstrip(".").replace(" are allies", "").replace(" fought ", " and ").split(" and ")
            keep(opened, told(words, one, other, relation, sign=sign, when=when))
        days = (date(2012, 12, 31), date(2013, 12, 31))
        found = course(Inquiry(opened), days)
        first, second = course_json(found)
    assert first["factions"] == {"1": ["ucdp:Kesh", "ucdp:Oru"]}
    assert [(item["faction"], item["fresh"]) for item in first["realigned"]] == [(1, True)]
    assert second["flips"] == [{"a": "ucdp:Kesh", "b": "ucdp:Oru", "before": 1, "after": -1}]
    assert second["factions"] == {"1": ["ucdp:Dun", "ucdp:Oru"]}
    assert second["realigned"] == [
        {
            "faction": 1,
            "fresh": False,
            "gone": False,
            "came": [{"from": None, "ids": ["ucdp:Dun"]}],
            "went": [{"to": None, "ids": ["ucdp:Kesh"]}],
        }
    ]
