"""Where the words of an answer stand in the article; what does not stand there is not believed."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence

from foedus.language.dates import TimeExpression
from foedus.model import UNDATED, Actor, Article, DateBasis, Mention, Participant, SegmentKind, Span, ValidTime

MakeActor = Callable[[str], Actor]
_STATED = (SegmentKind.HEADLINE, SegmentKind.BODY, SegmentKind.QUOTE, SegmentKind.DATELINE)
_YEAR = re.compile(r"\d{4}")


def find_quote(article: Article, quote: str, start: int, end: int) -> Span | None:
    """The first place of the quote in `[start, end)`, within one paragraph of what the article states; or None."""
    place = _place(article.text, quote, start, end)
    if place is None or "\n\n" in quote:
        return None
    kinds = {s.kind for s in article.segments if s.start < place[1] and place[0] < s.end}
    if kinds and not kinds <= set(_STATED):
        return None
    return article.span(*place)


def find_near(article: Article, words: str, quote: Span, start: int, end: int) -> Span | None:
    """The place of the words in `[start, end)` that lies nearest to the quote, the quote itself first; or None."""
    places = []
    after = start
    while (place := _place(article.text, words, after, end)) is not None:
        places.append(place)
        after = place[1]
    if not places:
        return None
    return article.span(*min(places, key=lambda p: max(quote.start - p[1], p[0] - quote.end, -1)))


def participant(
    article: Article, words: str, quote: Span, mentions: Iterable[Mention], make: MakeActor
) -> Participant | None:
    """The actor whose words stand in the quote: the mention's there, else one made of its name; or None."""
    place = _place(article.text, words, quote.start, quote.end)
    if place is None:
        return None
    span = article.span(*place)
    over = [m for m in mentions if m.span.overlaps(span) and len(m.actors) == 1 and _covers(m.span, span)]
    if over:
        best = min(over, key=lambda m: abs(m.span.start - span.start) + abs(m.span.end - span.end))
        antecedent = best.antecedents[0] if best.antecedents else None
        return Participant(actor=best.actors[0], span=span, antecedent=antecedent)
    return Participant(actor=make(words), span=span) if any(map(str.isupper, words)) else None


def dated(
    article: Article, words: str, edtf: str, quote: Span, part: tuple[int, int], times: Sequence[TimeExpression]
) -> ValidTime:
    """The valid time that the words give by the grammar of dates; the model's own only if its year stands there."""
    span = find_near(article, words, quote, *part) if words else None
    if span is None:
        return UNDATED
    read = [time for time in times if time.edtf is not None and time.span.overlaps(span)]
    if read:
        best = max(read, key=lambda time: min(time.span.end, span.end) - max(time.span.start, span.start))
        return ValidTime(edtf=best.edtf, basis=best.basis, span=best.span)
    years = _YEAR.findall(edtf)
    if not years or not all(year in words for year in years):
        return UNDATED
    try:
        return ValidTime(edtf=edtf, basis=DateBasis.EXPLICIT, span=span)
    except ValueError:
        return UNDATED


def _covers(mention: Span, words: Span) -> bool:
    """Whether the mention lies in the words at their end or start, or holds them: "the army" of "the army of Chad"."""
    inside = words.start <= mention.start and mention.end <= words.end
    around = mention.start <= words.start and words.end <= mention.end
    return around or (inside and (mention.end == words.end or mention.start == words.start))


def _place(text: str, words: str, start: int, end: int) -> tuple[int, int] | None:
    """The first place of whole words between two code points."""
    after = start
    while words and (place := text.find(words, after, end)) >= 0:
        last = place + len(words)
        cut = (place and text[place - 1].isalnum() and words[0].isalnum()) or (
            last < len(text) and text[last].isalnum() and words[-1].isalnum()
        )
        if not cut:
            return place, last
        after = place + 1
    return None
