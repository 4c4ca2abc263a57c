"""Names of bands that are made of common words: which are seen, and which capitals name nobody."""

from __future__ import annotations

import pytest

from foedus.model import ActorKind
from tests.resolution.conftest import Finder, actors


def test_an_emblem_goes_on_over_of(mentions_in: Finder) -> None:
    found = mentions_in(
        "Keepers=keeper/NOUN+/5/nsubj of/ADP/4/case the/DET/4/det Oath/NOUN/1/nmod attacked=attack/VERB/0/root "
        "the/DET/7/det Circle/NOUN/5/obj of/ADP/9/case Nine/NUM/7/nmod ./PUNCT/5/punct"
    )
    assert [actor.kind for actor in found["Keepers of the Oath"][0].actors] == [ActorKind.ORGANISATION]
    assert actors(found, "Circle of Nine") == ["Circle of Nine"]


def test_a_plural_with_a_capital_amid_the_sentence_goes_on_over_of(mentions_in: Finder) -> None:
    found = mentions_in(
        "They/PRON/2/nsubj fought=fight/VERB/0/root the/DET/4/det Weavers=weaver/NOUN+/2/obj of/ADP/6/case "
        "Dovra/PROPN/4/nmod/B-LOC ./PUNCT/2/punct"
    )
    assert actors(found, "Weavers of Dovra") == ["Weavers of Dovra"]


def test_a_plain_plural_at_the_beginning_names_nobody(mentions_in: Finder) -> None:
    found = mentions_in(
        "Weavers=weaver/NOUN+/4/nsubj of/ADP/3/case Dovra/PROPN/1/nmod/B-LOC fled=flee/VERB/0/root ./PUNCT/4/punct"
    )
    assert "Weavers of Dovra" not in found


@pytest.mark.parametrize(
    ("verb", "seen"), [("seceded=secede", True), ("merged=merge", True), ("shone=shine", False), ("fell=fall", False)]
)
def test_capitals_amid_a_sentence_name_who_stands_as_a_party(verb: str, seen: bool, mentions_in: Finder) -> None:
    found = mentions_in(
        f"Then/ADV/4/advmod White/ADJ/3/amod Kerchief/NOUN/4/nsubj {verb}/VERB/0/root from/ADP/6/case it/PRON/4/obl "
        "./PUNCT/4/punct"
    )
    assert ("White Kerchief" in found) is seen


def test_the_capitals_of_a_headline_name_nobody(mentions_in: Finder) -> None:
    found = mentions_in(
        "Torn/ADJ/3/amod White/ADJ/3/amod Kerchief/NOUN/4/nsubj Split=split/VERB/0/root Over/ADP/7/case "
        "Higher/ADJ/7/amod Taxes=tax/NOUN+/4/obl Today/NOUN/4/obl"
    )
    assert not any("Scarf" in words for words in found)


def test_an_operation_is_no_band(mentions_in: Finder) -> None:
    found = mentions_in(
        "They/PRON/2/nsubj began=begin/VERB/0/root Operation/PROPN/5/compound Desert/PROPN/5/compound Hawk/PROPN/2/obj "
        "./PUNCT/2/punct"
    )
    assert "Desert Hawk" not in found


@pytest.mark.parametrize(
    ("tail", "kind"),
    [
        ("disbanded=disband/VERB/0/root", ActorKind.ORGANISATION),
        ("dissolved=dissolve/VERB/0/root itself/PRON/3/obj", ActorKind.ORGANISATION),
        ("dissolved=dissolve/VERB/0/root parliament/NOUN/3/obj", ActorKind.PERSON),
        ("slept=sleep/VERB/0/root", ActorKind.PERSON),
    ],
)
def test_what_bodies_alone_do_tells_a_body(tail: str, kind: ActorKind, mentions_in: Finder) -> None:
    found = mentions_in(f"Kazo/PROPN/3/nsubj/B-PER Berye/PROPN/1/flat/I-PER {tail} ./PUNCT/3/punct")
    assert [actor.kind for actor in found["Kazo Berye"][0].actors] == [kind]


@pytest.mark.parametrize(
    "words",
    [
        "The/DET/2/det group/NOUN/7/nsubj known=know/VERB/2/acl as/ADP/6/case Long/ADJ/6/amod Road/NOUN/3/obl",
        "The/DET/2/det group/NOUN/7/nsubj ,/PUNCT/6/punct the/DET/6/det Long/ADJ/6/amod Road/NOUN/2/appos",
        "Then/ADV/7/advmod on/ADV/7/advmod ,/PUNCT/1/punct the/DET/6/det Long/ADJ/6/amod Road/NOUN/7/nsubj",
    ],
)
def test_capitals_name_what_a_body_is_called_and_who_does_what_people_do(words: str, mentions_in: Finder) -> None:
    found = mentions_in(f"{words} accused=accuse/VERB/0/root Arvania/PROPN/7/obj ./PUNCT/7/punct")
    assert actors(found, "Long Road") == ["Long Road"]


def test_capitals_to_which_something_happens_name_nobody(mentions_in: Finder) -> None:
    found = mentions_in(
        "Then/ADV/6/advmod the/DET/4/det Long/ADJ/4/amod Road/NOUN/6/nsubj:pass was=be/AUX/6/aux:pass "
        "built=build/VERB/0/root ./PUNCT/6/punct"
    )
    assert "Long Road" not in found
