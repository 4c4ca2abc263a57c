"""Phrases and clauses hung on another word than theirs, in parses written out by hand."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from foedus.language.mending_attachment import of_objects, relative_subjects
from tests.language.test_mending_pairs import Mend, parse, written

TAGS = {
    "arming": "VBG",
    "blaming": "VBG",
    "accused": "VBD",
    "that": "WDT",
    "armed": "VBD",
    "hideouts": "NNS",
    "power": "NN",
}


@pytest.mark.parametrize(
    ("mend", "before", "after"),
    [
        (
            of_objects,
            "they/PRON/nsubj>1 bombed/VERB/root>-1 hideouts/NOUN/obj>1 of/ADP/case>5 the/DET/det>5 Front/PROPN/obl>1",
            "they/PRON/nsubj>1 bombed/VERB/root>-1 hideouts/NOUN/obj>1 of/ADP/case>5 the/DET/det>5 Front/PROPN/nmod>2",
        ),
        (
            relative_subjects,
            "states/NOUN/root>-1 that/PRON/obj>2 armed/VERB/acl:relcl>0 rebels/NOUN/obj>2",
            "states/NOUN/root>-1 that/PRON/nsubj>2 armed/VERB/acl:relcl>0 rebels/NOUN/obj>2",
        ),
    ],
)
def test_each_word_is_hung_on_its_own(mend: Mend, before: str, after: str) -> None:
    tokens = tuple(replace(t, xpos=TAGS.get(t.text, t.xpos)) for t in parse(before))
    assert written(mend(tokens)) == after


@pytest.mark.parametrize(
    ("mend", "kept"),
    [
        (of_objects, "they/PRON/nsubj>1 strip/VERB/root>-1 kings/NOUN/obj>1 of/ADP/case>4 power/NOUN/obl>1"),
        (
            relative_subjects,
            "rebels/NOUN/root>-1 that/PRON/obj>3 they/PRON/nsubj>3 armed/VERB/acl:relcl>0 guns/NOUN/obj>3",
        ),
    ],
)
def test_others_stay(mend: Mend, kept: str) -> None:
    tokens = tuple(replace(t, xpos=TAGS.get(t.text, t.xpos)) for t in parse(kept))
    assert written(mend(tokens)) == kept
