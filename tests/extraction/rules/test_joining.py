"""Coordination that the tree does not show, and clauses that turn a sentence round."""

from __future__ import annotations

import pytest

from foedus.model import Article
from foedus.workspace import Reader

NAMES = {"A": "Amber Brigade", "B": "Korrin Liberation Front", "C": "Hill Guard"}


def pairs(reader: Reader, text: str, relation: str) -> set[tuple[str, str, str]]:
    """The claims of a relation in a text with letters for names: both ends and the label."""
    article = Article(text="War goes on in the hills. " + text.format(**NAMES) + "\n")
    letters = {name: letter for letter, name in NAMES.items()}
    found = (claim for claim in reader.read(article).claims if claim.relation == relation)
    return {
        (letters.get(c.actor.actor.name, ""), letters.get(c.recipient.actor.name, ""), str(c.factuality))
        for c in found
        if c.actor is not None and c.recipient is not None
    }


@pytest.mark.parametrize(
    ("text", "relation", "expected"),
    [
        ("The {C} attacked the {B}, as did the {A}.", "fighting", {("C", "B", "CT+"), ("A", "B", "CT+")}),
        ("The {C} was attacked by the {A}, and so was the {B}.", "fighting", {("A", "C", "CT+"), ("A", "B", "CT+")}),
        (
            "The {A} clashed with the {C} and, a year later, with the {B}.",
            "fighting",
            {("A", "C", "CT+"), ("A", "B", "CT+")},
        ),
        ("It was against the {B} that the {A} rebelled.", "opposition", {("A", "B", "CT+")}),
        ("It was from the {B} that the {A} broke away.", "split", {("A", "B", "CT+")}),
        ("What the {A} did was to attack the {B}.", "fighting", {("A", "B", "PR+")}),
        ("The {A} attacked what was left of the {B}.", "fighting", {("A", "B", "CT+")}),
        ("If the {C} fled, it was because the {A} attacked the {B}.", "fighting", {("A", "B", "CT+")}),
        ("Since then the {A} has attacked the {B} time and again.", "fighting", {("A", "B", "CT+")}),
        ("The {A} parted ways with the {B} over money.", "split", {("A", "B", "CT+")}),
        ("The {A} was the first to join the {B}.", "membership", {("A", "B", "CT+")}),
        ("The {A} attacked the {B}. The {C} did not fight at its side.", "backing", {("C", "A", "CT-")}),
    ],
)
def test_who_does_what_however_it_is_put(
    text: str, relation: str, expected: set[tuple[str, str, str]], reader: Reader
) -> None:
    assert pairs(reader, text, relation) >= expected
