"""Names of somebody unknown: where they stand tells whether they are people, bodies or places."""

from __future__ import annotations

import pytest

from foedus.model import ActorKind
from tests.resolution.conftest import Finder, actors


def test_a_plural_with_the_is_a_body_wherever_it_stands(mentions_in: Finder) -> None:
    found = mentions_in(
        "They/PRON/2/nsubj faced=face/VERB/0/root the/DET/4/det Pensioners/PROPN+/2/obj ,/PUNCT/7/punct the/DET/7/det "
        "Reds/PROPN+/4/conj near/ADP/10/case the/DET/10/det Sands/PROPN+/2/obl ./PUNCT/2/punct"
    )
    assert actors(found, "Pensioners") == ["Pensioners"]
    assert actors(found, "Reds") == ["Reds"]
    assert "Sands" not in found


def test_a_rank_makes_a_person_of_what_looks_like_a_place(mentions_in: Finder) -> None:
    found = mentions_in(
        "Talks=talk/NOUN+/5/nsubj with/ADP/4/case Major/PROPN/4/nmod:desc/B-PER Vessa/PROPN/1/nmod/B-LOC "
        "failed=fail/VERB/0/root in/ADP/8/case former/ADJ/8/amod Dovra/PROPN/5/obl/B-LOC ./PUNCT/5/punct"
    )
    assert [actor.kind for actor in found["Major Vessa"][0].actors] == [ActorKind.PERSON]
    assert not any("Dovra" in text for text in found)


def test_who_says_or_finances_is_no_place(mentions_in: Finder) -> None:
    found = mentions_in(
        "Vessa/PROPN/2/nsubj/B-LOC said=say/VERB/0/root men=man/NOUN+/7/nsubj armed=arm/VERB/3/acl by/ADP/6/case "
        "Dovra/PROPN/4/obl:agent/B-LOC left=leave/VERB/2/ccomp ./PUNCT/2/punct",
        "The/DET/2/det plain/NOUN/4/nsubj:pass is/AUX/4/aux:pass bounded=bound/VERB/0/root by/ADP/6/case "
        "Garra/PROPN/4/obl:agent/B-LOC ./PUNCT/4/punct",
    )
    assert actors(found, "Vessa") == ["Vessa"]
    assert actors(found, "Dovra") == ["Dovra"]
    assert "Garra" not in found


def test_a_people_tagged_as_a_common_noun(mentions_in: Finder) -> None:
    found = mentions_in(
        "The/DET/2/det Vessands/NOUN+/3/nsubj fled=flee/VERB/0/root from/ADP/6/case the/DET/6/det "
        "Garra/PROPN/3/obl/B-LOC ,/PUNCT/10/punct the/DET/9/det Dovra/PROPN/10/nsubj/B-LOC took=take/VERB/3/conj "
        "arms=arm/NOUN+/10/obj"
    )
    assert actors(found, "Vessands") == ["Vessands"]
    assert actors(found, "Dovra") == ["Dovra"]
    assert "Garra" not in found


def test_capitals_of_a_headline_make_no_people(mentions_in: Finder) -> None:
    found = mentions_in("How/ADV/4/advmod the/DET/3/det Prices=price/NOUN+/4/nsubj Fell=fall/VERB/0/root")
    assert "Prices" not in found


@pytest.mark.parametrize(
    ("sentence", "person"),
    [
        (
            "Bakor/PROPN/4/nmod:poss/B-LOC Dureh/PROPN/1/flat/I-LOC 's/PART/1/case QRTZ/PROPN/5/nsubj/B-ORG "
            "fled=flee/VERB/0/root ./PUNCT/5/punct",
            "Bakor Dureh",
        ),
        (
            "Bakor/PROPN/4/nmod:poss/B-LOC Dureh/PROPN/1/flat/I-LOC 's/PART/1/case forces=force/NOUN+/5/nsubj "
            "fled=flee/VERB/0/root ./PUNCT/5/punct",
            "Bakor Dureh",
        ),
        (
            "The/DET/3/det Hill/PROPN/3/compound/B-ORG Front/PROPN/7/nsubj/I-ORG of/ADP/5/case "
            "Bakor/PROPN/3/nmod/B-ORG Dureh/PROPN/5/flat/I-ORG fled=flee/VERB/0/root ./PUNCT/7/punct",
            "Bakor Dureh",
        ),
        (
            "The/DET/2/det rebels=rebel/NOUN+/6/nsubj under/ADP/5/case Bakor/PROPN/5/compound/B-LOC "
            "Dureh/PROPN/2/nmod/I-LOC fled=flee/VERB/0/root ./PUNCT/6/punct",
            "Bakor Dureh",
        ),
        (
            "Its/PRON/2/nmod:poss leader/NOUN/7/nsubj ,/PUNCT/2/punct Bakor/PROPN/5/compound/B-LOC "
            "Dureh/PROPN/2/appos/I-LOC ,/PUNCT/2/punct fled=flee/VERB/0/root ./PUNCT/7/punct",
            "Bakor Dureh",
        ),
    ],
)
def test_whose_front_it_is_is_a_person(mentions_in: Finder, sentence: str, person: str) -> None:
    found = mentions_in(sentence)
    assert [actor.kind for actor in found[person][0].actors] == [ActorKind.PERSON]


@pytest.mark.parametrize(
    "sentence",
    [
        "Deir/PROPN/5/nmod:poss/B-LOC Dureh/PROPN/1/flat/I-LOC 's/PART/1/case Hill/PROPN/5/compound/B-ORG "
        "Front/PROPN/6/nsubj/I-ORG fled=flee/VERB/0/root ./PUNCT/6/punct",
        "The/DET/2/det rebels=rebel/NOUN+/6/nsubj of/ADP/5/case Bakor/PROPN/5/compound/B-LOC "
        "Dureh/PROPN/2/nmod/I-LOC fled=flee/VERB/0/root ./PUNCT/6/punct",
    ],
)
def test_a_town_that_has_a_front_is_none(mentions_in: Finder, sentence: str) -> None:
    people = [a for mentions in mentions_in(sentence).values() for m in mentions for a in m.actors]
    assert all(actor.kind is not ActorKind.PERSON for actor in people)
