"""Whom several do a thing to or with, so that they do not do it to each other: "A and B cut their ties with C"."""

from __future__ import annotations

from collections.abc import Mapping

from foedus.codebook import Predicate
from foedus.extraction.rules.company import is_aside, is_outcome, on_one_side
from foedus.extraction.rules.end import End
from foedus.extraction.rules.ends import Ends
from foedus.extraction.rules.grammar import Grammar
from foedus.extraction.rules.slots import Slots
from foedus.language import Token

_UNDERGOING = frozenset(
    (
        "be",
        "die",
        "perish",
        "lose",
        "fall",
        "suffer",
        "engage",
        "lock",
        "face",
        "meet",
        "fight",
        "clash",
        "involve",
        "join",
    )
)
"""Verbs whose subjects are in what they are said to be in with each other: "A and B lost men in clashes"."""
_WITH_OTHERS = ("with", "from", "to", "obj.with", "obj.from", "obj.to")
"""Where others stand beside whom what several do is not among these: "A and B cut their ties with C"."""


class ThirdParties:
    """Finds in one sentence who stands beside those of one side."""

    def __init__(self, grammar: Grammar, ends: Ends, slots: Slots, words: Mapping[str, frozenset[str]]) -> None:
        self._grammar = grammar
        self._ends = ends
        self._slots = slots
        self._words = words
        self._sentence = grammar.sentence
        self._tokens = grammar.tokens

    def stand(self, predicate: Predicate, index: int, left: tuple[End, ...]) -> bool:
        """Whether anything stands where the recipient is sought, or another actor as object ("fought their foes")."""
        word_class = predicate.trigger.word_class
        sought = predicate.recipient or (_WITH_OTHERS if predicate.relation == "split" else ())
        there = (i for slot in sought for i in self._slots.read(slot, index, word_class))
        if not predicate.recipient and word_class == "verb" and self._is_with_another(index):
            return True
        apart = (
            self._is_time,
            self.is_weapon,
            self._is_doubled,
            lambda place: is_aside(self._grammar, place, self._ends, self._words),
            lambda place: predicate.relation == "merger" and is_outcome(self._grammar, place),
        )
        if not all(any(is_apart(place) for is_apart in apart) for place in there):
            return True
        objects = list(self._slots.read("obj", index, word_class)) if word_class == "verb" else []
        asked = predicate.trigger.object  # "exchanged prisoners": they are no other party
        objects = [i for i in objects if self._tokens[i].lemma.lower() not in asked or not any(self._ends.own(i))]
        if predicate.relation in ("fighting", "opposition"):
            if word_class == "verb" and on_one_side(self._grammar, index, self._ends):
                return True
            objects += self._done_to(index, word_class)
        taken = {end.actor.id for end in left}
        return any(end.actor.id not in taken for place in objects for end in self._ends.at(place))

    def _is_with_another(self, verb: int) -> bool:
        """Whether "with" names somebody else behind a verb or its object: "A and B cut all ties with C"."""
        return any(
            self._ends.is_actor(place)
            for slot in ("with", "obj.with")
            for place in self._slots.read(slot, verb, "verb")
        )

    def are_among_deeds(self, predicate: Predicate, token: Token) -> bool:
        """Whether those who do something "in clashes" do it together: "A and B advanced in the heaviest clashes"."""
        noun = self._tokens[self._slots.supporting.top(token.index)]
        if (
            predicate.relation not in ("fighting", "opposition")
            or noun.deprel != "obl"
            or "in" not in self._grammar.cases(noun.index)
        ):
            return False
        verb = self._tokens[noun.head]
        passive = self._grammar.passive(verb.index)
        return verb.upos == "VERB" and not passive and verb.lemma not in _UNDERGOING

    def _done_to(self, index: int, word_class: str) -> list[int]:
        """Others to whom those who fight do something: "X and Y killed men of Z in clashes", "lost a town to Z"."""
        token, above = self._tokens[index], self._tokens[self._tokens[index].head]
        deed = word_class == "noun" or token.xpos == "VBG"
        if not deed or token.deprel not in ("obl", "advcl") or above.upos != "VERB":
            return []
        places = [c.index for c in self._sentence.children(above.index, "obj", "iobj", "obl") if c.index != index]
        return [place for place in places if not self.is_weapon(place)]

    def _is_time(self, index: int) -> bool:
        """Whether a word tells when ("on Sunday", "with the night", "enemies of old")."""
        return self._tokens[index].lemma.lower() in self._words["time"] or self._tokens[index].text == "old"

    def is_weapon(self, index: int) -> bool:
        """Whether a word tells by what means, and of nobody's ("fought with tanks", but "fought with Chad's tanks")."""
        if self._tokens[index].lemma not in self._words["weapon"]:
            return False
        owners = self._sentence.children(index, "compound", "nmod:poss", "amod", "nmod")
        return not any(child.text[:1].isupper() or self._ends.is_actor(child.index) for child in owners)

    def _is_doubled(self, index: int) -> bool:
        """Whether a word stands twice around a preposition and tells how: "street by street", "from house to house"."""
        words = [token.lemma for token in self._tokens[max(0, index - 2) : index + 3]]
        return self._tokens[index].text.islower() and words.count(self._tokens[index].lemma) > 1
