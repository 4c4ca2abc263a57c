"""Peoples who live in another state than their nation's."""

from __future__ import annotations

from foedus.model import ActorKind
from tests.resolution.conftest import Finder, actors


def test_a_people_in_another_land_is_no_state(mentions_in: Finder) -> None:
    found = mentions_in(
        "Belmarkian/PROPN/2/amod Arvanians=Arvanian/PROPN+/3/nsubj fought=fight/VERB/0/root RVF/PROPN/3/obj",
        "The/DET/2/det Arvanians=Arvanian/PROPN+/3/nsubj signed=sign/VERB/0/root a/DET/5/det truce/NOUN/3/obj",
        "Arvania/PROPN/2/nsubj/B-LOC denied=deny/VERB/0/root it/PRON/2/obj",
    )
    assert actors(found, "Belmarkian Arvanians") == actors(found, "Arvanians") == ["Belmarkian Arvanians"]
    assert found["Arvanians"][0].actors[0].kind is ActorKind.COMMUNITY
    assert actors(found, "Arvania") == ["Arvania"]


def test_two_such_peoples_leave_the_bare_name_to_the_state(mentions_in: Finder) -> None:
    found = mentions_in(
        "Belmarkian/PROPN/2/amod Arvanians=Arvanian/PROPN+/3/nsubj fought=fight/VERB/0/root RVF/PROPN/3/obj",
        "The/DET/2/det Arvanians=Arvanian/PROPN+/5/nsubj of/ADP/4/case Isk/PROPN/2/nmod/B-LOC "
        "signed=sign/VERB/0/root a/DET/7/det truce/NOUN/5/obj",
        "The/DET/2/det Arvanians=Arvanian/PROPN+/3/nsubj attacked=attack/VERB/0/root RVF/PROPN/3/obj",
    )
    assert [mention.actors[0].name for mention in found["Arvanians"]] == ["Arvanians of Isk", "Arvania"]
