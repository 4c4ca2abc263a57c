"""Verifying a large ledger in several processes: each follows a part of the chain, from the hash before it on, and one
looks at the structure around the entries.

`python -m foedus.ledger.verifying_parts` is one such process: it reads what to do as JSON from standard input, so that
no password shows among the processes, and answers in JSON. What no process answers for is verified in this one.
"""

from __future__ import annotations

import gc
import json
import os
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from sqlalchemy.pool import StaticPool

from foedus.errors import LedgerError
from foedus.ledger import fact_pages
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
    unit = fact_pages.SIZE if last >= fact_pages.SIZE * count else 1  # so that few pages of facts lie across a bound
    bounds = [last * index // count // unit * unit for index in range(count)] + [last]
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
    tasks = [Task(first=first, last=until) for first, until in parts_of(store, last)]
    tasks.append(Task(first=None, last=last))
    if len(tasks) == 2:
        found = [_done(store, task, kept) for task in tasks]
    else:
        processes = Processes(store, tasks, kept)
        try:
            found = processes.results()
        finally:
            processes.stop()
    entries, size = sum(part.entries for part in found), sum(part.bytes for part in found)
    bad = next((part for part in found if not part.ok), None)
    if bad is not None:
        return Verification(ok=False, entries=entries, bytes=size, difference=bad.difference, seq=bad.seq)
    return Verification(ok=True, entries=entries, bytes=size)


@dataclass(frozen=True, slots=True, kw_only=True)
class Task:
    """What one process verifies: the entries from `first` to `last` or, without `first`, the structure around them."""

    first: int | None
    last: int


def _done(store: Store, task: Task, kept: Head | None) -> Verification:
    if task.first is not None:
        return verify_part(store, task.first, task.last, kept)
    amiss = structure(store, task.last, kept)
    return Verification(ok=amiss is None, entries=0, bytes=0, difference=amiss)


class Processes:
    """The processes at work, one for each task."""

    def __init__(self, store: Store, tasks: Sequence[Task], kept: Head | None) -> None:
        self._store, self._tasks, self._kept = store, tasks, kept
        self._running = [self._start(task) for task in tasks]

    def _start(self, task: Task) -> subprocess.Popen[str] | None:
        told = {
            "ledger": self._store.engine.url.render_as_string(hide_password=False),
            "task": [task.first, task.last],
            "kept": [self._kept.seq, self._kept.hash] if self._kept else None,
        }
        command = [sys.executable, "-m", "foedus.ledger.verifying_parts"]
        pipe = subprocess.PIPE
        try:
            running = subprocess.Popen(command, stdin=pipe, stdout=pipe, stderr=subprocess.DEVNULL, text=True)
            if running.stdin is not None:
                running.stdin.write(json.dumps(told))
                running.stdin.close()
                running.stdin = None
        except OSError:
            return None
        return running

    def results(self) -> list[Verification]:
        """What was found of each task, in their order."""
        return [self._result(running, task) for running, task in zip(self._running, self._tasks, strict=True)]

    def _result(self, running: subprocess.Popen[str] | None, task: Task) -> Verification:
        said = running.communicate()[0] if running is not None else ""
        if running is None or running.returncode != 0:
            return _done(self._store, task, self._kept)
        return Verification(**json.loads(said))

    def stop(self) -> None:
        """Ends the processes that are still at work."""
        for running in self._running:
            if running is not None and running.poll() is None:
                running.kill()
                running.communicate()


def main() -> int:
    """Does one task and says what was found."""
    gc.disable()  # nothing made here goes in circles, and looking for such things costs a fifth of the time
    told = json.load(sys.stdin)
    kept = Head(seq=told["kept"][0], hash=told["kept"][1]) if told["kept"] else None
    try:
        store = open_store(told["ledger"], create=False)
    except LedgerError:
        return 1
    with store:
        store.dialect.hasten(store.engine)
        first, last = told["task"]
        found = _done(store, Task(first=first, last=last), kept)
    fields = {"ok": found.ok, "entries": found.entries, "bytes": found.bytes}
    print(json.dumps({**fields, "difference": found.difference, "seq": found.seq}))
    return 0


if __name__ == "__main__":
    sys.exit(main())
