"""Reading actors: the shipped gazetteer as stored rows, and researchers' own files with a schema.

A researcher's `actors*.yaml` (or `.jsonl`) lists mappings with these fields; only `name` is required:

    - name: Red Valley Front          # the usual name
      id: ucdp:234                    # leave out to have one made from the name
      kind: armed-group               # see foedus.model.ActorKind
      country: SYR                    # ISO 3166-1 alpha-3
      aliases: [RVF, Valley Front]    # other names
      main: [RVF]                     # those of them that mean this actor unless a text says otherwise
      quiet: [Front]                  # names for looking up that are never spotted in running text
      dated: {Old Front: 1998/2004}   # EDTF interval in which a name was in use
      adjectives: [Valleyan]          # words for its people or followers
      capitals: [Rivertown]           # a place that stands for it
      organs: [Valley Guard]          # its government, army or office
      places: [Riverland, Hillford]   # regions and towns of a state: they say where, never who
      xrefs: [un:QDe.001]             # its ids elsewhere
      of: [iso:SYR]                   # actors it belongs to or leads, by id or name
      publisher: true                 # a news outlet: a source, not a party
      since: "1998"                   # EDTF
      until: "2012"
      source: who says so

A record whose id or name is already known adds its names to that actor.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from pathlib import Path
from typing import Any

from foedus.codebook.files import Record, read_records
from foedus.errors import CodebookError
from foedus.model import ActorKind, DateInterval

_HERE = Path(__file__).parent
SHIPPED = _HERE / "actors.jsonl"
_ID = re.compile(r"(?:iso:[A-Z]{3}|ucdp:\d+|un:[A-Za-z]+\.\d+|x:[0-9a-f]{32})")
_COUNTRY = re.compile(r"[A-Z]{3}")


class NameRole(StrEnum):
    """What a name is to its actor."""

    NAME = "name"
    COUNTRY = "country"
    DEMONYM = "demonym"
    CAPITAL = "capital"
    GOVERNMENT = "government"
    OFFICE = "office"
    PERSON = "person"


@dataclass(frozen=True, slots=True)
class NameRecord:
    """A name of an actor. `key` is None until computed; `dated` is an EDTF interval or None.

    `main`: means this actor unless the text says otherwise. `quiet`: never spotted in running text.
    """

    text: str
    key: str | None
    role: NameRole
    main: bool = False
    quiet: bool = False
    dated: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ActorRecord:
    """An actor with its names and everything the gazetteer knows of it. `id` is None where none was given."""

    id: str | None
    name: str
    kind: ActorKind
    country: str | None = None
    names: tuple[NameRecord, ...] = ()
    xrefs: tuple[str, ...] = ()
    of: tuple[str, ...] = ()
    places: tuple[str, ...] = ()
    publisher: bool = False
    dated: str | None = None
    source: str = ""
    place: str = ""
    """File and line, for messages."""


_FIELDS = (
    *(
        "name",
        "id",
        "kind",
        "country",
        "aliases",
        "main",
        "quiet",
        "dated",
        "adjectives",
        "capitals",
        "organs",
        "places",
    ),
    *("xrefs", "of", "publisher", "since", "until", "source"),
)
_LISTS = (
    ("aliases", NameRole.NAME),
    ("main", NameRole.NAME),
    ("quiet", NameRole.NAME),
    ("adjectives", NameRole.DEMONYM),
    ("capitals", NameRole.CAPITAL),
    ("organs", NameRole.GOVERNMENT),
)


def actor_records(path: Path) -> Iterator[ActorRecord]:
    """The actors of a researcher's file. Raises CodebookError with file, line and remedy."""
    for record in read_records(path):
        yield _actor_record(record)


def _actor_record(record: Record) -> ActorRecord:
    record.only(_FIELDS)
    name = record.text("name")
    actor_id = record.text("id", "") or None
    if actor_id is not None and not _ID.fullmatch(actor_id):
        remedy = "Write iso:SYR, ucdp:234, un:QDe.115 or x: and 32 hexadecimal digits, or leave the id out."
        raise record.error(f"id {actor_id!r} has no known form", remedy, "id")
    country = record.text("country", "") or None
    if country is not None and not _COUNTRY.fullmatch(country):
        remedy = "Write three capital letters, such as SYR."
        raise record.error(f"country {country!r} is no ISO code", remedy, "country")
    kind = ActorKind(record.choice("kind", [kind.value for kind in ActorKind], "unknown"))
    return ActorRecord(
        id=actor_id,
        name=name,
        kind=kind,
        country=country,
        names=_names(record, name, kind),
        xrefs=record.texts("xrefs"),
        of=record.texts("of"),
        places=record.texts("places"),
        publisher=record.flag("publisher"),
        dated=_lifetime(record),
        source=record.text("source", ""),
        place=f"{record.file}:{record.line_of('of')}",
    )


def _names(record: Record, name: str, kind: ActorKind) -> tuple[NameRecord, ...]:
    dated = record.fields.get("dated", {})
    if not isinstance(dated, dict):
        raise record.error("'dated' should map names to EDTF intervals", "Write dated: {Old Name: 1998/2004}.", "dated")
    for when in dated.values():
        _interval(record, when, "dated")
    plain = {ActorKind.STATE: NameRole.COUNTRY, ActorKind.PERSON: NameRole.PERSON}.get(kind, NameRole.NAME)
    rows: dict[str, NameRecord] = {}
    main, quiet = set(record.texts("main")), set(record.texts("quiet"))
    listed = [(name, plain), *((text, NameRole.NAME) for text in dated)]
    listed += [(text, role) for field, role in _LISTS for text in record.texts(field)]
    for text, role in listed:
        shown = plain if role is NameRole.NAME else role
        rows.setdefault(text, NameRecord(text, None, shown, text in main, text in quiet, dated.get(text)))
    return tuple(rows.values())


def _lifetime(record: Record) -> str | None:
    since, until = record.text("since", ""), record.text("until", "")
    for name, when in (("since", since), ("until", until)):
        if when:
            _interval(record, when, name)
    return f"{since or '..'}/{until or '..'}" if since or until else None


def _interval(record: Record, when: object, field: str) -> None:
    try:
        DateInterval.from_edtf(str(when))
    except ValueError as error:
        remedy = 'Write "1998", "1998-05" or "1998/2004".'
        raise record.error(f"{when!r} is no EDTF date ({error})", remedy, field) from error


def shipped_rows() -> list[dict[str, Any]]:
    """The stored rows of the shipped gazetteer, as `row_of` wrote them."""
    return [json.loads(line) for line in SHIPPED.read_text(encoding="utf-8").splitlines()]


def row_of(record: ActorRecord) -> dict[str, Any]:
    """A record as a stored row: empty fields left out, names as [text, key, role, flags, dated]."""
    row: dict[str, Any] = {"id": record.id, "name": record.name, "kind": record.kind.value}
    for field in ("country", "xrefs", "of", "places", "publisher", "dated", "source"):
        value = getattr(record, field)
        if value:
            row[field] = list(value) if isinstance(value, tuple) else value
    row["names"] = [_name_row(name) for name in record.names]
    return row


def _name_row(name: NameRecord) -> list[str | None]:
    flags = ("m" if name.main else "") + ("q" if name.quiet else "")
    row: list[str | None] = [name.text, name.key, name.role.value, flags, name.dated]
    while row[-1] in (None, ""):
        row.pop()
    return row


def record_of(row: dict[str, Any]) -> ActorRecord:
    """A stored row as a record; the inverse of `row_of`."""
    return ActorRecord(
        id=row["id"],
        name=row["name"],
        kind=ActorKind(row["kind"]),
        country=row.get("country"),
        names=tuple(_name_of(*name) for name in row["names"]),
        xrefs=tuple(row.get("xrefs", ())),
        of=tuple(row.get("of", ())),
        places=tuple(row.get("places", ())),
        publisher=row.get("publisher", False),
        dated=row.get("dated"),
        source=row.get("source", ""),
        place="",
    )


def _name_of(text: str, key: str, role: str = "name", flags: str = "", dated: str | None = None) -> NameRecord:
    return NameRecord(text, key, NameRole(role), "m" in flags, "q" in flags, dated)


@cache
def spellings() -> tuple[tuple[str, ...], ...]:
    """Groups of spellings of one word, the first standing for all."""
    groups = []
    for record in read_records(_HERE / "spelling.yaml"):
        record.only(("same",))
        forms = record.texts("same")
        if len(forms) < 2:
            raise record.error("'same' should hold at least two spellings", "Write same: [one, two].", "same")
        groups.append(forms)
    return tuple(groups)


@cache
def _word_lists(path: Path) -> dict[str, frozenset[str]]:
    """All lists of a file, which is read once."""
    lists: dict[str, frozenset[str]] = {}
    for record in read_records(path):
        record.only(("list", "words"))
        name = record.text("list")
        lists[name] = lists.get(name, frozenset()).union(record.texts("words"))
    return lists


@cache
def word_list(name: str, extra: tuple[Path, ...] = ()) -> frozenset[str]:
    """One list of `words.yaml` (and of researchers' `actor_words.yaml`). Raises CodebookError for an unknown list."""
    found = {word for path in (_HERE / "words.yaml", *extra) for word in _word_lists(path).get(name, ())}
    if not found:
        raise CodebookError("words.yaml", 1, f"there is no list {name!r}", "Use a list that words.yaml defines.")
    return frozenset(found)
