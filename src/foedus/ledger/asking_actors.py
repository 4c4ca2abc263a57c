"""The actors that claims on record name, without reading all the claims."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from typing import Any

from sqlalchemy import Column, Connection, bindparam, func, select

from foedus.ledger import schema
from foedus.ledger.asking import bound, payload_of
from foedus.ledger.codec import decode_claim
from foedus.ledger.judging import JudgementLog
from foedus.ledger.portions import portions
from foedus.ledger.store import Store
from foedus.ledger.values import LedgerActor
from foedus.model import Actor


def actors(store: Store, log: JudgementLog, known: date | None) -> Iterator[LedgerActor]:
    """Each actor as the newest claim on it has it, in the order of their ids."""
    with store.read() as connection:
        last = bound(connection, known)
        judged = log.in_force(connection, last)
        newest, claims = _newest(connection, last)
    for portion in portions(sorted(newest)):
        with store.read() as connection:
            found = _as_named(connection, {key: newest[key] for key in portion})
        for key in filter(found.__contains__, portion):
            yield LedgerActor(actor=found[key], counts_for=judged.standing(key), claims=claims[key])


def named(store: Store, log: JudgementLog, ids: Iterable[str], known: date | None) -> Iterator[LedgerActor]:
    """Of some ids those that claims name, each as one of its claims has it; two look-ups an id, nothing is counted."""
    if not (ids := set(ids)):
        return
    with store.read() as connection:
        last = bound(connection, known)
        judged = log.in_force(connection, last)
        claims = {key: seq for key in sorted(ids) if (seq := _first(connection, key, last)) is not None}
        found = _as_named(connection, claims)
    for key in filter(found.__contains__, claims):
        yield LedgerActor(actor=found[key], counts_for=judged.standing(key), claims=None)


_OF_ARTICLE = (
    select(schema.claim.c.id, schema.entry.c.payload)
    .join(schema.entry, schema.entry.c.seq == schema.claim.c.seq)
    .where(schema.claim.c.article == bindparam("article"), schema.claim.c.seq <= bindparam("last"))
    .order_by(schema.claim.c.seq)
)


def named_by(store: Store, log: JudgementLog, article: str, known: date | None) -> list[tuple[str, str]]:
    """Whom the claims of an article name, as (id, name), in the order of the claims; retracted ones are left out."""
    with store.read() as connection:
        last = bound(connection, known)
        judged = log.in_force(connection, last)
        rows = connection.execute(_OF_ARTICLE, {"article": article, "last": last}).mappings().all()
    payloads = [payload_of(row) for row in rows if not judged.is_retracted(row["id"])]
    return [(end["id"], end["name"]) for said in payloads for end in (said["actor"], said["recipient"]) if end]


def names_in(
    store: Store, log: JudgementLog, articles: Sequence[int], actors: Iterable[str], known: date | None
) -> dict[str, str]:
    """The names of actors as the first claim has them that names each as an end, of those in these articles.

    Articles are given by the numbers of their entries, in the order in which they are looked through. Retracted claims
    are left out; merges and splits play no part. Only the payloads of claims that give a name are read.
    """
    wanted, naming = set(actors), dict[str, int]()
    with store.read() as connection:
        last = bound(connection, known)
        judged = log.in_force(connection, last)
        ends = _ends_in(connection, set(articles), last)
    for article in articles:
        for row in ends.get(article, ()):
            for actor in {row.actor, row.recipient} & wanted:
                if not judged.is_retracted(row.id):
                    naming[actor] = row.seq
                    wanted.discard(actor)
    columns, names = schema.entry.c, dict[str, str]()
    for portion in portions(sorted(set(naming.values()))):
        with store.read() as connection:
            rows = connection.execute(select(columns.seq, columns.payload).where(columns.seq.in_(portion))).mappings()
            read = {row["seq"]: payload_of(row) for row in rows}
        for actor, seq in naming.items():
            for end in filter(None, (read.get(seq, {}).get("actor"), read.get(seq, {}).get("recipient"))):
                if end["id"] == actor:
                    names.setdefault(actor, end["name"])
    return names


def _ends_in(connection: Connection, articles: set[int], last: int) -> dict[int, list[Any]]:
    """For each article its claims up to entry `last`, in their order, with the ids that they name."""
    claims, columns = schema.claim.c, schema.article.c
    found: dict[int, list[Any]] = {}
    question = select(columns.seq.label("home"), claims.seq, claims.id, claims.actor, claims.recipient)
    joined = question.join(schema.claim, claims.article == columns.id).where(claims.seq <= last)
    for portion in portions(sorted(articles)):
        for row in connection.execute(joined.where(columns.seq.in_(portion)).order_by(claims.seq)):
            found.setdefault(row.home, []).append(row)
    return found


_rows = schema.claim.c
_KNOWN = select(_rows.seq).where(_rows.seq <= bindparam("last")).limit(1)
_AS_ACTOR = _KNOWN.where(_rows.actor == bindparam("key")).order_by(_rows.actor, _rows.recipient, _rows.relation)
_AS_RECIPIENT = _KNOWN.where(_rows.recipient == bindparam("key")).order_by(_rows.recipient, _rows.relation)
_PAYLOADS = (
    select(schema.entry.c.payload)
    .where(schema.entry.c.seq.in_(bindparam("seqs", expanding=True)))
    .order_by(schema.entry.c.seq)
)


def _first(connection: Connection, key: str, last: int) -> int | None:
    """A claim on the actor: the first in the order of the index, so that nothing has to be sorted."""
    asked = {"key": key, "last": last}
    found = connection.scalar(_AS_ACTOR, asked)
    return connection.scalar(_AS_RECIPIENT, asked) if found is None else found


def _newest(connection: Connection, last: int) -> tuple[dict[str, int], dict[str, int]]:
    """For each actor's id the newest claim on it, and how many claims it is an end of."""
    columns, newest, claims = schema.claim.c, dict[str, int](), dict[str, int]()
    ends: tuple[Column[str | None], ...] = (columns.actor, columns.recipient)
    for end in ends:
        question = select(end, func.max(columns.seq), func.count()).where(end.is_not(None), columns.seq <= last)
        for key, seq, count in connection.execute(question.group_by(end)):
            newest[key] = max(seq, newest.get(key, 0))
            claims[key] = claims.get(key, 0) + count
    return newest, claims


def _as_named(connection: Connection, newest: dict[str, int]) -> dict[str, Actor]:
    found = dict[str, Actor]()
    for row in connection.execute(_PAYLOADS, {"seqs": sorted(set(newest.values()))}).mappings():
        claim = decode_claim(payload_of(row))
        found |= {end.actor.id: end.actor for end in (claim.actor, claim.recipient) if end is not None}
    return found
