"""Panels: what is in a month, and what is not."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import pytest

from foedus.export import Material, table
from foedus.ledger import Ledger, open_ledger
from tests.workspace.keeping import keep
from tests.workspace.making import Told, maker

A, B = "ucdp:Kesh Front", "ucdp:Oru Guard"


@pytest.fixture
def told() -> Told:
    return maker()


@pytest.fixture
def ledger() -> Iterator[Ledger]:
    with open_ledger("memory:") as opened:
        yield opened


def test_months_after_the_patience_are_not_there(ledger: Ledger, told: Told) -> None:
    keep(
        ledger, told("Kesh Front fought Oru Guard.", "Kesh Front", "Oru Guard", "fighting", sign=-1, when="2014-05-03")
    )
    rows = list(table(Material(ledger, as_of=date(2020, 1, 1)), "dyad-month"))
    assert [row["period"] for row in rows][:2] == ["2014-05", "2014-06"]
    assert rows[-1]["period"] == "2015-04"
    assert {row["standing"] for row in rows} == {"hostile"}
    assert {(row["fighting"], row["sign"], row["origins"]) for row in rows} == {("holds", -1, 1)}


def test_a_contradiction_shows(ledger: Ledger, told: Told) -> None:
    keep(ledger, told("Kesh Front fought Oru Guard.", "Kesh Front", "Oru Guard", "fighting", sign=-1, when="2014-05"))
    keep(
        ledger,
        told("Kesh Front never fought Oru Guard.", "Kesh Front", "Oru Guard", "fighting", stance="CT-", when="2014-05"),
    )
    first = next(iter(table(Material(ledger, as_of=date(2014, 6, 30)), "dyad-month")))
    assert (first["standing"], first["contested"], first["claims"]) == ("contested", True, 2)


def test_a_directed_relation_stands_only_in_its_direction(ledger: Ledger, told: Told) -> None:
    keep(ledger, told("Kesh Front armed Oru Guard.", "Kesh Front", "Oru Guard", "backing", when="2014-05-03"))
    rows = list(table(Material(ledger, as_of=date(2014, 7, 15)), "dyad-month-directed"))
    assert {(row["actor_id"], row["recipient_id"]) for row in rows} == {(A, B)}
    assert {row["backing"] for row in rows} == {"holds"}
    assert rows[-1]["measured_on"] == "2014-07-15"


def test_a_year_counts_its_months(ledger: Ledger, told: Told) -> None:
    keep(
        ledger, told("Kesh Front fought Oru Guard.", "Kesh Front", "Oru Guard", "fighting", sign=-1, when="2014-05-03")
    )
    rows = list(table(Material(ledger, as_of=date(2020, 1, 1)), "dyad-year"))
    assert [(row["period"], row["months_hostile"]) for row in rows] == [("2014", 8), ("2015", 4)]


def test_a_claim_without_any_date_makes_no_month(ledger: Ledger, told: Told) -> None:
    keep(ledger, told("Kesh Front fought Oru Guard.", "Kesh Front", "Oru Guard", "fighting", published=None))
    assert list(table(Material(ledger, as_of=date(2020, 1, 1)), "dyad-month")) == []


def test_identifiers_of_ucdp_and_iso_stand_beside(material: Material) -> None:
    rows = list(table(material, "dyad-year"))
    ends = {tuple(row[f"{end}_{name}"] for name in ("iso3", "iso", "ucdp")) for row in rows for end in "ab"}
    assert ("COD", 180, "89") in ends
    assert any(iso3 is None and number is None and ucdp for iso3, number, ucdp in ends)
    assert all((iso3 is None) == (number is None) for iso3, number, _ in ends)
