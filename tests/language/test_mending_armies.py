"""Armies beside others, in parses written out by hand."""

from __future__ import annotations

import pytest

from foedus.language.mending_armies import armies_and_others
from tests.language.test_mending_pairs import parse, written


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (
            "the/DET/det>4 army/NOUN/compound>4 and/CCONJ/cc>3 Corvian/ADJ/conj>1 troops/NOUN/nsubj>5 "
            "fought/VERB/root>-1 rebels/NOUN/obj>5",
            "the/DET/det>1 army/NOUN/nsubj>5 and/CCONJ/cc>4 Corvian/ADJ/amod>4 troops/NOUN/conj>1 "
            "fought/VERB/root>-1 rebels/NOUN/obj>5",
        ),
        (
            "army/NOUN/compound>6 and/CCONJ/cc>2 allied/ADJ/conj>0 militias/NOUN/conj>0 fought/VERB/root>-1 "
            "Hill/PROPN/compound>6 Front/PROPN/obj>4",
            "army/NOUN/nsubj>4 and/CCONJ/cc>3 allied/ADJ/amod>3 militias/NOUN/conj>0 fought/VERB/root>-1 "
            "Hill/PROPN/compound>6 Front/PROPN/obj>4",
        ),
        (
            "army/NOUN/compound>3 shelled/VERB/root>-1 rebel/ADJ/amod>3 positions/NOUN/obj>1",
            "army/NOUN/nsubj>1 shelled/VERB/root>-1 rebel/ADJ/amod>3 positions/NOUN/obj>1",
        ),
        (
            "army/NOUN/obj>-1 ,/PUNCT/punct>3 the/DET/det>3 Front/PROPN/appos>0 and/CCONJ/cc>5 gunmen/NOUN/conj>0",
            "army/NOUN/obj>-1 ,/PUNCT/punct>3 the/DET/det>3 Front/PROPN/conj>0 and/CCONJ/cc>5 gunmen/NOUN/conj>0",
        ),
        (
            "army/NOUN/compound>3 and/CCONJ/cc>2 state/NOUN/conj>0 officials/NOUN/nsubj>4 met/VERB/root>-1",
            "army/NOUN/compound>3 and/CCONJ/cc>2 state/NOUN/conj>0 officials/NOUN/nsubj>4 met/VERB/root>-1",
        ),
    ],
)
def test_an_army_modifies_no_troops_of_others(before: str, after: str) -> None:
    assert written(armies_and_others(parse(before))) == after
