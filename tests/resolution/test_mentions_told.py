"""What the words around a name of nobody's list tell of its bearer."""

from __future__ import annotations

import pytest

from foedus.model import ActorKind
from tests.resolution.conftest import Finder, actors

NAMED = (
    "Kazo/PROPN/4/nsubj/B-PER Berye/PROPN/1/flat/I-PER ,/PUNCT/4/punct attacked=attack/VERB/0/root Belport/PROPN/4/obj "
    "./PUNCT/4/punct"
)
HEADED = "Its=its/PRON/2/nmod:poss {noun}/NOUN/3/nsubj spoke=speak/VERB/0/root ./PUNCT/3/punct"


@pytest.mark.parametrize(
    ("noun", "kind"),
    [("leader", ActorKind.ORGANISATION), ("founder", ActorKind.ORGANISATION), ("house", ActorKind.PERSON)],
)
def test_whose_leader_speaks_next_is_a_body(noun: str, kind: ActorKind, mentions_in: Finder) -> None:
    found = mentions_in(NAMED, HEADED.format(noun=noun))
    assert [actor.kind for actor in found["Kazo Berye"][0].actors] == [kind]


def test_whose_leader_speaks_next_is_a_body_though_elders_told_of_it(mentions_in: Finder) -> None:
    found = mentions_in(
        "Kazo/PROPN/3/nsubj/B-PER Berye/PROPN/1/flat/I-PER attacked=attack/VERB/7/ccomp Belport/PROPN/3/obj "
        ",/PUNCT/3/punct elders/NOUN+/7/nsubj said=say/VERB/0/root ./PUNCT/7/punct",
        HEADED.format(noun="leader"),
    )
    assert [actor.kind for actor in found["Kazo Berye"][0].actors] == [ActorKind.ORGANISATION]


@pytest.mark.parametrize(
    ("noun", "kind"),
    [
        ("members=member", ActorKind.ORGANISATION),
        ("cadres=cadre", ActorKind.ORGANISATION),
        ("sons=son", ActorKind.PERSON),
    ],
)
def test_who_has_members_is_a_body(noun: str, kind: ActorKind, mentions_in: Finder) -> None:
    found = mentions_in(
        f"Five/NUM/2/nummod {noun}/NOUN+/6/nsubj of/ADP/4/case Kazo/PROPN/2/nmod/B-PER Berye/PROPN/4/flat/I-PER "
        "fled=flee/VERB/0/root ./PUNCT/6/punct"
    )
    assert [actor.kind for actor in found["Kazo Berye"][0].actors] == [kind]


@pytest.mark.parametrize(("noun", "kind"), [("leader", ActorKind.ORGANISATION), ("wife", ActorKind.PERSON)])
def test_x_whose_leader_is_a_body(noun: str, kind: ActorKind, mentions_in: Finder) -> None:
    found = mentions_in(
        f"Kazo/PROPN/8/nsubj/B-PER Berye/PROPN/1/flat/I-PER ,/PUNCT/6/punct whose/PRON/5/nmod:poss {noun}/NOUN/6/nsubj "
        "died=die/VERB/1/acl:relcl ,/PUNCT/8/punct attacked=attack/VERB/0/root ./PUNCT/8/punct"
    )
    assert [actor.kind for actor in found["Kazo Berye"][0].actors] == [kind]


def test_a_title_outweighs_what_follows(mentions_in: Finder) -> None:
    found = mentions_in(
        "General/NOUN/2/nmod:desc Kazo/PROPN/4/nsubj/B-PER Berye/PROPN/2/flat/I-PER attacked=attack/VERB/0/root "
        "Belport/PROPN/4/obj ./PUNCT/4/punct",
        HEADED.format(noun="leader"),
    )
    assert [actor.kind for actor in found["General Kazo Berye"][0].actors] == [ActorKind.PERSON]


COURTS = (
    "Union/PROPN/4/nsubj/B-ORG of/ADP/3/case Courts/PROPN+/1/nmod/I-ORG attacked=attack/VERB/0/root "
    "Belport/PROPN/4/obj ./PUNCT/4/punct"
)


@pytest.mark.parametrize(("word", "named"), [("Courts", True), ("courts", False)])
def test_the_last_word_of_a_body_in_the_plural_is_that_body(word: str, named: bool, mentions_in: Finder) -> None:
    found = mentions_in(
        COURTS, f"Rebels/NOUN+/2/nsubj fought=fight/VERB/0/root the/DET/4/det {word}=court/NOUN+/2/obj ./PUNCT/2/punct"
    )
    meant = found.get(word, ())
    assert (bool(meant) and actors(found, word) == ["Union of Courts"]) is named


def test_a_neighbour_is_a_state_but_not_the_one_with_the_government(mentions_in: Finder) -> None:
    found = mentions_in(
        "Neighbouring=neighbour/VERB/2/amod Zantara/PROPN/3/nsubj fled=flee/VERB/0/root ./PUNCT/3/punct",
        "The/DET/2/det government/NOUN/3/nsubj fled=flee/VERB/0/root ./PUNCT/3/punct",
    )
    assert [actor.kind for actor in found["Zantara"][0].actors] == [ActorKind.STATE]
    assert actors(found, "government") == ["government"]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        (
            "Zantara/PROPN/3/nmod:poss/B-PER 's/PART/1/case president/NOUN/4/nsubj fled=flee/VERB/0/root",
            "Rebels/NOUN+/2/nsubj fought=fight/VERB/0/root Zantara/PROPN/2/obj ./PUNCT/2/punct",
        ),
        (
            "The/DET/2/det dictator/NOUN/5/nsubj of/ADP/4/case Zantara/PROPN/2/nmod/B-LOC fled=flee/VERB/0/root",
            "Rebels/NOUN+/2/nsubj fought=fight/VERB/0/root Zantara/PROPN/2/obj ./PUNCT/2/punct",
        ),
        (
            "Zantara/PROPN/4/nsubj/B-LOC and/CCONJ/3/cc Quelm/PROPN/1/conj/B-LOC fought=fight/VERB/0/root",
            "The/DET/3/det two/NUM/3/nummod countries=country/NOUN+/4/nsubj fled=flee/VERB/0/root ./PUNCT/4/punct",
        ),
    ],
)
def test_who_has_a_president_or_is_one_of_two_countries_is_a_state(
    first: str, second: str, mentions_in: Finder
) -> None:
    assert [actor.kind for actor in mentions_in(first, second)["Zantara"][0].actors] == [ActorKind.STATE]


def test_a_body_with_a_president_and_men_who_stand_together_are_no_states(mentions_in: Finder) -> None:
    found = mentions_in(
        "Zantara/PROPN/3/nmod:poss/B-ORG 's/PART/1/case president/NOUN/4/nsubj fled=flee/VERB/0/root",
        "Rebels/NOUN+/2/nsubj fought=fight/VERB/0/root Zantara/PROPN/2/obj/B-ORG and/CCONJ/5/cc Quelm/PROPN/3/conj",
        "The/DET/3/det two/NUM/3/nummod men=man/NOUN+/4/nsubj fled=flee/VERB/0/root ./PUNCT/4/punct",
    )
    assert ActorKind.STATE not in [actor.kind for actor in found["Zantara"][0].actors]


@pytest.mark.parametrize(("verb", "known"), [("backed=back", True), ("accused=accuse", True), ("left=leave", False)])
def test_what_is_done_to_somebody_alone_tells_him_from_a_place(verb: str, known: bool, mentions_in: Finder) -> None:
    found = mentions_in(
        "Kazo/PROPN/3/nsubj/B-PER Berye/PROPN/1/flat/I-PER fled=flee/VERB/0/root ./PUNCT/3/punct",
        f"Arvania/PROPN/2/nsubj {verb}/VERB/0/root Kazo/PROPN/2/obj/B-LOC ./PUNCT/2/punct",
    )
    assert ("Kazo" in found and actors(found, "Kazo") == ["Kazo Berye"]) is known


def test_two_words_beside_a_person_are_a_person(mentions_in: Finder) -> None:
    found = mentions_in(
        "Arvania/PROPN/2/nsubj backed=back/VERB/0/root Kazo/PROPN/2/obj/B-PER Berye/PROPN/3/flat/I-PER and/CCONJ/6/cc "
        "Kelm/PROPN/3/conj/B-LOC Dovra/PROPN/6/flat/I-LOC ./PUNCT/2/punct"
    )
    assert [actor.kind for actor in found["Kelm Dovra"][0].actors] == [ActorKind.PERSON]


def test_two_words_taken_for_a_place_are_a_body_beside_one(mentions_in: Finder) -> None:
    found = mentions_in(
        "Kelm/PROPN/6/nsubj/B-LOC Dovra/PROPN/1/flat/I-LOC and/CCONJ/5/cc the/DET/5/det Red_Valley_Front/PROPN/1/conj "
        "fought=fight/VERB/0/root Arvania/PROPN/6/obj"
    )
    assert [actor.kind for actor in found["Kelm Dovra"][0].actors] == [ActorKind.ORGANISATION]
