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
from foedus.network import frustration
from foedus.workspace.answers import conflict_json, state_json
from foedus.workspace.answers_asked import history_json
from foedus.workspace.history import history
from foedus.workspace.naming import Names
from foedus.workspace.pairs import pair_of
from foedus.workspace.questions import Inquiry, signed_graph

Pair = tuple[str, str]


def main(words: Sequence[str] | None = None) -> int:
    """Runs the benchmark. Returns 0, or 2 where the ledger cannot be read."""
    parser = argparse.ArgumentParser(prog="python -m foedus.evaluation.asking", description="Measure questions.")
    parser.add_argument("--ledger", required=True, help="a ledger's path or URL")
    parser.add_argument("--questions", type=int, default=200, help="pairs to ask about")
    parser.add_argument("--as-of", type=date.fromisoformat, default=date(2015, 1, 1), metavar="DATE")
    parser.add_argument("--network", action="store_true", help="measure the whole network too")
    parser.add_argument("--balance", type=float, default=5.0, help="seconds for the network's balance", metavar="S")
    given = parser.parse_args(words)
    address = given.ledger if "://" in given.ledger else Path(given.ledger)
    try:
        with open_ledger(address, create=False) as ledger:
            _pairs(ledger, given.questions, given.as_of)
            if given.network:
                _network(ledger, given.as_of, given.balance)
    except FoedusError as error:
        print(error, file=sys.stderr)
        return 2
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"{'memory at most':<34}{peak:,.0f} MB")
    return 0


def state(ledger: Ledger, pair: Pair, day: date) -> None:
    """What `foedus state A B --format json` answers."""
    one, two = pair_of(ledger, *pair, None)
    inquiry = Inquiry(ledger, pair=(one.id, two.id))
    state_json(inquiry.state(one.id, two.id, day), inquiry, {one.id: one.name, two.id: two.name})


def contradictions(ledger: Ledger, pair: Pair, _: date) -> None:
    """What `foedus conflicts A B --format json` answers."""
    one, two = pair_of(ledger, *pair, None)
    inquiry = Inquiry(ledger, pair=(one.id, two.id))
    for item in inquiry.conflicts():
        conflict_json(item, inquiry)


def between(ledger: Ledger, pair: Pair, day: date) -> None:
    """What `foedus between A B --format json` answers."""
    one, two = Names(ledger).pair(*pair)
    inquiry = Inquiry(ledger, pair=(one.actor.id, two.actor.id))
    history_json(history(inquiry, one, two, day), inquiry)


def _pairs(ledger: Ledger, questions: int, day: date) -> None:
    facts = ledger.columns()
    ends = {tuple(sorted(pair)) for pair in zip(facts.actor.tolist(), facts.recipient.tolist(), strict=True)}
    known = sorted(_ordered(facts.actors[one], facts.actors[two]) for one, two in ends if one != two)
    chosen = random.Random(1).sample(known, min(questions, len(known)))
    print(f"{len(facts):,} claims on relations, {len(known):,} pairs, {len(chosen)} asked about")
    _ask("state", state, ledger, chosen, day)
    _ask("between", between, ledger, chosen, day)
    _ask("conflicts", contradictions, ledger, chosen, day)


def _ordered(a: str, b: str) -> Pair:
    return (a, b) if a < b else (b, a)


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


def _network(ledger: Ledger, day: date, seconds: float) -> None:
    """The network step by step: its ties, with their times, their names, and apart from these its balance."""
    watch = _Watch()
    inquiry = Inquiry(ledger, until=day)
    ties = inquiry.ties(day, origins=None)
    watch.say("network: its ties", f"{len(ties):,}")
    graph = signed_graph(ties)
    inquiry.names(graph.nodes)
    watch.say("network: names", f"{len(graph.nodes):,}")
    print(f"{'network as of a day':<34}{watch.whole}")
    inquiry = Inquiry(ledger, until=day)
    watch = _Watch()
    inquiry.ties(day, origins=False, spells=True)
    watch.say("network: its ties and their times", "what --format json adds")
    balance = frustration(graph, time_limit=seconds)
    bound = "proved" if balance.proved else f"between {balance.lower:,} and {balance.upper:,}"
    watch.say("balance, besides", f"{bound}, in at most {seconds:g} s")


class _Watch:
    """Tells the time of each step on the wall and on the processor, and that of all."""

    def __init__(self) -> None:
        self._start = self._last = (time.perf_counter(), time.process_time())

    def say(self, what: str, more: str) -> None:
        now = time.perf_counter(), time.process_time()
        print(f"{what:<34}{_times(self._last, now)} ({more})")
        self._last = now

    @property
    def whole(self) -> str:
        return _times(self._start, self._last)


def _times(start: tuple[float, float], end: tuple[float, float]) -> str:
    return f"{end[0] - start[0]:.2f} s by the clock, {end[1] - start[1]:.2f} s of processor time"


if __name__ == "__main__":
    raise SystemExit(main())
