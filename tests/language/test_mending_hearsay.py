"""Participles of hearsay that were taken for verbs, in parses written out by hand."""

from __future__ import annotations

from msgspec.structs import replace

from foedus.language.mending_hearsay import hearsay
from foedus.language.tokens import Token
from tests.language.test_mending_pairs import parse, written

_TAGS = {"thought": "VBD", "fled": "VBD", "to": "TO"}


def _tagged(rows: str) -> tuple[Token, ...]:
    tagged = (replace(token, xpos=_TAGS.get(token.text, token.xpos)) for token in parse(rows))
    return tuple(replace(token, lemma="think") if token.text == "thought" else token for token in tagged)


def test_who_is_thought_to_do_a_thing_does_not_think() -> None:
    before = _tagged(
        "men/NOUN/nsubj>1 thought/VERB/root>-1 to/PART/mark>3 lead/VERB/xcomp>1 Amal/PROPN/obj>3 fled/VERB/ccomp>1 "
        "./PUNCT/punct>1"
    )
    assert written(hearsay(before)) == (
        "men/NOUN/nsubj>5 thought/VERB/acl>0 to/PART/mark>3 lead/VERB/xcomp>1 Amal/PROPN/obj>3 fled/VERB/root>-1 "
        "./PUNCT/punct>5"
    )


def test_who_thinks_that_another_fled_does_think() -> None:
    before = _tagged("men/NOUN/nsubj>1 thought/VERB/root>-1 the/DET/det>3 army/NOUN/nsubj>4 fled/VERB/ccomp>1")
    assert hearsay(before) == before
