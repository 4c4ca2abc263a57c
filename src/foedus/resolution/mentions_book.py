"""Which actor each name of one article means: full names, surnames, short forms."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import replace
from functools import lru_cache

from foedus.codebook.nominals import NominalLexicon, WordList
from foedus.language import ParsedArticle
from foedus.model import Actor, ActorKind, SegmentKind
from foedus.resolution.mentions_found import GROUP_KINDS, Found, NameType
from foedus.resolution.names import display
from foedus.resolution.names import key as name_key

_BRACKETED = re.compile(r"^(.*\S)\s*\(([^()]{2,12})\)$")
_GAPS = re.compile(r"[\s()/-]+")
_SMALL = frozenset(["of", "for", "the", "and", "de", "du", "des", "la", "le", "in", "on", "al", "el", "to", "y", "et"])
_DEFINITION = 20
"""How many mentions weigh as much as one that says what a name is."""
_TOWN_WORDS = 2
"""How many words the name of an unknown town may have ("Doron Baga"); longer ones are mostly bodies."""
_OF_LANDS = ("ian", "ean", "oran", "aran", "uran", "nese", "lese")
"""With what adjectives of lands end and names of peoples seldom do."""
_FAITHS = frozenset(
    {"muslim", "christian", "islamic", "islamist", "sunni", "shiite", "shia", "catholic", "hindu", "jewish"}
)
_NOT_SURNAMES = frozenset({"jr", "sr", "ii", "iii", "jnr"})

key = lru_cache(maxsize=65536)(name_key)

MakeActor = Callable[[str, ActorKind], Actor]
"""Gives the actor of a name that is in no list."""


class NameBook:
    """The names of one article. `settle` gives every found name its actors, those met last as well as the first."""

    def __init__(self, parsed: ParsedArticle, lexicon: NominalLexicon, make: MakeActor) -> None:
        self._parsed, self._lexicon, self._make = parsed, lexicon, make
        self._sentences = {sentence.index: sentence for sentence in parsed.sentences}
        self._by_key: dict[str, Actor] = {}
        self._by_word: dict[str, list[Actor]] = {}
        self._surnames: dict[str, list[Actor]] = {}
        self._persons: dict[str, list[Actor]] = {}
        self._types: dict[str, Counter[NameType]] = {}
        self._begins: dict[str, int] = {}
        """For each actor's id the sentence that names it first."""
        self._acting: set[str] = set()
        self._placed: Counter[str] = Counter()
        self._towns: Counter[str] = Counter()
        self._titled: set[str] = set()
        self._alone: dict[str, int] = {}
        """For each name of one word the first sentence behind the headline in which it stands."""
        self.words_of: dict[str, frozenset[str]] = {}
        """For each actor's id the words of its names here, as keys."""

    def settle(self, names: Iterable[Found]) -> list[Found]:
        """The names that stand for actors, with their actors; mere places and words that name nobody are left out."""
        found = list(names)
        for name in found:
            name.name = self._text(name)
        _free_from_places(found)
        for name in found:
            votes = self._types.setdefault(key(name.name), Counter())
            votes[name.typed] += _DEFINITION if name.defined else 1
            if name.acts:
                self._acting.add(key(name.name))
            if " " not in name.name and not self._is_headline(name.sentence):
                self._alone.setdefault(key(name.name), name.sentence)
            self._placed[key(name.name)] += name.placed
            self._towns[key(name.name)] += name.town
            if name.titled and name.typed is NameType.PERSON:
                self._titled.add(key(name.name))
        _bear_full_names(found)
        for name in found:
            if name.actors and not name.nationality:
                self._learn(name, name.actors[0])
        self._learn_brackets(found)
        # Longer names first, so that short ones find what they shorten wherever they stand.
        for name in sorted((n for n in found if not n.actors), key=lambda n: -len(n.name.split())):
            actor = self._actor(name)
            if actor is not None:
                name.actors = (actor,)
                self._learn(name, actor)
        return self._with_kinds([name for name in found if name.actors])

    def _is_headline(self, sentence: int) -> bool:
        """Whether a sentence is the article's headline, or may be, where nothing tells which is."""
        first, segments = self._parsed.sentences[0], self._parsed.article.segments
        if sentence != first.index:
            return False
        return not segments or any(s.kind is SegmentKind.HEADLINE and s.start <= first.start < s.end for s in segments)

    def _with_kinds(self, found: list[Found]) -> list[Found]:
        """The names with kinds for actors that the article itself introduces and no list knows."""
        kinds: dict[str, ActorKind] = {}
        for name in found:
            actor = name.actors[0]
            if actor.kind is ActorKind.UNKNOWN and " " in name.name:
                words = _spelt(name.name)
                typed = NameType.BODY if any(map(self._lexicon.names_body, words)) else name.typed
                kinds[actor.id] = self._kind(words, typed)
        for name in found:
            actor = name.actors[0]
            if kinds.get(actor.id, ActorKind.UNKNOWN) is not actor.kind and actor.id in kinds:
                name.actors = (replace(actor, kind=kinds[actor.id]),)
        return found

    def person_with(self, surname: str) -> Actor | None:
        """The one person here of that surname (a key), if there is exactly one."""
        persons = {actor.id: actor for actor in self._surnames.get(surname, ())}
        return next(iter(persons.values())) if len(persons) == 1 else None

    def body_with(self, word: str) -> Actor | None:
        """The one body here whose name holds a word (a key), if there is exactly one."""
        bodies = {actor.id: actor for actor in self._by_word.get(word, ()) if self._is_body(actor)}
        return next(iter(bodies.values())) if len(bodies) == 1 else None

    def _is_body(self, actor: Actor) -> bool:
        """Whether an actor is a body by its kind, or by a word of its name where nothing else is known of it.

        A part of a people is one, of whose name a word is short for it: "the Lou Nuer ... the Lou".
        """
        if actor.kind is ActorKind.COMMUNITY and not actor.listed:
            return True
        named = actor.kind is ActorKind.UNKNOWN and any(map(self._lexicon.names_body, _spelt(actor.name)))
        return named or actor.kind in GROUP_KINDS

    def _text(self, name: Found) -> str:
        tokens = self._sentences[name.sentence].tokens
        first, last = name.core
        text = self._parsed.article.text[tokens[first].start : tokens[last - 1].end]
        return " ".join(text.split())

    def _learn(self, name: Found, actor: Actor) -> None:
        self._begins[actor.id] = min(self._begins.get(actor.id, name.sentence), name.sentence)
        bracketed = _BRACKETED.match(name.name)
        for form in bracketed.groups() if bracketed else (name.name,):
            full = key(form)
            self._by_key.setdefault(full, actor)
            words = full.split()
            known = self.words_of.get(actor.id, frozenset())
            self.words_of[actor.id] = known | frozenset(words)
            if actor.kind is ActorKind.PERSON:
                last = [w for w in words if w not in _NOT_SURNAMES][-1:]
                if len(words) > 1:
                    self._persons.setdefault(words[0], []).append(actor)
                for word in last if len(words) > 1 else words:
                    self._surnames.setdefault(word, []).append(actor)
            elif len(words) > 1:
                for word in words:
                    if word not in _SMALL:
                        self._by_word.setdefault(word, []).append(actor)

    def _learn_brackets(self, found: list[Found]) -> None:
        """An acronym in brackets right after the name of a body, where nothing else is known of it, is that body's."""
        ends = {(name.sentence, name.core[1]): name for name in found}
        for short in found:
            first = short.core[0]
            if short.actors or short.core[1] - first != 1 or not short.name.isupper() or len(short.name) < 2:
                continue
            long = ends.get((short.sentence, first - 1))
            before = self._sentences[short.sentence].tokens[first - 1].text if first else ""
            if before not in ("(", "[") or long is None or long.typed is not NameType.BODY or " " not in long.name:
                continue
            actor = long.actors[0] if long.actors else self._actor(long)
            if actor is not None:
                self._by_key.setdefault(key(short.name), actor)
                short.actors = (actor,)

    def _actor(self, name: Found) -> Actor | None:
        bracketed = _BRACKETED.match(name.name)
        text = self._without_faith(bracketed.group(1) if bracketed else name.name)
        full = key(text)
        if not full:
            return None
        known = self._by_key.get(full) or self._one_of(name, full)
        if known is not None:
            return known
        typed = self._vote(name, key(name.name))
        words = full.split()
        short = None if self._is_from_a_land(name) else self._shortened(words, typed)
        if short is not None and short.kind is not ActorKind.PERSON:
            # "Estmark ... the Estmark Rangers": who stands alone before is no short form of what comes after.
            short = None if self._alone.get(full, name.sentence) < self._begins.get(short.id, 0) else short
        if short is None and name.typed is not NameType.PLACE:
            short = self._of_headline(name, full)
        if short is not None:
            return short
        if typed in (NameType.PLACE, NameType.STATE) or (typed is NameType.UNKNOWN and not self._worth(name)):
            return None
        return self._make(display(text), self._kind(_spelt(text), typed))

    def _is_from_a_land(self, name: Found) -> bool:
        """As in "Vastrian army" beside "the Vastrian Workers' Army": a land's adjective is short for no body."""
        token = self._sentences[name.sentence].tokens[name.head]
        alone = name.core[1] - name.core[0] == 1 and token.text.endswith(_OF_LANDS)
        return alone and token.deprel in ("amod", "compound") and token.head > token.index

    def _one_of(self, name: Found, full: str) -> Actor | None:
        """As in "Tiger positions", "Falcon gunmen": of whom the article speaks as the Tigers, the White Falcons."""
        if " " in full or full.endswith("s") or name.titled:
            return None
        body = self._by_key.get(f"{full}s") or self.body_with(f"{full}s")
        return body if body is not None and self._is_body(body) else None

    def _without_faith(self, text: str) -> str:
        """A name without the faith that is told beside it, where it stands without it as well: "Muslim Red Front"."""
        first, _, rest = text.partition(" ")
        return rest if first.lower() in _FAITHS and key(rest) in self._types else text

    def _vote(self, name: Found, full: str) -> NameType:
        """What most mentions of this name are; one unknown is settled by the others."""
        placed, towns, total = self._placed[full], self._towns[full], self._types[full].total()
        if full in self._titled and name.typed is not NameType.BODY:
            return NameType.PERSON  # "President X ... drove X from the palace"
        if " " not in full and (towns == total or (name.typed is not NameType.BODY and 2 * placed > total)):
            return NameType.PLACE
        if towns == total and name.typed is not NameType.PERSON and len(full.split()) == _TOWN_WORDS:
            return name.typed if any(map(self._lexicon.names_body, _spelt(name.name))) else NameType.PLACE
        votes = Counter({k: v for k, v in self._types.get(full, Counter()).items() if k is not NameType.UNKNOWN})
        if not votes:
            return name.typed
        best, count = votes.most_common(1)[0]
        return best if name.typed is NameType.UNKNOWN or count > votes[name.typed] else name.typed

    def _shortened(self, words: list[str], typed: NameType) -> Actor | None:
        """A surname, or words out of a longer name met in this article."""
        last = words[-1]
        if (typed in (NameType.PERSON, NameType.UNKNOWN, NameType.PLACE) and len(words) <= 3) or len(words) == 1:
            person = self.person_with(last)
            if person is not None and (len(words) == 1 or words[0] in self.words_of.get(person.id, frozenset())):
                return person
        if typed in (NameType.PERSON, NameType.UNKNOWN) and len(words) == 1 and words[0] in self._persons:
            # Where people have no family name, the first name is what is repeated.
            persons = {a.id: a for a in self._persons.get(words[0], ())}
            return next(iter(persons.values())) if len(persons) == 1 else None
        if typed in (NameType.PERSON, NameType.PLACE) or len(words) > 2:
            return None
        candidates = [self.body_with(word) for word in words]
        body = candidates[0]
        if body is None or any(other is None or other.id != body.id for other in candidates):
            return None
        return body

    def _of_headline(self, name: Found, word: str) -> Actor | None:
        """As in "Osh rebels" over "the Osh Sword ... the Osh Guard": the first of the bodies whose names hold it."""
        if " " in word or self._placed[word] or not self._is_headline(name.sentence):
            return None
        if any(map(self._lexicon.names_body, _spelt(name.name))):
            return None
        bodies = [actor for actor in self._by_word.get(word, ()) if self._is_body(actor)]
        return min(bodies, key=lambda actor: self._begins.get(actor.id, 0), default=None)

    def _worth(self, name: Found) -> bool:
        """Whether a name without a type is more than a stray capital: somewhere in the article it acts."""
        return key(name.name) in self._acting

    def _kind(self, words: list[str], typed: NameType) -> ActorKind:
        if typed is NameType.PERSON:
            return ActorKind.PERSON
        if any(self._lexicon.has(WordList.ARMED_WORDS, word) for word in words):
            return ActorKind.ARMED_GROUP
        if "party" in words:
            return ActorKind.PARTY
        return ActorKind.ORGANISATION if typed is NameType.BODY else ActorKind.UNKNOWN


def _spelt(name: str) -> list[str]:
    """The words of a name as its key has them and as they are spelt: a "command" is "comand" in a key."""
    return [*key(name).split(), *_GAPS.split(name.lower())]


def _free_from_places(found: list[Found]) -> None:
    """A name that acts once is no place elsewhere, where nothing but the parser's word says that it is one."""
    acting = {key(name.name) for name in found if name.typed is NameType.UNKNOWN and name.acts and not name.actors}
    for name in found:
        plainly = name.placed or name.town or name.defined
        if name.typed is NameType.PLACE and not plainly and key(name.name) in acting:
            name.typed = NameType.UNKNOWN


def _bear_full_names(found: list[Found]) -> None:
    """Gives a surname to whom the article names in full, where the lists know another of that name better.

    Of "President Laurent Kabila ... Kabila" the second is no Joseph, who is not named in full.
    """
    full: dict[str, dict[str, Actor]] = {}
    for name in found:
        words = key(name.name).split()
        if len(words) > 1 and _is_person(name):
            full.setdefault(words[-1], {})[name.actors[0].id] = name.actors[0]
    for name in found:
        bearers = full.get(key(name.name), {})
        if _is_person(name) and len(bearers) == 1 and name.actors[0].id not in bearers:
            name.actors = tuple(bearers.values())


def _is_person(name: Found) -> bool:
    return len(name.actors) == 1 and name.actors[0].kind is ActorKind.PERSON
