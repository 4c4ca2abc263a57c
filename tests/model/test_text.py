"""Articles and spans."""

from __future__ import annotations

from datetime import date

import pytest

from foedus.model import Article, Span


def test_offsets_are_code_points() -> None:
    article = Article(text="𝔘𝔫 Jaysh al-Islām e\u0301")
    assert article.span(3, 8).text == "Jaysh"


def test_an_article_is_its_text_date_and_publisher() -> None:
    day = date(2014, 11, 14)
    one = Article(text="x", published=day, publisher="A", uri="u:1", given_id="1")
    assert one.id == Article(text="x", published=day, publisher="A", uri="u:2", given_id="2").id
    assert one.id != Article(text="x", published=day, publisher="B").id
    assert one.id != Article(text="x", publisher="A").id


def test_a_span_outside_its_text_is_refused() -> None:
    with pytest.raises(ValueError, match="does not fit"):
        Article(text="short").span(2, 9)


def test_spans_of_different_articles_never_overlap() -> None:
    assert Span(article="a", start=0, end=3, text="abc").overlaps(Span(article="a", start=2, end=4, text="cd"))
    assert not Span(article="a", start=0, end=3, text="abc").overlaps(Span(article="b", start=0, end=3, text="abc"))
    assert not Span(article="a", start=0, end=3, text="abc").overlaps(Span(article="a", start=3, end=4, text="d"))
