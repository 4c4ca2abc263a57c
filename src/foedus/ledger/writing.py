"""How anything is written: planned as entries, sealed after the head, inserted with the rows that stand for them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any, TypeVar

from sqlalchemy import Connection, Table, select

from foedus.errors import LedgerError
from foedus.ledger import fact_pages, schema
from foedus.ledger.chain import Draft, seal
from foedus.ledger.codec import Json, canonical_text, time_value
from foedus.ledger.opening import dialect_of
from foedus.ledger.projections import PROJECTED, Line, projection, said_by
from foedus.model import EntryKind, Head

T = TypeVar("T")
_TICK = timedelta(microseconds=1)
_TOLERANCE = timedelta(minutes=1)


@dataclass(frozen=True, slots=True, kw_only=True)
class Planned:
    """A draft and what its payload says, as `said_by` reads it; None where no projection needs it."""

    draft: Draft
    said: Any


@dataclass(slots=True, kw_only=True)
class Batch:
    """Entries to be appended together; `plan` gives each the number it will have."""

    head: Head
    planned: list[Planned] = field(default_factory=list)

    def plan(self, item: Planned) -> int:
        """Takes the entry in; its `seq`."""
        self.planned.append(item)
        return self.head.seq + len(self.planned)

    def write(self, connection: Connection, recorded_at: datetime) -> None:
        """Seals and inserts all entries, then the rows that stand for them."""
        if not self.planned:
            return
        lines = seal([item.draft for item in self.planned], self.head, recorded_at)
        dialect_of(connection).insert(connection, schema.entry, lines)
        planned = [(line[0], line[3], line[4], item.said) for line, item in zip(lines, self.planned, strict=True)]
        insert_projections(connection, planned)


def insert_projections(connection: Connection, entries: Iterable[tuple[int, str, str, Any]]) -> None:
    """Inserts the rows that stand for entries, one at least, given as number, kind, key and what the payload says."""
    projected: dict[Table, list[Line]] = defaultdict(list)
    numbers = []
    for seq, kind, key, said in entries:
        numbers.append(seq)
        if said is not None:
            table, line = projection(seq, kind, key, said)
            projected[table].append(line)
    dialect = dialect_of(connection)
    for table, lines in projected.items():
        dialect.insert(connection, table, lines)
    fact_pages.fill(connection, numbers[0] - 1, numbers[-1])


def plan(kind: EntryKind, key: str, payload: Json, by: str, packed: bytes | None = None) -> Planned:
    """An entry ready to be sealed. Raises InputError for text that is no Unicode text."""
    text = canonical_text(payload, key)
    draft = Draft(recorded_by=by, kind=kind, key=key, payload=text, packed=packed)
    return Planned(draft=draft, said=said_by(kind, text.encode("utf-8")) if kind in PROJECTED else None)


def head_of(connection: Connection) -> Head:
    """The last entry's number, hash and time."""
    columns = schema.entry.c
    row = connection.execute(
        select(columns.seq, columns.hash, columns.recorded_at).order_by(columns.seq.desc()).limit(1)
    ).one_or_none()
    return Head() if row is None else Head(seq=row.seq, hash=row.hash, recorded_at=time_value(row.recorded_at))


def next_moment(head: Head, recorded_at: datetime | None, clock: Callable[[], datetime]) -> datetime:
    """The time of the next entries: never before the last one's, even where the clock was set back.

    A time given is kept as it is. Raises LedgerError where it lies before the last entry or in the future.
    """
    last = head.recorded_at
    if recorded_at is None:
        now = clock()
        return now if last is None or now > last else last + _TICK
    if recorded_at.tzinfo is None:
        raise LedgerError(f"{recorded_at.isoformat()} does not say its time zone; the ledger's time is UTC")
    if last is not None and recorded_at < last:
        raise LedgerError(
            f"the ledger already records what was known by {last.isoformat()}; "
            f"nothing can be entered as of {recorded_at.isoformat()} any more"
        )
    if recorded_at > clock() + _TOLERANCE:
        raise LedgerError(f"{recorded_at.isoformat()} has not come yet; an entry is recorded when the ledger learns it")
    return recorded_at
