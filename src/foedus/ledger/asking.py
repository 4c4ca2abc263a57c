"""Reading: entries, articles, claims and the reading log as they were known at a moment.

`recorded_at` never runs backwards along `seq`, so "known by t" means "up to the last entry recorded by t": each
question first finds that entry and then looks at nothing after it. Long answers come in pages, each in a short
transaction of its own; since nothing before the bound ever changes, the pages fit together.
"""

from __future__ import annotations

import json
import zlib
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from datetime import UTC, date, datetime, timedelta
from typing import Any

from sqlalchemy import Connection, bindparam, func, select

from foedus.errors import IntegrityError, QuestionError
from foedus.ledger import schema
from foedus.ledger.chain import Row, entry_from
from foedus.ledger.codec import decode_article, decode_attributions, decode_coder, time_text, time_value
from foedus.ledger.judgements import InForce
from foedus.ledger.judging import JudgementLog
from foedus.ledger.portions import portions
from foedus.ledger.store import Store
from foedus.ledger.values import LedgerArticle, ReadingLine
from foedus.model import Article, Attribution, Coder, Entry, Outcome

PAGE = 1000
_REMEMBERED = 5000


_LAST = select(func.max(schema.entry.c.seq))
# Statements that every question needs are made once: making one takes longer than running it.


def bound(connection: Connection, known: date | None) -> int:
    """The last entry known by the end of a day (UTC), or at a moment. Raises QuestionError without a time zone."""
    if known is None or known == date.max:
        return int(connection.scalar(_LAST) or 0)
    columns, question = schema.entry.c, _LAST
    if isinstance(known, datetime):
        if known.tzinfo is None:
            raise QuestionError(f"{known.isoformat()} does not say its time zone; add Z for UTC")
        question = question.where(columns.recorded_at <= time_text(known))
    else:
        midnight = datetime(known.year, known.month, known.day, tzinfo=UTC) + timedelta(days=1)
        question = question.where(columns.recorded_at < time_text(midnight))
    return int(connection.scalar(question) or 0)


def entries(store: Store, known: date | None, after: int = 0) -> Iterator[Entry]:
    """The entries in their order, those after number `after`, known by then."""
    columns = [column for column in schema.entry.c if column.name != "packed"]
    with store.read() as connection:
        last = bound(connection, known)
    while after < last:
        question = select(*columns).where(schema.entry.c.seq.between(after + 1, min(last, after + PAGE)))
        with store.read() as connection:
            rows = connection.execute(question.order_by(schema.entry.c.seq)).mappings().all()
        if not rows:
            raise IntegrityError(f"{store.where}: entry {after + 1} is missing")
        yield from map(entry_from, rows)
        after = int(rows[-1]["seq"])


class Articles:
    """Articles on record with their newest reading, up to one entry; looked up in portions and remembered."""

    def __init__(self, last: int, judged: InForce) -> None:
        self.last = last
        self.judged = judged
        self._found: dict[str, LedgerArticle] = {}

    def load(self, connection: Connection, ids: Sequence[str]) -> None:
        """Looks up the articles that are not remembered yet; forgets the others where they have become many."""
        if len(self._found) > _REMEMBERED:
            self._found = {key: self._found[key] for key in ids if key in self._found}
        missing = [key for key in dict.fromkeys(ids) if key not in self._found]
        for portion in portions(missing):
            lines = _readings_of(connection, portion, self.last)
            for row in connection.execute(_ARTICLES, {"ids": portion, "last": self.last}).mappings():
                self._found[row["key"]] = _ledger_article(row, lines[row["key"]], self.judged)

    def __getitem__(self, key: str) -> LedgerArticle:
        try:
            return self._found[key]
        except KeyError as error:
            raise IntegrityError(f"article {key} is missing from the ledger") from error


_SEALED = select(schema.entry.c.seq, schema.entry.c.recorded_at, schema.entry.c.key, schema.entry.c.payload)
_ARTICLES = _SEALED.join(schema.article, schema.article.c.seq == schema.entry.c.seq).where(
    schema.article.c.id.in_(bindparam("ids", expanding=True)), schema.article.c.seq <= bindparam("last")
)
_READINGS = (
    _SEALED.join(schema.reading, schema.reading.c.seq == schema.entry.c.seq)
    .where(schema.reading.c.subject.in_(bindparam("ids", expanding=True)), schema.reading.c.seq <= bindparam("last"))
    .order_by(schema.reading.c.seq)
)


def _readings_of(connection: Connection, ids: Sequence[str], last: int) -> dict[str, list[ReadingLine]]:
    """The lines of the reading log on each of these articles, in their order."""
    found: defaultdict[str, list[ReadingLine]] = defaultdict(list)
    for row in connection.execute(_READINGS, {"ids": ids, "last": last}).mappings():
        found[row["key"]].append(_reading_line(row))
    return found


def addresses(connection: Connection, article: str) -> tuple[str, ...]:
    """Where an article was found, the first address first; empty where it came without one. Raises QuestionError."""
    lines = _readings_of(connection, [article], bound(connection, None))[article]
    if not lines:
        raise QuestionError(f"there is no article {article} on record")
    return tuple(dict.fromkeys(line.source for line in lines if line.source))


def articles(store: Store, log: JudgementLog, known: date | None) -> Iterator[LedgerArticle]:
    """Every article known by then, in the order of their arrival."""
    with store.read() as connection:
        last = bound(connection, known)
        judged = log.in_force(connection, last)
    after = 0
    while True:
        with store.read() as connection:
            columns = schema.article.c
            question = select(columns.seq, columns.id).where(columns.seq > after, columns.seq <= last)
            rows = connection.execute(question.order_by(columns.seq).limit(PAGE)).all()
            page = Articles(last, judged)
            page.load(connection, [row.id for row in rows])
        if not rows:
            return
        yield from (page[row.id] for row in rows)
        after = rows[-1].seq


def article(connection: Connection, key: str) -> Article:
    """One article with its text. Raises QuestionError where there is none of that id."""
    columns = schema.entry.c
    question = select(columns.payload, columns.packed).join(schema.article, schema.article.c.seq == columns.seq)
    row = connection.execute(question.where(schema.article.c.id == key)).mappings().one_or_none()
    if row is None:
        raise QuestionError(f"there is no article {key} on record")
    return decode_article(payload_of(row), unpack(row["packed"], key))


_TEXTS = (
    select(schema.entry.c.key, schema.entry.c.payload, schema.entry.c.packed)
    .join(schema.article, schema.article.c.seq == schema.entry.c.seq)
    .where(schema.article.c.id.in_(bindparam("ids", expanding=True)))
)


def articles_with_texts(store: Store, keys: Iterable[str]) -> Iterator[Article]:
    """Those of the articles that are on record, with their texts, in no order; a few hundred to a question."""
    for portion in portions(list(dict.fromkeys(keys))):
        with store.read() as connection:
            rows = connection.execute(_TEXTS, {"ids": portion}).mappings().all()
        for row in rows:
            yield decode_article(payload_of(row), unpack(row["packed"], row["key"]))


def unpack(packed: bytes | None, key: str) -> str:
    """An article's text, decompressed. Raises IntegrityError where the bytes are damaged."""
    try:
        return zlib.decompress(packed or b"").decode("utf-8")
    except (zlib.error, UnicodeDecodeError) as error:
        raise IntegrityError(f"the text kept for article {key} is damaged: {error}") from error


def attributions(store: Store, article: str, known: date | None, coder: str | None) -> tuple[Attribution, ...]:
    """The attributions of an article, as its newest reading found them."""
    columns = schema.reading.c
    with store.read() as connection:
        question = select(columns.attributions).where(
            columns.subject == article,
            columns.seq <= bound(connection, known),
            columns.outcome.in_((Outcome.READ.value, Outcome.NOTHING_FOUND.value)),
        )
        if coder is not None:
            question = question.where(columns.coder == coder)
        seq = connection.scalar(question.order_by(columns.seq.desc()).limit(1))
        if seq is None:
            return ()
        entry = schema.entry.c
        row = connection.execute(select(entry.payload).where(entry.seq == seq)).mappings().one()
    return decode_attributions(payload_of(row))


def has_reading(store: Store, article: str, coder: str) -> bool:
    """Whether the article was read, or set aside, by the coder."""
    columns = schema.reading.c
    done = (Outcome.READ.value, Outcome.NOTHING_FOUND.value, Outcome.SET_ASIDE.value)
    question = select(columns.seq).where(columns.subject == article, columns.coder == coder, columns.outcome.in_(done))
    with store.read() as connection:
        return connection.scalar(question.limit(1)) is not None


def readings(store: Store, known: date | None) -> Iterator[ReadingLine]:
    """The reading log, in its order."""
    with store.read() as connection:
        last = bound(connection, known)
    after, columns = 0, schema.entry.c
    question = select(columns.seq, columns.recorded_at, columns.payload).join(
        schema.reading, schema.reading.c.seq == columns.seq
    )
    while True:
        with store.read() as connection:
            page = question.where(schema.reading.c.seq > after, schema.reading.c.seq <= last)
            rows = connection.execute(page.order_by(schema.reading.c.seq).limit(PAGE)).mappings().all()
        if not rows:
            return
        yield from map(_reading_line, rows)
        after = rows[-1]["seq"]


def payload_of(row: Row) -> dict[str, Any]:
    """An entry's payload, read as JSON. Raises IntegrityError."""
    try:
        payload: dict[str, Any] = json.loads(row["payload"])
    except ValueError as error:
        raise IntegrityError(f"an entry's payload is damaged: {error}") from error
    return payload


def _reading_line(row: Row) -> ReadingLine:
    payload = payload_of(row)
    return ReadingLine(
        seq=row["seq"],
        recorded_at=time_value(row["recorded_at"]),
        source=payload["source"],
        article=payload["article"],
        coder=_coder(payload),
        outcome=Outcome(payload["outcome"]),
        reason=payload["reason"],
        claims=payload["claims"],
    )


def _coder(payload: Row) -> Coder | None:
    return decode_coder(payload["coder"]) if payload["coder"] else None


def _ledger_article(row: Row, lines: Sequence[ReadingLine], judged: InForce) -> LedgerArticle:
    payload = payload_of(row)
    newest = next(line for line in reversed(lines) if line.outcome is not Outcome.ALREADY_THERE)
    found_at = (payload["uri"], *(line.source for line in lines))
    key = payload["id"]
    published, retrieved = payload["published"], payload["retrieved_at"]
    return LedgerArticle(
        seq=row["seq"],
        recorded_at=time_value(row["recorded_at"]),
        id=key,
        text_sha256=payload["sha256"],
        title=payload["title"],
        published=date.fromisoformat(published) if published else None,
        publisher=payload["publisher"],
        uri=payload["uri"],
        given_id=payload["given_id"],
        retrieved_at=datetime.fromisoformat(retrieved) if retrieved else None,
        outcome=newest.outcome,
        reason=newest.reason,
        coder=newest.coder,
        claims=newest.claims,
        superseded=key in judged.replaced,
        replaced_by=judged.replaced.get(key),
        credit=payload.get("credit"),
        addresses=tuple(dict.fromkeys(filter(None, found_at))),
    )
