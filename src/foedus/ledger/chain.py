"""Sealing entries into a chain of hashes. Pure: no database, no clock.

`content` is the SHA-256 of the payload. `hash` is the SHA-256 of the canonical JSON of
`[seq, recorded_at, recorded_by, kind, key, content, previous]`, where `previous` is the hash of the entry before. To
alter an entry unnoticed one has to rebuild all the later ones; a head kept elsewhere shows even that.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache
from json.encoder import encode_basestring
from typing import Any, Final

from sqlalchemy import RowMapping

from foedus.errors import IntegrityError
from foedus.ledger.codec import time_text, time_value
from foedus.model import Entry, EntryKind, Head

Row = Mapping[str, Any] | RowMapping
"""One row of a table: column name to value."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """An entry before it has its place: canonical payload, and an article's text compressed."""

    recorded_by: str
    kind: EntryKind
    key: str
    payload: str
    packed: bytes | None = None


def content_hash(payload: bytes) -> str:
    """SHA-256 of a payload in UTF-8, hexadecimal."""
    return hashlib.sha256(payload).hexdigest()


def chain_hash(row: Row) -> str:
    """The hash that seals an entry's row and, through `previous`, all entries before it."""
    return sealing_hash(*[row[name] for name in SEALED])


SEALED: Final = ("seq", "recorded_at", "recorded_by", "kind", "key", "content", "previous")
"""The columns that an entry's hash covers, in their order."""


def sealed_bytes(row: Row) -> bytes:
    """What `hash` is the hash of: `canonical_json` of the fields, written out here because `verify` lives on it."""
    return _sealed(*[row[name] for name in SEALED]).encode("utf-8")


def sealing_hash(seq: int, moment: str, by: str, kind: str, key: str, content: str, previous: str) -> str:
    """`chain_hash` of a row's columns."""
    text = _sealed(seq, moment, by, kind, key, content, previous)
    return hashlib.sha256(text.encode("utf-8")).hexdigest()


def _sealed(seq: int, moment: str, by: str, kind: str, key: str, content: str, previous: str) -> str:
    # Hashes are hexadecimal and need no quoting.
    return f'[{seq},{_shared(moment, by, kind)},{_quoted(key)},"{content}","{previous}"]'


@lru_cache(maxsize=256)
def _shared(moment: str, by: str, kind: str) -> str:
    """Words that the entries of one transaction share."""
    return ",".join(_quoted(word) for word in (moment, by, kind))


_quoted: Final = encode_basestring
"""A string as `canonical_json` writes it."""


def seal(drafts: Sequence[Draft], head: Head, recorded_at: datetime) -> list[tuple[Any, ...]]:
    """The drafts as rows of `entry`, following `head`; their values in the order of its columns."""
    lines: list[tuple[Any, ...]] = []
    previous, moment = head.hash, time_text(recorded_at)
    for seq, draft in enumerate(drafts, start=head.seq + 1):
        by, kind, key, payload = draft.recorded_by, draft.kind.value, draft.key, draft.payload
        content = content_hash(payload.encode("utf-8"))
        sealed = sealing_hash(seq, moment, by, kind, key, content, previous)
        lines.append((seq, moment, by, kind, key, payload, content, previous, sealed, draft.packed))
        previous = sealed
    return lines


def entry_from(row: Row) -> Entry:
    """The entry that a row of `entry` holds. Raises IntegrityError for a kind or time that no entry has."""
    try:
        return _entry(row)
    except ValueError as error:
        raise IntegrityError(f"entry {row['seq']} is not as foedus writes them: {error}") from error


def _entry(row: Row) -> Entry:
    return Entry(
        seq=row["seq"],
        recorded_at=time_value(row["recorded_at"]),
        recorded_by=row["recorded_by"],
        kind=EntryKind(row["kind"]),
        key=row["key"],
        payload=row["payload"],
        content=row["content"],
        previous=row["previous"],
        hash=row["hash"],
    )
