"""Text to Article: segments found, and what the input itself says put before what the call says."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from foedus.model import Article, SegmentKind
from foedus.sources.layout import segment


@dataclass(frozen=True, slots=True, kw_only=True)
class Given:
    """What is known of an article beside its text."""

    title: str | None = None
    published: date | None = None
    publisher: str | None = None
    uri: str | None = None
    id: str | None = None

    def or_else(self, other: Given) -> Given:
        """These values, and the other's where there is none."""
        return Given(
            title=self.title or other.title,
            published=self.published or other.published,
            publisher=self.publisher or other.publisher,
            uri=self.uri or other.uri,
            id=self.id or other.id,
        )


def build_article(text: str, given: Given) -> Article:
    """The article of a text, exactly as decoded. Without a title the first headline found in the text is its title."""
    segments = segment(text, given.title)
    title = given.title
    if title is None:
        headline = next((part for part in segments if part.kind is SegmentKind.HEADLINE), None)
        title = " ".join(text[headline.start : headline.end].split()) if headline else None
    return Article(
        text=text,
        title=title,
        published=given.published,
        publisher=given.publisher,
        uri=given.uri,
        given_id=given.id,
        segments=segments,
    )
