"""Capitals decide whether words can be a name."""

from __future__ import annotations

import pytest

from foedus.codebook.actors import NameRecord, NameRole
from foedus.resolution.capitals import fits, is_acronym


@pytest.mark.parametrize("name", ["FARC", "LeT", "JaI", "M-23", "M23", "U.N.", "ISIS-K", "SPLM/A", "CPP-NPA", "3R"])
def test_acronyms(name: str) -> None:
    assert is_acronym(name)


@pytest.mark.parametrize("name", ["Farc", "Hamas", "al-Nusra", "Da'esh", "Islamic State", "Ansaru", "A", "O'Neil"])
def test_other_names(name: str) -> None:
    assert not is_acronym(name)


def _name(text: str, role: NameRole = NameRole.NAME, quiet: bool = False) -> NameRecord:
    return NameRecord(text, None, role, quiet=quiet)


@pytest.mark.parametrize(
    ("name", "surfaces", "article", "fit"),
    [
        ("IS", ["IS"], "", True),
        ("IS", ["is"], "", False),
        ("IS", ["Is"], "", False),
        ("U.S.", ["U.S."], "", True),
        ("U.S.", ["US"], "", True),
        ("LeT", ["Let"], "", False),
        ("Islamic State", ["Islamic", "State"], "", True),
        ("Islamic State", ["ISLAMIC", "STATE"], "", True),
        ("Islamic State", ["Islamic", "state"], "", False),
        ("Gulf states", ["Gulf", "States"], "", True),
        ("El Tiempo", ["Tiempo"], "", False),
        ("El Tiempo", ["Tiempo"], "el", True),
        ("the West", ["West"], "the", True),
        ("the West", ["West"], "", False),
        ("al-Islah", ["Islah"], "al", True),
    ],
)
def test_fitting(name: str, surfaces: list[str], article: str, fit: bool) -> None:
    assert fits(_name(name), surfaces, article) is fit


def test_people_of_a_country_want_their_very_letters() -> None:
    assert fits(_name("Alawi", NameRole.DEMONYM), ["Alawi"])
    assert not fits(_name("Alawi", NameRole.DEMONYM), ["Allawi"])


def test_countries_may_have_an_article() -> None:
    assert fits(_name("El Salvador", NameRole.COUNTRY), ["Salvador"], "el")
    assert not fits(_name("El Salvador", NameRole.COUNTRY), ["Salvador"])


def test_quiet_names_never_fit() -> None:
    assert not fits(_name("Front", quiet=True), ["Front"])
