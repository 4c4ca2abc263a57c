"""Judgements in the database: looking them up as they stood, checking new ones, and what a changed page leads to."""

from __future__ import annotations

import json
import threading
from collections import OrderedDict
from collections.abc import Callable, Iterator
from datetime import datetime
from typing import Any

from sqlalchemy import Column, Connection, bindparam, exists, func, select

from foedus.errors import LedgerError, QuestionError
from foedus.ledger import schema
from foedus.ledger.chain import entry_from
from foedus.ledger.codec import encode_claim
from foedus.ledger.judgement_codec import decode_judgement, encode_judgement
from foedus.ledger.judgements import InForce, Numbered, in_force
from foedus.ledger.store import Store
from foedus.ledger.values import check_words
from foedus.ledger.writing import Batch, head_of, next_moment, plan
from foedus.model import (
    ActorJudgement,
    Article,
    ClaimReview,
    Entry,
    EntryKind,
    Judgement,
    Retraction,
    Reversal,
    Revision,
)

_REMEMBERED = 8
_NEWEST = select(func.max(schema.judgement.c.seq)).where(schema.judgement.c.seq <= bindparam("last"))


class JudgementLog:
    """All judgements read so far, and what follows from them by the moments last asked about.

    What an entry says never changes, so nothing remembered ever goes stale.
    """

    def __init__(self) -> None:
        self._read: list[Numbered] = []
        self._folds: OrderedDict[int, InForce] = OrderedDict()
        self._lock = threading.Lock()

    def in_force(self, connection: Connection, last: int) -> InForce:
        """The judgements in force as of entry `last`."""
        newest = connection.scalar(_NEWEST, {"last": last}) or 0
        with self._lock:
            if newest not in self._folds:
                self._read_up_to(connection, newest)
                self._folds[newest] = in_force([item for item in self._read if item[0] <= newest])
                while len(self._folds) > _REMEMBERED:
                    self._folds.popitem(last=False)
            self._folds.move_to_end(newest)
            return self._folds[newest]

    def _read_up_to(self, connection: Connection, newest: int) -> None:
        after = self._read[-1][0] if self._read else 0
        if newest <= after:
            return
        columns = schema.entry.c
        question = (
            select(columns.seq, columns.kind, columns.payload)
            .join(schema.judgement, schema.judgement.c.seq == columns.seq)
            .where(schema.judgement.c.seq > after, schema.judgement.c.seq <= newest)
            .order_by(columns.seq)
        )
        for row in connection.execute(question):
            self._read.append((row.seq, decode_judgement(EntryKind(row.kind), json.loads(row.payload))))


def judgement_entries(store: Store, last: int) -> Iterator[Entry]:
    """The entries of all judgements up to entry `last`, reversed ones included, in their order."""
    columns = [column for column in schema.entry.c if column.name != "packed"]
    question = select(*columns).join(schema.judgement, schema.judgement.c.seq == schema.entry.c.seq)
    with store.read() as connection:
        rows = connection.execute(question.where(schema.entry.c.seq <= last).order_by(schema.entry.c.seq))
        found = rows.mappings().all()
    yield from map(entry_from, found)


def append_judgement(
    connection: Connection,
    judgement: Judgement,
    log: JudgementLog,
    read_article: Callable[[Connection, str], Article],
    recorded_at: datetime | None,
    clock: Callable[[], datetime],
) -> Entry:
    """Appends a judgement, with the corrected claim where it carries one. One in force already is not repeated."""
    head = head_of(connection)
    now = log.in_force(connection, head.seq)
    for seq, active in now.active:
        if active == judgement:
            return _entry(connection, seq)
    _check(connection, judgement, now)
    batch = Batch(head=head)
    if isinstance(judgement, ClaimReview) and judgement.correction is not None:
        _plan_correction(connection, batch, judgement, read_article)
    kind, key, payload = encode_judgement(judgement)
    seq = batch.plan(plan(kind, key, payload, judgement.by))
    batch.write(connection, next_moment(head, recorded_at, clock))
    return _entry(connection, seq)


def _plan_correction(
    connection: Connection, batch: Batch, review: ClaimReview, read_article: Callable[[Connection, str], Article]
) -> None:
    correction, claims = review.correction, schema.claim.c
    if correction is None:
        return
    home = connection.scalar(select(claims.article).where(claims.id == review.claim))
    if correction.article != home:
        raise LedgerError(f"a correction of claim {review.claim} has to be of the same article, {home}")
    check_words(read_article(connection, correction.article), correction.evidence)
    if not _there(connection, claims.id, correction.id):
        batch.plan(plan(EntryKind.CLAIM, correction.id, encode_claim(correction), review.by))


def _entry(connection: Connection, seq: int) -> Entry:
    columns = [column for column in schema.entry.c if column.name != "packed"]
    return entry_from(connection.execute(select(*columns).where(schema.entry.c.seq == seq)).mappings().one())


def _check(connection: Connection, judgement: Judgement, now: InForce) -> None:
    """Raises QuestionError for a judgement about what is not on record, LedgerError for one that makes no sense."""
    match judgement:
        case Retraction() | ClaimReview():
            _known(connection, schema.claim.c.id, judgement.claim, "claim")
        case Revision():
            _known(connection, schema.article.c.id, judgement.article, "article")
            if judgement.replaced_by is not None:
                _known(connection, schema.article.c.id, judgement.replaced_by, "article")
        case ActorJudgement():
            _check_actors(connection, judgement, now)
        case Reversal():
            _known(connection, schema.judgement.c.seq, judgement.entry, "judgement with the number")
            if judgement.entry not in {seq for seq, _ in now.active}:
                raise LedgerError(f"the judgement of entry {judgement.entry} was reversed before")


def _check_actors(connection: Connection, judgement: ActorJudgement, now: InForce) -> None:
    actor = judgement.actor
    on_record = _there(connection, schema.claim.c.actor, actor) or _there(connection, schema.claim.c.recipient, actor)
    if not on_record and not now.moved_claims(actor):
        raise QuestionError(f"no claim on record has an actor {actor}")
    if not judgement.claims and now.standing(actor) == now.standing(judgement.into):
        raise LedgerError(f"{actor} and {judgement.into} already count as one")
    for claim in judgement.claims:
        _known(connection, schema.claim.c.id, claim, "claim")


def _known(connection: Connection, column: Column[Any], value: Any, what: str) -> None:
    if not _there(connection, column, value):
        raise QuestionError(f"there is no {what} {value} on record")


def _there(connection: Connection, column: Column[Any], value: Any) -> bool:
    return bool(connection.scalar(select(exists().where(column == value))))
