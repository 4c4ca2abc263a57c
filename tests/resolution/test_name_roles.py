"""Names of somebody unknown: where they stand tells whether they are people, bodies or places."""

from __future__ import annotations

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
