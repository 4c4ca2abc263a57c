"""Whether two ends are such as a predicate can hold between: of the right kinds, armed, of political life."""

from __future__ import annotations

from foedus.codebook import Codebook, Predicate
from foedus.extraction.rules.ends import End
from foedus.extraction.rules.kinds import may_be, may_be_armed
from foedus.extraction.rules.pairing import Pair
from foedus.extraction.rules.tone import Tone
from foedus.language import Sentence
from foedus.model import ActorKind

_TITLES = ("compound", "flat", "nmod:desc", "appos", "nmod:unmarked")
_CALLING = ("amod", "compound")
_ARMED_KINDS = frozenset((ActorKind.ARMED_GROUP, ActorKind.COALITION))
_STATE_KINDS = frozenset((ActorKind.STATE, ActorKind.GOVERNMENT))
_RULING = frozenset(("president", "minister", "premier", "king", "chancellor"))
_REBEL = frozenset(("rebel", "guerrilla", "insurgent", "maoist", "separatist", "militia", "warlord", "taliban"))
_CONFERRING = frozenset(("talks", "alliance", "truce"))
_UNITS = frozenset(("battalion", "brigade", "regiment", "column", "division", "company"))
_OF_BODIES = ("leadership", "membership")
_POLITICAL_KINDS = _ARMED_KINDS | _STATE_KINDS | {ActorKind.PARTY, ActorKind.INTERNATIONAL}


class Fitness:
    """Judges the ends of one sentence's matches.

    In an article that is not of armed conflict a relation needs a state, party, armed group or known person at an end:
    firms, clubs and private persons merge, meet and beat each other every day. An act without a relation needs two
    such ends there, but none where the article is too short to tell what it is about.
    """

    def __init__(self, sentence: Sentence, codebook: Codebook, *, tone: Tone) -> None:
        self._sentence = sentence
        self._tokens = sentence.tokens
        self._words = codebook.words
        self._tone = tone

    def fits(self, predicate: Predicate, pair: Pair) -> bool:
        """Whether the ends are two, and of the kinds that the predicate asks for."""
        actor, recipient = pair
        if actor is None and (predicate.trigger.word_class != "verb" or recipient is None):
            return False
        if actor and recipient and self._merely_named(predicate, actor, recipient):
            return False
        if actor and recipient and predicate.relation == "membership" and self._owns(recipient, actor):
            return False
        if actor and predicate.relation in _OF_BODIES and self._is_office(predicate, actor):
            return False
        if actor and recipient and predicate.trigger.lemma == "anti" and self._inside_name(recipient):
            return False
        if actor and predicate.relation == "leadership" and (self._his_men(actor) or self._is_namesake(actor)):
            return False
        if actor and predicate.relation == "backing" and self._is_equipment(actor):
            return False
        if recipient and predicate.relation == "membership" and self._comes_from(predicate, recipient):
            return False
        if recipient and predicate.relation == "split" and self._is_company(recipient):
            return False
        if predicate.relation in _CONFERRING and any(end is not None and self._is_news(end) for end in pair):
            return False
        if actor and not may_be(actor.actor, predicate.actors, self._words):
            return False
        if recipient and not may_be(recipient.actor, predicate.recipients, self._words):
            return False
        if predicate.unequal and not self._unequal(pair):
            return False
        if self._tone is not Tone.MARTIAL and not self._public(predicate, pair):
            return False
        return not predicate.armed or self._peoples(pair) or any(end is not None and self._armed(end) for end in pair)

    def _peoples(self, pair: Pair) -> bool:
        """Whether in a report of war two peoples are told of, who bear arms there ("the Hutus fought the Tutsis")."""
        named = [end for end in pair if end is not None and end.actor.name[:1].isupper()]
        peoples = len(named) == 2 and all(end.actor.kind is ActorKind.COMMUNITY for end in named)
        return peoples and self._tone is Tone.MARTIAL

    def _is_namesake(self, end: End) -> bool:
        """As in "the Omar Tessa battalion": units are called after people whom they honour."""
        token = self._tokens[end.token]
        return token.deprel == "compound" and self._tokens[token.head].lemma in _UNITS

    def _his_men(self, end: End) -> bool:
        """As in "X's soldiers founded Y": what a person's men have founded or run, he does not lead by that."""
        owned = any(self._sentence.children(end.group if end.group >= 0 else end.token, "nmod:poss"))
        return end.owned and owned and end.actor.kind is ActorKind.PERSON

    def _owns(self, person: End, body: End) -> bool:
        """Whether a body stands there as a person's own ("his fighters"): he belongs to it, and it not to him."""
        inner, outer = person.participant.span, body.participant.span
        inside = outer.start <= inner.start and inner.end <= outer.end
        return inside and person.actor.kind is ActorKind.PERSON and body.participant.antecedent is not None

    def _comes_from(self, predicate: Predicate, body: End) -> bool:
        """Whether fighters are only called after their country or people ("Albanian gunmen"), not its own."""
        irregular = predicate.trigger.lemma in self._words["irregular"]
        called = self._tokens[body.token].deprel in _CALLING
        return irregular and called and body.actor.kind in (*_STATE_KINDS, ActorKind.COMMUNITY)

    def _is_company(self, end: End) -> bool:
        """Whether those "with" whom somebody leaves are so many men who leave with him ("left with 300 fighters")."""
        counted = any(self._sentence.children(end.token, "nummod"))
        return counted and any(child.text.lower() == "with" for child in self._sentence.children(end.token, "case"))

    def _is_office(self, predicate: Predicate, end: End) -> bool:
        """Whether "of" or 's stands behind an office and no name: "at the head of X" is nobody who belongs to X."""
        person = end.actor.kind is ActorKind.PERSON and end.actor.name[:1].islower()
        return predicate.trigger.word_class == "preposition" and person

    def _inside_name(self, end: End) -> bool:
        """Whether the "anti" belongs to an actor's own name: "the Anti-Balaka" are not against themselves."""
        return end.actor.name.lower().startswith("anti")

    def _is_news(self, end: End) -> bool:
        """Whether an end is an agency, paper or broadcaster, whom people speak to without talks."""
        return end.actor.name.lower().removeprefix("the ") in self._words["news"]

    def _is_equipment(self, end: End) -> bool:
        """Whether an end is but things of nobody named ("backed by helicopters"), not a coalition's."""
        owned = end.actor.kind is ActorKind.COALITION or end.actor.listed
        return not owned and self._tokens[end.token].lemma in self._words["equipment"]

    def _merely_named(self, predicate: Predicate, actor: End, recipient: End) -> bool:
        """Whether the actor only helps to name a coalition ("the US-led coalition") or unknown "US-backed troops"."""
        inner, outer = actor.participant.span, recipient.participant.span
        if not (outer.start <= inner.start and inner.end <= outer.end):
            return False
        if recipient.actor.kind is ActorKind.COALITION:
            return True
        noun = self._tokens[recipient.token].lemma
        troops = noun in self._words["holder"] and noun not in self._words["irregular"]
        return troops and predicate.relation == "backing" and not recipient.actor.listed

    def _public(self, predicate: Predicate, pair: Pair) -> bool:
        """Whether ends are such as an article of this tone may tell of."""
        if self._tone is Tone.FICTION:
            return all(end is not None and end.actor.listed for end in pair)
        if predicate.relation is not None and None not in pair:
            return self._political(predicate, pair)
        if self._tone is not Tone.OTHER:
            return True
        return all(end is not None and (self._is_political(end) or self._in_office(end)) for end in pair)

    def _political(self, predicate: Predicate, pair: Pair) -> bool:
        """Whether the ends are such as politics is made of: the body of a member or leader, else one of the two."""
        if (
            self._tone is Tone.OTHER
            and predicate.relation == "backing"
            and any(end is not None and _is_crowd(end) for end in pair[1:])
        ):
            return False  # "the coast guard supplied the islanders with bread"
        weighed = [end for end in (pair[1:] if predicate.relation in _OF_BODIES else pair) if end is not None]
        if self._tone is Tone.SHORT and any(may_be_armed(end.actor, self._words) for end in weighed):
            return True
        return any(self._is_political(end) or self._in_office(end) for end in weighed)

    def _is_political(self, end: End) -> bool:
        """Whether an end is of political life; a body without a name only where a word arms it, a party where known."""
        actor = end.actor
        unknown = not actor.listed
        if actor.kind in (ActorKind.PERSON, ActorKind.COALITION):
            return not unknown
        if unknown and actor.kind is ActorKind.PARTY and not actor.name.islower():
            return False
        if unknown and actor.kind in _POLITICAL_KINDS and actor.name.islower():
            return not self._words["armed"].isdisjoint(end.participant.span.text.lower().split())
        return actor.kind in _POLITICAL_KINDS

    def _in_office(self, end: End) -> bool:
        """Whether a person with a name is told of with an office ("Foreign Minister X", "Y, the president of Z")."""
        words = end.participant.span.text.lower().split()
        if not end.actor.listed and end.actor.name.islower():
            return False
        words += [child.lemma.lower() for child in self._sentence.children(end.token, *_TITLES)]
        words += [word.removesuffix("s") for word in words]
        return end.actor.kind is ActorKind.PERSON and not self._words["office"].isdisjoint(words)

    def _unequal(self, pair: Pair) -> bool:
        """Whether a state or government stands at one end and an armed group at the other, or who heads such."""
        kinds = [self._led(end) for end in pair if end is not None]
        return len(kinds) == 2 and any(k in _STATE_KINDS for k in kinds) and any(k in _ARMED_KINDS for k in kinds)

    def _led(self, end: End) -> ActorKind:
        """What an end is, and of a person by his title what he leads: "President X", "rebel leader Y"."""
        if end.actor.kind is not ActorKind.PERSON:
            return end.actor.kind
        words = set(end.participant.span.text.lower().split())
        if words & _RULING:
            return ActorKind.GOVERNMENT
        return ActorKind.ARMED_GROUP if words & _REBEL else ActorKind.PERSON

    def _armed(self, end: End) -> bool:
        """Whether an end is an armed body, by what it is or by the word that stands for it or is coordinated with it.

        In a report of war a person's own are armed ("followers of X fought those of Y").
        """
        words = {self._tokens[i].lemma for i in (end.token, end.group) if i >= 0}
        if end.group >= 0:  # "the HVO and the Bosnian army fought ..."
            words.update(child.lemma for child in self._sentence.children(end.group, "conj"))
        words.update(end.participant.span.text.lower().split())
        holding = self._tokens[self._tokens[end.token].head].lemma if end.owned else ""
        return (
            end.actor.kind in _ARMED_KINDS
            or may_be_armed(end.actor, self._words)
            or (self._tone is Tone.MARTIAL and end.owned and end.actor.kind is ActorKind.PERSON)
            or bool(words & self._words["armed"])
            or (self._tone is Tone.MARTIAL and holding in self._words["of war"])
        )


def _is_crowd(end: End) -> bool:
    """Whether an end is people without a name ("islanders", "residents")."""
    return end.actor.kind is ActorKind.COMMUNITY and not end.actor.listed and end.actor.name.islower()
