"""Measures a ledger on this machine and prints the figures.

    python -m foedus.ledger.bench [--claims 1000000] [--ledger URL] [--questions 300]

Made-up articles of about 3,000 characters with ten claims each, between two thousand actors of which few are in most of
the claims, as in the news. Appends them in batches, asks for pairs drawn from the claims, verifies the whole. Figures
stand twice: by the clock on the wall and by processor time, which a busy machine disturbs less (that of a database
server is not counted).
"""

from __future__ import annotations

import argparse
import random
import resource
import statistics
import sys
import tempfile
import time
from datetime import date, timedelta
from pathlib import Path

from foedus.ledger import Ledger, Reading, open_ledger
from foedus.model import (
    Actor,
    ActorKind,
    Article,
    Attribution,
    Claim,
    Coder,
    DateBasis,
    Participant,
    Phase,
    SourceLink,
    Span,
    ValidTime,
)

_CODER = Coder(name="bench", version="1")
_CLAIMS, _ACTORS, _BATCH = 10, 2000, 50
_RELATIONS = (("fighting", -1), ("alliance", 1), ("backing", 1), ("talks", 0), ("opposition", -1))
_FIRST = date(2005, 1, 1)


def main() -> int:
    """Runs the benchmark and prints one figure a line."""
    parser = argparse.ArgumentParser(description="Measure a ledger on this machine.")
    parser.add_argument("--claims", type=int, default=100_000)
    parser.add_argument("--questions", type=int, default=300)
    parser.add_argument("--ledger", help="a new ledger's path or URL (default: SQLite in a temporary folder)")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder, open_ledger(options.ledger or Path(folder) / "bench.db") as ledger:
        pairs = _append(ledger, options.claims)
        _ask(ledger, pairs, options.questions)
        _verify(ledger)
    _say("memory at most", f"{resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:,.0f} MB")
    return 0


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
    draw, done, watch = random.Random(1), 0, _Watch()
    pairs: list[tuple[str, str]] = []
    while done < claims:
        batch = [_reading(draw, done // _CLAIMS + index) for index in range(_BATCH)]
        with watch:
            done += sum(result.claims for result in ledger.append_readings(batch))
        pairs += [_ends(reading.claims[0]) for reading in batch]
    _say("claims appended", f"{done:,}")
    _rate("claims a second, fifty articles a transaction", done, watch)
    single = _Watch()
    for number in range(100):
        reading = _reading(draw, 10**9 + number)
        with single:
            ledger.append_readings([reading])
    _rate("claims a second, one article a transaction", 100 * _CLAIMS, single)
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
        sys.exit(f"the ledger does not verify: {result.difference}")
    _say("verified", f"{result.entries:,} entries, {result.bytes / 1e6:,.1f} MB")
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


def _reading(draw: random.Random, number: int) -> Reading:
    """An article of its own and its claims; every span holds what stands there."""
    sentences, ends = [], []
    for _ in range(_CLAIMS):
        one, two = _actor(draw), _actor(draw)
        filler = " ".join(draw.choices(_WORDS, k=36))
        sentences.append(f"{one.name} met {two.name}, officials said, {filler}. ")
        ends.append((one, two))
    article = Article(text=f"{''.join(sentences)}({number})", publisher="Bench", published=_FIRST)
    claims, start = [], 0
    for sentence, (one, two) in zip(sentences, ends, strict=True):
        claims.append(_claim(draw, article, article.span(start, start + len(sentence) - 1), one, two))
        start += len(sentence)
    attributions = tuple(Attribution(source=None, cue=None, content=claim.evidence) for claim in claims)
    return Reading(article=article, coder=_CODER, claims=tuple(claims), attributions=attributions)


def _actor(draw: random.Random) -> Actor:
    number = min(int(draw.paretovariate(0.7)), _ACTORS)
    return Actor(id=f"x:{number:05d}", name=f"Front {number}", kind=ActorKind.ARMED_GROUP, aliases=(f"F{number}",))


def _claim(draw: random.Random, article: Article, evidence: Span, one: Actor, two: Actor) -> Claim:
    relation, sign = draw.choice(_RELATIONS)
    day = _FIRST + timedelta(days=draw.randrange(7000))
    words = evidence.text.index("officials") + evidence.start
    second = evidence.start + len(one.name) + 5
    return Claim(
        article=article.id,
        relation=relation,
        phase=Phase.HOLDS,
        sign=sign,
        plover="CONSULT",
        predicate="meet",
        actor=Participant(actor=one, span=article.span(evidence.start, evidence.start + len(one.name))),
        recipient=Participant(actor=two, span=article.span(second, second + len(two.name))),
        attribution=(SourceLink(name="officials", kind="unnamed", span=article.span(words, words + 9), cue=None),),
        when=ValidTime(edtf=day.isoformat(), basis=DateBasis.EXPLICIT),
        evidence=evidence,
        coder=_CODER,
        confidence=0.5,
    )


if __name__ == "__main__":
    sys.exit(main())
