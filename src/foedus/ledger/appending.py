"""Writing: readings become drafts, drafts become entries and their projections, all in one transaction."""

from __future__ import annotations

import hashlib
import zlib
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any, TypeVar

from sqlalchemy import ColumnElement, Connection, Table, insert, select

from foedus.errors import LedgerError
from foedus.ledger import schema
from foedus.ledger.chain import Draft, seal
from foedus.ledger.codec import (
    Json,
    canonical_text,
    encode_article,
    encode_attributions,
    encode_claim,
    encode_coder,
    time_value,
)
from foedus.ledger.projections import coder_key, projection, source_key
from foedus.ledger.values import Appended, Reading
from foedus.model import Coder, EntryKind, Head, Outcome

T = TypeVar("T")
_TICK = timedelta(microseconds=1)
_TOLERANCE = timedelta(minutes=1)
_MANY = 500
"""Values in one IN list: well below SQLite's and PostgreSQL's limits."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Planned:
    """A draft and its payload, kept beside it so that the projection need not parse it again."""

    draft: Draft
    payload: Json


@dataclass(slots=True, kw_only=True)
class Batch:
    """Entries to be appended together; `plan` gives each the number it will have."""

    head: Head
    planned: list[Planned] = field(default_factory=list)

    def plan(self, item: Planned) -> int:
        """Takes the entry in; its `seq`."""
        self.planned.append(item)
        return self.head.seq + len(self.planned)

    def write(self, connection: Connection, recorded_at: datetime) -> None:
        """Seals and inserts all entries, then the rows that stand for them."""
        if not self.planned:
            return
        rows = seal([item.draft for item in self.planned], self.head, recorded_at)
        connection.execute(insert(schema.entry), rows)
        projected: dict[Table, list[dict[str, Any]]] = defaultdict(list)
        for row, item in zip(rows, self.planned, strict=True):
            found = projection(row["seq"], item.draft.kind, item.draft.key, item.payload)
            if found is not None:
                projected[found[0]].append(found[1])
        for table, lines in projected.items():
            connection.execute(insert(table), lines)


def plan(kind: EntryKind, key: str, payload: Json, by: str, packed: bytes | None = None) -> Planned:
    """An entry ready to be sealed. Raises InputError for text that is no Unicode text."""
    draft = Draft(recorded_by=by, kind=kind, key=key, payload=canonical_text(payload, key), packed=packed)
    return Planned(draft=draft, payload=payload)


@dataclass(frozen=True, slots=True, kw_only=True)
class PreparedReading:
    """A reading, checked and encoded before the ledger is locked for writing."""

    reading: Reading
    coder: str
    article: Planned
    attributions: Planned
    claims: tuple[Planned, ...]


def prepare(reading: Reading) -> PreparedReading:
    """Checks and encodes a reading. Raises LedgerError, or InputError for text that no file can keep."""
    reading.check()
    by, article = label(reading.coder), reading.article
    payload = encode_article(article)
    packed = zlib.compress(article.text.encode("utf-8"))
    payload["packed_sha256"] = hashlib.sha256(packed).hexdigest()
    claims = {claim.id: claim for claim in reading.claims}
    return PreparedReading(
        reading=reading,
        coder=coder_key(encode_coder(reading.coder)),
        article=plan(EntryKind.ARTICLE, article.id, payload, by, packed),
        attributions=plan(
            EntryKind.ATTRIBUTIONS, article.id, encode_attributions(reading.attributions, article.id), by
        ),
        claims=tuple(plan(EntryKind.CLAIM, key, encode_claim(claim), by) for key, claim in claims.items()),
    )


def append_readings(
    connection: Connection,
    prepared: Sequence[PreparedReading],
    recorded_at: datetime | None,
    clock: Callable[[], datetime],
) -> tuple[Appended, ...]:
    """Appends what is new of the readings, in the transaction at hand; one result each, in their order."""
    batch = Batch(head=head_of(connection))
    moment = next_moment(batch.head, recorded_at, clock)
    ids = [item.article.draft.key for item in prepared]
    articles = set(values_among(connection, schema.article.c.id, schema.article.c.id, ids))
    done = _readings_of(connection, ids)
    there = set(values_among(connection, schema.claim.c.id, schema.claim.c.article, ids))
    results = tuple(_append(batch, item, articles, done, there) for item in prepared)
    batch.write(connection, moment)
    return results


def _append(
    batch: Batch, item: PreparedReading, articles: set[str], done: set[tuple[str, str, str]], there: set[str]
) -> Appended:
    reading, key = item.reading, item.article.draft.key
    outcome = reading.result
    if any((key, item.coder, seen.value) in done for seen in (outcome, Outcome.READ, Outcome.NOTHING_FOUND)):
        return Appended(outcome=Outcome.ALREADY_THERE, article=key)
    if key not in articles:
        batch.plan(item.article)
        articles.add(key)
    attributions = batch.plan(item.attributions) if reading.attributions else None
    new = [claim for claim in item.claims if claim.draft.key not in there]
    for claim in new:
        batch.plan(claim)
        there.add(claim.draft.key)
    line = _reading_line(reading, key, len(item.claims), attributions)
    done.add((key, item.coder, outcome.value))
    return Appended(outcome=outcome, article=key, claims=len(new), line=batch.plan(line), reason=reading.reason)


def _reading_line(reading: Reading, key: str, claims: int, attributions: int | None) -> Planned:
    payload: Json = {
        "article": key,
        "source": reading.article.uri,
        "coder": encode_coder(reading.coder),
        "outcome": reading.result.value,
        "reason": reading.reason,
        "claims": claims,
        "attributions": len(reading.attributions),
        "attributions_entry": attributions,
    }
    return plan(EntryKind.READING, key, payload, label(reading.coder))


def append_failure(
    connection: Connection,
    source: str,
    reason: str,
    outcome: Outcome,
    coder: Coder | None,
    clock: Callable[[], datetime],
) -> Appended:
    """A line of the reading log for an input that no article could be made of; the same trouble is logged once."""
    source, reason = _writable(source), _writable(reason)
    key, head = source_key(source), head_of(connection)
    payload: Json = {
        "article": None,
        "source": source,
        "coder": encode_coder(coder) if coder else None,
        "outcome": outcome.value,
        "reason": reason,
        "claims": 0,
        "attributions": 0,
        "attributions_entry": None,
    }
    line = plan(EntryKind.READING, key, payload, label(coder) if coder else "reader")
    logged = select(schema.entry.c.payload).join(schema.reading, schema.reading.c.seq == schema.entry.c.seq)
    if line.draft.payload in connection.scalars(logged.where(schema.reading.c.subject == key)):
        return Appended(outcome=Outcome.ALREADY_THERE, article=None, reason=reason)
    batch = Batch(head=head)
    seq = batch.plan(line)
    batch.write(connection, next_moment(head, None, clock))
    return Appended(outcome=outcome, article=None, line=seq, reason=reason)


def _writable(words: str) -> str:
    r"""Words of the file system, where a name may hold bytes that are no text: these are shown as `\udcff`."""
    return words.encode("utf-8", "backslashreplace").decode("utf-8")


def label(coder: Coder) -> str:
    """How `recorded_by` names a coder."""
    return f"{coder.name} {coder.version}".strip()


def head_of(connection: Connection) -> Head:
    """The last entry's number, hash and time."""
    columns = schema.entry.c
    row = connection.execute(
        select(columns.seq, columns.hash, columns.recorded_at).order_by(columns.seq.desc()).limit(1)
    ).one_or_none()
    return Head() if row is None else Head(seq=row.seq, hash=row.hash, recorded_at=time_value(row.recorded_at))


def next_moment(head: Head, recorded_at: datetime | None, clock: Callable[[], datetime]) -> datetime:
    """The time of the next entries: never before the last one's, even where the clock was set back.

    A time given is kept as it is. Raises LedgerError where it lies before the last entry or in the future.
    """
    last = head.recorded_at
    if recorded_at is None:
        now = clock()
        return now if last is None or now > last else last + _TICK
    if recorded_at.tzinfo is None:
        raise LedgerError(f"{recorded_at.isoformat()} does not say its time zone; the ledger's time is UTC")
    if last is not None and recorded_at < last:
        raise LedgerError(
            f"the ledger already records what was known by {last.isoformat()}; "
            f"nothing can be entered as of {recorded_at.isoformat()} any more"
        )
    if recorded_at > clock() + _TOLERANCE:
        raise LedgerError(f"{recorded_at.isoformat()} has not come yet; an entry is recorded when the ledger learns it")
    return recorded_at


def values_among(
    connection: Connection, wanted: ColumnElement[T], among: ColumnElement[Any], values: Iterable[Any]
) -> Iterator[T]:
    """`wanted` of the rows whose `among` is one of the values, asked for in portions."""
    for portion in portions(list(dict.fromkeys(values))):
        yield from connection.scalars(select(wanted).where(among.in_(portion)))


def portions(values: Sequence[T]) -> Iterator[Sequence[T]]:
    """The values cut into lists short enough for one statement."""
    for start in range(0, len(values), _MANY):
        yield values[start : start + _MANY]


def _readings_of(connection: Connection, subjects: Iterable[str]) -> set[tuple[str, str, str]]:
    columns = schema.reading.c
    found: set[tuple[str, str, str]] = set()
    for portion in portions(list(dict.fromkeys(subjects))):
        rows = connection.execute(
            select(columns.subject, columns.coder, columns.outcome).where(columns.subject.in_(portion))
        )
        found.update((row.subject, row.coder, row.outcome) for row in rows)
    return found
