"""Predicates found in a sentence: a dictionary look-up per word, then the frame's demands, then its ends."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from foedus.codebook import Codebook, Predicate, Trigger
from foedus.extraction.rules.anybody import takes_nothing
from foedus.extraction.rules.common_foes import AGAINST, FRIENDLY, common_foes
from foedus.extraction.rules.complements import complements
from foedus.extraction.rules.ends import Ends
from foedus.extraction.rules.fitness import Fitness
from foedus.extraction.rules.grammar import Grammar
from foedus.extraction.rules.implied import Implied
from foedus.extraction.rules.pairing import HELD, Pair, Pairing
from foedus.extraction.rules.posts import Posts
from foedus.extraction.rules.sides import Sides
from foedus.extraction.rules.slots import POSSESSIVES, Slots
from foedus.extraction.rules.supporting import has_particle
from foedus.extraction.rules.tone import Tone
from foedus.extraction.rules.word_classes import CLASSES, READABLE, all_words, fits_class, is_inner
from foedus.language import Sentence, Token
from foedus.model import ActorKind, Mention, Phase

WARS = frozenset(
    ("battle", "conflict", "dispute", "feud", "fight", "fighting", "quarrel", "struggle", "vendetta", "war")
)
"""What parties have had when an accord puts an end to it, as the "hostilities" that it tells of need not be told."""
_ARMED_WARS = WARS - {"dispute", "feud", "quarrel", "vendetta"}
_BONDS = frozenset(("accord", "agreement", "alliance", "coalition", "cooperation", "pact", "partnership", "treaty"))
"""What those have who were allied until one of them left the other."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Match:
    """A predicate at a token of a sentence with the pairs of ends it holds between.

    `carrier` is the word that a noun's deed hangs on, if another: the verb of "carried out the attack", the noun of
    "involvement in the attack". `consumed` are the other words that the predicate asks for ("join forces": forces), but
    for those with an owner of their own, of whom they may tell something ("join X's fight against Y"). `concluded`
    tells that what has ended had simply run its course ("the summit ended"), nobody having broken it off, `meant`
    that it is what something else is done for ("agreed a truce to stop the war").
    """

    predicate: Predicate
    trigger: int
    phase: Phase
    pairs: tuple[Pair, ...]
    consumed: frozenset[int] = frozenset()
    carrier: int | None = None
    earlier: bool = False
    concluded: bool = False
    meant: bool = False


class Matcher:
    """Finds the codebook's predicates in one sentence of an article of some tone, which has told of some `posts`."""

    def __init__(
        self,
        sentence: Sentence,
        mentions: Iterable[Mention],
        codebook: Codebook,
        *,
        tone: Tone = Tone.MARTIAL,
        posts: Posts | None = None,
    ) -> None:
        self._sentence = sentence
        self._tokens = sentence.tokens
        self._codebook = codebook
        self._ends = Ends(sentence, mentions, codebook.words)
        self._grammar = Grammar(sentence, self._ends.is_actor, codebook.words["object-control"])
        self._slots = Slots(self._grammar, self._ends, codebook)
        self._pairing = Pairing(self._grammar, self._ends, self._slots, codebook.words, posts or Posts())
        self._fitness = Fitness(sentence, codebook, tone=tone)
        self._words = frozenset(all_words(self._tokens)) if self._ends else frozenset()
        self._announced: dict[int, tuple[Predicate, ...]] = {}

    def matches(self) -> Iterator[Match]:
        """All matches in order of their triggers; overlapping ones included."""
        if not self._ends:
            return
        for token in self._tokens:
            for predicate in self._candidates(token):
                if self._ends.few and not (predicate.bare or predicate.recalls or predicate.trigger.object):
                    continue  # it needs two ends; and it takes no other word out of play, as those with an object do
                if self._demanded(predicate, token) and (match := self._read(predicate, token)) is not None:
                    yield match
                    yield from self._against_others(match)
        for name in self._ends.names():
            yield from self._told_by_name(name)

    def _against_others(self, match: Match) -> Iterator[Match]:
        """What a match of friendship tells of those against whom it is."""
        told = match.predicate.relation in FRIENDLY and AGAINST in self._grammar.prepositions
        if not told or match.phase is Phase.ENDS:
            return
        found = common_foes(match.predicate, match.trigger, match.pairs, self._slots, self._ends)
        if found is not None:
            yield replace(match, predicate=found[0], pairs=found[1], phase=Phase.HOLDS)

    def recalling(self) -> Iterator[Match]:
        """The matches of predicates that go back to what was told before, now that more has been told."""
        for token in self._tokens:
            for predicate in filter(lambda one: one.recalls, self._candidates(token)):
                if self._demanded(predicate, token) and (match := self._read(predicate, token)) is not None:
                    yield match

    @property
    def parts(self) -> tuple[Grammar, Ends]:
        """The grammar of the sentence and who stands in it."""
        return self._grammar, self._ends

    def implied(self, sides: Sides) -> Iterator[Match]:
        """Truces and talks whose parties the article has told of before, by the nouns for them."""
        reader = Implied(self._grammar, self._ends, self._slots, self._codebook.words)
        for token in self._tokens:
            for predicate in self._candidates(token) if reader.begins(token) else ():
                if reader.may_be(predicate) and self._demanded(predicate, token):
                    match = self._matched(predicate, token, tuple(reader.pairs(token, sides)))
                    if match is not None:
                        shifted = self._shift(token.index, "noun") is not None
                        told = shifted or reader.comes_about(token)
                        if shifted or predicate.relation != "talks":  # many talks are not between the sides
                            yield match if told else replace(match, phase=Phase.HOLDS)
                        break

    def _told_by_name(self, name: Mention) -> Iterator[Match]:
        """What the words around an actor's name say of whom it belongs to ("the 4th Brigade of X", "Col. Y of X")."""
        token = self._tokens[name.head]
        person = all(actor.kind is ActorKind.PERSON for actor in name.actors)
        for predicate in self._names_heads(token, person=person):
            modifier = predicate.trigger.modifier
            if modifier and not self._modified(token, modifier):
                continue  # a "task force" is somebody's, an air force no part of anything
            if (match := self._read(predicate, token)) is not None:
                yield match

    def _names_heads(self, token: Token, *, person: bool) -> Iterator[Predicate]:
        """The predicates for what heads a name; of a name in one token only those of who owns it: "X's Y Forces"."""
        known = self._codebook.names
        if person or " " not in token.lemma:
            yield from known.get("person" if person else token.lemma.lower(), ())
            return
        last = token.lemma.lower().rsplit(" ", 1)[-1]
        for lemma in dict.fromkeys((last, last.removesuffix("s"))):
            yield from (predicate for predicate in known.get(lemma, ()) if predicate.recipient == ("poss",))

    def _describes(self, token: Token) -> bool:
        """Whether a word says something of an actor: not within a name, but for a person's title and "US-backed"."""
        name = self._ends.name_over(token.index)
        return name is None or "-" in token.text or name.actors[0].kind is ActorKind.PERSON

    def _candidates(self, token: Token) -> tuple[Predicate, ...]:
        """The predicates that a word may announce; kept, as the sentence may be gone through three times."""
        if token.index not in self._announced:
            self._announced[token.index] = tuple(self._announcing(token))
        return self._announced[token.index]

    def _announcing(self, token: Token) -> Iterator[Predicate]:
        """The predicates that a word may announce, by its lemma and, against a wrong lemma, by its form."""
        known = self._codebook.predicates
        if token.xpos in POSSESSIVES and token.deprel == "nmod:poss":
            yield from (p for p in known.get("'s", ()) if p.trigger.word_class == "preposition")
            return
        if token.upos not in READABLE:
            return
        if token.upos == "ADP" or token.xpos == "POS":
            if token.deprel == "case":
                yield from (p for p in known.get(token.text.lower(), ()) if p.trigger.word_class == "preposition")
            return
        if token.leaning:
            yield from (p for p in known.get(token.leaning, ()) if p.trigger.word_class == "adj")
            return
        lemma, told = token.lemma.lower(), self._codebook.triggers(token.text)
        if not told and lemma not in known:
            return
        lemmas = known.keys() & {lemma, *told}
        if not lemmas or not self._describes(token) or is_inner(token, self._tokens):
            return
        under_way = self._is_under_way(token)
        for lemma in sorted(lemmas):
            unlike = self._past_of_another(token, lemma)
            worded = self._codebook.wordings[lemma].among(self._words)
            for predicate in self._whole(worded, token.index):
                word_class = predicate.trigger.word_class
                if (unlike and word_class == "verb") or (under_way and word_class == "noun"):
                    continue
                if not self._worded(predicate.trigger):
                    continue
                if token.upos in CLASSES[word_class] and fits_class(predicate, token):
                    yield predicate

    def _past_of_another(self, token: Token, lemma: str) -> bool:
        """Whether a past form only looks like the bare form of another verb: who "found the camp" founds nothing.

        Behind "to" it is the bare form, whatever the tagger says ("went on to found the party").
        """
        if lemma != token.text.lower() or lemma == token.lemma.lower():
            return False
        if token.index and self._tokens[token.index - 1].xpos == "TO":
            return False
        return token.xpos == "VBD" or (
            token.xpos == "VBN" and any(self._sentence.children(token.index, "aux", "aux:pass"))
        )

    def _is_under_way(self, token: Token) -> bool:
        """Whether a word in -ing is a verb with its auxiliary and no noun: who "is breaking out" breaks no ties."""
        return token.upos == "VERB" and token.xpos == "VBG" and any(self._sentence.children(token.index, "aux"))

    def _whole(self, predicates: list[Predicate], index: int) -> list[Predicate]:
        """Of predicates of one word those with their "of" where it stands there: a "chief of staff" is no chief."""
        whole = [p for p in predicates if p.trigger.of and self._of(p.trigger, index)]
        return whole or predicates

    def _worded(self, trigger: Trigger) -> bool:
        """Whether the sentence has such words at all as the trigger asks for beside it, wherever they stand."""
        return not trigger.asked or not any(map(self._words.isdisjoint, trigger.asked))

    def _demanded(self, predicate: Predicate, token: Token) -> bool:
        """Whether the words that the trigger asks for beside it are there."""
        trigger, grammar = predicate.trigger, self._grammar
        if trigger.demands == 0 and not predicate.without and predicate.relation != "opposition":
            return True
        if not has_particle(grammar, token.index, trigger.particle):
            return False
        if trigger.modifier and not self._modified(token, trigger.modifier):
            return False
        if trigger.of and not self._of(trigger, token.index):
            return False
        if trigger.mark and not self._marked(trigger, token.index):
            return False
        if trigger.prep:
            if not self._followed(trigger, token.index):
                return False
        elif trigger.object and not trigger.object & self._lemmas(self._object_words(token.index)):
            return False
        if trigger.subject and not trigger.subject & self._lemmas(self._subject_words(token.index, trigger.word_class)):
            return False
        if trigger.clause and not trigger.clause & self._clauses(token.index):
            return False
        if trigger.complement and not trigger.complement & self._complements(token.index):
            return False
        if trigger.negated and not (trigger.denying or self._grammar.denied(token.index)):
            return False
        if predicate.relation == "opposition" and (self._breached(token.index) or takes_nothing(grammar, token)):
            return False
        if trigger.beside and not trigger.beside & self._beside(token.index):
            return False
        if trigger.under and not self._hangs_under(trigger, token.index):
            return False
        return not (predicate.without and predicate.without & self._near_lemmas(token.index))

    def _marked(self, trigger: Trigger, index: int) -> bool:
        """Whether one of the prepositions stands before the word or what counts it ("in a wave of attacks")."""
        places = (index, self._slots.supporting.top(index))
        return any(trigger.mark & self._grammar.cases(place) for place in places)

    def _hangs_under(self, trigger: Trigger, index: int) -> bool:
        """Whether one of the words that the trigger asks for stands above the word, or above what counts it.

        Of a subject that may be the object of its verb as well ("ties hit a low").
        """
        for word in (self._tokens[index], self._tokens[self._slots.supporting.top(index)]):
            if word.head < 0:
                continue
            if self._tokens[word.head].lemma in trigger.under:
                return True
            objects = self._sentence.children(word.head, "obj") if word.deprel == "nsubj" else ()
            if any(thing.lemma in trigger.under for thing in objects):
                return True
        return False

    def _breached(self, index: int) -> bool:
        """Whether somebody breaks what a noun names: "violated the embargo on X" opposes X in nothing."""
        breaking = self._codebook.words["breaking"]
        return any(self._tokens[found.verb].lemma in breaking for found in self._slots.supporting.supports(index))

    def _of(self, trigger: Trigger, index: int) -> list[int]:
        """The noun behind "of" that belongs to the trigger ("cessation of hostilities")."""
        return [i for i in self._grammar.behind(index, "of") if self._tokens[i].lemma == trigger.of]

    def _followed(self, trigger: Trigger, index: int) -> bool:
        """Whether one of the prepositions follows, before one of the object's words where those are asked for.

        A participle may stand for one: "a deal involving a truce", "a deal that includes a truce".
        """
        behind = [place for prep in trigger.prep for place in self._grammar.behind(index, prep)]
        for clause in self._sentence.children(index, "acl", "acl:relcl"):
            if clause.lemma in trigger.prep:
                behind += self._grammar.objects(clause.index)
        return bool(trigger.object & self._lemmas(behind)) if trigger.object else bool(behind)

    def _lemmas(self, places: Iterable[int]) -> set[str]:
        words = [self._tokens[place] for place in places]
        found = {part for word in words for part in (word.lemma.lower(), word.lemma.lower().rsplit(" ", 1)[-1])}
        gerunds = {word.text.lower() for word in words if word.xpos == "VBG"}  # "shelling" by its lemma is to shell
        return found | gerunds | {lemma.removesuffix("s") for lemma in found}

    def _subject_words(self, index: int, word_class: str) -> Iterator[int]:
        """The subjects of a verb or adjective, with what a measure among them counts ("thousands of workers")."""
        adjective = word_class == "adj"
        for noun in self._grammar.surface_subjects(index) if adjective else self._grammar.subjects(index):
            for place in self._grammar.conjuncts(noun):
                yield place
                yield from self._grammar.behind(place, "of")

    def _clauses(self, index: int) -> set[str]:
        """How the clauses below a word begin: "to", "that" (said or left out), or "none" where there is none."""
        found = set()
        for child in self._sentence.children(index, "xcomp", "ccomp", "acl", "advcl"):
            if any(word.text.lower() == "to" for word in self._sentence.children(child.index, "mark", "aux")):
                found.add("to")
            elif child.deprel == "ccomp" or (child.deprel == "acl" and "that" in self._grammar.cases(child.index)):
                found.add("that")
        return found or {"none"}

    def _modified(self, token: Token, modifier: str) -> bool:
        """Whether a word stands before a noun as its modifier: "an organisation of the X Front" is no front."""
        below = self._sentence.children(token.index, "amod", "compound", "nmod", "nummod", "advmod")
        beside = self._tokens[max(0, token.index - 1) : token.index]
        words = (*(word for word in below if word.index < token.index), *beside)
        return any(modifier in (word.lemma.lower(), word.text.lower()) for word in words)

    def _object_words(self, verb: int) -> Iterator[int]:
        """The objects of a verb, with what a measure among them counts ("end six weeks of war") and what they are."""
        for noun in (*self._grammar.objects(verb), *self._grammar.retained_objects(verb)):
            for place in self._grammar.conjuncts(noun):
                yield place
                yield from (child.index for child in self._sentence.children(place, "appos"))
                if self._tokens[place].lemma in self._codebook.words["measure"]:
                    yield from self._grammar.behind(place, "of")

    def _complements(self, verb: int) -> set[str]:
        """The lemmas of a verb's complements: clauses, secondary predicates and what stands behind "as"."""
        return complements(self._grammar, verb, self._codebook.words)

    def _beside(self, index: int) -> set[str]:
        """The lemmas right before a word or below it; its subject is nobody's by-word ("the two sides fought")."""
        near = (*self._tokens[max(0, index - 1) : index], *self._sentence.children(index))
        return {token.lemma.lower() for token in near if token.head != index or not token.deprel.startswith("nsubj")}

    def _near_lemmas(self, index: int) -> set[str]:
        """The lemmas below a word, but for who owns it ("the former's", "of the rebels") and what is done besides."""
        below = [c for c in self._sentence.children(index) if c.deprel != "nmod:poss"]
        below = [c for c in below if not (c.deprel == "nmod" and self._sentence.cases(c.index) == {"of"})]
        return {c.lemma for c in below if not (c.deprel == "conj" and c.upos == "VERB")}

    def _read(self, predicate: Predicate, token: Token) -> Match | None:
        """The predicate at a word with its ends, where it has some that fit."""
        return self._matched(predicate, token, tuple(self._pairing.pairs(predicate, token)))

    def _matched(self, predicate: Predicate, token: Token, found: tuple[Pair, ...]) -> Match | None:
        """The predicate at a word with those of the pairs that fit it, if there are any."""
        weapons = bool(found) and predicate.armed and self._with_weapons(token)
        pairs = tuple(pair for pair in found if self._fitness.fits(predicate, pair, weapons=weapons))
        if not pairs:
            return None
        acting = predicate.relation in HELD and self._acts(token)
        shift = None if predicate.trigger.under or acting else self._shift(token.index, predicate.trigger.word_class)
        phase = predicate.phase if shift is None or predicate.phase is Phase.ENDS else shift
        asked = list(self._object_words(token.index)) if predicate.trigger.object else []
        asked += self._of(predicate.trigger, token.index)
        settled = predicate.relation == "truce" and not predicate.trigger.of  # not of "a cessation of hostilities"
        if predicate.relation == "split":  # "ended its pact with X" tells of the pact as well
            asked = [place for place in asked if self._tokens[place].lemma not in _BONDS]
        told = {p for p in asked if settled and (self._is_of_several(p) or self._is_war_of_some(p))}
        if predicate.relation == "opposition":
            told.update(p for p in asked if self._is_of_parties(p, "between"))  # "denounced the pact between A and B"
        consumed = frozenset(p for p in asked if not self._owned(p)) - told
        if predicate.trigger.subject and predicate.trigger.word_class == "adj":
            consumed |= frozenset(self._subject_words(token.index, "adj"))
        carrier = self._slots.supporting.carrier(token.index) if predicate.trigger.word_class == "noun" else None
        return Match(
            predicate=predicate,
            trigger=token.index,
            phase=phase,
            pairs=pairs,
            consumed=consumed,
            carrier=carrier,
            earlier=self._is_earlier(token),
            meant=self._is_meant(token),
            concluded=phase is Phase.ENDS
            and predicate.relation == "talks"
            and self._slots.supporting.is_over(token.index),
        )

    def _with_weapons(self, token: Token) -> bool:
        """Whether a verb tells with what weapons it is done ("fought with spears and axes")."""
        below = self._sentence.children(token.index, "obl") if token.upos == "VERB" else ()
        weapons = self._codebook.words["weapon"]
        return any(word.lemma in weapons and "with" in self._grammar.cases(word.index) for word in below)

    def _is_earlier(self, token: Token) -> bool:
        """Whether a relative clause tells that somebody had done it before."""
        past = (c for c in self._sentence.children(token.index, "aux") if c.lemma == "have" and c.xpos == "VBD")
        return token.deprel == "acl:relcl" and any(past)

    def _is_meant(self, token: Token) -> bool:
        """Whether a verb tells only what for something else is done: "to stop the war"."""
        below = self._sentence.children(token.index, "mark") if token.deprel in ("advcl", "acl") else ()
        return any(mark.text.lower() == "to" for mark in below)

    def _owned(self, noun: int) -> bool:
        """Whether a noun has an owner or author of its own, but for a pronoun, or a name ("its commander, X")."""
        owned = any(self._tokens[place].upos != "PRON" for place in self._slots.read("poss", noun, "noun"))
        return (
            owned
            or bool(self._grammar.behind(noun, "by"))
            or any(self._ends.name_over(c.index) for c in self._sentence.children(noun, "appos", "flat"))
        )

    def _is_of_several(self, noun: int) -> bool:
        """Whether a noun tells by itself of several: "buried their feud", "ended the war between X and Y"."""
        several = any(len(self._ends.at(place)) > 1 for place in self._slots.read("poss", noun, "noun"))
        return several or self._is_of_parties(noun, "between")

    def _is_war_of_some(self, noun: int) -> bool:
        """Whether a noun of war tells against whom it was, so that who ends it had it: "ended the war with X"."""
        return self._tokens[noun].lemma in _ARMED_WARS and self._is_of_parties(noun, "with", "against")

    def _is_of_parties(self, noun: int, *prepositions: str) -> bool:
        """Whether actors stand behind a noun's preposition, between or against whom it is."""
        behind = (place for prep in prepositions for place in self._grammar.behind(noun, prep))
        return any(map(self._ends.is_actor, behind))

    def _acts(self, token: Token) -> bool:
        """Whether a body does what the verb over it says: "his movement has stopped fighting" ends nothing of his."""
        bodies = any(end.actor.kind is not ActorKind.PERSON for end in self._ends.own(token.index))
        return token.deprel == "nsubj" and bodies

    def _shift(self, index: int, word_class: str) -> Phase | None:
        """The phase that the words above give: "stopped attacking", "the collapse of the truce", "talks began"."""
        if (phase := self._slots.supporting.phase_above(index)) is not None:
            return phase
        for supported in self._slots.supporting.supports(index):
            if supported.support.phase and (word_class != "verb" or self._tokens[index].deprel != "nsubj:pass"):
                return supported.support.phase
        return None
