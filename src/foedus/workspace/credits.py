"""Whom an article credits for its words: the agency of its dateline, byline or credit line, or its publisher's own."""

from __future__ import annotations

import re
from functools import cache

from foedus.model import Article, Segment, SegmentKind, Span
from foedus.sources import dateline_of
from foedus.sources.layout.cues import shipped_cues

_PICTURE = re.compile(r"photo|image|picture|video|graphic|map|courtesy|handout", re.IGNORECASE)
_LINES = (SegmentKind.BYLINE, SegmentKind.CREDIT)


def agency_of(article: Article) -> str | None:
    """The agency that the article's words are credited to, by its full name; None where it credits none.

    Whom the feed names as its source comes first, then the dateline, then the byline, then credit lines that are not of
    a picture, then a last line that is nothing but a credit, then a publisher that is itself an agency.
    """
    lent = _wire(article.credit) if article.credit else None
    if lent is not None:
        return lent
    dateline = dateline_of(article)
    if dateline is not None and dateline.agency:
        return dateline.agency
    for kind in _LINES:
        for place, part in enumerate(article.segments):
            found = _named(article.text[part.start : part.end]) if part.kind is kind else None
            if found and not _of_picture(article, place):
                return found
    return _signed(article) or (_whole(article.publisher) if article.publisher else None)


def credited(article: Article) -> str | None:
    """Whom the article's words are credited to: an agency, or another paper that its feed names as their source."""
    return agency_of(article) or article.credit


def agency_beside(article: Article, words: Span) -> str | None:
    """The agency that the sentence around these words has its news from: "AP reports", "told Reuters".

    None where it names none, or more than one.
    """
    sentence = article.text[_start(article.text, words.start) : _end(article.text, words.end)]
    if _first_words().isdisjoint(_WORD.findall(sentence)):
        return None
    found = {_agency(match["before"] or match["after"]) for match in _credit().finditer(sentence)}
    return found.pop() if len(found) == 1 else None


_STOP = re.compile(r"[.!?][\"”’')]*\s+(?=[\"“‘'(]*[A-Z0-9])|\n")
_WORD = re.compile(r"\w+")
_REACH = 400
"""So many characters of a sentence are looked at before and behind the words."""


def _start(text: str, place: int) -> int:
    before = max(0, place - _REACH)
    return max((match.end() for match in _STOP.finditer(text, before, place)), default=before)


def _end(text: str, place: int) -> int:
    stop = _STOP.search(text, max(0, place - 1), place + _REACH)
    return stop.start() + 1 if stop else min(len(text), place + _REACH)


@cache
def _first_words() -> frozenset[str]:
    """One of them stands wherever an agency is named; looking for these first takes a third of the time."""
    return frozenset(_WORD.findall(name)[0] for name in shipped_cues().agencies)


@cache
def _credit() -> re.Pattern[str]:
    cues = shipped_cues()
    name, the = cues.agency_pattern(), r"(?:the\s+|The\s+|news\s+agency\s+)*"
    before = rf"\b(?i:{cues.pattern('before-agency')})\s+{the}(?P<before>{name})(?!\w)"
    after = rf"(?<![\w.])(?P<after>{name})(?:['’]s)?(?:\s+news\s+agency)?\s+{cues.pattern('after-agency')}\b"
    return re.compile(f"{before}|{after}")


def _agency(words: str) -> str:
    """The full name of the agency that these words name."""
    return shipped_cues().agencies[_single(words)].name


def _single(words: str) -> str:
    return re.sub(r"[ \u00a0]+", " ", words)


def _named(text: str) -> str | None:
    """The agency whose name stands in a line as words of their own."""
    match = _signature().search(text)
    return _agency(match[0]) if match else None


def _signed(article: Article) -> str | None:
    """The agency that the last line credits and nothing else: "— AFP", "(AP reports)", "First published by Reuters"."""
    last = article.segments[-1] if article.segments else None
    match = _closing().fullmatch(article.text[last.start : last.end]) if last else None
    return _agency(match["name"]) if match else None


@cache
def _closing() -> re.Pattern[str]:
    name = shipped_cues().agency_pattern()
    lead = r"(?:[\w, ]{0,60}?\b(?i:published|reported|provided|distributed) by )?(?:[Tt]he )?"
    return re.compile(rf"[\W_]{{0,6}}{lead}(?P<name>{name})(?: reports?)?[\W_]{{0,6}}")


def _wire(credit: str) -> str | None:
    """The agency that the `<source>` of a feed's item names: "Reuters", "AP News", "AFP via Example News"."""
    match = _service().fullmatch(credit.strip())
    return _agency(match["name"]) if match else _whole(credit)


@cache
def _service() -> re.Pattern[str]:
    name = shipped_cues().agency_pattern()
    return re.compile(
        rf"(?:[Tt]he )?(?P<name>{name})(?:\.com|\.org)?(?: (?i:world|top))?(?: (?i:news|wire|newswire))?(?: via .+)?"
    )


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
