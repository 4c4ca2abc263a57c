"""The tables of a ledger, each with a row, and the ways of forging one that both databases know."""

from __future__ import annotations

import pytest

from foedus.ledger import fact_pages, open_ledger
from foedus.ledger.dialects import GUARDED
from foedus.model import Retraction
from tests.ledger.samples import RULES, article, attribution, claim

TABLES = sorted(GUARDED)
"""Every table that holds entries or what is derived from them."""


def fill_all(location: str) -> None:
    """A ledger in which no guarded table is empty: an entry of most kinds, and pages of facts."""
    with pytest.MonkeyPatch.context() as patch, open_ledger(location) as ledger:
        patch.setattr(fact_pages, "SIZE", 3)
        for number in (1, 2):
            of = article(number)
            ledger.append_reading(of, [claim(of)], [attribution(of)], None, RULES)
        ledger.judge(Retraction(claim=claim(article(1)).id, by="Ada", reason="misprint"))


def forgeries(table: str, columns: list[str]) -> dict[str, str]:
    """Statements in standard SQL, and the two databases' common `ON CONFLICT`, by what they try."""
    first, second = columns[:2]
    rows = f"SELECT {', '.join(columns)} FROM {table}"
    moved = f"SELECT {first} + 1000, {', '.join(columns[1:])} FROM {table}"
    into = f"INSERT INTO {table} ({', '.join(columns)})"
    upsert = f"ON CONFLICT ({first}) DO UPDATE SET {second} = excluded.{second}"
    return {
        "change": f"UPDATE {table} SET {second} = {second}",
        "change of the number": f"UPDATE {table} SET {first} = {first} + 1000",
        "removal": f"DELETE FROM {table}",
        "removal of one": f"DELETE FROM {table} WHERE {first} = (SELECT max({first}) FROM {table})",
        "insertion again": f"{into} {rows}",
        "insertion elsewhere": f"{into} {moved}",
        "upsert": f"{into} {rows} WHERE true {upsert}",
        "upsert elsewhere": f"{into} {moved} WHERE true {upsert}",
        "insertion unless there": f"{into} {rows} WHERE true ON CONFLICT DO NOTHING",
    }


WAYS = list(forgeries("t", ["a", "b"]))
