"""Pronouns: which of them can stand for an actor here, and for which.

Careful rather than greedy: where a thing is as likely as an actor ("the truce ... it"), a pronoun stands for nobody.
"""

from __future__ import annotations

from foedus.codebook.nominals import NominalClass, WordList
from foedus.language import Sentence, Token
from foedus.model import Actor, ActorKind, MentionKind
from foedus.resolution.coreference_context import Context
from foedus.resolution.coreference_focus import Entity, Seen
from foedus.resolution.coreference_forms import COUNTS, Pronoun, PronounKind, clause_owner
from foedus.resolution.coreference_ordered import ordered
from foedus.resolution.coreference_pinned import Pinned
from foedus.resolution.coreference_rivals import told_of
from foedus.resolution.coreference_speakers import Speakers
from foedus.resolution.coreference_things import Things
from foedus.resolution.mentions_found import (
    false_owner,
    governor,
    has_plural_verb,
    is_plural,
    is_subject,
    role_of,
)

_ENOUGH, _ENOUGH_FOR_PERSONS = 1.2, -2.5
_OF_HIMSELF = 1.5
"""How much more who speaks is meant by the subject of what he says than others of his sentence."""
_HEADS_OF_GROUPS = frozenset(
    {"commander", "founder", "chairman", "chairwoman", "emir", "secretary-general", "ideologue"}
)
_OF_STATES = 1.0
"""How much less "its commander" is a state's than a group's."""
_FAR = 12
"""How many sentences back a set may stand that is counted: "all three"."""
_QUOTED = 3.0
"""How much less the "he" of "he said" means somebody whom only the quotation names."""


class PronounReader:
    """Finds whom pronouns mean, given what is in focus."""

    def __init__(self, context: Context, speakers: Speakers) -> None:
        self._focus, self._headed, self._lexicon = context.focus, context.headed, context.lexicon
        self._speakers = speakers
        self._article = context.parsed.article
        self._pinned, self._things = Pinned(context), Things(context)
        self._sentences = {sentence.index: sentence for sentence in context.parsed.sentences}

    def actors(self, sentence: Sentence, pronoun: Pronoun) -> tuple[Actor, ...]:
        """The actors that a pronoun stands for; empty where it is not sure enough."""
        token = sentence.tokens[pronoun.token]
        match pronoun.kind:
            case PronounKind.RELATIVE:
                return self._relative(sentence, token)
            case PronounKind.SELF | PronounKind.RECIPROCAL:
                return self._bound(sentence, token, pronoun.kind is PronounKind.RECIPROCAL)
            case PronounKind.BOTH:
                doing = self._doers_beside(sentence, token)
                pair = self._focus.pair(sentence.index, pronoun.first, 2, lambda a: _acts(a) and a.id not in doing)
                return pair or ()
            case PronounKind.COUNTED:
                return self._counted(sentence, pronoun)
            case PronounKind.LATTER | PronounKind.FORMER:
                return ordered(self._focus, sentence, pronoun)
            case PronounKind.EACH:
                return self._bound(sentence, token, True) or self._each(sentence, pronoun)
            case PronounKind.OTHER:
                return self._other(sentence, pronoun)
            case PronounKind.SPEAKER | PronounKind.SPEAKERS:
                return self._speakers.actors(sentence, token, himself=pronoun.kind is PronounKind.SPEAKER)
            case _:
                return self._personal(sentence, token, pronoun.kind)

    def _relative(self, sentence: Sentence, token: Token) -> tuple[Actor, ...]:
        owner = clause_owner(sentence, token)
        found = None if owner is None else self._headed.at(sentence.index, owner)
        if found is None or owner is None:
            return ()
        first = owner
        while sentence.tokens[first].deprel == "conj" and sentence.tokens[first].head >= 0:
            first = sentence.tokens[first].head
        if token.text.lower() == "which" and all(actor.kind is ActorKind.PERSON for actor in found.actors):
            return self._body_below(sentence, owner)
        several = not found.plural and has_plural_verb(sentence, token.index)
        return self._with_coordinated(sentence, first) if several else found.actors

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

    def _personal(self, sentence: Sentence, token: Token, kind: PronounKind) -> tuple[Actor, ...]:
        window = 3 if kind in (PronounKind.HE, PronounKind.SHE) else 1
        role, above = role_of(sentence, token.index), governor(sentence, token.index)
        poss = token.deprel == "nmod:poss"
        clauses = _clauses(sentence, above)
        doers = [] if poss or is_subject(role) else self._subjects(sentence, token, clauses)
        clause = governor(sentence, token.head) if poss and token.head >= 0 else -1
        person = kind in (PronounKind.HE, PronounKind.SHE)
        if kind in (PronounKind.IT, PronounKind.THEY) and not self._things.placed(sentence, token):
            return ()
        pinned = self._pinned.actor(sentence, token, kind)
        if pinned is not None:
            return (pinned,)

        fighters = poss and self._owns_fighters(sentence, token)
        other = told_of(self._headed, sentence, token) if poss else None
        apart = other.actors if other is not None else ()
        headed = poss and sentence.tokens[token.head].lemma.lower() in _HEADS_OF_GROUPS
        acted_on = self._things.acted_on(sentence, token)
        others = poss and self._lexicon.has(WordList.OF_OTHERS, sentence.tokens[token.head].lemma.lower())
        told = person and is_subject(role) and self._says(sentence, token)
        told = told and not self._speakers.is_quoted(sentence, token.index)
        saying = self._saying_above(sentence, token) if is_subject(role) else -1

        def fits(seen: Seen) -> bool:
            if (fighters and seen.entity.state) or (apart and seen.entity.actors == apart) or seen.entity in doers:
                return False
            if others and seen.sentence == sentence.index and seen.governor == clause and is_subject(seen.role):
                return False
            if seen.sentence == sentence.index and (
                (seen.governor in clauses and not poss) or (poss and seen.token == token.head)
            ):
                return False
            return _agrees(seen, kind)

        def bonus(seen: Seen) -> float:
            weight = 1.0 if is_subject(role) and is_subject(seen.role) else 0.0
            if kind is PronounKind.IT and (seen.sentence, seen.token) in self._focus.coordinated:
                weight -= 1.0
            if kind is PronounKind.THEY and not seen.plural:
                armed = seen.entity.actors[0].kind is ActorKind.ARMED_GROUP
                weight -= 0.7 if seen.entity.plural else 1.5 if armed else 2.5
            if kind is PronounKind.IT and not poss and not is_subject(role) and not acted_on:
                weight -= 1.5
            if headed and seen.entity.state and not self._is_army(seen):
                weight -= _OF_STATES
            if told and seen.sentence >= sentence.index - 1 and self._is_quoted(seen):
                weight -= _QUOTED
            if seen.sentence == sentence.index and seen.governor == saying and is_subject(seen.role):
                weight += _OF_HIMSELF
            if poss and seen.sentence == sentence.index and is_subject(seen.role):
                weight += 2.0 if seen.governor == clause else 0.5
            return weight

        best = self._focus.best(sentence.index, token.index, window, fits, bonus)
        enough = _ENOUGH if kind in (PronounKind.IT, PronounKind.THEY) else _ENOUGH_FOR_PERSONS
        if best is None or best[1] < enough:
            return self._ahead(sentence, token, kind)
        if kind in (PronounKind.IT, PronounKind.THEY) and self._things.likelier(sentence, token, best, kind):
            return ()
        if kind in (PronounKind.HE, PronounKind.SHE):
            best[0].entity.woman = kind is PronounKind.SHE
        return best[0].entity.actors

    def _subjects(self, sentence: Sentence, token: Token, clauses: list[int]) -> list[Entity]:
        """Who does it: in "X, which ..., began to arm it" no mention of X is meant by "it"."""
        before = self._focus.before(sentence.index, token.index, 0)
        return [seen.entity for seen in before if seen.governor in clauses and is_subject(seen.role)]

    def _ahead(self, sentence: Sentence, token: Token, kind: PronounKind) -> tuple[Actor, ...]:
        """As in "Since its defeat the Front has ...": the name that is the subject of the clause which follows."""
        word = token
        while word.head >= 0 and word.deprel not in ("obl", "advcl"):
            word = sentence.tokens[word.head]
        subject = next(sentence.children(word.head, "nsubj", "nsubj:pass"), None) if word.head >= 0 else None
        if subject is None or subject.index < token.index:
            return ()
        found = self._headed.at(sentence.index, subject.index)
        if found is None or found.form is not MentionKind.NAME:
            return ()
        whole = Entity(found.actors, plural=found.plural, named=True)
        if not _agrees(Seen(sentence.index, subject.index, subject.deprel, word.head, whole, whole.plural), kind):
            return ()
        first, last = (sentence.tokens[place] for place in (found.core[0], found.core[1] - 1))
        for actor in found.actors:
            self._focus.naming.setdefault(actor.id, self._article.span(first.start, last.end))
        return found.actors

    def _is_army(self, seen: Seen) -> bool:
        """As in "the army", which has a commander, as "government forces" have none."""
        token = self._sentences[seen.sentence].tokens[seen.token]
        noun = self._lexicon.nouns.get(token.lemma.lower())
        return noun is not None and noun.behaves is NominalClass.ARMY and not is_plural(token)

    def _is_quoted(self, seen: Seen) -> bool:
        return self._speakers.is_quoted(self._sentences[seen.sentence], seen.token)

    def _says(self, sentence: Sentence, token: Token) -> bool:
        """Whether a pronoun is the subject of a verb of saying."""
        return self._lexicon.has(WordList.SAYING, sentence.tokens[token.head].lemma.lower())

    def _saying_above(self, sentence: Sentence, token: Token) -> int:
        """The verb of saying whose content the clause of a subject is ("X confirmed that they ..."); -1 without one."""
        verb = sentence.tokens[token.head] if token.head >= 0 else token
        if verb.deprel != "ccomp" or verb.head < 0:
            return -1
        return verb.head if self._lexicon.has(WordList.SAYING, sentence.tokens[verb.head].lemma.lower()) else -1

    def _owns_fighters(self, sentence: Sentence, token: Token) -> bool:
        """As in "its guerrillas": those of a group, a state's are soldiers."""
        noun = self._lexicon.nouns.get(sentence.tokens[token.head].lemma.lower())
        return noun is not None and noun.behaves is NominalClass.FIGHTERS


def _clauses(sentence: Sentence, verb: int) -> list[int]:
    """A verb, and those above it whose subject is its own: "began to arm it" is said of two."""
    found = [verb]
    while verb >= 0 and sentence.tokens[verb].deprel == "xcomp" and not any(sentence.children(verb, "nsubj")):
        verb = sentence.tokens[verb].head
        if any(sentence.children(verb, "obj", "iobj")):
            break  # "asked X to arm it"
        found.append(verb)
    return found


def _acts(actor: Actor) -> bool:
    return actor.kind is not ActorKind.PERSON


def _agrees(seen: Seen, kind: PronounKind) -> bool:
    entity = seen.entity
    match kind:
        case PronounKind.HE:
            return entity.person and entity.woman is not True and not entity.plural
        case PronounKind.SHE:
            return entity.person and entity.woman is not False and not entity.plural
        case PronounKind.IT:
            return (
                len(entity.actors) == 1
                and not entity.person
                and (entity.named or not entity.plural)
                and entity.actors[0].kind is not ActorKind.COMMUNITY
            )
        case _:
            return seen.plural or (entity.group and not entity.state)
