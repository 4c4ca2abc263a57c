"""Truces and talks whose parties a sentence leaves out, because the article has told of them: "the truce collapsed"."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache

from foedus.codebook import Predicate
from foedus.extraction.rules.end import End, standing_in
from foedus.extraction.rules.ends import Ends
from foedus.extraction.rules.grammar import Grammar
from foedus.extraction.rules.pairing import Pair
from foedus.extraction.rules.sides import Sides
from foedus.extraction.rules.slots import Slots
from foedus.language import Token
from foedus.model import Participant

_PARTIES = ("with", "between", "among", "against")
_OWNERS = ("poss", "whose", "subj")
_MAKING = frozenset(("announce", "arrange", "broker", "declare", "mediate", "negotiate", "proclaim", "reach", "secure"))
_RELATIONS = ("truce", "talks")
_REFUSING = frozenset(
    [
        "reject",
        "refuse",
        "rebuff",
        "spurn",
        "decline",
        "oppose",
        "resist",
        "veto",
        "shun",
        "turn down",
        "rule out",
        "wave away",
    ]
)
"""What leaves a truce or talks that were offered unmade."""
_SEVERAL = frozenset(("talk", "negotiation"))
"""Nouns of which the plural means one thing that two sides have."""
_DIRECTNESS = 0.6
"""Of an end that stands in no words of the sentence."""

_SIDES = frozenset(("sides", "parties", "factions", "groups", "belligerents", "countries"))


class Implied:
    """Finds the parties of one sentence's truces and talks in what the article has told before."""

    def __init__(self, grammar: Grammar, ends: Ends, slots: Slots, words: Mapping[str, frozenset[str]]) -> None:
        self._grammar, self._ends, self._slots = grammar, ends, slots
        self._sentence, self._tokens = grammar.sentence, grammar.tokens
        self._nouns, self._words = words["between sides"], words

    def begins(self, token: Token) -> bool:
        """Whether a word is one by which such a noun may be told, so that its predicates are worth a look."""
        noun = token.upos == "NOUN" and (token.xpos == "NN" or token.lemma in _SEVERAL)
        return (
            noun
            and not self._is_none_of_theirs(token)
            and not _parts(self._nouns).isdisjoint((token.lemma.lower(), token.text.lower()))
        )

    def _is_none_of_theirs(self, token: Token) -> bool:
        """Whether they will have none of it ("turned down the truce"), or others are meant ("its signatories")."""
        above = self._tokens[token.head] if token.head >= 0 else None
        if above is not None and above.lemma in ("signatory", "guarantor"):
            return True
        if token.deprel not in ("obj", "nsubj:pass") or token.head < 0:
            return False
        verb = self._tokens[token.head]
        parts = (child.text.lower() for child in self._sentence.children(verb.index, "compound:prt"))
        return verb.lemma in _REFUSING or any(f"{verb.lemma} {part}" in _REFUSING for part in parts)

    def may_be(self, predicate: Predicate) -> bool:
        """Whether a noun is one for what only two sides have, so that they need not be named."""
        trigger = predicate.trigger
        phrase = f"{trigger.modifier} {trigger.lemma}" if trigger.modifier else trigger.lemma
        phrase = f"{phrase} of {trigger.of}" if trigger.of else phrase
        asks = trigger.object or trigger.under or trigger.complement or trigger.prep or predicate.effect
        noun = trigger.word_class == "noun" and predicate.relation in _RELATIONS and not asks
        return noun and phrase in self._nouns

    def comes_about(self, token: Token) -> bool:
        """Whether it is told that a truce is made ("brokered the truce"), and not only spoken of ("monitored it")."""
        beside = [self._tokens[token.head], *self._sentence.children(token.index, "acl")] if token.head >= 0 else []
        making = (_MAKING, self._words["sealing"], self._words["agreeing"])
        return any(word.lemma in verbs for word in beside for verbs in making)

    def pairs(self, token: Token, sides: Sides) -> Iterator[Pair]:
        """The two whose truce a noun names; the one that is named beside it, and his only adversary."""
        here = self._sentence.index
        named = [place for slot in _PARTIES for place in self._slots.read(slot, token.index, "noun")]
        owning = [place for slot in _OWNERS for place in self._slots.read(slot, token.index, "noun")]
        beside = [end for place in (*named, *owning) for end in self._ends.at(place)]
        for end in beside:
            other = sides.against(end.actor.id, here)
            if other is not None:
                yield end, _standing(token, other)
                return
        own = self._sentence.subtree(token.index)
        doing = (place for place in self._slots.read("subj", token.index, "noun") if place not in own)
        having = [place for place in doing if self._ends.at(place)]
        if having or named or self._told_of_others(token) or self._is_of_all(token):
            return  # it is theirs, or with others than those of whom the article has told
        two = sides.between(here, without={end.actor.id for end in beside})
        if len(two) == 2:
            yield _standing(token, two[0]), _standing(token, two[1])

    def _is_of_all(self, token: Token) -> bool:
        """As in "all sides renewed the ceasefire", who are more than two."""
        subjects = self._sentence.children(token.head, "nsubj") if token.deprel == "obj" else ()
        several = (word for word in subjects if word.text.lower() in _SIDES)
        return any(word.text.lower() == "all" for side in several for word in self._sentence.children(side.index))

    def _told_of_others(self, token: Token) -> bool:
        """Whether its parties are told by another word: "the accord signed between X and Y", "it was between them"."""
        signed = [child.index for child in self._sentence.children(token.index, "acl")]
        said = [token.head] if token.deprel.startswith("nsubj") and token.head >= 0 else []
        if any("between" in self._grammar.cases(place) for place in said):
            return True
        return any(self._grammar.behind(place, preposition) for place in signed for preposition in _PARTIES)


def _standing(token: Token, party: Participant) -> End:
    return standing_in(party, token, directness=_DIRECTNESS)


@cache
def _parts(phrases: frozenset[str]) -> frozenset[str]:
    """The words that phrases are made of."""
    return frozenset(word for phrase in phrases for word in phrase.split())
