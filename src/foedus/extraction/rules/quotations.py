"""Quotations: where quotation marks open and close, over sentences and paragraphs.

One pass over the marks of each paragraph with a small stack. Straight marks are told apart by what stands beside them.
A quotation left open at the end of its paragraph goes on to that paragraph's end; where the next paragraph opens with
a mark again it is the same speech, as newspapers print long quotations.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby

from foedus.language import ParsedArticle

_MARK = re.compile(r"``|''|[\"“”„«»]|['‘’]")
_OPENING = frozenset({"“", "„", "«", "``"})
_CLOSING = frozenset({"”", "»"})
_SINGLE = frozenset({"'", "‘", "’"})
_BEFORE_OPENING = frozenset("([{-–—/:,;“‘\"'")
_LONGEST_SINGLE = 1500
"""A single-quoted passage longer than this many code points is a stray apostrophe."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Quotation:
    """Code points `[start, end)` of an outermost quotation, marks included.

    `closed` tells whether its closing mark was found; `continues` that the next quotation of the article is the next
    paragraph of the same speech.
    """

    start: int
    end: int
    paragraph: int
    closed: bool = True
    continues: bool = False


def find_quotations(parsed: ParsedArticle) -> tuple[Quotation, ...]:
    """The outermost quotations of an article's sentences, in order; linear in the length of the text."""
    text = parsed.article.text
    paragraphs = []
    for index, group in groupby(parsed.sentences, key=lambda sentence: sentence.paragraph):
        members = list(group)
        paragraphs.append((index, members[0].start, members[-1].end))
    found: list[Quotation] = []
    for place, (index, start, end) in enumerate(paragraphs):
        opens_next = place + 1 < len(paragraphs) and _opens(text, paragraphs[place + 1][1])
        found.extend(_paragraph(text, index, start, end, opens_next))
    return tuple(found)


def _opens(text: str, start: int) -> bool:
    mark = _MARK.match(text, start)
    return mark is not None and mark.group() not in _CLOSING


def _paragraph(text: str, index: int, start: int, end: int, opens_next: bool) -> Iterator[Quotation]:
    stack: list[tuple[bool, int]] = []
    spans: list[tuple[int, int]] = []
    for mark in _MARK.finditer(text, start, end):
        single, role = mark.group() in _SINGLE, _role(text, mark, start, end)
        depth = next((depth for depth, (kind, _) in enumerate(stack) if kind == single), None)
        if role == "open" or (role == "either" and depth is None):
            if depth is None:
                stack.append((single, mark.start()))
            elif role == "open":
                stack[depth:] = [(single, mark.start())]
        elif role != "none" and depth is not None:
            if not single or mark.end() - stack[depth][1] <= _LONGEST_SINGLE:
                spans.append((stack[depth][1], mark.end()))
            del stack[depth:]
    doubles = [begin for single, begin in stack if not single]
    if doubles and (opens_next or _runs_to_end(text, start, doubles[0])):
        spans.append((doubles[0], end))
    reach = start
    for begin, stop in sorted(spans, key=lambda span: (span[0], -span[1])):
        if begin >= reach:
            left_open = bool(doubles) and begin == doubles[0]
            yield Quotation(
                start=begin, end=stop, paragraph=index, closed=not left_open, continues=left_open and opens_next
            )
            reach = stop


def _role(text: str, mark: re.Match[str], start: int, end: int) -> str:
    """What a mark can be where it stands: open, close, either or none (an apostrophe)."""
    form = mark.group()
    before = text[mark.start() - 1] if mark.start() > start else " "
    after = text[mark.end()] if mark.end() < end else " "
    if form in _SINGLE:
        if form != "’" and not before.isalnum() and (after.isalnum() or after in '"“'):
            return "open"
        return "close" if not before.isspace() and not after.isalnum() and form != "‘" else "none"
    if form in _OPENING:
        return "open"
    if form in _CLOSING:
        return "close"
    if (before.isspace() or before in _BEFORE_OPENING) and not after.isspace():
        return "open" if before.isspace() else "either"
    return "close" if after.isspace() or not after.isalnum() else "either"


def _runs_to_end(text: str, start: int, begin: int) -> bool:
    """Whether an unclosed quotation stands where speech begins: first in its paragraph, or after a comma or colon."""
    before = text[start:begin].rstrip()[-1:]
    return before in ("", ":", ",")
