"""Dates that stand before what they date: the entries of a chronicle or a diary ("12 May: The army attacked …")."""

from __future__ import annotations

from collections.abc import Sequence

from foedus.extraction.rules.time_publication import tells_of_news
from foedus.language import ParsedArticle, Sentence
from foedus.language.dates import TimeExpression, TimeKind
from foedus.model import ValidTime

_MARKS = frozenset((":", "-", "–", "—", "."))


def heading_time(
    parsed: ParsedArticle, sentence: Sentence, chain: Sequence[int], times: Sequence[TimeExpression]
) -> ValidTime | None:
    """The date that opens the paragraph, where a mark parts it from what follows and the claim is of an event.

    It dates its own sentence and those behind it in the paragraph, up to one that a date with a colon opens. `chain`
    are the predicate and what carries it.
    """
    if not tells_of_news(sentence, chain):
        return None
    found = None
    for time in times:
        opener = parsed.sentences[time.sentence]
        if opener.index > sentence.index:
            break
        if opener.paragraph == sentence.paragraph and _opens(parsed, opener, time):
            found = ValidTime(edtf=time.edtf, basis=time.basis, span=time.span)
    return found


def _opens(parsed: ParsedArticle, sentence: Sentence, time: TimeExpression) -> bool:
    if time.first > 0 or time.edtf is None or time.direction or time.kind not in (TimeKind.DATE, TimeKind.INTERVAL):
        return False
    mark = next((token.text for token in sentence.tokens[time.last : time.last + 1]), "")
    if sentence.index and parsed.sentences[sentence.index - 1].paragraph == sentence.paragraph:
        return mark == ":"
    return mark in _MARKS
