"""Text to Article: segments found, and what the input itself says put before what the call says."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from foedus.model import Article, Segment, SegmentKind
from foedus.sources.layout import segment
from foedus.sources.layout.datelines import match_date_line

MAX_CHARACTERS = 2_000_000
"""The longest text that is taken for one article, in code points: three thick novels."""


def too_long(text: str) -> str | None:
    """The reason why a text is no single article, or None."""
    if len(text) <= MAX_CHARACTERS:
        return None
    return f"its text of {len(text):,} characters is no single article (at most {MAX_CHARACTERS:,}). Split it up"


@dataclass(frozen=True, slots=True, kw_only=True)
class Given:
    """What is known of an article beside its text."""

    title: str | None = None
    published: date | None = None
    publisher: str | None = None
    uri: str | None = None
    id: str | None = None
    credit: str | None = None
    retrieved_at: datetime | None = None

    def or_else(self, other: Given) -> Given:
        """These values, and the other's where there is none."""
        return Given(
            title=self.title or other.title,
            published=self.published or other.published,
            publisher=self.publisher or other.publisher,
            uri=self.uri or other.uri,
            id=self.id or other.id,
            credit=self.credit or other.credit,
            retrieved_at=self.retrieved_at or other.retrieved_at,
        )


def build_article(text: str, given: Given) -> Article:
    """The article of a text, exactly as decoded.

    Without a title the first headline in the text is its title. Without a date the day that a line of its own above the
    text prints ("14 November 2014") is its date; a dateline's date is not, since reports are often printed later.
    """
    segments = segment(text, given.title)
    title = given.title
    if title is None:
        headline = next((part for part in segments if part.kind is SegmentKind.HEADLINE), None)
        title = " ".join(text[headline.start : headline.end].split()) if headline else None
    return Article(
        text=text,
        title=title,
        published=given.published or _printed_day(text, segments),
        publisher=given.publisher,
        uri=given.uri,
        given_id=given.id,
        credit=given.credit,
        retrieved_at=given.retrieved_at,
        segments=segments,
    )


def _printed_day(text: str, segments: tuple[Segment, ...]) -> date | None:
    lines = (text[part.start : part.end] for part in segments if part.kind is SegmentKind.DATELINE)
    return next((found[0].day for found in map(match_date_line, lines) if found), None)
