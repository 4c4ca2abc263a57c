"""Forging through PostgreSQL itself, past foedus, by the tables' own owner: every way is refused."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from sqlalchemy.exc import OperationalError

from foedus.errors import IntegrityError, LedgerError
from foedus.ledger import Ledger, open_ledger
from foedus.ledger.postgresql import PostgresqlDialect
from foedus.model import Retraction
from tests.ledger.samples import RULES, article, claim
from tests.postgresql import Server

psycopg = pytest.importorskip("psycopg")
pytestmark = pytest.mark.postgresql

COLUMNS = "(seq, recorded_at, recorded_by, kind, key, payload, content, previous, hash)"
AGAIN = "SELECT {seq}, recorded_at, 'me', kind, key, '{{}}', content, previous, hash FROM entry WHERE seq = 2"

FORGERIES = [
    "UPDATE entry SET payload = '{}' WHERE seq = 2",
    "DELETE FROM entry WHERE seq = 4",
    "TRUNCATE entry",
    "TRUNCATE claim CASCADE",
    "TRUNCATE article, reading, judgement",
    f"INSERT INTO entry {COLUMNS} {AGAIN.format(seq=2)} ON CONFLICT (seq) DO UPDATE SET payload = EXCLUDED.payload",
    f"INSERT INTO entry {COLUMNS} {AGAIN.format(seq=99)} ON CONFLICT (seq) DO UPDATE SET payload = EXCLUDED.payload",
    f"INSERT INTO entry {COLUMNS} {AGAIN.format(seq=2)} ON CONFLICT DO NOTHING",
    f"INSERT INTO entry {COLUMNS} {AGAIN.format(seq=99)}",
    f"INSERT INTO entry {COLUMNS} {AGAIN.format(seq=5)}",
    "MERGE INTO entry USING (SELECT 2 AS n) s ON seq = n WHEN MATCHED THEN UPDATE SET payload = '{}'",
    "MERGE INTO entry USING (SELECT 2 AS n) s ON seq = n WHEN MATCHED THEN DELETE",
    "WITH gone AS (DELETE FROM entry RETURNING *) SELECT count(*) FROM gone",
    "UPDATE claim SET sign = 1",
    "DELETE FROM claim",
    "INSERT INTO claim SELECT * FROM claim ON CONFLICT (id) DO UPDATE SET sign = 1",
    "INSERT INTO claim SELECT 99, 'c1:x', article, coder, actor, recipient, relation, sign, phase, factuality, "
    "conditional, future, edtf, begins, ends, sources FROM claim",
    "UPDATE article SET id = 'a1:x'",
    "DELETE FROM reading",
    "UPDATE judgement SET target = 'x'",
]


def filled(location: str) -> str:
    """A ledger with an entry of most kinds."""
    with open_ledger(location) as ledger:
        of = article(1)
        ledger.append_reading(of, [claim(of)], [], None, RULES)
        ledger.judge(Retraction(claim=claim(of).id, by="Ada", reason="misprint"))
    return location


@pytest.fixture(scope="module")
def unforged(postgresql_server: Server) -> Iterator[tuple[str, Ledger]]:
    """One for all forgeries, since none of them changes it."""
    location = filled(postgresql_server.fresh())
    with open_ledger(location) as opened:
        yield location, opened


@pytest.fixture
def url(fresh: Callable[[str], str]) -> str:
    return filled(fresh("postgresql"))


@pytest.fixture
def ledger(url: str) -> Iterator[Ledger]:
    with open_ledger(url) as opened:
        yield opened


@pytest.mark.parametrize("role", ["origin", "replica"])
@pytest.mark.parametrize("forgery", FORGERIES)
def test_the_database_refuses(unforged: tuple[str, Ledger], forgery: str, role: str) -> None:
    url, ledger = unforged
    head = ledger.head()
    with psycopg.connect(url, autocommit=True) as connection:
        if forgery.startswith("MERGE") and connection.info.server_version < 150000:
            pytest.skip("MERGE came with PostgreSQL 15")
        connection.execute(f"SET session_replication_role = {role}")
        with pytest.raises(psycopg.errors.RaiseException, match="the ledger only appends"):
            connection.execute(forgery)
    assert ledger.head() == head
    assert ledger.verify().ok


def test_copy_cannot_replace_either(url: str, ledger: Ledger) -> None:
    with psycopg.connect(url, autocommit=True) as connection:
        with connection.cursor().copy("COPY entry TO STDOUT") as copy:
            lines = b"".join(copy)
        with pytest.raises(psycopg.errors.RaiseException), connection.cursor().copy("COPY entry FROM STDIN") as copy:
            copy.write(lines)
    assert ledger.verify().ok


@pytest.mark.parametrize(
    "tampering",
    [
        "ALTER TABLE entry DISABLE TRIGGER entry_no_change",
        "ALTER TABLE claim DISABLE TRIGGER ALL",
        "DROP TRIGGER entry_in_order ON entry",
        "CREATE OR REPLACE FUNCTION judgement_takes() RETURNS trigger LANGUAGE plpgsql AS $$BEGIN RETURN NEW; END$$",
    ],
)
def test_a_guard_switched_off_shows(url: str, ledger: Ledger, tampering: str) -> None:
    with psycopg.connect(url, autocommit=True) as connection:
        connection.execute(tampering)
    assert "guard" in str(ledger.verify().difference)


def test_a_change_by_the_owner_past_the_guards_shows(url: str, ledger: Ledger) -> None:
    with psycopg.connect(url, autocommit=True) as connection:
        connection.execute("ALTER TABLE claim DISABLE TRIGGER ALL")
        connection.execute("UPDATE claim SET sign = 1")
        connection.execute("ALTER TABLE claim ENABLE TRIGGER ALL")
        connection.execute("ALTER TABLE claim ENABLE ALWAYS TRIGGER claim_no_change")
        connection.execute("ALTER TABLE claim ENABLE ALWAYS TRIGGER claim_in_order")
    found = ledger.verify()
    assert (found.seq, "table claim" in str(found.difference)) == (2, True)


def test_a_role_that_may_only_append_can_append(url: str, postgresql_server: Server) -> None:
    """The privileges that the documentation advises are enough."""
    schema = url.rpartition("%3D")[2]
    with psycopg.connect(url, autocommit=True) as connection:
        connection.execute(f"CREATE ROLE {schema}_writer LOGIN")
        connection.execute(f"GRANT USAGE ON SCHEMA {schema} TO {schema}_writer")
        connection.execute(f"GRANT SELECT, INSERT ON ALL TABLES IN SCHEMA {schema} TO {schema}_writer")
    with open_ledger(url.replace("foedus@", f"{schema}_writer@")) as ledger:
        of = article(2)
        ledger.append_reading(of, [claim(of)], [], None, RULES)
        assert ledger.verify().ok
    with psycopg.connect(url, autocommit=True) as connection:
        connection.execute(f"REVOKE INSERT ON entry FROM {schema}_writer")
    with open_ledger(url.replace("foedus@", f"{schema}_writer@")) as ledger, pytest.raises(LedgerError, match="right"):
        ledger.log_failure("a", "b")


def test_what_cannot_be_reached_says_why_and_hides_the_password(postgresql_server: Server) -> None:
    with pytest.raises(LedgerError, match=r'cannot be reached.*"nowhere" does not exist') as caught:
        open_ledger(postgresql_server.url.replace("/postgres?", "/nowhere?").replace("foedus@", "foedus:secret@"))
    assert "secret" not in str(caught.value)
    with pytest.raises(LedgerError, match="cannot be reached"):
        open_ledger("postgresql://foedus:secret@/postgres?host=/tmp/nowhere-at-all")


def test_a_lost_connection_is_a_clear_message_and_then_forgotten(url: str, ledger: Ledger) -> None:
    with psycopg.connect(url, autocommit=True) as connection:
        connection.execute("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE pid <> pg_backend_pid()")
    with pytest.raises(LedgerError, match=r"run it again|shutting down"):
        ledger.log_failure("a", "b")
    assert ledger.log_failure("a", "b").line == 5


@pytest.mark.parametrize(
    ("state", "says"),
    [
        ("53100", "disk is full"),
        ("53300", "no more connections"),
        ("55P03", "another process has been writing"),
        ("57P01", "shutting down"),
        ("08006", "connection was lost"),
        ("28P01", "user or password"),
        ("25006", "only be read"),
        ("XX001", "damaged"),
        ("22021", "half a word"),
    ],
)
def test_the_servers_states_are_said_in_words(state: str, says: str) -> None:
    class Said(Exception):
        sqlstate = state

    error = PostgresqlDialect().error(OperationalError("INSERT", {}, Said("half a word")), "ledger x")
    assert says in str(error)
    assert isinstance(error, IntegrityError) == (state == "XX001")
