"""Actors that no list knows: their relations are read like those of known ones, but not those of firms and clubs."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from foedus.model import Claim

ClaimsOf = Callable[..., tuple[Claim, ...]]

READ = [
    ("The Velari Unity Organization split from the Dorund Liberation Front.", "split", "Velari", "Dorund"),
    ("The VUO split from the DLF in May.", "split", "VUO", "DLF"),
    ("The QRT and the BNZ battled for control of the valley.", "fighting", "QRT", "BNZ"),
    ("The QRT includes the Velari Unity Organization and the BNZ.", "membership", "BNZ", "QRT"),
]

NAMES = [
    ("Jund al-Sahil merged into Kata'ib Wahran.", "merger", "Jund al-Sahil", "Kata'ib Wahran"),
    ("Velari Unity Army split from Orvesh.", "split", "Velari", "Orvesh"),
    ("The QRTZ fought alongside the Mezhir against Hezbollah.", "alliance", "QRTZ", "Mezhir"),
    ("Dorund Union pledged allegiance to Sabrun.", "membership", "Dorund Union", "Sabrun"),
]

ALONE = [
    ("Orvo Lenz broke with Marek Tessin in Vadrun in May.", "split", "Orvo Lenz", "Marek Tessin"),
    ("Mr Lenz accused Mr Tessin of treason.", "opposition", "Lenz", "Tessin"),
    ("The Federal Party of Vadrun has broken with the Tarim Alliance.", "split", "Federal Party", "Tarim Alliance"),
    ("The Lake Coalition includes the Sons of Tarim.", "membership", "Sons of Tarim", "Lake Coalition"),
    ("Orvo Lenz, who heads the Justice Party, denied it.", "leadership", "Orvo Lenz", "Justice Party"),
]
"""Sentences that stand alone, of those whom no list has."""

UNREAD = [
    "Orvo Lenz and Marek Tessin met in Vadrun in May.",
    "Mr Lenz beat Mr Tessin at cards.",
    "The singer Orvo Lenz met Marek Tessin in May.",
    "The Velari Football Club split from the Dorund League at the end of the season.",
    "Velari Bank merged with Dorund Insurance, pleasing investors.",
]


@pytest.mark.parametrize(("text", "relation", "actor", "recipient"), [*READ, *NAMES, *ALONE])
def test_reads_what_is_said_of_unknown_bodies(
    claims_of: ClaimsOf, text: str, relation: str, actor: str, recipient: str
) -> None:
    found = [c for c in claims_of(text) if c.relation == relation and c.actor and c.recipient]
    pairs = [{c.actor.actor.name, c.recipient.actor.name} for c in found if c.actor and c.recipient]
    assert any(any(actor in n for n in pair) and any(recipient in n for n in pair) for pair in pairs)


@pytest.mark.parametrize("text", UNREAD)
def test_reads_nothing_of_firms_and_clubs(claims_of: ClaimsOf, text: str) -> None:
    assert not [c for c in claims_of(text) if c.relation]


def test_people_without_arms_are_no_party_to_a_fight(claims_of: ClaimsOf) -> None:
    claims = claims_of("Protesters stormed the parliament of Mali after the army had killed two rebels.")
    assert not [c for c in claims if c.relation == "fighting" and c.actor and "rotester" in c.actor.span.text]


@pytest.mark.parametrize(
    "text",
    [
        "Rebels from Velari Valley attacked the army of Chad.",
        "Fighters from Mondo clashed with the army of Chad.",
        "Militants of Darfur clashed with the army of Chad.",
    ],
)
def test_where_fighters_come_from_is_no_party(claims_of: ClaimsOf, text: str) -> None:
    found = [claim.actor.actor.name for claim in claims_of(text) if claim.relation == "fighting" and claim.actor]
    assert found
    assert not {name for name in found if name in ("Velari Valley", "Mondo", "Darfur")}
