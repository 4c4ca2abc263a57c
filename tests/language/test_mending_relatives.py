"""Verbs of relative clauses that the tagger takes for adjectives, in parses written out by hand."""

from __future__ import annotations

import pytest

from foedus.language.mending_relatives import relative_verbs
from tests.language.test_lemmas import LEMMAS
from tests.language.test_mending_pairs import parse, written


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (
            "militias/NOUN/root>-1 which/PRON/nsubj>3 Arvania/PROPN/nsubj>3 armed/ADJ/acl:relcl>0",
            "militias/NOUN/root>-1 which/PRON/obj>3 Arvania/PROPN/nsubj>3 armed/VERB/acl:relcl>0",
        ),
        (
            "hunters/NOUN/root>-1 whom/PRON/obj>3 Arvania/PROPN/nsubj>3 armed/ADJ/acl:relcl>0",
            "hunters/NOUN/root>-1 whom/PRON/obj>3 Arvania/PROPN/nsubj>3 armed/VERB/acl:relcl>0",
        ),
        (
            "men/NOUN/root>-1 who/PRON/nsubj>3 were/AUX/cop>3 tired/ADJ/acl:relcl>0",
            "men/NOUN/root>-1 who/PRON/nsubj>3 were/AUX/cop>3 tired/ADJ/acl:relcl>0",
        ),
    ],
)
def test_a_relative_clause_with_a_subject_has_a_verb(before: str, after: str) -> None:
    mended = relative_verbs(parse(before), LEMMAS)
    assert written(mended) == after
    assert all(token.lemma == "arm" for token in mended if token.upos == "VERB")
