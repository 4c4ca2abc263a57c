"""Verbs in the present that the parser takes for nouns, adverbs or names."""

from __future__ import annotations

import pytest

from foedus.language import load_english
from foedus.language.lookalikes import doubtful_verb
from foedus.model import Article


@pytest.mark.parametrize(
    ("text", "verb", "tag", "lemma"),
    [
        ("Hezbollah and Fatah side with Hamas.", "side", "VBP", "side"),
        ("Turkey and Qatar desert Hamas.", "desert", "VBP", "desert"),
        ("Analysts say Turkey and Qatar snub the rebels.", "snub", "VBP", "snub"),
        ("Turkey snubs Iran", "snubs", "VBZ", "snub"),
        ("The FNLA and UNITA back Zaire, which arms them.", "back", "VBP", "back"),
    ],
)
def test_they_are_verbs_in_the_present(text: str, verb: str, tag: str, lemma: str) -> None:
    (sentence,) = load_english().read(Article(text=text)).sentences
    (token,) = (token for token in sentence.tokens if token.text == verb)
    assert (token.upos, token.xpos, token.lemma) == ("VERB", tag, lemma)
    assert any(child.deprel == "nsubj" for child in sentence.children(token.index))
    assert "".join(token.text for token in sentence.tokens) == text.replace(" ", "")


@pytest.mark.parametrize(
    "text",
    [
        "Hamas and Fatah leaders met.",
        "Hamas and Fatah support for the deal has grown.",
        "A Hamas and Fatah front for the election was agreed.",
        "They welcomed Hamas and Fatah support for the deal.",
        "The Turkish and Iranian fronts for peace failed.",
    ],
)
def test_nouns_stay_nouns(text: str) -> None:
    (sentence,) = load_english().read(Article(text=text)).sentences
    assert doubtful_verb(sentence.tokens) is None
