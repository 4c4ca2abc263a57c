"""Several processes write and read one ledger at once; a server crashes under them; the disk is full."""

from __future__ import annotations

import resource
import signal
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import pytest
from sqlalchemy import event

from foedus.errors import LedgerError
from foedus.ledger import Ledger, open_ledger
from tests.durability.ingest import CLAIMS, append, reading
from tests.postgresql import Server


def start(location: str, first: int, count: int, share: int = 0, **options: object) -> subprocess.Popen[str]:
    command = [sys.executable, "-m", "tests.durability.ingest", location, str(first), str(count), str(share)]
    return subprocess.Popen(command, stdout=subprocess.PIPE, text=True, **options)  # type: ignore[call-overload,no-any-return]


def whole_articles(ledger: Ledger) -> int:
    """How many articles there are; each once, with all its claims and one line in the reading log."""
    there = Counter(item.id for item in ledger.articles())
    claims = Counter(item.claim.article for item in ledger.claims())
    lines = Counter(line.article for line in ledger.readings())
    assert all(there[key] == lines[key] == 1 and claims[key] == CLAIMS for key in there | claims | lines)
    return len(there)


def test_four_writers_and_a_reader_get_along(location: str) -> None:
    each = 25
    writers = [start(location, 0, each, share) for share in range(3)]
    writers.append(start(location, 0, each, 2))  # reads what another reads as well
    with open_ledger(location) as reader:
        while any(writer.poll() is None for writer in writers):
            head = reader.head()
            assert reader.verify(head).ok
            known = head.recorded_at
            assert known is None or len(list(reader.entries(known))) >= head.seq
            time.sleep(0.05)
        for writer in writers:
            said, _ = writer.communicate()
            assert writer.returncode == 0, said
        assert whole_articles(reader) == 3 * each
        assert reader.verify().ok


def test_threads_share_a_ledger(location: str) -> None:
    from concurrent.futures import ThreadPoolExecutor

    with open_ledger(location) as ledger, ThreadPoolExecutor(4) as pool:
        list(pool.map(lambda number: append(ledger, number % 10), range(20)))
        assert whole_articles(ledger) == 10
        assert ledger.verify().ok


@pytest.mark.postgresql
def test_a_server_that_crashes_loses_nothing_acknowledged(crashing_server: Server) -> None:
    location = crashing_server.fresh()
    writer = start(location, 0, 100_000)
    assert writer.stdout is not None
    for line in writer.stdout:
        if line == "ack 10\n":
            break
    crashing_server.stop("immediate")
    said, _ = writer.communicate(timeout=60)
    crashing_server.start()
    last = said.splitlines()[-1]
    assert writer.returncode == 3
    assert last.startswith("error ledger postgresql://") and ("lost" in last or "shutting down" in last), last
    acknowledged = 11 + sum(1 for line in said.splitlines() if line.startswith("ack"))
    with open_ledger(location) as ledger:
        assert whole_articles(ledger) - acknowledged in (0, 1)
        for number in range(acknowledged + 1):
            append(ledger, number)
        assert whole_articles(ledger) == acknowledged + 1
        assert ledger.verify().ok


def append_until_refused(ledger: Ledger) -> tuple[int, str]:
    """Appends until the ledger says why it cannot: how many were acknowledged, and the message."""
    for number in range(10_000):
        try:
            append(ledger, number)
        except LedgerError as error:
            return number, str(error)
    pytest.fail("the disk never got full")


def test_a_full_disk_is_a_clear_message_and_leaves_what_was_acknowledged(tmp_path: Path) -> None:
    with open_ledger(tmp_path / "ledger.db") as ledger:
        append(ledger, 0)

    def shrink(connection: object, _record: object) -> None:
        connection.execute("PRAGMA max_page_count = 100")  # type: ignore[attr-defined]

    with open_ledger(tmp_path / "ledger.db") as ledger:
        event.listen(ledger._store.engine, "connect", shrink)
        ledger._store.engine.dispose()
        acknowledged, message = append_until_refused(ledger)
        assert "disk is full" in message
        assert acknowledged > 1
    with open_ledger(tmp_path / "ledger.db") as ledger:
        assert whole_articles(ledger) == acknowledged
        assert ledger.verify().ok
        append(ledger, acknowledged)
        assert whole_articles(ledger) == acknowledged + 1


def test_a_disk_that_refuses_to_write_is_a_clear_message(tmp_path: Path) -> None:
    """A limit on the size of files, as a real write that fails."""

    def limit() -> None:
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        resource.setrlimit(resource.RLIMIT_FSIZE, (2_000_000, 2_000_000))

    location = str(tmp_path / "ledger.db")
    writer = start(location, 0, 10_000, 0, preexec_fn=limit)
    said, _ = writer.communicate(timeout=120)
    acknowledged = sum(1 for line in said.splitlines() if line.startswith("ack"))
    assert writer.returncode == 3, said[-500:]
    assert "the disk" in said.splitlines()[-1]
    assert acknowledged > 5
    with open_ledger(location) as ledger:
        assert whole_articles(ledger) == acknowledged
        assert ledger.verify().ok


def test_a_ledger_that_may_only_be_read_says_so(tmp_path: Path) -> None:
    """`query_only` gives the code that a file without the right to write gives; root has that right everywhere."""

    def forbid(connection: object, _record: object) -> None:
        connection.execute("PRAGMA query_only = ON")  # type: ignore[attr-defined]

    with open_ledger(tmp_path / "ledger.db") as ledger:
        append(ledger, 0)
        event.listen(ledger._store.engine, "connect", forbid)
        ledger._store.engine.dispose()
        with pytest.raises(LedgerError, match="only be read"):
            append(ledger, 1)
        assert whole_articles(ledger) == 1


def interrupted(ledger: Ledger, monkeypatch: pytest.MonkeyPatch, raiser: Callable[..., None]) -> None:
    monkeypatch.setattr("foedus.ledger.writing.insert_projections", raiser)
    with pytest.raises(KeyboardInterrupt):
        append(ledger, 1)
    monkeypatch.undo()


def test_an_interrupt_in_the_middle_leaves_nothing_half_written(location: str, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupt(*_: object) -> None:
        raise KeyboardInterrupt

    with open_ledger(location) as ledger:
        append(ledger, 0)
        interrupted(ledger, monkeypatch, interrupt)
        assert whole_articles(ledger) == 1
        append(ledger, 1)
        assert whole_articles(ledger) == 2
        assert ledger.article(reading(1)[0].id) == reading(1)[0]
        assert ledger.verify().ok
