"""What a description may mean, by the names beside it and the owners before it."""

from __future__ import annotations

from foedus.extraction.rules.end import End
from foedus.model import ActorKind, Mention, MentionKind

_BODIES = frozenset(
    (
        ActorKind.ARMED_GROUP,
        ActorKind.COALITION,
        ActorKind.COMMUNITY,
        ActorKind.ORGANISATION,
        ActorKind.PARTY,
        ActorKind.UNKNOWN,
    )
)


def is_unknown(mention: Mention) -> bool:
    """Whether a mention describes nobody that is named anywhere."""
    return mention.kind is MentionKind.NOMINAL and not mention.antecedents and not mention.actors[0].listed


def are_alike(name: Mention, description: Mention) -> bool:
    """Whether a name and a description beside it are both of one actor of the same kind."""
    return len(name.actors) == len(description.actors) == 1 and name.actors[0].kind is description.actors[0].kind


def are_bodies(name: Mention, description: Mention) -> bool:
    """Whether a name and a description beside it are both of a body of people, whatever its kind."""
    pair = (*name.actors, *description.actors)
    return len(pair) == 2 and all(actor.kind in _BODIES for actor in pair)


def is_title_of(name: Mention, description: Mention) -> bool:
    """Whether a person's name stands right behind a description of one person ("the former policeman X")."""
    kinds = {actor.kind for actor in name.actors}
    return kinds == {ActorKind.PERSON} and len(name.actors) == 1 and name.first == description.head + 1


def is_one_mans(mention: Mention, owned: tuple[End, ...]) -> bool:
    """Whether a description is of a body that belongs to a person, who is another than his men, army or party."""
    body = mention.actors[0].kind not in (ActorKind.PERSON, ActorKind.STATE)
    return body and all(end.actor.kind is ActorKind.PERSON for end in owned)


def is_of_several(mention: Mention, owned: tuple[End, ...]) -> bool:
    """Whether a description that was taken for one actor names several ("PKK and KDP fighters")."""
    return len(owned) > 1 and {actor.id for actor in mention.actors} < {end.actor.id for end in owned}
