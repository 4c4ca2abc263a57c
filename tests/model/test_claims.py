"""Claims as values."""

from __future__ import annotations

import dataclasses
from datetime import date

import pytest

from foedus.model import Actor, ActorKind, Article, Claim, Coder, Factuality, Participant, Phase

ARTICLE = Article(text="Reds and Blues signed a truce.", published=date(2020, 1, 2))


def end(start: int, stop: int) -> Participant:
    span = ARTICLE.span(start, stop)
    return Participant(actor=Actor(id=f"x:{span.text}", name=span.text, kind=ActorKind.ARMED_GROUP), span=span)


def claim() -> Claim:
    return Claim(
        article=ARTICLE.id,
        relation="truce",
        phase=Phase.BEGINS,
        sign=0,
        plover="AGREE",
        predicate="sign a truce",
        actor=end(0, 4),
        recipient=end(9, 14),
        evidence=ARTICLE.span(0, 30),
        coder=Coder(name="rules", version="1"),
        confidence=0.8,
    )


def test_the_same_reading_has_the_same_id_and_another_stance_another() -> None:
    assert claim().id == claim().id
    assert dataclasses.replace(claim(), conditional=True).id != claim().id
    assert dataclasses.replace(claim(), coder=Coder(name="rules", version="2")).id != claim().id


def test_the_coders_confidence_is_no_part_of_what_is_claimed() -> None:
    assert dataclasses.replace(claim(), confidence=0.3).id == claim().id


def test_a_relation_needs_both_ends() -> None:
    with pytest.raises(ValueError, match="both its ends"):
        dataclasses.replace(claim(), recipient=None)


@pytest.mark.parametrize("label", ["CT+", "PR+", "PS+", "CT-", "PR-", "PS-", "CTu", "Uu"])
def test_factbanks_labels_round_trip(label: str) -> None:
    assert str(Factuality.parse(label)) == label


@pytest.mark.parametrize("label", ["U+", "PRu", "XX+", ""])
def test_labels_that_factbank_has_not_are_refused(label: str) -> None:
    with pytest.raises(ValueError, match=r"label|valid"):
        Factuality.parse(label)
