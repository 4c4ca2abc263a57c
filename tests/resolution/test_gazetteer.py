"""Known actors by name, stable ids for unknown ones, researchers' own files."""

from __future__ import annotations

import gc
import subprocess
import sys
import time
from itertools import pairwise
from pathlib import Path

import pytest

from foedus.errors import CodebookError
from foedus.model import ActorKind
from foedus.resolution import Gazetteer, key, name_id

AMBIGUOUS_KEYS = 63
"""Keys that several actors share. A new one is looked at before this number moves."""
UNDECIDED_KEYS = 44
"""Those among them that no main name decides."""


@pytest.fixture(scope="module")
def gazetteer() -> Gazetteer:
    return Gazetteer.load()


@pytest.mark.parametrize(
    ("name", "actor_id"),
    [
        ("ISIS", "ucdp:234"),
        ("the Islamic State of Iraq and the Levant", "ucdp:234"),
        ("Da'esh", "ucdp:234"),
        ("al-Qaida", "ucdp:769"),
        ("al-Qaeda in Iraq", "un:QDe.115"),
        ("AQI", "un:QDe.115"),
        ("al-Nusra Front", "ucdp:1170"),
        ("Jabhat Fatah al-Sham", "ucdp:1170"),
        ("Government of Syria", "iso:SYR"),
        ("Syrian army", "iso:SYR"),
        ("the Assad regime", "iso:SYR"),
        ("Damascus", "iso:SYR"),
        ("the White House", "iso:USA"),
        ("Pentagon", "iso:USA"),
        ("the Kremlin", "iso:RUS"),
        ("U.S. forces", "iso:USA"),
        ("Congolese", "iso:COD"),
        ("Zaire", "iso:COD"),
        ("Burma", "iso:MMR"),
        ("USSR", "iso:SUN"),
        ("FARC", "ucdp:743"),
        ("Farc", "ucdp:743"),
        ("M-23", "ucdp:1160"),
        ("Tamil Tigers", "ucdp:320"),
        ("Provisional IRA", "ucdp:282"),
        ("Lashkar-e-Tayyiba", "ucdp:1070"),
        ("LeT", "ucdp:1070"),
        ("Houthi", "ucdp:1091"),
        ("Hizbullah", "ucdp:366"),
        ("Hezbollah (Lebanon)", "ucdp:366"),
        ("SPLA-IO", "ucdp:4226"),
        ("Tigray People's Liberation Front", "ucdp:410"),
    ],
)
def test_lookup(gazetteer: Gazetteer, name: str, actor_id: str) -> None:
    actor = gazetteer.lookup(name)
    assert actor is not None
    assert actor.id == actor_id


@pytest.mark.parametrize("name", ["PLA", "NLA", "FNL", "SLA", "National Liberation Army", "UPC"])
def test_namesakes_without_a_main_bearer_stay_candidates(gazetteer: Gazetteer, name: str) -> None:
    assert gazetteer.lookup(name) is None
    assert len(gazetteer.candidates(name)) > 1


def test_letters_tell_namesakes_apart(gazetteer: Gazetteer) -> None:
    jem, jaish = gazetteer.lookup("JEM"), gazetteer.lookup("JeM")
    assert jem is not None and jem.name == "Justice and Equality Movement"
    assert jaish is not None and jaish.name == "Jaish-e-Mohammed"


def test_a_country_decides_between_namesakes(gazetteer: Gazetteer) -> None:
    assert gazetteer.actor("PLA", country="IND").id == "ucdp:314"
    assert gazetteer.actor("PLA", country="CHN").id == "ucdp:161"
    assert gazetteer.actor("PLA").id == name_id("PLA")


def test_canonical_names_are_usual_english(gazetteer: Gazetteer) -> None:
    names = {i: actor.name for i in ("ucdp:234", "ucdp:769", "ucdp:1170") if (actor := gazetteer.by_id(i))}
    assert names == {"ucdp:234": "Islamic State", "ucdp:769": "al-Qaeda", "ucdp:1170": "Jabhat al-Nusra"}


def test_a_government_is_its_state(gazetteer: Gazetteer) -> None:
    state = gazetteer.by_id("ucdp:118")
    assert state is not None
    assert (state.id, state.kind, state.country) == ("iso:SYR", ActorKind.STATE, "SYR")


def test_every_state_has_its_demonym_capital_and_government(gazetteer: Gazetteer) -> None:
    for adjective, capital, code in [
        ("Malian", "Bamako", "MLI"),
        ("Ivorian", "Abidjan", "CIV"),
        ("Dutch", "The Hague", "NLD"),
    ]:
        for name in (adjective, capital, f"{adjective} government"):
            actor = gazetteer.lookup(name)
            assert actor is not None and actor.id == f"iso:{code}", name


def test_no_id_stands_for_two_actors(gazetteer: Gazetteer) -> None:
    ids = list(gazetteer.ids())
    assert len(ids) == len(set(ids))
    xrefs = [xref for i in ids if (record := gazetteer.record(i)) for xref in record.xrefs]
    assert len(xrefs) == len(set(xrefs))
    assert not set(xrefs) & set(ids)


def test_stored_keys_are_the_keys_of_their_names(gazetteer: Gazetteer) -> None:
    for actor_id in gazetteer.ids():
        record = gazetteer.record(actor_id)
        assert record is not None
        assert record.source
        for name in record.names:
            assert name.key == key(name.text), name


def test_actors_outside_the_lists_have_the_id_of_their_name(gazetteer: Gazetteer) -> None:
    for actor_id in gazetteer.ids():
        actor = gazetteer.by_id(actor_id)
        assert actor is not None
        if actor_id.startswith("x:"):
            assert actor_id == name_id(actor.name)


def test_shared_names_are_few_and_known(gazetteer: Gazetteer) -> None:
    keys = {name.key for i in gazetteer.ids() if (record := gazetteer.record(i)) for name in record.names}
    shared = [k for k in keys if k and len(gazetteer.actors(gazetteer.places(k))) > 1]
    undecided = [k for k in shared if len(gazetteer.actors(gazetteer.main(gazetteer.places(k)))) > 1]
    assert (len(shared), len(undecided)) == (AMBIGUOUS_KEYS, UNDECIDED_KEYS), sorted(shared)


def test_one_unknown_actor_has_one_id(gazetteer: Gazetteer) -> None:
    one = gazetteer.actor("the Red Valley Front")
    assert one.id == gazetteer.actor("Red Valley Front's").id == gazetteer.actor("RED VALLEY FRONT").id
    assert one.id == "x:5c727833bcbfe7f125de7aa4f347deff"
    assert (one.name, one.kind) == ("Red Valley Front", ActorKind.UNKNOWN)
    assert gazetteer.actor("Blue Valley Front").id != one.id


def test_an_unknown_id_does_not_depend_on_the_process() -> None:
    code = "from foedus.resolution import name_id; print(name_id('the Red Valley Front'))"
    runs = {
        subprocess.run(
            [sys.executable, "-c", code], capture_output=True, text=True, check=True, env={"PYTHONHASHSEED": seed}
        ).stdout
        for seed in ("1", "2")
    }
    assert len(runs) == 1


def test_persons_know_whose_they_are(gazetteer: Gazetteer) -> None:
    baghdadi = gazetteer.lookup("al-Baghdadi")
    assert baghdadi is not None and baghdadi.kind is ActorKind.PERSON
    assert [owner.id for owner in gazetteer.of(baghdadi.id)] == ["ucdp:234"]


def test_every_affiliation_is_a_known_actor(gazetteer: Gazetteer) -> None:
    for actor_id in gazetteer.ids():
        record = gazetteer.record(actor_id)
        assert record is not None
        assert len(gazetteer.of(actor_id)) == len(record.of)


def test_publishers_are_marked(gazetteer: Gazetteer) -> None:
    agency, group = gazetteer.lookup("AFP"), gazetteer.lookup("Hamas")
    assert agency is not None and gazetteer.is_publisher(agency.id)
    assert group is not None and not gazetteer.is_publisher(group.id)


def test_suggestions_agree_in_numbers_directions_and_countries(gazetteer: Gazetteer) -> None:
    assert "ucdp:234" not in {actor.id for actor, _ in gazetteer.suggest("Islamic State in Iran", 20)}
    assert "iso:SDN" not in {actor.id for actor, _ in gazetteer.suggest("South Sudan", 20)}
    near = gazetteer.suggest("Moro Islamic Liberaton Frnt")
    assert near[0][0].id == "ucdp:276"
    assert all(first[1] >= second[1] for first, second in pairwise(near))
    assert gazetteer.suggest("") == ()


def test_loading_is_quick() -> None:
    def once() -> float:
        start = time.process_time()
        Gazetteer.load()
        return time.process_time() - start

    gc.disable()  # What other tests left behind is no cost of loading.
    try:
        assert min(once() for _ in range(3)) < 0.5
    finally:
        gc.enable()


def test_a_researchers_file_adds_actors_and_names(tmp_path: Path) -> None:
    (tmp_path / "actors_mine.yaml").write_text(
        "- {name: Red Valley Front, kind: armed-group, country: SYR, aliases: [RVF], of: [ISIS]}\n"
        "- {name: Islamic State, aliases: [The Blackest Banner]}\n"
        "- {id: 'ucdp:769', name: al-Qaeda, aliases: [The Old Guard of Khost]}\n",
        encoding="utf-8",
    )
    gazetteer = Gazetteer.load([tmp_path])
    front = gazetteer.lookup("RVF")
    assert front is not None
    assert (front.name, front.kind, front.country, front.id) == (
        "Red Valley Front",
        ActorKind.ARMED_GROUP,
        "SYR",
        name_id("Red Valley Front"),
    )
    assert [owner.id for owner in gazetteer.of(front.id)] == ["ucdp:234"]
    assert gazetteer.actor("Blackest Banner").id == "ucdp:234"
    assert gazetteer.actor("Old Guard of Khost").id == "ucdp:769"
    assert gazetteer.actor("ISIS").kind is ActorKind.ARMED_GROUP


def test_an_unknown_owner_names_file_line_and_remedy(tmp_path: Path) -> None:
    path = tmp_path / "actors.yaml"
    path.write_text("\n- {name: Red Valley Front, of: [Nobody at All]}\n", encoding="utf-8")
    with pytest.raises(CodebookError) as caught:
        Gazetteer.load([path])
    assert (caught.value.file, caught.value.line) == (str(path), 2)
    assert "Nobody at All" in caught.value.problem and caught.value.remedy
    path.write_text("- name: Red Valley Front\n  kind: armed-group\n  of: [Nobody at All]\n", encoding="utf-8")
    with pytest.raises(CodebookError, match=r"actors\.yaml:3: 'Nobody at All'"):
        Gazetteer.load([tmp_path])


def test_a_folder_of_actors_that_is_none_is_said_so(tmp_path: Path) -> None:
    with pytest.raises(CodebookError, match=r"nowhere: no such file or folder\. Give a file of actors"):
        Gazetteer.load([tmp_path / "nowhere"])


@pytest.mark.parametrize(
    ("name", "country"),
    [
        ("Aleppo", "SYR"),
        ("North Kivu", "COD"),
        ("Darfur", "SDN"),
        ("Kabul", "AFG"),
        ("Malian", "MLI"),
        ("Syria", "SYR"),
    ],
)
def test_countries_of_places(gazetteer: Gazetteer, name: str, country: str) -> None:
    assert gazetteer.country(name) == country


def test_places_are_no_actors(gazetteer: Gazetteer) -> None:
    assert gazetteer.lookup("Aleppo") is None
    assert gazetteer.country("Nowhere at All") is None
    assert gazetteer.country("Hamas") is None
