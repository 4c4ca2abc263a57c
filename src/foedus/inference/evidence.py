"""Evidence: what a claim contributes to an inference, with its time bounds and the origin it comes from."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from foedus.model import Certainty, Claim, DateInterval, Phase, Polarity


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


def commitment_of(claim: Claim) -> Commitment:
    """What the claim's stance lets one conclude: conditions first, then plans, then FactBank's label."""
    if claim.conditional:
        return Commitment.CONDITIONAL
    if claim.factuality.certainty not in (Certainty.CERTAIN, Certainty.PROBABLE):
        return Commitment.OPEN
    if claim.factuality.polarity is Polarity.UNKNOWN:
        return Commitment.OPEN
    if claim.factuality.polarity is Polarity.NEGATIVE:
        return Commitment.DENIED
    return Commitment.PLANNED if claim.future else Commitment.ASSERTED


def evidence_of(claim: Claim, *, reported: date | None, origin: str) -> Evidence | None:
    """The evidence of a claim in a report of that day; None for an act that says nothing of a relation."""
    if claim.relation is None or claim.actor is None or claim.recipient is None:
        return None
    begins, ends = _bounds(claim, reported)
    return Evidence(
        claim=claim.id,
        article=claim.article,
        relation=claim.relation,
        actor=claim.actor.actor.id,
        recipient=claim.recipient.actor.id,
        phase=claim.phase,
        commitment=commitment_of(claim),
        begins=begins,
        ends=ends,
        dated=claim.when.edtf is not None,
        reported=reported,
        origin=origin,
    )


def _bounds(claim: Claim, reported: date | None) -> tuple[DateInterval, DateInterval]:
    """Bounds of begin and end. What is told without a date had begun by the day of the report."""
    told = None if reported is None else reported + timedelta(days=1)
    if claim.when.edtf is None:
        return DateInterval(end=told), DateInterval(start=reported)
    begins, ends = claim.when.begins, claim.when.ends
    if claim.phase is Phase.BEGINS:
        return begins, DateInterval(start=begins.start)
    if claim.phase is Phase.ENDS:
        return DateInterval(end=ends.end), ends
    return begins, ends
