"""Which bodies an article has said that its people lead: whoever succeeds one of them leads that body."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import TYPE_CHECKING

from foedus.model import ActorKind, Participant

if TYPE_CHECKING:
    from foedus.extraction.rules.claims import Finding
    from foedus.extraction.rules.ends import End


class Posts:
    """The body that each person leads, as far as an article has been read; of several the one told last."""

    def __init__(self) -> None:
        self._led: dict[str, Participant] = {}

    def learn(self, found: Iterable[Finding]) -> None:
        """Takes in whom the findings of a sentence say to lead what."""
        for finding in found:
            if finding.relation != "leadership" or finding.actor is None or finding.recipient is None:
                continue
            if finding.actor.actor.kind is ActorKind.PERSON:
                self._led[finding.actor.actor.id] = finding.recipient.participant

    def of(self, person: End) -> End | None:
        """The body that a person is known to lead, standing where the person does; None where none is known."""
        body = self._led.get(person.actor.id)
        if body is None:
            return None
        there = Participant(actor=body.actor, span=person.participant.span, antecedent=body.antecedent or body.span)
        return replace(person, participant=there, directness=person.directness * 0.9, owned=True)
