"""A process that appends articles and says so, one line each, once the ledger has acknowledged it.

    python -m tests.durability.ingest LOCATION FIRST COUNT [SHARE]

Prints `ready`, then `ack NUMBER` for each; what the ledger refuses ends it with exit code 3 and the message. SHARE
gives the articles numbers of their own, so that several processes do not read the same ones.
"""

from __future__ import annotations

import sys
from collections.abc import Callable

from foedus.errors import LedgerError
from foedus.ledger import Ledger, open_ledger
from foedus.model import Article, Claim
from tests.ledger.samples import RULES, article, attribution, claim

CLAIMS = 4


def reading(number: int) -> tuple[Article, list[Claim]]:
    """An article of its own and its claims."""
    of = article(number)
    return of, [claim(of, predicate=f"attack {index}") for index in range(CLAIMS)]


def append(ledger: Ledger, number: int) -> None:
    """One article, one transaction."""
    of, claims = reading(number)
    ledger.append_reading(of, claims, [attribution(of)], None, RULES)


def ingest(location: str, first: int, count: int, share: int, say: Callable[[str], object]) -> int:
    """Appends articles `first` to `first + count` and says so of each; the exit code."""
    try:
        with open_ledger(location) as ledger:
            say("ready")
            for number in range(first, first + count):
                append(ledger, share * 1_000_000 + number)
                say(f"ack {number}")
    except LedgerError as error:
        say(f"error {error}")
        return 3
    return 0


def main(location: str, first: int, count: int, share: int = 0) -> int:
    """An ingest that says it on standard output, a line each."""
    return ingest(location, first, count, share, lambda line: print(line, flush=True))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1], *map(int, sys.argv[2:])))
