"""Reading claims: by actor, pair, relation, article or coder, as they were known and judged at a moment."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Any

from sqlalchemy import ColumnElement, and_, bindparam, or_, select

from foedus.ledger import schema
from foedus.ledger.asking import Articles, bound, payload_of
from foedus.ledger.chain import Row
from foedus.ledger.codec import decode_claim, decode_evidence, time_value
from foedus.ledger.judgements import InForce
from foedus.ledger.judging import JudgementLog
from foedus.ledger.portions import portions
from foedus.ledger.store import Store
from foedus.ledger.values import LedgerClaim, LedgerFact
from foedus.model import AsOf, Claim, Factuality, Phase, Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """Which claims are asked for; None asks for all. `pair` is in no order."""

    as_of: AsOf
    actor: str | None = None
    pair: tuple[str, str] | None = None
    relation: str | None = None
    article: str | None = None
    coder: str | None = None
    retracted: bool = False


_ENTRIES = (
    select(schema.entry.c.seq, schema.entry.c.recorded_at, schema.entry.c.payload)
    .where(schema.entry.c.seq.in_(bindparam("seqs", expanding=True)))
    .order_by(schema.entry.c.seq)
)


def claims(store: Store, log: JudgementLog, question: Question) -> Iterator[LedgerClaim]:
    """Claims known by then that speak of a time not wholly after `as_of.valid`, in the order of their arrival."""
    with store.read() as connection:
        last = bound(connection, question.as_of.known)
        judged = log.in_force(connection, last)
        numbers = sorted(connection.scalars(select(schema.claim.c.seq).where(*_conditions(question, last, judged))))
    known_articles = Articles(last, judged)
    for portion in portions(numbers):
        with store.read() as connection:
            rows = connection.execute(_ENTRIES, {"seqs": portion}).mappings().all()
            payloads = [payload_of(row) for row in rows]
            known_articles.load(connection, [payload["article"] for payload in payloads])
        for row, payload in zip(rows, payloads, strict=True):
            found = _ledger_claim(row, payload, known_articles)
            if _answers(found, question, judged):
                yield found


def claim(store: Store, key: str) -> Claim | None:
    """The claim of that id as it was read, whatever was judged of it; None where there is none."""
    columns = schema.entry.c
    question = select(columns.payload).join(schema.claim, schema.claim.c.seq == columns.seq)
    with store.read() as connection:
        row = connection.execute(question.where(schema.claim.c.id == key)).mappings().one_or_none()
    return None if row is None else decode_claim(payload_of(row))


_PASSAGES = (
    select(schema.claim.c.id, schema.entry.c.payload)
    .join(schema.entry, schema.entry.c.seq == schema.claim.c.seq)
    .where(schema.claim.c.id.in_(bindparam("ids", expanding=True)))
)


def passages(store: Store, keys: Iterable[str]) -> Iterator[tuple[str, Span]]:
    """The passages that these claims rest on, by the claims' ids, in no order; nothing else of them is decoded."""
    for portion in portions(list(dict.fromkeys(keys))):
        with store.read() as connection:
            rows = connection.execute(_PASSAGES, {"ids": portion}).mappings().all()
        yield from ((row["id"], decode_evidence(payload_of(row))) for row in rows)


def facts(store: Store, log: JudgementLog, question: Question) -> Iterator[LedgerFact]:
    """The same claims without their words, straight from the projection: some ten times as fast."""
    with store.read() as connection:
        last = bound(connection, question.as_of.known)
        judged = log.in_force(connection, last)
        chosen = select(*_FACT, schema.article.c.publisher, schema.article.c.published)
        joined = chosen.join(schema.article, schema.article.c.id == schema.claim.c.article)
        rows = connection.execute(joined.where(*_conditions(question, last, judged))).all()
    for row in sorted(map(tuple, rows)):
        found = _fact(row, judged)
        if _answers(found, question, judged):
            yield found


_FACT = tuple(
    schema.claim.c[name]
    for name in (
        "seq",
        "id",
        "article",
        "coder",
        "actor",
        "recipient",
        "relation",
        "sign",
        "phase",
        "factuality",
        "conditional",
        "future",
        "edtf",
        "sources",
    )
)


def _fact(row: Sequence[Any], judged: InForce) -> LedgerFact:
    (seq, key, article, coder, actor, recipient, relation, sign, phase, factuality, conditional, future, edtf, sources,
     publisher, published) = row  # fmt: skip
    return LedgerFact(
        seq=seq,
        id=key,
        article=article,
        coder=coder,
        actor=judged.end(key, actor) if actor is not None else None,
        recipient=judged.end(key, recipient) if recipient is not None else None,
        relation=relation,
        sign=sign,
        phase=_PHASES[phase],
        factuality=_label(factuality),
        conditional=bool(conditional),
        future=bool(future),
        edtf=edtf,
        sources=_sources(sources),
        publisher=publisher,
        published=date.fromordinal(published) if published else None,
        superseded=article in judged.replaced,
        retracted=judged.is_retracted(key),
    )


_PHASES = {phase.value: phase for phase in Phase}
_label = lru_cache(maxsize=16)(Factuality.parse)


@lru_cache(maxsize=4096)
def _sources(chain: str) -> tuple[tuple[str, str, str | None], ...]:
    return tuple((name, kind, actor) for name, kind, actor in json.loads(chain))


def _conditions(question: Question, last: int, judged: InForce) -> Iterator[ColumnElement[bool]]:
    """What the database can decide; merges and splits widen it to all claims that may answer."""
    columns, valid = schema.claim.c, question.as_of.valid
    yield columns.seq <= last
    if valid is not None:
        yield or_(columns.begins.is_(None), columns.begins <= valid.toordinal())
    if question.relation is not None:
        yield columns.relation == question.relation
    if question.article is not None:
        yield columns.article == question.article
    if question.coder is not None:
        yield columns.coder == question.coder
    if question.actor is not None:
        yield _names(question.actor, judged)
    if question.pair is not None:
        yield _joins(*question.pair, judged)


def _names(actor: str, judged: InForce) -> ColumnElement[bool]:
    columns, ids = schema.claim.c, judged.counting_for(actor)
    return or_(columns.actor.in_(ids), columns.recipient.in_(ids), *_moved(judged.moved_claims(actor)))


def _joins(one: str, two: str, judged: InForce) -> ColumnElement[bool]:
    columns, left, right = schema.claim.c, judged.counting_for(one), judged.counting_for(two)
    return or_(
        and_(columns.actor.in_(left), columns.recipient.in_(right)),
        and_(columns.actor.in_(right), columns.recipient.in_(left)),
        *_moved((*judged.moved_claims(one), *judged.moved_claims(two))),
    )


def _moved(claims: Sequence[str]) -> list[ColumnElement[bool]]:
    return [schema.claim.c.id.in_(portion) for portion in portions(claims)]


def _answers(found: LedgerClaim | LedgerFact, question: Question, judged: InForce) -> bool:
    """What only judgements decide: whether it still stands, and between whom."""
    if found.retracted and not question.retracted:
        return False
    ends = {found.actor, found.recipient}
    if question.actor is not None and judged.standing(question.actor) not in ends:
        return False
    return question.pair is None or {judged.standing(actor) for actor in question.pair} == ends


def _ledger_claim(row: Row, payload: Mapping[str, Any], known_articles: Articles) -> LedgerClaim:
    claim, judged = decode_claim(payload), known_articles.judged
    article = known_articles[claim.article]
    return LedgerClaim(
        seq=row["seq"],
        recorded_at=time_value(row["recorded_at"]),
        claim=claim,
        article=article,
        actor=judged.end(claim.id, claim.actor.actor.id) if claim.actor else None,
        recipient=judged.end(claim.id, claim.recipient.actor.id) if claim.recipient else None,
        superseded=article.superseded,
        retracted=judged.is_retracted(claim.id),
    )
