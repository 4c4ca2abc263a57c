"""What an object or a partner has taken to itself, in parses written out by hand."""

from __future__ import annotations

import pytest

from foedus.language import load_english
from foedus.language.mending_objects import (
    more_than,
    named_ties,
    neighbouring,
    of_helped_verbs,
    partners,
    recipients,
    resulting,
    supplied_with,
    tied_names,
)
from foedus.language.mending_pairs import listed_names
from foedus.model import Article
from tests.language.test_mending_pairs import Mend, parse, written


@pytest.mark.parametrize(
    ("mend", "before", "after"),
    [
        (
            neighbouring,
            "it/PRON/nsubj>1 accused/VERB/root>-1 neighbouring/VERB/xcomp>1 Arvo/PROPN/obj>2",
            "it/PRON/nsubj>1 accused/VERB/root>-1 neighbouring/ADJ/amod>3 Arvo/PROPN/obj>1",
        ),
        (
            neighbouring,
            "they/PRON/nsubj>1 fled/VERB/root>-1 into/ADP/mark>3 neighbouring/VERB/advcl>1 Arvo/PROPN/obj>3",
            "they/PRON/nsubj>1 fled/VERB/root>-1 into/ADP/case>4 neighbouring/ADJ/amod>4 Arvo/PROPN/obl>1",
        ),
        (
            named_ties,
            "it/PRON/nsubj>1 accused/VERB/root>-1 its/PRON/nmod:poss>3 neighbour/NOUN/iobj>1 Arvo/PROPN/obj>1",
            "it/PRON/nsubj>1 accused/VERB/root>-1 its/PRON/nmod:poss>3 neighbour/NOUN/obj>1 Arvo/PROPN/appos>3",
        ),
        (
            supplied_with,
            "Arvo/PROPN/nsubj>1 supply/VERB/root>-1 rebels/NOUN/obj>1 with/ADP/case>4 money/NOUN/nmod>2",
            "Arvo/PROPN/nsubj>1 supply/VERB/root>-1 rebels/NOUN/obj>1 with/ADP/case>4 money/NOUN/obl>1",
        ),
        (
            supplied_with,
            "Arvo/PROPN/nsubj>1 fought/VERB/root>-1 rebels/NOUN/obj>1 with/ADP/case>4 guns/NOUN/nmod>2",
            "Arvo/PROPN/nsubj>1 fought/VERB/root>-1 rebels/NOUN/obj>1 with/ADP/case>4 guns/NOUN/nmod>2",
        ),
        (
            recipients,
            "Arvo/PROPN/nsubj>1 lend/VERB/root>-1 the/DET/det>5 junta/NOUN/compound>5 six/NUM/nummod>5 jets/NOUN/obj>1",
            "Arvo/PROPN/nsubj>1 lend/VERB/root>-1 the/DET/det>5 junta/NOUN/iobj>1 six/NUM/nummod>5 jets/NOUN/obj>1",
        ),
        (
            tied_names,
            "by/ADP/case>2 its/PRON/nmod:poss>2 allies/NOUN/root>-1 ,/PUNCT/punct>4 Arvo/PROPN/conj>2 and/CCONJ/cc>6 "
            "Tessa/PROPN/conj>2",
            "by/ADP/case>2 its/PRON/nmod:poss>2 allies/NOUN/root>-1 ,/PUNCT/punct>4 Arvo/PROPN/appos>2 and/CCONJ/cc>6 "
            "Tessa/PROPN/conj>4",
        ),
        (
            tied_names,
            "by/ADP/case>2 its/PRON/nmod:poss>2 allies/NOUN/root>-1 and/CCONJ/cc>4 Arvo/PROPN/conj>2 and/CCONJ/cc>6 "
            "Tessa/PROPN/conj>2",
            "by/ADP/case>2 its/PRON/nmod:poss>2 allies/NOUN/root>-1 and/CCONJ/cc>4 Arvo/PROPN/conj>2 and/CCONJ/cc>6 "
            "Tessa/PROPN/conj>2",
        ),
        (
            resulting,
            "they/PRON/nsubj>1 shot/VERB/root>-1 dead/ADJ/amod>4 two/NUM/nummod>4 soldiers/NOUN/obj>1",
            "they/PRON/nsubj>1 shot/VERB/root>-1 dead/ADJ/xcomp>1 two/NUM/nummod>4 soldiers/NOUN/obj>1",
        ),
        (
            partners,
            "a/DET/det>1 truce/NOUN/root>-1 with/ADP/case>4 the/DET/det>4 army/NOUN/nsubj>5 beginning/VERB/acl>1",
            "a/DET/det>1 truce/NOUN/root>-1 with/ADP/case>4 the/DET/det>4 army/NOUN/nmod>1 beginning/VERB/acl>1",
        ),
        (
            more_than,
            "they/PRON/nsubj>1 give/VERB/root>-1 more/ADJ/obj>1 than/ADP/case>5 moral/ADJ/amod>5 support/NOUN/obl>1",
            "they/PRON/nsubj>1 give/VERB/root>-1 more/ADJ/advmod>5 than/ADP/fixed>2 moral/ADJ/amod>5 "
            "support/NOUN/obj>1",
        ),
        (
            of_helped_verbs,
            "they/PRON/nsubj>1 help/VERB/root>-1 oust/VERB/xcomp>1 the/DET/det>4 king/NOUN/obj>1",
            "they/PRON/nsubj>1 help/VERB/root>-1 oust/VERB/xcomp>1 the/DET/det>4 king/NOUN/obj>2",
        ),
        (
            listed_names,
            "backed/VERB/root>-1 by/ADP/case>2 Amal/PROPN/obl:agent>0 ,/PUNCT/punct>5 the/DET/det>5 "
            "Fatah/PROPN/appos>2 "
            "and/CCONJ/cc>7 Hamas/PROPN/conj>2",
            "backed/VERB/root>-1 by/ADP/case>2 Amal/PROPN/obl:agent>0 ,/PUNCT/punct>5 the/DET/det>5 "
            "Fatah/PROPN/conj>2 "
            "and/CCONJ/cc>7 Hamas/PROPN/conj>2",
        ),
        (
            listed_names,
            "Amal/PROPN/nsubj>6 ,/PUNCT/punct>2 Fatah/PROPN/appos>0 ,/PUNCT/punct>2 "
            "and/CCONJ/cc>5 Hamas/PROPN/conj>0 left/VERB/root>-1",
            "Amal/PROPN/nsubj>6 ,/PUNCT/punct>2 Fatah/PROPN/conj>0 ,/PUNCT/punct>2 "
            "and/CCONJ/cc>5 Hamas/PROPN/conj>0 left/VERB/root>-1",
        ),
    ],
)
def test_what_was_taken_is_given_back(mend: Mend, before: str, after: str) -> None:
    assert written(mend(parse(before))) == after


@pytest.mark.parametrize(
    ("mend", "rows"),
    [
        (neighbouring, "in/ADP/case>2 neighbouring/VERB/amod>2 Arvo/PROPN/obl>3 fled/VERB/root>-1"),
        (named_ties, "it/PRON/nsubj>1 sold/VERB/root>-1 its/PRON/nmod:poss>3 friend/NOUN/iobj>1 Arvo/PROPN/obj>1"),
        (more_than, "they/PRON/nsubj>1 kill/VERB/root>-1 more/ADJ/advmod>4 than/ADP/fixed>2 men/NOUN/obj>1"),
        (of_helped_verbs, "they/PRON/nsubj>1 help/VERB/root>-1 Amal/PROPN/obj>1 win/VERB/xcomp>1"),
        (resulting, "they/PRON/nsubj>1 shot/VERB/root>-1 unarmed/ADJ/amod>3 men/NOUN/obj>1 there/ADV/advmod>1"),
        (partners, "left/VERB/root>-1 town/NOUN/obj>0 with/ADP/case>3 men/NOUN/nsubj>4 following/VERB/advcl>0"),
        (
            listed_names,
            "Amal/PROPN/nsubj>5 ,/PUNCT/punct>2 "
            "chief/NOUN/appos>0 and/CCONJ/cc>4 founder/NOUN/conj>2 left/VERB/root>-1",
        ),
    ],
)
def test_what_is_well_parsed_stays(mend: Mend, rows: str) -> None:
    assert written(mend(parse(rows))) == rows


@pytest.mark.parametrize("text", ["Kuwait lent Iraq billions of dollars.", "Qatar pays Hamas 5 million dollars."])
def test_who_gets_a_sum_is_no_part_of_it(text: str) -> None:
    tokens = load_english().read(Article(text=text)).sentences[0].tokens
    assert [t.deprel for t in tokens if t.text in ("Iraq", "Hamas")] == ["iobj"]
