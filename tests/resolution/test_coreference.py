"""Pronouns, pairs and descriptions that refer back."""

from __future__ import annotations

import pytest

from foedus.model import MentionKind
from tests.resolution.conftest import Finder, actors

PAIR = (
    "RVF/PROPN/4/nsubj and/CCONJ/3/cc Jaysh_al-Bahr/PROPN/1/conj signed=sign/VERB/0/root a/DET/6/det truce/NOUN/4/obj"
)


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        ("two groups", "The/DET/3/det two/NUM/3/nummod groups=group/NOUN+/5/nsubj will/AUX/5/aux unite/VERB/0/root"),
        ("sides", "Both/DET/2/det sides=side/NOUN+/3/nsubj denied=deny/VERB/0/root it/PRON/3/obj"),
        ("the two", "But/CCONJ/4/cc the/DET/3/det two/NUM/4/nsubj fought=fight/VERB/0/root again/ADV/4/advmod"),
        ("They", "They/PRON/2/nsubj denied=deny/VERB/0/root it/PRON/2/obj"),
        (
            "groups",
            "A/DET/2/det deal/NOUN/6/nsubj between/ADP/5/case the/DET/5/det groups=group/NOUN+/2/nmod "
            "failed=fail/VERB/0/root",
        ),
        (
            "fighters of each group",
            "The/DET/2/det fighters=fighter/NOUN+/6/nsubj of/ADP/5/case each/DET/5/det group/NOUN/2/nmod "
            "left=leave/VERB/0/root",
        ),
    ],
)
def test_a_pair_is_found_again(mentions_in: Finder, words: str, sentence: str) -> None:
    found = mentions_in(PAIR, sentence)
    assert actors(found, words) == ["Jaysh al-Bahr", "Red Valley Front"]
    assert sorted(span.text for span in found[words][0].antecedents) == ["Jaysh al-Bahr", "RVF"]


def test_both_countries_are_states_and_not_the_groups_between(mentions_in: Finder) -> None:
    found = mentions_in(
        "Arvania/PROPN/4/nsubj/B-LOC and/CCONJ/3/cc Belmark/PROPN/1/conj/B-LOC arm/VERB/0/root RVF/PROPN/4/obj",
        "Both/DET/2/det countries=country/NOUN+/3/nsubj deny/VERB/0/root it/PRON/3/obj",
    )
    assert actors(found, "countries") == ["Arvania", "Belmark"]


def test_one_of_the_groups_is_nobody_in_particular(mentions_in: Finder) -> None:
    found = mentions_in(
        PAIR,
        "One/NUM/5/nsubj of/ADP/4/case the/DET/4/det groups=group/NOUN+/1/nmod denied=deny/VERB/0/root it/PRON/5/obj",
    )
    assert "groups" not in found


def test_one_another_is_the_subject_s_pair(mentions_in: Finder) -> None:
    found = mentions_in(
        "RVF/PROPN/4/nsubj and/CCONJ/3/cc Jaysh_al-Bahr/PROPN/1/conj fought=fight/VERB/0/root one/NUM/4/obj "
        "another/DET/5/det"
    )
    assert actors(found, "one another") == ["Jaysh al-Bahr", "Red Valley Front"]
    assert found["one another"][0].head == 4


def test_a_pair_parsed_as_two_owners_is_still_a_pair(mentions_in: Finder) -> None:
    found = mentions_in(
        "RVF/PROPN/6/nmod:poss and/CCONJ/3/cc Belmark/PROPN/6/nmod:poss/B-LOC 's/PART/3/case local/ADJ/6/amod "
        "affiliate/NOUN/9/nsubj ,/PUNCT/8/punct Jaysh_al-Bahr/PROPN/6/appos fought=fight/VERB/0/root one/NUM/9/obj "
        "another/DET/10/det"
    )
    assert actors(found, "one another") == ["Jaysh al-Bahr", "Red Valley Front"]
    assert actors(found, "Belmark's local affiliate") == ["Jaysh al-Bahr"]


def test_a_person_s_pronoun_never_means_a_body(mentions_in: Finder) -> None:
    found = mentions_in(
        "RVF/PROPN/2/nsubj attacked=attack/VERB/0/root ./PUNCT/2/punct",
        "He/PRON/2/nsubj denied=deny/VERB/0/root it/PRON/2/obj",
    )
    assert "He" not in found


def test_he_and_his_forces_are_two_actors(mentions_in: Finder) -> None:
    found = mentions_in(
        "President/PROPN/2/nmod:desc Ivo/PROPN/4/nsubj/B-PER Brand/PROPN/2/flat/I-PER spoke=speak/VERB/0/root",
        "He/PRON/2/nsubj said=say/VERB/0/root his/PRON/4/nmod:poss forces=force/NOUN+/5/nsubj won=win/VERB/2/ccomp",
    )
    assert actors(found, "He") == ["Ivo Brand"]
    assert actors(found, "his forces") == ["Arvania"]
    assert found["He"][0].kind is MentionKind.PRONOUN


def test_she_is_nobody_known_as_a_man(mentions_in: Finder) -> None:
    found = mentions_in(
        "Ivo/PROPN/3/nsubj/B-PER Brand/PROPN/1/flat/I-PER met=meet/VERB/0/root Queen/PROPN/5/nmod:desc "
        "Oda/PROPN/3/obj/B-PER ./PUNCT/3/punct",
        "He/PRON/2/nsubj thanked=thank/VERB/0/root Arvania/PROPN/2/obj/B-LOC",
        "She/PRON/2/nsubj thanked=thank/VERB/0/root Belmark/PROPN/2/obj/B-LOC",
    )
    assert actors(found, "He") == ["Ivo Brand"]
    assert actors(found, "She") == ["Oda"]


def test_an_empty_it_and_a_thing_stand_for_nobody(mentions_in: Finder) -> None:
    found = mentions_in(
        "It/PRON/3/nsubj:pass is/AUX/3/aux:pass thought=think/VERB/0/root that/SCONJ/6/mark RVF/PROPN/6/nsubj "
        "left=leave/VERB/3/ccomp",
        "The/DET/2/det truce/NOUN/3/nsubj failed=fail/VERB/0/root because/SCONJ/7/mark it/PRON/7/nsubj "
        "was/AUX/7/cop weak/ADJ/3/advcl",
    )
    assert "It" not in found
    assert "it" not in found


def test_its_own_group_and_not_the_object_of_its_own_verb(mentions_in: Finder) -> None:
    found = mentions_in(
        "RVF/PROPN/2/nsubj said=say/VERB/0/root its/PRON/4/nmod:poss fighters=fighter/NOUN+/5/nsubj "
        "attacked=attack/VERB/2/ccomp "
        "Northern_Shield/PROPN/5/obj"
    )
    assert actors(found, "its") == actors(found, "its fighters") == ["Red Valley Front"]


def test_a_relative_pronoun_is_whom_its_clause_describes(mentions_in: Finder) -> None:
    found = mentions_in(
        "Arvania/PROPN/6/nsubj/B-LOC ,/PUNCT/5/punct whose/PRON/4/nmod:poss troops=troop/NOUN+/5/nsubj "
        "fought=fight/VERB/1/acl:relcl objected=object/VERB/0/root"
    )
    assert actors(found, "whose") == ["Arvania"]
    assert actors(found, "whose troops") == ["Arvania"]


def test_the_movement_is_the_body_and_never_a_state_or_person(mentions_in: Finder) -> None:
    found = mentions_in(
        "Arvania/PROPN/2/nsubj/B-LOC told=tell/VERB/0/root Adel_Karu/PROPN/2/obj/B-PER of/ADP/5/case RVF/PROPN/2/obl",
        "The/DET/2/det movement/NOUN/3/nsubj denied=deny/VERB/0/root it/PRON/3/obj",
    )
    assert actors(found, "movement") == ["Red Valley Front"]


def test_the_front_is_the_one_so_named(mentions_in: Finder) -> None:
    found = mentions_in(
        "The/DET/2/det Red_Valley_Front/PROPN/3/nsubj fought=fight/VERB/0/root Northern_Shield/PROPN/3/obj",
        "Northern_Shield/PROPN/2/nsubj withdrew=withdraw/VERB/0/root ./PUNCT/2/punct",
        "The/DET/2/det front/NOUN/3/nsubj denied=deny/VERB/0/root it/PRON/3/obj",
    )
    assert actors(found, "front") == ["Red Valley Front"]


def test_the_rebels_are_those_that_were_called_rebels(mentions_in: Finder) -> None:
    found = mentions_in(
        "RVF/PROPN/2/compound rebels=rebel/NOUN+/3/nsubj met=meet/VERB/0/root Northern_Shield/PROPN/3/obj",
        "Northern_Shield/PROPN/2/nsubj armed=arm/VERB/0/root the/DET/4/det rebels=rebel/NOUN+/2/obj",
    )
    assert actors(found, "rebels") == ["Red Valley Front"]


def test_a_superlative_in_the_lead_is_the_body_named_next(mentions_in: Finder) -> None:
    found = mentions_in(
        "Arvania/PROPN/2/nsubj/B-LOC signs=sign/VERB/0/root deal/NOUN/2/obj with/ADP/6/case Moro/PROPN/6/compound "
        "rebels=rebel/NOUN+/2/obl",
        "Arvania/PROPN/2/nsubj/B-LOC signed=sign/VERB/0/root a/DET/4/det deal/NOUN/2/obj with/ADP/8/case "
        "its/PRON/8/nmod:poss "
        "biggest/ADJ/8/amod militia/NOUN/2/obl ./PUNCT/2/punct",
        "The/DET/2/det Moro_Valley_Movement/PROPN/4/nsubj will/AUX/4/aux disarm/VERB/0/root ./PUNCT/4/punct",
        headline=True,
    )
    assert actors(found, "its biggest militia") == ["Moro Valley Movement"]
    assert actors(found, "Moro rebels") == ["Moro Valley Movement"]


def test_i_and_we_are_the_speaker_and_his_body(mentions_in: Finder) -> None:
    found = mentions_in(
        'Adel_Karu/PROPN/2/nsubj/B-PER said=say/VERB/0/root :/PUNCT/2/punct "/PUNCT/5/punct I/PRON/6/nsubj '
        "hope/VERB/2/ccomp "
        "we/PRON/8/nsubj win/VERB/6/ccomp"
    )
    assert actors(found, "I") == ["Adel Karu"]
    assert actors(found, "we") == ["Red Valley Front"]


def test_troops_that_a_state_sends_are_its_own(mentions_in: Finder) -> None:
    found = mentions_in(
        "Arvania/PROPN/2/nsubj/B-LOC wants=want/VERB/0/root Belmark/PROPN/2/obj/B-LOC",
        "Belport/PROPN/2/nsubj/B-LOC considered=consider/VERB/0/root whether/SCONJ/5/mark to/PART/5/mark "
        "deploy/VERB/2/ccomp troops=troop/NOUN+/5/obj",
    )
    assert actors(found, "troops") == ["Belmark"]


def test_equal_texts_give_equal_mentions_and_at_most_one_a_head(mentions_in: Finder) -> None:
    first, again = mentions_in(PAIR), mentions_in(PAIR)
    assert first == again
    heads = [(m.sentence, m.head) for row in first.values() for m in row]
    assert len(heads) == len(set(heads))


def test_its_allies_are_others_than_the_one_they_belong_to(mentions_in: Finder) -> None:
    found = mentions_in(
        "RVF/PROPN/5/nsubj and/CCONJ/4/cc its/PRON/4/nmod:poss allies=ally/NOUN+/1/conj "
        "denied=deny/VERB/0/root it/PRON/5/obj"
    )
    assert actors(found, "its allies") == ["allies of Red Valley Front"]


@pytest.mark.parametrize(
    ("words", "meant"),
    [
        ("snipe=snipe/VERB/2/conj at/ADP/9/case it/PRON/7/obl", ["Red Valley Front"]),
        ("look=look/VERB/2/conj at/ADP/9/case it/PRON/7/obl", []),
        ("dislodged=dislodge/VERB/2/conj it/PRON/7/obj ./PUNCT/2/punct", ["Red Valley Front"]),
        ("painted=paint/VERB/2/conj it/PRON/7/obj ./PUNCT/2/punct", []),
    ],
)
def test_it_stands_for_somebody_where_it_is_fired_at(mentions_in: Finder, words: str, meant: list[str]) -> None:
    found = mentions_in(
        "Red_Valley_Front/PROPN/2/nsubj stayed=stay/VERB/0/root and/CCONJ/7/cc "
        "Belmark/PROPN/6/nmod:poss 's/PART/4/case "
        f"troops=troop/NOUN+/7/nsubj {words}"
    )
    assert (actors(found, "it") if "it" in found else []) == meant
