"""Finds the expressions of time in a parsed article and reads each against what stands before it."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date

from foedus.language.dates.calendar import Period, Unit
from foedus.language.dates.expressions import TimeExpression
from foedus.language.dates.grammar import Phrase, month_alone, pattern, phrases
from foedus.language.dates.guards import counts_things, is_time
from foedus.language.dates.lexicon import Lexeme, Lexicon, lexicon
from foedus.language.dates.reading import Reading, TimeKind, span_of
from foedus.language.dates.readings import read
from foedus.language.dates.scope import Scope, Tense, day_or_month
from foedus.language.dates.tense import tense_at
from foedus.language.tokens import ParsedArticle, Sentence, Token
from foedus.model import Article, DateBasis, SegmentKind

_FOCUS_REACH = 600
"""Code points over which "three days later" still finds the date it counts from: about three sentences. Counted in the
text and not in sentences, since those that can hold no claim may not have been parsed."""
_NEXT_SENTENCE = 40
"""Code points between a date and the sentence after its own, at most."""
_YEAR = re.compile(r"\b(?:1[5-9]|20)\d\d\b")
_THESE_DAYS = re.compile(
    r"\b(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|yesterday|today|tonight"
    r"|(?:last|this|next) (?:week|month)|last year)\b"
)
_YEARS_OF_TALE, _YEARS_A_DAY = 4, 3
"""How many years a tale of the past names at least, and how many more for each time of these days in it."""
_DESCRIBING = ("acl:relcl", "acl")


@dataclass(slots=True, kw_only=True)
class _Story:
    """Where the reading of an article stands: the last date told, and the last that named its year.

    `aside` says that this one stands in what describes somebody. `tale` says that it tells of years ago, and `line` the
    last date of its main line; that may go on to the next paragraph.
    """

    today: date | None
    dateline: bool
    tale: bool = False
    line: Period | None = None
    focus: Period | None = None
    focus_at: int = 0
    dated: Period | None = None
    dated_at: Sentence | None = None
    aside: bool = False
    found: list[TimeExpression] = field(default_factory=list)


@dataclass(slots=True, kw_only=True)
class _Seen:
    """A phrase with its reading and place, before ranges are joined."""

    phrase: Phrase
    reading: Reading
    first: int
    last: int
    scope: Scope


def warm() -> None:
    """Reads the words and phrases of time, which the first article would wait for otherwise."""
    lexicon()
    pattern()


def find_times(parsed: ParsedArticle) -> tuple[TimeExpression, ...]:
    """All expressions of time in the sentences of an article, in order.

    Relative ones are read against the article's date, without it against the dateline's, without both not at all.
    """
    words = lexicon()
    story = _story(parsed.article, words)
    for sentence in parsed.sentences:
        _read_sentence(parsed.article, sentence, story, words)
    return tuple(story.found)


def _story(article: Article, words: Lexicon) -> _Story:
    if article.published is not None:
        return _Story(today=article.published, dateline=False, tale=_is_tale(article))
    return _Story(today=dateline_date(article, words), dateline=True)


def _is_tale(article: Article) -> bool:
    """Whether a text tells of the past: it names many years before its own, and hardly a weekday or "last month"."""
    if article.published is None:
        return False
    years = sum(int(match[0]) < article.published.year for match in _YEAR.finditer(article.text))
    days = sum(1 for _ in _THESE_DAYS.finditer(article.text)) if years >= _YEARS_OF_TALE else 0
    return years >= _YEARS_OF_TALE + _YEARS_A_DAY * days


def dateline_date(article: Article, words: Lexicon | None = None) -> date | None:
    """The full day that the article's dateline gives; one without a year is read against the publication date."""
    words = words or lexicon()
    for segment in article.segments:
        if segment.kind is not SegmentKind.DATELINE:
            continue
        scope = Scope(today=article.published, tense=Tense.PAST)
        for phrase in phrases(words.cut(article.text, segment.start, segment.end)):
            reading = read(phrase, scope) if phrase.name in ("iso", "day_month", "month_day") else None
            if reading is not None and reading.period is not None:
                return reading.period.start
    return None


def _read_sentence(article: Article, sentence: Sentence, story: _Story, words: Lexicon) -> None:
    pieces = words.cut(article.text, sentence.start, sentence.end)
    starts = [token.start for token in sentence.tokens]
    seen: list[_Seen] = []
    for whole in phrases(pieces):
        found = _placed(whole, pieces, sentence, starts, words)
        if found is None:
            continue
        phrase, first, last = found
        scope = _scope(story, sentence, first, last, words)
        reading = read(phrase, scope)
        if reading is None:
            continue
        seen.append(_Seen(phrase=phrase, reading=reading, first=first, last=last, scope=scope))
        _remember(story, sentence, seen[-1])
    for item in _join(seen, pieces):
        story.found.append(_expression(article, sentence, item, pieces, story, words))


def _placed(
    phrase: Phrase, pieces: Sequence[Lexeme], sentence: Sentence, starts: Sequence[int], words: Lexicon
) -> tuple[Phrase, int, int] | None:
    """A phrase that may be read as a time, with the tokens it covers.

    Where its number counts what follows ("in May 12 soldiers", "in February the two sides"), the month alone may be,
    and where its "that" opens a clause ("said that April would be …").
    """
    first = max(0, bisect_right(starts, phrase.pieces[0].start) - 1)
    last = bisect_right(starts, phrase.pieces[-1].end - 1)
    covered = sentence.tokens[first:last]
    if not covered:
        return None
    if phrase.pieces[0].symbol == "j" and covered[0].xpos != "DT":
        rest = Phrase(name="month", first=phrase.first + 1, last=phrase.last, pieces=phrase.pieces[1:])
        return _placed(rest, pieces, sentence, starts, words) if rest.get("M") is not None else None
    if is_time(phrase, pieces, sentence, covered, words):
        return phrase, first, last
    month = month_alone(phrase) if counts_things(phrase, sentence, covered) else None
    return None if month is None else _placed(month, pieces, sentence, starts, words)


def _scope(story: _Story, sentence: Sentence, first: int, last: int, words: Lexicon) -> Scope:
    near = sentence.start - story.focus_at <= _FOCUS_REACH
    tense = tense_at(sentence, head_of(sentence.tokens, first, last), words)
    year = None
    told = story.dated
    if told is not None and story.dated_at is not None and _adjoin(story.dated_at, sentence, aside=story.aside):
        year = _neighbour_year(told, story.today) if tense is not Tense.FUTURE else None
    tale = story.tale and tense is not Tense.FUTURE and story.line is not None
    if tale and story.line is not None and year is None:
        told, year = story.line, _tale_year(story.line, story.today)
    return Scope(
        today=story.today,
        focus=story.focus if near else None,
        year=year,
        not_before=told.start if told else None,
        tale=tale,
        tense=tense,
    )


def _tale_year(told: Period, today: date | None) -> int | None:
    """The year in which a tale of the past goes on; None where it has come to the article's own or the one before."""
    return told.start.year if today is not None and told.start.year < today.year - 1 else None


def _adjoin(one: Sentence, two: Sentence, *, aside: bool) -> bool:
    """Whether two sentences are the same, or the one comes right before the other in its paragraph.

    What is told `aside` tells nothing of the next sentence's time.
    """
    if one.index == two.index:
        return True
    return not aside and one.paragraph == two.paragraph and two.start - one.end <= _NEXT_SENTENCE


def _neighbour_year(told: Period, today: date | None) -> int | None:
    """The year that a date just told gives to one without: in undated texts always, else in tales of years ago."""
    if today is None:
        return told.start.year
    tale = told.unit in (Unit.DAY, Unit.MONTH) and told.start.year < today.year - 1
    return told.start.year if tale else None


def head_of(tokens: Sequence[Token], first: int, last: int) -> int:
    """The token of `[first, last)` whose head lies outside; the first of several."""
    for token in tokens[first:last]:
        if not first <= token.head < last:
            return token.index
    return first


def _remember(story: _Story, sentence: Sentence, item: _Seen) -> None:
    period = item.reading.period
    if period is None:
        return
    story.focus, story.focus_at = period, sentence.end
    if story.tale and not _describes(sentence, item):
        story.line = period
    if not item.reading.yearless and not item.reading.relative:
        story.dated, story.dated_at = period, sentence
        story.aside = _describes(sentence, item)


def _describes(sentence: Sentence, item: _Seen) -> bool:
    """Whether a time stands in what describes somebody, beside the main line: "X, who had fled in 1998"."""
    place = head_of(sentence.tokens, item.first, item.last)
    for _ in sentence.tokens:
        token = sentence.tokens[place]
        if token.deprel in _DESCRIBING:
            return True
        if token.head < 0:
            return False
        place = token.head
    return False


def _join(seen: list[_Seen], pieces: Sequence[Lexeme]) -> list[_Seen]:
    """Joins "from A to B", "between A and B", "A-B" into one expression each."""
    joined: list[_Seen] = []
    for item in seen:
        if joined and _is_range(joined[-1], item, pieces):
            joined[-1] = _range(joined[-1], item)
        else:
            joined.append(item)
    return joined


def _is_range(one: _Seen, two: _Seen, pieces: Sequence[Lexeme]) -> bool:
    if one.reading.period is None or two.reading.period is None or one.reading.kind is TimeKind.SET:
        return False
    between = [piece.text.lower() for piece in pieces[one.phrase.last : two.phrase.first]]
    opening = pieces[one.phrase.first - 1].text.lower() if one.phrase.first else ""
    if between in (["to"], ["until"], ["till"], ["through"], ["up", "to"], ["-"], ["–"], ["—"]):
        return between != ["to"] or opening == "from" or one.reading.period.unit is two.reading.period.unit
    return between == ["and"] and opening == "between"


def _range(one: _Seen, two: _Seen) -> _Seen:
    first = one.reading
    if first.yearless and two.reading.period is not None and not two.reading.yearless:
        first = _with_year(first, two.reading)
    reading = span_of(first, two.reading)
    phrase = Phrase(
        name="range", first=one.phrase.first, last=two.phrase.last, pieces=one.phrase.pieces + two.phrase.pieces
    )
    return _Seen(phrase=phrase, reading=reading, first=one.first, last=two.last, scope=two.scope)


def _with_year(one: Reading, two: Reading) -> Reading:
    """The first of two dates read in the year of the second, or the year before where it would come after it."""
    if one.period is None or two.period is None:
        return one
    start = one.period.start
    day = start.day if one.edtf is not None and len(one.edtf) == 10 else None
    for year in (two.period.start.year, two.period.start.year - 1):
        period = day_or_month(year, start.month, day)
        if period is not None and period.start <= two.period.start:
            return Reading(edtf=period.edtf, value=period.timex, period=period)
    return one


def _expression(
    article: Article, sentence: Sentence, item: _Seen, pieces: Sequence[Lexeme], story: _Story, words: Lexicon
) -> TimeExpression:
    reading = item.reading
    relative = DateBasis.DATELINE if story.dateline and story.today is not None else DateBasis.RELATIVE
    edtf = reading.edtf
    before = pieces[item.phrase.first - 1].text.lower() if item.phrase.first else ""
    about = bool(item.phrase.get("b") or item.phrase.get("x")) or before in words.classes["about a date"]
    if about and edtf is not None and reading.kind is TimeKind.DATE and "~" not in edtf:
        edtf += "~"
    return TimeExpression(
        span=article.span(item.phrase.pieces[0].start, item.phrase.pieces[-1].end),
        sentence=sentence.index,
        first=item.first,
        last=item.last,
        edtf=edtf,
        basis=relative if reading.relative else DateBasis.EXPLICIT,
        kind=reading.kind,
        value=reading.value,
        direction=_direction(item, pieces, words),
        count=reading.count,
        unit=reading.unit,
        about=about,
    )


def _direction(item: _Seen, pieces: Sequence[Lexeme], words: Lexicon) -> str:
    """The preposition that governs the expression, "" where none does."""
    at = item.phrase.first - 1
    while at >= 0 and pieces[at].text.lower() in words.classes["before a time"]:
        at -= 1
    word = pieces[at].text.lower() if at >= 0 else ""
    if word == "as" and item.phrase.first - at > 1:
        return ""
    if word in ("of", "from") and at and pieces[at - 1].text.lower() == "as":
        return "since"
    after = pieces[item.phrase.last].text.lower() if item.phrase.last < len(pieces) else ""
    if word == "from" and after in ("on", "onward", "onwards"):
        return "since"
    return word if word in words.classes["direction"] else ""
