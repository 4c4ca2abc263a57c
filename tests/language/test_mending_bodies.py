"""Bodies and their people, in parses written out by hand."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from foedus.language.mending_bodies import (
    among_them,
    counted_parts,
    founded_wholes,
    of_wholes,
)
from foedus.language.tokens import Token
from tests.language.test_mending_pairs import parse


def tagged(rows: str, **tags: str) -> tuple[Token, ...]:
    """A sentence whose words have the tags given for them; those of people are plural nouns."""
    told = {"groups": "NNS", "soldiers": "NNS", "fighters": "NNS", **tags}
    return tuple(replace(token, xpos=told.get(token.text, token.xpos)) for token in parse(rows))


PARTS = "alliance/NOUN/root>-1 of/ADP/case>2 groups/NOUN/nmod>0 "


@pytest.mark.parametrize(
    ("clause", "tag", "above"),
    [
        ("that/PRON/nsubj>4 includes/VERB/acl:relcl>2 Amal/PROPN/obj>4", "VBZ", 0),
        ("that/PRON/nsubj>4 includes/VERB/acl:relcl>2 Amal/PROPN/obj>4", "VBP", 2),
    ],
)
def test_the_number_of_a_verb_tells_of_whom_its_clause_is(clause: str, tag: str, above: int) -> None:
    assert of_wholes(tagged(PARTS + clause, includes=tag))[4].head == above


def test_in_which_others_are_is_the_whole() -> None:
    before = tagged(PARTS + "in/ADP/case>4 which/PRON/obl>6 Amal/PROPN/nsubj>6 leads/VERB/acl:relcl>2")
    assert of_wholes(before)[6].head == 0


@pytest.mark.parametrize(("verb", "above"), [("formed", 0), ("armed", 2)])
def test_it_is_the_whole_that_was_formed(verb: str, above: int) -> None:
    before = tagged(PARTS + f"{verb}/VERB/acl>2 by/ADP/case>5 Sirat/PROPN/obl:agent>3", **{verb: "VBN"})
    lemmas = {"formed": "form", "armed": "arm"}
    assert founded_wholes(tuple(replace(t, lemma=lemmas.get(t.lemma, t.lemma)) for t in before))[3].head == above


@pytest.mark.parametrize(("number", "above"), [("three", 5), ("two", 7)])
def test_a_number_tells_what_stands_behind_a_colon(number: str, above: int) -> None:
    before = tagged(
        f"alliance/NOUN/root>-1 of/ADP/case>3 {number}/NUM/nummod>3 groups/NOUN/nmod>0 :/PUNCT/punct>5 "
        "wing/NOUN/appos>3 of/ADP/case>7 Fatah/PROPN/nmod>5 ,/PUNCT/punct>9 Amal/PROPN/conj>7 and/CCONJ/cc>11 "
        "Hizb/PROPN/conj>7"
    )
    assert [token.head for token in counted_parts(before) if token.deprel == "conj"] == [above, above]


def test_among_them_are_some_of_those_before() -> None:
    before = tagged(
        "groups/NOUN/appos>5 ,/PUNCT/punct>0 among/ADP/case>3 them/PRON/obl>8 the/DET/det>5 Amal/PROPN/nsubj>8 "
        "and/CCONJ/cc>7 Fatah/PROPN/conj>5 fled/VERB/root>-1"
    )
    mended = among_them(before)
    assert (mended[0].head, mended[0].deprel) == (8, "nsubj")
    assert (mended[5].head, mended[5].deprel) == (0, "appos")
