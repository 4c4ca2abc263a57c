"""Descriptions set apart by commas, through the shipped parser."""

from __future__ import annotations

import pytest

from foedus.language import English, load_english
from foedus.model import Article


@pytest.fixture(scope="module")
def english() -> English:
    return load_english()


@pytest.mark.parametrize(
    ("text", "noun", "told"),
    [
        ("Hamas, once the protégé of Egypt, has turned to Iran.", "protégé", "Hamas"),
        ("Once an ally of Iran, Hamas has turned to Egypt.", "ally", "Hamas"),
        ("Once allies, Hamas and Fatah have been rivals for years.", "allies", "Hamas"),
        ("Longtime allies, Chad and France fell out in May.", "allies", "Chad"),
        ("Amar Tessa, once an ally of Musa Karim, sent his men to Orva.", "ally", "Amar"),
        ("France, long his main supporter, has urged Karim to make way for a council.", "supporter", "France"),
        ("Libya, for decades the sole backer of the Hill Council, cut its subsidies.", "backer", "Libya"),
    ],
)
def test_a_description_set_apart_tells_of_the_subject(english: English, text: str, noun: str, told: str) -> None:
    (sentence,) = english.read(Article(text=text)).sentences
    described = next(token for token in sentence.tokens if token.text == noun)
    assert described.deprel == "appos"
    assert sentence.tokens[described.head].text == told
    assert sentence.tokens[described.head].deprel == "nsubj"


@pytest.mark.parametrize(
    ("text", "noun"),
    [
        ("Rebels, soldiers and policemen fled.", "Rebels"),
        ("Once the rebels attacked, the army fled.", "rebels"),
        ("Soldiers and rebels fled.", "Soldiers"),
        ("For years the army fought the rebels.", "army"),
    ],
)
def test_a_subject_stays_one(english: English, text: str, noun: str) -> None:
    (sentence,) = english.read(Article(text=text)).sentences
    assert next(token.deprel for token in sentence.tokens if token.text == noun).startswith("nsubj")


@pytest.mark.parametrize(
    ("text", "noun", "told"),
    [
        (
            "The first two have since joined the Desert Council, an umbrella body chaired by Omar Telli.",
            "body",
            "Council",
        ),
        (
            "Under Gebre the front entered into an alliance with the Coastal Movement, a smaller group led by a monk.",
            "group",
            "Movement",
        ),
    ],
)
def test_a_description_behind_a_name_is_no_second_subject(english: English, text: str, noun: str, told: str) -> None:
    (sentence,) = english.read(Article(text=text)).sentences
    described = next(token for token in sentence.tokens if token.text == noun)
    assert described.deprel == "appos"
    assert sentence.tokens[described.head].text == told


@pytest.mark.parametrize(
    ("text", "stands_by"),
    [
        ("One of its members, Tomas Orl, heads the council.", "One"),
        ("One of the front's founders, General Tomas Orl, leads the guard.", "One"),
        ("Two of its members, Tomas Orl and Ida Venn, head the council.", None),
    ],
)
def test_the_name_behind_several_is_that_of_the_one(english: English, text: str, stands_by: str | None) -> None:
    sentence = english.read(Article(text=text)).sentences[0]
    names = [t for t in sentence.tokens if t.deprel == "appos" and sentence.tokens[t.head].text == "One"]
    assert bool(names) == (stands_by is not None)


@pytest.mark.parametrize(
    ("text", "listed", "beside"),
    [
        ("The Hill Front, an alliance of Hamas, Fatah and the Borku Army, attacked Chad.", "Fatah", "Hamas"),
        ("Chad, an ally of Togo, Benin and Mali, sent troops.", "Benin", "Togo"),
    ],
)
def test_a_list_within_a_description_stays_there(english: English, text: str, listed: str, beside: str) -> None:
    (sentence,) = english.read(Article(text=text)).sentences
    word = next(token for token in sentence.tokens if token.text == listed)
    assert (word.deprel, sentence.tokens[word.head].text) == ("conj", beside)


@pytest.mark.parametrize("turn", ["once", "formerly", "now"])
def test_what_somebody_was_in_his_time_tells_of_him(english: English, turn: str) -> None:
    (sentence,) = english.read(Article(text=f"Hamas is led by Daud Meren, {turn} a member of Fatah.")).sentences
    described = next(token for token in sentence.tokens if token.text == "member")
    assert (described.deprel, sentence.tokens[described.head].text) == ("appos", "Daud")


@pytest.mark.parametrize(
    ("text", "noun", "told"),
    [
        ("The Kachin Army and its southern rival, the Shan Army, will hold to the truce.", "Army", "rival"),
        ("They were bombed by the Oliver Front or by the Contadores, its adversaries.", "adversaries", "Contadores"),
    ],
)
def test_what_one_is_to_the_first_is_told_of_the_last(english: English, text: str, noun: str, told: str) -> None:
    (sentence,) = english.read(Article(text=text)).sentences
    described = [token for token in sentence.tokens if token.text == noun and token.deprel == "appos"]
    assert [sentence.tokens[token.head].text for token in described] == [told]
