"""Articles and claims to put into ledgers, and strategies that draw any that the model allows."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta, timezone

from hypothesis import strategies as st

from foedus.model import (
    Actor,
    ActorKind,
    Article,
    Attribution,
    Claim,
    Coder,
    DateBasis,
    Factuality,
    Participant,
    Phase,
    Place,
    Segment,
    SegmentKind,
    SourceLink,
    Span,
    ValidTime,
)

RULES = Coder(name="rules", version="1", digest="abc")
BETTER = Coder(name="rules", version="2", digest="abd")
TEXT = "The Red Front attacked the Blue Army near Łódź on 3 May, a spokesman said. "


def article(number: int = 0, **fields: object) -> Article:
    """An article that no other number has."""
    return Article(text=f"{TEXT * 3}({number})", published=date(2015, 5, 4), publisher="Gazette", **fields)  # type: ignore[arg-type]


def span(of: Article, words: str) -> Span:
    """The first place where the words stand."""
    start = of.text.index(words)
    return of.span(start, start + len(words))


def actor(key: str) -> Actor:
    """An actor with an id and not much else."""
    return Actor(id=key, name=key.upper(), kind=ActorKind.ARMED_GROUP, aliases=("Ü", key))


def claim(
    of: Article,
    one: str = "x:red",
    two: str = "x:blue",
    *,
    relation: str = "fighting",
    sign: int = -1,
    predicate: str = "attack",
    edtf: str | None = "2015-05-03",
    coder: Coder = RULES,
    confidence: float = 0.75,
) -> Claim:
    """A claim that the sample text supports; vary any part of it."""
    when = ValidTime(edtf=edtf, basis=DateBasis.EXPLICIT, span=span(of, "3 May")) if edtf else ValidTime()
    said = SourceLink(name="a spokesman", kind="unnamed", span=span(of, "a spokesman"), cue=span(of, "said"))
    return Claim(
        article=of.id,
        relation=relation,
        phase=Phase.HOLDS,
        sign=sign,
        plover="ASSAULT",
        predicate=predicate,
        actor=Participant(actor=actor(one), span=span(of, "The Red Front")),
        recipient=Participant(actor=actor(two), span=span(of, "the Blue Army"), antecedent=span(of, "Łódź")),
        attribution=(said,),
        when=when,
        where=Place(name="Łódź", span=span(of, "Łódź"), country="POL"),
        evidence=of.span(0, len(TEXT) - 1),
        coder=coder,
        confidence=confidence,
    )


def attribution(of: Article) -> Attribution:
    """The sample text's one attribution."""
    content = of.span(0, of.text.index(", a spokesman"))
    return Attribution(source=span(of, "a spokesman"), cue=span(of, "said"), content=content)


def moment(day: int, second: int = 0) -> datetime:
    """A moment of system time, in 2020."""
    return datetime(2020, 1, 1, tzinfo=UTC) + timedelta(days=day, seconds=second)


words = st.text(st.characters(exclude_categories=["Cs"]), max_size=12)
maybe_words = st.none() | words
dates = st.dates()
coders = st.builds(Coder, name=words, version=words, digest=words)
factualities = st.sampled_from(["CT+", "PR+", "PS+", "CT-", "PR-", "PS-", "CTu", "Uu"]).map(Factuality.parse)
edtfs = st.one_of(
    dates.map(lambda day: day.isoformat()),
    st.sampled_from(["2014", "2014-21", "201X", "../2014-05", "2013-04/", "2014~", "2014-01/2014-02-03"]),
)
zones = st.none() | st.integers(-23 * 3600, 23 * 3600).map(lambda seconds: timezone(timedelta(seconds=seconds)))
"""Offsets of whole seconds: no clock has others, and Python 3.11 reads back none of a millionth of a second."""


@st.composite
def articles(draw: st.DrawFn) -> Article:
    """Any article, of any characters."""
    text = draw(st.text(st.characters(exclude_categories=["Cs"]), min_size=0, max_size=60))
    kinds = draw(st.lists(st.sampled_from(list(SegmentKind)), max_size=3))
    return Article(
        text=text,
        title=draw(maybe_words),
        published=draw(st.none() | dates),
        publisher=draw(maybe_words),
        uri=draw(maybe_words),
        given_id=draw(maybe_words),
        credit=draw(maybe_words),
        retrieved_at=draw(st.none() | st.datetimes(timezones=zones)),
        segments=tuple(Segment(kind=kind, start=0, end=len(text)) for kind in kinds),
    )


@st.composite
def spans(draw: st.DrawFn, of: Article) -> Span:
    """Any span of an article."""
    start = draw(st.integers(0, len(of.text)))
    return of.span(start, draw(st.integers(start, len(of.text))))


@st.composite
def participants(draw: st.DrawFn, of: Article) -> Participant:
    """Any end of a claim."""
    who = st.builds(
        Actor,
        id=words,
        name=words,
        kind=st.sampled_from(list(ActorKind)),
        aliases=st.lists(words, max_size=2).map(tuple),
        country=maybe_words,
    )
    return Participant(actor=draw(who), span=draw(spans(of)), antecedent=draw(st.none() | spans(of)))


@st.composite
def claims(draw: st.DrawFn, of: Article) -> Claim:
    """Any claim the model allows."""
    related, edtf, maybe = draw(st.booleans()), draw(st.none() | edtfs), st.none() | spans(of)
    ends = participants(of) if related else st.none() | participants(of)
    link = st.builds(SourceLink, name=words, kind=words, span=maybe, cue=maybe, actor=maybe_words)
    bases = [basis for basis in DateBasis if basis is not DateBasis.UNDATED]
    return Claim(
        article=of.id,
        relation=draw(words) if related else None,
        phase=draw(st.sampled_from(list(Phase))),
        sign=draw(st.sampled_from([-1, 0, 1])),
        plover=draw(maybe_words),
        predicate=draw(words),
        actor=draw(ends),
        recipient=draw(ends),
        attribution=tuple(draw(st.lists(link, max_size=2))),
        factuality=draw(factualities),
        conditional=draw(st.booleans()),
        future=draw(st.booleans()),
        when=ValidTime(edtf=edtf, basis=draw(st.sampled_from(bases)), span=draw(maybe)) if edtf else ValidTime(),
        where=draw(st.none() | st.builds(Place, name=words, span=spans(of), country=maybe_words)),
        evidence=draw(spans(of)),
        coder=draw(coders),
        confidence=draw(st.floats(0, 1)),
    )
