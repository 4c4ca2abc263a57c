"""Words that some write in two parts."""

from __future__ import annotations

import pytest

from foedus.language.spellings import one_word, spelt_together


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("They signed a cease-fire and two cease-fires.", [("cease-fire", "ceasefire"), ("cease-fires", "ceasefires")]),
        ("An immediate cease fire was agreed.", [("cease fire", "ceasefire")]),
        ("They were told to cease fire.", []),
        ("They fought along side the army.", [("along side", "alongside")]),
        ("They fought along side Chad.", [("along side", "alongside")]),
        ("They drove along side roads.", []),
        ("Both states co-operated.", [("co-operated", "cooperated")]),
        ("The re-education of al-Nusra", []),
    ],
)
def test_words_in_two_parts_are_read_as_one(text: str, found: list[tuple[str, str]]) -> None:
    assert [(text[unit.start : unit.end], unit.reading) for unit in spelt_together(text)] == found


@pytest.mark.parametrize(
    ("form", "word"),
    [("Air-strikes", "Airstrikes"), ("along side", "alongside"), ("al-Nusra", "al-Nusra"), ("fire", "fire")],
)
def test_one_word(form: str, word: str) -> None:
    assert one_word(form) == word
