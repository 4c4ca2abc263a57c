"""The rows of the projections, derived from entries. Pure; writing and `verify` both call it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from sqlalchemy import Table

from foedus.ledger import schema
from foedus.model import DateInterval, EntryKind, canonical_json, tagged_id, text_hash


def projection(seq: int, kind: EntryKind, key: str, payload: Mapping[str, Any]) -> tuple[Table, dict[str, Any]] | None:
    """The table and row that stand for an entry; None for kinds that no table lists."""
    if kind is EntryKind.CLAIM:
        return schema.claim, _claim(seq, payload)
    if kind is EntryKind.ARTICLE:
        return schema.article, {"seq": seq, "id": key, "address": address(payload["uri"])}
    if kind is EntryKind.READING:
        coder = payload["coder"]
        return schema.reading, {
            "seq": seq,
            "subject": key,
            "coder": coder_key(coder) if coder else None,
            "outcome": payload["outcome"],
            "attributions": payload["attributions_entry"],
        }
    return None


def address(uri: str | None) -> str | None:
    """A digest of a web address without its fragment; None for what is no address on the web."""
    if uri is None or not uri.lower().startswith(("http://", "https://")):
        return None
    return text_hash(uri.split("#", 1)[0])[:32]


def coder_key(coder: Mapping[str, Any]) -> str:
    """A coder's name, version and digest as one key."""
    return canonical_json([coder["name"], coder["version"], coder["digest"]]).decode()


def source_key(source: str) -> str:
    """A key for an input that no article could be made of."""
    return tagged_id("s1", {"source": source})


def _claim(seq: int, payload: Mapping[str, Any]) -> dict[str, Any]:
    actor, recipient, edtf = payload["actor"], payload["recipient"], payload["when"]["edtf"]
    days = DateInterval.from_edtf(edtf) if edtf else DateInterval()
    return {
        "seq": seq,
        "id": payload["id"],
        "article": payload["article"],
        "coder": coder_key(payload["coder"]),
        "actor": actor["id"] if actor else None,
        "recipient": recipient["id"] if recipient else None,
        "relation": payload["relation"],
        "sign": payload["sign"],
        "phase": payload["phase"],
        "factuality": payload["factuality"],
        "tentative": int(payload["conditional"] or payload["future"]),
        "begins": days.start.toordinal() if days.start else None,
        "ends": days.end.toordinal() if days.end else None,
    }
