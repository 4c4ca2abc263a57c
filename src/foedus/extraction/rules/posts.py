"""What an article has told that later words go back to: which bodies its people lead, and what they have done.

Whoever succeeds a leader leads his body.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import TYPE_CHECKING

from foedus.extraction.rules.deeds import Deeds
from foedus.extraction.rules.end import End
from foedus.language import Sentence
from foedus.model import ActorKind, Participant

if TYPE_CHECKING:
    from foedus.extraction.rules.claims import Finding

_WINDING_UP = frozenset(("disband", "dissolve"))


class Posts:
    """The body that each person leads, as far as an article has been read; of several the one told last.

    `deeds` are what was done in it.
    """

    def __init__(self) -> None:
        self._led: dict[str, Participant] = {}
        self._serves: set[tuple[str, str]] = set()
        self.deeds = Deeds()

    def learn(self, found: Iterable[Finding], sentence: Sentence) -> bool:
        """Takes in whom the findings of a sentence say to lead what, and what is done in it; tells of any new post."""
        before = {person: body.actor.id for person, body in self._led.items()}
        found = tuple(found)
        self.deeds.learn(found, sentence)
        for finding in found:
            if finding.relation != "leadership" or finding.actor is None or finding.recipient is None:
                continue
            if finding.actor.actor.kind is ActorKind.PERSON:
                self._led[finding.actor.actor.id] = finding.recipient.participant
        return before != {person: body.actor.id for person, body in self._led.items()}

    def unsaid(self, found: Iterable[Finding], said: list[Finding]) -> list[Finding]:
        """Of the findings those of relations that the others do not tell between the same two."""
        told = {_tie(one) for one in said}
        return [one for one in found if one.relation is not None and _tie(one) not in told]

    def without_masters(self, found: list[Finding]) -> list[Finding]:
        """Without "his movement" as leadership where he was told to speak for it or to be one of its people."""
        for one in found:
            if one.relation == "membership" and one.actor is not None and one.recipient is not None:
                self._serves.add((one.actor.actor.id, one.recipient.actor.id))

        def only_his(one: Finding) -> bool:
            ends = one.actor is not None and one.recipient is not None
            owned = one.relation == "leadership" and one.predicate.trigger.word_class == "preposition"
            return owned and ends and (one.actor.actor.id, one.recipient.actor.id) in self._serves  # type: ignore[union-attr]

        found = [self._of_its_part(one, found) for one in found if not only_his(one)]
        return [one for one in found if not self._winds_up(one, found)]

    def _of_its_part(self, one: Finding, found: Iterable[Finding]) -> Finding:
        """Who leaves a leader where his own body is said to: "a group of its members led by X broke with him"."""
        if one.relation != "split" or one.actor is None or one.recipient is None:
            return one
        led = self._led.get(one.recipient.actor.id)
        if led is None or led.actor.id != one.actor.actor.id:
            return one
        body = one.actor.actor.id
        others = [f.actor for f in found if f.relation == "leadership" and _ends(f)[1] == body and f.actor]
        others = [chief for chief in others if chief.actor.id != one.recipient.actor.id]
        return replace(one, actor=others[0]) if others else one

    def _winds_up(self, one: Finding, found: Iterable[Finding]) -> bool:
        """Whether a leader dissolves what he leads, which is nothing against it."""
        if one.relation != "opposition" or one.predicate.trigger.lemma not in _WINDING_UP:
            return False
        if one.actor is None or one.recipient is None:
            return False
        led = self._led.get(one.actor.actor.id)
        here = any(f.relation == "leadership" and _ends(f) == _ends(one) for f in found)
        return here or (led is not None and led.actor.id == one.recipient.actor.id)

    def of(self, person: End) -> End | None:
        """The body that a person is known to lead, standing where the person does; None where none is known."""
        body = self._led.get(person.actor.id)
        if body is None:
            return None
        there = Participant(actor=body.actor, span=person.participant.span, antecedent=body.antecedent or body.span)
        return replace(person, participant=there, directness=person.directness * 0.9, owned=True)


def _ends(one: Finding) -> tuple[str | None, str | None]:
    actor, recipient = (None if end is None else end.actor.id for end in (one.actor, one.recipient))
    return (actor, recipient)


def _tie(one: Finding) -> tuple[str | None, str | None, str | None]:
    return (one.relation, *_ends(one))
