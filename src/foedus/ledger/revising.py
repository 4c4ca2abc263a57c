"""A page read again whose text has changed: the newer text replaces the older one, which stays on record."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Callable, Iterable
from datetime import UTC, datetime

from sqlalchemy import Connection, select

from foedus.ledger import schema
from foedus.ledger.judgements import InForce
from foedus.ledger.portions import portions
from foedus.ledger.projections import address
from foedus.model import Article, Revision

REASON = "the text, date or publisher at its address has changed"
Version = tuple[str, datetime | None]
"""An article's id and when its page was retrieved."""


class Versions:
    """The articles that stand now at the addresses at hand."""

    def __init__(self, current: dict[str, Version]) -> None:
        self._current = current

    @classmethod
    def at(cls, connection: Connection, addresses: Iterable[str], judged: Callable[[], InForce]) -> Versions:
        """Looks up the addresses; `judged` is only asked where one of them holds an article."""
        found: dict[str, list[Version]] = defaultdict(list)
        columns = schema.entry.c
        question = select(schema.article.c.address, schema.article.c.id, columns.payload).join(
            schema.article, schema.article.c.seq == columns.seq
        )
        for portion in portions(list(dict.fromkeys(addresses))):
            for row in connection.execute(question.where(schema.article.c.address.in_(portion)).order_by(columns.seq)):
                retrieved = json.loads(row.payload)["retrieved_at"]
                found[row.address].append((row.id, datetime.fromisoformat(retrieved) if retrieved else None))
        replaced = judged().replaced if found else {}
        standing = {place: [item for item in items if item[0] not in replaced] for place, items in found.items()}
        return cls({place: items[-1] for place, items in standing.items() if items})

    def take(self, article: Article, *, by: str) -> Revision | None:
        """Takes in an article not on record so far; the revision it leads to, if its address held another one.

        Where both retrieval times are known, the later text is the newer one, in whatever order the two arrive.
        """
        place = address(article.uri)
        if place is None:
            return None
        before = self._current.get(place)
        if before is not None and _earlier(article.retrieved_at, before[1]):
            return Revision(article=article.id, replaced_by=before[0], by=by, reason=REASON)
        self._current[place] = (article.id, article.retrieved_at)
        if before is None:
            return None
        return Revision(article=before[0], replaced_by=article.id, by=by, reason=REASON)


def _earlier(one: datetime | None, other: datetime | None) -> bool:
    return one is not None and other is not None and _utc(one) < _utc(other)


def _utc(moment: datetime) -> datetime:
    return moment.astimezone(UTC) if moment.tzinfo else moment.replace(tzinfo=UTC)
