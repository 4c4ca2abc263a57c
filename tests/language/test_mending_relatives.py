"""Relative clauses, in parses written out by hand."""

from __future__ import annotations

from msgspec.structs import replace

from foedus.language.mending_relatives import nearest_owners, of_bodies
from tests.language.test_mending_pairs import parse


def test_whose_president_is_the_nearest_states() -> None:
    before = parse(
        "help/NOUN/root>-1 of/ADP/case>2 Arvania/PROPN/nmod>0 ,/PUNCT/punct>6 whose/PRON/nmod:poss>5 "
        "president/NOUN/nsubj>6 fled/VERB/acl:relcl>0"
    )
    assert nearest_owners(before)[6].head == 2


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
