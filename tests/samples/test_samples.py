"""The sample reports: what `make demo` reads."""

from __future__ import annotations

from pathlib import Path

from foedus.model import Article, SegmentKind
from foedus.sources import dateline_of, read_input

SAMPLES = Path(__file__).parents[2] / "samples"


def _articles() -> list[Article]:
    results = list(read_input(SAMPLES))
    assert all(isinstance(result, Article) for result in results)
    return [result for result in results if isinstance(result, Article)]


def test_there_are_enough_and_each_is_dated() -> None:
    articles = _articles()
    assert len(articles) >= 10
    assert all(article.published and article.title for article in articles)
    assert len({article.given_id for article in articles}) == len(articles)
    assert all(article.publisher for article in articles if article.given_id != "goma.txt")


def test_each_is_of_a_readable_length() -> None:
    assert all(150 <= len(article.text.split()) <= 350 for article in _articles())


def test_each_has_its_place_and_no_caption_in_its_body() -> None:
    for article in _articles():
        dateline = dateline_of(article)
        assert dateline is not None and dateline.place
        body = [article.text[part.start : part.end] for part in article.segments if part.kind is SegmentKind.BODY]
        assert body and not any("FILE PHOTO" in text for text in body)
