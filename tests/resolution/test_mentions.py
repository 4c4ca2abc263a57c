"""Names: boundaries, heads, short forms, states and places."""

from __future__ import annotations

from itertools import permutations

import pytest

from foedus.codebook.nominals import load_nominals
from foedus.language import Token
from foedus.model import ActorKind, MentionKind
from foedus.resolution.mentions_found import NameType
from foedus.resolution.name_types import _type
from tests.resolution.conftest import Finder, actors


def test_a_known_name_stands_with_its_actor_and_its_head(mentions_in: Finder) -> None:
    found = mentions_in(
        "The/DET/4/det Red/PROPN/4/compound Valley/PROPN/4/compound Front/PROPN/5/nsubj left/VERB/0/root"
    )
    mention = found["Red Valley Front"][0]
    assert mention.actors[0].id == "ucdp:9001"
    assert (mention.kind, mention.first, mention.last, mention.head) == (MentionKind.NAME, 1, 4, 3)
    assert mention.antecedents == ()


def test_an_unknown_body_keeps_its_small_words_and_numbers(mentions_in: Finder) -> None:
    found = mentions_in(
        "The/DET/3/det National/ADJ/3/amod Congress/PROPN/7/nsubj for/ADP/6/case the/DET/6/det Defence/PROPN/3/nmod "
        "attacked=attack/VERB/0/root the/DET/11/det 1920/NUM/11/nummod Revolution/PROPN/11/compound "
        "Brigades/PROPN+/7/obj on/ADP/13/case Monday/PROPN/7/obl ./PUNCT/7/punct"
    )
    assert "1920 Revolution Brigades" in found
    assert "National Congress for the Defence" in found
    assert not any("Monday" in words for words in found)
    assert found["1920 Revolution Brigades"][0].actors[0].kind is ActorKind.ARMED_GROUP


def test_a_possessive_ending_stays_out(mentions_in: Finder) -> None:
    found = mentions_in("The/DET/2/det RVF/PROPN/4/nmod:poss 's/PART/2/case offer/NOUN/5/nsubj failed=fail/VERB/0/root")
    assert actors(found, "RVF") == ["Red Valley Front"]


def test_a_person_is_one_actor_with_title_in_full_and_by_surname(mentions_in: Finder) -> None:
    found = mentions_in(
        "Rebel/ADJ/2/compound commander/NOUN/5/nsubj Abu/PROPN/2/flat/B-PER Rashid/PROPN/3/flat/I-PER "
        "met=meet/VERB/0/root General/PROPN/7/nmod:desc Martin/PROPN/5/obj/B-PER E./PROPN/7/flat/I-PER "
        "Dunmore/PROPN/7/flat/I-PER ./PUNCT/5/punct",
        "Dunmore/PROPN/2/nsubj/B-PER left=leave/VERB/0/root ./PUNCT/2/punct",
    )
    assert actors(found, "Rebel commander Abu Rashid") == ["Abu Rashid"]
    assert found["Rebel commander Abu Rashid"][0].head == 1
    assert actors(found, "General Martin E. Dunmore") == actors(found, "Dunmore") == ["Martin E. Dunmore"]


def test_an_acronym_in_brackets_names_the_body_before_it(mentions_in: Finder) -> None:
    found = mentions_in(
        "The/DET/4/det Blue/PROPN/4/compound River/PROPN/4/compound Brigades/PROPN+/8/nsubj/B-ORG (/PUNCT/6/punct "
        "BRB/PROPN/4/appos )/PUNCT/6/punct fought=fight/VERB/0/root ./PUNCT/8/punct",
        "BRB/PROPN/2/nsubj denied=deny/VERB/0/root it/PRON/2/obj",
    )
    assert found["BRB"][1].actors[0].id == found["Blue River Brigades"][0].actors[0].id


def test_a_short_form_of_a_longer_name_is_the_same_body(mentions_in: Finder) -> None:
    found = mentions_in(
        "Jaysh/PROPN/3/nsubj/B-ORG al-Bahr/PROPN/1/flat/I-ORG attacked=attack/VERB/0/root ./PUNCT/3/punct",
        "Bahr/PROPN/2/nsubj/B-ORG denied=deny/VERB/0/root ./PUNCT/2/punct",
    )
    assert actors(found, "Bahr") == ["Jaysh al-Bahr"]


def test_a_country_acts_as_subject_and_is_a_place_after_in(mentions_in: Finder) -> None:
    found = mentions_in(
        "Arvania/PROPN/2/nsubj/B-LOC rejected=reject/VERB/0/root talks=talk/NOUN+/2/obj in/ADP/5/case "
        "Belmark/PROPN/2/obl/B-LOC ./PUNCT/2/punct"
    )
    assert actors(found, "Arvania") == ["Arvania"]
    assert "Belmark" not in found


def test_a_capital_is_its_state_when_it_acts_and_a_place_when_it_is_shelled(mentions_in: Finder) -> None:
    found = mentions_in(
        "Arvo/PROPN/2/nsubj/B-LOC accused=accuse/VERB/0/root Belport/PROPN/2/obj/B-LOC ./PUNCT/2/punct",
        "Rebels=rebel/NOUN+/2/nsubj shelled=shell/VERB/0/root Corvina/PROPN/2/obj/B-LOC ./PUNCT/2/punct",
    )
    assert actors(found, "Arvo") == ["Arvania"]
    assert actors(found, "Belport") == ["Belmark"]
    assert "Corvina" not in found


def test_a_nationality_before_an_act_is_its_agent_and_before_land_is_nobody(mentions_in: Finder) -> None:
    found = mentions_in(
        "Belmarkian/ADJ/2/amod strikes=strike/NOUN+/3/nsubj hit/VERB/0/root Arvanian/ADJ/5/amod territory/NOUN/3/obj"
    )
    assert actors(found, "Belmarkian") == ["Belmark"]
    assert "Arvanian" not in found


def test_months_religions_and_weapons_are_no_actors(mentions_in: Finder) -> None:
    found = mentions_in(
        "In/ADP/2/case March/PROPN/4/obl Islam/PROPN/4/nsubj spread/VERB/0/root during/ADP/6/case Ramadan/PROPN/4/obl"
    )
    assert found == {}


def test_an_unknown_capital_without_a_role_of_its_own_is_nobody(mentions_in: Finder) -> None:
    found = mentions_in("They/PRON/2/nsubj read/VERB/0/root about/ADP/4/case Thornwood/PROPN/2/obl ./PUNCT/2/punct")
    assert "Thornwood" not in found


def test_a_town_that_the_parser_takes_for_a_person_is_a_place(mentions_in: Finder) -> None:
    found = mentions_in(
        "RVF/PROPN/2/nsubj left=leave/VERB/0/root Gomari/PROPN/2/obj/B-PER ./PUNCT/2/punct",
        "It/PRON/2/nsubj withdrew=withdraw/VERB/0/root from/ADP/4/case Gomari/PROPN/2/obl/B-PER ./PUNCT/2/punct",
    )
    assert "Gomari" not in found
    assert actors(found, "It") == ["Red Valley Front"]


def test_letters_and_words_of_a_body_outweigh_a_parser_that_takes_it_for_a_person(mentions_in: Finder) -> None:
    found = mentions_in(
        "Jund/PROPN/3/nsubj/B-PER al-Sahil/PROPN/1/flat/I-PER met=meet/VERB/0/root QRTZ/PROPN/3/obj/B-PER",
        "Kata’ib/PROPN/3/nsubj/B-PER Wahran/PROPN/1/flat/I-PER left=leave/VERB/0/root ./PUNCT/3/punct",
        "Isk/PROPN/3/nsubj/B-PER Front/PROPN/1/flat/I-PER left=leave/VERB/0/root ./PUNCT/3/punct",
    )
    kinds = {
        words: found[words][0].actors[0].kind for words in ("Jund al-Sahil", "QRTZ", "Kata’ib Wahran", "Isk Front")
    }
    assert kinds == {
        "Jund al-Sahil": ActorKind.ARMED_GROUP,
        "QRTZ": ActorKind.ORGANISATION,
        "Kata’ib Wahran": ActorKind.ARMED_GROUP,
        "Isk Front": ActorKind.ARMED_GROUP,
    }


def test_whom_a_body_splits_from_is_no_place(mentions_in: Finder) -> None:
    split = "RVF/PROPN/2/nsubj split/VERB/0/root from/ADP/4/case Orvesh/PROPN/2/obl/B-LOC ./PUNCT/2/punct"
    fled = "RVF/PROPN/2/nsubj fled=flee/VERB/0/root from/ADP/4/case Orvesh/PROPN/2/obl/B-LOC ./PUNCT/2/punct"
    assert "Orvesh" in mentions_in(split)
    assert "Orvesh" not in mentions_in(fled)


@pytest.mark.parametrize("tags", list(permutations(("PER", "ORG", "LOC"), 2)))
def test_where_a_name_s_words_disagree_the_first_tells_its_type_in_every_run(tags: tuple[str, str]) -> None:
    tokens = [
        Token(
            index=i,
            text=text,
            start=10 * i,
            end=10 * i + len(text),
            lemma=text,
            upos="PROPN",
            xpos="NNP",
            head=-1,
            deprel="root",
            entity=f"B-{tag}",
        )
        for i, (text, tag) in enumerate(zip(("Karou", "Velm"), tags, strict=True))
    ]
    wanted = {"PER": NameType.PERSON, "ORG": NameType.BODY, "LOC": NameType.PLACE}
    assert _type(tokens, load_nominals()) is wanted[tags[0]]
