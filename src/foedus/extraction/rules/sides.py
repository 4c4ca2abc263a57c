"""Between whom an article tells of war and peace, so that "the truce collapsed" is told of them."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from foedus.language import Sentence
from foedus.model import ActorKind, Participant

if TYPE_CHECKING:
    from foedus.extraction.rules.claims import Finding

_TELLING = {"fighting": 2.0, "truce": 3.0, "talks": 1.0, "opposition": 1.0}
"""How much what is said of two speaks for them as the sides."""
_DEALS = frozenset(("deal", "agreement", "accord", "pact", "settlement", "document"))
_TRUCES = frozenset(("truce", "ceasefire", "cease-fire", "armistice", "hostilities"))
_POINTING = frozenset(("the", "this", "that"))
_KINDS = frozenset((ActorKind.ARMED_GROUP, ActorKind.COALITION, ActorKind.PARTY, ActorKind.STATE, ActorKind.GOVERNMENT))
_STATES = frozenset((ActorKind.STATE, ActorKind.GOVERNMENT))
_FADING = 0.8
"""What is left of it a sentence later."""
_CLEAR = 1.5
"""How much more the likeliest two must have than any others."""


@dataclass(slots=True)
class _Front:
    """Two sides, as they were named last, and how much has been told of them up to a sentence.

    They have `met` where war, talks or a truce is told of them, or where one is a state and one is not: two groups, or
    two states, that only blame each other have no truce to make.
    """

    ends: dict[str, Participant]
    weight: float = 0.0
    sentence: int = 0
    met: bool = False

    def at(self, sentence: int) -> float:
        """What has been told of the two, as it counts in a later sentence."""
        return float(self.weight * _FADING ** (sentence - self.sentence))


class Sides:
    """The pairs of bodies of which an article has told war, talks or a truce, as far as it has been read."""

    def __init__(self) -> None:
        self._fronts: dict[frozenset[str], _Front] = {}

    def __bool__(self) -> bool:
        return bool(self._fronts)

    def learn(self, found: Iterable[Finding], sentence: int) -> None:
        """Takes in who the findings of a sentence say are at war, at odds, in talks or in a truce."""
        for finding in found:
            actor, recipient, told = finding.actor, finding.recipient, _TELLING.get(finding.relation or "")
            if actor is None or recipient is None or told is None or actor.actor.id == recipient.actor.id:
                continue
            if not (_is_side(actor.participant) and _is_side(recipient.participant)):
                continue
            pair = frozenset((actor.actor.id, recipient.actor.id))
            front = self._fronts.setdefault(pair, _Front({}))
            front.weight, front.sentence = front.at(sentence) + told, sentence
            kinds = (actor.actor.kind, recipient.actor.kind)
            states = sum(kind in _STATES for kind in kinds)
            front.met |= finding.relation != "opposition" or states == 1
            front.ends = {end.actor.id: end.participant for end in (actor, recipient)}

    def between(self, sentence: int, *, without: Collection[str] = ()) -> tuple[Participant, ...]:
        """The two of whom most has been told, if clearly; nobody of `without` (ids) is one. Empty where unclear."""
        return self._clearest(sentence, (f for pair, f in self._fronts.items() if pair.isdisjoint(without)))

    def against(self, side: str, sentence: int) -> Participant | None:
        """Against whom an actor (by id) clearly stands; None where nobody, or more than one, is told of."""
        ends = self._clearest(sentence, (front for pair, front in self._fronts.items() if side in pair))
        return next((end for end in ends if end.actor.id != side), None)

    def with_peace(self, found: list[Finding], sentence: Sentence, before: Sequence[Sentence]) -> list[Finding]:
        """The findings with "the deal" as a truce where the text has told of one, or of war between the two.

        `before` are the sentences right before this one.
        """
        return [self._as_peace(one, before) if self._is_the_deal(one, sentence) else one for one in found]

    def _is_the_deal(self, one: Finding, sentence: Sentence) -> bool:
        if one.relation != "alliance" or one.predicate.trigger.lemma not in _DEALS:
            return False
        below = sentence.children(one.trigger, "det")
        return any(child.text.lower() in _POINTING for child in below)

    def _as_peace(self, one: Finding, before: Sequence[Sentence]) -> Finding:
        ends = [end.actor.id for end in (one.actor, one.recipient) if end is not None]
        at_odds = frozenset(ends) in self._fronts
        told = any(token.lemma.lower() in _TRUCES for sentence in before for token in sentence.tokens)
        return replace(one, relation="truce") if at_odds or told else one

    def _clearest(self, sentence: int, fronts: Iterable[_Front]) -> tuple[Participant, ...]:
        ranked = sorted(fronts, key=lambda front: -front.at(sentence))
        if not ranked or not ranked[0].met:
            return ()
        if len(ranked) > 1 and ranked[0].at(sentence) < _CLEAR * ranked[1].at(sentence):
            return ()
        return tuple(ranked[0].ends.values())


def _is_side(end: Participant) -> bool:
    """Whether an end is a body that makes war and peace, and more than a description of nobody in particular."""
    named = end.actor.listed or not (end.actor.name.islower() or end.actor.name.startswith("former "))
    return named and end.actor.kind in _KINDS
