"""Pronouns: which of them can stand for an actor here, and for which.

Careful rather than greedy: where a thing is as likely as an actor ("the truce ... it"), a pronoun stands for nobody.
"""

from __future__ import annotations

from foedus.language import Sentence, Token
from foedus.model import Actor, ActorKind
from foedus.resolution.coreference_context import Context
from foedus.resolution.coreference_forms import COUNTS, Pronoun, PronounKind, clause_owner
from foedus.resolution.coreference_mutual import between_them
from foedus.resolution.coreference_ordered import ordered
from foedus.resolution.coreference_personal import PersonalReader
from foedus.resolution.coreference_speakers import Speakers
from foedus.resolution.coreference_twosome import two_persons
from foedus.resolution.mentions_found import (
    false_owner,
    governor,
    has_plural_verb,
    is_subject,
    role_of,
)

_FAR = 12
"""How many sentences back a set may stand that is counted: "all three"."""


_FAR_ORDERED = 3
"""And how many back the two of whom one is "the first"."""
_SELVES = frozenset({"himself", "herself"})


class PronounReader:
    """Finds whom pronouns mean, given what is in focus."""

    def __init__(self, context: Context, speakers: Speakers) -> None:
        self._focus, self._headed, self._offices = context.focus, context.headed, context.offices
        self._context, self._speakers = context, speakers
        self._personal = PersonalReader(context, speakers)

    def actors(self, sentence: Sentence, pronoun: Pronoun) -> tuple[Actor, ...]:
        """The actors that a pronoun stands for; empty where it is not sure enough."""
        token = sentence.tokens[pronoun.token]
        if (whom := self._of_whom(sentence, token)) is not None:
            return whom
        match pronoun.kind:
            case PronounKind.RELATIVE:
                return self._relative(sentence, token)
            case PronounKind.SELF | PronounKind.RECIPROCAL:
                return self._bound(sentence, token, pronoun.kind is PronounKind.RECIPROCAL)
            case PronounKind.BOTH:
                if (persons := two_persons(self._context, sentence, pronoun.first)) is not None:
                    return persons
                doing = self._doers_beside(sentence, token) | self._telling(sentence, token)
                pair = self._focus.pair(sentence.index, pronoun.first, 2, lambda a: _acts(a) and a.id not in doing)
                return pair or ()
            case PronounKind.COUNTED:
                return self._counted(sentence, pronoun)
            case PronounKind.LATTER | PronounKind.FORMER:
                return ordered(self._focus, sentence, pronoun)
            case PronounKind.FIRST | PronounKind.SECOND:
                two = self._focus.latest_set(sentence.index, pronoun.first, _FAR_ORDERED, _acts, 2)
                return two.actors[pronoun.kind is PronounKind.SECOND :][:1] if two is not None else ()
            case PronounKind.EACH:
                return self._bound(sentence, token, True) or self._each(sentence, pronoun)
            case PronounKind.OTHER:
                return self._other(sentence, pronoun)
            case PronounKind.SPEAKER | PronounKind.SPEAKERS:
                return self._speakers.actors(sentence, token, himself=pronoun.kind is PronounKind.SPEAKER)
            case _:
                if token.text.lower() in _SELVES and (beside := self._right_before(sentence, token)):
                    return beside
                if token.text.lower() in _SELVES and (bound := self._bound(sentence, token, False)):
                    return bound  # "who described himself as"
                return self._personal.actors(sentence, token, pronoun.kind)

    def _right_before(self, sentence: Sentence, token: Token) -> tuple[Actor, ...]:
        """As in "the party of X himself": the person whom the pronoun follows, wherever he stands in the sentence."""
        found = self._headed.at(sentence.index, token.head) if token.head >= 0 else None
        person = found is not None and found.last == token.index and found.actors[0].kind is ActorKind.PERSON
        return found.actors if found is not None and person else ()

    def _of_whom(self, sentence: Sentence, token: Token) -> tuple[Actor, ...] | None:
        """As in "X and Y, both of whom fled": all who are coordinated with the one before the comma."""
        behind = [word.text.lower() for word in sentence.tokens[token.index + 1 : token.index + 3]]
        if token.text.lower() not in ("both", "all") or behind not in (["of", "whom"], ["of", "which"]):
            return None
        owner = clause_owner(sentence, sentence.tokens[token.index + 2])
        while owner is not None and sentence.tokens[owner].deprel == "conj":
            owner = sentence.tokens[owner].head
        return None if owner is None else self._with_coordinated(sentence, owner) or None

    def _relative(self, sentence: Sentence, token: Token) -> tuple[Actor, ...]:
        owner = clause_owner(sentence, token)
        found = None if owner is None else self._headed.at(sentence.index, owner)
        if found is None or owner is None:
            return self._placed(sentence, owner)
        first = owner
        while sentence.tokens[first].deprel == "conj" and sentence.tokens[first].head >= 0:
            first = sentence.tokens[first].head
        if token.text.lower() == "which" and all(actor.kind is ActorKind.PERSON for actor in found.actors):
            return self._body_below(sentence, owner)
        before = [word.text.lower() for word in sentence.tokens[max(0, token.index - 2) : token.index]]
        whole = before in (["both", "of"], ["all", "of"])  # "X and Y, both of whom fled"
        several = whole or (not found.plural and has_plural_verb(sentence, token.index))
        several = several or (any(sentence.children(first, "conj")) and between_them(sentence, token))
        return self._with_coordinated(sentence, first) if several else found.actors

    def _placed(self, sentence: Sentence, owner: int | None) -> tuple[Actor, ...]:
        """As in "fled to Arvania, whose army shelled them": a state that is a mere place but for what is told of it."""
        place = self._offices.places(sentence.index).get(owner) if owner is not None else None
        if place is None:
            return ()
        self._focus.naming.setdefault(place[0].id, place[1])
        return (place[0],)

    def _body_below(self, sentence: Sentence, person: int) -> tuple[Actor, ...]:
        """As in "a spokesman for X, which ...": no person is meant by "which" but the body named below him."""
        for child in sentence.children(person, "nmod"):
            found = self._headed.at(sentence.index, child.index)
            if found is not None and all(actor.kind is not ActorKind.PERSON for actor in found.actors):
                return found.actors
        return ()

    def _bound(self, sentence: Sentence, token: Token, several: bool) -> tuple[Actor, ...]:
        """The subject of the clause, or of the clause above it where it has none of its own."""
        word, steps = token, 0
        while word.head >= 0 and steps < 10:
            word, steps = sentence.tokens[word.head], steps + 1
            subject = next((c for c in sentence.children(word.index, "nsubj") if c.index != token.index), None)
            if subject is not None:
                actors = self._with_coordinated(sentence, subject.index)
                return actors if not several or len(actors) > 1 else ()
        return ()

    def _with_coordinated(self, sentence: Sentence, head: int) -> tuple[Actor, ...]:
        heads = [head, *(c.index for c in sentence.children(head, "conj"))]
        other = false_owner(sentence, head)
        if other >= 0:
            heads.insert(0, other)
        found = [self._headed.at(sentence.index, place) for place in heads]
        actors = {a.id: a for mention in found if mention is not None for a in mention.actors}
        return tuple(actors.values())

    def _doers_beside(self, sentence: Sentence, token: Token) -> frozenset[str]:
        """The subject's actors where a pronoun is the object of the same verb: in "X attacked both" neither is X."""
        if token.head < 0 or is_subject(role_of(sentence, token.index)):
            return frozenset()
        subjects = sentence.children(governor(sentence, token.index), "nsubj")
        found = (self._headed.at(sentence.index, child.index) for child in subjects)
        return frozenset(actor.id for mention in found if mention is not None for actor in mention.actors)

    def _telling(self, sentence: Sentence, token: Token) -> frozenset[str]:
        """Ids of those who say what is told of a pronoun: in "X said both were armed by Z" neither is X."""
        verb = governor(sentence, token.index)
        if token.deprel == "nmod" and verb >= 0:  # "X, the patron of both"
            beside = sentence.tokens[verb].head if sentence.tokens[verb].deprel == "appos" else verb
            told = self._headed.at(sentence.index, beside)
            return frozenset(actor.id for actor in told.actors) if told is not None else frozenset()
        if verb < 0 or sentence.tokens[verb].deprel != "ccomp" or sentence.tokens[verb].head < 0:
            return frozenset()
        subjects = sentence.children(sentence.tokens[verb].head, "nsubj")
        found = (self._headed.at(sentence.index, child.index) for child in subjects)
        return frozenset(a.id for mention in found if mention is not None for a in mention.actors)

    def _counted(self, sentence: Sentence, pronoun: Pronoun) -> tuple[Actor, ...]:
        """As in "all three": the latest set of as many, none of whom does to them what the clause tells."""
        token = sentence.tokens[pronoun.token]
        doing = self._doers_beside(sentence, token)
        count = COUNTS[token.text.lower()]
        whole = self._focus.latest_set(sentence.index, pronoun.first, _FAR, lambda a: a.id not in doing, count)
        return whole.actors if whole is not None else ()

    def _each(self, sentence: Sentence, pronoun: Pronoun) -> tuple[Actor, ...]:
        whole = self._focus.latest_set(sentence.index, pronoun.first, 1, _acts)
        return whole.actors if whole else ()

    def _other(self, sentence: Sentence, pronoun: Pronoun) -> tuple[Actor, ...]:
        """As in "each accused the other": both, each for each; beside one of the two alone the one he is not."""
        doers = self._bound(sentence, sentence.tokens[pronoun.token], several=False)
        if len(doers) != 1:
            return doers if len(doers) == 2 else ()
        pair = self._focus.latest_set(sentence.index, pronoun.first, 1, lambda _: True, 2)
        if pair is None or doers[0] not in pair.actors:
            return ()
        return tuple(actor for actor in pair.actors if actor != doers[0])


def _acts(actor: Actor) -> bool:
    return actor.kind is not ActorKind.PERSON
