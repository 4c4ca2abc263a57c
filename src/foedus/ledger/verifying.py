"""Recomputing everything that can be recomputed: pages, guards, contents, chain, texts, projections."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Table, func, select

from foedus.errors import LedgerError
from foedus.ledger import schema
from foedus.ledger.asking import unpack
from foedus.ledger.chain import Row, chain_hash, content_hash
from foedus.ledger.codec import time_value
from foedus.ledger.dialects import GENESIS
from foedus.ledger.projections import PROJECTED, projection
from foedus.ledger.store import Store
from foedus.ledger.values import Verification
from foedus.model import EntryKind, Head

_PAGE = 500
_COLUMNS = tuple(schema.entry.c.keys())


class Difference(LedgerError):
    """Something is not as it was written."""

    def __init__(self, what: str, seq: int | None = None) -> None:
        super().__init__(what)
        self.seq = seq


@dataclass(slots=True)
class Chain:
    """How far a chain has been followed: entries, bytes of payloads and texts, the last entry's hash."""

    entries: int = 0
    bytes: int = 0
    previous: str = GENESIS
    recorded_at: str = ""

    @property
    def head(self) -> Head:
        """The last entry followed."""
        moment = time_value(self.recorded_at) if self.entries else None
        return Head(seq=self.entries, hash=self.previous, recorded_at=moment)

    def follow(self, row: Row, kept: Head | None = None) -> dict[str, Any]:
        """Takes the next row of `entry`; its payload, empty where no projection needs it.

        Raises Difference where the row is not what was sealed.
        """
        seq, raw = self.entries + 1, row["payload"].encode("utf-8")
        if (
            row["seq"] != seq
            or row["previous"] != self.previous
            or row["content"] != content_hash(raw)
            or row["hash"] != chain_hash(row)
            or row["recorded_at"] < self.recorded_at
            or (kept is not None and kept.seq == seq and kept.hash != row["hash"])
        ):
            raise _difference(row, seq, self)
        payload = _payload(row, seq) if row["kind"] in PROJECTED else {}
        self.bytes += len(raw)
        if row["packed"] is not None or row["kind"] == EntryKind.ARTICLE:
            self.bytes += _check_text(row, payload)
        self.entries, self.previous, self.recorded_at = seq, row["hash"], row["recorded_at"]
        return payload


def verify_part(store: Store, first: int, last: int, kept: Head | None = None) -> Verification:
    """Recomputes the entries from `first` to `last`; that the one before is as it was is taken on trust.

    `bytes` counts payloads and texts, in UTF-8.
    """
    chain = Chain()
    try:
        if first > 1:
            chain = _chain_up_to(store, first - 1)
        for rows, projected in _pages(store, chain, last):
            _check_page(chain, rows, projected, kept)
    except LedgerError as found:
        seq, done = getattr(found, "seq", None), max(chain.entries - first + 1, 0)
        return Verification(ok=False, entries=done, bytes=chain.bytes, difference=str(found), seq=seq)
    return Verification(ok=True, entries=chain.entries - first + 1, bytes=chain.bytes)


def structure(store: Store, last: int, kept: Head | None) -> str | None:
    """What is wrong around the entries: pages, guards, rows that stand for nothing, a head that lies past the end."""
    try:
        with store.read() as connection:
            for damage in store.dialect.damage(connection):
                return damage
        if kept is not None and kept.seq > last:
            return f"the ledger ends at entry {last}, but the head kept is of entry {kept.seq}"
        _check_leftovers(store)
    except LedgerError as found:
        return str(found)
    return None


def _chain_up_to(store: Store, seq: int) -> Chain:
    columns = schema.entry.c
    with store.read() as connection:
        question = select(columns.hash, columns.recorded_at).where(columns.seq == seq)
        row = connection.execute(question).one_or_none()
    if row is None:
        raise Difference(f"entry {seq} is missing", seq)
    return Chain(entries=seq, previous=row.hash, recorded_at=row.recorded_at)


Projected = dict[str, dict[int, tuple[Any, ...]]]
"""For each projection the rows at hand, by the number of their entry."""


def _pages(store: Store, chain: Chain, last: int) -> Iterator[tuple[Sequence[Row], Projected]]:
    """The entries up to `last`, in portions, each with the rows that should stand for them."""
    while chain.entries < last:
        first, until = chain.entries + 1, min(chain.entries + _PAGE, last)
        try:
            page = _page(store, first, until)
        except LedgerError as error:
            raise Difference(f"{error} (between entries {first} and {until})", first) from error
        if not page[0]:
            raise Difference(f"entry {first} is missing", first)
        yield page


def _page(store: Store, first: int, last: int) -> tuple[Sequence[Row], Projected]:
    with store.read() as connection:
        rows = [
            dict(zip(_COLUMNS, row, strict=True))
            for row in connection.execute(_between(schema.entry, first, last)).all()
        ]
        projected: Projected = {}
        for table in schema.PROJECTIONS:
            projected[table.name] = {
                row[0]: tuple(row) for row in connection.execute(_between(table, first, last)).all()
            }
    return rows, projected


def _between(table: Table, first: int, last: int) -> Any:
    return select(table).where(table.c.seq.between(first, last)).order_by(table.c.seq)


def _difference(row: Row, seq: int, chain: Chain) -> Difference:
    """What exactly is wrong with a row that does not continue the chain."""
    what = f"entry {seq} ({row['kind']} {row['key']})"
    if row["seq"] != seq:
        return Difference(f"entry {seq} is missing", seq)
    if row["previous"] != chain.previous:
        return Difference(f"{what} does not follow entry {seq - 1}: the chain is broken there", seq)
    if row["content"] != content_hash(row["payload"].encode("utf-8")):
        return Difference(f"the content of {what} was altered", seq)
    if row["hash"] != chain_hash(row):
        return Difference(f"{what} was altered", seq)
    if row["recorded_at"] < chain.recorded_at:
        return Difference(f"{what} is dated before the one it follows", seq)
    return Difference(f"{what} is not the one whose hash was kept: the chain was rebuilt", seq)


def _check_page(chain: Chain, rows: Sequence[Row], projected: Projected, kept: Head | None) -> None:
    for row in rows:
        try:
            _check_projection(row, chain.follow(row, kept), projected)
        except (AttributeError, KeyError, TypeError, ValueError) as error:
            seq = row["seq"]
            raise Difference(f"entry {seq} holds something else than entries of its kind ({error!r})", seq) from error


def _payload(row: Row, seq: int) -> dict[str, Any]:
    try:
        payload = json.loads(row["payload"])
    except ValueError as error:
        raise Difference(f"the payload of entry {seq} is no JSON", seq) from error
    if not isinstance(payload, dict):
        raise Difference(f"the payload of entry {seq} is no JSON object", seq)
    return payload


def _check_projection(row: Row, payload: Mapping[str, Any], projected: Projected) -> None:
    seq, kind = row["seq"], row["kind"]
    wanted = projection(seq, EntryKind(kind), row["key"], payload) if kind in PROJECTED else None
    for table, rows in projected.items():
        expected = tuple(wanted[1].values()) if wanted is not None and wanted[0].name == table else None
        if rows.get(seq) != expected:
            raise Difference(f"table {table} does not say what entry {seq} ({kind} {row['key']}) says", seq)


def _check_text(row: Row, payload: Mapping[str, Any]) -> int:
    """An article's text, as it is kept and as it was read; its length in bytes."""
    seq, packed = row["seq"], row["packed"] or b""
    if hashlib.sha256(packed).hexdigest() != payload.get("packed_sha256"):
        raise Difference(f"the text kept with entry {seq} ({row['kind']} {row['key']}) was altered", seq)
    text = unpack(packed, row["key"]).encode("utf-8")
    if hashlib.sha256(text).hexdigest() != payload.get("sha256"):
        raise Difference(f"the text kept with entry {seq} (article {row['key']}) is not the one that was read", seq)
    return len(text)


def _check_leftovers(store: Store) -> None:
    """Rows of projections past the last entry, or below the first, stand for nothing."""
    last = select(func.coalesce(func.max(schema.entry.c.seq), 0)).scalar_subquery()
    with store.read() as connection:
        for table in schema.PROJECTIONS:
            # One statement, so that it sees one moment, whoever is writing meanwhile.
            row = connection.scalar(select(func.min(table.c.seq)).where((table.c.seq < 1) | (table.c.seq > last)))
            if row is not None:
                raise Difference(f"table {table.name} holds a row {row} that no entry stands behind")
