"""Evidence: what a claim contributes to an inference, with its time bounds and the origin it comes from."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from functools import lru_cache

from foedus.model import Certainty, Claim, DateBasis, DateInterval, Factuality, Phase, Polarity, ValidTime


class Commitment(StrEnum):
    """What a claim's stance lets one conclude. Only the first two say how things are."""

    ASSERTED = "asserted"
    DENIED = "denied"
    OPEN = "open"
    CONDITIONAL = "conditional"
    PLANNED = "planned"


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """One claim as inference sees it.

    `begins` and `ends` bound the days on which what it tells of began and ended; an undated claim (`dated` false) is
    bounded by the day of its report alone.
    """

    claim: str
    article: str
    relation: str
    actor: str
    recipient: str
    phase: Phase
    commitment: Commitment
    begins: DateInterval
    ends: DateInterval
    dated: bool
    reported: date | None
    origin: str

    @property
    def pair(self) -> tuple[str, str]:
        """The two actors in order of their ids."""
        return (self.actor, self.recipient) if self.actor < self.recipient else (self.recipient, self.actor)

    @property
    def told(self) -> bool:
        """Whether the claim can be placed in time at all: it has a date, or its report has one."""
        return self.dated or self.reported is not None

    def span(self, currency: int) -> DateInterval:
        """The days of which the claim speaks: its valid time or, undated, the `currency` days up to its report."""
        if not self.dated:
            if self.reported is None:
                return DateInterval()
            return DateInterval(start=self.reported - timedelta(days=currency), end=self.reported + timedelta(days=1))
        start, end = self.begins.start, self.begins.end if self.phase is Phase.BEGINS else self.ends.end
        return DateInterval(start=start, end=end) if start is None or end is None or start < end else self.begins


def commitment_of(factuality: Factuality, *, conditional: bool, future: bool) -> Commitment:
    """What a claim's stance lets one conclude: conditions first, then FactBank's label, then plans."""
    if conditional:
        return Commitment.CONDITIONAL
    if factuality.certainty not in (Certainty.CERTAIN, Certainty.PROBABLE):
        return Commitment.OPEN
    if factuality.polarity is Polarity.UNKNOWN:
        return Commitment.OPEN
    if factuality.polarity is Polarity.NEGATIVE:
        return Commitment.DENIED
    return Commitment.PLANNED if future else Commitment.ASSERTED


def evidence_of(claim: Claim, *, reported: date | None, origin: str | None = None) -> Evidence | None:
    """The evidence of a claim in a report of that day; None for an act that says nothing of a relation."""
    if claim.relation is None or claim.actor is None or claim.recipient is None:
        return None
    return evidence_from(
        claim=claim.id,
        article=claim.article,
        relation=claim.relation,
        ends=(claim.actor.actor.id, claim.recipient.actor.id),
        phase=claim.phase,
        commitment=commitment_of(claim.factuality, conditional=claim.conditional, future=claim.future),
        edtf=claim.when.edtf,
        reported=reported,
        origin=origin,
    )


def evidence_from(
    *,
    claim: str,
    article: str,
    relation: str,
    ends: tuple[str, str],
    phase: Phase,
    commitment: Commitment,
    edtf: str | None,
    reported: date | None,
    origin: str | None = None,
) -> Evidence:
    """The evidence of a claim given by its fields. Without an `origin` its article stands for itself."""
    begun, ended = _bounds(edtf, phase, reported)
    return Evidence(
        claim=claim,
        article=article,
        relation=relation,
        actor=ends[0],
        recipient=ends[1],
        phase=phase,
        commitment=commitment,
        begins=begun,
        ends=ended,
        dated=edtf is not None,
        reported=reported,
        origin=origin or article,
    )


@lru_cache(maxsize=65536)
def _bounds(edtf: str | None, phase: Phase, reported: date | None) -> tuple[DateInterval, DateInterval]:
    """Bounds of begin and end. What is told without a date had begun by the day of the report."""
    if edtf is None:
        told = None if reported is None else reported + timedelta(days=1)
        return DateInterval(end=told), DateInterval(start=reported)
    when = ValidTime(edtf=edtf, basis=DateBasis.EXPLICIT)
    begins, ends = when.begins, when.ends
    if phase is Phase.BEGINS:
        return begins, DateInterval(start=begins.start)
    if phase is Phase.ENDS:
        return DateInterval(end=ends.end), ends
    return begins, ends
