"""Pages of facts: what the claims of a range of entries say, column by column, for questions about all of them.

A page is derived from the rows of `claim` and `article` alone and never changes. It is written in the transaction in
which its range becomes full; what lies past the last page is read from the rows themselves. A page holds, for each
claim of a relation, in the order of the entries:

    number of the entry less the page's first (2 bytes) | id (16 bytes, without its tag)
    places of article, actor, recipient, relation, phase, factuality, marks and EDTF in the page's tables (2 bytes each)
    first day its valid time can cover, as `date.toordinal`, 0 where unbounded (4 bytes)

and before these a header: the length of a JSON object with the tables (4 bytes), the object, and for each article the
number of its entry (8 bytes) and its day, 0 where unknown (4 bytes). All numbers are little-endian.
"""

from __future__ import annotations

import json
import sys
from array import array
from collections.abc import Iterable, Iterator, Mapping, Sequence
from operator import itemgetter
from typing import Any

from sqlalchemy import Connection, bindparam, func, insert, select

from foedus.errors import IntegrityError
from foedus.ledger import schema
from foedus.ledger.portions import portions
from foedus.ledger.store import driver_rows

SIZE = 16384
"""Entries in a page; at most 65,536, so that two bytes count them."""

CODED = ("actor", "recipient", "relation", "phase", "factuality", "marks", "edtf")
"""Columns kept as places in a table, after `article`; actor and recipient share the table "actors"."""

Fact = Sequence[Any]
"""A claim as a page takes it: its cells in the order of `_FACTS`."""

_claim, _article = schema.claim.c, schema.article.c
_FACTS = (
    select(
        _claim.seq,
        _claim.id,
        _claim.article,
        _claim.actor,
        _claim.recipient,
        _claim.relation,
        _claim.phase,
        _claim.factuality,
        _claim.conditional,
        _claim.future,
        _claim.edtf,
        _claim.begins,
    )
    .where(_claim.seq.between(bindparam("first"), bindparam("last")), _claim.relation != "")
    .where(_claim.actor.is_not(None), _claim.recipient.is_not(None))
    .order_by(_claim.seq)
)
_ARTICLES = select(_article.id, _article.seq, _article.published).where(
    _article.id.in_(bindparam("ids", expanding=True))
)


def derive(connection: Connection, first: int, last: int) -> bytes:
    """The page of the entries from `first` to `last`. Raises IntegrityError where an article is missing."""
    rows = driver_rows(connection, _FACTS, {"first": first, "last": last})
    return derive_from(connection, first, rows, {})


def derive_from(
    connection: Connection, first: int, rows: Sequence[Fact], known: Mapping[str, tuple[int, int | None]]
) -> bytes:
    """The page that starts at `first`, of rows at hand; entry and day of articles not `known` are looked up."""
    wanted = list(dict.fromkeys(row[2] for row in rows))
    articles = dict(known)
    for portion in portions([key for key in wanted if key not in known]):
        found = connection.execute(_ARTICLES, {"ids": portion})
        articles |= {key: (seq, published) for key, seq, published in found}
    try:
        return encode(first, rows, [articles[key] for key in wanted])
    except KeyError as error:
        raise IntegrityError(f"article {error.args[0]} is missing from the ledger") from error


_CELLS = itemgetter(*(schema.claim.c.keys().index(column.name) for column in _FACTS.selected_columns))


def facts_among(claims: Iterable[Sequence[Any]]) -> Iterator[Fact]:
    """Of rows of `claim` those that a page holds, as it takes them."""
    for row in map(_CELLS, claims):
        if row[5] and row[3] is not None and row[4] is not None:
            yield row


def encode(first: int, rows: Sequence[Fact], articles: Sequence[tuple[int, int | None]]) -> bytes:
    """The bytes of a page whose range starts at `first`; entry and day of its articles, in the order of the rows."""
    seq, ids, article, actor, recipient, relation, phase, stance, conditional, future, edtf, begins = (
        tuple(zip(*rows, strict=True)) if rows else ((),) * 12
    )
    marks = tuple(condition + 2 * plan for condition, plan in zip(conditional, future, strict=True))
    tables = {"actors": _table((*actor, *recipient)), "articles": _table(article)}
    tables |= zip(CODED[2:], map(_table, (relation, phase, stance, marks, edtf)), strict=True)
    said = {name: list(places) for name, places in tables.items() if name != "articles"}
    header = json.dumps({"facts": len(rows), "articles": len(articles), **said}, ensure_ascii=False).encode()
    coded = zip(
        ("articles", "actors", "actors", *CODED[2:]),
        (article, actor, recipient, relation, phase, stance, marks, edtf),
        strict=True,
    )
    parts = [
        _packed("I", [len(header)]),
        header,
        _packed("q", [number for number, _ in articles]),
        _packed("i", [day or 0 for _, day in articles]),
        _packed("H", [number - first for number in seq]),
        bytes.fromhex("".join(key.partition(":")[2] for key in ids)),
        *(_packed("H", map(tables[name].__getitem__, values)) for name, values in coded),
        _packed("i", [day or 0 for day in begins]),
    ]
    return b"".join(parts)


def _table(values: Iterable[Any]) -> dict[Any, int]:
    """The place of each distinct value, in the order in which they come."""
    return {value: place for place, value in enumerate(dict.fromkeys(values))}


def _packed(kind: str, numbers: Iterable[int]) -> bytes:
    found = array(kind, numbers)
    if sys.byteorder == "big":
        found.byteswap()
    return found.tobytes()


def fill(connection: Connection, before: int, last: int) -> None:
    """Writes the pages that became full between entry `before` and entry `last`."""
    if before // SIZE == last // SIZE:
        return
    done = last_paged(connection)
    while last - done >= SIZE:
        page = {"seq": done + SIZE, "first": done + 1, "columns": derive(connection, done + 1, done + SIZE)}
        connection.execute(insert(schema.facts), [page])
        done += SIZE


def last_paged(connection: Connection) -> int:
    """The last entry that a page covers."""
    return int(connection.scalar(select(func.max(schema.facts.c.seq))) or 0)


def pages(connection: Connection, last: int) -> Iterator[tuple[int, bytes]]:
    """The first entry and the bytes of each page up to the one with entry `last`; what has none is derived."""
    columns, done = schema.facts.c, 0
    kept = select(columns.seq, columns.first, columns.columns).where(columns.first <= last).order_by(columns.seq)
    for row in connection.execute(kept):
        yield row.first, row.columns
        done = row.seq
    while done < last:
        until = min(done + SIZE, last)
        yield done + 1, derive(connection, done + 1, until)
        done = until


def bounds(connection: Connection, first: int, last: int) -> list[tuple[int, int, int]]:
    """Of the pages that end within the range: the last entry of the page before, then their own first and last."""
    columns = schema.facts.c
    before = int(connection.scalar(select(func.max(columns.seq)).where(columns.seq < first)) or 0)
    kept = select(columns.first, columns.seq).where(columns.seq.between(first, last)).order_by(columns.seq)
    found = []
    for start, seq in connection.execute(kept):
        found.append((before, start, seq))
        before = seq
    return found


def page(connection: Connection, last: int) -> bytes | None:
    """The bytes of the page that ends with this entry."""
    kept: bytes | None = connection.scalar(select(schema.facts.c.columns).where(schema.facts.c.seq == last))
    return kept
