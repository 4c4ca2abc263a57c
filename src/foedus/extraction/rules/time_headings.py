"""Dates that stand before what they date: the entries of a chronicle or a diary ("12 May: The army attacked …")."""

from __future__ import annotations

from collections.abc import Sequence

from foedus.extraction.rules.time_publication import tells_of_news
from foedus.extraction.rules.time_reach import finite_tag
from foedus.language import ParsedArticle, Sentence
from foedus.language.dates import TimeExpression, TimeKind
from foedus.model import ValidTime

_MARKS = frozenset((":", "-", "–", "—", "."))


def heading_time(
    parsed: ParsedArticle, sentence: Sentence, chain: Sequence[int], times: Sequence[TimeExpression]
) -> ValidTime | None:
    """The date that opens the paragraph, where a mark parts it from what follows and the claim is of an event.

    It dates its own sentence and those behind it in the paragraph, up to one that a date with a colon opens. `chain`
    are the predicate and what carries it. In a chronicle, of several such entries, it dates whatever is told in the
    present tense, and what describes those of whom it is told.
    """
    opening = [time for time in times if time.first == 0 and _opens(parsed, parsed.sentences[time.sentence], time)]
    entry = [time for time in opening if parsed.sentences[time.sentence].paragraph == sentence.paragraph]
    found = next((time for time in reversed(entry) if time.sentence <= sentence.index), None)
    if found is None:
        return None
    heading = found.last if found.sentence == sentence.index else 0
    chronicle = len(opening) > 1
    if not tells_of_news(sentence, chain) and not (chronicle and _told_then(sentence, chain[0], heading)):
        return None
    return ValidTime(edtf=found.edtf, basis=found.basis, span=found.span)


def _told_then(sentence: Sentence, place: int, heading: int) -> bool:
    """Whether the clause of a word is told in the present, or has no tense, as that of a note; see above.

    The parser may hang the entry on its date, which are the `heading` first tokens, as what describes it.
    """
    tokens = sentence.tokens
    for _ in tokens:
        tag = finite_tag(sentence, tokens[place])
        above = tokens[place].head
        if tag:
            return tag == "VBZ" or 0 <= above < heading
        if above < heading:
            break
        place = above
    return True


def _opens(parsed: ParsedArticle, sentence: Sentence, time: TimeExpression) -> bool:
    if time.first > 0 or time.edtf is None or time.direction or time.kind not in (TimeKind.DATE, TimeKind.INTERVAL):
        return False
    mark = next((token.text for token in sentence.tokens[time.last : time.last + 1]), "")
    if sentence.index and parsed.sentences[sentence.index - 1].paragraph == sentence.paragraph:
        return mark == ":"
    return mark in _MARKS
