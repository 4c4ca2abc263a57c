"""Persons with a second name."""

from __future__ import annotations

import pytest

from foedus.model import ActorKind
from foedus.resolution import Gazetteer
from foedus.resolution.local_persons import local_persons

GAZETTEER = Gazetteer.load()


@pytest.mark.parametrize(
    ("text", "other", "name"),
    [
        ("The faction led by V Muralen, better known as Colonel Karo, left.", "Colonel Karo", "V Muralen"),
        ("A commander, V. Muralen – better known as Karo – left.", "Karo", "V. Muralen"),
        ("The wing led by Bakit Dolo (known as Dabo) left.", "Dabo", "Bakit Dolo"),
        ("General Bakit Dolo, alias Dabo, left.", "Dabo", "Bakit Dolo"),
    ],
)
def test_both_names_are_of_one_person(text: str, other: str, name: str) -> None:
    ((short, long, actor),) = local_persons(text, GAZETTEER)
    assert (text[slice(*short)], text[slice(*long)]) == (other, name)
    assert (actor.name, actor.kind) == (name, ActorKind.PERSON)


@pytest.mark.parametrize(
    "text",
    [
        "The Red Valley Front, also known as the Rebels of Karo, left.",
        "Hamas, also known as the Islamic Resistance Movement, left.",
        "The town of Karo, formerly known as Port Dolo, fell.",
        "The Blue Column, better known as BLC, left.",
    ],
)
def test_bodies_and_places_are_no_persons(text: str) -> None:
    assert not list(local_persons(text, GAZETTEER))
