"""Whom a nominal means: the name it stands beside, its owner, what was spoken of before, or an actor of its own."""

from __future__ import annotations

from collections.abc import Callable

from foedus.codebook.nominals import NominalClass, NominalLexicon, WordList
from foedus.language import ParsedArticle, Sentence
from foedus.model import Actor, ActorKind, MentionKind, Span
from foedus.resolution.coreference_focus import Entity, Focus, Seen
from foedus.resolution.mentions_found import GROUP_KINDS, STATE_KINDS, Found, Headed, NameType
from foedus.resolution.mentions_places import is_place_use
from foedus.resolution.nominals import Phrase, description
from foedus.resolution.offices import Offices

MakeActor = Callable[[str, ActorKind, str | None], Actor]
_BODIES = frozenset({NominalClass.GROUP, NominalClass.FIGHTERS, NominalClass.FORCES, NominalClass.MEMBER})
_STATES = frozenset({NominalClass.GOVERNMENT, NominalClass.ARMY, NominalClass.COUNTRY})
_SETS = frozenset(NominalClass) - {NominalClass.ARMY, NominalClass.PEOPLE, NominalClass.MEMBER}
_MEMBERS_OF = frozenset({NominalClass.FIGHTERS, NominalClass.FORCES, NominalClass.MEMBER, NominalClass.GROUP})
_ENOUGH = 0.8
_FAR = 60


class NominalReader:
    """Reads the nominals of one article."""

    def __init__(
        self, parsed: ParsedArticle, headed: Headed, offices: Offices, lexicon: NominalLexicon, make: MakeActor
    ) -> None:
        self._parsed, self._headed, self._offices, self._lexicon, self._make = parsed, headed, offices, lexicon, make
        self._sentences = {sentence.index: sentence for sentence in parsed.sentences}
        self.focus = Focus()
        self.kinds: dict[str, ActorKind] = {}
        """Kinds that the article gives to actors of which the lists know nothing."""

    def resolve(self, sentence: Sentence, phrase: Phrase) -> Found | None:
        """The mention with its actors; None where the noun phrase stands for nobody here."""
        found = phrase.found
        if found.noun is not None and found.noun.behaves is NominalClass.COUNTRY and self._is_place(sentence, found):
            return None
        for step in (self._beside, self._owned, self._modified, self._set, self._state, self._back):
            actors = step(sentence, phrase)
            if actors is not None:
                return self._with(found, actors)
        return self._own(sentence, phrase)

    def describe(self, sentence: Sentence, found: Found, entity: Entity) -> None:
        """Notes the words before a person's or body's name: titles and what they tell of whom he leads."""
        for place in range(found.first, found.last):
            if not found.core[0] <= place < found.core[1]:
                entity.words.add(sentence.tokens[place].lemma.lower())
        last = self._parsed.article.text[
            sentence.tokens[found.core[0]].start : sentence.tokens[found.core[1] - 1].end
        ].split()[-1]
        noun = self._lexicon.nouns.get(last) or self._lexicon.nouns.get(last.removesuffix("s"))
        if noun is not None:
            entity.words.add(noun.noun)
        if entity.person:
            for place in range(found.first, found.core[0]):
                if self._lexicon.has(WordList.WOMEN, sentence.tokens[place].text.lower()):
                    entity.woman = True
            if self._lexicon.has(WordList.WOMEN, sentence.tokens[found.core[0]].text.lower()):
                entity.woman = True

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
            beside = [pair for pair in near if pair[0] <= 6]
            best = min(beside, key=lambda pair: pair[0], default=None) if before is None else None
        if best is not None:
            first, last = best[1].core
            return self._parsed.article.span(sentence.tokens[first].start, sentence.tokens[last - 1].end)
        return before

    # -- the steps, in order ------------------------------------------------------------------------------------------

    def _beside(self, sentence: Sentence, phrase: Phrase) -> tuple[Actor, ...] | None:
        """Apposition in either order, and "X is a group"."""
        head = sentence.tokens[phrase.found.head]
        partners = list(phrase.appositions)
        if head.deprel in ("appos", "nmod:desc", "flat") and head.head >= 0:
            partners.append(head.head)
        if any(True for _ in sentence.children(head.index, "cop")):
            partners += [child.index for child in sentence.children(head.index, "nsubj")]
        for place in partners:
            other = self._headed.at(sentence.index, place)
            if other is None or not other.actors or other.form is MentionKind.PRONOUN:
                continue
            actor = other.actors[0]
            if len(other.actors) == 1 and self._compatible(phrase, actor) and place not in phrase.names:
                self._learn(sentence, phrase, actor)
                return (actor,)
        return None

    def _learn(self, sentence: Sentence, phrase: Phrase, actor: Actor) -> None:
        if actor.id.startswith("x:") and actor.kind in (ActorKind.UNKNOWN, ActorKind.ORGANISATION):
            if phrase.noun.behaves in (NominalClass.GROUP, NominalClass.FIGHTERS) and not phrase.found.plural:
                self.kinds[actor.id] = phrase.noun.kind
            elif phrase.noun.behaves is NominalClass.PERSON and not phrase.found.plural:
                self.kinds[actor.id] = ActorKind.PERSON
        if actor.kind is ActorKind.PERSON:
            owner = self._owner(sentence, phrase)
            if owner is not None:
                self._offices.learn(actor, owner)

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
        if behaves is NominalClass.PERSON:
            return (actor.kind is ActorKind.PERSON) is not phrase.found.plural
        if actor.kind is ActorKind.PERSON:
            return (
                behaves in (NominalClass.FIGHTERS, NominalClass.MEMBER, NominalClass.SIDE) and not phrase.found.plural
            )
        if behaves is NominalClass.COUNTRY:
            return actor.kind in STATE_KINDS
        return actor.kind not in STATE_KINDS or behaves in (NominalClass.SIDE, NominalClass.MEMBER)

    def _owned(self, sentence: Sentence, phrase: Phrase) -> tuple[Actor, ...] | None:
        """As in "Its fighters", "Assad's forces", "members of the Taliban"."""
        behaves = phrase.noun.behaves
        place = phrase.owner if phrase.owner >= 0 else phrase.after_of
        owner = self._headed.at(sentence.index, place) if place >= 0 else None
        if owner is None or not owner.actors:
            return None
        if owner.form is MentionKind.NOMINAL and not owner.antecedents and behaves is not NominalClass.MEMBER:
            return None
        if any(self._lexicon.has(WordList.FORMER, word) for word in phrase.words) or not self._neutral(phrase):
            return None
        if behaves is NominalClass.GROUP and not (phrase.after_of >= 0 and phrase.noun.noun in ("leadership",)):
            return None
        if behaves in _STATES and all(a.kind in STATE_KINDS for a in owner.actors):
            return owner.actors
        if behaves in _MEMBERS_OF or behaves in _STATES or self._speaks(phrase):
            bodies = tuple(self._body(actor) for actor in self._whole(sentence, place, owner))
            if all(body is not None for body in bodies):
                return tuple(body for body in bodies if body is not None)
        return None

    def _speaks(self, phrase: Phrase) -> bool:
        """Whether several persons of this office act for their body: "leaders of both movements"."""
        return phrase.found.plural and self._lexicon.has(WordList.SPEAK_FOR, phrase.noun.noun)

    def _whole(self, sentence: Sentence, place: int, owner: Found) -> tuple[Actor, ...]:
        """The owner with those coordinated with it."""
        others = [self._headed.at(sentence.index, child.index) for child in sentence.children(place, "conj")]
        actors = {a.id: a for o in (owner, *others) if o is not None for a in o.actors}
        return tuple(actors.values())

    def _body(self, actor: Actor) -> Actor | None:
        """Whose forces are "X's forces": a person's are those of whom he leads."""
        return self._offices.body(actor) if actor.kind is ActorKind.PERSON else actor

    def _modified(self, sentence: Sentence, phrase: Phrase) -> tuple[Actor, ...] | None:
        """As in "M23 rebels", "the Houthi movement", "Iraqi forces"."""
        if not phrase.names or any(self._lexicon.has(WordList.FORMER, w) for w in phrase.words):
            return None
        behaves = phrase.noun.behaves
        actors = []
        for place in phrase.names:
            name = self._headed.at(sentence.index, place)
            actors += [actor for actor in name.actors if name is not None] if name else []
        if not actors:
            return None
        last = actors[-1]
        if last.kind in STATE_KINDS:
            fits = behaves in _STATES or (behaves is NominalClass.FORCES and self._neutral(phrase))
            return (last,) if fits and len(actors) == 1 and self._neutral(phrase) else None
        if (
            (behaves in _BODIES or self._speaks(phrase))
            and last.kind in GROUP_KINDS
            and self._plain_group(sentence, phrase)
        ):
            return (last,)
        return None

    def _plain_group(self, sentence: Sentence, phrase: Phrase) -> bool:
        """Whether the name stands right before its noun, so that it names it: "al-Shabaab militants"."""
        name = self._headed.at(sentence.index, phrase.names[-1])
        return (
            name is not None
            and phrase.found.head - name.last <= 1
            and phrase.noun.noun
            not in (
                "affiliate",
                "branch",
                "offshoot",
                "splinter",
                "franchise",
                "splinter group",
                "proxy",
                "breakaway",
            )
        )

    def _neutral(self, phrase: Phrase) -> bool:
        """Whether no modifier parts these forces from the state or body they are named with."""
        if phrase.led_by and not phrase.names:
            return False
        words = phrase.words if not phrase.led_by else tuple(w for w in phrase.words if w not in ("back", "lead"))
        return not any(self._lexicon.has(WordList.OTHER_FORCES, word) for word in words)

    def _set(self, sentence: Sentence, phrase: Phrase) -> tuple[Actor, ...] | None:
        """As in "The two groups", "both sides", "each group", "the groups"."""
        found, noun = phrase.found, phrase.noun
        if noun.behaves not in _SETS or phrase.names or phrase.owner >= 0 or phrase.after_of >= 0:
            return None
        pairing = phrase.number == 2 or phrase.determiner in ("both", "either", "neither")
        token = found.head
        if pairing and (phrase.definite or phrase.determiner == "both"):
            pair = self.focus.pair(sentence.index, token, 2, lambda a: self._in_set(phrase, a))
            return pair or None
        if (
            found.plural
            and phrase.definite
            and not phrase.number
            and self._plain_words(phrase)
            and noun.behaves in (NominalClass.GROUP, NominalClass.SIDE)
        ):
            whole = self.focus.latest_set(sentence.index, token, 3, lambda a: self._in_set(phrase, a))
            pair = self.focus.pair(sentence.index, token, 2, lambda a: self._in_set(phrase, a))
            return whole.actors if whole is not None and len(whole.actors) > 2 else pair
        several = phrase.determiner == "each" or (found.plural and phrase.determiner in ("the", "these", "those"))
        if (
            not several
            or phrase.number
            or noun.behaves not in (NominalClass.SIDE, NominalClass.GROUP, NominalClass.COUNTRY, NominalClass.FORCES)
        ):
            return None
        whole = self.focus.latest_set(sentence.index, token, 3, lambda a: self._in_set(phrase, a))
        return whole.actors if whole is not None and self._plain_words(phrase) else None

    def _in_set(self, phrase: Phrase, actor: Actor) -> bool:
        match phrase.noun.behaves:
            case NominalClass.SIDE:
                return actor.kind is not ActorKind.PERSON and actor.kind is not ActorKind.COMMUNITY
            case NominalClass.COUNTRY | NominalClass.GOVERNMENT:
                return actor.kind in STATE_KINDS
            case NominalClass.PERSON:
                return actor.kind is ActorKind.PERSON
            case NominalClass.FORCES:
                return actor.kind in GROUP_KINDS
            case _:
                return actor.kind in GROUP_KINDS and actor.kind is not ActorKind.INTERNATIONAL

    def _plain_words(self, phrase: Phrase) -> bool:
        return all(self._lexicon.has(WordList.GENERIC, word) for word in phrase.words)

    def _state(self, sentence: Sentence, phrase: Phrase) -> tuple[Actor, ...] | None:
        """As in "The government", "soldiers": the state in whose land the article lies."""
        behaves, noun = phrase.noun.behaves, phrase.noun.noun
        if phrase.names or phrase.owner >= 0 or phrase.led_by or not self._neutral(phrase):
            return None
        bare_forces = noun in ("soldier", "troop") and not phrase.words
        if behaves is NominalClass.COUNTRY:
            return self._country(sentence, phrase)
        if behaves not in _STATES and not bare_forces:
            return None
        if phrase.determiner in ("a", "an", "some") or phrase.after_of >= 0 or phrase.number:
            return None
        if not all(self._lexicon.has(WordList.STATE_WORDS, word) for word in phrase.words):
            return None
        if bare_forces:
            sender = self._sender(sentence, phrase)
            if sender is not None:
                return sender
        before = None if bare_forces else self._described(sentence, phrase, lambda seen: seen.entity.state)
        state = before.actors if before is not None else None
        home = self._offices.home()
        return state or ((home[0],) if home is not None and self._remember(home) else None)

    def _sender(self, sentence: Sentence, phrase: Phrase) -> tuple[Actor, ...] | None:
        """The state that sends or withdraws them: the subject of "deploy troops" or of the clauses above it."""
        token = sentence.tokens[phrase.found.head]
        if token.deprel != "obj" or not self._lexicon.has(WordList.SENDING, sentence.tokens[token.head].lemma.lower()):
            return None
        verb, steps = sentence.tokens[token.head], 0
        while steps < 6:
            subject = next(sentence.children(verb.index, "nsubj"), None)
            if subject is not None:
                found = self._headed.at(sentence.index, subject.index)
                states = found is not None and found.actors and all(a.kind in STATE_KINDS for a in found.actors)
                return found.actors if found is not None and states else None
            if verb.head < 0:
                return None
            verb, steps = sentence.tokens[verb.head], steps + 1
        return None

    def _remember(self, home: tuple[Actor, Span]) -> bool:
        self.focus.naming.setdefault(home[0].id, home[1])
        return True

    def _country(self, sentence: Sentence, phrase: Phrase) -> tuple[Actor, ...]:
        if phrase.found.plural or not phrase.definite or not self._plain_words(phrase):
            return ()
        best = self.focus.best(
            sentence.index, phrase.found.head, 1, lambda s: s.entity.state and len(s.entity.actors) == 1, lambda _: 0.0
        )
        if best is not None:
            return best[0].entity.actors
        home = self._offices.home()
        return (home[0],) if home is not None and self._remember(home) else ()

    def _back(self, sentence: Sentence, phrase: Phrase) -> tuple[Actor, ...] | None:
        """Definite descriptions: what was so described before, else the body most in focus."""
        if not phrase.definite or phrase.owner >= 0 or phrase.names or phrase.led_by or phrase.number:
            return self._headline(sentence, phrase)
        described = self._described(sentence, phrase, lambda _: True)
        if described is not None:
            return described.actors
        behaves, plural = phrase.noun.behaves, phrase.found.plural
        if phrase.after_of >= 0 or not self._plain_words(phrase):
            return None
        if behaves is NominalClass.GROUP and not plural:
            best = self._best(sentence, phrase, lambda s: self._is_such(phrase, s.entity), 2)
            return best.actors if best else None
        if behaves in (NominalClass.FIGHTERS, NominalClass.FORCES) and plural:
            best = self._best(sentence, phrase, lambda s: self._is_armed(s.entity), 2)
            return best.actors if best else None
        return None

    def _headline(self, sentence: Sentence, phrase: Phrase) -> tuple[Actor, ...] | None:
        """As in "Rebels said": the first words of a text mean those of its headline."""
        if sentence.index > 2 or phrase.words or phrase.owner >= 0 or phrase.names or phrase.number:
            return None
        if phrase.noun.behaves is not NominalClass.FIGHTERS or not phrase.found.plural or phrase.definite:
            return None
        before = self._described(sentence, phrase, lambda s: s.sentence == 0 and s.entity.group)
        return before.actors if before is not None and sentence.index > 0 else None

    def _described(self, sentence: Sentence, phrase: Phrase, fits: Callable[[Seen], bool]) -> Entity | None:
        """The entity that was called by the same noun before."""
        noun, words = phrase.noun.noun, set(phrase.words)

        def same(seen: Seen) -> bool:
            entity = seen.entity
            if noun not in entity.words or not fits(seen):
                return False
            if phrase.noun.behaves is NominalClass.PERSON and entity.person is phrase.found.plural:
                return False
            return all(self._lexicon.has(WordList.GENERIC, word) or word in entity.words for word in words)

        best = self.focus.best(
            sentence.index, phrase.found.head, _FAR, same, lambda s: 1.4 * (sentence.index - s.sentence)
        )
        return best[0].entity if best is not None else None

    def _best(self, sentence: Sentence, phrase: Phrase, fits: Callable[[Seen], bool], window: int) -> Entity | None:
        above = sentence.tokens[phrase.found.head].head

        def free(seen: Seen) -> bool:
            return fits(seen) and not (seen.sentence == sentence.index and seen.governor == above)

        def bonus(seen: Seen) -> float:
            noun = phrase.noun.noun
            named = any(noun in actor.name.lower().split() for actor in seen.entity.actors)
            return 2.0 if named else 0.0

        best = self.focus.best(sentence.index, phrase.found.head, window, free, bonus)
        return best[0].entity if best is not None and best[1] >= _ENOUGH else None

    def _is_such(self, phrase: Phrase, entity: Entity) -> bool:
        if len(entity.actors) != 1 or (entity.plural and not entity.group):
            return False
        kind = entity.actors[0].kind
        if entity.actors[0].id.startswith("x:") and not entity.words and kind is ActorKind.UNKNOWN:
            return False
        match phrase.noun.kind:
            case ActorKind.COALITION:
                return kind is ActorKind.COALITION
            case ActorKind.PARTY:
                return kind in (ActorKind.PARTY, ActorKind.ARMED_GROUP)
            case ActorKind.ORGANISATION:
                return kind in (ActorKind.ORGANISATION, ActorKind.INTERNATIONAL) or (
                    phrase.noun.noun in ("organisation", "organization") and kind is ActorKind.ARMED_GROUP
                )
            case ActorKind.COMMUNITY:
                return kind is ActorKind.COMMUNITY
            case _:
                return kind in (ActorKind.ARMED_GROUP, ActorKind.PARTY) or (
                    phrase.noun.noun in ("group", "movement") and kind is ActorKind.ORGANISATION
                )

    def _is_armed(self, entity: Entity) -> bool:
        known = entity.named or len(entity.actors) > 1
        return known and all(actor.kind is ActorKind.ARMED_GROUP for actor in entity.actors)

    def _own(self, sentence: Sentence, phrase: Phrase) -> Found | None:
        """An actor that the text describes and does not name."""
        found, noun = phrase.found, phrase.noun
        if phrase.modifier and noun.kind is not ActorKind.COALITION:
            return None
        if noun.behaves is NominalClass.COUNTRY or (
            noun.behaves in (NominalClass.SIDE, NominalClass.MEMBER)
            and not (phrase.owner >= 0 or phrase.names or phrase.words or phrase.after_of >= 0)
        ):
            return None
        if (
            noun.behaves is NominalClass.SIDE
            and not (phrase.names or phrase.words or phrase.after_of >= 0)
            and (phrase.pronoun_owner or phrase.owner < 0)
        ):
            return None
        name = description(sentence, found, self._parsed.article.text)
        kind = noun.many if found.plural else noun.kind
        country = None
        for place in phrase.names:
            other = self._headed.at(sentence.index, place)
            if other is not None and other.actors and other.actors[0].kind in STATE_KINDS:
                country = other.actors[0].country
        found.actors = (self._make(name, kind, country),)
        found.typed = NameType.UNKNOWN
        return found
