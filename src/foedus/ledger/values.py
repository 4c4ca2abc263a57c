"""What goes into a ledger and what comes out of it, besides the values of the model."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from foedus.errors import LedgerError
from foedus.model import Actor, Article, Attribution, Claim, Coder, Factuality, Outcome, Phase, Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """One article as one coder has read it: all that is appended in one transaction.

    `outcome` is read off the claims where it is None. SET_ASIDE and FAILED need a `reason` and carry no claims.
    """

    article: Article
    coder: Coder
    claims: tuple[Claim, ...] = ()
    attributions: tuple[Attribution, ...] = ()
    outcome: Outcome | None = None
    reason: str | None = None

    @property
    def result(self) -> Outcome:
        """The outcome as given or, where none was, as the claims show it."""
        return self.outcome or (Outcome.READ if self.claims else Outcome.NOTHING_FOUND)

    def check(self) -> None:
        """Raises LedgerError for a reading that does not hang together."""
        for claim in self.claims:
            if claim.article != self.article.id or claim.coder != self.coder:
                raise LedgerError(f"claim {claim.id} is of another article or another coder than its reading")
            check_words(self.article, claim.evidence)
            for end in (claim.actor, claim.recipient):
                if end is not None:
                    check_words(self.article, end.span)
        for attribution in self.attributions:
            check_words(self.article, attribution.content)
        if self.result in (Outcome.SET_ASIDE, Outcome.FAILED):
            if self.claims or not self.reason:
                raise LedgerError(f"an article {self.result.value} carries a reason and no claims")
        elif (self.result is Outcome.READ) != bool(self.claims) or self.result is Outcome.ALREADY_THERE:
            raise LedgerError(f"a reading with {len(self.claims)} claims cannot have the outcome {self.result.value!r}")


def check_words(article: Article, span: Span) -> None:
    """Raises LedgerError where the words of a span are not what stands there."""
    if span.article != article.id or article.text[span.start : span.end] != span.text:
        raise LedgerError(f"{span.text!r} does not stand at [{span.start}, {span.end}) of article {article.id}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Appended:
    """What appending one reading has done. `claims` were added; `line` is the entry of the reading log, if one was."""

    outcome: Outcome
    article: str | None
    claims: int = 0
    line: int | None = None
    reason: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadingLine:
    """One line of the reading log: what became of one input. `article` is None where none could be made of it."""

    seq: int
    recorded_at: datetime
    source: str | None
    article: str | None
    coder: Coder | None
    outcome: Outcome
    reason: str | None
    claims: int


@dataclass(frozen=True, slots=True, kw_only=True)
class LedgerArticle:
    """An article on record, without its text. `outcome`, `reason`, `coder`, `claims` are of its newest reading.

    `superseded` where a later version replaced it or it was withdrawn; `replaced_by` names the later version. `credit`
    is whom its feed names as its source, `addresses` are all at which it was found, that of its first reading first.
    """

    seq: int
    recorded_at: datetime
    id: str
    text_sha256: str
    title: str | None
    published: date | None
    publisher: str | None
    uri: str | None
    given_id: str | None
    retrieved_at: datetime | None
    outcome: Outcome
    reason: str | None
    coder: Coder | None
    claims: int
    superseded: bool = False
    replaced_by: str | None = None
    credit: str | None = None
    addresses: tuple[str, ...] = ()

    def published_by(self, day: date | None) -> bool:
        """Whether it can have been published by the day; no day asks for none, and without a date it can always."""
        return day is None or self.published is None or self.published <= day


@dataclass(frozen=True, slots=True, kw_only=True)
class LedgerClaim:
    """A claim on record, its article, and what was judged of them by the time asked about.

    `claim` is as it was read. `actor` and `recipient` are the ids its ends count for, after merges and splits.
    `superseded` where its article was changed or withdrawn; `retracted` where it was taken back, rejected or corrected.
    """

    seq: int
    recorded_at: datetime
    claim: Claim
    article: LedgerArticle
    actor: str | None
    recipient: str | None
    superseded: bool = False
    retracted: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class LedgerActor:
    """An actor that claims on record name, as the newest of them has it.

    `counts_for` is the id it counts for after merges, its own where there are none; `claims` of how many claims,
    retracted ones included, it was read as an end, None where they were not counted.
    """

    actor: Actor
    counts_for: str
    claims: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class LedgerFact:
    """What a claim says, without its words: enough to count, compare and infer over many. Fields as in `LedgerClaim`.

    `coder` is a key that says who read it; `sources` its chain of sources as (name, kind, actor's id), the nearest to
    the content last; `publisher` and `published` are its article's.
    """

    seq: int
    id: str
    article: str
    coder: str
    actor: str | None
    recipient: str | None
    relation: str | None
    sign: int
    phase: Phase
    factuality: Factuality
    conditional: bool
    future: bool
    edtf: str | None
    sources: tuple[tuple[str, str, str | None], ...]
    publisher: str | None
    published: date | None
    superseded: bool
    retracted: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Verification:
    """What recomputing every hash has shown. `difference` names the first place that differs, None where none does."""

    ok: bool
    entries: int
    bytes: int
    difference: str | None = None
    seq: int | None = None
