"""Several who are named beside what they are: "two rebel groups, the X and the Y", "three militias - X, Y and Z -"."""

from __future__ import annotations

from foedus.codebook.nominals import NominalClass, NominalNoun
from foedus.language import Sentence
from foedus.model import Actor, ActorKind, MentionKind
from foedus.resolution.coreference_back import peoples
from foedus.resolution.coreference_beside import apposed_below
from foedus.resolution.coreference_context import Context
from foedus.resolution.mentions_found import GROUP_KINDS, STATE_KINDS
from foedus.resolution.nominals import Phrase

_COUNTED = 5
"""The highest number that a phrase is trusted to spell out."""
_NONE: tuple[Actor, ...] = ()


def several_beside(context: Context, sentence: Sentence, phrase: Phrase) -> tuple[Actor, ...]:
    """All actors of the names that stand in apposition to a plural, if they can be what it says and are as many."""
    if not phrase.found.plural:
        return _NONE
    persons = phrase.noun.behaves is NominalClass.PERSON  # "the Red Front's chiefs X and Y"
    if not persons and len(peoples(context, sentence, phrase)) < len(phrase.names):
        return _NONE
    head = phrase.found.head
    beside = [child.index for child in sentence.children(head, "appos")] or apposed_below(context, sentence, phrase)
    beside += [*_before(sentence, head), *(_twin_behind(sentence, head) if persons else ())]
    for place in beside:
        actors = _named(context, sentence, place)
        counted = not 1 < phrase.number <= _COUNTED or len(actors) == phrase.number
        if len(actors) > 1 and counted and all(_can_be(phrase.noun, actor) for actor in actors):
            return actors
        fighters = phrase.noun.behaves is NominalClass.FIGHTERS and phrase.definite
        if len(actors) > 1 and counted and fighters and all(actor.kind is ActorKind.PERSON for actor in actors):
            return actors  # "the plotters, X, Y and Z, hold the town"
        if len(actors) > 1 and counted and _are_persons(context, phrase.noun, actors):
            context.kinds.update((actor.id, ActorKind.PERSON) for actor in actors)
            return actors
    return _NONE


def _are_persons(context: Context, noun: NominalNoun, actors: tuple[Actor, ...]) -> bool:
    """As in "their leaders, Ivo Marin and Tea Kolar": who stands beside a person where persons are named is one too."""
    if noun.behaves is not NominalClass.PERSON or not any(actor.kind is ActorKind.PERSON for actor in actors):
        return False
    guessed = [actor for actor in actors if actor.kind is not ActorKind.PERSON]
    bodies = (context.lexicon.names_body(word) for actor in guessed for word in actor.name.lower().split())
    return all(a.kind is ActorKind.ORGANISATION and not a.listed for a in guessed) and not any(bodies)


def _before(sentence: Sentence, head: int) -> list[int]:
    """As in "the X and the Y, two tribes of the north": the first of those to whom a plural is in apposition."""
    token = sentence.tokens[head]
    if token.deprel != "appos" or token.head < 0:
        return []
    first = sentence.tokens[token.head]
    return [first.head if first.deprel == "conj" else first.index]


def _twin_behind(sentence: Sentence, head: int) -> list[int]:
    """As in "supported by the chiefs X and Y": a name right behind that the parser has hung up beside its noun."""
    token, behind = sentence.tokens[head], sentence.tokens[head + 1 : head + 2]
    twin = [word for word in behind if word.upos == "PROPN" and word.head == token.head]
    return [word.index for word in twin if word.deprel == token.deprel]


def _named(context: Context, sentence: Sentence, place: int) -> tuple[Actor, ...]:
    """The actors of a name and of the names coordinated with it; none where one of them is no name."""
    found: dict[str, Actor] = {}
    waiting = [place]
    for here in waiting:
        name = context.headed.at(sentence.index, here)
        if name is None or name.form is not MentionKind.NAME or len(name.actors) != 1:
            return _NONE
        found[name.actors[0].id] = name.actors[0]
        waiting += [child.index for child in sentence.children(here, "conj")]
    return tuple(found.values())


def _can_be(noun: NominalNoun, actor: Actor) -> bool:
    behaves = noun.behaves
    if actor.kind is ActorKind.UNKNOWN or noun.kind is actor.kind is ActorKind.COMMUNITY:
        return True
    if behaves is NominalClass.PERSON:
        return actor.kind is ActorKind.PERSON
    if behaves in (NominalClass.COUNTRY, NominalClass.GOVERNMENT):
        return actor.kind in STATE_KINDS
    if behaves in (NominalClass.SIDE, NominalClass.MEMBER):
        return actor.kind is not ActorKind.COMMUNITY
    return actor.kind in GROUP_KINDS
