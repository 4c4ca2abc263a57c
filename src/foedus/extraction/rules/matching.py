"""Predicates found in a sentence: a dictionary look-up per word, then the frame's demands, then its ends."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import combinations

from foedus.codebook import Codebook, Predicate
from foedus.extraction.rules.ends import End, Ends
from foedus.extraction.rules.grammar import Grammar
from foedus.extraction.rules.slots import Slots, has_particle
from foedus.language import Sentence, Token
from foedus.model import Actor, ActorKind, Mention, Phase

_CLASSES = {
    "verb": frozenset(("VERB", "AUX", "ADJ", "NOUN")),
    "noun": frozenset(("NOUN", "PROPN", "VERB", "ADJ")),
    "adj": frozenset(("ADJ", "VERB", "NOUN", "ADV")),
    "adverb": frozenset(("ADV", "ADJ", "ADP", "NOUN")),
}
_READABLE = frozenset().union(*_CLASSES.values())
_ARMED_KINDS = frozenset((ActorKind.ARMED_GROUP, ActorKind.COALITION))
_POLITICAL_KINDS = _ARMED_KINDS | {ActorKind.STATE, ActorKind.GOVERNMENT, ActorKind.PARTY, ActorKind.INTERNATIONAL}
_STATE_KINDS = frozenset((ActorKind.STATE, ActorKind.GOVERNMENT))
_NO_ENDS: tuple[End, ...] = ()
Pair = tuple[End | None, End | None]


@dataclass(frozen=True, slots=True, kw_only=True)
class Match:
    """A predicate at a token of a sentence with the pairs of ends it holds between.

    `consumed` are the other words that the predicate asks for ("join forces": forces).
    """

    predicate: Predicate
    trigger: int
    phase: Phase
    pairs: tuple[Pair, ...]
    consumed: frozenset[int] = frozenset()


class Matcher:
    """Finds the codebook's predicates in one sentence.

    `martial` tells that the article is about armed conflict. In others a relation needs a state, party, armed group or
    known person at an end: firms, clubs and private persons merge, meet and beat each other every day.
    """

    def __init__(
        self, sentence: Sentence, mentions: Iterable[Mention], codebook: Codebook, *, martial: bool = True
    ) -> None:
        self._sentence = sentence
        self._tokens = sentence.tokens
        self._codebook = codebook
        self._martial = martial
        self._ends = Ends(sentence, mentions, codebook.words)
        self._grammar = Grammar(sentence, self._ends.is_actor, codebook.words["object-control"])
        self._slots = Slots(self._grammar, self._ends, codebook)

    def matches(self) -> Iterator[Match]:
        """All matches in order of their triggers; overlapping ones included."""
        if not self._ends:
            return
        for token in self._tokens:
            for predicate in self._candidates(token):
                if self._demanded(predicate, token):
                    match = self._read(predicate, token)
                    if match.pairs:
                        yield match

    def _describes(self, token: Token) -> bool:
        """Whether a word says something of an actor: not within a name, but for a person's title and "US-backed"."""
        name = self._ends.name_over(token.index)
        return name is None or "-" in token.text or name.actors[0].kind is ActorKind.PERSON

    def _candidates(self, token: Token) -> Iterator[Predicate]:
        """The predicates that a word may announce, by its lemma and, against a wrong lemma, by its form."""
        if token.upos not in _READABLE:
            return
        known = self._codebook.predicates
        lemmas = {lemma for lemma in (token.lemma.lower(), *self._codebook.triggers(token.text)) if lemma in known}
        if not lemmas or not self._describes(token) or _inner(token, self._tokens):
            return
        for lemma in sorted(lemmas):
            for predicate in known[lemma]:
                if token.upos in _CLASSES[predicate.trigger.word_class] and _fits(predicate, token):
                    yield predicate

    def _demanded(self, predicate: Predicate, token: Token) -> bool:
        """Whether the words that the trigger asks for beside it are there."""
        trigger, grammar = predicate.trigger, self._grammar
        if not has_particle(grammar, token.index, trigger.particle):
            return False
        if trigger.modifier and not self._modified(token, trigger.modifier):
            return False
        if trigger.of and not any(self._tokens[i].lemma == trigger.of for i in grammar.behind(token.index, "of")):
            return False
        if trigger.mark and not trigger.mark & grammar.cases(token.index):
            return False
        if trigger.object and not trigger.object & {self._tokens[i].lemma for i in self._object_words(token.index)}:
            return False
        if trigger.complement and not trigger.complement & self._complements(token.index):
            return False
        if trigger.under and (token.head < 0 or self._tokens[token.head].lemma not in trigger.under):
            return False
        return not (predicate.without and predicate.without & self._near_lemmas(token.index))

    def _modified(self, token: Token, modifier: str) -> bool:
        below = self._sentence.children(token.index, "amod", "compound", "nmod", "nummod", "advmod")
        before = self._tokens[max(0, token.index - 1) : token.index]
        return any(modifier in (word.lemma.lower(), word.text.lower()) for word in (*below, *before))

    def _object_words(self, verb: int) -> Iterator[int]:
        for noun in self._grammar.objects(verb):
            yield from self._grammar.conjuncts(noun)

    def _complements(self, verb: int) -> set[str]:
        """The lemmas of a verb's complements: clauses, secondary predicates and what stands behind "as"."""
        below = self._sentence.children(verb, "xcomp", "ccomp", "advcl", "obl", "obj")
        return {
            child.lemma
            for child in below
            if child.deprel in ("xcomp", "ccomp") or child.upos == "VERB" or "as" in self._grammar.cases(child.index)
        }

    def _near_lemmas(self, index: int) -> set[str]:
        return {child.lemma for child in self._sentence.children(index)}

    def _read(self, predicate: Predicate, token: Token) -> Match:
        shift = self._shift(token.index, predicate.trigger.word_class)
        phase = predicate.phase if shift is None or predicate.phase is Phase.ENDS else shift
        pairs = tuple(pair for pair in self._pairs(predicate, token) if self._fitting(predicate, pair))
        consumed = frozenset(self._object_words(token.index)) if predicate.trigger.object else frozenset()
        return Match(predicate=predicate, trigger=token.index, phase=phase, pairs=pairs, consumed=consumed)

    def _shift(self, index: int, word_class: str) -> Phase | None:
        """The phase that the words above give: "stopped attacking", "the collapse of the truce", "talks began"."""
        for supported in self._slots.supports(index):
            if supported.support.phase and (word_class != "verb" or self._tokens[index].deprel != "nsubj:pass"):
                return supported.support.phase
        token = self._tokens[index]
        if token.head >= 0 and token.deprel == "nmod" and "of" in self._grammar.cases(index):
            return next(
                (s.phase for s in self._codebook.supports.get(self._tokens[token.head].lemma, ()) if s.role == "noun"),
                None,
            )
        return None

    def _pairs(self, predicate: Predicate, token: Token) -> Iterator[Pair]:
        word_class = predicate.trigger.word_class
        hyphenated = self._hyphenated(token, word_class)
        if hyphenated is not None:
            yield from _product(*hyphenated)
            return
        if word_class == "noun" or predicate.mutual:
            among = self._first(("between", "among", "amongst"), token.index, word_class, _NO_ENDS)
            if len(among) > 1:
                yield from combinations(among, 2)
                return
        left = self._first(predicate.actor, token.index, word_class, _NO_ENDS)
        if word_class == "noun" and predicate.mutual and not left:
            yield from combinations(self._kinds_of(token), 2)
            return
        if len(left) > 1 and self._reciprocal(token.index, predicate.recipient):
            yield from combinations(left, 2)
            return
        right = self._first(predicate.recipient, token.index, word_class, left)
        if predicate.mutual and not right and not self._stands(predicate.recipient, token.index, word_class):
            yield from combinations(left, 2)
        else:
            yield from _product(left, right)

    def _first(self, slots: tuple[str, ...], index: int, word_class: str, other: tuple[End, ...]) -> tuple[End, ...]:
        """The ends in the first slot that holds one beside those of the other side."""
        taken = {end.actor.id for end in other}
        for slot in slots:
            for place in self._slots.read(slot, index, word_class):
                if place == index and slot != "self":
                    continue
                found = tuple(end for end in self._ends.at(place) if end.actor.id not in taken)
                if found:
                    return found[:1] if slot == "below" or (slot == "self" and self._single(index)) else found
        return _NO_ENDS

    def _kinds_of(self, token: Token) -> tuple[End, ...]:
        """The actors before a plural noun that holds among them ("Fatah and Hamas rivals")."""
        if token.xpos != "NNS":
            return _NO_ENDS
        places = [child.index for child in self._sentence.children(token.index, "compound", "amod")]
        return tuple({end.actor.id: end for place in places for end in self._ends.at(place)}.values())

    def _stands(self, slots: tuple[str, ...], index: int, word_class: str) -> bool:
        """Whether anything stands in one of the slots, or an actor as object: "A and B fought their enemies"."""
        objects = self._slots.read("obj", index, word_class) if word_class == "verb" else []
        return any(self._slots.read(slot, index, word_class) for slot in slots) or any(
            map(self._ends.is_actor, objects)
        )

    def _single(self, index: int) -> bool:
        """Whether a descriptive word describes one actor: a noun in the singular that is no predicate of several."""
        token = self._tokens[index]
        return token.xpos in ("NN", "NNP") and not any(True for _ in self._sentence.children(index, "cop"))

    def _hyphenated(self, token: Token, word_class: str) -> tuple[tuple[End, ...], tuple[End, ...]] | None:
        """The ends of "US-backed rebels" as one word: who stands before the hyphen, and the noun it modifies."""
        if word_class != "verb" or "-" not in token.text[1:]:
            return None
        mention = self._ends.mention(token.index)
        if mention is None or token.head < 0 or mention.span.end >= token.end:
            return (_NO_ENDS, _NO_ENDS)
        return (tuple(self._ends.at(token.index)), tuple(self._ends.at(token.head)))

    def _reciprocal(self, index: int, slots: tuple[str, ...]) -> bool:
        """Whether "each other" or "one another" stands in one of the slots."""
        for child in self._sentence.children(index, "obj", "obl", "nmod", "iobj"):
            words = [self._tokens[i].text.lower() for i in self._sentence.subtree(child.index)]
            if words[-2:] in (["each", "other"], ["one", "another"]):
                return bool(self._grammar.cases(child.index).intersection(slots)) or "obj" in slots
        return False

    def _fitting(self, predicate: Predicate, pair: Pair) -> bool:
        """Whether the ends are two, and of the kinds that the predicate asks for."""
        actor, recipient = pair
        if actor is None and (predicate.relation is None or predicate.trigger.word_class != "verb"):
            return False
        if actor and recipient and self._merely_named(actor, recipient):
            return False
        if predicate.actors and actor and actor.actor.kind not in predicate.actors:
            return False
        if predicate.recipients and recipient and recipient.actor.kind not in predicate.recipients:
            return False
        if predicate.unequal and not self._unequal(pair):
            return False
        if predicate.relation and not self._martial and not self._political(predicate, pair):
            return False
        return not predicate.armed or any(end is not None and self._armed(end) for end in pair)

    def _merely_named(self, actor: End, recipient: End) -> bool:
        """Whether the actor only helps to name a coalition ("the US-led coalition"), which says nothing new of them."""
        inner, outer = actor.participant.span, recipient.participant.span
        return recipient.actor.kind is ActorKind.COALITION and outer.start <= inner.start and inner.end <= outer.end

    def _political(self, predicate: Predicate, pair: Pair) -> bool:
        """Whether the ends are such as politics is made of: the body of a member or leader, else one of the two."""
        weighed = pair[1:] if predicate.relation in ("leadership", "membership") else pair
        return any(end is not None and (_is_political(end.actor) or self._in_office(end)) for end in weighed)

    def _in_office(self, end: End) -> bool:
        """Whether a person is spoken of with a public office ("Foreign Minister X")."""
        words = end.participant.span.text.lower().split()
        return end.actor.kind is ActorKind.PERSON and not self._codebook.words["office"].isdisjoint(words)

    def _unequal(self, pair: Pair) -> bool:
        """Whether a state or government stands at one end and an armed group at the other."""
        kinds = [end.actor.kind for end in pair if end is not None]
        return len(kinds) == 2 and any(k in _STATE_KINDS for k in kinds) and any(k in _ARMED_KINDS for k in kinds)

    def _armed(self, end: End) -> bool:
        """Whether an end is an armed body, by what it is or by the word that stands for it."""
        words = {self._tokens[i].lemma for i in (end.token, end.group) if i >= 0}
        words.update(end.participant.span.text.lower().split())
        return end.actor.kind in _ARMED_KINDS or bool(words & self._codebook.words["armed"])


def _is_political(actor: Actor) -> bool:
    if actor.kind in (ActorKind.PERSON, ActorKind.COALITION):
        return not actor.id.startswith("x:")
    return actor.kind in _POLITICAL_KINDS


def _fits(predicate: Predicate, token: Token) -> bool:
    """Whether the tagger's doubt between noun, verb and adjective allows this reading of the word."""
    word_class = predicate.trigger.word_class
    if word_class == "verb":
        return token.upos in ("VERB", "AUX") or token.xpos in ("VBN", "VBG") or "-" in token.text
    if word_class == "noun" and token.upos == "VERB":
        return token.xpos == "VBG"
    return True


def _inner(token: Token, tokens: tuple[Token, ...]) -> bool:
    """Whether a noun only tells the kind of another ("war games", "ceasefire talks")."""
    return token.deprel == "compound" and tokens[token.head].upos == "NOUN"


def _product(left: tuple[End, ...], right: tuple[End, ...]) -> Iterator[Pair]:
    if left or right:
        for actor in left or (None,):
            for recipient in right or (None,):
                yield actor, recipient
