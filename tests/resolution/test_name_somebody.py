"""Names that the parser takes for places where only somebody can stand."""

from __future__ import annotations

import pytest

from foedus.model import ActorKind
from tests.resolution.conftest import Finder, actors


@pytest.mark.parametrize(
    "sentence",
    [
        "They/PRON/2/nsubj deposed=depose/VERB/0/root Vessa/PROPN/2/obj/B-LOC",
        "A/DET/2/det truce/NOUN/0/root with/ADP/4/case Vessa/PROPN/2/nmod/B-LOC",
        "peace/NOUN/0/root between/ADP/3/case Dovra/PROPN/1/nmod/B-LOC and/CCONJ/5/cc Vessa/PROPN/3/conj/B-LOC",
        "He/PRON/2/nsubj quarrelled=quarrel/VERB/0/root with/ADP/4/case Vessa/PROPN/2/obl/B-LOC",
        "men=man/NOUN+/0/root loyal/ADJ/1/amod to/ADP/4/case Vessa/PROPN/2/obl/B-LOC",
        "Vessa/PROPN/2/nsubj/B-LOC banned=ban/VERB/0/root the/DET/4/det paper/NOUN/2/obj",
        "enemies=enemy/NOUN+/0/root of/ADP/3/case Vessa/PROPN/1/nmod/B-LOC",
        "Vessa/PROPN/3/nmod:poss/B-LOC 's/PART/1/case coalition/NOUN/4/nsubj fell=fall/VERB/0/root",
    ],
)
def test_where_only_somebody_stands_a_name_is_no_place(mentions_in: Finder, sentence: str) -> None:
    assert actors(mentions_in(sentence), "Vessa") == ["Vessa"]


@pytest.mark.parametrize(
    "sentence",
    [
        "They/PRON/2/nsubj shelled=shell/VERB/0/root Vessa/PROPN/2/obj/B-LOC",
        "A/DET/2/det road/NOUN/0/root with/ADP/4/case Vessa/PROPN/2/nmod/B-LOC",
        "the/DET/2/det road/NOUN/0/root between/ADP/4/case Dovra/PROPN/2/nmod/B-LOC and/CCONJ/6/cc "
        "Vessa/PROPN/4/conj/B-LOC",
        "Vessa/PROPN/2/nsubj/B-LOC fell=fall/VERB/0/root",
        "streets=street/NOUN+/0/root of/ADP/3/case Vessa/PROPN/1/nmod/B-LOC",
        "Vessa/PROPN/3/nmod:poss/B-LOC 's/PART/1/case hospital/NOUN/4/nsubj burned=burn/VERB/0/root",
    ],
)
def test_where_places_stand_too_it_stays_one(mentions_in: Finder, sentence: str) -> None:
    assert "Vessa" not in mentions_in(sentence)


def test_who_acts_once_is_no_place_elsewhere(mentions_in: Finder) -> None:
    found = mentions_in(
        "Vessa/PROPN/2/nsubj/B-LOC banned=ban/VERB/0/root the/DET/4/det paper/NOUN/2/obj",
        "the/DET/2/det rise/NOUN/0/root of/ADP/4/case Vessa/PROPN/2/nmod/B-LOC",
    )
    assert [mention.actors[0].name for mention in found["Vessa"]] == ["Vessa", "Vessa"]


def test_who_has_a_party_with_a_name_is_a_person(mentions_in: Finder) -> None:
    found = mentions_in(
        "Vessa/PROPN/4/nmod:poss/B-LOC 's/PART/1/case Liberty/PROPN/4/compound Front/PROPN/5/nsubj "
        "fought=fight/VERB/0/root",
        "Dovra/PROPN/4/nmod:poss/B-LOC 's/PART/1/case Grand/PROPN/4/compound Hotel/PROPN/5/nsubj "
        "burned=burn/VERB/0/root",
    )
    assert [actor.kind for actor in found["Vessa"][0].actors] == [ActorKind.PERSON]
    assert "Dovra" not in found


def test_a_plural_name_that_does_something_is_a_body(mentions_in: Finder) -> None:
    found = mentions_in(
        "Yesterday/ADV/5/advmod Agrarians/PROPN+/5/nsubj and/CCONJ/4/cc Hillmen/PROPN+/2/conj voted=vote/VERB/0/root",
        "Dovra/PROPN/2/nsubj/B-LOC passed=pass/VERB/0/root Sands/PROPN+/2/obj",
    )
    assert actors(found, "Agrarians") == ["Agrarians"]
    assert "Sands" not in found
