"""Readings: checked and encoded, then appended with what they lead to, all in one transaction."""

from __future__ import annotations

import hashlib
import zlib
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection, select

from foedus.ledger import schema
from foedus.ledger.codec import Json, encode_article, encode_attributions, encode_claim, encode_coder
from foedus.ledger.judgement_codec import encode_judgement
from foedus.ledger.judgements import InForce
from foedus.ledger.portions import portions, values_among
from foedus.ledger.projections import address, coder_key, source_key
from foedus.ledger.revising import Versions
from foedus.ledger.values import Appended, Reading
from foedus.ledger.writing import Batch, Planned, head_of, next_moment, plan
from foedus.model import Coder, EntryKind, Outcome


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


@dataclass(slots=True, kw_only=True)
class _Seen:
    """What is on record of the articles at hand, kept up to date while a batch is planned."""

    articles: set[str]
    claims: set[str]
    readings: set[tuple[str, str, str]]
    versions: Versions


def append_readings(
    connection: Connection,
    prepared: Sequence[PreparedReading],
    judged: Callable[[Connection, int], InForce],
    recorded_at: datetime | None,
    clock: Callable[[], datetime],
) -> tuple[Appended, ...]:
    """Appends what is new of the readings, in the transaction at hand; one result each, in their order."""
    batch = Batch(head=head_of(connection))
    moment = next_moment(batch.head, recorded_at, clock)
    ids = [item.article.draft.key for item in prepared]
    there = set(values_among(connection, schema.article.c.id, schema.article.c.id, ids))
    new = [item.reading.article for item in prepared if item.article.draft.key not in there]
    addresses = [place for article in new if (place := address(article.uri)) is not None]
    seen = _Seen(
        articles=there,
        claims=set(values_among(connection, schema.claim.c.id, schema.claim.c.article, ids)),
        readings=_readings_of(connection, ids),
        versions=Versions.at(connection, addresses, lambda: judged(connection, batch.head.seq)),
    )
    results = tuple(_append(batch, item, seen) for item in prepared)
    batch.write(connection, moment)
    return results


def _append(batch: Batch, item: PreparedReading, seen: _Seen) -> Appended:
    reading, key = item.reading, item.article.draft.key
    outcome = reading.result
    if any((key, item.coder, known) in seen.readings for known in (outcome, Outcome.READ, Outcome.NOTHING_FOUND)):
        return Appended(outcome=Outcome.ALREADY_THERE, article=key)
    if key not in seen.articles:
        _append_article(batch, item, seen)
    attributions = batch.plan(item.attributions) if reading.attributions else None
    new = [claim for claim in item.claims if claim.draft.key not in seen.claims]
    for claim in new:
        batch.plan(claim)
        seen.claims.add(claim.draft.key)
    line = batch.plan(_reading_line(reading, key, len(item.claims), attributions))
    seen.readings.add((key, item.coder, outcome.value))
    return Appended(outcome=outcome, article=key, claims=len(new), line=line, reason=reading.reason)


def _append_article(batch: Batch, item: PreparedReading, seen: _Seen) -> None:
    """The article and, where its address held another text before, which of the two is the newer one."""
    batch.plan(item.article)
    seen.articles.add(item.article.draft.key)
    revision = seen.versions.take(item.reading.article, by=label(item.reading.coder))
    if revision is not None:
        kind, key, payload = encode_judgement(revision)
        batch.plan(plan(kind, key, payload, revision.by))


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


def append_address(
    connection: Connection, article: str, uri: str, coder: Coder, clock: Callable[[], datetime]
) -> Appended:
    """A line of the reading log for an article that is there already, found at an address of which none tells yet."""
    head = head_of(connection)
    payload = _line_payload(article, uri, coder, Outcome.ALREADY_THERE, None)
    batch = Batch(head=head)
    line = batch.plan(plan(EntryKind.READING, article, payload, label(coder)))
    batch.write(connection, next_moment(head, None, clock))
    return Appended(outcome=Outcome.ALREADY_THERE, article=article, line=line)


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
    payload = _line_payload(None, source, coder, outcome, reason)
    line = plan(EntryKind.READING, key, payload, label(coder) if coder else "reader")
    logged = select(schema.entry.c.payload).join(schema.reading, schema.reading.c.seq == schema.entry.c.seq)
    if line.draft.payload in connection.scalars(logged.where(schema.reading.c.subject == key)):
        return Appended(outcome=Outcome.ALREADY_THERE, article=None, reason=reason)
    batch = Batch(head=head)
    seq = batch.plan(line)
    batch.write(connection, next_moment(head, None, clock))
    return Appended(outcome=outcome, article=None, line=seq, reason=reason)


def _line_payload(article: str | None, source: str, coder: Coder | None, outcome: Outcome, reason: str | None) -> Json:
    """A line of the reading log that comes without claims."""
    return {
        "article": article,
        "source": source,
        "coder": encode_coder(coder) if coder else None,
        "outcome": outcome.value,
        "reason": reason,
        "claims": 0,
        "attributions": 0,
        "attributions_entry": None,
    }


def label(coder: Coder) -> str:
    """How `recorded_by` names a coder."""
    return f"{coder.name} {coder.version}".strip()


def _writable(words: str) -> str:
    r"""Words of the file system, where a name may hold bytes that are no text: these are shown as `\udcff`."""
    return words.encode("utf-8", "backslashreplace").decode("utf-8")


def _readings_of(connection: Connection, subjects: Iterable[str]) -> set[tuple[str, str, str]]:
    columns = schema.reading.c
    found: set[tuple[str, str, str]] = set()
    for portion in portions(list(dict.fromkeys(subjects))):
        rows = connection.execute(
            select(columns.subject, columns.coder, columns.outcome).where(columns.subject.in_(portion))
        )
        found.update((row.subject, row.coder, row.outcome) for row in rows)
    return found
