"""Training sentences told anew: in the present, with a partner, clipped as headlines are."""

from __future__ import annotations

from random import Random

from training.augment import clipped, in_the_present
from training.treebank import Word


def word(form: str, lemma: str, tags: str, head: int, deprel: str, name: str = "O") -> Word:
    upos, xpos = tags.split("/")
    return Word(form=form, space=True, lemma=lemma, upos=upos, xpos=xpos, head=head - 1, deprel=deprel, name=name)


TOLD = (
    word("Chad", "Chad", "PROPN/NNP", 2, "nsubj", "B-LOC"),
    word("armed", "arm", "VERB/VBD", 0, "root"),
    word("the", "the", "DET/DT", 4, "det"),
    word("rebels", "rebel", "NOUN/NNS", 2, "obj"),
    word("and", "and", "CCONJ/CC", 6, "cc"),
    word("praised", "praise", "VERB/VBD", 2, "conj"),
    word("them", "they", "PRON/PRP", 6, "obj"),
    word(".", ".", "PUNCT/.", 2, "punct"),
)


def roots(words: tuple[Word, ...]) -> int:
    return sum(word.head < 0 for word in words)


def test_a_subject_gets_a_partner_and_both_verbs_the_plural() -> None:
    seen = {in_the_present(TOLD, Random(seed)) for seed in range(60)}
    several = [told for told in seen if len(told) > len(TOLD)]
    single = [told for told in seen if len(told) == len(TOLD)]
    assert several
    assert single
    for told in several:
        assert {word.xpos for word in told if word.upos == "VERB"} == {"VBP"}
        partner = next(word for word in told if word.deprel == "conj" and word.upos == "PROPN")
        assert told[partner.head].form == "Chad"
    for told in single:
        assert {word.xpos for word in told if word.upos == "VERB"} == {"VBZ"}
    for told in seen:
        assert roots(told) == 1
        assert [word.form for word in told if word.deprel == "obj"] == ["rebels", "them"]


def test_a_headline_has_neither_article_nor_full_stop() -> None:
    short = clipped(TOLD)
    assert [word.form for word in short] == ["Chad", "armed", "rebels", "and", "praised", "them"]
    assert roots(short) == 1
    assert short[2].head == 1
    assert short[4].head == 1
