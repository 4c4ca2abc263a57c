"""What a ledger holds: entries, and the judgements about claims, actors and articles that people add later."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Any

from foedus.model.claims import Claim


class EntryKind(StrEnum):
    """What an entry records."""

    ARTICLE = "article"
    ATTRIBUTIONS = "attributions"
    CLAIM = "claim"
    READING = "reading"
    REVISION = "revision"
    RETRACTION = "retraction"
    ACTOR_JUDGEMENT = "actor-judgement"
    CLAIM_REVIEW = "claim-review"
    REVERSAL = "reversal"


class Outcome(StrEnum):
    """How the reading of one input ended."""

    READ = "read"
    NOTHING_FOUND = "nothing found"
    ALREADY_THERE = "already there"
    SET_ASIDE = "set aside"
    FAILED = "failed"


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One line of the ledger, as it was sealed.

    `seq` counts from 1 without gaps. `recorded_at` is system time in UTC and never runs backwards along `seq`.
    `payload` is canonical JSON (`identity.canonical_json`), `content` its SHA-256, `previous` the `hash` of the entry
    before (64 zeros before the first), `hash` the SHA-256 over all the fields above.
    """

    seq: int
    recorded_at: datetime
    recorded_by: str
    kind: EntryKind
    key: str
    payload: str
    content: str
    previous: str
    hash: str

    def __post_init__(self) -> None:
        if self.recorded_at.utcoffset() != timedelta(0):
            raise ValueError(f"an entry's time is UTC, not {self.recorded_at.isoformat()}")

    @property
    def data(self) -> dict[str, Any]:
        """The payload, read as JSON."""
        value: dict[str, Any] = json.loads(self.payload)
        return value


def _needs(**words: str) -> None:
    """Raises ValueError for a judgement without its author, reason or object."""
    for name, word in words.items():
        if not word.strip():
            raise ValueError(f"a judgement needs its {name}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Retraction:
    """`by` takes the claim back: it was never meant, or never said. Reversed by a `Reversal`."""

    claim: str
    by: str
    reason: str

    def __post_init__(self) -> None:
        _needs(claim=self.claim, author=self.by, reason=self.reason)


class ActorVerdict(StrEnum):
    """What is judged of two actors."""

    MERGE = "merge"
    SPLIT = "split"


@dataclass(frozen=True, slots=True, kw_only=True)
class ActorJudgement:
    """`by` judges who is who; the evidence moves along, and back again when the judgement is reversed.

    MERGE: `actor` is the same as `into`; all claims on `actor` count for `into`. SPLIT: in the named `claims`, what was
    read as `actor` is somebody else, `into`. Neither says anything of how the two stand with each other.
    """

    verdict: ActorVerdict
    actor: str
    into: str
    by: str
    reason: str
    claims: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        _needs(actor=self.actor, into=self.into, author=self.by, reason=self.reason)
        if self.actor == self.into:
            raise ValueError(f"{self.actor} cannot be merged into or split from itself")
        if (self.verdict is ActorVerdict.SPLIT) != bool(self.claims):
            raise ValueError("a split names the claims it moves; a merge moves them all and names none")


class ClaimVerdict(StrEnum):
    """What a reviewer says of a claim as the coder read it."""

    CONFIRMED = "confirmed"
    REJECTED = "rejected"
    CORRECTED = "corrected"


@dataclass(frozen=True, slots=True, kw_only=True)
class ClaimReview:
    """A person's check of a claim against its passage. A correction carries the claim as it should have been read.

    The corrected claim is of the same article, with the reviewer as its coder; the first one stays on record.
    """

    claim: str
    verdict: ClaimVerdict
    by: str
    reason: str = ""
    correction: Claim | None = None

    def __post_init__(self) -> None:
        _needs(claim=self.claim, author=self.by)
        if (self.verdict is ClaimVerdict.CORRECTED) != (self.correction is not None):
            raise ValueError("a correction carries the corrected claim, and only a correction does")
        if self.correction is not None and self.correction.id == self.claim:
            raise ValueError("the correction says the same as the claim it corrects")


@dataclass(frozen=True, slots=True, kw_only=True)
class Revision:
    """An article was changed (`replaced_by` is the new text's id) or withdrawn (`replaced_by` is None).

    Its claims stay on record, marked superseded.
    """

    article: str
    by: str
    reason: str
    replaced_by: str | None = None

    def __post_init__(self) -> None:
        _needs(article=self.article, author=self.by, reason=self.reason)
        if self.article == self.replaced_by:
            raise ValueError("an article cannot replace itself")


@dataclass(frozen=True, slots=True, kw_only=True)
class Reversal:
    """`by` takes back the judgement recorded as entry `entry` (its number); a reversal can itself be reversed."""

    entry: int
    by: str
    reason: str

    def __post_init__(self) -> None:
        _needs(author=self.by, reason=self.reason)


Judgement = Retraction | ActorJudgement | ClaimReview | Revision | Reversal
"""Everything a person adds to the ledger about what is already in it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Head:
    """The last entry: how many there are, its hash, its time. `seq` 0, 64 zeros and None for an empty ledger."""

    seq: int = 0
    hash: str = field(default="0" * 64)
    recorded_at: datetime | None = None
