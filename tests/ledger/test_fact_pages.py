"""Pages of facts say what the claims say; `verify` checks them, the database guards them, restoring derives them."""

from __future__ import annotations

import sqlite3
from datetime import date, datetime
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy import select, text

from foedus.errors import FoedusError, LedgerError
from foedus.ledger import Ledger, fact_pages, open_ledger, restore_ledger, schema
from foedus.ledger.asking_columns import FactColumns
from foedus.ledger.verifying import verify_part
from foedus.model import AsOf, Claim
from tests.ledger.samples import RULES, article, claim, moment
from tests.ledger.samples import claims as any_claims
from tests.ledger.test_history import steps, take

RELATIONS = ("fighting", "opposition", "alliance")


@pytest.fixture(autouse=True)
def small_pages(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(fact_pages, "SIZE", 7)


def fill(ledger: Ledger, articles: int = 6) -> None:
    for number in range(articles):
        of = article(number)
        ledger.append_reading(of, [claim(of, relation=relation) for relation in RELATIONS], [], None, RULES)


def kept(ledger: Ledger) -> list[tuple[int, int]]:
    with ledger._store.read() as connection:
        rows = connection.execute(select(schema.facts.c.first, schema.facts.c.seq).order_by(schema.facts.c.seq))
        return [(row.first, row.seq) for row in rows]


def rows_of(found: FactColumns) -> list[tuple[Any, ...]]:
    """The columns as rows."""
    return [
        (
            int(found.seq[row]),
            f"c1:{found.ids[row].tobytes().hex()}",
            found.actors[found.actor[row]],
            found.actors[found.recipient[row]],
            found.relations[found.relation[row]],
            found.phases[found.phase[row]],
            found.factualities[found.factuality[row]],
            bool(found.conditional[row]),
            bool(found.future[row]),
            found.edtfs[found.edtf[row]],
            date.fromordinal(found.published[row]) if found.published[row] else None,
        )
        for row in range(len(found))
    ]


def rows_wanted(ledger: Ledger, as_of: AsOf) -> list[tuple[Any, ...]]:
    """The same from the facts that come one by one."""
    return [
        (
            fact.seq,
            fact.id,
            fact.actor,
            fact.recipient,
            fact.relation,
            fact.phase.value,
            str(fact.factuality),
            fact.conditional,
            fact.future,
            fact.edtf,
            fact.published,
        )
        for fact in ledger.facts(as_of)
        if fact.relation and not fact.superseded
    ]


def test_pages_are_written_as_their_ranges_become_full_and_verify(ledger: Ledger) -> None:
    fill(ledger)
    last = ledger.head().seq
    assert kept(ledger) == [(first, first + 6) for first in range(1, last - 5, 7)]
    assert rows_of(ledger.columns()) == rows_wanted(ledger, AsOf())
    assert ledger.verify().ok


def test_many_entries_at_once_fill_several_pages(ledger: Ledger) -> None:
    of = article(1)
    ledger.append_reading(of, [claim(of, predicate=f"p{number}") for number in range(30)], [], None, RULES)
    assert [seq for _, seq in kept(ledger)] == [7, 14, 21, 28]
    assert len(ledger.columns()) == 30


def test_the_database_takes_no_other_page(ledger: Ledger) -> None:
    fill(ledger)
    for statement in (
        "UPDATE facts SET first = 1",
        "DELETE FROM facts",
        "INSERT INTO facts SELECT seq, first, columns FROM facts",
        "INSERT INTO facts (seq, first, columns) SELECT seq + 100000, seq + 1, columns FROM facts "
        "ORDER BY seq DESC LIMIT 1",
    ):
        with pytest.raises(LedgerError, match="only appends"), ledger._store.write() as connection:
            connection.execute(text(statement))


@pytest.mark.parametrize(
    ("change", "says"),
    [
        ("UPDATE facts SET columns = (SELECT columns FROM facts WHERE seq = 14) WHERE seq = 7", "does not say what"),
        ("DELETE FROM facts WHERE seq = 14", "does not follow the one before"),
        ("UPDATE facts SET seq = 900 WHERE seq = (SELECT max(seq) FROM facts)", "no entry stands behind"),
    ],
)
def test_a_page_that_says_something_else_is_found(change: str, says: str, tmp_path: Path) -> None:
    path = tmp_path / "ledger.db"
    with open_ledger(path) as ledger:
        fill(ledger)
    changed(path, change)
    with open_ledger(path) as ledger:
        result = ledger.verify()
    assert not result.ok
    assert says in str(result.difference)


@pytest.mark.parametrize("middle", range(1, 30, 3))
def test_a_page_is_checked_once_wherever_a_range_is_cut(middle: int, tmp_path: Path) -> None:
    """Also one that lies across the cut, of which the first rows are not among those read for the range."""
    path = tmp_path / "ledger.db"
    with open_ledger(path) as ledger:
        fill(ledger)
        last = ledger.head().seq
        ranges = ((1, middle), (middle + 1, last))
        assert [verify_part(ledger._store, *each).entries for each in ranges] == [middle, last - middle]
    changed(path, "UPDATE facts SET columns = (SELECT columns FROM facts WHERE seq = 7) WHERE seq = 14")
    with open_ledger(path) as ledger:
        found = [verify_part(ledger._store, *each) for each in ranges]
    assert [part.seq for part in found if not part.ok] == [14]


def changed(path: Path, statement: str) -> None:
    """Changes the file although its guards forbid it, and puts these back."""
    with sqlite3.connect(path) as connection:
        guards = connection.execute("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'").fetchall()
        for name, _ in guards:
            connection.execute(f"DROP TRIGGER {name}")
        connection.execute(statement)
        for _, guard in guards:
            connection.execute(guard)


def test_a_missing_guard_is_found(tmp_path: Path) -> None:
    path = tmp_path / "ledger.db"
    open_ledger(path).close()
    with sqlite3.connect(path) as connection:
        connection.execute("DROP TRIGGER facts_in_order")
    with open_ledger(path) as ledger:
        assert "the guard facts_in_order on table facts is missing" in str(ledger.verify().difference)


@pytest.mark.parametrize("name", ["copy.db", "copy.jsonl.gz"])
def test_a_restored_ledger_has_the_same_pages(name: str, tmp_path: Path) -> None:
    with open_ledger(tmp_path / "ledger.db") as ledger:
        fill(ledger)
        ledger.backup(tmp_path / name)
        pages, rows = kept(ledger), rows_of(ledger.columns())
    restore_ledger(tmp_path / name, tmp_path / "new.db")
    with open_ledger(tmp_path / "new.db") as again:
        assert (kept(again), rows_of(again.columns())) == (pages, rows)
        assert again.verify().ok


def test_pages_of_another_size_still_serve(ledger: Ledger, monkeypatch: pytest.MonkeyPatch) -> None:
    fill(ledger)
    monkeypatch.setattr(fact_pages, "SIZE", 5)
    for number in range(10, 14):
        of = article(number)
        ledger.append_reading(of, [claim(of)], [], None, RULES)
    assert rows_of(ledger.columns()) == rows_wanted(ledger, AsOf())
    assert ledger.verify().ok


@settings(max_examples=20, deadline=None)
@given(st.data())
def test_columns_keep_whatever_a_claim_can_say(data: st.DataObject) -> None:
    of = data.draw(st.sampled_from([article(1), article(2)]))
    drawn: list[Claim] = data.draw(st.lists(any_claims(of), min_size=1, max_size=5))
    with open_ledger("memory:") as ledger:
        by = {item.coder: [one for one in drawn if one.coder == item.coder] for item in drawn}
        for coder, mine in by.items():
            ledger.append_reading(of, mine, [], None, coder)
        assert rows_of(ledger.columns()) == rows_wanted(ledger, AsOf())
        assert ledger.verify().ok


@settings(max_examples=25, deadline=None)
@given(
    st.lists(steps, min_size=4, max_size=16),
    st.integers(0, 40),
    st.none() | st.dates(date(2015, 4, 1), date(2015, 6, 1)),
)
def test_columns_are_the_facts_as_known_and_judged(
    history: list[tuple[int, Any]], until: int, valid: date | None
) -> None:
    with open_ledger("memory:") as ledger:
        day = 0
        for pause, step in history:
            day += pause
            take(ledger, step, moment(day))
        known: list[datetime | None] = [None, moment(until)]
        for moment_known in known:
            as_of = AsOf(valid=valid, known=moment_known)
            assert rows_of(ledger.columns(as_of)) == rows_wanted(ledger, as_of)
        assert len(kept(ledger)) == ledger.head().seq // 7
        assert ledger.verify().ok


def test_a_ledger_of_the_version_before_gets_its_pages(tmp_path: Path) -> None:
    path = tmp_path / "ledger.db"
    with open_ledger(path) as ledger:
        fill(ledger)
        pages, rows = kept(ledger), rows_of(ledger.columns())
    with sqlite3.connect(path) as connection:
        connection.execute("DROP TABLE facts")
        connection.execute("UPDATE alembic_version SET version_num = '0002'")
    with open_ledger(path) as ledger:
        assert (kept(ledger), rows_of(ledger.columns())) == (pages, rows)
        assert ledger.verify().ok


def test_a_claim_without_its_article_is_no_traceback(tmp_path: Path) -> None:
    path = tmp_path / "ledger.db"
    with open_ledger(path) as ledger:
        of = article(1)
        ledger.append_reading(of, [claim(of)], [], None, RULES)
    with sqlite3.connect(path) as connection:
        connection.execute("DROP TRIGGER article_no_delete")
        connection.execute("DELETE FROM article")
    with open_ledger(path) as ledger, pytest.raises(FoedusError, match="missing"):
        ledger.columns()
