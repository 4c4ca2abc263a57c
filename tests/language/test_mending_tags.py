"""Verbs that the tagger takes for other words, in parses written out by hand."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from foedus.language.mending_tags import backing_verbs, coordinated_verbs, strong_pasts
from tests.language.test_lemmas import LEMMAS
from tests.language.test_mending_pairs import parse, written


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (
            "led/VERB/root>-1 rebels/NOUN/obj>0 through/ADP/case>3 war/NOUN/obl>0 and/CCONJ/cc>7 armed/ADJ/amod>7 "
            "the/DET/det>7 Guard/PROPN/conj>3",
            "led/VERB/root>-1 rebels/NOUN/obj>0 through/ADP/case>3 war/NOUN/obl>0 and/CCONJ/cc>5 armed/VERB/conj>0 "
            "the/DET/det>7 Guard/PROPN/obj>5",
        ),
        (
            "led/VERB/root>-1 political/ADJ/amod>5 and/CCONJ/cc>3 armed/ADJ/conj>1 "
            "Hill/PROPN/compound>5 Front/PROPN/obj>0",
            "led/VERB/root>-1 political/ADJ/amod>5 and/CCONJ/cc>3 armed/ADJ/conj>1 "
            "Hill/PROPN/compound>5 Front/PROPN/obj>0",
        ),
    ],
)
def test_no_adjective_stands_before_an_article(before: str, after: str) -> None:
    past = tuple(replace(token, xpos="VBD") if token.upos == "VERB" else token for token in parse(before))
    assert written(coordinated_verbs(past, LEMMAS)) == after


def test_back_behind_to_is_a_verb() -> None:
    before = parse(
        "sent/VERB/root>-1 troops/NOUN/obj>0 to/ADP/case>3 back/ADV/obl>0 the/DET/det>5 army/NOUN/obj>0 in/ADP/case>7 "
        "May/PROPN/obl>0"
    )
    assert written(backing_verbs(before)) == (
        "sent/VERB/root>-1 troops/NOUN/obj>0 to/PART/mark>3 back/VERB/advcl>0 the/DET/det>5 army/NOUN/obj>3 "
        "in/ADP/case>7 May/PROPN/obl>0"
    )


def test_back_to_a_place_is_none() -> None:
    before = parse("went/VERB/root>-1 back/ADV/advmod>0 to/ADP/case>4 the/DET/det>4 army/NOUN/obl>0")
    assert backing_verbs(before) == before


def test_strong_pasts_are_no_present() -> None:
    before = parse("rebels/NOUN/nsubj>1 overran/VERB/root>-1 towns/NOUN/obj>1 Slew/PROPN/appos>2")
    tags = [(token.xpos, token.lemma) for token in strong_pasts(before)]
    assert tags[1] == ("VBD", "overrun")
    assert tags[3] == (before[3].xpos, before[3].lemma)
