"""Names that a text introduces itself."""

from __future__ import annotations

import pytest

from foedus.resolution import Gazetteer, LocalName, local_names, name_id
from foedus.resolution.local_names import long_form

GAZETTEER = Gazetteer.load()


def _local(text: str) -> dict[str, LocalName]:
    found = local_names(text, GAZETTEER)
    for name in found:
        assert text[name.start : name.end] == name.text
        assert text[name.long_start : name.long_end] == name.long
    return {name.text: name for name in found}


@pytest.mark.parametrize(
    ("text", "short", "long"),
    [
        ("The Red Valley Front (RVF) attacked.", "RVF", "Red Valley Front"),
        ("Rebels of the Popular Army for Coast and Hills (PACH) fled.", "PACH", "Popular Army for Coast and Hills"),
        ("A unit of Jaysh al-Wadi (JaW) fled.", "JaW", "Jaysh al-Wadi"),
        ("The Hizb-ul-Asmar (HuA) fled.", "HuA", "Hizb-ul-Asmar"),
        ("The RVF (Red Valley Front) attacked.", "RVF", "Red Valley Front"),
        ("The RVF, the Red Valley Front, attacked.", "RVF", "Red Valley Front"),
        ("The Red Valley Front, known as RVF, attacked.", "RVF", "Red Valley Front"),
        ("the Red Valley Front, also known by its acronym RVF.", "RVF", "Red Valley Front"),
        ("The Hill Framework, known by its French initials CSP, denied it.", "CSP", "Hill Framework"),
        ("The Hill Framework (known by the Arabic acronym JTQ) denied it.", "JTQ", "Hill Framework"),
        ("The Hill Framework, an alliance of rebels known by its French initials CSP.", "CSP", "Hill Framework"),
        ("The Hill Framework - JTQ by its Portuguese initials - denied it.", "JTQ", "Hill Framework"),
        ("Rebels of the Movement for Hills and Coast, or MHC, fled.", "MHC", "Movement for Hills and Coast"),
        ("The Sons of Tarim, nicknamed the Wolves, fled.", "Wolves", "Sons of Tarim"),
        ("The Sons of Tarim (also known as Jaysh al-Bahr) fled.", "Jaysh al-Bahr", "Sons of Tarim"),
        ("The Sons of Tarim, who call themselves the Free Men, fled.", "Free Men", "Sons of Tarim"),
        ("The Red Valley Front (RVF, formerly Old Front) attacked.", "RVF", "Red Valley Front"),
        ("The Front for Rural Action (Fra) attacked.", "Fra", "Front for Rural Action"),
        ("The Movement for Delta Lakes (Model) attacked.", "Model", "Movement for Delta Lakes"),
        (
            "The United Hill Self-Defence Forces of Sonora (AUDS) attacked.",
            "AUDS",
            "United Hill Self-Defence Forces of Sonora",
        ),
    ],
)
def test_definitions(text: str, short: str, long: str) -> None:
    name = _local(text)[short]
    assert name.long == long
    assert name.actor.id == name_id(long)


def test_known_long_names_give_their_actor() -> None:
    text = "The Free Aceh Movement (GAM) and the National Union for the Total Independence of Angola (UNITA)"
    assert {short: name.actor.id for short, name in _local(text).items()} == {"GAM": "ucdp:327", "UNITA": "ucdp:567"}


def test_a_variant_of_a_known_name_with_its_acronym_is_that_actor() -> None:
    assert _local("The National Congress for the People's Defence (CNDP) won.")["CNDP"].actor.id == "ucdp:426"


def test_one_name_defined_twice_keeps_its_first_meaning() -> None:
    names = _local("The Red Valley Front (RVF) met the Rural Voters Forum (RVF).")
    assert names["RVF"].long == "Red Valley Front"


@pytest.mark.parametrize(
    "text",
    [
        "He left San José (SJO) at noon.",
        "It cost a lot (USD 5).",
        "ROME, Jun 14 2022 (IPS) - News.",
        "The man (see above) left.",
        "Peace (finally).",
        "General Omar (retired) spoke.",
        "(RVF)",
        "A man of the Red Valley Front (Omar) spoke.",
        "The Red Valley Front (Rural) attacked.",
        "He met the Sons of Tarim, or men who know them, in Arvo, or AC.",
        "The Sons of Tarim, known for their songs, fled.",
        "The Sons of Tarim, known as Valley Front's allies, fled.",
        "",
    ],
)
def test_no_definitions(text: str) -> None:
    assert _local(text) == {}


@pytest.mark.parametrize(
    ("short", "before", "long"),
    [
        ("SDF", "Syrian Army and Syrian Democratic Forces", "Syrian Democratic Forces"),
        (
            "AIATS",
            "Australian Institute of Aboriginal and Torres Strait",
            "Australian Institute of Aboriginal and Torres Strait",
        ),
        ("MILF", "Moro Islamic Liberation Front", "Moro Islamic Liberation Front"),
        ("XYZ", "Red Valley Front", None),
    ],
)
def test_long_form(short: str, before: str, long: str | None) -> None:
    assert long_form(short, before) == long


def test_an_undefined_acronym_is_the_longer_name_before_it() -> None:
    text = "The Coast Salvation Army attacked on Monday. A leader of the CSA was killed."
    assert _local(text)["CSA"].actor.name == "Coast Salvation Army"
    assert not _local("A leader of the CSA was killed. The Coast Salvation Army denied it.")
