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

    It dates its own sentence and those behind it in the paragraph. `chain` are the predicate and what carries it.
    """
    if not tells_of_news(sentence, chain):
        return None
    for time in times:
        opener = parsed.sentences[time.sentence]
        if opener.index > sentence.index:
            return None
        if opener.paragraph == sentence.paragraph and _opens(parsed, opener, time):
            return ValidTime(edtf=time.edtf, basis=time.basis, span=time.span)
    return None


def _opens(parsed: ParsedArticle, sentence: Sentence, time: TimeExpression) -> bool:
    if time.first > 0 or time.edtf is None or time.direction or time.kind not in (TimeKind.DATE, TimeKind.INTERVAL):
        return False
    if sentence.index and parsed.sentences[sentence.index - 1].paragraph == sentence.paragraph:
        return False
    return bool(_MARKS.intersection(token.text for token in sentence.tokens[time.last : time.last + 1]))
