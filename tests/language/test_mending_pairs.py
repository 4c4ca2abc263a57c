"""Names that belong together, in parses written out by hand."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from foedus.language.mending_between import between
from foedus.language.mending_pairs import coordinated_names, listed_owners, stray_conjuncts
from foedus.language.tokens import Token

Mend = Callable[[tuple[Token, ...]], tuple[Token, ...]]


def parse(rows: str) -> tuple[Token, ...]:
    """A sentence from "word/TAG/relation>head" for each word."""
    tokens = []
    for index, row in enumerate(rows.split()):
        word, upos, relation = row.split("/")
        deprel, _, head = relation.partition(">")
        place = 10 * index
        tokens.append(
            Token(
                index=index,
                text=word,
                start=place,
                end=place + len(word),
                lemma=word,
                upos=upos,
                xpos="NN",
                head=int(head),
                deprel=deprel,
            )
        )
    return tuple(tokens)


def written(tokens: tuple[Token, ...]) -> str:
    return " ".join(f"{token.text}/{token.upos}/{token.deprel}>{token.head}" for token in tokens)


@pytest.mark.parametrize(
    ("mend", "before", "after"),
    [
        (
            between,
            "fear/NOUN/nsubj>1 grew/VERB/root>-1 as/ADP/case>3 talks/NOUN/obl>1 between/ADP/case>5 Amal/PROPN/nmod>3 "
            "and/CCONJ/cc>8 Fatah/PROPN/nsubj>8 failed/VERB/conj>1",
            "fear/NOUN/nsubj>1 grew/VERB/root>-1 as/ADP/mark>8 talks/NOUN/nsubj>8 between/ADP/case>5 Amal/PROPN/nmod>3 "
            "and/CCONJ/cc>7 Fatah/PROPN/conj>5 failed/VERB/advcl>1",
        ),
        (
            between,
            "truce/NOUN/nsubj>13 between/ADP/case>2 Amal/PROPN/nmod>0 ,/PUNCT/punct>5 which/PRON/nsubj>5 "
            "wants/VERB/acl:relcl>0 peace/NOUN/obj>5 ,/PUNCT/punct>9 the/DET/det>9 Guard/PROPN/conj>6 "
            ",/PUNCT/punct>12 and/CCONJ/cc>12 Fatah/PROPN/conj>6 began/VERB/root>-1",
            "truce/NOUN/nsubj>13 between/ADP/case>2 Amal/PROPN/nmod>0 ,/PUNCT/punct>5 which/PRON/nsubj>5 "
            "wants/VERB/acl:relcl>0 peace/NOUN/obj>5 ,/PUNCT/punct>9 the/DET/det>9 Guard/PROPN/conj>2 "
            ",/PUNCT/punct>12 and/CCONJ/cc>12 Fatah/PROPN/conj>2 began/VERB/root>-1",
        ),
        (
            between,
            "pact/NOUN/nsubj>9 of/ADP/case>2 convenience/NOUN/nmod>0 between/ADP/case>4 Amal/PROPN/nmod>2 "
            "and/CCONJ/cc>7 a/DET/det>7 brigade/NOUN/conj>0 soon/ADV/advmod>9 broke/VERB/root>-1",
            "pact/NOUN/nsubj>9 of/ADP/case>2 convenience/NOUN/nmod>0 between/ADP/case>4 Amal/PROPN/nmod>2 "
            "and/CCONJ/cc>7 a/DET/det>7 brigade/NOUN/conj>4 soon/ADV/advmod>9 broke/VERB/root>-1",
        ),
        (
            between,
            "talks/NOUN/nsubj>9 aimed/VERB/acl>0 at/ADP/case>3 war/NOUN/obl>1 between/ADP/case>5 Amal/PROPN/nmod>3 "
            "and/CCONJ/cc>8 Fatah/PROPN/nsubj>8 failed/VERB/conj>1 said/VERB/root>-1",
            "talks/NOUN/nsubj>8 aimed/VERB/acl>0 at/ADP/case>3 war/NOUN/obl>1 between/ADP/case>5 Amal/PROPN/nmod>3 "
            "and/CCONJ/cc>7 Fatah/PROPN/conj>5 failed/VERB/ccomp>9 said/VERB/root>-1",
        ),
        (
            between,
            "talks/NOUN/nsubj>5 between/ADP/case>2 Amal/PROPN/nmod>0 and/CCONJ/cc>4 ministers/NOUN/nsubj>5 "
            "failed/VERB/root>-1",
            "talks/NOUN/nsubj>5 between/ADP/case>2 Amal/PROPN/nmod>0 and/CCONJ/cc>4 ministers/NOUN/conj>2 "
            "failed/VERB/root>-1",
        ),
        (
            between,
            "pact/NOUN/nsubj>5 between/ADP/case>2 Amal/PROPN/nmod>0 ,/PUNCT/punct>5 which/PRON/nsubj>5 "
            "failed/VERB/root>-1 and/CCONJ/cc>7 war/NOUN/conj>0",
            "pact/NOUN/nsubj>5 between/ADP/case>2 Amal/PROPN/nmod>0 ,/PUNCT/punct>5 which/PRON/nsubj>5 "
            "failed/VERB/root>-1 and/CCONJ/cc>7 war/NOUN/conj>0",
        ),
        (
            coordinated_names,
            "Amal/PROPN/compound>3 and/CCONJ/cc>3 Fatah/PROPN/compound>3 men/NOUN/nsubj>4 fought/VERB/root>-1",
            "Amal/PROPN/compound>3 and/CCONJ/cc>2 Fatah/PROPN/conj>0 men/NOUN/nsubj>4 fought/VERB/root>-1",
        ),
        (
            coordinated_names,
            "Amal/PROPN/compound>6 ,/PUNCT/punct>6 Fatah/PROPN/compound>6 and/CCONJ/cc>6 New/ADJ/amod>5 "
            "Guard/PROPN/compound>6 men/NOUN/root>-1",
            "Amal/PROPN/compound>6 ,/PUNCT/punct>2 Fatah/PROPN/conj>0 and/CCONJ/cc>5 New/ADJ/amod>5 "
            "Guard/PROPN/conj>2 men/NOUN/root>-1",
        ),
        (
            listed_owners,
            "band/NOUN/root>-1 of/ADP/case>2 Amal/PROPN/nmod>0 and/CCONJ/cc>4 Fatah/PROPN/conj>2 men/NOUN/conj>2",
            "band/NOUN/root>-1 of/ADP/case>5 Amal/PROPN/compound>5 and/CCONJ/cc>4 Fatah/PROPN/conj>2 men/NOUN/nmod>0",
        ),
        (
            stray_conjuncts,
            "made/VERB/root>-1 of/ADP/case>2 Amal/PROPN/obl>0 and/CCONJ/cc>5 Fatah/PROPN/compound>5 men/NOUN/obl>0",
            "made/VERB/root>-1 of/ADP/case>2 Amal/PROPN/obl>0 and/CCONJ/cc>5 Fatah/PROPN/compound>5 men/NOUN/conj>2",
        ),
    ],
)
def test_what_belongs_together_hangs_together(mend: Mend, before: str, after: str) -> None:
    assert written(mend(parse(before))) == after


@pytest.mark.parametrize("mend", [coordinated_names, listed_owners, stray_conjuncts])
@pytest.mark.parametrize(
    "rows",
    [
        "Amal/PROPN/nsubj>4 and/CCONJ/cc>3 Fatah/PROPN/compound>3 men/NOUN/conj>0 fought/VERB/root>-1",
        "Amal/PROPN/nsubj>1 met/VERB/root>-1 Fatah/PROPN/obj>1 and/CCONJ/cc>4 left/VERB/conj>1",
        "old/ADJ/amod>3 and/CCONJ/cc>2 new/ADJ/amod>3 men/NOUN/root>-1",
    ],
)
def test_what_is_well_parsed_stays(mend: Mend, rows: str) -> None:
    assert written(mend(parse(rows))) == rows
