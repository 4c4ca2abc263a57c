"""A workspace: one ledger, and what people do with it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from types import TracebackType
from typing import Any, Self

from foedus.errors import AmbiguousActorError, InputError, QuestionError
from foedus.ledger import Ledger, LedgerArticle, LedgerClaim, ReadingLine, Verification, open_ledger
from foedus.model import Article, AsOf, Head, Judgement, Outcome
from foedus.workspace.brief import Brief, BriefQuestion, alike, build_brief, with_origins
from foedus.workspace.contract import CONTRACT, claim_json
from foedus.workspace.naming import actor_named, notes
from foedus.workspace.reading import Reader


@dataclass(frozen=True, slots=True, kw_only=True)
class Taken:
    """What became of one article: its outcome, how many claims were new, and the reason where it was set aside."""

    outcome: Outcome
    claims: int
    reason: str | None = None


class Workspace:
    """A ledger with the questions that users ask of it. Use it in a `with` block, or close it."""

    def __init__(self, ledger: Ledger) -> None:
        self.ledger = ledger

    @classmethod
    def open(cls, address: str | Path, *, create: bool = False) -> Self:
        """Opens the ledger at a path or URL; makes it where there is none and `create` says so. Raises LedgerError."""
        return cls(open_ledger(address, create=create))

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Closes the ledger."""
        self.ledger.close()

    def take(self, article: Article, reader: Reader) -> Taken:
        """Reads one article and appends what it claims, in one transaction; read before, it adds at most its address.

        An article that cannot be kept (text that is no Unicode) is logged as failed. Raises LedgerError.
        """
        if self.ledger.has_reading(article.id, reader.coder):
            self.ledger.log_address(article, reader.coder)
            return Taken(outcome=Outcome.ALREADY_THERE, claims=0)
        reason = reader.objection(article)
        if reason is not None:
            self.ledger.append_reading(article, (), (), Outcome.SET_ASIDE, reader.coder, reason=reason)
            return Taken(outcome=Outcome.SET_ASIDE, claims=0, reason=reason)
        try:
            reading = reader.read(article)
            added = self.ledger.append_reading(article, reading.claims, reading.attributions, None, reader.coder)
        except InputError as error:
            return self.log_failure(error)
        return Taken(outcome=added.outcome, claims=added.claims)

    def log_failure(self, error: InputError) -> Taken:
        """A line of the reading log for an input that could not be read."""
        self.ledger.log_failure(error.where, error.reason)
        return Taken(outcome=Outcome.FAILED, claims=0, reason=error.reason)

    def claims(self, *, as_of: date | None = None, known: date | None = None) -> Iterator[LedgerClaim]:
        """The claims known by then (a day or a moment), those of superseded articles included and marked."""
        return self.ledger.claims(AsOf(valid=as_of, known=known))

    def claim_rows(self, *, as_of: date | None = None, known: date | None = None) -> Iterator[dict[str, Any]]:
        """The claims in the form of the contract, with `recorded_at`, `article` and `superseded`."""
        for item in self.claims(as_of=as_of, known=known):
            if item.retracted:
                continue
            marks = {
                "recorded_at": item.recorded_at.isoformat(),
                "article": item.article.id,
                "superseded": item.superseded,
            }
            yield {**claim_json(item.claim, item.article), **marks}

    def brief(self, question: BriefQuestion) -> Brief:
        """What the claims say, chosen and grouped for a person in a hurry; empty, with names alike, of nobody here.

        Raises AmbiguousActorError where several could be meant.
        """
        items = list(self.claims(as_of=question.as_of, known=question.known))
        if question.actor is None:
            return self._counted(build_brief(items, question), None)
        try:
            named = actor_named(self.ledger, question.actor, question.known)
        except AmbiguousActorError:
            raise
        except QuestionError:
            return build_brief(items, question, actors=frozenset(), suggestions=alike(question.actor, items))
        found = build_brief(items, question, actors=frozenset([named.actor.id]), notes=tuple(notes(named)))
        return self._counted(found, named.actor.id)

    def _counted(self, brief: Brief, actor: str | None) -> Brief:
        from foedus.workspace.questions import Inquiry

        asked = brief.question
        inquiry = Inquiry(self.ledger, known=asked.known, actor=actor, until=asked.as_of)
        return with_origins(brief, inquiry.support)

    def article_rows(self, *, as_of: date | None = None, known: date | None = None) -> Iterator[dict[str, Any]]:
        """Every article with its outcome, and every input that no article could be made of.

        `as_of` leaves out what was published after that day.
        """
        for article in self.ledger.articles(known):
            if article.published_by(as_of):
                yield _article_row(article)
        for line in self.ledger.readings(known):
            if line.article is None:
                yield _failure_row(line)

    def judge(self, make: Callable[[], Judgement]) -> int:
        """Records a judgement; the number of its entry. Raises QuestionError for one that makes no sense."""
        try:
            judgement = make()
        except ValueError as error:
            raise QuestionError(str(error)) from error
        return self.ledger.judge(judgement).seq

    def judgement_rows(self, *, known: date | None = None) -> Iterator[dict[str, Any]]:
        """The judgements in force by then, each with the number of its entry and when it was recorded."""
        numbers = dict(self.ledger.judgements(known))
        for entry in self.ledger.judgement_entries(known):
            if entry.seq in numbers:
                said = {"entry": entry.seq, "recorded_at": entry.recorded_at.isoformat(), "kind": entry.kind.value}
                yield {"contract": CONTRACT, **said, **entry.data}

    def backup(self, target: str | Path) -> Head:
        """Copies the ledger to a new file, also while others write to it, and verifies the copy. Raises LedgerError."""
        return self.ledger.backup(target)

    def verify(self) -> Verification:
        """Recomputes every hash and the chain."""
        return self.ledger.verify()

    def head(self) -> Head:
        """Number and hash of the last entry."""
        return self.ledger.head()


def _article_row(article: LedgerArticle) -> dict[str, Any]:
    return {
        "contract": CONTRACT,
        "hash": article.text_sha256,
        "article": article.id,
        "id": article.given_id or article.id,
        "title": article.title,
        "publisher": article.publisher,
        "published": article.published.isoformat() if article.published else None,
        "uri": article.uri,
        "addresses": list(article.addresses),
        "credit": article.credit,
        "retrieved_at": article.retrieved_at.isoformat() if article.retrieved_at else None,
        "outcome": article.outcome.value,
        "reason": article.reason,
        "claims": article.claims,
        "recorded_at": article.recorded_at.isoformat(),
        "superseded": article.superseded,
    }


def _failure_row(line: ReadingLine) -> dict[str, Any]:
    nothing = dict.fromkeys(("hash", "article", "title", "publisher", "published", "uri", "credit", "retrieved_at"))
    return {
        "contract": CONTRACT,
        **nothing,
        "id": line.source,
        "outcome": line.outcome.value,
        "reason": line.reason,
        "addresses": [],
        "claims": line.claims,
        "recorded_at": line.recorded_at.isoformat(),
        "superseded": False,
    }
