"""What an article has told that later words go back to: which bodies its people lead, and who did the last deed.

Whoever succeeds a leader leads his body, and who condemns "the attack" condemns the attacker.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import TYPE_CHECKING

from foedus.extraction.rules.end import End, standing_in
from foedus.language import Token
from foedus.model import ActorKind, Participant

if TYPE_CHECKING:
    from foedus.extraction.rules.claims import Finding


_REACH = 2
"""How many sentences back a deed may lie that is only pointed at."""
_WINDING_UP = frozenset(("disband", "dissolve"))
_COUPS = frozenset(("coup", "putsch", "takeover"))
_SEIZING = frozenset(("depose", "grab", "mutiny", "oust", "overthrow", "seize", "take", "topple", "unseat"))
_FORCE = frozenset(("ASSAULT", "COERCE"))
_STEM = 4
"""How many first letters a deed's noun and verb share: "kidnapping", "kidnap"; "invasion", "invade"."""


class Posts:
    """The body that each person leads, as far as an article has been read; of several the one told last."""

    def __init__(self) -> None:
        self._led: dict[str, Participant] = {}
        self._serves: set[tuple[str, str]] = set()
        self._deeds: list[tuple[str, Participant]] = []
        self._first: list[tuple[str, Participant]] = []
        self._since = 0

    def learn(self, found: Iterable[Finding]) -> bool:
        """Takes in whom the findings of a sentence say to lead what, and who attacks in it; tells of any new post."""
        before = {person: body.actor.id for person, body in self._led.items()}
        found = tuple(found)
        deeds = [(f.predicate.trigger.lemma, f.actor.participant) for f in found if f.actor and _is_deed(f)]
        self._since = 1 if deeds else self._since + 1
        self._deeds = deeds or self._deeds
        self._first = self._first or deeds
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

    def doer(self, deed: Token, *, of_any_kind: bool) -> End | None:
        """Who did the deed that a noun points back at, standing where the noun does; None where it was not one alone.

        "The kidnapping" goes back to what was told in a word of its stem, "the attack" to a deed of any kind. Where
        none was told of late, it is the one that the report began with.
        """
        stem = deed.lemma[:_STEM]
        told = [deeds for deeds in (self._deeds if self._since <= _REACH else [], self._first) if deeds]
        told = [deeds for deeds in told if len({doer.actor.id for _, doer in deeds}) == 1]
        if deed.lemma in _COUPS:
            called = [doer for deeds in told for lemma, doer in deeds if lemma in _SEIZING]
            of_any_kind = False
        else:
            called = [doer for deeds in told for lemma, doer in deeds if lemma[:_STEM] == stem]
        meant = called or [deeds[0][1] for deeds in told if of_any_kind]
        return standing_in(meant[0], deed, directness=0.8, owned=True) if meant else None


def _is_deed(one: Finding) -> bool:
    """Whether a finding is of a fight or of violence or force, against whomsoever ("seized the palace")."""
    if one.relation in (None, "opposition"):
        return one.plover in _FORCE
    return one.relation == "fighting" and one.recipient is not None


def _ends(one: Finding) -> tuple[str | None, str | None]:
    actor, recipient = (None if end is None else end.actor.id for end in (one.actor, one.recipient))
    return (actor, recipient)


def _tie(one: Finding) -> tuple[str | None, str | None, str | None]:
    return (one.relation, *_ends(one))
