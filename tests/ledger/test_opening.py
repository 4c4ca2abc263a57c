"""Where a ledger is, who made it, and how an older one comes up to date."""

from __future__ import annotations

import gzip
import re
import sqlite3
import threading
from collections.abc import Callable
from pathlib import Path

import pytest

from foedus.errors import LedgerError
from foedus.ledger import open_ledger
from foedus.ledger.opening import NEWEST, parse_location, shown
from foedus.model import Retraction
from tests.ledger.samples import BETTER, RULES, article, attribution, claim
from tests.postgresql import Server

FIXTURES = Path(__file__).parent / "schemas"
MIGRATIONS = Path(__file__).parents[2] / "src/foedus/ledger/migrations/versions"


@pytest.mark.parametrize(
    ("location", "backend", "database"),
    [
        ("foedus.db", "sqlite", "foedus.db"),
        (Path("a b/c.db"), "sqlite", "a b/c.db"),
        ("sqlite:///foedus.db", "sqlite", "foedus.db"),
        ("sqlite:////tmp/foedus.db", "sqlite", "/tmp/foedus.db"),
        ("memory:", "sqlite", None),
        ("postgresql://me@host/db", "postgresql", "db"),
        ("postgres://me@host/db", "postgresql", "db"),
        ("postgresql+psycopg://me@host/db", "postgresql", "db"),
    ],
)
def test_locations(location: str | Path, backend: str, database: str | None) -> None:
    url = parse_location(location)
    assert (url.get_backend_name(), url.database) == (backend, database)


@pytest.mark.parametrize("location", ["mysql://me@host/db", "http://example.org", "postgresql://host:port/x", ""])
def test_what_is_no_location(location: str) -> None:
    with pytest.raises(LedgerError):
        open_ledger(location)


def test_messages_never_show_a_password() -> None:
    assert "secret" not in shown(parse_location("postgresql://me:secret@host/db"))


def test_the_newest_version_is_the_last_migration() -> None:
    revisions = [re.search(r'^revision = "(\d+)"', path.read_text(), re.M) for path in MIGRATIONS.glob("v*.py")]
    numbers = sorted(found.group(1) for found in revisions if found)
    assert numbers == [f"{number:04d}" for number in range(1, len(numbers) + 1)]
    assert numbers[-1] == NEWEST


def test_each_version_has_its_fixture_and_none_can_be_gone_back_from() -> None:
    kept = {path.name for path in FIXTURES.iterdir()}
    for path in MIGRATIONS.glob("v*.py"):
        number = path.name[1:5]
        assert {f"{number}.sqlite.sql.gz", f"{number}.postgresql.sql.gz"} <= kept
        assert "def downgrade" not in path.read_text()


def old_ledgers() -> list[object]:
    """Every schema there ever was, with two readings in it, in both databases."""
    marks = {"postgresql": (pytest.mark.postgresql,), "sqlite": ()}
    return [
        pytest.param(
            path, path.name.split(".")[1], id=path.name.removesuffix(".sql.gz"), marks=marks[path.name.split(".")[1]]
        )
        for path in sorted(FIXTURES.glob("*.sql.gz"))
    ]


@pytest.mark.parametrize(("dump", "kind"), old_ledgers())
def test_an_older_ledger_comes_up_to_date_with_all_it_holds(dump: Path, kind: str, fresh: Callable[[str], str]) -> None:
    location = fresh(kind)
    load(gzip.decompress(dump.read_bytes()).decode(), kind, location)
    of, second = article(1, uri="https://gazette.example/1"), article(2)
    with open_ledger(location) as ledger:
        assert [item.claim for item in ledger.claims()] == [claim(of), claim(of, coder=BETTER)]
        assert [item.id for item in ledger.articles()] == [of.id, second.id]
        assert ledger.article(of.id).text == of.text
        assert ledger.attributions(of.id, coder=RULES) == (attribution(of),)
        head = ledger.head()
        assert ledger.verify().ok
        ledger.append_reading(second, [claim(second, coder=BETTER)], [], None, BETTER)
        ledger.judge(Retraction(claim=claim(of).id, by="Ada", reason="misprint"))
        assert len(list(ledger.claims())) == 2
        assert ledger.verify(head).ok


def load(script: str, kind: str, location: str) -> None:
    if kind == "sqlite":
        connection = sqlite3.connect(location)
        connection.executescript(script)
        connection.close()
        return
    import psycopg

    with psycopg.connect(location, autocommit=True) as server:
        schema = server.execute("SELECT current_schema()").fetchone()
        assert schema is not None
        server.execute(script.replace("the_schema", schema[0]).encode())


def test_a_ledger_of_a_newer_foedus_is_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "ledger.db"
    open_ledger(path).close()
    with sqlite3.connect(path) as connection:
        connection.execute("UPDATE alembic_version SET version_num = '9999'")
    with pytest.raises(LedgerError, match="newer foedus"):
        open_ledger(path)


@pytest.mark.postgresql
def test_a_schema_with_other_tables_is_no_ledger(postgresql_server: Server) -> None:
    import psycopg

    url = postgresql_server.fresh()
    with pytest.raises(LedgerError, match="no ledger in it yet"):
        open_ledger(url, create=False)
    with psycopg.connect(url, autocommit=True) as connection:
        connection.execute("CREATE TABLE entry (x int)")
    with pytest.raises(LedgerError, match="not a foedus ledger"):
        open_ledger(url)


def at_once(work: Callable[[int], None]) -> list[BaseException]:
    """Does the work in six threads that start at one moment; gives what they raised."""
    failures: list[BaseException] = []
    together = threading.Barrier(6)

    def run(number: int) -> None:
        together.wait()
        try:
            work(number)
        except BaseException as error:  # noqa: BLE001
            failures.append(error)

    threads = [threading.Thread(target=run, args=(number,)) for number in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return failures


def opener(path: Path) -> Callable[[int], None]:
    return lambda _number: open_ledger(path).close()


def test_no_maker_of_a_file_is_refused_at_its_first_moment(tmp_path: Path) -> None:
    """SQLite refuses at once, waiting or not, who turns the log on while another does."""
    for number in range(40):
        path = tmp_path / f"{number}.db"
        assert at_once(opener(path)) == []


def test_many_may_make_the_same_ledger_at_once(kept: str) -> None:
    def make(number: int) -> None:
        with open_ledger(kept) as ledger:
            ledger.append_reading(article(number), [], [], None, RULES)

    assert at_once(make) == []
    with open_ledger(kept, create=False) as ledger:
        assert len(list(ledger.articles())) == 6
        assert ledger.verify().ok
