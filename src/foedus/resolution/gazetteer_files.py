"""Researchers' own files of actors, and how their records join the shipped rows."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any, Protocol

from foedus.codebook.actors import ActorRecord, actor_records
from foedus.codebook.actors.loader import row_of
from foedus.errors import CodebookError
from foedus.model import Actor, ActorKind
from foedus.resolution.names import key, name_id


class Known(Protocol):
    """What is asked of the actors known so far."""

    def by_id(self, actor_id: str) -> Actor | None:
        """The actor of an id."""

    def lookup(self, name: str) -> Actor | None:
        """The one actor of a name, if there is exactly one."""


def keyed_row(record: ActorRecord) -> dict[str, Any]:
    """A record as a stored row, with its id and the keys of its names filled in, one name for each key and role."""
    row = row_of(record)
    row["id"] = record.id or name_id(record.name)
    if record.places:
        row["places"] = list(dict.fromkeys(key(place) for place in record.places))
    names: dict[tuple[str, str], list[str | None]] = {}
    for stored in row["names"]:
        text = stored[0]
        known = key(str(text))
        stored[1:2] = [known]
        if known:
            names.setdefault((str(text), str(stored[2] if len(stored) > 2 else "")), stored)
    row["names"] = list(names.values())
    return row


def actor_files(path: Path) -> list[Path]:
    """The files of actors at a path: the file itself, or those of the folder. Raises CodebookError without any."""
    if path.is_dir():
        return sorted(p for p in path.iterdir() if p.name.startswith("actors") and p.suffix in (".yaml", ".jsonl"))
    if not path.exists():
        remedy = "Give a file of actors, or the folder that holds actors*.yaml or actors*.jsonl."
        raise CodebookError(str(path), None, "no such file or folder", remedy)
    return [path]


def with_files(
    rows: list[dict[str, Any]], files: Sequence[Path], build: Callable[[list[dict[str, Any]]], Known]
) -> list[dict[str, Any]]:
    """The shipped rows with researchers' records added; a known id or an unambiguous known name adds to that actor.

    `build` makes a gazetteer of rows. Raises CodebookError with file, line and remedy.
    """
    base = build(rows)
    by_id = {row["id"]: row for row in rows}
    added: list[tuple[ActorRecord, dict[str, Any]]] = []
    for path in files:
        for record in actor_records(path):
            row = keyed_row(record)
            known = base.by_id(row["id"]) or (base.lookup(record.name) if record.id is None else None)
            target = by_id.get(known.id if known else row["id"])
            if target is None:
                by_id[row["id"]] = target = row
                rows.append(row)
            else:
                _merge(target, row)
            added.append((record, target))
    whole = build(rows)
    for record, row in added:
        if record.of:
            row["of"] = list(dict.fromkeys(_owner(owner, record, whole) for owner in row["of"]))
    return rows


def _merge(target: dict[str, Any], row: dict[str, Any]) -> None:
    """Adds a row's names and facts to the row of the same actor."""
    seen = {(name[0], name[2] if len(name) > 2 else "name") for name in target["names"]}
    target["names"] += [n for n in row["names"] if (n[0], n[2] if len(n) > 2 else "name") not in seen or len(n) > 3]
    for field in ("xrefs", "of", "places"):
        merged = dict.fromkeys([*target.get(field, ()), *row.get(field, ())])
        if merged:
            target[field] = list(merged)
    for field in ("country", "dated", "publisher"):
        if field in row:
            target[field] = row[field]
    if row["kind"] != ActorKind.UNKNOWN.value:
        target["kind"] = row["kind"]


def _owner(owner: str, record: ActorRecord, gazetteer: Known) -> str:
    """The id of an actor that a researcher's record names in `of`."""
    actor = gazetteer.by_id(owner) or gazetteer.lookup(owner)
    if actor is None:
        file, _, line = record.place.rpartition(":")
        remedy = "Give the id or an unambiguous name of an actor that the gazetteer has."
        raise CodebookError(file, int(line), f"{owner!r} in 'of' is no known actor", remedy)
    return actor.id
