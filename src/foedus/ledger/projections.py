"""The rows of the projections, derived from entries. Pure; writing and `verify` both call it.

A row is a tuple in the order of its table's columns in `schema`: `verify` compares a million of them.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Any, Final

from msgspec import Struct
from msgspec.json import Decoder
from sqlalchemy import Table

from foedus.ledger import judgement_codec, schema
from foedus.model import EntryKind, canonical_json, tagged_id, text_hash

_encoded = json.JSONEncoder().encode
Line = tuple[Any, ...]
"""One row of a projection."""


class Said(Struct, gc=False, frozen=True):
    """What a payload holds that its projection or `verify` needs; whatever else it holds is passed over."""


class CoderSaid(Said, frozen=True):
    """A coder."""

    name: str
    version: str
    digest: str


class EndSaid(Said, frozen=True):
    """An actor or recipient."""

    id: str


class LinkSaid(Said, frozen=True):
    """One source of a claim."""

    name: str
    kind: str
    actor: str | None


class WhenSaid(Said, frozen=True):
    """A valid time and the days it can cover."""

    edtf: str | None
    days: tuple[str | None, str | None]


class ClaimSaid(Said, frozen=True):
    """A claim, as far as questions look for it by its columns."""

    id: str
    article: str
    coder: CoderSaid
    actor: EndSaid | None
    recipient: EndSaid | None
    relation: str | None
    sign: int
    phase: str
    factuality: str
    conditional: bool
    future: bool
    when: WhenSaid
    attribution: list[LinkSaid]


class ArticleSaid(Said, frozen=True):
    """An article, and the digests of its text."""

    uri: str | None
    publisher: str | None
    published: str | None
    sha256: str
    packed_sha256: str


class ReadingSaid(Said, frozen=True):
    """A line of the reading log."""

    coder: CoderSaid | None
    outcome: str
    attributions_entry: int | None


def said_by(kind: str, payload: bytes) -> Any:
    """What a payload holds for its projection. Raises msgspec.MsgspecError where it is not one of its kind's."""
    return _KINDS[kind].decode(payload)


def projection(seq: int, kind: str, key: str, said: Any) -> tuple[Table, Line]:
    """The table and row that stand for an entry of one of the kinds in PROJECTED."""
    found = _KINDS[kind]
    return found.table, found.line(seq, kind, key, said)


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


def _article(seq: int, _kind: str, key: str, said: ArticleSaid) -> Line:
    return seq, key, address(said.uri), _kept(said.publisher), _ordinal(said.published)


def _reading(seq: int, _kind: str, key: str, said: ReadingSaid) -> Line:
    coder = said.coder
    named = _coder_key(coder.name, coder.version, coder.digest) if coder else None
    return seq, key, named, said.outcome, said.attributions_entry


def _judgement(seq: int, kind: str, key: str, _said: Said) -> Line:
    return seq, kind, key


def _claim(seq: int, _kind: str, _key: str, said: ClaimSaid) -> Line:
    actor, recipient, coder, when = said.actor, said.recipient, said.coder, said.when
    begins, ends = when.days
    return (
        seq,
        said.id,
        said.article,
        _coder_key(coder.name, coder.version, coder.digest),
        _kept(actor.id) if actor else None,
        _kept(recipient.id) if recipient else None,
        _kept(said.relation),
        said.sign,
        said.phase,
        said.factuality,
        int(said.conditional),
        int(said.future),
        when.edtf,
        _ordinal(begins),
        _ordinal(ends),
        _sources(*[(link.name, link.kind, link.actor) for link in said.attribution]),
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class _Kind:
    """How entries of one kind are read, and what stands for them."""

    table: Table
    decode: Callable[[bytes], Any]
    line: Callable[[int, str, str, Any], Line]


_KINDS: Final[Mapping[str, _Kind]] = {
    EntryKind.CLAIM.value: _Kind(table=schema.claim, decode=Decoder(ClaimSaid).decode, line=_claim),
    EntryKind.ARTICLE.value: _Kind(table=schema.article, decode=Decoder(ArticleSaid).decode, line=_article),
    EntryKind.READING.value: _Kind(table=schema.reading, decode=Decoder(ReadingSaid).decode, line=_reading),
    **{
        kind.value: _Kind(table=schema.judgement, decode=Decoder(Said).decode, line=_judgement)
        for kind in judgement_codec.KINDS
    },
}
PROJECTED: Final = frozenset(_KINDS)
"""The kinds of entries that a row of a projection stands for."""


@lru_cache(maxsize=4096)
def _sources(*links: tuple[str, str, str | None]) -> str:
    return _encoded(links)


@lru_cache(maxsize=16384)
def _ordinal(day: str | None) -> int | None:
    return date.fromisoformat(day).toordinal() if day else None


def _kept(words: str | None) -> str | None:
    """Words as a column takes them: PostgreSQL keeps no NUL in text. The payload has them as they were."""
    return words.replace("\0", "\ufffd") if words else words
