"""Verbs taken for nouns, nouns taken for verbs, participles taken for verbs."""

from __future__ import annotations

import pytest

from foedus.language import English, Sentence, load_english
from foedus.model import Article


@pytest.fixture(scope="module")
def english() -> English:
    return load_english()


def _parse(english: English, text: str) -> Sentence:
    return english.read(Article(text=text)).sentences[0]


@pytest.mark.parametrize(
    ("text", "lemmas"),
    [
        ("Norway hosts, arms and finances the rebels.", ["host", "arm", "finance"]),
        ("Norway funds, arms and trains the rebels.", ["fund", "arm", "train"]),
        ("Chad shelters, equips and advises the rebels.", ["shelter", "equip", "advise"]),
    ],
)
def test_a_word_between_two_verbs_is_one(english: English, text: str, lemmas: list[str]) -> None:
    verbs = [token.lemma for token in _parse(english, text).tokens if token.upos == "VERB"]
    assert verbs == lemmas


def test_nouns_behind_a_verb_stay_nouns(english: English) -> None:
    tokens = _parse(english, "Norway sends arms, trains and money to the rebels.").tokens
    assert [token.lemma for token in tokens if token.upos == "VERB"] == ["send"]


@pytest.mark.parametrize(
    "text",
    ["The league and the army came to blows over the pass.", "She expects the army to come to blows over the pass."],
)
def test_blows_to_which_one_comes_are_a_noun(english: English, text: str) -> None:
    tokens = {token.text: token for token in _parse(english, text).tokens}
    blows, reason = tokens["blows"], tokens["pass"]
    assert (blows.upos, blows.deprel) == ("NOUN", "obl")
    assert blows.head == reason.head


@pytest.mark.parametrize(
    ("text", "verb"),
    [
        ("The front, founded two years earlier to fight Spanish rule, waged a war against it.", "waged"),
        ("The front, formed in 1990 by deserters, attacked the guard.", "attacked"),
        ("Rebels, angered by the deal, attacked the guard.", "attacked"),
    ],
)
def test_a_participle_behind_a_comma_is_told_by_the_way(english: English, text: str, verb: str) -> None:
    tokens = _parse(english, text).tokens
    root = next(token for token in tokens if token.head < 0)
    assert root.text == verb
    assert any(token.head == root.index and token.deprel == "nsubj" for token in tokens)


@pytest.mark.parametrize(
    "text",
    [
        "The Red Front, the paramilitary force run by General Tomas Mohamed Dagalo, attacked Chad.",
        "The Rapid Support Forces, the paramilitary force run by General Tomas Mohamed Dagalo, took the town.",
    ],
)
def test_who_stands_behind_by_does_it(english: English, text: str) -> None:
    tokens = _parse(english, text).tokens
    run = next(token for token in tokens if token.text == "run")
    doers = [token.text for token in tokens if token.head == run.index and token.deprel == "obl:agent"]
    assert (run.xpos, doers) == ("VBN", ["Tomas"])


def test_a_verb_before_an_owner_is_no_adjective(english: English) -> None:
    tokens = _parse(english, "Chad hosted the rebels and armed Sudan's Red Front.").tokens
    armed = next(token for token in tokens if token.text == "armed")
    front = next(token for token in tokens if token.text == "Front")
    assert (armed.upos, armed.lemma, armed.deprel) == ("VERB", "arm", "conj")
    assert (front.head, front.deprel) == (armed.index, "obj")


def test_a_finite_verb_goes_on_from_a_finite_one(english: English) -> None:
    tokens = _parse(english, "The front threatened to attack the army and fired rockets at the town.").tokens
    fired = next(token for token in tokens if token.text == "fired")
    assert tokens[fired.head].text == "threatened"


def test_what_stands_behind_a_particle_alone_is_the_object(english: English) -> None:
    tokens = _parse(english, "Turkey shot down a Russian plane near the Syrian border.").tokens
    plane = next(token for token in tokens if token.text == "plane")
    assert (tokens[plane.head].text, plane.deprel) == ("shot", "obj")
