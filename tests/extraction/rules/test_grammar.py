"""Logical roles over the parse, on sentences through the shipped parser."""

from __future__ import annotations

import pytest

from foedus.extraction.rules.grammar import Grammar
from foedus.language import English, Sentence, load_english
from foedus.model import Article

NAMES = frozenset(("Hamas", "Fatah", "Israel", "Iran", "Egypt", "Hezbollah", "Syria"))


@pytest.fixture(scope="module")
def english() -> English:
    return load_english()


def parse(english: English, text: str) -> Sentence:
    (sentence,) = english.read(Article(text=text)).sentences
    return sentence


ROLES = [
    # text, verb, its subjects, its objects
    ("Hamas attacked Israel.", "attacked", "Hamas", "Israel"),
    ("Israel was attacked by Hamas.", "attacked", "Hamas", "Israel"),
    ("Israel, attacked by Hamas, hit back.", "attacked", "Hamas", "Israel"),
    ("Hamas, which attacked Israel, kept silent.", "attacked", "Hamas", "Israel"),
    ("Hamas has vowed to attack Israel.", "attack", "Hamas", "Israel"),
    ("Iran urged Hamas to attack Israel.", "attack", "Hamas", "Israel"),
    ("Egypt accused Hamas of attacking Israel.", "attacking", "Hamas", "Israel"),
    ("Hamas crossed the border and attacked Israel.", "attacked", "Hamas", "Israel"),
    ("Iran has armed and trained Hamas.", "armed", "Iran", "Hamas"),
    ("Iran is expected to attack Israel.", "attack", "Iran", "Israel"),
    ("Hamas, which Iran is said to arm, kept silent.", "arm", "Iran", "Hamas"),
    ("Hamas, which Iran has tried to arm, kept silent.", "arm", "Iran", "Hamas"),
]


@pytest.mark.parametrize(("text", "verb", "subject", "object_"), ROLES)
def test_roles(english: English, text: str, verb: str, subject: str, object_: str) -> None:
    sentence = parse(english, text)
    grammar = Grammar(sentence, lambda i: sentence.tokens[i].text in NAMES, frozenset(("urge", "accuse")))
    place = next(token.index for token in sentence.tokens if token.text == verb)
    assert sentence.tokens[grammar.subjects(place)[0]].text == subject
    assert sentence.tokens[grammar.objects(place)[0]].text == object_


def test_compound_prepositions_count_by_their_parts_but_closed_ones_do_not(english: English) -> None:
    sentence = parse(english, "According to Iran, Hamas fought alongside Syria.")
    grammar = Grammar(sentence, lambda i: False, frozenset())
    iran = next(token.index for token in sentence.tokens if token.text == "Iran")
    assert "to" not in grammar.cases(iran)


def test_a_cycle_of_borrowed_subjects_ends(english: English) -> None:
    """A long chain of clauses without subjects is climbed to a bounded height only."""
    sentence = parse(english, "Trying to begin to want to start to hope to plan to attempt to attack Israel.")
    grammar = Grammar(sentence, lambda i: False, frozenset())
    for token in sentence.tokens:
        assert all(place < len(sentence.tokens) for place in grammar.subjects(token.index))
