"""Which sentences are parsed."""

from __future__ import annotations

import pytest

from foedus.codebook import Codebook
from foedus.codebook.nominals import load_nominals
from foedus.extraction.rules.gate import Gate
from foedus.language import English, Words, load_english
from foedus.model import Actor, ActorKind, Article
from foedus.workspace import Reader

GROUP = Actor(id="ucdp:9001", kind=ActorKind.ARMED_GROUP, name="Red Valley Front")
STATE = Actor(id="iso:NOR", kind=ActorKind.STATE, name="Norway")
UNKNOWN = Actor(id="x:1", kind=ActorKind.ARMED_GROUP, name="Blue Valley Front")
BEGINS = ["They met the visitors", "She supported the plan", "He attacked the idea", "The club joined the league"]


@pytest.fixture(scope="module")
def gate() -> Gate:
    return Gate(Codebook.load(), load_nominals())


@pytest.fixture(scope="module")
def english() -> English:
    return load_english()


def words(english: English, *texts: str) -> list[Words]:
    return [row for text in texts for row in english.split(text, 0, len(text))]


def passes(gate: Gate, rows: list[Words], **named: Actor) -> list[bool]:
    """What passes where each actor is named in the sentence of its number."""
    return gate.passes(rows, [(named[f"at{i}"],) if f"at{i}" in named else () for i in range(len(rows))])


def test_everyday_news_passes_where_it_names_somebody_of_political_life(gate: Gate, english: English) -> None:
    rows = words(english, *BEGINS)
    assert passes(gate, rows) == [False] * 4
    assert passes(gate, rows, at1=STATE) == [False, True, False, False]


@pytest.mark.parametrize("naming", ["the minister", "army officers", "the Workers' Party", "the police", "soldiers"])
def test_offices_arms_and_bodies_are_political_life(gate: Gate, english: English, naming: str) -> None:
    assert passes(gate, words(english, *BEGINS, f"They met {naming} there")) == [False] * 4 + [True]


def test_a_known_armed_group_opens_its_whole_article_and_no_other_group_does(gate: Gate, english: English) -> None:
    rows = words(english, *BEGINS)
    assert passes(gate, rows, at3=GROUP) == [True] * 4
    assert passes(gate, rows, at3=UNKNOWN) == [False, False, False, True]


def test_words_of_arms_open_the_whole_article(gate: Gate, english: English) -> None:
    rows = words(english, *BEGINS, "The rebels and the soldiers left the town")
    assert all(passes(gate, rows))


def test_one_or_two_sentences_tell_nothing_so_they_pass(gate: Gate, english: English) -> None:
    assert passes(gate, words(english, *BEGINS[:2])) == [True, True]


def test_without_a_word_that_a_predicate_begins_with_nothing_passes(gate: Gate, english: English) -> None:
    assert passes(gate, words(english, "The flowers were yellow"), at0=GROUP) == [False]
    assert gate.passes([], []) == []


def test_reports_of_conflict_lose_no_claim() -> None:
    """With the gate open for every sentence the same is read, in the words of the same sentences."""
    text = (
        "Fighters of the Red Valley Front clashed with soldiers near Harrow on Monday.\n\nThey took the bridge, and it "
        "rained. Its leader, Omar Vell, said the army had broken the truce. He met the mediators twice. The two sides "
        "agreed to talk again. Norway supported them."
    )
    article = Article(text=text)
    reader = Reader()
    claims = {claim.id for claim in reader.read(article).claims}
    assert len(claims) > 3
    reader._engine.worth_parsing = lambda rows, _: [True] * len(rows)  # type: ignore[method-assign]
    assert {claim.id for claim in reader.read(article).claims} == claims
