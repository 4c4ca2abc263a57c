"""What follows from all judgements recorded by one moment. Pure: a fold over them in their order.

A judgement counts unless a reversal that itself counts takes it back. Of several about one thing the last one counts.
Merges and splits say who is who; they never say anything of how two actors stand with each other.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from foedus.model import (
    ActorJudgement,
    ActorVerdict,
    ClaimReview,
    ClaimVerdict,
    Judgement,
    Retraction,
    Reversal,
    Revision,
)

Numbered = tuple[int, Judgement]
"""A judgement with the number of its entry."""


@dataclass(slots=True)
class InForce:
    """The judgements in force, looked up by what they are about."""

    active: tuple[Numbered, ...] = ()
    retracted: set[str] = field(default_factory=set)
    reviews: dict[str, ClaimReview] = field(default_factory=dict)
    replaced: dict[str, str | None] = field(default_factory=dict)
    """Articles changed (the id of the later one) or withdrawn (None)."""
    _corrections: dict[str, str] = field(default_factory=dict)
    _parents: dict[str, str] = field(default_factory=dict)
    _splits: dict[str, list[ActorJudgement]] = field(default_factory=lambda: defaultdict(list))

    def is_retracted(self, claim: str) -> bool:
        """Whether the claim was taken back, rejected or corrected, or is a correction that counts no more."""
        if claim in self.retracted:
            return True
        review = self.reviews.get(claim)
        if review is not None and review.verdict is not ClaimVerdict.CONFIRMED:
            return True
        original = self._corrections.get(claim)
        if original is None:
            return False
        deciding = self.reviews.get(original)
        return deciding is None or deciding.correction is None or deciding.correction.id != claim

    def retracted_claims(self) -> set[str]:
        """The claims of which `is_retracted` is true."""
        return {key for key in (*self.retracted, *self.reviews, *self._corrections) if self.is_retracted(key)}

    @property
    def merges(self) -> bool:
        """Whether any actor counts for another."""
        return bool(self._parents)

    def split_claims(self) -> tuple[str, ...]:
        """The claims an end of which may count for another actor than the one that was read."""
        return tuple(self._splits)

    def standing(self, actor: str) -> str:
        """The actor that this one counts for after all merges."""
        while actor in self._parents:
            actor = self._parents[actor]
        return actor

    def end(self, claim: str, actor: str) -> str:
        """The actor that an end of a claim, read as `actor`, counts for."""
        for split in self._splits.get(claim, ()):
            if actor == split.actor or self.standing(actor) == self.standing(split.actor):
                actor = split.into
        return self.standing(actor)

    def counting_for(self, actor: str) -> tuple[str, ...]:
        """All the ids, the actor's own included, whose claims count for the same actor as its."""
        root = self.standing(actor)
        return tuple(sorted({root, actor, *(child for child in self._parents if self.standing(child) == root)}))

    def moved_claims(self, actor: str) -> tuple[str, ...]:
        """The claims an end of which was moved to this actor by a split."""
        root = self.standing(actor)
        return tuple(
            claim for claim, splits in self._splits.items() if any(self.standing(item.into) == root for item in splits)
        )

    def _take(self, judgement: Judgement) -> None:
        match judgement:
            case Retraction():
                self.retracted.add(judgement.claim)
            case ClaimReview():
                self.reviews[judgement.claim] = judgement
            case Revision():
                self.replaced[judgement.article] = judgement.replaced_by
                if judgement.replaced_by is not None:
                    self.replaced.pop(judgement.replaced_by, None)
            case ActorJudgement(verdict=ActorVerdict.MERGE):
                child, root = self.standing(judgement.actor), self.standing(judgement.into)
                if child != root:
                    self._parents[child] = root
            case ActorJudgement():
                for claim in judgement.claims:
                    self._splits[claim].append(judgement)
            case Reversal():
                pass  # `counting` has left out what it reverses


def in_force(judgements: Sequence[Numbered]) -> InForce:
    """Folds judgements, in the order of their entries, into what follows from them."""
    result = InForce(active=tuple(counting(judgements)))
    for _, judgement in judgements:
        if isinstance(judgement, ClaimReview) and judgement.correction is not None:
            result._corrections[judgement.correction.id] = judgement.claim
    for _, judgement in result.active:
        result._take(judgement)
    return result


def counting(judgements: Iterable[Numbered]) -> list[Numbered]:
    """The judgements that no counting reversal takes back, in their order."""
    reversed_entries: set[int] = set()
    kept: list[Numbered] = []
    for seq, judgement in sorted(judgements, key=lambda item: item[0], reverse=True):
        if seq in reversed_entries:
            continue
        if isinstance(judgement, Reversal):
            reversed_entries.add(judgement.entry)
        kept.append((seq, judgement))
    kept.reverse()
    return kept
