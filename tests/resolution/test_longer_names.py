"""Names that go on past a known one."""

from __future__ import annotations

import pytest

from foedus.resolution import Gazetteer, find, local_names

GAZETTEER = Gazetteer.load()


def _found(text: str) -> dict[str, str]:
    matches = find(GAZETTEER, text, local_names(text, GAZETTEER))
    return {text[m.start : m.end]: m.actor.name for m in matches if m.actor}


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("In Sudan the SLM-Unity left the talks.", "SLM-Unity"),
        ("In Sudan the SLM-HK left the talks.", "SLM-HK"),
        ("In Sudan the Sudan Liberation Movement-Renewal left.", "Sudan Liberation Movement-Renewal"),
        ("In Sudan the Justice and Equality Movement for Concord left.", "Justice and Equality Movement for Concord"),
        ("In Assam the ULFA(Q) fired on a convoy in India.", "ULFA(Q)"),
        ("In Assam the ULFA (Q) fired on a convoy in India.", "ULFA (Q)"),
        ("In Mindanao the MILF-RG raided a town of the Philippines.", "MILF-RG"),
        ("In Mindanao the New MILF raided a town of the Philippines.", "New MILF"),
        ("In Gaza some founded Republican Fatah in 1999.", "Republican Fatah"),
        ("In Congo the Mai-Mai Korrin raided a town.", "Mai-Mai Korrin"),
    ],
)
def test_a_longer_name_is_an_actor_of_its_own(text: str, name: str) -> None:
    assert name in _found(text)
    assert _found(text)[name] == name


@pytest.mark.parametrize(
    ("text", "name", "actor"),
    [
        ("In Nagaland the NSCN(K) signed a pact with India.", "NSCN(K)", "NSCN-K"),
        ("In Nagaland the NSCN (IM) signed a pact with India.", "NSCN (IM)", "NSCN-IM"),
        (
            "The National Socialist Council of Nagaland (Khaplang) left India.",
            "National Socialist Council of Nagaland (Khaplang)",
            "NSCN-K",
        ),
    ],
)
def test_a_known_longer_name_is_that_actor(text: str, name: str, actor: str) -> None:
    assert _found(text)[name] == actor


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("The FARC-Alvaran talks failed, Alvaran said in Colombia.", "FARC"),
        ("The Hamas-Israel truce held.", "Hamas"),
        ("In the Philippines a MILF-influenced town was quiet.", "MILF"),
        ("The Free Syrian Army (FSA) left Syria.", "Free Syrian Army"),
        ("In Sudan the Sudan Liberation Movement left for Khartoum.", "Sudan Liberation Movement"),
        ("The PKK (banned in Turkey) said so.", "PKK"),
    ],
)
def test_what_stands_beside_a_name_is_no_part_of_it(text: str, name: str) -> None:
    assert name in _found(text)


def test_a_bracket_tells_which_of_several_bearers_of_a_long_name_is_meant() -> None:
    found = _found("The National Liberation Army (ELN) shot two men. The ELN denied it.")
    assert found["ELN"] == found["National Liberation Army"] == "National Liberation Army (Colombia)"


def test_a_common_word_is_no_known_actor() -> None:
    assert not GAZETTEER.actor("Union").listed


def test_an_arabic_name_is_not_cut_to_its_first_word() -> None:
    found = _found("Jabhat Fateh al-Sham left Syria. On Tuesday Fateh al-Sham attacked Ahrar al-Sham in Idlib.")
    assert found["Fateh al-Sham"] == found["Jabhat Fateh al-Sham"]
    assert _found("Fatah al-Karun attacked a town in Syria.") == {"Fatah al-Karun": "Fatah al-Karun", "Syria": "Syria"}


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("The Korrin Free Syrian Army shelled the port.", "Free Syrian Army"),
        ("Men of the Korrin Revolutionary United Front fled.", "Revolutionary United Front"),
        ("Omar's Korrin Free Syrian Army shelled the port.", "Free Syrian Army"),
    ],
)
def test_a_known_name_that_ends_a_longer_one_is_not_meant(text: str, name: str) -> None:
    assert name in _found(text.replace("Korrin ", ""))
    assert name not in _found(text)


@pytest.mark.parametrize("before", ["The Islamist", "The Syrian", "Sheikh Ahmed's", "Rebels of the"])
def test_a_description_before_a_name_leaves_it_whole(before: str) -> None:
    assert "Free Syrian Army" in _found(f"{before} Free Syrian Army shelled the port.")


def test_what_another_land_calls_its_own_is_not_the_known_one() -> None:
    found = _found("The Eritrean National Front shelled a port in Eritrea. The Sudanese National Front fled Sudan.")
    assert found["Eritrean National Front"] == "Eritrean National Front"
    assert found["National Front"] == "National Front"


def test_what_a_known_body_is_belongs_to_its_name() -> None:
    assert _found("In Borno the Boko Haram Group said so.")["Boko Haram Group"] == "Boko Haram"
    assert "Boko Haram" in _found("In Borno the Boko Haram Group Office said so.")
