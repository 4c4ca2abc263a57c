"""SQLite's side of the ledger: write-ahead log, synchronous FULL, guards as triggers, its error codes."""

from __future__ import annotations

import sqlite3
import time
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from sqlalchemy import (
    URL,
    ColumnElement,
    Connection,
    Engine,
    LargeBinary,
    Table,
    cast,
    create_engine,
    event,
    inspect,
    text,
)
from sqlalchemy.exc import DBAPIError
from sqlalchemy.pool import QueuePool, StaticPool

from foedus.errors import IntegrityError, LedgerError
from foedus.ledger.dialects import GENESIS, GUARDED, MATCHES

BUSY_SECONDS = 30
_PAUSE_SECONDS = 0.01
_MAPPED = 1 << 40
"""Bytes of a file to be mapped into memory, as far as SQLite was built to (2 GiB as a rule)."""
_CACHED_KIB = 64 * 1024
"""Cache of a process that verifies: the check of indexes jumps about in them."""

_REASONS = {
    "SQLITE_FULL": "the disk is full; free some space and run it again: what was acknowledged is safe",
    "SQLITE_BUSY": f"another process has been writing to it for over {BUSY_SECONDS} s; try again when it is done",
    "SQLITE_LOCKED": "it is locked by another connection of this process; try again when that is done",
    "SQLITE_READONLY": "it may only be read here; check the rights of the file and of its folder",
    "SQLITE_CANTOPEN": "the file cannot be opened; check that its folder exists and may be written to",
    "SQLITE_IOERR": "the disk reports an error; what was acknowledged before is safe if the disk is",
    "SQLITE_PERM": "this user may not open it; check the rights of the file",
    "SQLITE_TOOBIG": "one text is larger than SQLite can hold (1 GB)",
    "SQLITE_NOMEM": "there is no memory left",
}
_DAMAGE = ("SQLITE_NOTADB", "SQLITE_CORRUPT", "SQLITE_FORMAT")


class SqliteDialect:
    """A ledger in one file, or in memory where the URL names no file."""

    name = "sqlite"

    def engine(self, url: URL, create: bool) -> Engine:
        """Connections that begin transactions only when told how (IMMEDIATE for writers)."""
        in_memory = url.database in (None, "", ":memory:")
        if not in_memory:
            _refuse(Path(str(url.database)), create)
        engine = create_engine(
            url,
            poolclass=StaticPool if in_memory else QueuePool,
            connect_args={"timeout": BUSY_SECONDS, "check_same_thread": False},
        )
        event.listen(engine, "connect", _prepare)
        event.listen(engine, "begin", _begin)
        return engine

    def begin_write(self, connection: Connection) -> None:
        """Nothing left to do: `_begin` has begun IMMEDIATE, which waits for the writer before."""

    def guards(self, connection: Connection, table: str) -> tuple[str, ...]:
        """Triggers against change and removal, and one before INSERT, as REPLACE removes without asking."""
        if table == "facts":
            return (*_still(table), _FACTS_GUARD)
        return (*_still(table), _entry_guard() if table == "entry" else _projection_guard(connection, table))

    def insert(self, connection: Connection, table: Table, lines: Sequence[Sequence[Any]]) -> None:
        """One statement, run for row after row."""
        names = table.c.keys()
        marks = ", ".join("?" * len(names))
        connection.exec_driver_sql(f"INSERT INTO {table.name} ({', '.join(names)}) VALUES ({marks})", list(lines))

    def stored(self, words: ColumnElement[str]) -> ColumnElement[Any]:
        """The bytes as they lie in the file, which is in UTF-8: no text is made of them first."""
        return cast(words, LargeBinary)

    def damage(self, connection: Connection) -> Iterator[str]:
        """Pages and indexes by SQLite's own check, then the guards, word for word."""
        for (line,) in connection.execute(text("PRAGMA integrity_check(5)")):
            if line != "ok":
                yield f"the database file is damaged: {line}"
        for (name,) in connection.execute(text(_NO_TEXT)):
            yield f"the schema of the database file is damaged at {name}"
        stored = {str(name): str(sql) for name, sql in connection.execute(text(_TRIGGERS))}
        for table in inspect(connection).get_table_names():
            if table not in GUARDED:
                continue
            for guard in self.guards(connection, table):
                name = guard.split()[2]
                if stored.get(name) != guard:
                    yield f"the guard {name} on table {table} is missing or was altered"

    def hasten(self, engine: Engine) -> None:
        """Maps the file into memory, which SQLite advises against where a failing disk must not end the process."""
        engine.dispose()
        event.listen(engine, "connect", _map_file)

    def error(self, error: DBAPIError, where: str) -> LedgerError:
        """Reads SQLite's result code."""
        cause = error.orig
        name = str(getattr(cause, "sqlite_errorname", "") or "")
        if name.startswith(_DAMAGE) or "could not decode" in str(cause).lower():
            return IntegrityError(f"{where} is damaged or no SQLite file ({cause}); restore it from a backup")
        if name.startswith("SQLITE_CONSTRAINT"):
            return LedgerError(f"{where} refuses: {cause}")
        for start, reason in _REASONS.items():
            if name.startswith(start):
                return LedgerError(f"{where}: {reason}")
        return LedgerError(f"{where}: {cause}")


def copy_file(connection: Connection, target: Path) -> None:
    """Copies the whole database as it stands at one moment, while others go on writing. Raises sqlite3.Error."""
    source = connection.connection.driver_connection
    if not isinstance(source, sqlite3.Connection):
        raise TypeError(f"not a connection to SQLite: {source!r}")
    copied = sqlite3.connect(target)
    try:
        source.backup(copied)
    finally:
        copied.close()


def seal_file(path: Path) -> None:
    """Makes a database one file again, which can be read where nothing can be written. Raises sqlite3.Error."""
    connection = sqlite3.connect(path)
    try:
        connection.execute("PRAGMA journal_mode=DELETE")
    finally:
        connection.close()


def rows_of_file(path: Path) -> Iterator[dict[str, Any]]:
    """The rows of `entry` of a database file, in their order, without touching the file. Raises sqlite3.Error."""
    connection = sqlite3.connect(f"{path.resolve().as_uri()}?mode=ro", uri=True)
    try:
        connection.row_factory = sqlite3.Row
        for row in connection.execute("SELECT * FROM entry ORDER BY seq"):
            yield dict(row)
    finally:
        connection.close()


_NO_TEXT = (
    "SELECT name FROM sqlite_master WHERE typeof(type) <> 'text' OR typeof(name) <> 'text' "
    "OR typeof(tbl_name) <> 'text' OR typeof(sql) NOT IN ('text', 'null')"
)
_TRIGGERS = "SELECT name, sql FROM sqlite_master WHERE type = 'trigger'"


def _refuse(path: Path, create: bool) -> None:
    """Says beforehand what SQLite would only hint at."""
    if path.is_dir():
        raise LedgerError(f"{path} is a folder; name a file in it, such as {path / 'foedus.db'}")
    if not path.exists():
        if not create:
            raise LedgerError(f"there is no ledger at {path}; 'foedus read' makes one")
        if not path.parent.is_dir():
            raise LedgerError(f"there is no folder {path.parent}; make it first, then the ledger in it")


def _prepare(connection: sqlite3.Connection, _record: object) -> None:
    """Settings of each new connection. The driver must not begin transactions on its own."""
    connection.isolation_level = None
    cursor = connection.cursor()
    cursor.execute(f"PRAGMA busy_timeout={BUSY_SECONDS * 1000}")
    _write_ahead(cursor)
    for setting in ("synchronous=FULL", "recursive_triggers=ON", "cell_size_check=ON", "trusted_schema=OFF"):
        cursor.execute(f"PRAGMA {setting}")
    cursor.close()


def _write_ahead(cursor: sqlite3.Cursor) -> None:
    """Turns the write-ahead log on where it is off, once in a file's life.

    Where two connections do so at the same moment, SQLite refuses one at once, whatever `busy_timeout` says, as
    neither could ever wait for the other: the one refused lets go and asks again.
    """
    until = time.monotonic() + BUSY_SECONDS
    while True:
        try:
            if cursor.execute("PRAGMA journal_mode").fetchone()[0] != "wal":
                cursor.execute("PRAGMA journal_mode=WAL")
            return
        except sqlite3.OperationalError as error:
            if error.sqlite_errorname != "SQLITE_BUSY" or time.monotonic() > until:
                raise
            time.sleep(_PAUSE_SECONDS)


def _map_file(connection: sqlite3.Connection, _record: object) -> None:
    cursor = connection.cursor()
    cursor.execute(f"PRAGMA mmap_size={_MAPPED}")
    cursor.execute(f"PRAGMA cache_size=-{_CACHED_KIB}")
    cursor.close()


def _begin(connection: Connection) -> None:
    options: dict[str, Any] = dict(connection.get_execution_options())
    connection.exec_driver_sql("BEGIN IMMEDIATE" if options.get("writes") else "BEGIN")


def _still(table: str) -> tuple[str, str]:
    refusal = "BEGIN SELECT RAISE(ABORT, 'the ledger only appends: {} cannot be {}'); END"
    return (
        f"CREATE TRIGGER {table}_no_update BEFORE UPDATE ON {table} {refusal.format(table, 'changed')}",
        f"CREATE TRIGGER {table}_no_delete BEFORE DELETE ON {table} {refusal.format(table, 'removed')}",
    )


_FACTS_GUARD = (
    "CREATE TRIGGER facts_in_order BEFORE INSERT ON facts WHEN "
    "NEW.first IS NOT coalesce((SELECT max(seq) FROM facts), 0) + 1 OR NEW.seq < NEW.first "
    "OR NOT EXISTS (SELECT 1 FROM entry WHERE seq = NEW.seq) "
    "BEGIN SELECT RAISE(ABORT, 'the ledger only appends: a page of facts follows the last one'); END"
)


def _entry_guard() -> str:
    last = "(SELECT {} FROM entry ORDER BY seq DESC LIMIT 1)"
    return (
        "CREATE TRIGGER entry_in_order BEFORE INSERT ON entry WHEN "
        f"NEW.seq IS NOT coalesce({last.format('seq')}, 0) + 1 "
        f"OR NEW.previous IS NOT coalesce({last.format('hash')}, '{GENESIS}') "
        f"OR NEW.recorded_at < coalesce({last.format('recorded_at')}, '') "
        "BEGIN SELECT RAISE(ABORT, 'the ledger only appends: an entry follows the last one'); END"
    )


def _projection_guard(connection: Connection, table: str) -> str:
    key, kinds = MATCHES[table]
    unique = [["seq"], *(found["column_names"] for found in inspect(connection).get_unique_constraints(table))]
    taken = " OR ".join(
        f"EXISTS (SELECT 1 FROM {table} WHERE {' AND '.join(f'{name} = NEW.{name}' for name in names)})"
        for names in unique
    )
    listed = ", ".join(f"'{kind}'" for kind in kinds)
    return (
        f"CREATE TRIGGER {table}_once BEFORE INSERT ON {table} WHEN {taken} OR NOT EXISTS "
        f"(SELECT 1 FROM entry WHERE seq = NEW.seq AND key = NEW.{key} AND kind IN ({listed})) "
        f"BEGIN SELECT RAISE(ABORT, 'the ledger only appends: {table} takes each entry of its kind once'); END"
    )
