"""Relative clauses, in parses written out by hand."""

from __future__ import annotations

from msgspec.structs import replace

from foedus.language.mending_relatives import named_by_owners, nearest_owners, of_bodies
from tests.language.test_mending_pairs import parse


def test_whose_president_is_the_nearest_states() -> None:
    before = parse(
        "help/NOUN/root>-1 of/ADP/case>2 Arvania/PROPN/nmod>0 ,/PUNCT/punct>6 whose/PRON/nmod:poss>5 "
        "president/NOUN/nsubj>6 fled/VERB/acl:relcl>0"
    )
    assert nearest_owners(before)[6].head == 2


def test_who_is_named_behind_whose_leader_is_no_second_subject() -> None:
    before = parse(
        "Front/PROPN/root>-1 ,/PUNCT/punct>6 whose/PRON/nmod:poss>3 leader/NOUN/nsubj:pass>6 Bru/PROPN/nsubj:pass>6 "
        "was/AUX/aux:pass>6 killed/VERB/acl:relcl>0"
    )
    after = named_by_owners(before)
    assert (after[3].head, after[3].deprel) == (4, "nmod:desc")
    accused = tuple(replace(t, text="has", deprel="aux") if t.text == "was" else t for t in before)
    assert named_by_owners(accused) == accused


def test_what_a_body_did_is_not_said_of_its_member() -> None:
    before = parse(
        "a/DET/det>1 member/NOUN/root>-1 of/ADP/case>4 the/DET/det>4 pact/NOUN/nmod>1 that/PRON/nsubj>6 "
        "won/VERB/acl:relcl>1"
    )
    assert of_bodies(tuple(replace(t, xpos="WDT") if t.text == "that" else t for t in before))[6].head == 4


def test_what_is_said_behind_a_comma_is_said_of_the_member() -> None:
    before = parse(
        "member/NOUN/root>-1 of/ADP/case>2 pact/NOUN/nmod>0 ,/PUNCT/punct>5 which/PRON/nsubj>5 won/VERB/acl:relcl>0"
    )
    assert of_bodies(before) == before
