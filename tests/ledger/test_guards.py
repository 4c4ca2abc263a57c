"""Each table that holds entries, or rows for them, refuses every change but the next entry, in both databases."""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest

from foedus.errors import FoedusError
from foedus.ledger import open_ledger
from tests.ledger.guards import TABLES, WAYS, fill_all, forgeries
from tests.postgresql import Server

REFUSED = "the ledger only appends"


@pytest.fixture(scope="module")
def path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """One ledger for all forgeries, since none of them changes it."""
    path = tmp_path_factory.mktemp("guards") / "ledger.db"
    fill_all(str(path))
    return path


def columns_of(connection: sqlite3.Connection, table: str) -> list[str]:
    return [row[1] for row in connection.execute(f"PRAGMA table_info({table})")]


def rows_of(connection: sqlite3.Connection) -> list[object]:
    return [connection.execute(f"SELECT * FROM {table}").fetchall() for table in TABLES]


def refuses(path: Path, pragma: str, statement: str) -> None:
    """Past foedus, through SQLite alone: refused by a guard, and nothing is changed."""
    connection = sqlite3.connect(path)
    try:
        connection.execute(f"PRAGMA {pragma}")
        before = rows_of(connection)
        assert all(before), "a table without a row refuses nothing"
        with pytest.raises(sqlite3.IntegrityError, match=REFUSED), connection:
            connection.execute(statement)
        assert rows_of(connection) == before
    finally:
        connection.close()


@pytest.mark.parametrize("pragma", ["recursive_triggers=OFF", "recursive_triggers=ON"])
@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize("table", TABLES)
def test_every_table_of_sqlite_refuses(path: Path, table: str, way: str, pragma: str) -> None:
    with sqlite3.connect(path) as connection:
        statement = forgeries(table, columns_of(connection, table))[way]
    refuses(path, pragma, statement)


@pytest.mark.parametrize("pragma", ["recursive_triggers=OFF", "recursive_triggers=ON"])
@pytest.mark.parametrize("verb", ["INSERT OR REPLACE", "REPLACE", "INSERT OR IGNORE", "INSERT OR FAIL"])
@pytest.mark.parametrize("table", TABLES)
def test_every_table_of_sqlite_refuses_replacement(path: Path, table: str, verb: str, pragma: str) -> None:
    with sqlite3.connect(path) as connection:
        names = columns_of(connection, table)
    forged = [name if name != names[1] else f"{name} || ''" for name in names]
    refuses(path, pragma, f"{verb} INTO {table} ({', '.join(names)}) SELECT {', '.join(forged)} FROM {table}")
    refuses(path, pragma, f"UPDATE OR REPLACE {table} SET {names[0]} = 1")


def test_a_ledger_that_was_forged_at_in_vain_still_verifies(path: Path) -> None:
    with open_ledger(path) as ledger:
        assert ledger.verify().ok


def triggers(path: Path) -> list[str]:
    with sqlite3.connect(path) as connection:
        return [row[0] for row in connection.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'")]


def test_every_guard_of_sqlite_is_missed_where_it_is_taken_away(tmp_path: Path) -> None:
    fill_all(str(tmp_path / "whole.db"))
    names = triggers(tmp_path / "whole.db")
    assert len(names) == 3 * len(TABLES)
    whole = (tmp_path / "whole.db").read_bytes()
    for name in names:
        path = tmp_path / f"{name}.db"
        path.write_bytes(whole)
        with sqlite3.connect(path) as connection:
            connection.execute(f"DROP TRIGGER {name}")
        with open_ledger(path) as ledger:
            assert f"the guard {name} " in str(ledger.verify().difference)


@pytest.mark.parametrize("table", TABLES)
def test_a_table_taken_away_is_missed(tmp_path: Path, table: str) -> None:
    path = tmp_path / "ledger.db"
    fill_all(str(path))
    with sqlite3.connect(path) as connection:
        connection.execute(f"DROP TABLE {table}")
    try:
        with open_ledger(path) as ledger:
            said = str(ledger.verify().difference)
    except FoedusError as error:
        said = str(error)
    wanted = "no foedus ledger" if table == "entry" else rf"\b{table}\b"
    assert re.search(wanted, said), said


@pytest.fixture(scope="module")
def url(postgresql_server: Server) -> Iterator[str]:
    """One ledger on PostgreSQL for all forgeries."""
    location = postgresql_server.fresh()
    fill_all(location)
    yield location


@pytest.mark.postgresql
@pytest.mark.parametrize("role", ["origin", "replica"])
@pytest.mark.parametrize("table", TABLES)
def test_every_table_of_postgresql_refuses(url: str, table: str, role: str) -> None:
    psycopg = pytest.importorskip("psycopg")
    with psycopg.connect(url, autocommit=True) as connection:
        connection.execute(f"SET session_replication_role = {role}")
        found = connection.execute(f"SELECT * FROM {table}")
        names, before = [column.name for column in found.description], sorted(found.fetchall(), key=repr)
        assert before, "a table without a row refuses nothing"
        ways = {**forgeries(table, names), "emptying": f"TRUNCATE {table}", "with all": f"TRUNCATE {table} CASCADE"}
        for way, statement in ways.items():
            with pytest.raises(psycopg.errors.RaiseException, match=REFUSED):
                connection.execute(statement)
                pytest.fail(f"{way} went through")
        assert sorted(connection.execute(f"SELECT * FROM {table}").fetchall(), key=repr) == before
    with open_ledger(url) as ledger:
        assert ledger.verify().ok


@pytest.mark.postgresql
@pytest.mark.parametrize("table", TABLES)
@pytest.mark.parametrize("guard", ["no_change", "in_order"])
def test_every_guard_of_postgresql_is_missed_where_it_is_taken_away(
    postgresql_server: Server, table: str, guard: str
) -> None:
    psycopg = pytest.importorskip("psycopg")
    location = postgresql_server.fresh()
    fill_all(location)
    with psycopg.connect(location, autocommit=True) as connection:
        connection.execute(f"DROP TRIGGER {table}_{guard} ON {table}")
    with open_ledger(location) as ledger:
        assert f"the guard {table}_{guard} " in str(ledger.verify().difference)
