"""Ends that stand beside a noun, behind a word between, in a vehicle or in a "the other": read where they belong."""

from __future__ import annotations

import pytest

from foedus.model import Article
from foedus.workspace import Reader

NAMES = {"A": "Amber Brigade", "B": "Korrin Liberation Front", "C": "Hill Guard"}


def told(reader: Reader, text: str) -> set[tuple[str, str, str]]:
    """The claims of a text with letters for names: relation and both ends."""
    article = Article(text="War goes on in the hills. " + text.format(**NAMES) + "\n")
    letters = {name: letter for letter, name in NAMES.items()}
    return {
        (str(c.relation), letters.get(c.actor.actor.name, ""), letters.get(c.recipient.actor.name, ""))
        for c in reader.read(article).claims
        if c.relation and c.actor is not None and c.recipient is not None
    }


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The {B} took the town with support from the {A}.", ("backing", "A", "B")),
        ("The {B} was accused of war crimes by the {A}.", ("opposition", "A", "B")),
        ("The {B} retreated in the face of an assault by the {A}.", ("fighting", "A", "B")),
        ("Nine men of the {B} were killed in a wave of attacks by the {A}.", ("fighting", "A", "B")),
        ("Shelling by the {A} forced the {B} to leave the town.", ("fighting", "A", "B")),
        ("The {B}, which the {A} considers a terrorist group, was absent.", ("opposition", "A", "B")),
        ("The {A} held the {B} responsible for the raid.", ("opposition", "A", "B")),
        ("The {A} attacked a bus carrying men of the {B}.", ("fighting", "A", "B")),
        ("The {A} bombed a house used by the {B}.", ("fighting", "A", "B")),
        ("The {A} captured Tal Amur, the headquarters of the {B}.", ("fighting", "A", "B")),
        ("The {A}, at odds with the {B} over money, was absent.", ("opposition", "A", "B")),
        ("The {A} and the {B} each accused the other of theft.", ("opposition", "A", "B")),
    ],
)
def test_an_end_is_found_where_it_belongs(text: str, expected: tuple[str, str, str], reader: Reader) -> None:
    assert expected in told(reader, text)


@pytest.mark.parametrize(
    ("text", "unsaid"),
    [
        ("The {A} entered the war on the side of the {B}.", ("fighting", "A", "B")),
        ("The {C} was condemned for the raid by the {A}.", ("fighting", "A", "C")),
        ("The Harun Council, a bastion of the {A}, accused the {B} of theft.", ("opposition", "A", "B")),
        ("The {A} sent a column called the {C} to the {B}.", ("opposition", "A", "C")),
        ("The {A} and the {B} joined the other party at the talks.", ("membership", "A", "B")),
        ("The fighting came amid faltering talks between the {A} and the {B}.", ("fighting", "A", "B")),
        ("Soldiers of the {A} fought the {B}, whose Hungarian proxies looted the town.", ("backing", "B", "")),
        ("The clashes erupted despite a truce between the {A} and the {B}.", ("fighting", "A", "B")),
    ],
)
def test_nothing_is_drawn_from_elsewhere(text: str, unsaid: tuple[str, str, str], reader: Reader) -> None:
    assert unsaid not in told(reader, text)
