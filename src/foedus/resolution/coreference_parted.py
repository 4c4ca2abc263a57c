"""From whom "a splinter group" has split, where nothing says it: the body of which the text has just spoken."""

from __future__ import annotations

from foedus.codebook.nominals import NominalClass
from foedus.language import Sentence
from foedus.language.leaving import LEAVERS, leave_their_own
from foedus.model import ActorKind, MentionKind, Span
from foedus.resolution.coreference_context import Context
from foedus.resolution.coreference_focus import Seen
from foedus.resolution.mentions_found import Found, governor
from foedus.resolution.nominals import Phrase

_PARTING = frozenset({"splinter", "breakaway", "dissident", "renegade", "splintered"})
_NEW = frozenset({"a", "an", "one", "another", "some"})
_WHOLE = frozenset({ActorKind.ARMED_GROUP, ActorKind.COALITION, ActorKind.PARTY, ActorKind.ORGANISATION})
_NEAR = 1
_ABOUT = 1.5
"""How much more it is the body that the article is about."""


_MEN = frozenset({NominalClass.FIGHTERS, NominalClass.FORCES, NominalClass.MEMBER, NominalClass.PERSON})
_PARTS = frozenset({"breakaway", "offshoot", "splinter"})


def are_parting(sentence: Sentence, phrase: Phrase) -> bool:
    """Whether somebody is told by whom he has left, or said to leave them: "deserters from X", "men of X defected"."""
    words = sentence.tokens[phrase.found.first + 1 : phrase.found.last]
    if not phrase.names and not any(word.text[:1].isupper() for word in words):
        return False  # "deserters from the army", whichever that is
    if phrase.noun.noun in LEAVERS or phrase.noun.noun in _PARTS:
        return phrase.owner >= 0 or phrase.after_of >= 0 or bool(phrase.names)
    if phrase.noun.behaves not in _MEN or (phrase.after_of < 0 and not phrase.names):
        return False
    return leave_their_own(sentence, phrase.found.head)


def parted_from(context: Context, sentence: Sentence, phrase: Phrase) -> Found | None:
    """A mention at "splinter" in "a splinter group" of the body that it has left; None where it says from whom itself.

    The body is one with a name, of the same sentence or the one before, and none of the same clause.
    """
    if phrase.determiner not in _NEW or phrase.owner >= 0 or phrase.after_of >= 0 or phrase.names:
        return None
    head = phrase.found.head
    word = next((c for c in sentence.children(head, "amod", "compound") if c.lemma.lower() in _PARTING), None)
    if word is None or any(sentence.children(head, "nmod")):
        return None
    above = governor(sentence, head)
    here = (seen for seen in context.focus.before(sentence.index, len(sentence.tokens), 0) if seen.governor == above)
    own = {actor.id for seen in here for actor in seen.entity.actors}

    def fits(seen: Seen) -> bool:
        actors = seen.entity.actors
        return len(actors) == 1 and actors[0].kind in _WHOLE and seen.entity.named and actors[0].id not in own

    best = context.focus.best(
        sentence.index, word.index, _NEAR, fits, lambda s: _ABOUT if s.entity.actors[0] == context.focus.about else 0.0
    )
    if best is None:
        return None
    actors = best[0].entity.actors
    naming: Span | None = context.focus.naming.get(actors[0].id)
    return Found(
        sentence=sentence.index,
        first=word.index,
        last=word.index + 1,
        head=word.index,
        form=MentionKind.NOMINAL,
        actors=actors,
        antecedents=(naming,) if naming is not None else (),
    )
