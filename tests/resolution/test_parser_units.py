"""What must be one token for the parser."""

from __future__ import annotations

from itertools import pairwise

import pytest

from foedus.resolution import Gazetteer, find, local_names, units
from foedus.resolution.parser_units import STAND_IN

GAZETTEER = Gazetteer.load()


def _units(text: str) -> dict[str, str | None]:
    local = local_names(text, GAZETTEER)
    found = units(text, find(GAZETTEER, text, local), local)
    assert all(one.end <= other.start for one, other in pairwise(found))
    return {text[unit.start : unit.end]: unit.reading for unit in found}


def test_long_name_with_its_acronym() -> None:
    assert _units("Jaysh al-Islam (JaI) met the Red Valley Front (RVF).") == {
        "Jaysh al-Islam (JaI)": "Jaysh",
        "Red Valley Front (RVF)": "Front",
    }


def test_names_of_several_words_read_as_their_head() -> None:
    found = _units("The Free Syrian Army fought the Liberation Tigers of Tamil Eelam near Saudi Arabia.")
    assert found == {"Free Syrian Army": "Army", "Liberation Tigers of Tamil Eelam": "Tigers", "Saudi Arabia": "Arabia"}


def test_a_name_that_opens_a_sentence_without_an_article_has_a_stand_in() -> None:
    assert _units("Islamic State left.") == {"Islamic State": STAND_IN}
    assert _units("They left. “Islamic State did it,” he said.") == {"Islamic State": STAND_IN}
    assert _units("On Monday Islamic State left.") == {"Islamic State": "State"}


def test_acronyms_like_words_have_a_stand_in() -> None:
    found = _units("In Syria IS let LeT go; the FARC did not.")
    assert found["IS"] is not None and found["LeT"] is not None
    assert "FARC" not in found


@pytest.mark.parametrize("name", ["al-Madina", "ash-Sharqiya", "Tehrik-e-Zamin"])
def test_tied_names_are_whole_though_unknown(name: str) -> None:
    assert _units(f"Men from {name}'s centre left.") == {name: None}


def test_common_nouns_stay_words() -> None:
    assert _units("Kurdish fighters and Syrian rebels left.") == {}
    assert _units("The Syrian army and its anti-Taliban, well-known men") == {}


@pytest.mark.parametrize(
    "text",
    [
        "Said al-Bahri fled.",
        "The men of Said Haro fled.",
        "Colonel Said fled with Omar.",
        "They were led by Sheikh Mohamed Said Haro, a warlord.",
        "“No,” Said Haro told them.",
    ],
)
def test_said_is_a_name(text: str) -> None:
    assert _units(text)["Said"] == "Saeed"


@pytest.mark.parametrize("text", ["Minister Said to Quit Over Raid", "Said Mr. Haro: “No.”", "Two died, he said."])
def test_said_is_the_verb(text: str) -> None:
    assert not {"Said", "said"} & set(_units(text))
