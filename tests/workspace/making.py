"""Claims on record, made of a sentence and the words of its two actors."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime

from foedus.ledger import LedgerArticle, LedgerClaim
from foedus.model import (
    Actor,
    ActorKind,
    Article,
    Claim,
    Coder,
    DateBasis,
    Factuality,
    Outcome,
    Participant,
    Phase,
    SourceLink,
    ValidTime,
)

Told = Callable[..., LedgerClaim]


def maker() -> Told:
    """A function that makes claims on record: `told("A signed a truce with B.", "A", "B", "truce")`."""
    numbers = iter(range(1, 1_000))

    def make(
        sentence: str,
        actor: str,
        recipient: str,
        relation: str | None,
        *,
        phase: str = "holds",
        sign: int = 1,
        stance: str = "CT+",
        when: str | None = None,
        published: date | None = date(2014, 11, 14),
        source: str | None = None,
        publisher: str = "Daily",
        ids: tuple[str, str] | None = None,
        coder: Coder = Coder(name="rules", version="1"),  # noqa: B008 - frozen
        **marks: bool,
    ) -> LedgerClaim:
        article = Article(text=sentence, published=published, title=f"Title of {sentence[:12]}", publisher=publisher)
        ends = [
            Participant(
                actor=Actor(id=key or f"ucdp:{name}", name=name, kind=ActorKind.ARMED_GROUP),
                span=article.span(sentence.index(name), sentence.index(name) + len(name)),
            )
            for name, key in zip((actor, recipient), ids or (None, None), strict=True)
        ]
        claim = Claim(
            article=article.id,
            relation=relation,
            phase=Phase(phase),
            sign=sign,
            plover=None if relation else "CONSULT",
            predicate="say",
            actor=ends[0],
            recipient=ends[1],
            attribution=(SourceLink(name=source, kind="person", span=None, cue=None),) if source else (),
            factuality=Factuality.parse(stance),
            conditional=marks.get("conditional", False),
            future=marks.get("future", False),
            when=ValidTime(edtf=when, basis=DateBasis.EXPLICIT) if when else ValidTime(),
            evidence=article.span(0, len(sentence)),
            coder=coder,
            confidence=0.8,
        )
        moment, seq = datetime(2026, 1, 1, tzinfo=UTC), next(numbers)
        on_record = LedgerArticle(
            seq=seq,
            recorded_at=moment,
            id=article.id,
            text_sha256="0" * 64,
            title=article.title,
            published=published,
            publisher=publisher,
            uri=None,
            given_id=None,
            retrieved_at=None,
            outcome=Outcome.READ,
            reason=None,
            coder=Coder(name="rules", version="1"),
            claims=1,
        )
        return LedgerClaim(
            seq=seq,
            recorded_at=moment,
            claim=claim,
            article=on_record,
            actor=ends[0].actor.id,
            recipient=ends[1].actor.id,
            superseded=marks.get("superseded", False),
            retracted=marks.get("retracted", False),
        )

    return make
