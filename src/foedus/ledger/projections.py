"""The rows of the projections, derived from entries. Pure; writing and `verify` both call it."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import date
from functools import lru_cache
from typing import Any

from sqlalchemy import Table

from foedus.ledger import judgement_codec, schema
from foedus.model import EntryKind, canonical_json, tagged_id, text_hash

_encoded = json.JSONEncoder().encode
PROJECTED = frozenset((EntryKind.ARTICLE, EntryKind.READING, EntryKind.CLAIM, *judgement_codec.KINDS))
"""The kinds of entries that a row of a projection stands for."""


def projection(seq: int, kind: EntryKind, key: str, payload: Mapping[str, Any]) -> tuple[Table, dict[str, Any]] | None:
    """The table and row that stand for an entry, in the order of its columns; None for kinds that no table lists."""
    if kind is EntryKind.CLAIM:
        return schema.claim, _claim(seq, payload)
    if kind is EntryKind.ARTICLE:
        return schema.article, {
            "seq": seq,
            "id": key,
            "address": address(payload["uri"]),
            "publisher": _kept(payload["publisher"]),
            "published": _ordinal(payload["published"]),
        }
    if kind is EntryKind.READING:
        coder = payload["coder"]
        return schema.reading, {
            "seq": seq,
            "subject": key,
            "coder": coder_key(coder) if coder else None,
            "outcome": payload["outcome"],
            "attributions": payload["attributions_entry"],
        }
    if kind in judgement_codec.KINDS:
        return schema.judgement, {"seq": seq, "kind": kind.value, "target": key}
    return None


def address(uri: str | None) -> str | None:
    """A digest of a web address without its fragment; None for what is no address on the web."""
    if uri is None or not uri.lower().startswith(("http://", "https://")):
        return None
    return text_hash(uri.split("#", 1)[0])[:32]


def coder_key(coder: Mapping[str, Any]) -> str:
    """A coder's name, version and digest as one key."""
    return _coder_key(coder["name"], coder["version"], coder["digest"])


@lru_cache(maxsize=256)
def _coder_key(name: str, version: str, digest: str) -> str:
    return canonical_json([name, version, digest]).decode()


def source_key(source: str) -> str:
    """A key for an input that no article could be made of."""
    return tagged_id("s1", {"source": source})


def _claim(seq: int, payload: Mapping[str, Any]) -> dict[str, Any]:
    actor, recipient = payload["actor"], payload["recipient"]
    begins, ends = payload["when"]["days"]
    return {
        "seq": seq,
        "id": payload["id"],
        "article": payload["article"],
        "coder": coder_key(payload["coder"]),
        "actor": _kept(actor["id"]) if actor else None,
        "recipient": _kept(recipient["id"]) if recipient else None,
        "relation": _kept(payload["relation"]),
        "sign": payload["sign"],
        "phase": payload["phase"],
        "factuality": payload["factuality"],
        "conditional": int(payload["conditional"]),
        "future": int(payload["future"]),
        "edtf": payload["when"]["edtf"],
        "begins": _ordinal(begins),
        "ends": _ordinal(ends),
        "sources": _encoded([[link["name"], link["kind"], link["actor"]] for link in payload["attribution"]]),
    }


def _ordinal(day: str | None) -> int | None:
    return date.fromisoformat(day).toordinal() if day else None


def _kept(words: str | None) -> str | None:
    """Words as a column takes them: PostgreSQL keeps no NUL in text. The payload has them as they were."""
    return words.replace("\0", "\ufffd") if words else words
