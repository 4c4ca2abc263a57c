"""Verifying a large ledger in several processes: each follows a part of the chain, from the hash before it on.

`python -m foedus.ledger.verifying_parts` is one such process: it reads what to do as JSON from standard input, so that
no password shows among the processes, and answers in JSON. A part that no process answers for is verified in this one.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Sequence
from itertools import pairwise

from sqlalchemy.pool import StaticPool

from foedus.errors import LedgerError
from foedus.ledger.opening import open_store
from foedus.ledger.store import Store
from foedus.ledger.values import Verification
from foedus.ledger.verifying import structure, verify_part
from foedus.ledger.writing import head_of
from foedus.model import Head

WORTH_IT = 40_000
"""Entries from which on further processes pay for their start."""

_MOST = 8


def parts_of(store: Store, last: int) -> Sequence[tuple[int, int]]:
    """The ranges of entries, first and last included, that processes of their own shall verify; one if not worth it."""
    if last < WORTH_IT or isinstance(store.engine.pool, StaticPool) or not sys.executable:
        return [(1, last)]
    count = min(len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1, _MOST)
    bounds = [last * index // count for index in range(count + 1)]
    return [(first + 1, until) for first, until in pairwise(bounds)]


def verify(store: Store, kept: Head | None = None) -> Verification:
    """Recomputes all that stands now; `kept` is a head written down earlier, which has to be part of the chain.

    The first difference named is the first one in the chain, or else one of the structure around it.
    """
    try:
        with store.read() as connection:
            last = head_of(connection).seq
    except LedgerError as error:
        return Verification(ok=False, entries=0, bytes=0, difference=str(error))
    first, *others = parts_of(store, last)
    parts = Parts(store, others, kept)
    try:
        amiss = structure(store, last, kept)
        found = [verify_part(store, *first, kept), *parts.results()]
    finally:
        parts.stop()
    entries, size = sum(part.entries for part in found), sum(part.bytes for part in found)
    bad = next((part for part in found if not part.ok), None)
    if bad is not None:
        return Verification(ok=False, entries=entries, bytes=size, difference=bad.difference, seq=bad.seq)
    return Verification(ok=amiss is None, entries=entries, bytes=size, difference=amiss)


class Parts:
    """The processes at work on parts of the chain."""

    def __init__(self, store: Store, parts: Sequence[tuple[int, int]], kept: Head | None) -> None:
        self._store, self._parts, self._kept = store, parts, kept
        self._running = [self._start(part) for part in parts]

    def _start(self, part: tuple[int, int]) -> subprocess.Popen[str] | None:
        task = {
            "ledger": self._store.engine.url.render_as_string(hide_password=False),
            "part": part,
            "kept": [self._kept.seq, self._kept.hash] if self._kept else None,
        }
        command = [sys.executable, "-m", "foedus.ledger.verifying_parts"]
        pipe = subprocess.PIPE
        try:
            running = subprocess.Popen(command, stdin=pipe, stdout=pipe, stderr=subprocess.DEVNULL, text=True)
            if running.stdin is not None:
                running.stdin.write(json.dumps(task))
                running.stdin.close()
                running.stdin = None
        except OSError:
            return None
        return running

    def results(self) -> list[Verification]:
        """What was found in each part, in their order."""
        return [self._result(running, part) for running, part in zip(self._running, self._parts, strict=True)]

    def _result(self, running: subprocess.Popen[str] | None, part: tuple[int, int]) -> Verification:
        said = running.communicate()[0] if running is not None else ""
        if running is None or running.returncode != 0:
            return verify_part(self._store, *part, self._kept)
        return Verification(**json.loads(said))

    def stop(self) -> None:
        """Ends the processes that are still at work."""
        for running in self._running:
            if running is not None and running.poll() is None:
                running.kill()
                running.communicate()


def main() -> int:
    """Verifies one part and says what was found."""
    task = json.load(sys.stdin)
    kept = Head(seq=task["kept"][0], hash=task["kept"][1]) if task["kept"] else None
    try:
        store = open_store(task["ledger"], create=False)
    except LedgerError:
        return 1
    with store:
        first, last = task["part"]
        found = verify_part(store, first, last, kept)
    fields = {"ok": found.ok, "entries": found.entries, "bytes": found.bytes}
    print(json.dumps({**fields, "difference": found.difference, "seq": found.seq}))
    return 0


if __name__ == "__main__":
    sys.exit(main())
