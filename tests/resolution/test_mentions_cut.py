"""Names that are cut short or run on: days, titles and bands within them, and whoever is called after a land."""

from __future__ import annotations

import pytest

from foedus.model import ActorKind
from tests.resolution.conftest import Finder, actors

DENIED = "denied=deny/VERB/0/root it/PRON/{0}/obj ./PUNCT/{0}/punct"


@pytest.mark.parametrize(
    ("sentence", "name"),
    [
        (
            "The/DET/2/det Movement/PROPN/6/nsubj/B-ORG of/ADP/5/case 8/NUM/5/nummod May/PROPN/2/nmod "
            + DENIED.format(6),
            "Movement of 8 May",
        ),
        (
            "The/DET/2/det Committee/PROPN/5/nsubj/B-ORG 9/NUM/4/nummod November/PROPN/2/nmod " + DENIED.format(5),
            "Committee 9 November",
        ),
        (
            "Jaime/PROPN/4/nsubj/B-PER Mayor/PROPN/1/flat/I-PER Oreja/PROPN/1/flat/I-PER " + DENIED.format(4),
            "Jaime Mayor Oreja",
        ),
        ("Karim/PROPN/3/nsubj/B-PER al-Bahr/PROPN/1/flat/I-PER " + DENIED.format(3), "Karim al-Bahr"),
        (
            "The/DET/5/det powerful/ADJ/5/amod Chiefs=chief/NOUN+/5/nmod:poss '/PART/3/case Council/PROPN/6/nsubj "
            + DENIED.format(6),
            "Chiefs ' Council",
        ),
    ],
)
def test_the_whole_name(sentence: str, name: str, mentions_in: Finder) -> None:
    assert name in mentions_in(sentence)


def test_the_day_behind_on_tells_when(mentions_in: Finder) -> None:
    found = mentions_in(
        "The/DET/2/det Committee/PROPN/3/nsubj/B-ORG fled=flee/VERB/0/root on/ADP/6/case 9/NUM/6/nummod "
        "November/PROPN/3/obl ./PUNCT/3/punct"
    )
    assert not any("November" in name for name in found)


def test_the_adjective_of_a_land_is_short_for_no_body(mentions_in: Finder) -> None:
    found = mentions_in(
        "The/DET/4/det Vastrian/ADJ/4/amod/B-ORG Workers/PROPN+/4/compound/I-ORG Army/PROPN/5/nsubj/I-ORG "
        + DENIED.format(5),
        "The/DET/3/det Vastrian/PROPN/3/compound/B-ORG cooks=cook/NOUN+/4/nsubj " + DENIED.format(4),
    )
    assert all("Vastrian Workers Army" not in actors(found, name) for name in found if name.startswith("Vastrian c"))
    assert "Vastrian" not in found or actors(found, "Vastrian") == ["Vastrian"]


def test_a_land_in_the_name_of_a_body_tells_whose_an_army_is(mentions_in: Finder) -> None:
    found = mentions_in(
        "The/DET/2/det Front_of_Vastria/PROPN/3/nsubj/B-ORG " + DENIED.format(3),
        "The/DET/3/det Vastrian/ADJ/3/amod army/NOUN/4/nsubj " + DENIED.format(4),
    )
    assert [actor.kind for actor in found["Vastrian army"][0].actors] == [ActorKind.STATE]
    assert actors(found, "Vastrian army") == ["Vastria"]


def test_a_body_called_after_a_day_is_meant_by_its_noun(mentions_in: Finder) -> None:
    found = mentions_in(
        "The/DET/3/det Lake/PROPN/3/compound/B-ORG Brigade/PROPN/4/nsubj/I-ORG attacked=attack/VERB/0/root "
        "the/DET/6/det Movement/PROPN/4/obj/B-ORG of/ADP/9/case 8/NUM/9/nummod May/PROPN/6/nmod ./PUNCT/4/punct",
        "The/DET/2/det movement/NOUN/3/nsubj " + DENIED.format(3),
    )
    assert actors(found, "movement") == ["Movement of 8 May"]


def test_a_known_full_name_behind_another_name_is_somebody_elses(mentions_in: Finder) -> None:
    found = mentions_in("Omar/PROPN/4/nsubj/B-PER Adel/PROPN/1/flat/I-PER Karu/PROPN/1/flat/I-PER " + DENIED.format(4))
    assert actors(found, "Omar Adel Karu") == ["Omar Adel Karu"]


def test_himself_right_behind_a_person_is_he(mentions_in: Finder) -> None:
    found = mentions_in(
        "The/DET/2/det Red_Valley_Front/PROPN/6/nsubj of/ADP/4/case Ivo_Brand/PROPN/2/nmod/B-PER "
        "himself/PRON/4/nmod:unmarked fled=flee/VERB/0/root ./PUNCT/6/punct"
    )
    assert actors(found, "himself") == ["Ivo Brand"]
