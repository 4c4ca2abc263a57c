"""Bodies and persons that are described and not named."""

from __future__ import annotations

from foedus.model import ActorKind, MentionKind
from tests.resolution.conftest import Finder, actors


def test_a_description_stands_without_determiner_and_clause(mentions_in: Finder) -> None:
    found = mentions_in(
        "Several/ADJ/3/amod rebel/ADJ/3/amod factions=faction/NOUN+/9/nsubj mobilised=mobilise/VERB/3/acl "
        "by/ADP/6/case "
        "Arvo/PROPN/4/obl:agent/B-LOC will/AUX/9/aux soon/ADV/9/advmod act/VERB/0/root"
    )
    mention = found["Several rebel factions"][0]
    assert mention.actors[0].name == "rebel factions"
    assert mention.actors[0].kind is ActorKind.ARMED_GROUP
    assert mention.kind is MentionKind.NOMINAL


def test_a_state_s_forces_are_the_state_and_a_community_s_fighters_their_own_actor(mentions_in: Finder) -> None:
    found = mentions_in(
        "Arvanian/ADJ/3/amod security/NOUN/3/compound forces=force/NOUN+/4/nsubj fought=fight/VERB/0/root "
        "Hillmen/PROPN/6/compound militias=militia/NOUN+/4/obj ./PUNCT/4/punct"
    )
    assert actors(found, "Arvanian security forces") == ["Arvania"]
    assert actors(found, "Hillmen militias") == ["Hillmen militias"]


def test_rebels_of_a_country_are_not_its_state(mentions_in: Finder) -> None:
    found = mentions_in(
        "Arvanian/ADJ/2/amod rebels=rebel/NOUN+/3/nsubj fought=fight/VERB/0/root Belmarkian/ADJ/6/amod "
        "opposition/NOUN/6/compound forces=force/NOUN+/3/obj ./PUNCT/3/punct"
    )
    assert actors(found, "Arvanian rebels") == ["Arvanian rebels"]
    assert actors(found, "Belmarkian opposition forces") == ["Belmarkian opposition forces"]


def test_forces_trained_by_one_state_stay_those_of_another(mentions_in: Finder) -> None:
    found = mentions_in(
        "Belport/PROPN/3/compound/B-LOC -/PUNCT/1/punct trained=train/VERB/5/amod Arvanian/ADJ/5/amod "
        "troops=troop/NOUN+/6/nsubj left=leave/VERB/0/root ./PUNCT/6/punct"
    )
    assert actors(found, "Belport - trained Arvanian troops") == ["Arvania"]


def test_fighters_of_a_body_are_the_body_and_former_ones_are_not(mentions_in: Finder) -> None:
    found = mentions_in(
        "RVF/PROPN/2/compound fighters=fighter/NOUN+/3/nsubj met=meet/VERB/0/root former/ADJ/5/amod "
        "members=member/NOUN+/3/obj of/ADP/8/case Northern/PROPN/8/compound Shield/PROPN/5/nmod ./PUNCT/3/punct"
    )
    assert actors(found, "RVF fighters") == ["Red Valley Front"]
    assert actors(found, "former members of Northern Shield") == ["former members of Northern Shield"]
    assert actors(found, "Northern Shield") == ["Northern Shield"]


def test_a_leader_s_forces_are_his_group_s_and_a_president_s_his_state_s(mentions_in: Finder) -> None:
    found = mentions_in(
        "Karu/PROPN/3/nmod:poss/B-PER 's/PART/1/case forces=force/NOUN+/4/nsubj fought=fight/VERB/0/root "
        "Ivo/PROPN/8/nmod:poss/B-PER Brand/PROPN/5/flat/I-PER 's/PART/5/case troops=troop/NOUN+/4/obj",
        "Adel/PROPN/3/nsubj/B-PER Karu/PROPN/1/flat/I-PER left=leave/VERB/0/root",
    )
    assert actors(found, "Karu's forces") == ["Red Valley Front"]
    assert actors(found, "Karu") == ["Adel Karu"]
    assert actors(found, "Ivo Brand's troops") == ["Arvania"]


def test_an_apposition_and_its_name_are_one_actor(mentions_in: Finder) -> None:
    found = mentions_in(
        "The/DET/2/det RVF/PROPN/9/nsubj ,/PUNCT/6/punct a/DET/6/det Arvanian/ADJ/6/amod militia/NOUN/2/appos "
        ",/PUNCT/6/punct had/AUX/9/aux fought=fight/VERB/0/root Belmark/PROPN/9/obj/B-LOC"
    )
    assert actors(found, "Arvanian militia") == ["Red Valley Front"]
    assert found["Arvanian militia"][0].antecedents[0].text == "RVF"


def test_an_office_holder_is_the_person_named_beside_it(mentions_in: Finder) -> None:
    found = mentions_in(
        "The/DET/2/det RVF/PROPN/5/nmod:poss 's/PART/2/case political/ADJ/5/amod leader/NOUN/9/nsubj ,/PUNCT/5/punct "
        "Jon/PROPN/5/appos/B-PER Ruda/PROPN/7/flat/I-PER met=meet/VERB/0/root Brand/PROPN/9/obj/B-PER"
    )
    assert actors(found, "The RVF's political leader") == ["Jon Ruda"]
    assert found["RVF"][0].actors[0].kind is ActorKind.ARMED_GROUP


def test_leaders_of_two_bodies_stand_for_both(mentions_in: Finder) -> None:
    found = mentions_in(
        "Leaders=leader/NOUN+/7/nsubj of/ADP/3/case RVF/PROPN/1/nmod and/CCONJ/6/cc Northern/PROPN/6/compound "
        "Shield/PROPN/3/conj met=meet/VERB/0/root ./PUNCT/7/punct"
    )
    assert actors(found, "Leaders of RVF") == ["Northern Shield", "Red Valley Front"]


def test_an_idiom_and_a_negated_description_stand_for_nobody(mentions_in: Finder) -> None:
    found = mentions_in(
        "Arvania/PROPN/2/nsubj/B-LOC joined=join/VERB/0/root forces=force/NOUN+/2/obj with/ADP/5/case "
        "Belmark/PROPN/2/obl",
        "Corvia/PROPN/5/nsubj/B-LOC is/AUX/5/cop not/ADV/5/advmod a/DET/5/det party/NOUN/0/root to/ADP/7/case "
        "it/PRON/5/nmod",
    )
    assert "forces" not in found
    assert not any("party" in words for words in found)


def test_the_government_and_soldiers_are_those_of_the_country_the_article_is_about(mentions_in: Finder) -> None:
    found = mentions_in(
        "The/DET/3/det Arvanian/ADJ/3/amod government/NOUN/4/nsubj signed=sign/VERB/0/root a/DET/6/det pact/NOUN/4/obj",
        "Northern/PROPN/2/compound Shield/PROPN/3/nsubj attacked=attack/VERB/0/root soldiers=soldier/NOUN+/3/obj",
        "The/DET/2/det army/NOUN/3/nsubj replied=reply/VERB/0/root ./PUNCT/3/punct",
    )
    assert actors(found, "soldiers") == ["Arvania"]
    assert actors(found, "army") == ["Arvania"]
    assert found["soldiers"][0].antecedents[0].text == "Arvanian"


def test_in_doubt_the_government_stays_as_it_is_described(mentions_in: Finder) -> None:
    found = mentions_in(
        "Arvania/PROPN/4/nsubj/B-LOC and/CCONJ/3/cc Belmark/PROPN/1/conj/B-LOC met=meet/VERB/0/root ./PUNCT/4/punct",
        "Rebels=rebel/NOUN+/2/nsubj attacked=attack/VERB/0/root government/NOUN/4/compound forces=force/NOUN+/2/obj",
    )
    assert actors(found, "government forces") == ["government forces"]


def test_members_of_a_body_without_arms_are_people(mentions_in: Finder) -> None:
    found = mentions_in(
        "Members=member/NOUN+/5/nsubj of/ADP/4/case the/DET/4/det club/NOUN/1/nmod thanked=thank/VERB/0/root "
        "members=member/NOUN+/5/obj of/ADP/9/case a/DET/9/det militia/NOUN/6/nmod ./PUNCT/5/punct"
    )
    assert found["Members of the club"][0].actors[0].kind is ActorKind.COMMUNITY
    assert found["members of a militia"][0].actors[0].kind is ActorKind.ARMED_GROUP


def test_resistance_is_somebody_with_the_alone(mentions_in: Finder) -> None:
    found = mentions_in(
        "The/DET/2/det resistance/NOUN/3/nsubj shelled=shell/VERB/0/root the/DET/6/det presidential/ADJ/6/amod "
        "guard/NOUN/3/obj ./PUNCT/3/punct",
        "It/PRON/2/nsubj met=meet/VERB/0/root stiff/ADJ/4/amod resistance/NOUN/2/obj ./PUNCT/2/punct",
    )
    assert found["resistance"][0].actors[0].kind is ActorKind.ARMED_GROUP
    assert found["presidential guard"][0].actors[0].kind is ActorKind.ARMED_GROUP
    assert "stiff resistance" not in found


def test_several_of_the_rebels_are_rebels_and_one_of_them_nobody(mentions_in: Finder) -> None:
    found = mentions_in(
        "Most/ADJ/5/nsubj of/ADP/4/case the/DET/4/det rebels=rebel/NOUN+/1/nmod fled=flee/VERB/0/root",
        "One/NUM/5/nsubj of/ADP/4/case the/DET/4/det soldiers=soldier/NOUN+/1/nmod fled=flee/VERB/0/root",
    )
    assert actors(found, "rebels") == ["rebels"]
    assert "soldiers" not in found


def test_an_ex_president_is_a_person(mentions_in: Finder) -> None:
    found = mentions_in("The/DET/2/det ex-president/ADJ/3/nsubj fled=flee/VERB/0/root ./PUNCT/3/punct")
    assert found["ex-president"][0].actors[0].kind is ActorKind.PERSON
