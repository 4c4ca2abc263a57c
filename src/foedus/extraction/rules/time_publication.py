"""When the article's own date stands for a claim that no words date.

In these cases only, with the basis PUBLICATION: what news tells in the simple past (`time_story`), a headline's present
tense of an event ("Rebels sign truce"), and the present perfect of an event in the headline or in the first two
paragraphs of a news report ("have signed a truce"), which there tells what is new. A text is a news report where it
shows it: by a dateline, by a headline in the present tense, or by telling of a day of the week before it ("on
Wednesday", "yesterday"). In an encyclopedia "has accused" says nothing of when.

These tenses say "in these days", so the date is the article's month; within the first week of a month it is both
months, as an interval. A present of state or habit ("is allied with") and a perfect that lasts ("has fought since")
say that it holds and not since when: they stay undated.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date, timedelta

from foedus.extraction.rules.time_reach import finite_tag, time_words
from foedus.language import ParsedArticle, Sentence, Token
from foedus.language.dates import TimeExpression
from foedus.model import UNDATED, DateBasis, SegmentKind, ValidTime

_DAY = re.compile(r"\d{4}-\d\d-\d\d")
_NEWS_DAYS = 6
_LEAD_PARAGRAPHS = 2
_SHOWN = 200
"""Within how many expressions of time, and sentences, a text shows itself to be news."""
_NEWS = frozenset(("word", "news"))
"""What somebody brings or carries that something has come about."""
_MEANWHILE = frozenset(("while", "whilst", "as", "when"))


def publication_time(
    parsed: ParsedArticle, sentence: Sentence, chain: Sequence[int], times: Sequence[TimeExpression]
) -> ValidTime:
    """The article's month where tense and place make a claim news of these days, else UNDATED.

    `chain` are the claim's predicate and what carries it, `times` all expressions of time of the article.
    """
    published = parsed.article.published
    place = finite_verb(sentence, chain)
    if published is None or place is None or lasts(sentence, place):
        return UNDATED
    verb = sentence.tokens[place]
    headline, lead = _position(parsed, sentence)
    present = headline and _is_present_event(sentence, place)
    perfect = (headline or lead) and verb.xpos in ("VBN", "VBD") and is_present_perfect(sentence, place)
    if not present and not (perfect and is_news(parsed, published, times)):
        return UNDATED
    return ValidTime(edtf=recent(published), basis=DateBasis.PUBLICATION)


def tells_of_news(sentence: Sentence, chain: Sequence[int]) -> bool:
    """Whether a predicate stands in the main line and tells of an event, not of a state or of what goes on."""
    place = finite_verb(sentence, chain)
    return place is not None and not lasts(sentence, place)


def finite_verb(sentence: Sentence, chain: Sequence[int]) -> int | None:
    """The first finite verb of what carries a predicate."""
    verbs = (i for i in chain if sentence.tokens[i].upos in ("VERB", "AUX"))
    return next((i for i in verbs if finite_tag(sentence, sentence.tokens[i])), None)


def is_present_perfect(sentence: Sentence, place: int) -> bool:
    """Whether "has" or "have" helps a verb."""
    helpers = list(sentence.children(place, "aux", "cop"))
    return any(helper.text.lower() in ("has", "have", "'ve", "’ve") for helper in helpers)


def lasts(sentence: Sentence, place: int) -> bool:
    """Whether a verb stands aside from the main line, or tells of a state or of what goes on."""
    verb, words = sentence.tokens[place], time_words()
    if _main_clause(sentence, verb).deprel.split(":")[0] not in ("root", "ccomp", "parataxis"):
        return True
    held = any(child.lemma.lower() in words["event"] for child in sentence.children(place, "obj"))  # "held talks"
    if (verb.lemma.lower() in words["state"] and not held) or any(sentence.children(place, "cop")):
        return True
    if verb.lemma.lower() in words["standing"] and _is_present_passive(sentence, place):  # "is allied with"
        return True
    if verb.lemma.lower() == "use" and any(sentence.children(place, "xcomp")):  # "used to call"
        return True
    if any(child.lemma.lower() in words["lasting"] for child in sentence.children(place, "advmod")):
        return True
    adjuncts = [*sentence.children(place, "obl", "advcl"), verb]
    marks = [mark.text.lower() for item in adjuncts for mark in sentence.children(item.index, "case", "mark")]
    return not words["lasting span"].isdisjoint(marks)


def _is_present_passive(sentence: Sentence, place: int) -> bool:
    """Whether somebody is in a state that a participle tells, with "is" or "are" alone."""
    return any(child.xpos in ("VBZ", "VBP") for child in sentence.children(place, "aux:pass"))


def _main_clause(sentence: Sentence, verb: Token) -> Token:
    """The verb of the line in which another stands: the first of coordinated ones, over a clause with "while", "as".

    Over what news tells: "carried word that the army attacked".
    """
    for _ in sentence.tokens:
        marks = {mark.text.lower() for mark in sentence.children(verb.index, "mark", "advmod")}
        above = sentence.tokens[verb.head]
        if verb.deprel == "acl" and "that" in marks and above.deprel == "obj" and above.lemma.lower() in _NEWS:
            verb = sentence.tokens[above.head]
            continue
        if verb.head < 0 or not (verb.deprel == "conj" or (verb.deprel == "advcl" and marks & _MEANWHILE)):
            break
        verb = above
    return verb


def _is_present_event(sentence: Sentence, place: int) -> bool:
    return sentence.tokens[place].xpos in ("VBZ", "VBP") and not any(sentence.children(place, "aux"))


def is_news(parsed: ParsedArticle, published: date, times: Sequence[TimeExpression]) -> bool:
    """Whether a text shows itself to be a report of news; see above."""
    segments = parsed.article.segments
    if any(part.kind is SegmentKind.DATELINE for part in segments):
        return True
    if any(is_fresh(time, published) for time in times[:_SHOWN]):
        return True
    heads = [
        row for row in parsed.sentences[:_SHOWN] if segments and segments[row.paragraph].kind is SegmentKind.HEADLINE
    ]
    return any(_is_present_event(row, row.root.index) and not lasts(row, row.root.index) for row in heads)


def is_fresh(time: TimeExpression, published: date) -> bool:
    """Whether an expression is a day of the week before the article's, or a span of days that ended in it."""
    day = day_of((time.edtf or "").split("/")[-1])
    return day is not None and timedelta(0) <= published - day <= timedelta(days=_NEWS_DAYS)


def _position(parsed: ParsedArticle, sentence: Sentence) -> tuple[bool, bool]:
    """Whether the sentence stands in the headline, and whether in one of the first paragraphs of the body."""
    segments = parsed.article.segments
    if not segments:
        return False, sentence.paragraph < _LEAD_PARAGRAPHS
    if segments[sentence.paragraph].kind is SegmentKind.HEADLINE:
        return True, False
    before = segments[: sentence.paragraph + 1]
    return False, sum(part.kind in (SegmentKind.BODY, SegmentKind.QUOTE) for part in before) <= _LEAD_PARAGRAPHS


def day_of(edtf: str | None) -> date | None:
    """The day that an EDTF string names, if it names one."""
    return date.fromisoformat(edtf) if edtf is not None and _DAY.fullmatch(edtf) else None


def recent(day: date) -> str:
    """The month of a day, or two months where it lies in the first week of one: "in these days"."""
    start = day - timedelta(days=_NEWS_DAYS)
    this = f"{day.year:04}-{day.month:02}"
    return this if start.month == day.month else f"{start.year:04}-{start.month:02}/{this}"
