"""Clauses with "whose", in parses written out by hand."""

from __future__ import annotations

from foedus.language.mending_relatives import nearest_owners
from tests.language.test_mending_pairs import parse


def test_whose_president_is_the_nearest_states() -> None:
    before = parse(
        "help/NOUN/root>-1 of/ADP/case>2 Arvania/PROPN/nmod>0 ,/PUNCT/punct>6 whose/PRON/nmod:poss>5 "
        "president/NOUN/nsubj>6 fled/VERB/acl:relcl>0"
    )
    assert nearest_owners(before)[6].head == 2
