"""Who leads a body: one without a name, its second, and where the body is told by a plain word."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from foedus.model import Claim
from tests.extraction.rules.conftest import ends_of

ClaimsOf = Callable[..., tuple[Claim, ...]]


def _bodies_led(claims: tuple[Claim, ...]) -> list[str]:
    return [body for relation, _, body in ends_of(claims) if relation == "leadership"]


@pytest.mark.parametrize(
    ("text", "body"),
    [
        ("The Sable Front's leader thanked Oman for its help.", "Sable Front"),
        ("The Karlo militia, whose commander was shot on Friday, blamed the army.", "Karlo militia"),
        ("Soldiers killed a leader of the Tern Movement in Osh.", "Tern Movement"),
        ("The leader of the Plum Party accused the government of fraud.", "Plum Party"),
        ("The rebels' leader denied the charge.", "rebels"),
    ],
)
def test_a_leader_without_a_name_leads(claims_of: ClaimsOf, text: str, body: str) -> None:
    assert body in _bodies_led(claims_of(text))


@pytest.mark.parametrize(
    "text",
    [
        "Gunmen shot dead a commander of the Sable Front.",
        "He was at the head of the Sable Front when it fled.",
        "The Sable Front's Kurdish leaders met in Osh.",
        "The Druze leader met the governor.",
    ],
)
def test_one_of_many_leads_nobody(claims_of: ClaimsOf, text: str) -> None:
    assert not _bodies_led(claims_of(text))


@pytest.mark.parametrize(
    ("text", "led"),
    [
        ("Pell Gorm, deputy commander of the Sable Front, was killed by the army.", ("Pell Gorm", "Sable Front")),
        ("The Sable Front's deputy leader, Ana Losk, blamed the army.", ("Ana Losk", "Sable Front")),
        ("Soldiers shot the front's leader, Ana Losk.", ("Ana Losk", "front")),
        ("Tavira's opposition leader, Ana Losk, fled to Osh.", ("Ana Losk", "opposition")),
        ("The army chief, General Ivo Marn, rejected the offer.", ("Ivo Marn", "army")),
        ("Soldiers seized opposition leader Ana Losk in Osh.", ("Ana Losk", "opposition")),
        ("The leader of the Muslim rebels, Tarek Sodi, returned to Jolo.", ("Tarek Sodi", "Muslim rebels")),
    ],
)
def test_seconds_and_leaders_of_what_has_no_name_lead(claims_of: ClaimsOf, text: str, led: tuple[str, str]) -> None:
    assert ("leadership", *led) in ends_of(claims_of(text))


@pytest.mark.parametrize(
    ("text", "led"),
    [
        ("Sahdat's leader, Tarek Ali Sodi, fled to Osh.", ("Tarek Ali Sodi", "Sahdat")),
        ("Ana Losk, leader of Tirsa, blamed the army.", ("Ana Losk", "Tirsa")),
        ("Soldiers killed the Imkata leader Tarek Sodi.", ("Tarek Sodi", "Imkata")),
    ],
)
def test_what_has_a_leader_is_a_body(claims_of: ClaimsOf, text: str, led: tuple[str, str]) -> None:
    assert ("leadership", *led) in ends_of(claims_of(text))


def test_what_has_a_commander_may_be_a_town(claims_of: ClaimsOf) -> None:
    assert not _bodies_led(claims_of("The commander of Tirsa, Tarek Sodi, met the governor."))
