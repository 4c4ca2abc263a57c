"""Where sentences end."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from foedus.language.english import load_english
from foedus.language.sentences import MAX_WORDS, blocks, split
from foedus.language.tokeniser import Tokeniser
from foedus.language.tokens import Unit

ENGLISH = load_english()


def sentences(text: str, *units: Unit) -> list[str]:
    return [text[words.start : words.end] for words in ENGLISH.split(text, 0, len(text), units)]


@pytest.mark.parametrize(
    "marked",
    [
        "The truce held.| Both sides kept to it.",
        "He met Gen. Omar Said in Juba on Jan. 5.| They signed nothing.",
        "Troops left the U.S. base.| The U.S. President said so.",
        "It was backed by the U.S.| The rebels denied it.",
        "“We will fight,” he said.| “We will not stop.”| Nobody answered.",
        '"Stop!" he shouted.| "Who goes there?"| The guard fell silent.',
        "Was it a truce?| No!| It was a trap.",
        "“Who sent you?” asked the guard.| “Nobody!” he said.",
        "It was green all year long.“",
        "They took Aleppo, Homs etc. in 2013.| The army fled.",
        "J. R. Okello leads it.| George W. Ndung'u does not.",
        "The M-23 rebels (see No. 4) left.| (They came back.)| All was quiet.",
        "It ended.The army left.",
        "About 3.5 million fled.| 200 died.",
        "The group waited ... and then struck.| Nobody knew.",
        "The town fell.[1]| The army withdrew.",
        "Soldiers shelled refugees at Mae La.| The group denied it.",
        "He met Gen. He Ping in Juba.",
    ],
)
def test_sentence_ends(marked: str) -> None:
    expected = marked.split("|")
    if marked == "It ended.The army left.":
        expected = ["It ended.", "The army left."]
    assert sentences(marked.replace("|", "")) == [part.strip() for part in expected]


def test_line_breaks_inside_a_paragraph_are_spaces() -> None:
    text = "The two groups have agreed\nto stop the fighting between them\nand to merge."
    assert len(sentences(text)) == 1
    (words,) = ENGLISH.split(text, 0, len(text))
    assert not any("\n" in form for form in words.forms)


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("Rebels seize border town\n\nThe town fell at dawn.", 2),
        ("Rebels seize border town\nThe town of Kobo fell to the rebels at dawn, residents and an official said.", 2),
        ("The rebels left the town. " * 9 + "\nThe army came. " + "Nobody was hurt. " * 9, 19),
        ("The sides agreed on:\n- a truce\n- talks in Cairo\n- an exchange of prisoners", 4),
        ("The sides agreed\r\nto meet again.\r\n\r\nNothing came of it.", 2),
    ],
)
def test_layout_ends_sentences(text: str, count: int) -> None:
    assert len(sentences(text)) == count


def test_a_unit_never_ends_inside() -> None:
    text = "The Army of St. Mary. Corps fled. It is gone."
    assert sentences(text, Unit(start=4, end=27)) == ["The Army of St. Mary. Corps fled.", "It is gone."]


def test_a_unit_over_a_line_break_stays_whole() -> None:
    text = "It joined Jaysh\n\nal-Islam in May."
    found = ENGLISH.split(text, 0, len(text), [Unit(start=10, end=25)])
    assert [words.forms for words in found] == [("It", "joined", "Jaysh\n\nal-Islam", "in", "May", ".")]


def test_long_sentences_are_cut_at_punctuation_and_nothing_is_lost() -> None:
    text = "; ".join(f"unit {number} attacked the town and the village, and withdrew" for number in range(60)) + "."
    found = ENGLISH.split(text, 0, len(text))
    assert len(found) > 5
    assert all(len(words) <= MAX_WORDS for words in found)
    assert all(words.forms[-1] in {";", "."} for words in found)
    assert "".join(form for words in found for form in words.forms) == text.replace(" ", "")


def test_sentences_of_many_pieces_are_cut_too() -> None:
    text = " ".join(["Xqzwvkjqxzvw-Qzxwvkjq"] * 60)
    found = ENGLISH.split(text, 0, len(text))
    assert len(found) > 1
    assert sum(map(len, found)) == 180
    for words in found:
        ENGLISH.parse(words, index=0, paragraph=0)


@given(st.text(alphabet="aA .!?\n\"'”“)(-,1", max_size=200))
def test_sentences_cover_the_text_in_order(text: str) -> None:
    place = 0
    for words in ENGLISH.split(text, 0, len(text)):
        for form, start, end in zip(words.forms, words.starts, words.ends, strict=True):
            assert start >= place
            assert text[start:end] == form
            assert not text[place:start].strip()
            place = end
    assert not text[place:].strip()


def test_a_stretch_keeps_the_offsets_of_the_whole() -> None:
    text = "Skip this. Read this one. Not this."
    (words,) = ENGLISH.split(text, 11, 25)
    assert (words.start, words.end) == (11, 25)


def test_blocks_cover_the_text() -> None:
    text = "a\n\nb c\nd\n- e\n\n\nf"
    found = blocks(text, 0, len(text))
    assert " ".join(text[first:last] for first, last in found).split() == text.split()
    assert [text[first:last].strip() for first, last in found if text[first:last].strip()] == [
        "a",
        "b c\nd",
        "- e",
        "f",
    ]


def test_the_end_model_is_asked_only_at_stops() -> None:
    asked: list[str] = []

    def ends(forms: object, spaced: object, place: int, after: int) -> bool:
        asked.append(str(forms[place]))  # type: ignore[index]
        return True

    text = "One, two. Three? Four"
    found = split(Tokeniser().tokens(text, 0, len(text)), ends, lambda form: 1)
    assert asked == [".", "?"]
    assert [words.forms for words in found] == [("One", ",", "two", "."), ("Three", "?"), ("Four",)]
