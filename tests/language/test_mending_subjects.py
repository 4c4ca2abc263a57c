"""Subjects and objects that the parser gave to the wrong one of two verbs, in parses written out by hand."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from foedus.language.mending_subjects import (
    dated_verbs,
    elided_verbs,
    lost_subjects,
    raised_subjects,
    relative_objects,
)
from foedus.language.tokens import Token
from tests.language.test_mending_pairs import Mend, parse, written

_TAGS = {"seized": "VBD", "denied": "VBD", "led": "VBN", "which": "WDT", "signed": "VBD", "fled": "VBD"}


def tagged(rows: str) -> tuple[Token, ...]:
    return tuple(replace(token, xpos=_TAGS.get(token.text, "NN")) for token in parse(rows))


@pytest.mark.parametrize(
    ("mend", "before", "after"),
    [
        (
            dated_verbs,
            "he/PRON/nsubj>1 denied/VERB/root>-1 it/PRON/obj>1 and/CCONJ/cc>6 in/ADP/case>5 May/PROPN/nsubj>6 "
            "fled/VERB/conj>1",
            "he/PRON/nsubj>1 denied/VERB/root>-1 it/PRON/obj>1 and/CCONJ/cc>6 in/ADP/case>5 May/PROPN/obl>6 "
            "fled/VERB/conj>1",
        ),
        (
            lost_subjects,
            "Arvo/PROPN/root>-1 whose/PRON/nmod:poss>2 chief/NOUN/nsubj>3 denied/VERB/acl:relcl>0 ,/PUNCT/punct>3 "
            "seized/VERB/parataxis>0 Korr/PROPN/obj>5",
            "Arvo/PROPN/nsubj>5 whose/PRON/nmod:poss>2 chief/NOUN/nsubj>3 denied/VERB/acl:relcl>0 ,/PUNCT/punct>3 "
            "seized/VERB/root>-1 Korr/PROPN/obj>5",
        ),
        (
            elided_verbs,
            "Amal/PROPN/nsubj:pass>2 is/AUX/aux:pass>2 led/VERB/root>-1 by/ADP/case>4 Karu/PROPN/obl:agent>2 "
            "and/CCONJ/cc>6 Fatah/PROPN/conj>4 by/ADP/case>8 Sirat/PROPN/obl:agent>2",
            "Amal/PROPN/nsubj:pass>2 is/AUX/aux:pass>2 led/VERB/root>-1 by/ADP/case>4 Karu/PROPN/obl:agent>2 "
            "and/VERB/conj>2 Fatah/PROPN/nsubj:pass>5 by/ADP/case>8 Sirat/PROPN/obl:agent>5",
        ),
        (
            elided_verbs,
            "Amal/PROPN/nsubj:pass>2 is/AUX/aux:pass>2 led/VERB/root>-1 by/ADP/case>4 Karu/PROPN/obl:agent>2 "
            "and/CCONJ/cc>6 Sirat/PROPN/conj>4 by/ADP/case>8 night/NOUN/obl>2",
            "Amal/PROPN/nsubj:pass>2 is/AUX/aux:pass>2 led/VERB/root>-1 by/ADP/case>4 Karu/PROPN/obl:agent>2 "
            "and/CCONJ/cc>6 Sirat/PROPN/conj>4 by/ADP/case>8 night/NOUN/obl>2",
        ),
        (
            raised_subjects,
            "it/PRON/expl>1 seem/VERB/root>-1 to/PART/mark>3 win/VERB/csubj>1",
            "it/PRON/nsubj>1 seem/VERB/root>-1 to/PART/mark>3 win/VERB/xcomp>1",
        ),
        (
            raised_subjects,
            "it/PRON/expl>2 is/AUX/aux:pass>2 believe/VERB/root>-1 to/PART/mark>4 arm/VERB/xcomp>2",
            "it/PRON/nsubj:pass>2 is/AUX/aux:pass>2 believe/VERB/root>-1 to/PART/mark>4 arm/VERB/xcomp>2",
        ),
        (
            raised_subjects,
            "it/PRON/expl>1 seem/VERB/root>-1 that/SCONJ/mark>4 Arvo/PROPN/nsubj>4 won/VERB/csubj>1",
            "it/PRON/expl>1 seem/VERB/root>-1 that/SCONJ/mark>4 Arvo/PROPN/nsubj>4 won/VERB/csubj>1",
        ),
        (
            relative_objects,
            "Arvo/PROPN/root>-1 which/PRON/nsubj>4 they/PRON/nsubj>3 suspect/VERB/acl:relcl>0 denied/VERB/acl:relcl>0",
            "Arvo/PROPN/nsubj>4 which/PRON/obj>3 they/PRON/nsubj>3 suspect/VERB/acl:relcl>0 denied/VERB/root>-1",
        ),
        (
            relative_objects,
            "Arvo/PROPN/nsubj>4 which/PRON/obj>4 they/PRON/nsubj>3 suspect/VERB/acl:relcl>0 denied/VERB/root>-1",
            "Arvo/PROPN/nsubj>4 which/PRON/obj>3 they/PRON/nsubj>3 suspect/VERB/acl:relcl>0 denied/VERB/root>-1",
        ),
    ],
)
def test_each_verb_has_its_own(mend: Mend, before: str, after: str) -> None:
    assert written(mend(tagged(before))) == after


@pytest.mark.parametrize(
    ("mend", "rows"),
    [
        (
            relative_objects,
            "Arvo/PROPN/root>-1 which/PRON/obj>4 they/PRON/nsubj>3 swore/VERB/acl:relcl>0 hang/VERB/xcomp>3",
        ),
    ],
)
def test_what_is_well_parsed_stays(mend: Mend, rows: str) -> None:
    assert written(mend(tagged(rows))) == rows
