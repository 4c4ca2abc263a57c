"""Stable identifiers: a tag, a colon and the digest of documented canonical JSON.

Canonical JSON: UTF-8, keys sorted, no spaces, no NaN, non-ASCII written as itself. The digest is the
first 32 hexadecimal digits of SHA-256. Nothing else (clock, path, process, `hash()`) ever enters an id.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping

_DIGITS = 32
_CANONICAL = json.JSONEncoder(ensure_ascii=False, sort_keys=True, separators=(",", ":"), allow_nan=False)


def canonical_json(value: object) -> bytes:
    """The one byte string that stands for `value` (JSON types only). Raises ValueError on NaN, TypeError on others."""
    return _CANONICAL.encode(value).encode("utf-8", "surrogatepass")


def tagged_id(tag: str, payload: Mapping[str, object]) -> str:
    """`tag:digest` of the payload's canonical JSON."""
    return f"{tag}:{hashlib.sha256(canonical_json(payload)).hexdigest()[:_DIGITS]}"


def text_hash(text: str) -> str:
    """Full SHA-256 of a text in UTF-8, hexadecimal."""
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
