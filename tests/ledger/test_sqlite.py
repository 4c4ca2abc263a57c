"""Forging through SQLite itself, past foedus: every way of changing what was written is refused."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest

from foedus.errors import IntegrityError, LedgerError
from foedus.ledger import open_ledger
from foedus.model import Retraction
from tests.ledger.samples import RULES, article, claim

ENTRY = "(seq, recorded_at, recorded_by, kind, key, payload, content, previous, hash)"
AGAIN = "SELECT {seq}, recorded_at, 'me', kind, key, '{{}}', content, previous, hash FROM entry WHERE seq = 2"

FORGERIES = [
    "UPDATE entry SET payload = '{}' WHERE seq = 2",
    "UPDATE OR REPLACE entry SET seq = 1 WHERE seq = 2",
    "UPDATE OR IGNORE entry SET payload = '{}'",
    "UPDATE entry SET rowid = 99 WHERE seq = 2",
    "DELETE FROM entry",
    "DELETE FROM entry WHERE seq = 2",
    f"INSERT OR REPLACE INTO entry {ENTRY} {AGAIN.format(seq=2)}",
    f"REPLACE INTO entry {ENTRY} {AGAIN.format(seq=2)}",
    f"INSERT INTO entry {ENTRY} {AGAIN.format(seq=2)} ON CONFLICT (seq) DO UPDATE SET payload = excluded.payload",
    f"INSERT INTO entry {ENTRY} {AGAIN.format(seq=2)} ON CONFLICT DO NOTHING",
    f"INSERT OR IGNORE INTO entry {ENTRY} {AGAIN.format(seq=2)}",
    f"INSERT OR FAIL INTO entry {ENTRY} {AGAIN.format(seq=2)}",
    f"INSERT OR ROLLBACK INTO entry {ENTRY} {AGAIN.format(seq=2)}",
    f"INSERT INTO entry {ENTRY} {AGAIN.format(seq='NULL')}",
    f"INSERT INTO entry {ENTRY} {AGAIN.format(seq=0)}",
    f"INSERT INTO entry {ENTRY} {AGAIN.format(seq=-1)}",
    f"INSERT INTO entry {ENTRY} {AGAIN.format(seq=99)}",
    f"INSERT INTO entry {ENTRY} {AGAIN.format(seq='(SELECT max(seq) + 1 FROM entry)')}",
    f"INSERT OR REPLACE INTO entry (rowid, {ENTRY[6:]} {AGAIN.format(seq=2)}",
    "INSERT INTO entry SELECT max(seq) + 1, '2000-01-01T', '', '', '', '', '', hash, '', NULL FROM entry",
    "UPDATE claim SET sign = 1",
    "DELETE FROM claim",
    "REPLACE INTO claim SELECT * FROM claim",
    "REPLACE INTO claim SELECT seq + 1, id, article, coder, 'x:me', recipient, relation, sign, phase, factuality, "
    "conditional, future, edtf, begins, ends, sources FROM claim",
    "INSERT INTO claim SELECT 99, 'c1:x', article, coder, actor, recipient, relation, sign, phase, factuality, "
    "conditional, future, edtf, begins, ends, sources FROM claim",
    "INSERT INTO claim SELECT * FROM claim WHERE true ON CONFLICT (id) DO UPDATE SET sign = 1",
    "UPDATE article SET id = 'a1:x'",
    "DELETE FROM article",
    "REPLACE INTO article SELECT 2, id, NULL, NULL, NULL FROM article",
    "UPDATE reading SET outcome = 'failed'",
    "DELETE FROM reading",
    "REPLACE INTO reading SELECT * FROM reading",
    "UPDATE judgement SET target = 'x'",
    "DELETE FROM judgement",
    "REPLACE INTO judgement SELECT * FROM judgement",
]


def filled(folder: Path) -> Path:
    """A ledger with an entry of most kinds."""
    with open_ledger(folder / "ledger.db") as ledger:
        of = article(1)
        ledger.append_reading(of, [claim(of)], [], None, RULES)
        ledger.judge(Retraction(claim=claim(of).id, by="Ada", reason="misprint"))
    return folder / "ledger.db"


@pytest.fixture(scope="module")
def unforged(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """One for all forgeries, since none of them changes it."""
    return filled(tmp_path_factory.mktemp("unforged"))


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return filled(tmp_path)


def everything(path: Path) -> list[tuple[object, ...]]:
    with sqlite3.connect(path) as connection:
        tables = ("entry", "article", "reading", "claim", "judgement")
        return [row for table in tables for row in connection.execute(f"SELECT * FROM {table}")]


@pytest.mark.parametrize("pragma", ["recursive_triggers=OFF", "recursive_triggers=ON", "ignore_check_constraints=ON"])
@pytest.mark.parametrize("forgery", FORGERIES)
def test_the_database_refuses(unforged: Path, forgery: str, pragma: str) -> None:
    path = unforged
    before = everything(path)
    connection = sqlite3.connect(path)
    connection.execute(f"PRAGMA {pragma}")
    with pytest.raises(sqlite3.IntegrityError, match="the ledger only appends"), connection:
        connection.execute(forgery)
    connection.close()
    assert everything(path) == before
    with open_ledger(path) as ledger:
        assert ledger.verify().ok


def test_values_of_another_type_are_refused(path: Path) -> None:
    forged = "INSERT INTO entry SELECT max(seq) + 1, recorded_at, '', '', '', x'00', '', hash, '', NULL FROM entry"
    with pytest.raises(sqlite3.IntegrityError), sqlite3.connect(path) as connection:
        connection.execute(forged)


def test_an_entry_forged_in_its_place_is_found_by_verify(path: Path) -> None:
    """The guards cannot compute hashes: an entry added past foedus stays, and shows."""
    connection = sqlite3.connect(path)
    with connection:
        connection.execute(
            f"INSERT INTO entry {ENTRY} SELECT seq + 1, recorded_at, 'me', 'claim', 'c1:x', '{{}}', content, hash, 'x' "
            "FROM entry ORDER BY seq DESC LIMIT 1"
        )
    connection.close()
    with open_ledger(path) as ledger:
        found = ledger.verify()
    assert not found.ok
    assert found.seq == 5


def test_an_entry_of_no_kind_is_no_traceback(path: Path) -> None:
    with sqlite3.connect(path) as connection:
        connection.execute(
            f"INSERT INTO entry {ENTRY} SELECT seq + 1, recorded_at, 'me', 'rumour', 'x', '{{}}', content, hash, 'x' "
            "FROM entry ORDER BY seq DESC LIMIT 1"
        )
    with open_ledger(path) as ledger, pytest.raises(IntegrityError, match="not as foedus writes them"):
        list(ledger.entries())


@pytest.mark.parametrize(
    "tampering",
    [
        "DROP TRIGGER entry_no_update",
        "DROP TRIGGER entry_in_order",
        "DROP TRIGGER claim_once",
        "DROP TRIGGER judgement_no_delete",
    ],
)
def test_a_guard_taken_away_shows(path: Path, tampering: str) -> None:
    with sqlite3.connect(path) as connection:
        connection.execute(tampering)
    with open_ledger(path) as ledger:
        assert "guard" in str(ledger.verify().difference)


def test_a_guard_rewritten_shows(path: Path) -> None:
    with sqlite3.connect(path) as connection:
        connection.execute("DROP TRIGGER entry_no_update")
        connection.execute("CREATE TRIGGER entry_no_update BEFORE UPDATE ON entry WHEN 0 BEGIN SELECT 1; END")
    with open_ledger(path) as ledger:
        assert "guard" in str(ledger.verify().difference)


def test_the_file_is_set_to_lose_nothing(path: Path) -> None:
    with open_ledger(path) as ledger, ledger._store.read() as connection:
        settings = {
            name: connection.exec_driver_sql(f"PRAGMA {name}").scalar()
            for name in ("journal_mode", "synchronous", "recursive_triggers", "busy_timeout")
        }
    assert settings == {"journal_mode": "wal", "synchronous": 2, "recursive_triggers": 1, "busy_timeout": 30000}


def test_what_cannot_be_opened_says_why(tmp_path: Path) -> None:
    with pytest.raises(LedgerError, match="is a folder"):
        open_ledger(tmp_path)
    with pytest.raises(LedgerError, match="no folder"):
        open_ledger(tmp_path / "a" / "b.db")
    with pytest.raises(LedgerError, match="no ledger at"):
        open_ledger(tmp_path / "b.db", create=False)
    assert not (tmp_path / "b.db").exists()
    (tmp_path / "c.db").write_bytes(b"no database, only some text that is long enough" * 20)
    with pytest.raises(IntegrityError, match="no SQLite file"):
        open_ledger(tmp_path / "c.db")
    with sqlite3.connect(tmp_path / "d.db") as other:
        other.execute("CREATE TABLE recipes (name)")
    with pytest.raises(LedgerError, match="no foedus ledger"):
        open_ledger(tmp_path / "d.db")


def test_a_locked_ledger_says_so(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("foedus.ledger.sqlite.BUSY_SECONDS", 0)
    holder = sqlite3.connect(path, isolation_level=None)
    holder.execute("BEGIN IMMEDIATE")
    with open_ledger(path) as ledger:
        with pytest.raises(LedgerError, match="another process has been writing"):
            ledger.log_failure("a", "b")
        holder.execute("ROLLBACK")
        assert ledger.log_failure("a", "b").line == 5
    holder.close()
