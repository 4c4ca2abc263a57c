"""Valid time: which of the dates in an article tells when a claim holds.

The date that governs a predicate is sought along the parse, from the nearest to the farthest:

1. a date on the predicate itself, or on a noun that hangs on it ("launched in May an offensive", "a meeting on
   2 November concluded …");
2. a date on what carries the predicate: the verb over a nominal event ("signed a truce on Monday"), over an
   infinitive or a gerund, the first of coordinated verbs, a verb of agreeing over its content;
3. a date on a later coordinated verb that shares the subject ("attacked the post and burnt it on Sunday").

A verb of saying stops the search: "said on Thursday that they had attacked" dates the saying. Relative clauses,
appositions and past participles ("backed by", "led by") stop it too: they tell of states that the date of the main verb
does not begin.

Failing these, the date that opens a paragraph as that of a chronicle's entry (`time_headings`), then what the date of
the saying tells of what is said, and the story that the sentence goes on (`time_story`). Where no words give a date,
`time_publication` says whether the article's own stands for it.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Collection, Sequence
from dataclasses import replace
from datetime import date

from foedus.extraction.rules.time_bounds import is_before_noun
from foedus.extraction.rules.time_headings import heading_time
from foedus.extraction.rules.time_publication import day_of, is_present_perfect, publication_time
from foedus.extraction.rules.time_reach import Attached, chain_over, finite_tag, later_conjuncts, owners, time_words
from foedus.extraction.rules.time_story import last_told, saying_over, story_time, time_ever_since, time_of_telling
from foedus.language import ParsedArticle, Sentence, Token
from foedus.language.dates import TimeExpression, TimeKind
from foedus.language.dates.calendar import Unit, ago
from foedus.model import UNDATED, DateBasis, Span, ValidTime

_SPANS = frozenset(("since", "until", "till", "from", "by", "before", "after"))


def valid_time(
    parsed: ParsedArticle,
    sentence: int,
    token: int,
    times: Sequence[TimeExpression],
    speech: Collection[int] | int | None = None,
    *,
    over: bool = False,
    background: bool = False,
) -> ValidTime:
    """When the claim holds whose predicate's head is `token` of the sentence with index `sentence`.

    `over` says that it tells of an end: when what ended began ("the 2002 truce", "in force since 2002") is not when.
    `background` says that news tells it as background, where no words date it (`time_story`).

    `times` are the article's expressions in order, as `find_times` gives them. `speech` are tokens of the sentence that
    are cues of a source: their dates are left alone even where the word list does not know them.
    """
    here = parsed.sentences[sentence]
    first = bisect_left(times, sentence, key=_sentence_of)
    last = bisect_left(times, sentence + 1, key=_sentence_of)
    cues = frozenset([speech] if isinstance(speech, int) else speech or ())
    chain = list(chain_over(here, token, cues))
    attached = [item for time in times[first:last] for item in owners(here, time)]
    if over:
        attached = [i for i in attached if i.time.direction != "since" and not _tells_of_begin(here, i)]
    verbs = [place for place in chain if here.tokens[place].upos == "VERB"] or [token]
    for place in [*chain, *(later for verb in verbs for later in later_conjuncts(here, verb))]:
        found = _governing([item for item in attached if item.owner == place], here, place, parsed.article.published)
        if found is not None:
            return found
    return (
        _counted_from(parsed, here, token, times, attached)
        or _moments_from(here, chain[-1], attached)
        or _up_to(here, chain[-1], times[first:last], attached)
        or _measured(here, chain, times[first:last], attached, parsed.article.published)
        or _before_then(here, chain[-1], attached)
        or time_ever_since(parsed, here, chain, times)
        or heading_time(parsed, here, chain, times)
        or _as_told(parsed, here, chain, attached, times, background)
        or publication_time(parsed, here, chain, times)
    )


def _as_told(
    parsed: ParsedArticle,
    sentence: Sentence,
    chain: Sequence[int],
    attached: Sequence[Attached],
    times: Sequence[TimeExpression],
    background: bool,
) -> ValidTime | None:
    """The time of what has none of its own: by a date on the verb of saying over it, else by the story."""
    saying = saying_over(sentence, chain)
    said = None
    if saying is not None:
        told = [item for item in attached if item.owner == saying]
        said = _governing(told, sentence, saying, parsed.article.published) if told else None
    if said is not None and said.edtf is not None:
        return time_of_telling(sentence, chain, said)
    return story_time(parsed, sentence, chain, times, background=background)


def said_time(parsed: ParsedArticle, cue: Span, times: Sequence[TimeExpression]) -> ValidTime | None:
    """When a source spoke whose cue stands at `cue`: by a date on the cue itself ("said yesterday"), else None."""
    index = bisect_right(parsed.sentences, cue.start, key=lambda sentence: sentence.start) - 1
    if index < 0:
        return None
    here = parsed.sentences[index]
    first = bisect_left(times, index, key=_sentence_of)
    last = bisect_left(times, index + 1, key=_sentence_of)
    words = {token.index for token in here.tokens if cue.start <= token.start < cue.end}
    attached = [item for time in times[first:last] for item in owners(here, time) if item.owner in words]
    found = _governing(attached, here, max(words, default=0), parsed.article.published) if attached else None
    return None if found is None or found.edtf is None else found


def _sentence_of(time: TimeExpression) -> int:
    return time.sentence


def _governing(found: list[Attached], sentence: Sentence, place: int, today: date | None) -> ValidTime | None:
    """The valid time that the expressions on one token give; UNDATED where they date it but cannot be placed."""
    dated = [item for item in found if item.time.kind in (TimeKind.DATE, TimeKind.INTERVAL)]
    if dated:
        near = min(item.cost for item in dated)
        dated = [item for item in dated if item.cost == near]
        placed = [item.time for item in dated if item.time.edtf is not None]
        return _combined(placed, place) if placed else UNDATED
    for item in found:
        counted = _lasting(item.time, sentence, place, today) or _coming(item.time, sentence, place, today)
        if counted is not None:
            return counted
    return None


def _combined(times: list[TimeExpression], place: int) -> ValidTime:
    """One of several dates on a token: since with until makes an interval, else the finest and nearest."""
    by_direction = {time.direction: time for time in reversed(times)}
    since, until = by_direction.get("since") or by_direction.get("from"), by_direction.get("until")
    if since is not None and until is not None and since.edtf and until.edtf:
        edtf = f"{since.edtf.split('/')[0]}/{until.edtf.split('/')[-1]}"
        return ValidTime(edtf=edtf, basis=since.basis, span=since.span)
    best = max(times, key=lambda time: (len(time.edtf or ""), -abs(time.first - place)))
    return ValidTime(edtf=_directed(best), basis=best.basis, span=best.span)


def _directed(time: TimeExpression) -> str:
    """The EDTF string with the side that the preposition leaves open."""
    edtf = time.edtf or ""
    start, end = edtf.split("/")[0], edtf.split("/")[-1]
    if time.direction == "since" or (time.direction == "from" and "/" not in edtf):
        return f"{start}/.." if start else edtf
    if time.direction in ("until", "till", "by"):
        return f"../{end}"
    if time.direction == "before":
        return f"../{start}"
    if time.direction == "after":
        return f"{end}/.."
    return edtf


def _lasting(time: TimeExpression, sentence: Sentence, place: int, today: date | None) -> ValidTime | None:
    """Of "have been fighting for over a year": from about then to the article's day."""
    if time.kind is not TimeKind.DURATION or time.direction not in ("for", "over", "") or today is None:
        return None
    if not is_present_perfect(sentence, place) or time.unit is None:
        return None
    if time.count is None:
        return ValidTime(edtf=f"/{today.isoformat()}", basis=DateBasis.RELATIVE, span=time.span)
    try:
        start = ago(today, time.count, time.unit).edtf
    except (ValueError, OverflowError):
        return None
    return ValidTime(edtf=f"{start}~/{today.isoformat()}", basis=DateBasis.RELATIVE, span=time.span)


def _coming(time: TimeExpression, sentence: Sentence, place: int, today: date | None) -> ValidTime | None:
    """Of "will meet in two weeks", "will disarm within 30 days": counted from the article's day."""
    if time.kind is not TimeKind.DURATION or time.direction not in ("in", "within") or today is None:
        return None
    helpers = [child.xpos for child in sentence.children(place, "aux")]
    if "MD" not in helpers or time.unit is None or not time.count:
        return None
    try:
        end = ago(today, -time.count, time.unit).edtf
    except (ValueError, OverflowError):
        return None
    edtf = f"{end}~" if time.direction == "in" else f"{today.isoformat()}/{end}"
    return ValidTime(edtf=edtf, basis=DateBasis.RELATIVE, span=time.span)


def _counted_from(
    parsed: ParsedArticle,
    sentence: Sentence,
    token: int,
    times: Sequence[TimeExpression],
    attached: Sequence[Attached],
) -> ValidTime | None:
    """Of "on Wednesday, two years after fighting broke out": the clause's date counted from the day told before it.

    Where the sentence tells of none ("The letter came four days after they had met") from that told last.
    """
    tokens = sentence.tokens
    first, last = (bisect_left(times, sentence.index + step, key=_sentence_of) for step in (0, 1))
    here = times[first:last]
    for length in here:
        if length.kind is not TimeKind.DURATION or length.unit is None or not length.count or length.last >= token:
            continue
        step = {"after": 1, "before": -1}.get(tokens[length.last].text.lower())
        if step is None or any(item.upos == "PUNCT" for item in tokens[length.last : token]):
            continue
        base = [item.time for item in attached if item.time.first < length.first and _countable(item.time, length.unit)]
        if not base and not any(time.edtf for time in here):
            told = last_told(parsed, sentence, times)
            base = [told] if told is not None and _countable(told, length.unit) else []
        if base:
            return _shifted(base[-1], length.count * step, length.unit, length.span)
    return None


def _moments_from(sentence: Sentence, top: int, attached: Sequence[Attached]) -> ValidTime | None:
    """Of "on Wednesday, hours after they had attacked": about the day of the main clause.

    `top` is the last of what carries a predicate.
    """
    tokens = sentence.tokens
    opening = [place for place in sentence.subtree(top)[:3] if tokens[place].text.lower() in ("after", "before")]
    length = tokens[opening[0] - 1] if opening and opening[0] else None
    if length is None or length.text.lower() not in time_words()["moments"]:
        return None
    clause = tokens[length.head if tokens[length.head].upos == "VERB" else top]
    above = list(chain_over(sentence, clause.head, frozenset())) if clause.head >= 0 else []
    days = (item.time for item in attached if item.owner in above and day_of(item.time.edtf))
    day = next(days, None)
    return None if day is None else ValidTime(edtf=f"{day.edtf}~", basis=day.basis, span=day.span)


def _up_to(
    sentence: Sentence, top: int, times: Sequence[TimeExpression], attached: Sequence[Attached]
) -> ValidTime | None:
    """Of "took the town on Monday after four days of battles": the days up to that of the main verb.

    `top` is the last of what carries a predicate: the unit of the length.
    """
    head = sentence.tokens[top].head
    if "after" not in sentence.cases(top) or head < 0:
        return None
    length = next((t for t in times if t.kind is TimeKind.DURATION and t.first <= top < t.last), None)
    above = list(chain_over(sentence, head, frozenset()))
    base = next((item.time for item in attached if item.owner in above and day_of(item.time.edtf)), None)
    if length is None or length.unit is None or not length.count or base is None:
        return None
    begun = _shifted(base, length.count, length.unit, length.span)
    return None if begun is None else replace(begun, edtf=f"{begun.edtf}/{base.edtf}")


def _measured(
    sentence: Sentence,
    chain: Sequence[int],
    times: Sequence[TimeExpression],
    attached: Sequence[Attached],
    today: date | None,
) -> ValidTime | None:
    """Of "ended four years of fighting", "follows months of talks": the time up to the main verb's day or today."""
    length = next((t for t in times if t.kind is TimeKind.DURATION and any(t.first <= p < t.last for p in chain)), None)
    if length is None or length.unit is None or chain[0] < length.last or len(chain) == 1:
        return None
    tag = next((tag for tag in (finite_tag(sentence, sentence.tokens[place]) for place in chain) if tag), "")
    base = next((i.time for i in attached if i.owner in chain and day_of(i.time.edtf)), None)
    end = today if base is None else day_of(base.edtf)
    if end is None or tag not in ("VBD", "VBZ"):
        return None
    try:
        start = f"{ago(end, length.count, length.unit).edtf}~" if length.count else ""
    except (ValueError, OverflowError):
        return None
    return ValidTime(edtf=f"{start}/{end.isoformat()}", basis=DateBasis.RELATIVE, span=length.span)


def _before_then(sentence: Sentence, top: int, attached: Sequence[Attached]) -> ValidTime | None:
    """Of "founded in 1970 by X, who had broken with Y", "rose in 2007 after Y had fled": by the main verb's date.

    `top` is the last of what carries a predicate.
    """
    clause = sentence.tokens[top]
    if clause.head < 0 or not (_had_been(sentence, clause) or _is_after(sentence, clause)):
        return None
    above: list[int] = []
    place = clause.head
    while place >= 0 and not above:
        if finite_tag(sentence, sentence.tokens[place]) == "VBD":
            above = list(chain_over(sentence, place, frozenset()))
        place = sentence.tokens[place].head
    dated = (i.time for i in attached if i.owner in above and i.time.edtf and i.time.direction not in _SPANS)
    time = next((t for t in dated if t.kind in (TimeKind.DATE, TimeKind.INTERVAL)), None)
    if time is None or time.edtf is None:
        return None
    return ValidTime(edtf=f"../{time.edtf.split('/')[0]}", basis=time.basis, span=time.span)


def _had_been(sentence: Sentence, clause: Token) -> bool:
    """Whether a clause beside the main one tells what had happened before."""
    past = any(child.text.lower() == "had" for child in sentence.children(clause.index, "aux"))
    return past and clause.xpos == "VBN" and clause.deprel in ("advcl", "acl:relcl")


def _is_after(sentence: Sentence, what: Token) -> bool:
    """Whether something is told after which the main verb came: "left after accusing X", "after a quarrel with X"."""
    if what.deprel == "advcl" and what.xpos == "VBG":
        return any(child.text.lower() == "after" for child in sentence.children(what.index, "mark"))
    return what.deprel == "obl" and what.upos == "NOUN" and "after" in sentence.cases(what.index)


def _tells_of_begin(sentence: Sentence, item: Attached) -> bool:
    """Whether a date is of how what a noun names began: "the 2002 truce", "the truce that they signed in 2002"."""
    if is_before_noun(sentence, item.time):
        return True
    clauses = sentence.children(item.owner, "acl", "acl:relcl")
    telling = (clause for clause in clauses if item.time.first in sentence.subtree(clause.index))
    return any(clause.lemma.lower() not in time_words()["ending"] for clause in telling)


def _countable(time: TimeExpression, unit: Unit) -> date | None:
    """The day from which a length of time is counted: the first of a month where months or years are."""
    if unit in (Unit.MONTH, Unit.YEAR) and re.fullmatch(r"\d{4}-(?:0\d|1[0-2])", time.edtf or ""):
        return date.fromisoformat(f"{time.edtf}-01")
    return day_of(time.edtf)


def _shifted(base: TimeExpression, count: float, unit: Unit, words: Span) -> ValidTime | None:
    day = _countable(base, unit)
    if day is None:
        return None
    try:
        moved = ago(day, count, unit)
    except (ValueError, OverflowError):
        return None
    return ValidTime(edtf=f"{moved.edtf}~", basis=base.basis, span=words)
