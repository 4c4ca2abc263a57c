"""An actor at one end of a possible claim."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from foedus.language import Token
from foedus.model import Actor, Mention, MentionKind, Participant, Span

_DIRECTNESS = {MentionKind.NAME: 1.0, MentionKind.NOMINAL: 0.9, MentionKind.PRONOUN: 0.75}


@dataclass(frozen=True, slots=True, kw_only=True)
class End:
    """An actor at one end of a possible claim, with the token it was found at and how directly it stands there.

    `directness` is 1.0 for a name, less for a nominal, a pronoun or an owner in place of what it owns. `group` is the
    token over all that are coordinated with it; `owned` tells that what stands there is not the actor but his.
    """

    participant: Participant
    token: int
    directness: float
    group: int = -1
    owned: bool = False

    @property
    def actor(self) -> Actor:
        """Who it is."""
        return self.participant.actor

    @property
    def known(self) -> bool:
        """Whether the lists have him, or the text names him elsewhere."""
        return self.actor.listed or self.participant.antecedent is not None


def standing_in(party: Participant, noun: Token, *, directness: float, owned: bool = False) -> End:
    """An actor told of before, standing in a noun for what he has or did: in "the truce", "the attack"."""
    here = Span(article=party.span.article, start=noun.start, end=noun.end, text=noun.text)
    there = Participant(actor=party.actor, span=here, antecedent=party.antecedent or party.span)
    return End(participant=there, token=noun.index, directness=directness, owned=owned)


def ends_of(mention: Mention, index: int) -> Iterator[End]:
    """The actors that a mention stands for, as ends at a token."""
    directness = _DIRECTNESS[mention.kind]
    spans = mention.antecedents or (None,) * len(mention.actors)
    for actor, antecedent in zip(mention.actors, spans, strict=True):
        participant = Participant(actor=actor, span=mention.span, antecedent=antecedent)
        yield End(participant=participant, token=index, directness=directness)


def grouped(end: End, group: int) -> End:
    """The end within a coordination. (`replace` takes three times as long, and there are many.)"""
    return End(participant=end.participant, token=end.token, directness=end.directness, group=group, owned=end.owned)


def his(end: End, mention: Mention, index: int) -> End:
    """A person's men: they act for him who is named, and stand for themselves where only his office is told."""
    if end.actor.name.islower():
        return next(ends_of(mention, index))
    span = end.participant.antecedent or end.participant.span
    there = replace(end.participant, span=mention.span, antecedent=span)
    return replace(end, participant=there, token=index, directness=end.directness * 0.9, owned=True)


def told_by(body: End, people: End) -> End:
    """A body in the words for those who have left it."""
    antecedent = body.participant.antecedent or body.participant.span
    there = replace(body.participant, span=people.participant.span, antecedent=antecedent)
    return replace(body, participant=there, token=people.token, owned=True)


def in_his_name(owner: End, mention: Mention) -> End:
    """The owner of what a description names, who is meant by its words: Chad, by "Chad's army chief"."""
    span = owner.participant.antecedent or owner.participant.span
    return indirect(replace(owner, participant=replace(owner.participant, span=mention.span, antecedent=span)))


def indirect(end: End) -> End:
    """An owner in place of what he owns."""
    return replace(end, directness=end.directness * 0.9, owned=True)
