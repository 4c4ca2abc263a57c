"""Ends that newspapers leave to the reader: sides, new groups, titled persons, what a charge is about."""

from __future__ import annotations

import pytest

from foedus.model import ActorKind, Article
from foedus.resolution import Gazetteer, find_mentions
from foedus.workspace import Reader
from tests.resolution.conftest import Finder, actors, parsed_article


def test_a_news_outlet_is_no_side(mentions_in: Finder) -> None:
    found = mentions_in(
        "Red_Valley_Front/PROPN/2/nsubj attacked=attack/VERB/0/root Arvania/PROPN/2/obj ,/PUNCT/6/punct "
        "the/DET/6/det Daily_Wire/PROPN/7/nsubj said=say/VERB/2/parataxis",
        "The/DET/3/det two/NUM/3/nummod sides=side/NOUN+/4/nsubj met=meet/VERB/0/root",
    )
    assert actors(found, "two sides") == ["Arvania", "Red Valley Front"]


def test_a_group_called_new_is_the_one_just_founded(mentions_in: Finder) -> None:
    found = mentions_in(
        "Red_Valley_Front/PROPN/2/nsubj denied=deny/VERB/0/root that/SCONJ/5/mark officers=officer/NOUN+/5/nsubj "
        "founded=found/VERB/2/ccomp the/DET/7/det Moro_Valley_Movement/PROPN/5/obj",
        "The/DET/3/det new/ADJ/3/amod group/NOUN/4/nsubj fought=fight/VERB/0/root Arvania/PROPN/4/obj",
    )
    assert actors(found, "new group") == ["Moro Valley Movement"]


def test_a_group_called_new_is_no_old_one(mentions_in: Finder) -> None:
    found = mentions_in(
        "The/DET/2/det Red_Valley_Front/PROPN/3/nsubj denied=deny/VERB/0/root it/PRON/3/obj",
        "The/DET/3/det new/ADJ/3/amod group/NOUN/4/nsubj fought=fight/VERB/0/root Arvania/PROPN/4/obj",
    )
    assert actors(found, "new group") == ["new group"]


def test_a_title_in_small_letters_makes_a_person(mentions_in: Finder) -> None:
    before = "Adel_Karu/PROPN/2/nsubj left=leave/VERB/0/root"
    after = "He/PRON/2/nsubj accused=accuse/VERB/0/root Arvania/PROPN/2/obj"
    for role in ("3/nmod:desc", "5/nsubj"):  # the second as the parser errs
        titled = f"Security/NOUN/2/compound spokesman/NOUN/{role} Inas/PROPN/5/nsubj Dilo/PROPN/3/flat "
        found = mentions_in(before, titled + "denied=deny/VERB/0/root it/PRON/5/obj", after)
        assert actors(found, "He") == ["Inas Dilo"]


def test_what_a_charge_is_about_is_no_part_of_the_charged(mentions_in: Finder) -> None:
    found = mentions_in(
        "The/DET/2/det Red_Valley_Front/PROPN/3/nsubj accused=accuse/VERB/0/root troops=troop/NOUN+/3/obj "
        "of/ADP/6/case hostilities=hostility/NOUN+/4/nmod",
        "Arvania/PROPN/2/nsubj accused=accuse/VERB/0/root members=member/NOUN+/2/obj of/ADP/6/case the/DET/6/det "
        "Red_Valley_Front/PROPN/3/nmod of/ADP/8/case theft/NOUN/3/nmod",
    )
    assert "troops of hostilities" not in found
    assert actors(found, "members of the Red Valley Front") == ["Red Valley Front"]


def test_a_number_before_a_hyphen_stays_in_the_name(mentions_in: Finder) -> None:
    found = mentions_in(
        "Arvania/PROPN/2/nsubj accused=accuse/VERB/0/root the/DET/7/det seven/NUM/6/nummod -/PUNCT/6/punct "
        "party/NOUN/7/compound alliance/NOUN/2/obj"
    )
    assert "seven - party alliance" in {actor.name for said in found.values() for m in said for actor in m.actors}


def test_of_state_ends_a_title(mentions_in: Finder) -> None:
    name = "Colin/PROPN/5/nsubj/B-PER Powell/PROPN/5/flat/I-PER condemned=condemn/VERB/0/root Arvania/PROPN/7/obj"
    title = "U.S./PROPN/2/compound Secretary/PROPN/7/nsubj of/ADP/4/case State/PROPN/2/nmod "
    found = mentions_in(title + name.replace("PROPN/5/nsubj", "PROPN/7/nsubj"))
    assert actors(found, "Colin Powell") == ["Colin Powell"]
    assert not any(words.startswith("State") for words in found)


def test_a_states_council_is_not_that_of_many_states() -> None:
    gazetteer = Gazetteer.load()
    council = "Security/PROPN/{0}/compound Council/PROPN/{1}/nsubj met=meet/VERB/0/root"
    national = "The/DET/5/det Thai/ADJ/5/amod National/PROPN/5/amod " + council.format(5, 6)
    many = "The/DET/3/det " + council.format(3, 4)
    for written, meant in ((national, False), (many, True)):
        found = find_mentions(parsed_article(written), gazetteer)
        assert ("United Nations" in {actor.name for mention in found for actor in mention.actors}) is meant


def test_the_new_movement_is_the_one_of_which_was_said_that_it_was_formed() -> None:
    text = (
        "The Tarn Front was formed in May. Most of its men had belonged to the Old Valley Movement. "
        "The new movement attacked the Blue Heron Army."
    )
    claims = Reader().read(Article(text=text)).claims
    attackers = {claim.actor.actor.name for claim in claims if claim.relation == "fighting" and claim.actor}
    assert attackers == {"Tarn Front"}


def test_who_stands_beside_a_state_under_one_verb_is_another(mentions_in: Finder) -> None:
    found = mentions_in(
        "The/DET/2/det junta/NOUN/3/nsubj relied=rely/VERB/0/root on/ADP/5/case Arvo/PROPN/3/obl/B-LOC ./PUNCT/3/punct",
        "Arvo/PROPN/2/nsubj/B-LOC said=say/VERB/0/root the/DET/4/det government/NOUN/5/nsubj slept=sleep/VERB/2/ccomp",
    )
    assert actors(found, "junta") == ["junta"]
    assert actors(found, "government") == ["Arvania"]


def test_his_followers_are_others_than_he(mentions_in: Finder) -> None:
    found = mentions_in(
        "Adel_Karu/PROPN/2/nsubj/B-PER left=leave/VERB/0/root with/ADP/5/case his/PRON/5/nmod:poss "
        "followers=follower/NOUN+/2/obl ./PUNCT/2/punct"
    )
    assert actors(found, "his followers") == ["followers of Adel Karu"]


def test_a_pronoun_before_its_name_means_the_subject_that_follows(mentions_in: Finder) -> None:
    found = mentions_in(
        "Since/ADP/3/case its/PRON/3/nmod:poss defeat/NOUN/8/obl by/ADP/5/case Belmark/PROPN/3/nmod ,/PUNCT/8/punct "
        "Red_Valley_Front/PROPN/8/nsubj hid=hide/VERB/0/root ./PUNCT/8/punct"
    )
    assert actors(found, "its") == ["Red Valley Front"]
    assert [span.text for span in found["its"][0].antecedents] == ["Red Valley Front"]


def test_a_pronoun_before_a_name_that_does_not_agree_means_nobody(mentions_in: Finder) -> None:
    found = mentions_in(
        "Since/ADP/3/case its/PRON/3/nmod:poss defeat/NOUN/6/obl ,/PUNCT/6/punct "
        "Adel_Karu/PROPN/6/nsubj/B-PER hid=hide/VERB/0/root ./PUNCT/6/punct"
    )
    assert "its" not in found


def test_it_is_nothing_that_governs_it(mentions_in: Finder) -> None:
    found = mentions_in(
        "Troops=troop/NOUN+/2/nsubj hit=hit/VERB/0/root by/ADP/4/case Red_Valley_Front/PROPN/2/obl:agent "
        "led=lead/VERB/2/conj an/DET/7/det assault/NOUN/5/obj on/ADP/9/case it/PRON/7/nmod ./PUNCT/2/punct"
    )
    assert actors(found, "it") == ["Red Valley Front"]


def test_states_told_from_all_others_are_somebody(mentions_in: Finder) -> None:
    found = mentions_in(
        "Arvania/PROPN/2/nsubj condemned=condemn/VERB/0/root the/DET/5/det Coastal/ADJ/5/amod states=state/NOUN+/2/obj "
        "and/CCONJ/8/cc poor/ADJ/8/amod countries=country/NOUN+/5/conj ./PUNCT/2/punct"
    )
    assert found["Coastal states"][0].actors[0].kind is ActorKind.COALITION
    assert "poor countries" not in found


def test_the_latter_of_two_persons(mentions_in: Finder) -> None:
    found = mentions_in(
        "Ivo_Brand/PROPN/2/nsubj/B-PER met=meet/VERB/0/root Adel_Karu/PROPN/2/obj/B-PER when/ADV/7/advmod "
        "the/DET/6/det latter/ADJ/7/nsubj left=leave/VERB/2/advcl ./PUNCT/2/punct"
    )
    assert actors(found, "the latter") == ["Adel Karu"]


def test_the_city_where_some_meet_is_not_whose_government_it_is(mentions_in: Finder) -> None:
    told = "The/DET/2/det government/NOUN/3/nsubj {verb}/VERB/0/root in/ADP/5/case Belport/PROPN/3/obl ./PUNCT/3/punct"
    before = "Red_Valley_Front/PROPN/2/nsubj fled=flee/VERB/0/root ./PUNCT/2/punct"
    met = mentions_in(before, told.format(verb="negotiated=negotiate"))
    assert actors(met, "government") == ["Arvania"]
    fell = mentions_in(before, told.format(verb="fell=fall"))
    assert actors(fell, "government") != ["Arvania"]


@pytest.mark.parametrize(
    ("text", "whose"),
    [
        ("Arvania urged the Red Front to halt its offensive in the hills.", "Red Front"),
        ("Arvania told the Red Front to disband its militia.", "Red Front"),
        ("Chad urged the Red Front to join its coalition.", "Chad"),
    ],
)
def test_who_is_to_give_up_something_of_his_is_who_is_told_to(text: str, whose: str, reader: Reader) -> None:
    article = Article(text=f"The Red Front fights the army. {text}\n")
    parsed = reader.parse(article)
    found = [m for m in find_mentions(parsed, Gazetteer.load()) if m.span.text == "its"]
    assert [[actor.name for actor in m.actors] for m in found] == [[whose]]


def test_it_that_clears_something_is_somebody(reader: Reader) -> None:
    article = Article(
        text="The Red Front fights Chad. Chad's army said it had cleared the town of Red Front fighters.\n"
    )
    found = find_mentions(reader.parse(article), Gazetteer.load())
    assert [[actor.name for actor in m.actors] for m in found if m.span.text == "it"] == [["Chad"]]


def test_who_attacks_a_post_is_not_those_that_hold_it(mentions_in: Finder) -> None:
    found = mentions_in(
        "Red_Valley_Front/PROPN/4/nsubj and/CCONJ/3/cc Moro_Valley_Movement/PROPN/1/conj attacked=attack/VERB/0/root "
        "posts=post/NOUN+/4/obj of/ADP/8/case the/DET/8/det rebels=rebel/NOUN+/5/nmod",
    )
    assert actors(found, "rebels") == ["rebels"]


@pytest.mark.parametrize(
    ("text", "pronoun", "meant"),
    [
        ("The Marran Front lost its last base in June. It obeys Captain Osk.", "It", ["Marran Front"]),
        ("The rebels fled to Olm. The governor let them stay.", "them", ["rebels"]),
        ("The Marran Front was weak. The Tarnish lancers drove it from the ford.", "it", ["Marran Front"]),
        ("The Marran Front attacked a convoy. It came after weeks of quiet.", "It", []),
        ("The Marran Front signed the accord. The minister praised it.", "it", []),
        ("The Marran Front sold its rifles. The governor hid them.", "them", []),
    ],
)
def test_a_pronoun_means_the_only_one_whom_it_can(reader: Reader, text: str, pronoun: str, meant: list[str]) -> None:
    found = [m for m in find_mentions(reader.parse(Article(text=text)), Gazetteer.load()) if m.span.text == pronoun]
    assert [actor.name for mention in found for actor in mention.actors] == meant
