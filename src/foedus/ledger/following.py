"""Following the chain, entry by entry: what each holds is hashed again, and what differs is named."""

from __future__ import annotations

import hashlib
import zlib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Final

import msgspec

from foedus.errors import LedgerError
from foedus.ledger import schema
from foedus.ledger.chain import content_hash, sealing_hash
from foedus.ledger.codec import time_value
from foedus.ledger.dialects import GENESIS
from foedus.ledger.projections import PROJECTED, said_by
from foedus.model import EntryKind, Head

COLUMNS: Final = tuple(schema.entry.c.keys())
Line = Sequence[Any]
"""A row of `entry`, its values in the order of COLUMNS; the payload as text or as its bytes in UTF-8."""

_ARTICLE: Final = EntryKind.ARTICLE.value


class Difference(LedgerError):
    """Something is not as it was written."""

    def __init__(self, what: str, seq: int | None = None) -> None:
        super().__init__(what)
        self.seq = seq


@dataclass(slots=True)
class Chain:
    """How far a chain has been followed: entries, bytes of payloads and texts, the last entry's hash."""

    entries: int = 0
    bytes: int = 0
    previous: str = GENESIS
    recorded_at: str = ""

    @property
    def head(self) -> Head:
        """The last entry followed."""
        moment = time_value(self.recorded_at) if self.entries else None
        return Head(seq=self.entries, hash=self.previous, recorded_at=moment)

    def follow(self, line: Line, kept: Head | None = None) -> Any:
        """Takes the next row of `entry`; what its payload says, None where no projection needs it.

        Raises Difference where the row is not what was sealed.
        """
        return next(self.follow_all((line,), kept))

    def follow_all(self, lines: Iterable[Line], kept: Head | None = None) -> Iterator[Any]:
        """`follow` for one row after another; up to each that was given out, the chain has been followed."""
        last, previous, latest = self.entries, self.previous, self.recorded_at
        for line in lines:
            try:
                seq, recorded_at, by, kind, key, words, content, before, sealed, packed = line
                raw = words if type(words) is bytes else words.encode("utf-8")
                if (
                    seq != last + 1
                    or before != previous
                    or content != hashlib.sha256(raw).hexdigest()
                    or sealed != sealing_hash(seq, recorded_at, by, kind, key, content, before)
                    or recorded_at < latest
                    or (kept is not None and kept.seq == seq and kept.hash != sealed)
                ):
                    raise _difference(line, raw, self)
                said = said_by(kind, raw) if kind in PROJECTED else None
                size = len(raw)
                if packed is not None or kind == _ARTICLE:
                    size += _check_text(line, said)
            except (AttributeError, TypeError, ValueError, msgspec.MsgspecError) as error:
                raise strange(line[0], error) from error
            self.bytes += size
            self.entries, self.previous, self.recorded_at = last, previous, latest = seq, sealed, recorded_at
            yield said


def strange(seq: Any, error: Exception) -> Difference:
    """Of an entry whose values are of other types than those of its kind."""
    return Difference(f"entry {seq} holds something else than entries of its kind ({error!r})", seq)


def _difference(line: Line, raw: bytes, chain: Chain) -> Difference:
    """What exactly is wrong with a row that does not continue the chain."""
    found, recorded_at, by, kind, key, _, content, previous, sealed, _ = line
    seq = chain.entries + 1
    what = f"entry {seq} ({kind} {key})"
    if found != seq:
        return Difference(f"entry {seq} is missing", seq)
    if previous != chain.previous:
        return Difference(f"{what} does not follow entry {seq - 1}: the chain is broken there", seq)
    if content != content_hash(raw):
        return Difference(f"the content of {what} was altered", seq)
    if sealed != sealing_hash(seq, recorded_at, by, kind, key, content, previous):
        return Difference(f"{what} was altered", seq)
    if recorded_at < chain.recorded_at:
        return Difference(f"{what} is dated before the one it follows", seq)
    return Difference(f"{what} is not the one whose hash was kept: the chain was rebuilt", seq)


def _check_text(line: Line, said: Any) -> int:
    """An article's text, as it is kept and as it was read; its length in bytes."""
    seq, kind, key, packed = line[0], line[3], line[4], line[9] or b""
    if hashlib.sha256(packed).hexdigest() != getattr(said, "packed_sha256", None):
        raise Difference(f"the text kept with entry {seq} ({kind} {key}) was altered", seq)
    try:
        text = zlib.decompress(packed)
        text.decode("utf-8")
    except (zlib.error, UnicodeDecodeError) as error:
        raise Difference(f"the text kept with entry {seq} (article {key}) is damaged: {error}", seq) from error
    if hashlib.sha256(text).hexdigest() != getattr(said, "sha256", None):
        raise Difference(f"the text kept with entry {seq} (article {key}) is not the one that was read", seq)
    return len(text)
