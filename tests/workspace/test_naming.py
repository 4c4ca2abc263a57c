"""Whom a name is taken for: the surest way first, near names said, and a question where two could be meant."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import permutations

import pytest

from foedus.errors import AmbiguousActorError, QuestionError
from foedus.ledger import Ledger, open_ledger
from foedus.model import ActorJudgement, ActorVerdict
from foedus.workspace.likeness import is_part, spelt_alike
from foedus.workspace.naming import Match, Names, actor_named, notes
from foedus.workspace.voices import shipped_gazetteer
from tests.workspace.keeping import keep
from tests.workspace.making import maker

ENDS = [
    ("Free Syrian Army", "Jabhat al-Nusra", ("ucdp:1130", "ucdp:1170")),
    ("Islamic State", "Syria", ("ucdp:234", "iso:SYR")),
    ("Kesh Valley Front", "Oru Guard", ("x:kesh", "x:oru")),
    ("Paul Dorsk", "Sand Hill Guard", ("x:dorsk", "x:sand")),
    ("Tolen Brigade 5", "Tolen Brigade 6", ("x:t5", "x:t6")),
    ("Movement for Reed and Water", "Ahrar Oruvia", ("x:reed", "x:ahrar")),
]


def filled(ledger: Ledger, ends: list[tuple[str, str, tuple[str, str]]] = ENDS) -> Ledger:
    told = maker()
    for one, two, ids in ends:
        keep(ledger, told(f"{one} met {two}.", one, two, "talks", ids=ids, sign=0))
    return ledger


@pytest.fixture(scope="module")
def ledger() -> Iterator[Ledger]:
    with open_ledger("memory:") as opened:
        yield filled(opened)


@pytest.mark.parametrize(
    ("asked", "actor", "match"),
    [
        ("x:kesh", "x:kesh", Match.ID),
        ("kesh valley FRONT", "x:kesh", Match.NAME),
        ("Free Syrian army", "ucdp:1130", Match.NAME),
        ("FSA", "ucdp:1130", Match.ALIAS),
        ("IS", "ucdp:234", Match.ALIAS),
        ("al Nusra", "ucdp:1170", Match.ALIAS),
        ("Syria army", "iso:SYR", Match.ORGAN),
        ("KVF", "x:kesh", Match.INITIALS),
        ("mrw", "x:reed", Match.INITIALS),
        ("Dorsk", "x:dorsk", Match.PART),
        ("Kesh Valey Frunt", "x:kesh", Match.SPELLING),
        ("Kèsh Vállèy Frönt", "x:kesh", Match.NAME),
        ("Ахрар Орувия", "x:ahrar", Match.SPELLING),
        ("Tolen Brigades 5", "x:t5", Match.SPELLING),
        ("Movement of Reed Water", "x:reed", Match.SPELLING),
        ("AhrarOruvia", "x:ahrar", Match.SPELLING),
        ("F.S.A.", "ucdp:1130", Match.ALIAS),
        ("the FSA", "ucdp:1130", Match.ALIAS),
        ("F S A", "ucdp:1130", Match.SPELLING),
        ("Nusra's", "ucdp:1170", Match.ALIAS),
        ("Jabhat an-Nosra", "ucdp:1170", Match.NAME),
        ("Syrians", "iso:SYR", Match.ALIAS),
        ("General Dorsk", "x:dorsk", Match.WITHIN),
        ("Prime Minister Paul Dorsk", "x:dorsk", Match.WITHIN),
        ("FSA fighters", "ucdp:1130", Match.WITHIN),
        ("the Kesh Valley Front rebels", "x:kesh", Match.WITHIN),
    ],
)
def test_names_resolve_generously(ledger: Ledger, asked: str, actor: str, match: Match) -> None:
    found = actor_named(ledger, asked)
    assert (found.actor.id, found.match) == (actor, match)
    assert bool(found.note) == (match in (Match.ORGAN, Match.WITHIN, Match.INITIALS, Match.PART, Match.SPELLING))


def test_where_two_could_be_meant_the_answer_asks(ledger: Ledger) -> None:
    with pytest.raises(AmbiguousActorError, match=r"Oru Guard.*Sand Hill Guard") as caught:
        actor_named(ledger, "Guard")
    assert caught.value.candidates == (("x:oru", "Oru Guard"), ("x:sand", "Sand Hill Guard"))


@pytest.mark.parametrize("asked", ["Atlantis", "Tolen Brigade 7", "North Oru Guard", "Hezbollah", "...", "KVG"])
def test_numbers_directions_and_known_strangers_are_never_stretched(ledger: Ledger, asked: str) -> None:
    with pytest.raises(QuestionError, match=r"no actor|names nobody"):
        actor_named(ledger, asked)


@pytest.mark.parametrize("asked", ["Syrian rebels", "the government", "President Syria", "Movement"])
def test_a_word_for_any_body_and_the_rebels_of_a_country_are_nobody_in_particular(ledger: Ledger, asked: str) -> None:
    with pytest.raises(QuestionError, match=r"no actor|no one in particular"):
        actor_named(ledger, asked)


def test_two_bearers_of_a_surname_are_asked_about_also_below_a_title() -> None:
    with open_ledger("memory:") as opened:
        filled(opened, [*ENDS, ("Anna Dorsk", "Oru Guard", ("x:anna", "x:oru"))])
        for asked in ("Dorsk", "General Dorsk", "Dorsk's"):
            with pytest.raises(AmbiguousActorError, match=r"Anna Dorsk.*Paul Dorsk"):
                actor_named(opened, asked)
        assert actor_named(opened, "Ana Dorsk").actor.id == "x:anna"


@pytest.mark.parametrize(
    ("asked", "offered"),
    [("Syrai", "Syria"), ("Tolen Brigade 7", "Tolen Brigade 5 or Tolen Brigade 6"), ("Islamic State in Iraq", "")],
)
def test_what_was_not_found_is_asked_about(ledger: Ledger, asked: str, offered: str) -> None:
    with pytest.raises(QuestionError) as caught:
        actor_named(ledger, asked)
    assert (f"Did you mean {offered}?" in str(caught.value)) == bool(offered)


@pytest.mark.parametrize("asked", ["Zzyzx", "Atlantis", "Garden"])
def test_nobody_is_offered_who_only_shares_some_letters(ledger: Ledger, asked: str) -> None:
    with pytest.raises(QuestionError, match="See 'foedus brief'"):
        actor_named(ledger, asked)


def test_who_has_no_claims_is_told_apart_from_those_with_the_word_in_their_names() -> None:
    with open_ledger("memory:") as opened:
        ends = ("Moro National Liberation Front", "Oru Guard", ("ucdp:275", "x:oru"))
        filled(opened, [ends])
        with pytest.raises(QuestionError, match=r"is about Moros\. Did you mean Moro National Liberation Front\?"):
            actor_named(opened, "Moro")


def test_a_name_of_several_is_taken_for_the_one_that_has_to_do_with_the_other(ledger: Ledger) -> None:
    one, two = Names(ledger).pair("Guard", "Kesh Valley Front")
    assert (one.actor.id, one.match, two.actor.id) == ("x:oru", Match.PAIR, "x:kesh")
    assert notes(one, two, one) == [one.note]
    with pytest.raises(AmbiguousActorError):
        Names(ledger).pair("Guard", "Free Syrian Army")


def test_a_merged_actor_stands_as_the_other_one() -> None:
    with open_ledger("memory:") as opened:
        filled(opened)
        for actor, into, name in (("x:sand", "x:oru", "Oru Guard"), ("x:kesh", "iso:MLI", "Mali")):
            opened.judge(ActorJudgement(verdict=ActorVerdict.MERGE, actor=actor, into=into, by="ed", reason="one"))
            assert (actor_named(opened, actor).actor.id, actor_named(opened, actor).actor.name) == (into, name)
        assert actor_named(opened, "Sand Hill Guard").actor.id == "x:oru"


@pytest.mark.parametrize("order", list(permutations(range(4)))[::5])
def test_nothing_depends_on_the_order_of_arrival(order: tuple[int, ...]) -> None:
    asked = ["KVF", "Dorsk", "IS", "Oru Gard"]
    with open_ledger("memory:") as opened:
        filled(opened, [ENDS[place] for place in order])
        assert [actor_named(opened, name).actor.id for name in asked] == ["x:kesh", "x:dorsk", "ucdp:234", "x:oru"]


def test_likeness_of_keys() -> None:
    gazetteer = shipped_gazetteer()
    assert spelt_alike("islamic state in iraq", "islamic state in iran", gazetteer) == 0
    assert spelt_alike("south sudan army", "sudan army", gazetteer) == 0
    assert spelt_alike("islamic army", "islamic state", gazetteer) == 0
    assert spelt_alike("jabat nusra", "jabhat nusra", gazetteer) > 90
    assert not is_part("sudan", "sudan liberation army", gazetteer)
    assert not is_part("liberation army", "south liberation army", gazetteer)
