"""Names of places that are told of as of states."""

from __future__ import annotations

import pytest

from foedus.model import ActorKind
from tests.resolution.conftest import Finder


@pytest.mark.parametrize(
    ("sentence", "name"),
    [
        (
            "Vastria/PROPN/2/nsubj/B-LOC armed=arm/VERB/0/root the/DET/4/det rebels=rebel/NOUN+/2/obj ./PUNCT/2/punct",
            "Vastria",
        ),
        (
            "Vastria/PROPN/2/nsubj/B-LOC used=use/VERB/0/root to/PART/4/mark give/VERB/2/xcomp the/DET/6/det "
            "rebels=rebel/NOUN+/4/iobj sanctuary/NOUN/4/obj ./PUNCT/2/punct",
            "Vastria",
        ),
        (
            "Rebels=rebel/NOUN+/3/nsubj:pass are=be/AUX/3/aux:pass paid=pay/VERB/0/root by/ADP/5/case "
            "Vastria/PROPN/3/obl:agent/B-LOC ./PUNCT/3/punct",
            "Vastria",
        ),
        (
            "Costa/PROPN/3/nsubj/B-LOC Vastria/PROPN/1/flat/I-LOC armed=arm/VERB/0/root the/DET/5/det "
            "rebels=rebel/NOUN+/3/obj ./PUNCT/3/punct",
            "Costa Vastria",
        ),
        (
            "South/PROPN/3/nsubj/B-LOC Vastria/PROPN/1/flat/I-LOC armed=arm/VERB/0/root the/DET/5/det "
            "rebels=rebel/NOUN+/3/obj ./PUNCT/3/punct",
            "South Vastria",
        ),
    ],
)
def test_what_states_do_tells_a_state(sentence: str, name: str, mentions_in: Finder) -> None:
    found = mentions_in(sentence)
    assert [(actor.name, actor.kind) for actor in found[name][0].actors] == [(name, ActorKind.STATE)]


@pytest.mark.parametrize(
    "sentence",
    [
        "Vastria/PROPN/2/nsubj/B-LOC burned=burn/VERB/0/root ./PUNCT/2/punct",
        "Rebels=rebel/NOUN+/2/nsubj fled=flee/VERB/0/root to/ADP/4/case Vastria/PROPN/2/obl/B-LOC ./PUNCT/2/punct",
        "Rebels=rebel/NOUN+/2/nsubj shelled=shell/VERB/0/root Vastria/PROPN/2/obj/B-LOC ./PUNCT/2/punct",
    ],
)
def test_what_is_told_of_towns_tells_none(sentence: str, mentions_in: Finder) -> None:
    assert "Vastria" not in mentions_in(sentence)


def test_who_is_taken_for_a_person_is_no_state(mentions_in: Finder) -> None:
    found = mentions_in(
        "Vastria/PROPN/2/nsubj/B-PER armed=arm/VERB/0/root the/DET/4/det rebels=rebel/NOUN+/2/obj ./PUNCT/2/punct"
    )
    assert [actor.kind for actor in found["Vastria"][0].actors] == [ActorKind.PERSON]
