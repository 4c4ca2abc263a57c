"""Speakers behind their verb, in parses written out by hand."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from foedus.language.mending_speakers import speakers_strung, speakers_within
from foedus.language.tokens import Token
from tests.language.test_mending_pairs import parse, written

_SAID = {"said": "say", "warned": "warn"}


def tagged(rows: str) -> tuple[Token, ...]:
    told = ((token, _SAID.get(token.text)) for token in parse(rows))
    return tuple(replace(token, lemma=lemma, xpos="VBD") if lemma else token for token, lemma in told)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (
            "Then/ADV/advmod>2 ,/PUNCT/punct>0 said/VERB/root>-1 Karu/PROPN/nsubj>7 ,/PUNCT/punct>3 the/DET/det>6 "
            "Front/PROPN/nsubj>7 fled/VERB/ccomp>2",
            "Then/ADV/advmod>2 ,/PUNCT/punct>0 said/VERB/root>-1 Karu/PROPN/nsubj>2 ,/PUNCT/punct>3 the/DET/det>6 "
            "Front/PROPN/nsubj>7 fled/VERB/ccomp>2",
        ),
        (
            "Then/ADV/advmod>2 ,/PUNCT/punct>0 warned/VERB/root>-1 Karu/PROPN/nsubj>10 ,/PUNCT/punct>5 "
            "general/NOUN/appos>3 ,/PUNCT/punct>7 rebels/NOUN/conj>3 and/CCONJ/cc>9 troops/NOUN/conj>3 "
            "fled/VERB/ccomp>2",
            "Then/ADV/advmod>2 ,/PUNCT/punct>0 warned/VERB/root>-1 Karu/PROPN/nsubj>2 ,/PUNCT/punct>5 "
            "general/NOUN/appos>3 ,/PUNCT/punct>7 rebels/NOUN/nsubj>10 and/CCONJ/cc>9 troops/NOUN/conj>7 "
            "fled/VERB/ccomp>2",
        ),
        (
            "Rebels/NOUN/nsubj>2 ,/PUNCT/punct>0 said/VERB/root>-1 Karu/PROPN/nsubj>5 ,/PUNCT/punct>3 "
            "fled/VERB/ccomp>2",
            "Rebels/NOUN/nsubj>5 ,/PUNCT/punct>0 said/VERB/root>-1 Karu/PROPN/nsubj>2 ,/PUNCT/punct>3 "
            "fled/VERB/ccomp>2",
        ),
    ],
)
def test_who_stands_behind_the_verb_says_it(before: str, after: str) -> None:
    assert written(speakers_within(tagged(before))) == after


@pytest.mark.parametrize(
    "rows",
    [
        # "a spokesman, Karu, said his men fled": they fled
        "spokesman/NOUN/nsubj>4 ,/PUNCT/punct>2 Karu/PROPN/appos>0 ,/PUNCT/punct>2 said/VERB/root>-1 "
        "men/NOUN/nsubj>6 fled/VERB/ccomp>4",
        # "Then, said people, fled": nobody else is named who may have fled
        "Then/ADV/advmod>2 ,/PUNCT/punct>0 said/VERB/root>-1 people/NOUN/nsubj>4 fled/VERB/ccomp>2",
        # a name
        "Then/ADV/advmod>2 ,/PUNCT/punct>0 Said/VERB/root>-1 Karu/PROPN/nsubj>5 ,/PUNCT/punct>3 fled/VERB/ccomp>2",
    ],
)
def test_others_stay(rows: str) -> None:
    assert written(speakers_within(tagged(rows))) == written(tagged(rows))


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (
            "Rebels/NOUN/nsubj>1 hit/VERB/ccomp>9 Dorn/PROPN/obj>1 ,/PUNCT/punct>5 a/DET/det>5 spokesman/NOUN/appos>2 "
            "for/ADP/case>8 the/DET/det>8 mission/NOUN/nmod>5 said/VERB/root>-1",
            "Rebels/NOUN/nsubj>1 hit/VERB/ccomp>9 Dorn/PROPN/obj>1 ,/PUNCT/punct>5 a/DET/det>5 spokesman/NOUN/nsubj>9 "
            "for/ADP/case>8 the/DET/det>8 mission/NOUN/nmod>5 said/VERB/root>-1",
        ),
        # closed by a comma, it tells who Karu is
        (
            "hit/VERB/ccomp>6 Karu/PROPN/obj>0 ,/PUNCT/punct>4 a/DET/det>4 spokesman/NOUN/appos>1 ,/PUNCT/punct>1 "
            "said/VERB/root>-1",
            None,
        ),
    ],
)
def test_who_stands_right_before_the_verb_says_it(before: str, after: str | None) -> None:
    assert written(speakers_strung(tagged(before))) == (after or written(tagged(before)))
