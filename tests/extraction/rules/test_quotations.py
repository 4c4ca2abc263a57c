from __future__ import annotations

import time
from itertools import pairwise

import pytest

from foedus.extraction.rules.quotations import find_quotations
from tests.extraction.rules.conftest import flat_article


def _quoted(text: str) -> list[str]:
    return [text[q.start : q.end] for q in find_quotations(flat_article(text))]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('He said: "We will stay."', ['"We will stay."']),
        ('"One," he said. "Two."', ['"One,"', '"Two."']),
        ("“Curly,” she said.", ["“Curly,”"]),
        ("``Typed,'' she said.", ["``Typed,''"]),
        ("'Single marks,' she said, 'are quotations too.'", ["'Single marks,'", "'are quotations too.'"]),
        ("The rebels' camp wasn't the army's.", []),
        ("“He told me ‘go home’ and left,” she said.", ["“He told me ‘go home’ and left,”"]),
        ("«Nous partons», he said.", ["«Nous partons»"]),
        ("He is 6' 2\" tall.", []),
        ('A stray " mark, then "a quotation" here.', ['"a quotation"']),
    ],
)
def test_quotations_with_their_marks(text: str, expected: list[str]) -> None:
    assert _quoted(text) == expected


def test_a_quotation_over_paragraphs_goes_on_where_the_next_opens_again() -> None:
    text = 'She said: "We came in spring.\n\n"We left in autumn." Nobody answered.'
    first, second = find_quotations(flat_article(text))
    assert text[first.start : first.end] == '"We came in spring.'
    assert first.continues
    assert not first.closed
    assert text[second.start : second.end] == '"We left in autumn."'
    assert second.closed


def test_an_unclosed_mark_inside_a_paragraph_is_no_quotation() -> None:
    assert _quoted('The "so-called caliphate fell.\nNobody mourned it.') == []


@pytest.mark.parametrize("unit", ['"', "'", "“", '" ', ' "', '"a" ', "“a ", "''", "\"'", "\"a'"])
def test_many_marks_take_linear_time_and_stay_inside_the_text(unit: str) -> None:
    text = "x " + unit * 10_000 + " y"
    begin = time.process_time()
    for quotation in find_quotations(flat_article(text)):
        assert 0 <= quotation.start < quotation.end <= len(text)
    assert time.process_time() - begin < 2.0


def test_quotations_never_overlap() -> None:
    text = "\"a 'b \"c' d\" e' 'f \"g\" h' “i "
    found = find_quotations(flat_article(text))
    assert all(left.end <= right.start for left, right in pairwise(found))
