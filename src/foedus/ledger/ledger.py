"""The ledger: append, ask, verify."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import UTC, date, datetime
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Self

from foedus.ledger import appending, asking, asking_actors, asking_claims, backup, verifying_parts
from foedus.ledger.asking_claims import Question
from foedus.ledger.codec import encode_coder
from foedus.ledger.judging import JudgementLog, append_judgement, judgement_entries
from foedus.ledger.opening import open_store
from foedus.ledger.projections import address, coder_key
from foedus.ledger.store import Store
from foedus.ledger.values import (
    Appended,
    LedgerActor,
    LedgerArticle,
    LedgerClaim,
    LedgerFact,
    Reading,
    ReadingLine,
    Verification,
)
from foedus.ledger.writing import head_of
from foedus.model import Article, AsOf, Attribution, Claim, Coder, Entry, Head, Judgement, Outcome, Span

if TYPE_CHECKING:
    from foedus.ledger.asking_columns import FactColumns

Clock = Callable[[], datetime]


def utc_now() -> datetime:
    """The machine's clock, in UTC."""
    return datetime.now(UTC)


def open_ledger(url_or_path: str | Path, *, create: bool = True, clock: Clock = utc_now) -> Ledger:
    """Opens a ledger: `foedus.db`, `sqlite:///…`, `postgresql://…` or `memory:` (gone when closed).

    Makes it where there is none, unless `create` is False; brings an older one up to date. Raises LedgerError.
    """
    return Ledger(open_store(url_or_path, create=create), clock)


def restore_ledger(source: str | Path, url_or_path: str | Path) -> Head:
    """Makes a new ledger from a backup of either form, in either database, and verifies it; its head."""
    return backup.restore(Path(source), url_or_path)


class Ledger:
    """An append-only record of articles, claims and judgements about them.

    Any question takes `known`: a day (known by its end, UTC) or a moment. What was known by a time that lies before the
    head's never changes afterwards. Methods raise LedgerError where the database refuses or cannot be reached, and
    IntegrityError where it holds what was not put into it. Threads may share a ledger; each process opens its own.
    """

    def __init__(self, store: Store, clock: Clock) -> None:
        self._store = store
        self._clock = clock
        self._log = JudgementLog()

    @property
    def name(self) -> str:
        """How messages name this ledger: its path, or its URL without the password."""
        return self._store.where

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Closes all connections."""
        self._store.close()

    def append_reading(
        self,
        article: Article,
        claims: Sequence[Claim],
        attributions: Sequence[Attribution],
        outcome: Outcome | None,
        coder: Coder,
        recorded_at: datetime | None = None,
        *,
        reason: str | None = None,
    ) -> Appended:
        """Appends one article as one coder has read it, in one transaction; on disk when this returns.

        The same article by the same coder adds nothing (ALREADY_THERE); another coder adds beside the first. Raises
        InputError for text that no file can keep (this article only), LedgerError for anything else.
        """
        reading = Reading(
            article=article,
            coder=coder,
            claims=tuple(claims),
            attributions=tuple(attributions),
            outcome=outcome,
            reason=reason,
        )
        return self.append_readings([reading], recorded_at)[0]

    def append_readings(self, readings: Sequence[Reading], recorded_at: datetime | None = None) -> tuple[Appended, ...]:
        """Appends several readings in one transaction: all of them are on disk when this returns, or none."""
        prepared = [appending.prepare(reading) for reading in readings]
        with self._store.write() as connection:
            return appending.append_readings(connection, prepared, self._log.in_force, recorded_at, self._clock)

    def has_reading(self, article: str, coder: Coder) -> bool:
        """Whether this coder has read the article: appending it again would add nothing."""
        return asking.has_reading(self._store, article, coder_key(encode_coder(coder)))

    def log_address(self, article: Article, coder: Coder) -> Appended:
        """A line of the reading log for an article that is there, met again at another address; each address once.

        Raises QuestionError where the article is not on record.
        """
        there = Appended(outcome=Outcome.ALREADY_THERE, article=article.id)
        place = address(article.uri)
        if article.uri is None or place is None:
            return there
        with self._store.read() as connection:
            if place in map(address, asking.addresses(connection, article.id)):
                return there
        with self._store.write() as connection:
            return appending.append_address(connection, article.id, article.uri, coder, self._clock)

    def log_failure(
        self, source: str, reason: str, *, outcome: Outcome = Outcome.FAILED, coder: Coder | None = None
    ) -> Appended:
        """A line of the reading log for an input that no article could be made of; the same trouble is logged once."""
        with self._store.write() as connection:
            return appending.append_failure(connection, source, reason, outcome, coder, self._clock)

    def judge(self, judgement: Judgement, recorded_at: datetime | None = None) -> Entry:
        """Records what somebody judges of a claim, an actor or an article, or takes such a judgement back.

        The same judgement, while in force, adds nothing. Raises QuestionError where what it judges is not on record.
        """
        with self._store.write() as connection:
            return append_judgement(connection, judgement, self._log, asking.article, recorded_at, self._clock)

    def judgements(self, known: date | None = None) -> tuple[tuple[int, Judgement], ...]:
        """The judgements in force, each with the number of its entry; those reversed are left out."""
        with self._store.read() as connection:
            return self._log.in_force(connection, asking.bound(connection, known)).active

    def judgement_entries(self, known: date | None = None) -> Iterator[Entry]:
        """The entries of all judgements, reversed ones included, in their order."""
        with self._store.read() as connection:
            last = asking.bound(connection, known)
        return judgement_entries(self._store, last)

    def entries(self, known: date | None = None, *, after: int = 0) -> Iterator[Entry]:
        """Every entry in its order, or those after a number."""
        return asking.entries(self._store, known, after)

    def claims(
        self,
        as_of: AsOf = AsOf(),  # noqa: B008  (immutable)
        *,
        actor: str | None = None,
        pair: tuple[str, str] | None = None,
        relation: str | None = None,
        article: str | None = None,
        coder: Coder | None = None,
        retracted: bool = False,
    ) -> Iterator[LedgerClaim]:
        """Claims known by `as_of.known` that speak of a time not wholly after `as_of.valid`, as they arrived.

        `actor` and `pair` (in no order) are ids; merges and splits move the answers along. Undated claims are always
        among them, superseded ones are marked, retracted ones come only where `retracted` asks for them.
        """
        question = self._question(as_of, actor, pair, relation, article, coder, retracted)
        return asking_claims.claims(self._store, self._log, question)

    def claim(self, key: str) -> Claim | None:
        """The claim of that id as it was read, whatever was judged of it since; None where there is none."""
        return asking_claims.claim(self._store, key)

    def passages(self, keys: Iterable[str]) -> Iterator[tuple[str, Span]]:
        """The passages that claims rest on, by the claims' ids, in no order: faster than the whole claims."""
        return asking_claims.passages(self._store, keys)

    def facts(
        self,
        as_of: AsOf = AsOf(),  # noqa: B008  (immutable)
        *,
        actor: str | None = None,
        pair: tuple[str, str] | None = None,
        relation: str | None = None,
        article: str | None = None,
        coder: Coder | None = None,
        retracted: bool = False,
    ) -> Iterator[LedgerFact]:
        """The same claims as `claims` gives, without their words: for counting and inferring over many."""
        question = self._question(as_of, actor, pair, relation, article, coder, retracted)
        return asking_claims.facts(self._store, self._log, question)

    def columns(self, as_of: AsOf = AsOf()) -> FactColumns:  # noqa: B008  (immutable)
        """The facts on relations that count, neither retracted nor superseded, as columns: for inferring over all."""
        from foedus.ledger import asking_columns  # numpy, which appending has no need of

        return asking_columns.columns(self._store, self._log, as_of)

    def _question(
        self,
        as_of: AsOf,
        actor: str | None,
        pair: tuple[str, str] | None,
        relation: str | None,
        article: str | None,
        coder: Coder | None,
        retracted: bool,
    ) -> Question:
        return Question(
            as_of=as_of,
            actor=actor,
            pair=pair,
            relation=relation,
            article=article,
            coder=coder_key(encode_coder(coder)) if coder else None,
            retracted=retracted,
        )

    def actors(self, known: date | None = None) -> Iterator[LedgerActor]:
        """The actors that claims known by then name, with the aliases they were read with; needs no reading of all."""
        return asking_actors.actors(self._store, self._log, known)

    def named(self, ids: Iterable[str], known: date | None = None) -> Iterator[LedgerActor]:
        """Of some ids those that claims known by then name; fast on any ledger, and so without counting the claims."""
        return asking_actors.named(self._store, self._log, ids, known)

    def named_by(self, article: str, known: date | None = None) -> list[tuple[str, str]]:
        """Whom the claims of an article name, as they were read: (id, name), in the order of the claims."""
        return asking_actors.named_by(self._store, self._log, article, known)

    def names_in(self, articles: Sequence[int], actors: Iterable[str], known: date | None = None) -> dict[str, str]:
        """The names of actors as the first claim of these articles, by entry numbers, has them that names each."""
        return asking_actors.names_in(self._store, self._log, articles, actors, known)

    def articles(self, known: date | None = None) -> Iterator[LedgerArticle]:
        """Every article on record, as it arrived, with the outcome of its newest reading; without texts."""
        return asking.articles(self._store, self._log, known)

    def article(self, key: str) -> Article:
        """One article with its text. Raises QuestionError where there is none of that id."""
        with self._store.read() as connection:
            return asking.article(connection, key)

    def articles_with_texts(self, keys: Iterable[str]) -> Iterator[Article]:
        """Those of the articles that are on record, with their texts, in no order: one question for hundreds."""
        return asking.articles_with_texts(self._store, keys)

    def attributions(
        self, article: str, *, coder: Coder | None = None, known: date | None = None
    ) -> tuple[Attribution, ...]:
        """The attributions of an article, as its newest reading (by `coder`) found them."""
        key = coder_key(encode_coder(coder)) if coder else None
        return asking.attributions(self._store, article, known, key)

    def readings(self, known: date | None = None) -> Iterator[ReadingLine]:
        """The reading log: one line for every article and coder, and for every input that failed."""
        return asking.readings(self._store, known)

    def head(self) -> Head:
        """The last entry's number and hash: kept elsewhere, it shows even a ledger rebuilt as a whole."""
        with self._store.read() as connection:
            return head_of(connection)

    def verify(self, kept: Head | None = None) -> Verification:
        """Recomputes every hash, the chain, the texts and the projections; `kept` is a head written down earlier."""
        return verifying_parts.verify(self._store, kept)

    def backup(self, target: str | Path) -> Head:
        """Copies the ledger to a new file, also while others write to it, and verifies the copy; the copy's head.

        A target named `*.jsonl.gz`, or a ledger on PostgreSQL, gives the portable form that either database restores.
        """
        return backup.backup(self._store, Path(target))
