"""A text's segments: every character that is no white space lies in exactly one, in order.

Paragraphs come first (`paragraphs`); each is then one kind, or several where a dateline, caption or credit is glued to
it. Judgement is by general shape, never by the place a text came from; where the shape leaves it open, a paragraph is
BODY, because a missed caption costs less than a lost report.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from foedus.model import Segment, SegmentKind
from foedus.sources.layout.captions import caption_pieces, is_credit, looks_like_picture, trailing_credit
from foedus.sources.layout.cues import Cues, shipped_cues
from foedus.sources.layout.datelines import match_date_line, match_dateline
from foedus.sources.layout.paragraphs import paragraphs, trim

_UPPER_NAME = r"[A-ZÀ-ÖØ-ÞŠŽ][\w'’.\-]*"
_PEOPLE = rf"{_UPPER_NAME}(?:\s(?:{_UPPER_NAME}|de|la|van|von|bin|al-\w+)){{0,3}}"
_BYLINE = re.compile(
    rf"(?:BYLINE|By|BY|From|Words by|Story by|Text by|Author)\s?:?\s+{_PEOPLE}"
    rf"(?:(?:,\s|\s(?:and|&)\s|,\sand\s){_PEOPLE})*(?:\s?(?:,|\||in|for|-|–|—)\s[^.!?]{{2,60}})?\.?"
)
_BARE_BYLINE = re.compile(
    rf"{_UPPER_NAME}\s{_PEOPLE}(?:\sand\s{_UPPER_NAME}\s{_PEOPLE})?(?:\sin\s{_UPPER_NAME}(?:\s{_UPPER_NAME})?"
    r"|,\s(?:[A-Z]\w+\s)?(?:correspondent|editor|reporter|Correspondent|Editor|Reporter)(?:,?\s\w+){0,3})\.?"
)
_FURNITURE_MARK = re.compile(
    r"[\W_]{1,60}|(?:https?://|www\.)\S+|(?:[#@][\w-]+[\s,]*)+|Follow .{2,60} on (?:Twitter|X|Facebook).{0,80}"
)
_OPENING_QUOTE = re.compile(r"(?:[“\"«„]|''|``)(?P<rest>.*)", re.DOTALL)
_CLOSING_QUOTE = re.compile(r"[”\"»]|''|(?<=\W)“")
_FIRST_FEW = 8
_HEADLINE_WORDS, _HEADLINE_CHARACTERS = 26, 190


def segment(text: str, title: str | None = None, cues: Cues | None = None) -> tuple[Segment, ...]:
    """The segments of a text, in order, without overlap. `title`, where known, helps to tell the headline."""
    return tuple(_Reader(text, title, cues or shipped_cues()).segments())


class _Reader:
    def __init__(self, text: str, title: str | None, cues: Cues) -> None:
        self._text = text
        self._title = _plain(title) if title else None
        self._cues = cues
        self._ranges = paragraphs(text)
        self._begun = False
        self._titled = False
        self._dated = False

    def segments(self) -> Iterator[Segment]:
        for index, (start, end) in enumerate(self._ranges):
            for kind, first, last in self._pieces(index, self._text[start:end]):
                first, last = trim(self._text, start + first, start + last)
                if first < last:
                    yield Segment(kind=kind, start=first, end=last)

    def _pieces(self, index: int, paragraph: str) -> Iterator[tuple[SegmentKind, int, int]]:
        whole = self._whole_kind(index, paragraph)
        if whole is not None:
            yield whole, 0, len(paragraph)
            return
        for kind, start, end in self._split(index, paragraph):
            if kind is SegmentKind.BODY:
                yield from self._body(paragraph, start, end)
            else:
                yield kind, start, end

    def _split(self, index: int, paragraph: str) -> list[tuple[SegmentKind, int, int]]:
        """Captions and credits apart from running text; headings where it is neither."""
        pieces = caption_pieces(paragraph, self._cues)
        if pieces:
            return pieces
        kind = SegmentKind.BODY
        if self._is_picture(index, paragraph):
            kind = SegmentKind.CAPTION
        elif self._is_heading(index, paragraph):
            kind = SegmentKind.HEADLINE
        return [(kind, 0, len(paragraph))]

    def _whole_kind(self, index: int, paragraph: str) -> SegmentKind | None:
        """The kind of a paragraph that is all one thing other than running text."""
        early = not self._begun and index < _FIRST_FEW
        if self._is_title(index, paragraph):
            self._titled = True
            return SegmentKind.HEADLINE
        if _is_furniture(paragraph, self._cues):
            return SegmentKind.BOILERPLATE
        if early and match_date_line(paragraph):
            return SegmentKind.DATELINE
        if _is_credits_line(paragraph, self._cues):
            return SegmentKind.CREDIT
        if (early or index >= len(self._ranges) - 3) and self._is_byline(index, paragraph):
            return SegmentKind.BYLINE
        return None

    def _body(self, paragraph: str, start: int, end: int) -> Iterator[tuple[SegmentKind, int, int]]:
        """Running text: its dateline first, its agency's signature last, the rest body or quotation."""
        if not self._dated:
            found = match_dateline(paragraph[start:end], self._text, self._cues)
            if found:
                self._dated = True
                yield SegmentKind.DATELINE, start, start + found[1]
                start += found[1]
        credit = trailing_credit(paragraph[start:end], self._cues)
        last = end if credit is None else start + credit
        kind = SegmentKind.QUOTE if _is_quotation(paragraph[start:last]) else SegmentKind.BODY
        if len(paragraph[start:last].split()) > 8:
            self._dated = self._begun = True
        yield kind, start, last
        if last < end:
            yield SegmentKind.CREDIT, last, end

    def _is_title(self, index: int, paragraph: str) -> bool:
        if self._begun or index >= _FIRST_FEW or self._title is None:
            return False
        return _plain(paragraph) == self._title

    def _is_byline(self, index: int, paragraph: str) -> bool:
        if len(paragraph) > 120:
            return False
        return bool(_BYLINE.fullmatch(paragraph) or (index > 0 and _BARE_BYLINE.fullmatch(paragraph)))

    def _is_picture(self, index: int, paragraph: str) -> bool:
        near = [self._ranges[place] for place in (index - 1, index + 1) if 0 <= place < len(self._ranges)]
        credited = any(is_credit(self._text[start:end], self._cues) for start, end in near)
        if not credited and (self._begun or index >= 4):
            return False
        return looks_like_picture(paragraph, beside_credit=credited, cues=self._cues)

    def _is_heading(self, index: int, paragraph: str) -> bool:
        """A headline, a line under it, or a heading between paragraphs: short, unstopped, with running text below."""
        if index + 1 >= len(self._ranges):
            return False
        words = paragraph.split()
        if len(words) > _HEADLINE_WORDS or len(paragraph) > _HEADLINE_CHARACTERS:
            return False
        if match_dateline(paragraph, self._text, self._cues):
            return False
        if self._begun:
            return self._is_crosshead(index, paragraph, words)
        last = paragraph.rstrip("”’\"'")[-1:]
        if index == 0 and self._title is None and last == "." and _capitalised(words):
            return len(words) > 2
        return not self._titled_below(index) and last not in ".:;," and len(words) > 1

    def _titled_below(self, index: int) -> bool:
        """Whether one of the next paragraphs is the title: what stands above it is no headline."""
        if self._title is None or self._titled:
            return False
        return any(_plain(self._text[start:end]) == self._title for start, end in self._ranges[index + 1 : _FIRST_FEW])

    def _is_crosshead(self, index: int, paragraph: str, words: list[str]) -> bool:
        start, end = self._ranges[index + 1]
        longer = len(self._text[start:end].split()) > 2 * len(words)
        unstopped = paragraph[-1] not in ".!?:;,\"'”’…)" and paragraph[0].isupper()
        return longer and unstopped and len(words) <= 8


def _plain(text: str) -> str:
    return re.sub(r"\W+", " ", text).strip().casefold()


def _capitalised(words: list[str]) -> bool:
    """Whether a line is set like a headline: most of its longer words with capitals."""
    long = [word.lstrip("“‘'\"(") for word in words if len(word) > 3]
    return len(long) > 2 and sum(word[:1].isupper() or word[:1].isdigit() for word in long) >= 0.7 * len(long)


def _is_quotation(paragraph: str) -> bool:
    """Whether all of a paragraph is one quotation, or a further paragraph of one that runs on."""
    match = _OPENING_QUOTE.match(paragraph.strip())
    if match is None:
        return False
    closings = [found.start() for found in _CLOSING_QUOTE.finditer(match["rest"])]
    if not closings:
        return len(match["rest"].split()) > 3
    return len(match["rest"]) - closings[0] <= 3


def _is_furniture(paragraph: str, cues: Cues) -> bool:
    if len(paragraph) > 300 or is_credit(paragraph, cues):
        return False
    line, opening, _ = _compiled(cues)
    return bool(_FURNITURE_MARK.fullmatch(paragraph) or line.fullmatch(paragraph) or opening.match(paragraph))


def _is_credits_line(paragraph: str, cues: Cues) -> bool:
    """A line of who reported, wrote, edited; a bare photo credit is told by `caption_pieces`."""
    if len(paragraph) > 600:
        return False
    return _compiled(cues)[2].match(paragraph) is not None


@cache
def _compiled(cues: Cues) -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    """A whole line of furniture, the opening of one, and the opening of a line of credits."""
    return (
        re.compile(rf"[^\w]{{0,3}}{cues.pattern('line')}[^\w]{{0,4}}(?:\d{{0,6}})"),
        re.compile(cues.pattern("opening")),
        re.compile(rf"[\W_]{{0,4}}{cues.pattern('credit-opening')}[:\s]", re.IGNORECASE),
    )
