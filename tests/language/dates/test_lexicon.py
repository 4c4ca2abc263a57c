import re
from itertools import pairwise

import pytest

from foedus.errors import CodebookError
from foedus.language.dates.grammar import phrases
from foedus.language.dates.lexicon import lexicon, load_lexicon


def symbols(text: str) -> str:
    return "".join(piece.symbol for piece in lexicon().cut(text, 0, len(text)))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("in early February this year", "imMtu"),
        ("Nov. 2, 2014", "M.ncY"),
        ("2014-11-02 or 02/11/2014", "IkJ"),
        ("the 1990s and the '90s", "dEkdE"),
        ("on the 2nd", "ido"),
        ("two and a half years ago", "nkaQug"),
        ("may march", "__"),
        ("the end. 2 3", "dm_nn"),
        ("12,000 men", "__"),
        ("New Year's Eve", "H"),
        ("24-hour", "n-h"),
        ("M23", "__"),
    ],
)
def test_pieces(text, expected):
    assert symbols(text) == expected


def test_pieces_keep_their_places():
    text = "Since May 2012 – they fought."
    pieces = lexicon().cut(text, 6, len(text))
    assert all(text[piece.start : piece.end] == piece.text for piece in pieces)
    assert pieces[0].text == "May"


def test_phrases_do_not_overlap():
    text = "On Sunday, 2 November 2014, and from March to May 2013, two years earlier."
    pieces = lexicon().cut(text, 0, len(text))
    found = list(phrases(pieces))
    assert [phrase.name for phrase in found] == ["day_month", "month", "month_year", "offset"]
    assert all(one.last <= two.first for one, two in pairwise(found))


@pytest.mark.parametrize(
    ("content", "told"),
    [
        ("- {class: month, symbol: M, words: {may: 5}}\n- {class: modal, symbol: x, words: [may]}\n", "two classes"),
        ("- {class: month, symbol: M}\n", "no list of words"),
        ("- {class: month, symbol: M, words: [on, off]}\n", "no list of words"),
    ],
)
def test_a_broken_word_list_is_named_with_its_line(tmp_path, content, told):
    path = tmp_path / "words.yaml"
    path.write_text(content, encoding="utf-8")
    with pytest.raises(CodebookError, match=rf"words\.yaml:{content.count(chr(10))}: .*{re.escape(told)}"):
        load_lexicon(path)
