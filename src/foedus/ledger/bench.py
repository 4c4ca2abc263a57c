"""Measures a ledger on this machine and prints the figures.

    python -m foedus.ledger.bench [--claims 1000000] [--ledger URL] [--questions 300]

Made-up articles of about 3,000 characters with ten claims each, between two thousand actors of which few are in most of
the claims, as in the news. Appends them in batches, asks for pairs drawn from the claims, verifies the whole.
"""

from __future__ import annotations

import argparse
import random
import resource
import statistics
import sys
import tempfile
import time
from collections.abc import Iterator
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


def _append(ledger: Ledger, claims: int) -> list[tuple[str, str]]:
    """Appends in batches; the time to make the articles up is not counted. Some pairs of actors."""
    draw, spent, done = random.Random(1), 0.0, 0
    pairs: list[tuple[str, str]] = []
    while done < claims:
        batch = [_reading(draw, done // _CLAIMS + index) for index in range(_BATCH)]
        start = time.perf_counter()
        done += sum(result.claims for result in ledger.append_readings(batch))
        spent += time.perf_counter() - start
        pairs += [
            (claim.actor.actor.id, claim.recipient.actor.id)
            for claim in _some(batch)
            if claim.actor and claim.recipient
        ]
    _say("claims appended", f"{done:,}")
    _say("claims per second, in batches", f"{done / spent:,.0f}")
    singles = [_reading(draw, 10**9 + index) for index in range(100)]
    start = time.perf_counter()
    for reading in singles:
        ledger.append_readings([reading])
    each = (time.perf_counter() - start) / len(singles)
    _say("claims per second, one article a transaction", f"{_CLAIMS / each:,.0f}")
    return pairs


def _some(batch: list[Reading]) -> Iterator[Claim]:
    return (reading.claims[0] for reading in batch)


def _ask(ledger: Ledger, pairs: list[tuple[str, str]], questions: int) -> None:
    draw = random.Random(2)
    asked = draw.sample(sorted(set(pairs)), min(questions, len(set(pairs))))
    times, answers = [], 0
    for pair in asked:
        start = time.perf_counter()
        answers += sum(1 for _ in ledger.claims(pair=pair))
        times.append((time.perf_counter() - start) * 1000)
    _say("claims of a pair on average", f"{answers / len(asked):,.1f}")
    _say("all claims of one pair, median", f"{statistics.median(times):.1f} ms")
    _say("all claims of one pair, 95th percentile", f"{statistics.quantiles(times, n=20)[-1]:.1f} ms")


def _verify(ledger: Ledger) -> None:
    start = time.perf_counter()
    result = ledger.verify()
    spent = time.perf_counter() - start
    if not result.ok:
        sys.exit(f"the ledger does not verify: {result.difference}")
    _say("verified", f"{result.entries:,} entries, {result.bytes / 1e6:,.1f} MB in {spent:,.1f} s")
    _say("verified per second", f"{result.bytes / 1e6 / spent:,.1f} MB")


def _say(what: str, figure: str) -> None:
    print(f"{what:<46} {figure:>36}", flush=True)


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
