"""Photo captions and credits, also where scraping glued them to each other or to the first words of the text.

"REUTERS/StringerMilitant fighters parade in Raqqa, June 30, 2014." is a credit, then a caption. A paragraph is taken
for a caption only by what news paragraphs do not have: a photo credit glued to its start or standing at its end, a
caption's label or opening, "(L)" or "second from left", or one sentence in the present tense of pictures that a date
with its year closes. Every pattern looks at a bounded stretch, so time grows with the text alone.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from foedus.model import SegmentKind
from foedus.sources.layout.cues import Cues, alternatives, shipped_cues
from foedus.sources.layout.datelines import FULL_DATE

Piece = tuple[SegmentKind, int, int]
"""Kind and half-open range within a paragraph."""

_UPPER = "[A-ZÀ-ÖØ-ÞŠŽ]"
_LOWER = "[a-zà-öø-ÿšž]"
_NAME = rf"(?:{_UPPER}(?:{_LOWER}|['’.\-])*(?:{_UPPER}{_LOWER}+)?|{_UPPER}{{2,}}|al-{_UPPER}{_LOWER}+)"
_GLUED_NAME = rf"{_UPPER}(?:{_LOWER}|['’])+(?:-{_UPPER}{_LOWER}+)?"
_EDGE = 240
_MOST_WORDS = 75
_LONGEST_CREDIT = 90
_GLUED_STOP = re.compile(r"(?<=[\w)\]”\"]{2}[.!?])(?=[A-Z“\"]\w)")
_PAST = re.compile(
    r"\b(?:said|says|told|was|were|had|has|have|did|took|began|broke|made|held|led|left|met|won|lost|came|went|gave|"
    r"fell|became|struck|shot|fought|sent|will|would|could|may|\w{3,}ed)\b(?! by\b)"
)


@dataclass(frozen=True, slots=True)
class _Patterns:
    glued: tuple[re.Pattern[str], ...]
    whole: re.Pattern[str]
    closing: re.Pattern[str]
    trailing: re.Pattern[str]
    label: re.Pattern[str]
    opening: re.Pattern[str]
    inside: re.Pattern[str]
    picture: re.Pattern[str]


def caption_pieces(paragraph: str, cues: Cues | None = None) -> list[Piece]:
    """The pieces of a paragraph that begins with, ends with or is a caption or a credit; empty where it is neither.

    Pieces are in order and cover the paragraph but for white space. What is glued to the end of a caption comes as
    BODY.
    """
    patterns = _patterns(cues or shipped_cues())
    if is_credit(paragraph, cues):
        return [(SegmentKind.CREDIT, 0, len(paragraph))]
    for pattern in patterns.glued:
        match = pattern.match(paragraph[:_EDGE])
        if match and len(paragraph[match.end() :].split()) >= 3:
            return [(SegmentKind.CREDIT, 0, match.end()), *_caption_and_rest(paragraph, match.end(), patterns)]
    closing = _closing_credit(paragraph, patterns)
    if closing is not None:
        return [(SegmentKind.CAPTION, 0, closing), (SegmentKind.CREDIT, closing, len(paragraph))]
    if _is_labelled(paragraph, patterns):
        return _caption_and_rest(paragraph, 0, patterns)
    return []


def is_credit(paragraph: str, cues: Cues | None = None) -> bool:
    """Whether a paragraph is nothing but a photo or agency credit ("REUTERS/Stringer", "Photograph: Jane Roe/AP")."""
    if len(paragraph) > _LONGEST_CREDIT:
        return False
    return _patterns(cues or shipped_cues()).whole.fullmatch(paragraph) is not None


def looks_like_picture(paragraph: str, *, beside_credit: bool = False, cues: Cues | None = None) -> bool:
    """Whether one short sentence tells, in the present tense, what a picture of a given day shows.

    Beside a photo credit the date may stand anywhere and verbs in the past are no hindrance.
    """
    if len(paragraph.split()) > _MOST_WORDS or len(paragraph) > 4 * _EDGE:
        return False
    match = _patterns(cues or shipped_cues()).picture.match(paragraph)
    if match is None:
        return False
    return beside_credit or (match["after"].strip(" .") == "" and _PAST.search(paragraph) is None)


def trailing_credit(paragraph: str, cues: Cues | None = None) -> int | None:
    """Where the agency's signature after a paragraph's last sentence begins (" – Bernama", " (AFP)"), or None."""
    start = max(0, len(paragraph) - _EDGE)
    match = _patterns(cues or shipped_cues()).trailing.search(paragraph, start)
    return match.start() if match else None


def _is_labelled(paragraph: str, patterns: _Patterns) -> bool:
    if len(paragraph.split()) > _MOST_WORDS:
        return False
    matches = (patterns.label.match(paragraph), patterns.opening.match(paragraph), patterns.inside.search(paragraph))
    return any(matches)


def _closing_credit(paragraph: str, patterns: _Patterns) -> int | None:
    """Where the photo credit at the end of a short paragraph begins, or None."""
    if len(paragraph.split()) > _MOST_WORDS:
        return None
    match = patterns.closing.search(paragraph, max(0, len(paragraph) - _EDGE))
    return match.start() if match and match.start() > 0 else None


def _caption_and_rest(paragraph: str, start: int, patterns: _Patterns) -> list[Piece]:
    """A caption from `start`, with the credit that may close it and the report's first words where glued to it."""
    stop = _GLUED_STOP.search(paragraph, start)
    if stop and len(paragraph[stop.start() :].split()) >= 6:
        return [(SegmentKind.CAPTION, start, stop.start()), (SegmentKind.BODY, stop.start(), len(paragraph))]
    closing = _closing_credit(paragraph, patterns)
    if closing is not None and closing > start:
        return [(SegmentKind.CAPTION, start, closing), (SegmentKind.CREDIT, closing, len(paragraph))]
    return [(SegmentKind.CAPTION, start, len(paragraph))]


@cache
def _patterns(cues: Cues) -> _Patterns:
    photo = alternatives(written for written, agency in cues.agencies.items() if agency.photo)
    agency, only = cues.agency_pattern(), cues.pattern("photo-only")
    label, name = cues.pattern("credit-label"), cues.pattern("credit-name")
    person = rf"(?:{name}|{_NAME}(?:[ \u00a0]{_NAME}){{0,3}})"
    either, by = rf"(?:{photo}|{person})", r"\s?(?:/|via\b|\|)\s?"
    mark = rf"{label}(?:\s?[:|©]\s*|\s+by\s+|(?<=by)\s+|(?<=of)\s+|(?<=copyright)\s*|(?<=source),\s)"
    signed = rf"(?:{photo}(?:{by}{either}){{1,3}}|{person}{by}{photo}(?:{by}{either})?)"
    marked = rf"{mark}{either}(?:(?:{by}|\s?,\s?){either}){{0,3}}"
    core = rf"(?:{signed}|{marked}|©\s?(?:\d{{4}}\s)?{either}(?:{by}{either}){{0,2}})"
    return _Patterns(
        glued=_glued(photo, label, name, person),
        whole=re.compile(rf"[(\[]?(?:{core}|{agency}|{only})\.?[)\]]?\.?"),
        closing=re.compile(
            rf"(?:[(\[]\s?(?:{core}|{only})\.?\s?[)\]]|(?:(?<=[.!?”\"')\]])\s*|\s[|–—]\s|\s+(?=©)){core}"
            rf"|(?<=[.!?])\s*{only})\.?\Z"
        ),
        trailing=re.compile(
            rf"(?<=[.!?”\"'])\s*(?:\({agency}(?:/{agency})*\)|(?:--?|[–—])\s?{agency}(?:/{agency})*)\.?\Z"
        ),
        label=re.compile(rf"{cues.pattern('caption-label')}\s?[:|–—-]\s?\S"),
        opening=re.compile(rf"{cues.pattern('caption-opening')}(?!\w)"),
        inside=re.compile(rf"(?<!\w){cues.pattern('caption-inside')}(?!\w)"),
        picture=re.compile(
            r"[^!?\n]{3,300}?(?<!\bto)(?<!\bwho)(?<!that)(?<!which)(?<!and)\s"
            rf"{cues.pattern('caption-verb')}\s[^!?\n]{{0,300}}?"
            rf"(?<!\w){FULL_DATE}(?P<after>[^!?\n]*)\Z"
        ),
    )


def _glued(photo: str, label: str, name: str, person: str) -> tuple[re.Pattern[str], ...]:
    """Credits before the first words of a paragraph, with nothing or only a space between."""
    glue = rf"(?={_UPPER}{_LOWER}|{_UPPER}\s{_LOWER}|[“\"])"
    named = rf"(?:{name}|{_GLUED_NAME}(?:[ \u00a0]{_GLUED_NAME}){{0,3}}?)"
    patterns = (
        rf"Image (?:copyright|source),?\s?(?:{photo}|{person})\s?Image caption,?\s?",
        rf"{photo}\s?/\s?{name}\s*{glue}",
        rf"{photo}(?:\s?/\s?{photo})+\s*{glue}",
        rf"{photo}\s?/\s?{named}{glue}",
        rf"{photo}(?={_UPPER}{_LOWER}{{2}}|[“\"])",
        rf"{photo}(?<={_LOWER})(?={_UPPER}\s{_LOWER})",
        rf"(?:{label}\s?:\s?)?{_GLUED_NAME}(?:[ \u00a0]{_GLUED_NAME}){{0,2}}\s?(?:/|via)\s?{photo}{glue}",
        rf"\((?:{photo}|{person})(?:\s?(?:/|via)\s?(?:{photo}|{person})){{1,3}}\)\s*{glue}",
        rf"{label}\s?:\s?(?:{photo}|{named}){glue}",
        rf"{photo}\s?/\s?{_GLUED_NAME}[ \u00a0]{_GLUED_NAME}\s{glue}",
    )
    return tuple(re.compile(pattern) for pattern in patterns)
