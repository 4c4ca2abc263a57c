"""What a database has to offer a ledger. The differences between the two stand in `sqlite.py` and `postgresql.py`."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any, Protocol

from sqlalchemy import URL, ColumnElement, Connection, Engine, Table
from sqlalchemy.exc import DBAPIError

from foedus.errors import LedgerError

GENESIS = "0" * 64
"""What the first entry names as the hash before it."""

MATCHES = {
    "article": ("id", ("article",)),
    "reading": ("subject", ("reading",)),
    "claim": ("id", ("claim",)),
    "judgement": ("target", ("revision", "retraction", "actor-judgement", "claim-review", "reversal")),
}
"""For each projection: its column that equals the entry's key, and the kinds of entries it may stand for."""

GUARDED = frozenset(("entry", "facts", *MATCHES))
"""The tables that the database itself keeps append-only."""


class Dialect(Protocol):
    """One database's way of doing what the ledger needs."""

    name: str

    def engine(self, url: URL, create: bool) -> Engine:
        """Connections set to lose nothing that was acknowledged. Raises LedgerError where there is nothing to open."""

    def begin_write(self, connection: Connection) -> None:
        """Makes this transaction the only one that writes, waiting up to 30 s for the one before."""

    def guards(self, connection: Connection, table: str) -> tuple[str, ...]:
        """The statements that make the database itself refuse every change of `table` but appending."""

    def insert(self, connection: Connection, table: Table, lines: Sequence[Sequence[Any]]) -> None:
        """Inserts rows, their values in the order of the table's columns, past no guard. Raises DBAPIError."""

    def stored(self, words: ColumnElement[str]) -> ColumnElement[Any]:
        """A column of text for who wants its bytes in UTF-8: as these where the database hands them out faster."""

    def damage(self, connection: Connection) -> Iterator[str]:
        """What the database finds wrong with its own pages, schema and guards; nothing where all is well."""

    def hasten(self, engine: Engine) -> None:
        """Settings for a process of its own that reads a whole ledger once; an error of the disk may end it."""

    def error(self, error: DBAPIError, where: str) -> LedgerError:
        """The database's error in the words of the domain. `where` names the ledger, without any password."""
