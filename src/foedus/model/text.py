"""Articles, their segments, and spans of them."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum

from foedus.model.identity import tagged_id, text_hash


@dataclass(frozen=True, slots=True, kw_only=True)
class Span:
    """Half-open code points `[start, end)` of an article's text; `text` is exactly what stands there."""

    article: str
    start: int
    end: int
    text: str

    def __post_init__(self) -> None:
        if not 0 <= self.start <= self.end or len(self.text) != self.end - self.start:
            raise ValueError(f"span [{self.start}, {self.end}) does not fit its text of {len(self.text)} code points")

    def overlaps(self, other: Span) -> bool:
        """Whether the two share at least one code point of the same article."""
        return self.article == other.article and self.start < other.end and other.start < self.end


class SegmentKind(StrEnum):
    """What a stretch of an article is. Only headline, body and quote state anything of the world."""

    HEADLINE = "headline"
    DATELINE = "dateline"
    BYLINE = "byline"
    CAPTION = "caption"
    CREDIT = "credit"
    BODY = "body"
    QUOTE = "quote"
    BOILERPLATE = "boilerplate"
    """What the page adds to every article: "Read more", "Advertisement", tags, copyright lines."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Segment:
    """A stretch `[start, end)` of the article's text, of one kind. Body segments are one paragraph each."""

    kind: SegmentKind
    start: int
    end: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Article:
    """A published text as it was given, never altered: all offsets point into `text`.

    `id` is derived from text, date and publisher alone, so the same report read twice is one article.
    `given_id` is whatever id the input carried, kept for the reader's sake. `credit` is whom a feed's item names as its
    source (`<source>`): the agency or paper that the text comes from, where another printed it.
    """

    text: str
    title: str | None = None
    published: date | None = None
    publisher: str | None = None
    uri: str | None = None
    given_id: str | None = None
    credit: str | None = None
    retrieved_at: datetime | None = None
    segments: tuple[Segment, ...] = ()
    id: str = field(init=False)

    def __post_init__(self) -> None:
        payload = {
            "text": text_hash(self.text),
            "published": self.published.isoformat() if self.published else None,
            "publisher": self.publisher,
        }
        object.__setattr__(self, "id", tagged_id("a1", payload))

    def span(self, start: int, end: int) -> Span:
        """The span `[start, end)` of this article's text. Raises ValueError outside it."""
        return Span(article=self.id, start=start, end=end, text=self.text[start:end])
