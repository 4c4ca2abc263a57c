"""Training sentences told anew: in the present, with a partner, clipped as headlines are."""

from __future__ import annotations

from dataclasses import replace
from random import Random

import pytest

from training import augment
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


def has_no_circle(words: tuple[Word, ...]) -> bool:
    for place in range(len(words)):
        path = {place}
        while (head := words[place].head) >= 0:
            if head in path:
                return False
            path.add(head)
            place = head
    return True


def test_a_name_is_put_into_a_phrase_that_takes_its_place(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(augment, "PHRASES", 1.0)
    seen = {augment.in_phrases(TOLD, Random(seed)) for seed in range(200)}
    assert len(seen) > len(augment._known()["phrases"]) / 2
    for told in seen:
        assert roots(told) == 1
        assert has_no_circle(told)
        verb = next(place for place, word in enumerate(told) if word.form == "armed" and word.xpos == "VBD")
        assert sum(word.deprel == "nsubj" and word.head == verb for word in told) == 1
        assert "Chad" in [word.form for word in told]
        assert [word.form for word in told][-7:] == [word.form for word in TOLD][-7:]


def test_who_is_told_of_as_one_is_put_into_no_phrase_of_several(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(augment, "PHRASES", 1.0)
    now = (TOLD[0], replace(TOLD[1], form="arms", xpos="VBZ"), *TOLD[2:])
    for seed in range(60):
        told = augment.in_phrases(now, Random(seed))
        verb = next(place for place, word in enumerate(told) if word.form == "arms")
        subject = next(word for word in told if word.deprel == "nsubj" and word.head == verb)
        assert subject.form in ("Chad", "army", "wing")
