"""Facts of a whole ledger as columns, as known and judged at a moment: for inferring over all pairs at once."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

import numpy as np
import numpy.typing as npt
from sqlalchemy import Connection

from foedus.ledger import fact_pages, schema
from foedus.ledger.asking import bound
from foedus.ledger.judgements import InForce
from foedus.ledger.judging import JudgementLog
from foedus.ledger.portions import values_among
from foedus.ledger.store import Store
from foedus.model import AsOf

Codes = npt.NDArray[np.int64]
Marks = npt.NDArray[np.bool_]


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class FactColumns:
    """What `LedgerFact` holds of many claims, one array a field, in the order of their arrival.

    `ids` are claims' ids without their tag, shape (n, 16) of bytes. `actor`, `recipient`, `relation`, `phase`,
    `factuality` and `edtf` are places in the tables of the same name. `article` is the number of the article's entry;
    `published` and `begins` are days as `date.toordinal`, 0 where there is none.
    """

    seq: Codes
    ids: npt.NDArray[np.uint8]
    article: Codes
    actor: Codes
    recipient: Codes
    relation: Codes
    phase: Codes
    factuality: Codes
    conditional: Marks
    future: Marks
    edtf: Codes
    published: Codes
    begins: Codes
    actors: tuple[str, ...]
    relations: tuple[str, ...]
    phases: tuple[str, ...]
    factualities: tuple[str, ...]
    edtfs: tuple[str | None, ...]

    def __len__(self) -> int:
        return len(self.seq)

    def only(self, rows: Marks) -> FactColumns:
        """The facts that are marked."""
        return replace(self, **{name: getattr(self, name)[rows] for name in _ARRAYS})


_ARRAYS = (
    "seq",
    "ids",
    "article",
    "actor",
    "recipient",
    "relation",
    "phase",
    "factuality",
    "conditional",
    "future",
    "edtf",
    "published",
    "begins",
)
_TABLES = {
    "actor": "actors",
    "recipient": "actors",
    "relation": "relation",
    "phase": "phase",
    "factuality": "factuality",
    "marks": "marks",
    "edtf": "edtf",
}


def columns(store: Store, log: JudgementLog, as_of: AsOf) -> FactColumns:
    """The facts on a relation that count: those known by then, on a time not wholly after `as_of.valid`, that are
    neither retracted nor of a superseded article; ends as merges and splits have them.
    """
    with store.read() as connection:
        last = bound(connection, as_of.known)
        judged = log.in_force(connection, last)
        until = (as_of.valid or date.max).toordinal()
        found = _joined([_page(first, data, last, until) for first, data in fact_pages.pages(connection, last)])
        gone = _among(found.article, _numbers(connection, schema.article, judged.replaced))
        gone |= _among(found.seq, _numbers(connection, schema.claim, judged.retracted_claims()))
        return _with_ends(connection, found.only(~gone) if gone.any() else found, judged)


def _page(first: int, data: bytes, last: int, until: int) -> dict[str, Any]:
    """The columns of a page, without what came after entry `last` or speaks only of days after `until`; its tables."""
    size = int.from_bytes(data[:4], "little")
    header = json.loads(data[4 : 4 + size])
    count, articles, place = header["facts"], header["articles"], 4 + size

    def taken(kind: str, number: int) -> npt.NDArray[Any]:
        nonlocal place
        found = np.frombuffer(data, dtype=kind, count=number, offset=place)
        place += found.nbytes
        return found

    numbers, days = taken("<i8", articles), taken("<i4", articles)
    page: dict[str, Any] = {"seq": taken("<u2", count).astype(np.int64) + first}
    page["ids"] = taken("u1", 16 * count).reshape(count, 16)
    article = taken("<u2", count)
    page |= {"article": numbers[article], "published": days[article].astype(np.int64)}
    page |= {name: taken("<u2", count) for name in fact_pages.CODED}
    page["begins"] = taken("<i4", count).astype(np.int64)
    kept = (page["seq"] <= last) & (page["begins"] <= until)
    return {**{name: column[kept] for name, column in page.items()}, "tables": header}


def _joined(pages: Sequence[Mapping[str, Any]]) -> FactColumns:
    """The pages one after another, with one table for all."""
    tables: dict[str, dict[Any, int]] = {name: {} for name in ("actors", *fact_pages.CODED[2:])}
    parts: dict[str, list[npt.NDArray[Any]]] = {name: [] for name in (*_PLAIN, *fact_pages.CODED)}
    for page in pages:
        places = {name: _places(page["tables"][name], table) for name, table in tables.items()}
        for name in _PLAIN:
            parts[name].append(page[name])
        for name in fact_pages.CODED:
            parts[name].append(places[_TABLES[name]][page[name]])
    whole: dict[str, Any] = {
        name: np.concatenate([_NOTHING.get(name, np.empty(0, np.int64)), *found]) for name, found in parts.items()
    }
    marks = np.array(list(tables["marks"]), dtype=np.int64)[whole.pop("marks")]
    return FactColumns(
        **whole,
        conditional=marks % 2 > 0,
        future=marks > 1,
        actors=tuple(tables["actors"]),
        relations=tuple(tables["relation"]),
        phases=tuple(tables["phase"]),
        factualities=tuple(tables["factuality"]),
        edtfs=tuple(tables["edtf"]),
    )


_NOTHING = {"ids": np.empty((0, 16), np.uint8)}
_PLAIN = ("seq", "ids", "article", "published", "begins")


def _places(values: Iterable[Any], table: dict[Any, int]) -> Codes:
    """The places of values in a table, which takes in those that are new."""
    return np.array([table.setdefault(value, len(table)) for value in values], dtype=np.int64)


def _numbers(connection: Connection, table: Any, ids: Iterable[str]) -> Codes:
    """The entries of articles or claims, by their ids."""
    return np.array(sorted(values_among(connection, table.c.seq, table.c.id, ids)), dtype=np.int64)


def _among(values: Codes, wanted: Codes) -> Marks:
    return np.isin(values, wanted) if len(wanted) else np.zeros(len(values), dtype=np.bool_)


def _with_ends(connection: Connection, found: FactColumns, judged: InForce) -> FactColumns:
    """The facts with their ends as they count after merges and splits."""
    moved = judged.split_claims()
    if not judged.merges and not moved:
        return found
    table = {name: place for place, name in enumerate(found.actors)}
    standing = _places((judged.standing(name) for name in found.actors), table)
    ends = {name: standing[getattr(found, name)] for name in ("actor", "recipient")}
    for row in np.flatnonzero(_among(found.seq, _numbers(connection, schema.claim, moved))):
        claim = f"c1:{found.ids[row].tobytes().hex()}"
        for name, codes in ends.items():
            end = judged.end(claim, found.actors[getattr(found, name)[row]])
            codes[row] = table.setdefault(end, len(table))
    return replace(found, **ends, actors=tuple(table))
