"""PostgreSQL's side of the ledger: one writer by advisory lock, guards as triggers that always fire, its SQLSTATEs."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from sqlalchemy import URL, ColumnElement, Connection, Engine, Table, create_engine, event, inspect, text
from sqlalchemy.exc import DBAPIError, OperationalError

from foedus.errors import IntegrityError, LedgerError, MissingExtraError
from foedus.ledger.dialects import GENESIS, GUARDED, MATCHES
from foedus.ledger.store import past_sqlalchemy

LOCK_SECONDS = 30
_WRITER = 0x666F65647573
"""The advisory lock that writers take in turn ("foedus" in ASCII). LOCK TABLE would need more rights than INSERT."""

_REASONS = {
    "53100": "the server's disk is full; free some space and run it again: what was acknowledged is safe",
    "53200": "the server has no memory left",
    "53300": "the server takes no more connections; try again later",
    "55P03": f"another process has been writing to it for over {LOCK_SECONDS} s; try again when it is done",
    "25006": "it may only be read here",
    "28": "the server refuses this user or password",
    "3D000": "there is no such database on the server; make it first: createdb NAME",
    "42501": "this user lacks the right; reading needs SELECT, appending needs SELECT and INSERT",
    "57P": "the server is shutting down; try again when it is back: what was acknowledged is safe",
    "08": "the connection was lost; run it again: what was already written is not written twice",
}
_GUARD = "P0001"
_DAMAGE = "XX"


class PostgresqlDialect:
    """A ledger that a team shares on a PostgreSQL server (13 or newer)."""

    name = "postgresql"

    def engine(self, url: URL, create: bool) -> Engine:
        """Connections that commit to disk before they answer. The database itself is made with `createdb`."""
        del create
        try:
            import psycopg  # noqa: F401
        except ImportError as error:
            raise MissingExtraError("a ledger on PostgreSQL", "postgresql") from error
        engine = create_engine(url.set(drivername="postgresql+psycopg"), isolation_level="READ COMMITTED")
        event.listen(engine, "connect", _prepare)
        return engine

    def begin_write(self, connection: Connection) -> None:
        """Waits for the writer before; READ COMMITTED then sees all it wrote."""
        connection.execute(text(f"SELECT pg_advisory_xact_lock({_WRITER})"))

    def guards(self, connection: Connection, table: str) -> tuple[str, ...]:
        """Functions and triggers. ENABLE ALWAYS: they fire for replication roles too."""
        schema = str(connection.scalar(text("SELECT current_schema()")))
        body = _body(connection, schema, table)
        return (
            f"CREATE FUNCTION {table}_only_appends() RETURNS trigger LANGUAGE plpgsql AS $${_REFUSAL}$$",
            f"CREATE TRIGGER {table}_no_change BEFORE UPDATE OR DELETE OR TRUNCATE ON {table} "
            f"FOR EACH STATEMENT EXECUTE FUNCTION {table}_only_appends()",
            f"CREATE FUNCTION {table}_takes() RETURNS trigger LANGUAGE plpgsql AS $${body}$$",
            f"CREATE TRIGGER {table}_in_order BEFORE INSERT ON {table} FOR EACH ROW EXECUTE FUNCTION {table}_takes()",
            f"ALTER TABLE {table} ENABLE ALWAYS TRIGGER {table}_no_change",
            f"ALTER TABLE {table} ENABLE ALWAYS TRIGGER {table}_in_order",
        )

    def insert(self, connection: Connection, table: Table, lines: Sequence[Sequence[Any]]) -> None:
        """By COPY, which asks the guards about each row too but answers only once: a third of the time less."""
        driver: Any = connection.connection.driver_connection
        order = f"COPY {table.name} ({', '.join(table.c.keys())}) FROM STDIN"
        with past_sqlalchemy(connection), driver.cursor() as cursor, cursor.copy(order) as copy:
            for line in lines:
                copy.write_row(line)

    def stored(self, words: ColumnElement[str]) -> ColumnElement[Any]:
        """The text itself: bytes would come as twice as many hexadecimal digits."""
        return words

    def damage(self, connection: Connection) -> Iterator[str]:
        """The guards, word for word; pages are the server's own affair (its data checksums)."""
        schema = str(connection.scalar(text("SELECT current_schema()")))
        found = {
            (str(row.tgname)): (str(row.tgenabled), str(row.prosrc)) for row in connection.execute(text(_TRIGGERS))
        }
        for table in inspect(connection).get_table_names():
            if table not in GUARDED:
                continue
            body = _body(connection, schema, table)
            for name, source in ((f"{table}_no_change", _REFUSAL), (f"{table}_in_order", body)):
                if found.get(name) != ("A", source):
                    yield f"the guard {name} on table {table} is missing, switched off or was altered"

    def hasten(self, engine: Engine) -> None:
        """Nothing: the server caches by its own settings."""

    def error(self, error: DBAPIError, where: str) -> LedgerError:
        """Reads the SQLSTATE; an error without one comes from the connection itself."""
        cause = error.orig
        state = str(getattr(cause, "sqlstate", None) or "")
        if state == _GUARD or state.startswith("23"):
            return LedgerError(f"{where} refuses: {str(cause).splitlines()[0]}")
        if state.startswith(_DAMAGE):
            return IntegrityError(f"{where} is damaged ({cause}); restore it from a backup")
        for start, reason in _REASONS.items():
            if state.startswith(start):
                return LedgerError(f"{where}: {reason}")
        if error.connection_invalidated or (not state and isinstance(error, OperationalError)):
            words = " ".join(str(cause).split())
            if words.startswith(("connection failed", "connection timeout", "connection is bad: connection to")):
                return LedgerError(f"{where} cannot be reached: {words}")
            return LedgerError(f"{where}: {_REASONS['08']} ({words})")
        return LedgerError(f"{where}: {' '.join(str(cause).split())}")


_TRIGGERS = (
    "SELECT t.tgname, t.tgenabled, p.prosrc FROM pg_trigger t JOIN pg_proc p ON p.oid = t.tgfoid "
    "JOIN pg_class c ON c.oid = t.tgrelid JOIN pg_namespace n ON n.oid = c.relnamespace "
    "WHERE n.nspname = current_schema()"
)
_REFUSAL = " BEGIN RAISE EXCEPTION 'the ledger only appends: % of % refused', TG_OP, TG_TABLE_NAME; END "


def _prepare(connection: Any, _record: object) -> None:
    encoding = connection.info.parameter_status("server_encoding")
    if encoding != "UTF8":
        raise LedgerError(f"the database keeps text as {encoding}, which has no place for every letter; use UTF8")
    with connection.cursor() as cursor:
        cursor.execute("SET synchronous_commit = on")
        cursor.execute(f"SET lock_timeout = '{LOCK_SECONDS}s'")
        cursor.execute("SET client_encoding = 'UTF8'")
    connection.commit()


def _body(connection: Connection, schema: str, table: str) -> str:
    """What the guard of a table checks before a row is inserted."""
    if table == "facts":
        return _facts_body(schema)
    return _entry_body(schema) if table == "entry" else _projection_body(connection, schema, table)


def _facts_body(schema: str) -> str:
    return (
        f' BEGIN IF NEW.first IS DISTINCT FROM coalesce((SELECT max(seq) FROM "{schema}".facts), 0) + 1 '
        f'OR NEW.seq < NEW.first OR NOT EXISTS (SELECT 1 FROM "{schema}".entry WHERE seq = NEW.seq) '
        "THEN RAISE EXCEPTION 'the ledger only appends: a page of facts follows the last one'; END IF; RETURN NEW; END "
    )


def _entry_body(schema: str) -> str:
    return (
        f' DECLARE last record; BEGIN SELECT seq, hash, recorded_at INTO last FROM "{schema}".entry '
        "ORDER BY seq DESC LIMIT 1; "
        f"IF NEW.seq IS DISTINCT FROM coalesce(last.seq, 0) + 1 "
        f"OR NEW.previous IS DISTINCT FROM coalesce(last.hash, '{GENESIS}') "
        "OR NEW.recorded_at < coalesce(last.recorded_at, '') "
        "THEN RAISE EXCEPTION 'the ledger only appends: an entry follows the last one'; END IF; RETURN NEW; END "
    )


def _projection_body(connection: Connection, schema: str, table: str) -> str:
    key, kinds = MATCHES[table]
    unique = [["seq"], *(found["column_names"] for found in inspect(connection).get_unique_constraints(table))]
    taken = " OR ".join(
        f'EXISTS (SELECT 1 FROM "{schema}".{table} WHERE {" AND ".join(f"{name} = NEW.{name}" for name in names)})'
        for names in unique
    )
    listed = ", ".join(f"'{kind}'" for kind in kinds)
    return (
        f' BEGIN IF {taken} OR NOT EXISTS (SELECT 1 FROM "{schema}".entry '
        f"WHERE seq = NEW.seq AND key = NEW.{key} AND kind IN ({listed})) "
        f"THEN RAISE EXCEPTION 'the ledger only appends: {table} takes each entry of its kind once'; END IF; "
        "RETURN NEW; END "
    )
