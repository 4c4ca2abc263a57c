"""Whom an article credits for its words: the agency of its dateline, byline or credit line, or its publisher's own."""

from __future__ import annotations

import re
from functools import cache

from foedus.model import Article, Segment, SegmentKind
from foedus.sources import dateline_of
from foedus.sources.layout.cues import shipped_cues

_PICTURE = re.compile(r"photo|image|picture|video|graphic|map|courtesy|handout", re.IGNORECASE)
_LINES = (SegmentKind.BYLINE, SegmentKind.CREDIT)


def agency_of(article: Article) -> str | None:
    """The agency that the article's words are credited to, by its full name; None where it credits none.

    The dateline comes first, then the byline, then credit lines that are not of a picture, then a publisher that is
    itself an agency.
    """
    dateline = dateline_of(article)
    if dateline is not None and dateline.agency:
        return dateline.agency
    for kind in _LINES:
        for place, part in enumerate(article.segments):
            found = _named(article.text[part.start : part.end]) if part.kind is kind else None
            if found and not _of_picture(article, place):
                return found
    return _whole(article.publisher) if article.publisher else None


def _named(text: str) -> str | None:
    """The agency whose name stands in a line as words of their own."""
    match = _signature().search(text)
    return shipped_cues().agencies[re.sub(r"[ \u00a0]+", " ", match[0])].name if match else None


def _whole(publisher: str) -> str | None:
    """The agency that a publisher is."""
    found = shipped_cues().agencies.get(publisher.strip())
    return found.name if found else publisher.strip() if publisher.strip() in _names() else None


@cache
def _names() -> frozenset[str]:
    return frozenset(agency.name for agency in shipped_cues().agencies.values())


@cache
def _signature() -> re.Pattern[str]:
    return re.compile(rf"(?<![\w.]){shipped_cues().agency_pattern()}(?!\w)")


def _of_picture(article: Article, place: int) -> bool:
    """Whether a line credits a picture: it says so, or a caption stands right beside it."""
    part = article.segments[place]
    beside: list[Segment] = [*article.segments[max(0, place - 1) : place], *article.segments[place + 1 : place + 2]]
    told = _PICTURE.search(article.text[part.start : part.end]) is not None
    return told or any(other.kind is SegmentKind.CAPTION for other in beside)
