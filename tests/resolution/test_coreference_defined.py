"""What a text says a name is, wherever the parser has hung it; parts and wholes; whose body speaks."""

from __future__ import annotations

import pytest

from tests.resolution.conftest import Finder, actors


def test_a_copula_says_what_a_name_is(mentions_in: Finder) -> None:
    found = mentions_in(
        "Harat_Salam/PROPN/4/nsubj/B-PER is=be/AUX/4/cop an/DET/4/det group/NOUN/0/root that/PRON/6/nsubj "
        "fought=fight/VERB/4/acl:relcl Arvania/PROPN/6/obj",
        "The/DET/2/det group/NOUN/3/nsubj denied=deny/VERB/0/root it/PRON/3/obj",
    )
    assert actors(found, "group") == actors(found, "group", 1) == ["Harat Salam"]
    assert actors(found, "that") == ["Harat Salam"]
    assert found["Harat Salam"][0].actors[0].kind.value != "person"


def test_a_pronoun_is_told_what_it_is_too(mentions_in: Finder) -> None:
    found = mentions_in(
        "RVF/PROPN/2/nsubj fought=fight/VERB/0/root Arvania/PROPN/2/obj",
        "It/PRON/4/nsubj is=be/AUX/4/cop a/DET/4/det group/NOUN/0/root of/ADP/6/case farmers=farmer/NOUN+/4/nmod",
        "The/DET/2/det group/NOUN/3/nsubj denied=deny/VERB/0/root it/PRON/3/obj",
    )
    assert actors(found, "group") == ["Red Valley Front"]


def test_an_apposition_adrift_belongs_to_the_name_right_before_it(mentions_in: Finder) -> None:
    found = mentions_in(
        "Adel_Karu/PROPN/2/nsubj joined=join/VERB/0/root the/DET/4/det Northern_Shield/PROPN/2/obj ,/PUNCT/8/punct "
        "a/DET/8/det rival/ADJ/8/amod group/NOUN/1/appos which/PRON/10/nsubj fights=fight/VERB/8/acl:relcl "
        "Arvania/PROPN/10/obj"
    )
    assert actors(found, "rival group") == actors(found, "which") == ["Northern Shield"]


def test_a_clause_after_a_comma_is_no_apposition(mentions_in: Finder) -> None:
    found = mentions_in(
        "RVF/PROPN/2/nsubj quit/VERB/9/advcl Jaysh_al-Bahr/PROPN/2/obj ,/PUNCT/2/punct the/DET/6/det "
        "group/NOUN/9/nsubj has=have/AUX/9/aux since/ADV/9/advmod fought=fight/VERB/0/root Belmark/PROPN/9/obj"
    )
    assert actors(found, "group") == ["Red Valley Front"]


def test_a_title_and_its_name_are_one_person_in_a_coordination(mentions_in: Finder) -> None:
    found = mentions_in(
        "Adel_Karu/PROPN/10/nsubj and/CCONJ/5/cc the/DET/5/det army/NOUN/5/compound commander/NOUN/1/conj "
        ",/PUNCT/7/punct Ivo_Brand/PROPN/1/appos ,/PUNCT/7/punct jointly/ADV/10/advmod ruled=rule/VERB/0/root"
    )
    assert actors(found, "army commander") == ["Ivo Brand"]
    assert actors(found, "Adel Karu") == ["Adel Karu"]


def test_whom_a_sentence_begins_by_citing_is_not_who_is_named_next(mentions_in: Finder) -> None:
    found = mentions_in(
        "According=accord/VERB/4/case to/ADP/1/fixed the/DET/4/det minister/NOUN/7/obl ,/PUNCT/4/punct "
        "Adel_Karu/PROPN/7/nsubj/B-PER attacked=attack/VERB/0/root Arvania/PROPN/7/obj"
    )
    assert actors(found, "minister") != ["Adel Karu"]


def test_in_a_coordination_an_apposition_is_the_last_members(mentions_in: Finder) -> None:
    found = mentions_in(
        "Corvian/ADJ/2/amod soldiers=soldier/NOUN+/8/nsubj and/CCONJ/5/cc the/DET/5/det militia/NOUN/2/conj "
        "Jaysh_al-Bahr/PROPN/2/appos are=be/AUX/8/aux fighting=fight/VERB/0/root RVF/PROPN/8/obj"
    )
    assert actors(found, "Corvian soldiers") == ["Corvia"]
    assert actors(found, "militia") == ["Jaysh al-Bahr"]


def test_a_title_may_be_the_first_word_of_a_body(mentions_in: Finder) -> None:
    found = mentions_in(
        "RVF/PROPN/2/nsubj joined=join/VERB/0/root the/DET/5/det Justice/PROPN/5/compound Front/PROPN/2/obj"
    )
    assert actors(found, "Justice Front") == ["Justice Front"]


def test_a_longer_name_is_somebody_else(mentions_in: Finder) -> None:
    found = mentions_in(
        "Adel/PROPN/4/nsubj/B-PER Karu/PROPN/1/flat/I-PER Taher/PROPN/1/flat/I-PER fought=fight/VERB/0/root "
        "Arvania/PROPN/4/obj"
    )
    assert actors(found, "Adel Karu Taher") == ["Adel Karu Taher"]


def test_an_owner_inside_the_name_of_a_body(mentions_in: Finder) -> None:
    found = mentions_in(
        "The/DET/4/det Workers=worker/PROPN/4/nmod:poss 's/PART/2/case Brigade/PROPN/5/nsubj "
        "fought=fight/VERB/0/root Arvania/PROPN/5/obj"
    )
    assert actors(found, "Workers's Brigade") == ["Workers's Brigade"]


def test_a_known_as_clause_names_the_movement_and_its_leader(mentions_in: Finder) -> None:
    found = mentions_in(
        "Tomo_Reyl/PROPN/2/nsubj/B-PER fled=flee/VERB/0/root",
        "His/PRON/2/nmod:poss movement/NOUN/10/nsubj ,/PUNCT/5/punct an/DET/5/det alliance/NOUN/2/appos "
        "known=know/VERB/5/acl as/ADP/8/case Gulf_Pact/PROPN/6/obl ,/PUNCT/2/punct fought=fight/VERB/0/root "
        "Arvania/PROPN/10/obj",
    )
    found_alliance = actors(found, "alliance")
    assert found_alliance == ["Gulf Pact"]


@pytest.mark.parametrize(("owned", "words"), [("movement/NOUN", "his movement"), ("men=man/NOUN+", "his men")])
def test_a_leaders_movement_and_men_are_his_body(mentions_in: Finder, owned: str, words: str) -> None:
    found = mentions_in(
        "Adel_Karu/PROPN/2/nsubj said=say/VERB/0/root his/PRON/4/nmod:poss "
        f"{owned}/6/nsubj would/AUX/6/aux attack/VERB/2/ccomp Arvania/PROPN/6/obj"
    )
    assert actors(found, words) == ["Red Valley Front"]


def test_it_is_the_body_for_which_a_spokesman_speaks(mentions_in: Finder) -> None:
    found = mentions_in(
        "The/DET/2/det Gulf_Pact/PROPN/3/nsubj fought=fight/VERB/0/root Arvania/PROPN/3/obj",
        "A/DET/2/det spokesman/NOUN/5/nsubj for/ADP/4/case RVF/PROPN/2/nmod said=say/VERB/0/root it/PRON/7/nsubj "
        "fought=fight/VERB/5/ccomp Belmark/PROPN/7/obj",
    )
    assert actors(found, "it") == ["Red Valley Front"]


def test_both_groups_are_found_across_paragraphs(mentions_in: Finder) -> None:
    found = mentions_in(
        "RVF/PROPN/2/nsubj fought=fight/VERB/0/root Jaysh_al-Bahr/PROPN/2/obj",
        "Many/ADJ/2/amod houses=house/NOUN+/3/nsubj burnt=burn/VERB/0/root",
        "The/DET/2/det rain/NOUN/3/nsubj came=come/VERB/0/root late/ADV/3/advmod",
        "The/DET/2/det harvest/NOUN/3/nsubj failed=fail/VERB/0/root",
        "Belmark/PROPN/2/nsubj sheltered=shelter/VERB/0/root both/DET/4/det groups=group/NOUN+/2/obj",
    )
    assert actors(found, "groups") == ["Jaysh al-Bahr", "Red Valley Front"]


def test_the_group_is_the_whole_and_not_its_wing(mentions_in: Finder) -> None:
    found = mentions_in(
        "The/DET/2/det wing/NOUN/5/nsubj of/ADP/4/case RVF/PROPN/2/nmod broke=break/VERB/0/root with/ADP/9/case "
        "the/DET/8/det group/NOUN/9/nmod:poss leader/NOUN/5/obl"
    )
    assert actors(found, "group") == ["Red Valley Front"]


def test_fighters_are_a_groups_and_not_a_states(mentions_in: Finder) -> None:
    found = mentions_in(
        "RVF/PROPN/2/nsubj fought=fight/VERB/0/root Arvania/PROPN/2/obj",
        "Belmark/PROPN/2/nsubj trained=train/VERB/0/root its/PRON/4/nmod:poss guerrillas=guerrilla/NOUN+/2/obj",
    )
    assert actors(found, "its guerrillas") == ["Red Valley Front"]


def test_forces_and_governments_are_those_of_the_town_where_they_are(mentions_in: Finder) -> None:
    found = mentions_in(
        "Arvania/PROPN/2/nsubj sent=send/VERB/0/root rice/NOUN/2/obj",
        "RVF/PROPN/2/nsubj clashed=clash/VERB/0/root with/ADP/4/case police/NOUN/2/obl in/ADP/6/case "
        "Belport/PROPN/2/obl",
        "The/DET/2/det government/NOUN/5/nsubj in/ADP/4/case Corvina/PROPN/2/nmod protested=protest/VERB/0/root",
    )
    assert actors(found, "police") == ["Belmark"]
    assert actors(found, "government") == ["Corvia"]


def test_generals_on_both_sides_are_the_sides(mentions_in: Finder) -> None:
    found = mentions_in(
        "Arvania/PROPN/2/nsubj fought=fight/VERB/0/root Belmark/PROPN/2/obj",
        "Generals=general/NOUN+/5/nsubj on/ADP/4/case both/DET/4/det sides=side/NOUN+/1/nmod met=meet/VERB/0/root",
    )
    assert actors(found, "Generals on both sides") == ["Arvania", "Belmark"]


def test_the_general_is_the_one_person_just_named(mentions_in: Finder) -> None:
    found = mentions_in(
        "Adel_Karu/PROPN/2/nsubj fled=flee/VERB/0/root",
        "Belmark/PROPN/2/nsubj favoured=favour/VERB/0/root the/DET/4/det general/NOUN/2/obj",
    )
    assert actors(found, "general") == ["Adel Karu"]


def test_nations_of_a_coalition(mentions_in: Finder) -> None:
    found = mentions_in(
        "Gulf_Pact/PROPN/2/compound nations=nation/NOUN+/3/nsubj bombed=bomb/VERB/0/root Arvania/PROPN/3/obj"
    )
    assert actors(found, "Gulf Pact nations") == ["Gulf Pact"]


def test_a_statement_without_quotation_marks_keeps_its_speaker(mentions_in: Finder) -> None:
    found = mentions_in(
        "Ivo_Brand/PROPN/2/nsubj said=say/VERB/0/root :/PUNCT/2/punct welcome/VERB/2/ccomp",
        "I/PRON/2/nsubj condemn/VERB/0/root RVF/PROPN/2/obj",
        "We/PRON/2/nsubj support/VERB/0/root Belmark/PROPN/2/obj",
    )
    assert actors(found, "I") == ["Ivo Brand"]
    assert actors(found, "We") == ["Arvania"]


def test_the_issuer_of_a_statement_goes_on_as_we(mentions_in: Finder) -> None:
    found = mentions_in(
        "Arvania/PROPN/2/nsubj condemns=condemn/VERB/0/root RVF/PROPN/2/obj",
        "We/PRON/2/nsubj support/VERB/0/root Belmark/PROPN/2/obj",
    )
    assert actors(found, "We") == ["Arvania"]


def test_the_rebels_are_the_one_group_named_after_a_description(mentions_in: Finder) -> None:
    found = mentions_in(
        "Angry/ADJ/2/amod rebels=rebel/NOUN+/3/nsubj attacked=attack/VERB/0/root Arvania/PROPN/3/obj",
        "RVF/PROPN/2/nsubj denied=deny/VERB/0/root losses=loss/NOUN+/2/obj",
        "Belmark/PROPN/2/nsubj armed=arm/VERB/0/root the/DET/4/det rebels=rebel/NOUN+/2/obj",
    )
    assert actors(found, "rebels") == ["Red Valley Front"]


def test_which_after_a_spokesman_is_his_body(mentions_in: Finder) -> None:
    found = mentions_in(
        "A/DET/2/det spokesman/NOUN/8/nsubj for/ADP/4/case RVF/PROPN/2/nmod ,/PUNCT/7/punct which/PRON/7/nsubj "
        "fought=fight/VERB/2/acl:relcl resigned=resign/VERB/0/root"
    )
    assert actors(found, "which") == ["Red Valley Front"]


def test_an_unnamed_spokesman_says_we_for_his_body(mentions_in: Finder) -> None:
    found = mentions_in(
        "A/DET/2/det spokesman/NOUN/5/nsubj for/ADP/4/case RVF/PROPN/2/nmod resigned=resign/VERB/0/root",
        "We/PRON/2/nsubj fight/VERB/5/ccomp Belmark/PROPN/2/obj he/PRON/5/nsubj said=say/VERB/0/root",
    )
    assert actors(found, "We") == ["Red Valley Front"]


def test_answers_of_an_interview_are_the_interviewees(mentions_in: Finder) -> None:
    found = mentions_in(
        "Adel_Karu/PROPN/2/nsubj spoke=speak/VERB/0/root",
        "Q:/X/3/dep They/PRON/3/nsubj fled=flee/VERB/0/root",
        "A:/X/3/dep We/PRON/3/nsubj fight/VERB/0/root Belmark/PROPN/3/obj",
    )
    assert actors(found, "We") == ["Red Valley Front"]


def test_a_presidents_government_is_that_of_the_articles_state(mentions_in: Finder) -> None:
    found = mentions_in(
        "Corvian/ADJ/2/amod troops=troop/NOUN+/3/nsubj fought=fight/VERB/0/root RVF/PROPN/3/obj",
        "The/DET/2/det government/NOUN/6/nsubj of/ADP/5/case President/PROPN/5/nmod:desc Tomo_Reyl/PROPN/2/nmod/B-PER "
        "accused=accuse/VERB/0/root Belmark/PROPN/6/obj",
    )
    assert actors(found, "government of President Tomo Reyl") == ["Corvia"]


def test_both_are_others_than_who_acts_on_them(mentions_in: Finder) -> None:
    found = mentions_in(
        "RVF/PROPN/4/nsubj/B-ORG and/CCONJ/3/cc Belmark/PROPN/1/conj clashed=clash/VERB/0/root ./PUNCT/4/punct",
        "Corvia/PROPN/2/nsubj attacked=attack/VERB/0/root both/PRON/2/obj ./PUNCT/2/punct",
    )
    assert actors(found, "both") == ["Belmark", "Red Valley Front"]
