"""Backups of either form, restored into either database, and what happens to damaged ones."""

from __future__ import annotations

import gzip
import sqlite3
import threading
from collections.abc import Callable
from pathlib import Path

import pytest

from foedus.errors import IntegrityError, LedgerError
from foedus.ledger import Ledger, open_ledger, restore_ledger
from foedus.model import Retraction
from tests.ledger.conftest import POSTGRESQL
from tests.ledger.samples import RULES, article, attribution, claim


def fill(ledger: Ledger) -> None:
    of = article(1, title="Łódź")
    ledger.append_reading(of, [claim(of)], [attribution(of)], None, RULES)
    ledger.log_failure("a.pdf", "it is empty")
    ledger.judge(Retraction(claim=claim(of).id, by="Ada", reason="misprint"))


def everything(ledger: Ledger) -> list[object]:
    texts = [ledger.article(item.id) for item in ledger.articles()]
    return [*ledger.entries(), *ledger.claims(retracted=True), *ledger.readings(), *ledger.judgements(), *texts]


@pytest.mark.parametrize("target", ["memory", "sqlite", POSTGRESQL])
@pytest.mark.parametrize("name", ["copy.db", "copy.jsonl.gz"])
def test_a_backup_restores_into_any_store(
    location: str, target: str, name: str, fresh: Callable[[str], str], tmp_path: Path
) -> None:
    with open_ledger(location) as ledger:
        fill(ledger)
        head, whole = ledger.head(), everything(ledger)
        assert ledger.backup(tmp_path / name) == head
    into = fresh(target)
    assert restore_ledger(tmp_path / name, into) == head
    if target != "memory":
        with open_ledger(into, create=False) as restored:
            assert everything(restored) == whole
            assert restored.verify(head).ok
            of = article(2)
            assert restored.append_reading(of, [claim(of)], [], None, RULES).claims == 1
    assert sorted(path.name for path in tmp_path.iterdir() if "copy" in path.name) == [name]


def test_an_empty_ledger_has_a_backup_too(ledger: Ledger, tmp_path: Path) -> None:
    ledger.backup(tmp_path / "empty.jsonl.gz")
    assert restore_ledger(tmp_path / "empty.jsonl.gz", tmp_path / "again.db").seq == 0


def test_a_copy_of_sqlite_is_itself_a_ledger_in_one_file(tmp_path: Path) -> None:
    with open_ledger(tmp_path / "a.db") as ledger:
        fill(ledger)
        ledger.backup(tmp_path / "b.db")
    (tmp_path / "b.db").chmod(0o444)
    assert restore_ledger(tmp_path / "b.db", tmp_path / "c.db").seq == 6
    (tmp_path / "b.db").chmod(0o644)
    with open_ledger(tmp_path / "b.db", create=False) as copy:
        assert copy.verify().ok


@pytest.mark.parametrize("name", ["copy.db", "copy.jsonl.gz"])
def test_a_backup_during_ingest_is_a_ledger_of_some_moment(kept: str, name: str, tmp_path: Path) -> None:
    """Writing goes on before, while and after the copies are made."""
    done = threading.Event()

    def ingest() -> None:
        with open_ledger(kept) as writer:
            number = 0
            while not done.is_set() or number < 20:
                number += 1
                of = article(number)
                writer.append_reading(of, [claim(of)], [], None, RULES)

    with open_ledger(kept) as ledger:
        thread = threading.Thread(target=ingest)
        thread.start()
        try:
            heads = [ledger.backup(tmp_path / f"{number}{name}") for number in range(3)]
        finally:
            done.set()
            thread.join()
        assert heads == sorted(heads, key=lambda head: head.seq)
        assert ledger.verify(heads[-1]).ok
    for number, head in enumerate(heads):
        assert restore_ledger(tmp_path / f"{number}{name}", tmp_path / f"{number}.db") == head
        assert head.seq % 3 == 0


def test_a_backup_overwrites_nothing(ledger: Ledger, tmp_path: Path) -> None:
    (tmp_path / "kept.db").write_text("mine")
    with pytest.raises(LedgerError, match="never overwrites"):
        ledger.backup(tmp_path / "kept.db")
    assert (tmp_path / "kept.db").read_text() == "mine"
    with pytest.raises(LedgerError, match="cannot be written"):
        ledger.backup(tmp_path / "nowhere" / "copy.db")


def test_a_ledger_with_entries_is_no_place_to_restore_to(tmp_path: Path) -> None:
    with open_ledger(tmp_path / "a.db") as ledger:
        fill(ledger)
        ledger.backup(tmp_path / "b.jsonl.gz")
    with pytest.raises(LedgerError, match="holds entries already"):
        restore_ledger(tmp_path / "b.jsonl.gz", tmp_path / "a.db")


def broken_dumps(path: Path) -> dict[str, bytes]:
    """Ways a portable backup can be damaged."""
    lines = gzip.decompress(path.read_bytes()).splitlines(keepends=True)
    return {
        "cut short": path.read_bytes()[:-40],
        "without its end": gzip.compress(b"".join(lines[:-1])),
        "without an entry": gzip.compress(b"".join(lines[:3] + lines[4:])),
        "altered": gzip.compress(b"".join(lines).replace(b"misprint", b"misprynt")),
        "of another format": gzip.compress(b'{"foedus-ledger":99}\n' + b"".join(lines[1:])),
        "not ours": gzip.compress(b"hello\n"),
        "without fields": gzip.compress(lines[0] + b'{"seq":1}\n' + lines[-1]),
    }


def test_a_damaged_backup_restores_nothing(tmp_path: Path) -> None:
    with open_ledger(tmp_path / "a.db") as ledger:
        fill(ledger)
        ledger.backup(tmp_path / "whole.jsonl.gz")
    for number, (how, data) in enumerate(broken_dumps(tmp_path / "whole.jsonl.gz").items()):
        bad, into = tmp_path / f"bad{number}.jsonl.gz", tmp_path / f"bad{number}.db"
        bad.write_bytes(data)
        with pytest.raises(IntegrityError, match="damaged"):
            restore_ledger(bad, into)
        with open_ledger(into) as empty:
            assert empty.head().seq == 0, how


def test_a_copy_that_was_tampered_with_restores_nothing(tmp_path: Path) -> None:
    with open_ledger(tmp_path / "a.db") as ledger:
        fill(ledger)
        ledger.backup(tmp_path / "b.db")
    with sqlite3.connect(tmp_path / "b.db") as connection:
        connection.execute("DROP TRIGGER entry_no_update")
        connection.execute("UPDATE entry SET payload = replace(payload, 'misprint', 'misprynt')")
    with pytest.raises(IntegrityError, match="altered"):
        restore_ledger(tmp_path / "b.db", tmp_path / "c.db")


def test_what_is_no_backup_is_said_to_be_none(tmp_path: Path) -> None:
    (tmp_path / "notes.txt").write_text("hello")
    with pytest.raises(LedgerError, match="no backup of a ledger"):
        restore_ledger(tmp_path / "notes.txt", "memory:")
    with pytest.raises(LedgerError, match="cannot be read"):
        restore_ledger(tmp_path / "none.db", "memory:")
