"""Lemmas of the shipped table and rules."""

import json

import pytest

from foedus.language.english import FOLDER
from foedus.language.lemmas import Lemmatiser

LEMMAS = Lemmatiser(json.loads((FOLDER / "lemmas.json").read_text(encoding="utf-8")))


@pytest.mark.parametrize(
    ("tag", "pairs"),
    [
        (
            "VBD",
            "bombed:bomb fled:flee withdrew:withdraw swore:swear pledged:pledge allied:ally freed:free raided:raid "
            "overran:overrun besieged:besiege patrolled:patrol rebelled:rebel ceded:cede stopped:stop seized:seize "
            "died:die denied:deny fought:fight spoon-fed:spoon-feed double-crossed:double-cross",
        ),
        (
            "VBN",
            "driven:drive overthrown:overthrow beaten:beat sworn:swear hidden:hide made:make led:lead been:be",
        ),
        ("VBG", "fleeing:flee dying:die striking:strike shelling:shell trafficking:traffic merging:merge freeing:free"),
        ("VBZ", "clashes:clash denies:deny undergoes:undergo has:have is:be"),
        (
            "NNS",
            "militias:militia allies:ally tribesmen:tribesman bases:base embargoes:embargo people:people "
            "brothers-in-arms:brother-in-arms commanders-in-chief:commander-in-chief fallings-out:falling-out",
        ),
        ("NNPS", "Houthis:Houthi Forces:Force"),
        ("NNP", "ISIS:ISIS Forces:Forces"),
        ("JJS", "biggest:big worst:bad"),
        ("RB", "n't:not n’t:not"),
        ("MD", "ca:can wo:will"),
        ("PRP", "Them:they"),
    ],
)
def test_lemmas(tag: str, pairs: str) -> None:
    for pair in pairs.split():
        form, lemma = pair.split(":")
        assert LEMMAS.lemma(form, tag) == lemma


def test_an_unknown_word_keeps_its_letters() -> None:
    assert LEMMAS.lemma("Wagnerites", "NNPS") == "Wagnerite"
    assert LEMMAS.lemma("🙂", "SYM") == "🙂"
    assert LEMMAS.lemma("x", "NEVER") == "x"


def test_no_lemma_is_empty() -> None:
    for tag in ("VBD", "VBN", "VBG", "VBZ", "NNS", "JJR", "JJS"):
        for form in ("s", "ed", "ing", "er", "est", "d", "es"):
            assert LEMMAS.lemma(form, tag)
