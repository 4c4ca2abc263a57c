"""Kills a running ingest with SIGKILL, again and again, and compares what was acknowledged with what is there.

    python -m tests.durability.kills [--kills 200] [--ledger URL] [--seed 1]

Prints the figure that stands in docs/explanation/ledger.md. Exits 1 where anything is lost, doubled or damaged. Each
ingest is a process of its own, forked from a server that has the modules loaded, so that 200 take less than a minute.
"""

from __future__ import annotations

import argparse
import multiprocessing
import random
import signal
import sys
import tempfile
import time
from collections import Counter
from dataclasses import dataclass, field
from multiprocessing.connection import Connection

from foedus.ledger import Ledger, open_ledger
from foedus.model import EntryKind
from tests.durability.ingest import ingest, reading

FORKS = multiprocessing.get_context("forkserver")
FORKS.set_forkserver_preload(["tests.durability.ingest"])
LONGEST = 0.2
"""Seconds after its start within which an ingest is killed."""


@dataclass
class Tally:
    """What was seen over all the kills."""

    kills: int = 0
    acknowledged: set[int] = field(default_factory=set)
    unacknowledged_but_there: int = 0
    lost: int = 0
    doubled: int = 0
    halves: int = 0
    damaged: int = 0

    @property
    def clean(self) -> bool:
        """Whether everything acknowledged is there once and whole."""
        return not (self.lost or self.doubled or self.halves or self.damaged)

    def __str__(self) -> str:
        return (
            f"{self.kills} kills, {len(self.acknowledged)} articles acknowledged: {self.lost} lost, {self.doubled} "
            f"doubled, {self.halves} by halves, {self.damaged} times damaged "
            f"({self.unacknowledged_but_there} were there though the answer never came)"
        )


def kill_once(location: str, tally: Tally, draw: random.Random) -> None:
    """One ingest, killed at a moment drawn by chance after it has begun to append."""
    first = max(tally.acknowledged, default=-1) + 1
    heard, say = FORKS.Pipe(duplex=False)
    running = FORKS.Process(target=_ingest, args=(location, first, say))
    running.start()
    say.close()
    begun = heard.recv_bytes()
    assert begun == b"ready", begun
    time.sleep(draw.uniform(0.0, LONGEST))
    running.kill()
    running.join()
    assert running.exitcode == -signal.SIGKILL, running.exitcode
    tally.kills += 1
    for line in _rest(heard):
        assert line.startswith("ack "), line
        tally.acknowledged.add(int(line.removeprefix("ack ")))


def _ingest(location: str, first: int, say: Connection) -> None:
    ingest(location, first, 1_000_000, 0, lambda line: say.send_bytes(line.encode()))


def _rest(heard: Connection) -> list[str]:
    """What a process said before it was killed; a message that it was writing then was never said."""
    lines = []
    try:
        while True:
            lines.append(heard.recv_bytes().decode())
    except (EOFError, OSError):
        return lines
    finally:
        heard.close()


def compare(ledger: Ledger, tally: Tally) -> None:
    """Counts what is not as it was acknowledged; articles come whole or not at all."""
    there = Counter(item.id for item in ledger.articles())
    claims = Counter(item.claim.article for item in ledger.claims())
    lines = Counter(line.article for line in ledger.readings())
    expected = {reading(number)[0].id: len(reading(number)[1]) for number in tally.acknowledged}
    tally.lost = sum(1 for key in expected if not there[key])
    tally.doubled = sum(1 for count in (*there.values(), *lines.values()) if count > 1)
    tally.halves = sum(1 for key in there if claims[key] != 4 or lines[key] != 1)
    tally.unacknowledged_but_there = len(there.keys() - expected.keys())
    tally.damaged += not ledger.verify().ok
    assert sum(1 for entry in ledger.entries() if entry.kind is EntryKind.ARTICLE) == len(there)


def kill_many(location: str, kills: int, seed: int) -> Tally:
    """Kills an ingest so many times; looks after each, and at everything in the end."""
    draw, tally = random.Random(seed), Tally()
    for number in range(kills):
        kill_once(location, tally, draw)
        if number % 10 == 9 or number == kills - 1:
            with open_ledger(location) as ledger:
                compare(ledger, tally)
    return tally


def main() -> int:
    """Kills and counts."""
    parser = argparse.ArgumentParser(description="Kill a running ingest with SIGKILL and compare.")
    parser.add_argument("--kills", type=int, default=200)
    parser.add_argument("--ledger", help="a new ledger's URL (default: SQLite in a temporary folder)")
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        tally = kill_many(options.ledger or f"{folder}/ledger.db", options.kills, options.seed)
    print(tally)
    return 0 if tally.clean and tally.acknowledged else 1


if __name__ == "__main__":
    sys.exit(main())
