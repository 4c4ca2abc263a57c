"""Whom a nominal means: the name it stands beside, its owner, what was spoken of before, or an actor of its own."""

from __future__ import annotations

from collections.abc import Sequence

from foedus.codebook.nominals import NominalClass, WordList
from foedus.language import Sentence
from foedus.model import Actor, ActorKind, MentionKind, Span
from foedus.resolution.coreference_back import back_actors, by_words_of_name, described, only_group
from foedus.resolution.coreference_beside import partners_beside
from foedus.resolution.coreference_coalition import of_coalition
from foedus.resolution.coreference_context import Context
from foedus.resolution.coreference_factions import is_led_by_another, led_body
from foedus.resolution.coreference_focus import Entity
from foedus.resolution.coreference_owned import Owners, loyal_to
from foedus.resolution.coreference_parted import are_parting
from foedus.resolution.coreference_rivals import NEIGHBOURS, RIVALS, rival_of
from foedus.resolution.coreference_sets import kinds_named, set_actors
from foedus.resolution.coreference_several import several_beside
from foedus.resolution.coreference_states import is_told_apart, state_actors
from foedus.resolution.coreference_struck import struck
from foedus.resolution.gazetteer import unknown
from foedus.resolution.mentions_found import GROUP_KINDS, STATE_KINDS, Found
from foedus.resolution.mentions_places import is_place_use
from foedus.resolution.nominals import Phrase, description, is_led

_BESIDE = 6
_RECIPROCAL = frozenset({"each", "another", "other"})
_OFFICIAL = frozenset({"army", "government", "military", "navy", "police"})
"""Words that tell of a state's forces without its name."""
_HEIRS = frozenset({"successor", "heir", "predecessor", "forerunner"})
"""Persons, or bodies: "its successor, the X Front"."""
_AFTER_HIM = frozenset({"successor", "deputy", "lieutenant", "spokesman", "spokeswoman", "aide"})
"""Persons who lead or speak for whom he does to whom they belong: "his successor"."""

_PREMIER = ("premier", "prime minister")
_ALSO = {
    frozenset({"prime", "minister"}): _PREMIER,
    frozenset({"premier"}): _PREMIER,
    frozenset({"prime minister"}): _PREMIER,
    frozenset({"king"}): ("monarch",),
    frozenset({"queen"}): ("monarch",),
}
"""Titles with what else their bearers are called."""


def _before_day(words: Sequence[str]) -> str:
    """The word before the day after which a body is called: "movement" of "Movement of 8 May"."""
    day = next((place for place, word in enumerate(words) if word[:1].isdigit()), 0)
    return words[day - 2 if day > 1 and words[day - 1] == "of" else day - 1] if day else ""


class NominalReader:
    """Reads the nominals of one article."""

    def __init__(self, context: Context) -> None:
        self._context = context
        self._headed, self._lexicon, self.focus = context.headed, context.lexicon, context.focus
        self._owners = Owners(context)
        self._voices: list[tuple[Phrase, Actor]] = []
        self._sentences = context.sentences

    def resolve(self, sentence: Sentence, phrase: Phrase) -> Found | None:
        """The mention with its actors; None where the noun phrase stands for nobody here."""
        found = phrase.found
        if found.noun is not None and found.noun.behaves is NominalClass.COUNTRY and self._is_place(sentence, found):
            return None
        if self._is_quality(sentence, phrase):
            return None
        named = by_words_of_name(self._context, sentence, phrase)
        if named is not None:
            return self._with(found, named)
        if are_parting(sentence, phrase):
            actors = self._beside(sentence, phrase)
            return self._own(sentence, phrase) if actors is None else self._with(found, actors)
        for step in (self._beside, self._owners.owned, self._owners.modified):
            actors = step(sentence, phrase)
            if actors is not None:
                return self._with(found, actors)
        if loyal_to(sentence, found.head) >= 0:
            return self._own(sentence, phrase)  # "the force loyal to the general" is told apart by him
        led = led_body(self._context, sentence, phrase)
        if led is not None or is_led_by_another(sentence, phrase):
            return self._with(found, led) if led is not None else self._own(sentence, phrase)
        for look in (of_coalition, self._repeated, set_actors, state_actors, back_actors, struck):
            actors = look(self._context, sentence, phrase)
            if actors is not None:
                return self._with(found, actors)
        return None if sentence.tokens[found.head].leaning else self._own(sentence, phrase)

    def _repeated(self, context: Context, sentence: Sentence, phrase: Phrase) -> tuple[Actor, ...] | None:
        """As in "several factions ... these factions": a plural that repeats its noun."""
        if not (phrase.found.plural and phrase.definite) or phrase.number or phrase.names or phrase.owner >= 0:
            return None
        if phrase.determiner in ("both", "each", "either", "neither"):
            return None
        before = described(context, sentence, phrase, lambda seen: seen.entity.plural and not seen.entity.named)
        if before is None or len(before.actors) != 1:
            return None
        return only_group(context, sentence, phrase, before) or before.actors

    def describe(self, sentence: Sentence, found: Found, entity: Entity) -> None:
        """Notes the words before a person's or body's name: titles and what they tell of whom he leads."""
        for place in range(found.first, found.last):
            lemma = sentence.tokens[place].lemma.lower()
            noun = self._lexicon.nouns.get(lemma)
            other = noun is not None and noun.behaves is not NominalClass.PERSON
            if not found.core[0] <= place < found.core[1] and not (entity.person and other):
                entity.words.add(lemma)
        for title, others in _ALSO.items():
            if entity.person and title <= entity.words:
                entity.words.update(others)
        start, end = sentence.tokens[found.core[0]].start, sentence.tokens[found.core[1] - 1].end
        words = self._context.parsed.article.text[start:end].lower().split()
        noun = self._lexicon.noun(words[-1]) or self._lexicon.noun(_before_day(words))
        if noun is not None:
            entity.words.add(noun.noun)
        before = range(found.first, found.core[0] + 1)
        if entity.person and any(self._lexicon.has(WordList.WOMEN, sentence.tokens[i].text.lower()) for i in before):
            entity.woman = True

    def _is_quality(self, sentence: Sentence, phrase: Phrase) -> bool:
        """As in "critics of X's leadership": a person's is how he leads, and not a body that he leads."""
        owner = self._headed.at(sentence.index, phrase.owner) if phrase.owner >= 0 else None
        return (
            phrase.noun.noun == "leadership"
            and owner is not None
            and bool(owner.actors)
            and all(actor.kind is ActorKind.PERSON for actor in owner.actors)
        )

    def _is_place(self, sentence: Sentence, found: Found) -> bool:
        return is_place_use(sentence, found.head, lexicon=self._lexicon)

    def _with(self, found: Found, actors: tuple[Actor, ...]) -> Found | None:
        if not actors:
            return None
        found.actors = actors
        spans = [self._naming(found, actor) for actor in actors]
        known = tuple(span for span in spans if span is not None)
        if len(known) == len(actors):
            found.antecedents = known
        return found

    def _naming(self, found: Found, actor: Actor) -> Span | None:
        """The nearest span that names an actor: inside or beside the mention, else before it."""
        sentence = self._sentences[found.sentence]
        near: list[tuple[int, Found]] = []
        for place in range(found.first, len(sentence.tokens)):
            other = self._headed.at(found.sentence, place)
            if other is not None and other.form is MentionKind.NAME and actor in other.actors and place != found.head:
                near.append((abs(place - found.head), other))
        inside = [(d, o) for d, o in near if o.first >= found.first and o.last <= found.last]
        before = self.focus.naming.get(actor.id)
        best = min(inside or ([] if before is not None else near), key=lambda pair: pair[0], default=None)
        if best is None:
            beside = [pair for pair in near if pair[0] <= _BESIDE]
            best = min(beside, key=lambda pair: pair[0], default=None) if before is None else None
        if best is not None:
            first, last = best[1].core
            return self._context.parsed.article.span(sentence.tokens[first].start, sentence.tokens[last - 1].end)
        return before

    # -- the steps, in order ------------------------------------------------------------------------------------------

    def _beside(self, sentence: Sentence, phrase: Phrase) -> tuple[Actor, ...] | None:
        """Apposition in either order, and "X is a group"."""
        several = several_beside(self._context, sentence, phrase)
        if several:
            return several
        partners, subjects = partners_beside(self._context, sentence, phrase)
        for place in partners:
            other = self._headed.at(sentence.index, place)
            if other is None or not other.actors:
                continue
            if other.form is MentionKind.PRONOUN and (place not in subjects or phrase.found.plural):
                continue
            described = other.form is MentionKind.NOMINAL and not other.antecedents
            if described and phrase.noun.behaves is NominalClass.COUNTRY and phrase.after_of >= 0:
                continue  # "Arvania's rival, the Republic of Belmark": its own name tells which it is
            actor = other.actors[0]
            if len(other.actors) == 1 and self._compatible(phrase, actor) and place not in phrase.names:
                self._learn(sentence, phrase, actor)
                self._learn_follower(sentence, phrase, actor)
                return (actor,)
        return None

    def _learn(self, sentence: Sentence, phrase: Phrase, actor: Actor) -> None:
        if not actor.listed and actor.kind in (ActorKind.UNKNOWN, ActorKind.ORGANISATION):
            if phrase.noun.behaves in (NominalClass.GROUP, NominalClass.FIGHTERS) and not phrase.found.plural:
                self._context.kinds[actor.id] = phrase.noun.kind
            elif phrase.noun.behaves is NominalClass.PERSON and not phrase.found.plural:
                self._context.kinds[actor.id] = ActorKind.PERSON
        if actor.kind is ActorKind.PERSON:
            if self._context.former(phrase):
                self._context.offices.retire(actor)
            owner = self._owner(sentence, phrase) or self._voice_of(sentence, phrase)
            if owner is not None and owner.kind is ActorKind.PERSON and phrase.noun.noun in _AFTER_HIM:
                owner = self._context.offices.body(owner)
            if owner is not None:
                self._context.offices.learn(actor, owner)

    def _voice_of(self, sentence: Sentence, phrase: Phrase) -> Actor | None:
        """As in "A spokesman for X said ... The spokesman, Y, ...": for whom he speaks was told before his name."""
        if not phrase.definite or phrase.words or not self._lexicon.has(WordList.VOICES, phrase.noun.noun):
            return None
        before = described(self._context, sentence, phrase, lambda seen: seen.entity.person and not seen.entity.named)
        return None if before is None else self._context.offices.body(before.actors[0])

    def _learn_follower(self, sentence: Sentence, phrase: Phrase, actor: Actor) -> None:
        """As in "his movement, known as X": he leads X."""
        owner = self._headed.at(sentence.index, phrase.owner) if phrase.owner >= 0 else None
        if owner is None or len(owner.actors) != 1 or owner.actors[0].kind is not ActorKind.PERSON:
            return
        if phrase.noun.behaves is NominalClass.GROUP and actor.kind in GROUP_KINDS:
            self._context.offices.learn(owner.actors[0], actor)

    def finish(self, sentence: Sentence) -> None:
        """Takes in what a sentence that is now read has told of unnamed spokesmen."""
        for phrase, person in self._voices:
            self._learn_body(sentence, phrase, person)
        self._voices.clear()

    def _learn_body(self, sentence: Sentence, phrase: Phrase, person: Actor) -> None:
        """As in "a spokesman for X", who has no name: the latest of them is meant by what follows."""
        beside = [c.index for c in sentence.children(phrase.found.head, "nmod")]
        found = [self._headed.at(sentence.index, place) for place in beside]
        owner = self._owner(sentence, phrase) or next((f.actors[0] for f in found if f and len(f.actors) == 1), None)
        if owner is not None and self._lexicon.has(WordList.VOICES, phrase.noun.noun):
            self._context.offices.learn(person, owner, anew=True)

    def _owner(self, sentence: Sentence, phrase: Phrase) -> Actor | None:
        for place in (phrase.owner, phrase.after_of, *reversed(phrase.names)):
            other = self._headed.at(sentence.index, place) if place >= 0 else None
            if other is not None and len(other.actors) == 1:
                return other.actors[0]
        return None

    def _compatible(self, phrase: Phrase, actor: Actor) -> bool:
        if actor.kind is ActorKind.UNKNOWN:
            return True
        behaves = phrase.noun.behaves
        if phrase.noun.noun in _HEIRS and actor.kind in GROUP_KINDS:
            return True
        if behaves is NominalClass.PERSON:
            return (actor.kind is ActorKind.PERSON) is not phrase.found.plural
        if behaves is NominalClass.ARMY and phrase.names and self._of_state(phrase):
            return actor.kind in STATE_KINDS  # "the Corvian army, the RVF and the militias" are three
        if actor.kind is ActorKind.PERSON:
            return (
                behaves in (NominalClass.FIGHTERS, NominalClass.MEMBER, NominalClass.SIDE) and not phrase.found.plural
            )
        if behaves is NominalClass.COUNTRY:
            return actor.kind in STATE_KINDS
        return actor.kind not in STATE_KINDS or behaves in (NominalClass.SIDE, NominalClass.MEMBER)

    def _of_state(self, phrase: Phrase) -> bool:
        """Whether a state's name stands before a noun: "the Corvian army"."""
        found = self._headed.at(phrase.found.sentence, phrase.names[-1])
        return found is not None and bool(found.actors) and all(actor.kind in STATE_KINDS for actor in found.actors)

    def _own(self, sentence: Sentence, phrase: Phrase) -> Found | None:
        """An actor that the text describes and does not name."""
        found, noun = phrase.found, phrase.noun
        owning = noun.behaves is NominalClass.ARMY and not sentence.tokens[found.head].leaning
        owning = owning or (phrase.modifier and is_led(sentence, sentence.tokens[found.head], noun))
        if phrase.modifier and noun.kind is not ActorKind.COALITION and not owning:
            return None  # but "an army convoy" is the army's, be it nobody's that is named
        partners = (c.index for c in sentence.children(found.head, "nmod"))
        if noun.kind is ActorKind.COALITION and any("with" in sentence.cases(place) for place in partners):
            return None  # "its alliance with the army" is a tie, and nobody who has outposts
        if noun.behaves is NominalClass.FORCES and not _OFFICIAL.isdisjoint(phrase.words):  # "an army helicopter"
            home = self._context.home()
            if home is not None:
                return self._with(found, home)
        if self._lexicon.has(WordList.SEATS, noun.noun) and self._is_taken(sentence, found.head):
            states = any(map(self._is_states, phrase.words))
            home = self._context.home() if states else None
            if home is not None or not states:
                return self._with(found, home or ())
        if phrase.owner >= 0 and sentence.tokens[phrase.owner].text.lower() in _RECIPROCAL:
            return None  # "each other's members", where nobody knows who "each other" is
        if phrase.owner >= 0 and noun.noun in NEIGHBOURS:
            return self._allies(sentence, phrase)
        if (noun.behaves is NominalClass.COUNTRY and not is_told_apart(sentence, phrase)) or (
            noun.behaves in (NominalClass.SIDE, NominalClass.MEMBER)
            and not (phrase.owner >= 0 or phrase.names or phrase.words or phrase.after_of >= 0)
        ):
            return None
        if (
            noun.behaves is NominalClass.SIDE
            and not (phrase.names or phrase.words or phrase.after_of >= 0)
            and (phrase.pronoun_owner or phrase.owner < 0 or phrase.noun.noun in RIVALS)
        ):
            return self._allies(sentence, phrase)
        if kinds := kinds_named(self._context, sentence, phrase):
            return self._with(found, kinds)
        name = description(sentence, found, self._context.parsed.article.text, self._lexicon)
        kind = self._kind(sentence, phrase)
        country = None
        for place in phrase.names:
            other = self._headed.at(sentence.index, place)
            if other is not None and other.actors and other.actors[0].kind in STATE_KINDS:
                country = other.actors[0].country
        found.actors = (self._context.make(name, kind, country),)
        if kind is ActorKind.PERSON and not found.plural:
            self._voices.append((phrase, found.actors[0]))
            self._learn_body(sentence, phrase, found.actors[0])  # "a spokesman for X said his group ..."
        return found

    def _is_taken(self, sentence: Sentence, head: int) -> bool:
        """As in "retook the camp", "overran an army camp": a place, and nobody's side."""
        token = sentence.tokens[head]
        verb = sentence.tokens[token.head].lemma.lower() if token.head >= 0 else ""
        return token.deprel in ("obj", "nsubj:pass") and self._lexicon.has(WordList.TOWN_VERBS, verb)

    def _is_states(self, word: str) -> bool:
        """Whether a word is one for a state's own forces: "army", "marine"."""
        noun = self._lexicon.nouns.get(word)
        return noun is not None and (
            noun.behaves is NominalClass.ARMY or self._lexicon.has(WordList.STATE_FORCES, noun.noun)
        )

    def _kind(self, sentence: Sentence, phrase: Phrase) -> ActorKind:
        """The kind of a description; members are of the kind of their body, people where it bears no arms."""
        noun, found = phrase.noun, phrase.found
        if noun.behaves is NominalClass.COUNTRY:
            return ActorKind.COALITION if found.plural else ActorKind.STATE
        if noun.behaves is NominalClass.MEMBER and phrase.after_of >= 0:
            body = sentence.tokens[phrase.after_of]
            known = self._lexicon.nouns.get(body.lemma.lower())
            if known is not None and known.behaves is NominalClass.GROUP:
                return known.kind
            if known is None and body.text.islower():
                return ActorKind.COMMUNITY
        return noun.many if found.plural else noun.kind

    def _allies(self, sentence: Sentence, phrase: Phrase) -> Found | None:
        """As in "its allies", "his followers": others than the one they belong to, and known by him alone."""
        owner = self._owner(sentence, phrase)
        if owner is None:
            return None
        rival = rival_of(self.focus, sentence, phrase, owner)
        if rival is not None:
            return self._with(phrase.found, (rival,))
        if phrase.noun.behaves is NominalClass.COUNTRY or not (phrase.found.plural and phrase.pronoun_owner):
            return None
        name = f"{sentence.tokens[phrase.found.head].text.lower()} of {owner.name}"
        phrase.found.actors = (unknown(name, ActorKind.UNKNOWN),)
        return phrase.found
