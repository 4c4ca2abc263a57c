"""Two persons whom "the two" and "the pair" mean: those who met, or of whom alone the sentence before tells."""

from __future__ import annotations

from foedus.language import Sentence
from foedus.model import Actor, ActorKind
from foedus.resolution.coreference_context import Context
from foedus.resolution.coreference_focus import Seen
from foedus.resolution.mentions_found import GROUP_KINDS, STATE_KINDS

_PAIR = 2
_PARTIES = GROUP_KINDS | STATE_KINDS | {ActorKind.COMMUNITY}
_OF_OTHERS = frozenset({"amod", "compound", "nmod:poss"})


def two_persons(context: Context, sentence: Sentence, first: int) -> tuple[Actor, ...] | None:
    """As in "General A flew to meet B. The two agreed": both, where the sentence before names no two bodies besides.

    None where it names others than two persons, or where two bodies do or suffer something there.
    """
    before = [seen for seen in context.focus.before(sentence.index, first, 1) if seen.sentence < sentence.index]
    here = [seen for seen in context.focus.before(sentence.index, first, 0) if not (_is_person(seen) or seen.telling)]
    persons = {seen.entity.actors[0].id: seen.entity.actors[0] for seen in reversed(before) if _is_person(seen)}
    if here or len(persons) != _PAIR:
        return None
    led = {body.id for person in persons.values() if (body := context.offices.body(person)) is not None}
    doing = {actor.id for seen in before if _is_party(seen) for actor in seen.entity.actors}
    return tuple(persons.values()) if len(doing) < _PAIR and len(doing - led) < _PAIR else None


def _is_person(seen: Seen) -> bool:
    """Whether it is a person with a name, and not one who only says what others do."""
    return seen.entity.person and seen.entity.actors[0].name[:1].isupper() and not seen.telling


def _is_party(seen: Seen) -> bool:
    """Whether a body is told of there, and is more than a mere description or owner."""
    several = any(actor.kind in _PARTIES and actor.name[:1].isupper() for actor in seen.entity.actors)
    return several and seen.role not in _OF_OTHERS and not seen.telling
