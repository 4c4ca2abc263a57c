"""The time of what is told without a date of its own: of the saying by which it is known, or of the story it goes on.

A date on a verb of saying bounds what is said. What went on at the time ("said on Monday that they were arming the
rebels") held on that day; what had happened ("said on Monday that they had burnt the port") did so not long before, in
the month of that day or, early in it, in that or the one before. What is so "since" or "ever since" is so since the
date told last.

What is told in the simple past goes on from the date told last before it in the paragraph, if that dates a main verb
(a "narrative container": Pustejovsky and Stubbs 2011). It is read a step coarser, and as about then: after a day its
month, after a month or a year the year. Where that date is of the week before a news report, or the paragraph of
the report has told of no time before, it is news, of the article's own month.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

from foedus.extraction.rules.time_publication import (
    day_of,
    finite_verb,
    is_fresh,
    is_news,
    is_present_perfect,
    lasts,
    recent,
)
from foedus.extraction.rules.time_reach import finite_tag, owners, time_words
from foedus.language import ParsedArticle, Sentence
from foedus.language.dates import TimeExpression, TimeKind
from foedus.language.dates.calendar import Unit
from foedus.model import DateBasis, SegmentKind, ValidTime

_MAIN = ("root", "conj", "ccomp", "parataxis")
_BOUNDS = frozenset(("until", "till", "before", "after", "by"))
_THEN = frozenset(("since", "until", "till", "by"))
_SEALING = frozenset(("sign", "initial", "seal"))
_BRIEF = (Unit.DAY, Unit.WEEK)
_BACK = 50
"""How many expressions of time before a sentence may be looked through for the date that its story goes on from."""
_MONTH = len("2014-11")
_YEAR = len("2014")


def saying_over(sentence: Sentence, chain: Sequence[int]) -> int | None:
    """The verb of saying that stands over a predicate, or beside it ("…, officials said"); None where none does.

    `chain` are the predicate and what carries it.
    """
    words = time_words()["reporting"]
    place = chain[-1]
    for _ in sentence.tokens:
        here = sentence.tokens[place]
        beside = (child for child in sentence.children(place, "parataxis") if child.lemma.lower() in words)
        found = next((verb.index for verb in beside if not any(sentence.children(verb.index, "obj", "ccomp"))), None)
        if found is not None or here.head < 0:
            return found
        if here.deprel in ("ccomp", "parataxis") and sentence.tokens[here.head].lemma.lower() in words:
            return here.head
        if here.deprel != "conj":
            return None
        place = here.head
    return None


def time_of_telling(sentence: Sentence, chain: Sequence[int], said: ValidTime) -> ValidTime | None:
    """When that was which a source told on a date; None where the date says nothing of it."""
    place = finite_verb(sentence, chain)
    if place is None or said.edtf is None or lasts(sentence, place):
        return None
    tag = finite_tag(sentence, sentence.tokens[place])
    if _goes_on(sentence, place):
        return said if tag == "VBD" else None
    if tag != "VBD" and not is_present_perfect(sentence, place):
        return None
    day = day_of(said.edtf)
    return ValidTime(edtf=said.edtf if day is None else recent(day), basis=said.basis, span=said.span)


def story_time(
    parsed: ParsedArticle,
    sentence: Sentence,
    chain: Sequence[int],
    times: Sequence[TimeExpression],
    *,
    background: bool = False,
) -> ValidTime | None:
    """When that was which a sentence tells in the simple past, by the story that it goes on; None where it does not.

    `background` says that the claim is of what news tells as background ("was founded by"), unless somebody says that
    it has come about, or it was signed or announced.
    """
    place = finite_verb(sentence, chain)
    if place is None or lasts(sentence, place) or _is_elsewhen(sentence, place, times):
        return None
    saying = saying_over(sentence, chain)
    perfect = any(child.lemma == "have" for child in sentence.children(place, "aux"))
    was_said = saying is not None and finite_tag(sentence, sentence.tokens[saying]) == "VBD"
    if finite_tag(sentence, sentence.tokens[place]) != "VBD" or (perfect and not was_said):
        return None
    published = parsed.article.published
    if (
        background
        and not perfect
        and not _is_sealed(sentence, chain)
        and published is not None
        and is_news(parsed, published, times)
    ):
        return None
    last = last_told(parsed, sentence, times)
    elsewhere = last is None or parsed.sentences[last.sentence].paragraph != sentence.paragraph
    if published is not None and (last is None or elsewhere or is_fresh(last, published)):
        told = _is_body(parsed, sentence) and is_news(parsed, published, times)
        return ValidTime(edtf=recent(published), basis=DateBasis.PUBLICATION) if told else None
    if last is None or last.edtf is None or elsewhere or _goes_on(sentence, place):
        return None
    return ValidTime(edtf=_coarser(last.edtf), basis=last.basis, span=last.span)


def time_ever_since(
    parsed: ParsedArticle, sentence: Sentence, chain: Sequence[int], times: Sequence[TimeExpression]
) -> ValidTime | None:
    """Since when that is which a clause tells to be so "since", "ever since" or "since then": the date told last.

    In the sentence itself ("rose in 2012 and has fought the army ever since") or before it in the paragraph; "until
    then" it was so up to that date, "by then" it had come about by it.
    """
    place = finite_verb(sentence, chain)
    found = None if place is None else _from_then(sentence, place)
    if found is None:
        return None
    word, bound = found
    before = [time for time in times if time.sentence == sentence.index and time.last <= word and _is_placed(time)]
    last = before[-1] if before else last_told(parsed, sentence, times)
    if last is None or last.edtf is None or last.direction in _BOUNDS:
        return None
    reach = 1 if sentence.tokens[word].text.lower() == "then" else 0  # "since then" may open the next paragraph
    if sentence.paragraph - parsed.sentences[last.sentence].paragraph > reach:
        return None
    start, end = last.edtf.split("/")[0], last.edtf.split("/")[-1]
    return ValidTime(edtf=f"{start}/.." if bound == "since" else f"../{end}", basis=last.basis, span=last.span)


def _from_then(sentence: Sentence, verb: int) -> tuple[int, str] | None:
    """The word "since" or "then" that points back to a time, below a verb, and the bound that it gives."""
    heads = (verb, *(helper.index for helper in sentence.children(verb, "aux")))  # "had by then joined"
    for child in (child for head in heads for child in sentence.children(head, "advmod", "obl", "conj")):
        for word in (child, *sentence.children(child.index, "advmod", "obl")):
            text = word.text.lower()
            if text == "since" and word.deprel == "advmod":
                return word.index, "since"
            bounds = sentence.cases(word.index) & _THEN if text == "then" else frozenset()
            if bounds:
                return word.index, "since" if "since" in bounds else "until"
    return None


def _is_sealed(sentence: Sentence, chain: Sequence[int]) -> bool:
    """Whether what news tells came about by a word or a signature: "signed an act of merger and took the name"."""
    sealing = time_words()["performing"] | _SEALING
    return any(sentence.tokens[place].lemma.lower() in sealing for place in chain)


def _is_placed(time: TimeExpression) -> bool:
    """Whether an expression is of a time that is known."""
    return time.edtf is not None and time.kind in (TimeKind.DATE, TimeKind.INTERVAL)


def _is_elsewhen(sentence: Sentence, place: int, times: Sequence[TimeExpression]) -> bool:
    """Whether a verb's own words put it at a time that cannot be told: "later", "for years"; not "within days"."""
    words = time_words()["elsewhen"]
    if any(child.text.lower() in words for child in sentence.children(place, "advmod")):
        return True
    lengths = (time for time in times if time.sentence == sentence.index and time.kind is TimeKind.DURATION)
    return any(item.owner == place for time in lengths if not _is_brief(time) for item in owners(sentence, time))


def _is_brief(time: TimeExpression) -> bool:
    """Whether a length of time is so short that what takes it, or comes after it, goes on with the story."""
    return time.unit in _BRIEF or (time.value or "").startswith("PT")


def _goes_on(sentence: Sentence, place: int) -> bool:
    """Whether a verb is progressive."""
    return sentence.tokens[place].xpos == "VBG" and any(sentence.children(place, "aux"))


def last_told(parsed: ParsedArticle, sentence: Sentence, times: Sequence[TimeExpression]) -> TimeExpression | None:
    """The date that dates a main verb told last before a sentence."""
    end = bisect_left(times, sentence.index, key=lambda time: time.sentence)
    for time in reversed(times[max(0, end - _BACK) : end]):
        if not _is_placed(time):
            continue
        row = parsed.sentences[time.sentence]
        for item in owners(row, time):
            token = row.tokens[item.owner]
            if token.deprel in _MAIN and finite_tag(row, token):
                return None if time.direction in _BOUNDS else time
    return None


def _coarser(edtf: str) -> str:
    """About a day's month, a month's or a season's year; a year and longer times as they are."""
    first = edtf.split("/")[0].rstrip("~?%")
    return f"{first[: _YEAR if day_of(first) is None else _MONTH]}~"


def _is_body(parsed: ParsedArticle, sentence: Sentence) -> bool:
    segments = parsed.article.segments
    return not segments or segments[sentence.paragraph].kind in (SegmentKind.BODY, SegmentKind.QUOTE)
