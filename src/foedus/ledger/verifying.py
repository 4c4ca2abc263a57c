"""Recomputing everything that can be recomputed: pages, guards, contents, chain, texts, projections."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import zip_longest
from typing import Any, Final

from sqlalchemy import ColumnElement, Select, Table, bindparam, func, select

from foedus.errors import LedgerError
from foedus.ledger import schema
from foedus.ledger.dialects import Dialect
from foedus.ledger.following import Chain, Difference, Line, strange
from foedus.ledger.projections import projection
from foedus.ledger.store import Store, driver_rows
from foedus.ledger.values import Verification
from foedus.ledger.verifying_facts import FactPages
from foedus.model import Head

_PAGE = 2000


def verify_part(store: Store, first: int, last: int, kept: Head | None = None) -> Verification:
    """Recomputes the entries from `first` to `last`; that the one before is as it was is taken on trust.

    `bytes` counts payloads and texts, in UTF-8.
    """
    chain = Chain()
    try:
        if first > 1:
            chain = _chain_up_to(store, first - 1)
        facts = FactPages(store, first, last)
        for lines, projected in _pages(store, chain, last, facts):
            _check_page(chain, lines, projected, kept)
            facts.take(projected["article"], projected["claim"], chain.entries)
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


Projected = Mapping[str, Sequence[Line]]
"""For each projection the rows at hand, in the order of their entries."""


def _pages(store: Store, chain: Chain, last: int, facts: FactPages) -> Iterator[tuple[Sequence[Line], Projected]]:
    """The entries up to `last`, in portions that end where pages of facts do, each with what stands for them."""
    while chain.entries < last:
        first, until = chain.entries + 1, min(chain.entries + _PAGE, facts.next_end or last, last)
        try:
            page = _page(store, first, until)
        except LedgerError as error:
            raise Difference(f"{error} (between entries {first} and {until})", first) from error
        if not page[0]:
            raise Difference(f"entry {first} is missing", first)
        yield page


def _page(store: Store, first: int, last: int) -> tuple[Sequence[Line], Projected]:
    bounds = {"first": first, "last": last}
    with store.read() as connection:
        lines = driver_rows(connection, _entries(store.dialect), bounds)
        projected = {name: driver_rows(connection, rows, bounds) for name, rows in _PROJECTED.items()}
    return lines, projected


def _between(table: Table, columns: Iterable[ColumnElement[Any]]) -> Select[Any]:
    return select(*columns).where(table.c.seq.between(bindparam("first"), bindparam("last"))).order_by(table.c.seq)


_PROJECTED: Final = {table.name: _between(table, table.c) for table in schema.PROJECTIONS}


def _entries(dialect: Dialect) -> Select[Any]:
    payload = schema.entry.c.payload
    return _between(schema.entry, [dialect.stored(payload) if each is payload else each for each in schema.entry.c])


def _check_page(chain: Chain, lines: Sequence[Line], projected: Projected, kept: Head | None) -> None:
    """Follows the chain along a page, then compares what should stand for its entries with what does.

    Raises the first Difference in the order of the entries.
    """
    wanted: dict[str, list[Line]] = {table.name: [] for table in schema.PROJECTIONS}
    broken: Difference | None = None
    until = chain.entries
    try:
        for line, said in zip(lines, chain.follow_all(lines, kept), strict=True):
            if said is not None:
                table, row = projection(line[0], line[3], line[4], said)
                wanted[table.name].append(row)
            until = line[0]
    except Difference as found:
        broken = found
    except (TypeError, ValueError) as error:
        broken = strange(until + 1, error)
    unlike = [
        (seq, name)
        for name, expected in wanted.items()
        if (seq := _first_unlike(expected, projected[name], until if broken else None)) is not None
    ]
    if unlike:
        seq, name = min(unlike)
        what = next((f"{line[3]} {line[4]}" for line in lines if line[0] == seq), "of no kind")
        raise Difference(f"table {name} does not say what entry {seq} ({what}) says", seq)
    if broken is not None:
        raise broken


def _first_unlike(wanted: Sequence[Line], there: Sequence[Line], until: int | None) -> int | None:
    """The first entry, up to `until`, for which other rows stand than should."""
    if until is not None:
        there = [row for row in there if row[0] <= until]
    if wanted == there:
        return None
    unlike = next(pair for pair in zip_longest(wanted, there) if pair[0] != pair[1])
    seqs: list[int] = [row[0] for row in unlike if row is not None]
    return min(seqs)


def _check_leftovers(store: Store) -> None:
    """Rows of projections past the last entry, or below the first, stand for nothing."""
    last = select(func.coalesce(func.max(schema.entry.c.seq), 0)).scalar_subquery()
    with store.read() as connection:
        for table in (*schema.PROJECTIONS, schema.facts):
            # One statement, so that it sees one moment, whoever is writing meanwhile.
            row = connection.scalar(select(func.min(table.c.seq)).where((table.c.seq < 1) | (table.c.seq > last)))
            if row is not None:
                raise Difference(f"table {table.name} holds a row {row} that no entry stands behind")
