"""Statements whose copula was left out."""

from __future__ import annotations

import pytest

from foedus.language import Sentence, load_english
from foedus.model import Article


def parsed(text: str) -> Sentence:
    (sentence,) = load_english().read(Article(text=text)).sentences
    return sentence


@pytest.mark.parametrize(
    ("text", "noun", "names"),
    [
        ("Fatah and Hamas rivals.", "rivals", ["Fatah", "Hamas"]),
        ("Chad and Libya old allies", "allies", ["Chad", "Libya"]),
        (
            "National Army for the Freedom of Nuvia and Union for the Unity of Lakhda enemies.",
            "enemies",
            ["Army", "Union"],
        ),
        ("Sudan and Army of the North partners since 2021", "partners", ["Sudan", "Army"]),
    ],
)
def test_what_the_named_are_is_said_of_all_of_them(text: str, noun: str, names: list[str]) -> None:
    sentence = parsed(text)
    assert sentence.root.text == noun
    first = next(sentence.children(sentence.root.index, "nsubj"))
    assert [first.text, *(child.text for child in sentence.children(first.index, "conj"))] == names


@pytest.mark.parametrize(
    "text",
    [
        "Fatah and Hamas rivals.",
        "Chad and Libya old allies, said the minister.",
        "Fatah and Hamas remain rivals.",
        "Talks between Chad and Libya allies failed.",
    ],
)
def test_the_words_are_those_of_the_text(text: str) -> None:
    sentence = parsed(text)
    assert [text[token.start : token.end] for token in sentence.tokens] == [token.text for token in sentence.tokens]
    assert [token.index for token in sentence.tokens] == list(range(len(sentence.tokens)))
    assert sum(token.head < 0 for token in sentence.tokens) == 1
    assert sentence.vectors is not None and len(sentence.vectors) == len(sentence.tokens)


def test_a_sentence_with_its_own_verb_is_left_alone() -> None:
    assert parsed("Fatah and Hamas rivals met in Cairo.").root.text == "met"
