"""Datelines: place, date and agency before a report's first words ("GOMA, Congo, Nov. 20 (Reuters) - ").

A place in capitals suffices before a dash; in ordinary letters it needs a date or an agency beside it, or an article or
number after the dash, because "Hezbollah - the group" looks the same. Capitals that the text uses elsewhere as an
acronym ("NATO - The alliance") are no place, nor are those with a hyphen and more capitals behind them ("PFLP-GC").
Before a colon, a place in ordinary letters needs an article or number after it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from functools import cache

from foedus.model import Article, SegmentKind
from foedus.sources.layout.cues import Cues, shipped_cues

_MONTHS = (
    "Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?|Oct(?:ober)?|"
    "Nov(?:ember)?|Dec(?:ember)?"
)
_MONTH = rf"(?:{_MONTHS}|(?:{_MONTHS.upper()}))\.?"
_DAY_NAME = r"(?:Mon|Tues?|Wed(?:nes)?|Thur?s?|Fri|Sat(?:ur)?|Sun)(?:day)?\.?"
_DAY = r"\d{1,2}(?:st|nd|rd|th)?"
DATE = (
    rf"(?:(?:{_DAY_NAME},?\s+)?(?:{_MONTH}\s+{_DAY}(?:,?\s+\d{{4}})?|{_DAY}\s+{_MONTH}(?:,?\s+\d{{4}})?|"
    r"\d{4}-\d\d-\d\d|\d{1,2}[/.]\d{1,2}[/.]\d{4}))"
)
"""A calendar date as datelines and page heads print it; the year may be missing."""

FULL_DATE = rf"(?:{_MONTH}\s+{_DAY},?\s+\d{{4}}|{_DAY}\s+{_MONTH},?\s+\d{{4}}|{_MONTH}\s+\d{{4}})"
"""A date with its year."""

_UPPER = r"[A-ZÀ-ÖØ-ÞŠŽĀĒĪŌŪÇĞİŞŁŃŚŹŻĐ]"
_CAPS_WORD = rf"(?:{_UPPER}[A-ZÀ-ÖØ-ÞŠŽĀĒĪŌŪÇĞİŞŁŃŚŹŻĐ'’.\-]+|AL|EL|LE|LA|DE|ST\.)"
_CAPS_PLACE = rf"{_CAPS_WORD}(?:(?:[ \u00a0]|[ ]?/[ ]?|[ ]and[ ]|[ ]&[ ]){_CAPS_WORD}){{0,4}}"
_NAME_WORD = rf"(?:{_UPPER}[\w'’.\-]*|al-{_UPPER}\w+|of|the|de|la|and|&)"
_NAME_PLACE = rf"{_UPPER}[\w'’.\-]*(?:[ \u00a0/]{_NAME_WORD}){{0,4}}"
_REGION = rf"(?:\s?,\s?(?!{_MONTH}\s+\d)(?!{_DAY_NAME}\W){_NAME_PLACE}){{0,2}}"
_DASH = r"(?:--+|[-–—―])"
_OPENING = (
    "(?:An?|At least|More than|Nearly|About|Some|Several|Dozens of|Scores of|Hundreds of|Thousands of|Two|Three|Four"
    "|Five|Six|Seven|Eight|Nine|Ten)"
)
"""How reports begin right after their dateline, with somebody or something not named before."""
_DAY_NUMBER = re.compile(r"\d+")
_PREFIX = 200


@dataclass(frozen=True, slots=True, kw_only=True)
class Dateline:
    """A dateline's parts as printed; None for each that is missing.

    `agency` is the agency's own name where it is known ("Reuters"), else as printed. `date_text` is printed as
    "Nov. 20"; `day` is set only where day, month and year are all there.
    """

    place: str | None = None
    agency: str | None = None
    date_text: str | None = None
    day: date | None = None


def dateline_of(article: Article) -> Dateline | None:
    """The article's dateline, or None. Where it prints none, a line that holds only the date counts as one."""
    found: Dateline | None = None
    for part in article.segments:
        if part.kind is SegmentKind.DATELINE:
            text = article.text[part.start : part.end]
            whole = article.text[part.start : part.end + _PREFIX]
            match = match_dateline(text + " The", article.text) or match_dateline(whole, article.text)
            match = match or match_date_line(text)
            if match and (match[0].place or match[0].agency):
                return match[0]
            found = found or (match[0] if match else None)
    return found


def match_dateline(paragraph: str, text: str = "", cues: Cues | None = None) -> tuple[Dateline, int] | None:
    """The dateline at the start of a paragraph and the offset after it, or None. `text` is the whole article's."""
    cues = cues or shipped_cues()
    head = paragraph[:_PREFIX]
    for pattern in _patterns(cues):
        match = pattern.match(head)
        if match and match.end() < len(head) and _believable(match, head[match.end() :], text, cues):
            return _dateline(match, cues), match.end()
    return None


def match_date_line(paragraph: str) -> tuple[Dateline, int] | None:
    """A paragraph that is nothing but a date, maybe with a time and "Published" or "Updated" before it."""
    if len(paragraph) > 80:
        return None
    match = _DATE_LINE.fullmatch(paragraph)
    if match is None:
        return None
    return Dateline(date_text=match["date"], day=_full_date(match["date"])), len(paragraph)


_DATE_LINE = re.compile(
    r"(?:(?:First |Last )?(?:Published|Updated|Posted|Modified|Issued|Date|Dated)(?: on| at)?:?\s+)?"
    rf"(?:{_DAY_NAME},?\s+)?(?P<date>{DATE})"
    r"[,.|\s]*(?:(?:at|@|-|–|—)?\s*\d{1,2}[:.]\d\d(?:[:.]\d\d)?\s*(?:[ap]\.?m\.?)?\s*(?:\(?[A-Z]{2,5}\)?|[+-]\d{4})?)?\.?",
    re.IGNORECASE,
)


@cache
def _patterns(cues: Cues) -> tuple[re.Pattern[str], ...]:
    agencies = cues.agency_pattern()
    bracket = r"(?:\((?P<agency>[^()\n]{2,40})\)|[|/](?P<agency2>[^|/\n]{2,30})[|/])"
    when = rf"(?:\s?[,.]?\s?(?P<date>{DATE}))"
    full = rf"(?P<place>(?:{_CAPS_PLACE}|{_NAME_PLACE})){_REGION}{when}?\s?,?\s?{bracket}\s*(?:{_DASH}|:)?\s*"
    dated = rf"(?P<place>(?:{_CAPS_PLACE}|{_NAME_PLACE})){_REGION}{when}\s*(?:{_DASH}|:)\s*"
    only_agency = rf"(?:(?P<date>{DATE})\s)?{bracket}\s*(?:{_DASH}|:)\s*"
    signed = rf"(?P<agency>{agencies}),\s?(?P<date>{DATE})\s*{_DASH}\s*"
    acronym = r"(?<=-)(?:[A-Z][A-Z]|[B-HJ-Z]\b)"  # goes on with "PFLP-GC", "SPLM-N"
    caps = rf"(?P<place>{_CAPS_PLACE}){_REGION}\s*(?:{_DASH}\s+|{_DASH}(?=[A-Z“\"])(?!{acronym})|:\s+)"
    named = rf"(?P<place>{_NAME_PLACE}){_REGION}\s*(?:{_DASH})\s+(?=(?:The|{_OPENING}|[“\"\d])[ \w])"
    colon = rf"(?P<place>{_UPPER}[a-zà-ÿ]+){_REGION}:\s+(?={_OPENING} .{{60}})"
    return tuple(re.compile(pattern) for pattern in (signed, full, dated, only_agency, caps, named, colon))


def _believable(match: re.Match[str], rest: str, text: str, cues: Cues) -> bool:
    groups = match.groupdict()
    place, agency = groups.get("place"), groups.get("agency") or groups.get("agency2")
    if not re.match(r"[\w“\"‘'(\[$£€]", rest):
        return False
    if place and place.upper().strip(" .") in cues.words["not-a-place"]:
        return False
    if agency and not groups.get("date"):
        separated = re.search(rf"(?:{_DASH}|:)\s*\Z", match.group()) is not None
        known = agency.strip() in cues.agencies
        if not known and not (separated and place and place.isupper()):
            return False
    if agency is None and not groups.get("date") and place and place.isupper():
        return len(place) > 2 and not _used_as_acronym(place, text)
    return True


def _used_as_acronym(place: str, text: str) -> bool:
    """Whether the capitals come again in mid-sentence: then they are a name, not a place set in capitals."""
    word = place.split()[0]
    return len(re.findall(rf"(?<=[a-z,] ){re.escape(word)}(?!\w)", text)) > 0


def _dateline(match: re.Match[str], cues: Cues) -> Dateline:
    groups = match.groupdict()
    agency = (groups.get("agency") or groups.get("agency2") or "").strip() or None
    known = cues.agencies.get(agency) if agency else None
    date_text = groups.get("date")
    return Dateline(
        place=groups.get("place"),
        agency=known.name if known else agency,
        date_text=date_text,
        day=_full_date(date_text) if date_text else None,
    )


def _full_date(text: str) -> date | None:
    """The day where the words give day, month and year, and give them in only one way."""
    numbers = [int(part) for part in _DAY_NUMBER.findall(text)]
    named = re.search(r"[A-Za-z]{3}", re.sub(_DAY_NAME + r",?\s", "", text))
    try:
        if named and len(numbers) == 2:
            month = "janfebmaraprmayjunjulaugsepoctnovdec".index(named.group().lower()) // 3 + 1
            return date(numbers[1], month, numbers[0])
        if re.fullmatch(r"\d{4}-\d\d-\d\d", text):
            return date.fromisoformat(text)
    except ValueError:
        return None
    return None
