"""Copies of a ledger that verify themselves, and ledgers made from copies.

Two forms. A ledger in SQLite is copied as a database file by SQLite's own backup, which is safe while others write. Any
ledger can be written as a portable file: JSON Lines in gzip, a header, one entry a line, a last line with the head. It
holds entries alone, in the bytes that were hashed; whoever reads it in derives the projections anew. Both are written
under another name, brought to disk, verified, and only then given theirs.
"""

from __future__ import annotations

import base64
import gzip
import json
import os
import sqlite3
import zlib
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, select

from foedus.errors import IntegrityError, LedgerError
from foedus.ledger import schema
from foedus.ledger.chain import Row
from foedus.ledger.dialects import GENESIS
from foedus.ledger.following import COLUMNS, Chain
from foedus.ledger.opening import dialect_of, open_store
from foedus.ledger.sqlite import copy_file, rows_of_file, seal_file
from foedus.ledger.store import Store
from foedus.ledger.values import Verification
from foedus.ledger.verifying_parts import verify
from foedus.ledger.writing import head_of, insert_projections
from foedus.model import Head, canonical_json

FORMAT = 1
_PAGE = 1000
_SQLITE, _GZIP = b"SQLite format 3\0", b"\x1f\x8b"


def backup(store: Store, target: Path) -> Head:
    """Copies the ledger to a file, also while others write; the head of what was copied.

    A target named `*.jsonl.gz`, or a ledger on PostgreSQL, gives the portable form. Raises LedgerError.
    """
    if target.exists():
        raise LedgerError(f"{target} exists; a backup never overwrites one. Name another file")
    portable = target.name.endswith(".jsonl.gz") or store.dialect.name != "sqlite"
    with _written(target) as unfinished:
        if portable:
            _dump(store, unfinished)
            return _check_dump(unfinished)
        with store.read() as connection:
            copy_file(connection, unfinished)
        return _check_copy(unfinished)


def restore(source: Path, location: str | Path) -> Head:
    """Makes a new ledger from a backup of either form, in either database, and verifies it; its head.

    Happens in one transaction: the entries are there whole or not at all. Raises LedgerError, also where the ledger to
    be made holds entries already, and IntegrityError where the backup is damaged.
    """
    rows = _rows(source)
    store = open_store(location)
    try:
        with store.write() as connection:
            if head_of(connection).seq:
                raise LedgerError(f"{store.where} holds entries already; restore into a new one")
            head = _insert_all(connection, rows, source)
        _demand(verify(store, head), source)
        return head
    finally:
        store.close()


def _insert_all(connection: Connection, rows: Iterator[Row], source: Path) -> Head:
    chain, portion = Chain(), []
    for row in rows:
        try:
            said = chain.follow([row[name] for name in COLUMNS])
        except LedgerError as error:
            raise IntegrityError(f"the backup {source} is damaged: {error}") from error
        portion.append((row, said))
        if len(portion) == _PAGE:
            _insert(connection, portion)
            portion = []
    _insert(connection, portion)
    return head_of(connection)


def _insert(connection: Connection, portion: Sequence[tuple[Row, Any]]) -> None:
    if portion:
        lines = [tuple(row[name] for name in COLUMNS) for row, _ in portion]
        dialect_of(connection).insert(connection, schema.entry, lines)
        insert_projections(connection, [(row["seq"], row["kind"], row["key"], said) for row, said in portion])


def _rows(source: Path) -> Iterator[Row]:
    """The entries of a backup of either form. Raises LedgerError where it is neither."""
    try:
        with source.open("rb") as file:
            start = file.read(len(_SQLITE))
    except OSError as error:
        raise LedgerError(f"the backup {source} cannot be read: {error.strerror}") from error
    if start == _SQLITE:
        return _explained(rows_of_file(source), source)
    if start.startswith(_GZIP):
        return _explained(_rows_of_dump(source), source)
    raise LedgerError(f"{source} is no backup of a ledger: neither an SQLite file nor JSON Lines in gzip")


def _explained(rows: Iterator[Row], source: Path) -> Iterator[Row]:
    try:
        yield from rows
    except (sqlite3.Error, OSError, EOFError, zlib.error, ValueError, KeyError, TypeError) as error:
        raise IntegrityError(f"the backup {source} is damaged: {error}") from error


def _rows_of_dump(source: Path) -> Iterator[Row]:
    last: dict[str, Any] = {"seq": 0, "hash": GENESIS}
    ended = False
    with gzip.open(source, "rt", encoding="utf-8") as file:
        header = json.loads(next(file, "null"))
        if not isinstance(header, dict) or header.get("foedus-ledger") != FORMAT:
            raise ValueError(f"it is no ledger of format {FORMAT}")
        for line in file:
            row = json.loads(line)
            if "head" in row:
                ended = row["head"] == [last["seq"], last["hash"]]
                continue
            row["packed"] = base64.b64decode(row["packed"]) if row["packed"] is not None else None
            last = row
            yield row
    if not ended:
        raise ValueError("its end is missing")


def _dump(store: Store, target: Path) -> None:
    """Writes all entries known now, in portions that hold up nobody's writing."""
    with store.read() as connection:
        head = head_of(connection)
    with target.open("wb") as raw, gzip.GzipFile(fileobj=raw, mode="wb", compresslevel=6, mtime=0) as file:
        file.write(canonical_json({"foedus-ledger": FORMAT}) + b"\n")
        for first in range(1, head.seq + 1, _PAGE):
            columns = schema.entry.c
            question = select(schema.entry).where(columns.seq.between(first, min(first + _PAGE - 1, head.seq)))
            with store.read() as connection:
                rows = connection.execute(question.order_by(columns.seq)).mappings().all()
            for row in rows:
                packed = base64.b64encode(row["packed"]).decode() if row["packed"] is not None else None
                file.write(canonical_json({**row, "packed": packed}) + b"\n")
        file.write(canonical_json({"head": [head.seq, head.hash]}) + b"\n")


def _check_dump(path: Path) -> Head:
    chain = Chain()
    for row in _explained(_rows_of_dump(path), path):
        chain.follow([row[name] for name in COLUMNS])
    return chain.head


def _check_copy(path: Path) -> Head:
    store = open_store(path, create=False)
    try:
        _demand(verify(store), path)
        with store.read() as connection:
            return head_of(connection)
    finally:
        store.close()
        seal_file(path)


def _demand(found: Verification, path: Path) -> None:
    if not found.ok:
        raise IntegrityError(f"the ledger does not verify, at {path}: {found.difference}")


@contextmanager
def _written(target: Path) -> Iterator[Path]:
    """A file beside the target that gets its name once it is complete and on disk."""
    unfinished = target.with_name(f".{target.name}.{os.getpid()}.unfinished")
    try:
        yield unfinished
        with unfinished.open("rb") as file:
            os.fsync(file.fileno())
        unfinished.rename(target)
        _sync_folder(target.parent)
    except (OSError, sqlite3.Error) as error:
        raise LedgerError(f"the backup {target} cannot be written: {error}") from error
    finally:
        for leftover in target.parent.glob(f"{unfinished.name}*"):
            leftover.unlink()


def _sync_folder(folder: Path) -> None:
    """Brings a new name to disk, where the system lets folders be synced."""
    if os.name == "nt":
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
