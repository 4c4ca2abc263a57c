"""Headlines with a comma for "and", in parses written out by hand."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from foedus.language.mending_headlines import announced, asked_pairs, comma_pairs, named_behind_dashes
from foedus.language.tokens import Token
from tests.language.test_mending_pairs import parse, written


def headline(rows: str) -> tuple[Token, ...]:
    """A line whose verb is in the present plural."""
    return tuple(replace(t, xpos="VBP") if t.upos == "VERB" else t for t in parse(rows))


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (
            "troops/NOUN/nsubj>3 ,/PUNCT/punct>2 rebels/NOUN/appos>0 clash/VERB/root>-1",
            "troops/NOUN/nsubj>3 ,/PUNCT/cc>2 rebels/NOUN/conj>0 clash/VERB/root>-1",
        ),
        (
            "Government/NOUN/vocative>3 ,/PUNCT/punct>0 rebels/NOUN/nsubj>3 agree/VERB/root>-1",
            "Government/NOUN/nsubj>3 ,/PUNCT/cc>2 rebels/NOUN/conj>0 agree/VERB/root>-1",
        ),
        (
            "army/NOUN/root>-1 ,/PUNCT/punct>5 rebels/NOUN/compound>5 trade/NOUN/compound>5 heavy/ADJ/amod>5 "
            "fire/NOUN/appos>0",
            "army/NOUN/nsubj>3 ,/PUNCT/cc>2 rebels/NOUN/conj>0 trade/VERB/root>-1 heavy/ADJ/compound>5 fire/NOUN/obj>3",
        ),
    ],
)
def test_both_do_it(before: str, after: str) -> None:
    assert written(comma_pairs(headline(before))) == after


@pytest.mark.parametrize(
    "rows",
    [
        "troops/NOUN/nsubj>3 ,/PUNCT/punct>2 rebels/NOUN/appos>0 clash/VERB/root>-1 ./PUNCT/punct>3",
        "rebels/NOUN/nsubj>1 flee/VERB/ccomp>4 ,/PUNCT/punct>1 officials/NOUN/nsubj>4 say/VERB/root>-1",
        "Troops/NOUN/nsubj>4 ,/PUNCT/punct>3 in/ADP/case>3 panic/NOUN/obl>4 flee/VERB/root>-1",
    ],
)
def test_other_lines_stay(rows: str) -> None:
    assert written(comma_pairs(headline(rows))) == rows


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (
            "troops/NOUN/nsubj>1 shell/VERB/root>-1 Togo/PROPN/compound>4 -/PUNCT/punct>2 officials/NOUN/obj>1",
            "troops/NOUN/nsubj>1 shell/VERB/root>-1 Togo/PROPN/obj>1 -/PUNCT/punct>4 officials/NOUN/parataxis>1",
        ),
        (
            "troops/NOUN/nsubj>1 shell/VERB/root>-1 Togo/PROPN/obj>1 -/PUNCT/punct>4 officials/NOUN/appos>2",
            "troops/NOUN/nsubj>1 shell/VERB/root>-1 Togo/PROPN/obj>1 -/PUNCT/punct>4 officials/NOUN/parataxis>1",
        ),
        (
            "talks/NOUN/root>-1 in/ADP/case>2 Arvo/PROPN/compound>4 -/PUNCT/punct>2 officials/NOUN/nmod>0",
            "talks/NOUN/root>-1 in/ADP/case>2 Arvo/PROPN/compound>4 -/PUNCT/punct>2 officials/NOUN/nmod>0",
        ),
    ],
)
def test_who_stands_behind_a_dash_says_it(before: str, after: str) -> None:
    assert written(named_behind_dashes(parse(before))) == after


@pytest.mark.parametrize(
    ("rows", "head", "relation"),
    [
        ("Amal/PROPN/root>-1 to/PART/mark>2 end/VERB/acl>0 truce/NOUN/obj>2", 2, "nsubj"),
        ("bid/NOUN/root>-1 to/PART/mark>2 end/VERB/acl>0 truce/NOUN/obj>2", -1, "root"),
        ("Amal/PROPN/root>-1 to/PART/mark>2 end/VERB/acl>0 it/PRON/obj>2 ./PUNCT/punct>0", -1, "root"),
    ],
)
def test_who_is_to_do_it_will(rows: str, head: int, relation: str) -> None:
    after = announced(parse(rows))
    assert (after[0].head, after[0].deprel) == (head, relation)
    assert (after[1].lemma == "will") is (relation == "nsubj")


def test_both_are_asked() -> None:
    asked = parse(
        "they/PRON/nsubj>1 urge/VERB/root>-1 Amal/PROPN/iobj>1 ,/PUNCT/punct>4 Fatah/PROPN/appos>2 to/PART/mark>6 "
        "end/VERB/xcomp>1"
    )
    assert [asked_pairs(asked)[4].deprel, asked_pairs(asked)[3].deprel] == ["conj", "cc"]
    named = parse(
        "they/PRON/nsubj>1 urge/VERB/root>-1 Amal/PROPN/iobj>1 ,/PUNCT/punct>5 the/DET/det>5 Front/PROPN/appos>2 "
        "to/PART/mark>7 end/VERB/xcomp>1"
    )
    assert asked_pairs(named) == named
