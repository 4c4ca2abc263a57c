"""Measures a ledger on this machine and prints the figures.

    python -m foedus.ledger.bench [--claims 1000000] [--ledger URL] [--questions 300]

Made-up articles of about 3,000 characters, ten claims each, over nineteen years, between two thousand actors of which
few are in most of the claims, as in the news; one in five is a copy, one claim in twenty a denial. Appends them in
batches, asks for pairs drawn from the claims, verifies the whole. Figures stand twice: by the clock on the wall and by
processor time, which a busy machine disturbs less (that of a database server is not counted).
"""

from __future__ import annotations

import argparse
import random
import resource
import statistics
import sys
import tempfile
import time
from collections.abc import Sequence
from datetime import date, timedelta
from pathlib import Path

from foedus.errors import FoedusError, IntegrityError
from foedus.ledger import Ledger, Reading, open_ledger
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
    Segment,
    SegmentKind,
    SourceLink,
    Span,
    ValidTime,
)

_CODER = Coder(name="bench", version="1")
_CLAIMS, _ACTORS, _BATCH = 10, 2000, 50
_PAPERS, _AGENCIES, _RECENT = 60, ("Reuters", "AP", "AFP"), 40
_FIRST, _DAYS = date(2005, 1, 1), 7000
_RELATIONS = (
    ("fighting", -1),
    ("opposition", -1),
    ("backing", 1),
    ("alliance", 1),
    ("talks", 0),
    ("membership", 1),
    ("leadership", 1),
    ("truce", 0),
    ("split", -1),
    ("formation", 1),
    ("merger", 1),
)
_OFTEN = (32, 18, 12, 11, 9, 7, 4, 3, 2, 1, 1)


def main(words: Sequence[str] | None = None) -> int:
    """Runs the benchmark and prints one figure a line. Returns 0, or 2 where the ledger cannot be opened or used."""
    parser = argparse.ArgumentParser(
        prog="python -m foedus.ledger.bench", description="Measure a ledger on this machine."
    )
    parser.add_argument("--claims", type=int, default=100_000, help="0 only verifies the ledger given")
    parser.add_argument("--questions", type=int, default=300)
    parser.add_argument("--ledger", help="the ledger's path or URL (default: SQLite in a temporary folder)")
    options = parser.parse_args(words)
    try:
        with tempfile.TemporaryDirectory() as folder:
            _measure(options.ledger or Path(folder) / "bench.db", options.claims, options.questions)
    except FoedusError as error:
        print(error, file=sys.stderr)
        return 2
    _say("memory at most", f"{resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:,.0f} MB")
    return 0


def _measure(location: str | Path, claims: int, questions: int) -> None:
    with open_ledger(location, create=claims > 0) as ledger:
        if claims:
            _ask(ledger, _append(ledger, claims), questions)
        _verify(ledger)


class _Watch:
    """Adds up time on the wall and processor time, in seconds."""

    def __init__(self) -> None:
        self.wall = self.processor = 0.0
        self.laps: list[tuple[float, float]] = []

    def __enter__(self) -> None:
        self._start = time.perf_counter(), _processor_time()

    def __exit__(self, *_: object) -> None:
        lap = time.perf_counter() - self._start[0], _processor_time() - self._start[1]
        self.laps.append(lap)
        self.wall, self.processor = self.wall + lap[0], self.processor + lap[1]


def _processor_time() -> float:
    """Of the process itself and of those it has waited for."""
    children = resource.getrusage(resource.RUSAGE_CHILDREN)
    return time.process_time() + children.ru_utime + children.ru_stime


def _append(ledger: Ledger, claims: int) -> list[tuple[str, str]]:
    """Appends in batches; the time to make the articles up is not counted. Some pairs of actors."""
    maker, done, watch = Maker(1, claims // _CLAIMS), 0, _Watch()
    pairs: list[tuple[str, str]] = []
    while done < claims:
        batch = [maker.reading() for _ in range(_BATCH)]
        with watch:
            done += sum(result.claims for result in ledger.append_readings(batch))
        pairs += [_ends(reading.claims[0]) for reading in batch]
    _say("claims appended", f"{done:,}")
    _rate("claims a second, fifty articles a transaction", done, watch)
    single, alone = _Watch(), 0
    for _ in range(100):
        reading = maker.reading()
        with single:
            alone += ledger.append_readings([reading])[0].claims
    _rate("claims a second, one article a transaction", alone, single)
    return pairs


def _ends(claim: Claim) -> tuple[str, str]:
    ends = sorted(end.actor.id for end in (claim.actor, claim.recipient) if end is not None)
    return ends[0], ends[1]


def _ask(ledger: Ledger, pairs: list[tuple[str, str]], questions: int) -> None:
    """All claims of a pair, with and without their words; each pair that occurs is as likely as any other."""
    distinct = sorted(set(pairs))
    asked = random.Random(2).sample(distinct, min(questions, len(distinct)))
    full, light, answers = _Watch(), _Watch(), 0
    for pair in asked:
        with full:
            answers += sum(1 for _ in ledger.claims(pair=pair))
        with light:
            sum(1 for _ in ledger.facts(pair=pair))
    _say("claims of a pair on average", f"{answers / len(asked):,.1f}")
    _spread("claims of one pair", full)
    _spread("facts of one pair", light)


def _verify(ledger: Ledger) -> None:
    watch = _Watch()
    with watch:
        result = ledger.verify()
    if not result.ok:
        raise IntegrityError(f"the ledger does not verify: {result.difference}")
    _say("verified", f"{result.entries:,} entries, {result.bytes / 1e6:,.1f} MB")
    _say("a megabyte is", "a million bytes of payloads and texts, in UTF-8")
    _rate("megabytes verified a second", result.bytes / 1e6, watch)


def _rate(what: str, number: float, watch: _Watch) -> None:
    _say(what, f"{number / watch.wall:,.0f} (by processor time {number / watch.processor:,.0f})")


def _spread(what: str, watch: _Watch) -> None:
    """Median and 95th percentile, in milliseconds."""
    for name, laps in (("", [lap[0] for lap in watch.laps]), (" (processor time)", [lap[1] for lap in watch.laps])):
        middle, high = statistics.median(laps) * 1000, statistics.quantiles(laps, n=20)[-1] * 1000
        _say(f"{what}{name}", f"median {middle:.1f} ms, 95 % below {high:.1f} ms")


def _say(what: str, figure: str) -> None:
    print(f"{what:<46} {figure:>48}", flush=True)


_WORDS = [
    f"{a}{b}{c}" for a in ("ba", "ke", "mi", "so", "tu") for b in ("ran", "l", "st", "v") for c in ("a", "en", "or")
]


class Maker:
    """Makes articles up, the same ones from the same seed, in the order of their days.

    Two in five are credited to an agency; one in five is another paper's copy of a story of these days, whole or cut.
    """

    def __init__(self, seed: int, articles: int) -> None:
        self._draw = random.Random(seed)
        self._articles = max(articles, 1)
        self._made = 0
        self._stories: list[tuple[list[str], list[tuple[Actor, Actor]]]] = []

    def reading(self) -> Reading:
        """The next article and its claims; every span holds what stands there."""
        draw, number = self._draw, self._made
        self._made += 1
        day = _FIRST + timedelta(days=number * _DAYS // self._articles)
        sentences, ends = self._story()
        agency = draw.choice(_AGENCIES) if draw.random() < 0.4 else None
        head = f"PORT {draw.choice(_WORDS).upper()}, {day:%B} {day.day}" + (f" ({agency}) -" if agency else " -")
        body = "".join(sentences)
        text = f"{head} {body}({number})"
        paper = int(draw.paretovariate(0.8)) % _PAPERS
        parts = (
            Segment(kind=SegmentKind.DATELINE, start=0, end=len(head)),
            Segment(kind=SegmentKind.BODY, start=len(head) + 1, end=len(text)),
        )
        article = Article(
            text=text,
            publisher=f"Paper {paper}",
            published=day,
            uri=f"https://paper{paper}.example/{number}",
            segments=parts,
        )
        claims, start = [], len(head) + 1
        for sentence, (one, two) in zip(sentences, ends, strict=True):
            claims.append(_claim(draw, article, article.span(start, start + len(sentence) - 1), one, two))
            start += len(sentence)
        attributions = tuple(Attribution(source=None, cue=None, content=claim.evidence) for claim in claims)
        return Reading(article=article, coder=_CODER, claims=tuple(claims), attributions=attributions)

    def _story(self) -> tuple[list[str], list[tuple[Actor, Actor]]]:
        draw = self._draw
        if self._stories and draw.random() < 0.2:
            sentences, ends = draw.choice(self._stories)
            kept = len(ends) if draw.random() < 0.5 else max(3, len(ends) // 2)
            return sentences[:kept], ends[:kept]
        sentences, ends = [], []
        for _ in range(_CLAIMS):
            one, two = _actor(draw), _actor(draw)
            while one == two:
                two = _actor(draw)
            filler = " ".join(draw.choices(_WORDS, k=36))
            sentences.append(f"{one.name} met {two.name}, officials said, {filler}. ")
            ends.append((one, two))
        self._stories = [*self._stories[-_RECENT:], (sentences, ends)]
        return sentences, ends


def _actor(draw: random.Random) -> Actor:
    number = min(int(draw.paretovariate(0.7)), _ACTORS)
    return Actor(id=f"x:{number:05d}", name=f"Front {number}", kind=ActorKind.ARMED_GROUP, aliases=(f"F{number}",))


def _claim(draw: random.Random, article: Article, evidence: Span, one: Actor, two: Actor) -> Claim:
    relation, sign = draw.choices(_RELATIONS, _OFTEN)[0]
    words = evidence.text.index("officials") + evidence.start
    second = evidence.start + len(one.name) + 5
    when = _when(draw, article.published or _FIRST)
    return Claim(
        article=article.id,
        relation=relation,
        phase=draw.choices((Phase.HOLDS, Phase.BEGINS, Phase.ENDS), (70, 24, 6))[0],
        sign=sign,
        plover="CONSULT",
        predicate="meet",
        actor=Participant(actor=one, span=article.span(evidence.start, evidence.start + len(one.name))),
        recipient=Participant(actor=two, span=article.span(second, second + len(two.name))),
        attribution=(SourceLink(name="officials", kind="unnamed", span=article.span(words, words + 9), cue=None),),
        factuality=Factuality.parse(draw.choices(("CT+", "PR+", "PS+", "CT-", "Uu"), (80, 6, 5, 5, 4))[0]),
        future=draw.random() < 0.05,
        when=when,
        evidence=evidence,
        coder=_CODER,
        confidence=0.5,
    )


def _when(draw: random.Random, published: date) -> ValidTime:
    """Some days before the report, some earlier month or year, the month itself, or no date at all."""
    kind = draw.random()
    if kind < 0.25:
        return ValidTime()
    if kind < 0.35:
        return ValidTime(edtf=f"{published:%Y-%m}", basis=DateBasis.PUBLICATION)
    if kind < 0.45:
        return ValidTime(edtf=str(published.year - int(draw.paretovariate(1.0)) % 30), basis=DateBasis.EXPLICIT)
    if kind < 0.5:
        return ValidTime(edtf=f"{published.year - 1 - draw.randrange(5)}/..", basis=DateBasis.EXPLICIT)
    day = published - timedelta(days=min(int(draw.expovariate(0.15)), 3000))
    return ValidTime(edtf=day.isoformat(), basis=DateBasis.RELATIVE)


if __name__ == "__main__":
    sys.exit(main())
