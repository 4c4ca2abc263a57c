"""Measures questions to a ledger on this machine and prints the figures.

    python -m foedus.ledger.bench --claims 100000 --ledger bench.db      makes a ledger to ask
    python -m foedus.evaluation.asking --ledger bench.db                 asks it

Pairs are drawn from the claims, each pair that occurs as likely as any other; each question starts from nothing but the
open ledger, the gazetteer being loaded. A figure stands twice: by the clock on the wall and by this process's own
processor time, which a busy machine disturbs less.
"""

from __future__ import annotations

import argparse
import random
import resource
import statistics
import sys
import time
from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path

from foedus.errors import FoedusError
from foedus.ledger import Ledger, open_ledger
from foedus.workspace.pairs import pair_of
from foedus.workspace.questions import Inquiry

Pair = tuple[str, str]


def main(words: Sequence[str] | None = None) -> int:
    """Runs the benchmark. Returns 0, or 2 where the ledger cannot be read."""
    parser = argparse.ArgumentParser(prog="python -m foedus.evaluation.asking", description="Measure questions.")
    parser.add_argument("--ledger", required=True, help="a ledger's path or URL")
    parser.add_argument("--questions", type=int, default=200, help="pairs to ask about")
    parser.add_argument("--as-of", type=date.fromisoformat, default=date(2015, 1, 1), metavar="DATE")
    parser.add_argument("--network", action="store_true", help="measure the whole network too")
    given = parser.parse_args(words)
    address = given.ledger if "://" in given.ledger else Path(given.ledger)
    try:
        with open_ledger(address, create=False) as ledger:
            _pairs(ledger, given.questions, given.as_of)
            if given.network:
                _network(ledger, given.as_of)
    except FoedusError as error:
        print(error, file=sys.stderr)
        return 2
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"{'memory at most':<34}{peak:,.0f} MB")
    return 0


def state(ledger: Ledger, pair: Pair, day: date) -> None:
    """What `foedus state` does: names to actors, the state, and the origins of every relation."""
    one, two = pair_of(ledger, *pair, None)
    inquiry = Inquiry(ledger, pair=(one.id, two.id))
    for item in inquiry.state(one.id, two.id, day).conclusions:
        inquiry.support(item.premises)


def contradictions(ledger: Ledger, pair: Pair, _: date) -> None:
    """What `foedus conflicts A B` does."""
    one, two = pair_of(ledger, *pair, None)
    inquiry = Inquiry(ledger, pair=(one.id, two.id))
    for item in inquiry.conflicts():
        for side in (item.left, item.right):
            inquiry.support(row.claim for row in side)


def _pairs(ledger: Ledger, questions: int, day: date) -> None:
    known = sorted({_ordered(fact.actor, fact.recipient) for fact in ledger.facts() if fact.actor and fact.recipient})
    chosen = random.Random(1).sample(known, min(questions, len(known)))
    print(f"{len(known):,} pairs, {len(chosen)} asked about")
    _ask("state", state, ledger, chosen, day)
    _ask("conflicts", contradictions, ledger, chosen, day)


def _ordered(a: str | None, b: str | None) -> Pair:
    first, second = sorted((str(a), str(b)))
    return first, second


def _ask(
    name: str, question: Callable[[Ledger, Pair, date], None], ledger: Ledger, pairs: Sequence[Pair], day: date
) -> None:
    laps = []
    for pair in [*pairs[:2], *pairs]:
        start = time.perf_counter(), time.process_time()
        question(ledger, pair, day)
        laps.append((1000 * (time.perf_counter() - start[0]), 1000 * (time.process_time() - start[1])))
    for kind, found in zip(("by the clock", "processor time"), zip(*laps[-len(pairs) :], strict=True), strict=True):
        high = statistics.quantiles(found, n=20)[-1] if len(found) > 1 else found[0]
        print(f"{f'{name}, {kind}':<34}median {statistics.median(found):.1f} ms, 95 % below {high:.1f} ms")


def _network(ledger: Ledger, day: date) -> None:
    start = time.perf_counter(), time.process_time()
    inquiry = Inquiry(ledger, until=day)
    read = time.process_time() - start[1]
    found = inquiry.network(day, time_limit=5.0, origins=False)
    wall, spent = time.perf_counter() - start[0], time.process_time() - start[1]
    print(f"{'network, origins not counted':<34}{wall:.1f} s by the clock, {spent:.1f} s of processor time")
    print(f"{'':<34}{read:.1f} s of it to read {len(inquiry.facts):,} facts; {len(found.ties):,} ties")


if __name__ == "__main__":
    raise SystemExit(main())
