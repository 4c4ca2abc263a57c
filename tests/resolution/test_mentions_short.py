"""Bodies called by the head of their name, where the parser takes that for a common noun."""

from __future__ import annotations

import pytest

from foedus.model import ActorKind
from tests.resolution.conftest import Finder, actors

COMMAND = (
    "The/DET/4/det Dovra/PROPN/4/compound/B-ORG Joint/ADJ/4/amod/I-ORG Command/PROPN/5/nsubj/I-ORG "
    "denied=deny/VERB/0/root it/PRON/5/obj ./PUNCT/5/punct"
)
CONGRESS = (
    "The/DET/3/det Kasai/PROPN/3/compound/B-ORG Congress/PROPN/4/nsubj/I-ORG denied=deny/VERB/0/root it/PRON/4/obj "
    "./PUNCT/4/punct"
)
ORDER = (
    "The/DET/2/det Order/PROPN/6/nsubj/B-ORG of/ADP/5/case the/DET/5/det Thistle/PROPN/2/nmod/I-ORG "
    "denied=deny/VERB/0/root it/PRON/6/obj ./PUNCT/6/punct"
)


@pytest.mark.parametrize(
    ("before", "word", "meant"),
    [
        (COMMAND, "Command", "Dovra Joint Command"),
        (CONGRESS, "congress", "Kasai Congress"),
        (ORDER, "order", "Order of the Thistle"),
    ],
)
def test_a_body_is_called_by_the_head_of_its_name(before: str, word: str, meant: str, mentions_in: Finder) -> None:
    found = mentions_in(
        before, f"Arvania/PROPN/2/nsubj backed=back/VERB/0/root the/DET/4/det {word}/NOUN/2/obj ./PUNCT/2/punct"
    )
    assert actors(found, word) == [meant]


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (CONGRESS, "They/PRON/2/nsubj left=leave/VERB/0/root a/DET/4/det congress/NOUN/2/obj ./PUNCT/2/punct"),
        (ORDER, "They/PRON/2/nsubj gave=give/VERB/0/root the/DET/4/det order/NOUN/2/obj ./PUNCT/2/punct"),
        (
            COMMAND,
            "They/PRON/2/nsubj took=take/VERB/0/root the/DET/4/det command/NOUN/2/obj of/ADP/6/case "
            "men/NOUN+/4/nmod ./PUNCT/2/punct",
        ),
    ],
)
def test_other_things_of_that_word_are_nobody(before: str, after: str, mentions_in: Finder) -> None:
    found = mentions_in(before, after)
    assert not {"congress", "order", "command"} & set(found)


def test_a_word_that_two_bodies_bear_means_neither(mentions_in: Finder) -> None:
    other = CONGRESS.replace("Kasai", "True")
    found = mentions_in(
        CONGRESS, other, "They/PRON/2/nsubj left=leave/VERB/0/root the/DET/4/det congress/NOUN/2/obj ./PUNCT/2/punct"
    )
    assert "congress" not in found


@pytest.mark.parametrize("word", ["Command", "Battalion", "Warriors"])
def test_an_armed_word_tells_an_armed_body_though_a_letter_is_doubled_in_it(word: str, mentions_in: Finder) -> None:
    found = mentions_in(COMMAND.replace("Command", word))
    assert [actor.kind for actor in found[f"Dovra Joint {word}"][0].actors] == [ActorKind.ARMED_GROUP]


def test_a_quarter_of_the_sky_stays_in_a_name(mentions_in: Finder) -> None:
    found = mentions_in(
        "They/PRON/2/nsubj fought=fight/VERB/0/root the/DET/4/det Shield/PROPN/2/obj of/ADP/7/case the/DET/7/det "
        "East/PROPN/4/nmod/B-LOC ./PUNCT/2/punct"
    )
    assert actors(found, "Shield of the East") == ["Shield of the East"]
