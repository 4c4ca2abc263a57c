"""Whether two ends are such as a predicate can hold between: of the right kinds, armed, of political life."""

from __future__ import annotations

from collections.abc import Sequence

from foedus.codebook import Codebook, Predicate
from foedus.extraction.rules.end import End
from foedus.extraction.rules.kinds import may_be, may_be_armed
from foedus.extraction.rules.loyal import are_his_own
from foedus.extraction.rules.misfits import Misfits
from foedus.extraction.rules.nameless import are_some_people, tells_of_nobody
from foedus.extraction.rules.one_sided import are_feuding, is_crowd
from foedus.extraction.rules.pairing import Pair
from foedus.extraction.rules.tone import Tone
from foedus.language import Sentence
from foedus.model import ActorKind

_TITLES = ("compound", "flat", "nmod:desc", "appos", "nmod:unmarked")
_ARMED_KINDS = frozenset((ActorKind.ARMED_GROUP, ActorKind.COALITION))
_STATE_KINDS = frozenset((ActorKind.STATE, ActorKind.GOVERNMENT))
_RULING = frozenset(("president", "minister", "premier", "king", "chancellor"))
_REBEL = frozenset(("rebel", "guerrilla", "insurgent", "maoist", "separatist", "militia", "warlord", "taliban"))
_OF_BODIES = ("leadership", "membership")
_OF_ANYBODY = ("fighting", "talks")
_OF_POLITICS = frozenset(
    """
    cabinet communist democratic faction junta liberation militia movement revolutionary socialist squads wing
    """.split()  # noqa: SIM905
)
"""Words by which a body is one of politics, though it has no name, or one that a club may have ("league")."""
_WITH_LEADERS = frozenset(("clan", "front", "opposition", "party", "tribe"))
"""Words by which a body is one of politics where somebody is told to be its leader; a "search party" is led by any."""
_VICTIMS = frozenset(
    """
    bystanders constables demonstrators men officers officials passengers people policemen
    protesters villagers workers
    """.split()  # noqa: SIM905
)
"""Who is killed in a war without being a party to it, where no word tells whose they are."""
_POLITICAL_KINDS = _ARMED_KINDS | _STATE_KINDS | {ActorKind.PARTY, ActorKind.INTERNATIONAL}
_MEN_AND_STATES = _STATE_KINDS | {ActorKind.PERSON}
_WITHOUT_WAR = frozenset(("arrest", "beat", "defeat", "detain", "expel", "fall", "imprison", "jail", "lose"))
"""What is done to one man in votes, or by law, as well as in war."""


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
        self._misfits = Misfits(sentence, codebook.words)

    def fits(self, predicate: Predicate, pair: Pair, *, weapons: bool = False) -> bool:
        """Whether the ends are two, and of the kinds that the predicate asks for; with `weapons` they are armed."""
        actor, recipient = pair
        if actor is None and (predicate.trigger.word_class != "verb" or recipient is None):
            return False
        if self._misfits.any(predicate, pair):
            return False
        if actor and not may_be(actor.actor, predicate.actors, self._words):
            return False
        if recipient and not may_be(recipient.actor, predicate.recipients, self._words):
            return False
        if predicate.unequal and not self._unequal(pair):
            return False
        if self._tone is not Tone.MARTIAL and not self._public(predicate, pair):
            return False
        at_war = self._tone is Tone.MARTIAL
        if tells_of_nobody(self._sentence, predicate, pair, at_war=at_war):
            return False
        if are_his_own(self._sentence, predicate.trigger.lemma, pair, at_war=at_war):
            return False
        if at_war and predicate.relation == "fighting" and _is_of_victims(pair):
            return False
        armed = not predicate.armed or weapons or self._peoples(pair) or self._parties_at_war(predicate, pair)
        armed = armed or self._men_at_war(predicate, pair)
        return armed or any(end is not None and self._armed(end) for end in pair)

    def _peoples(self, pair: Pair) -> bool:
        """Whether two peoples are told of, who bear arms against each other ("the Hutus fought the Tutsis").

        In a report of war, or in a sentence or two, of which nothing says that they are of other things.
        """
        ends = [end for end in pair if end is not None]
        if len(ends) < len(pair) or self._tone not in (Tone.MARTIAL, Tone.SHORT):
            return False
        named = all(end.actor.kind is ActorKind.COMMUNITY and end.actor.name[:1].isupper() for end in ends)
        return (named and not is_crowd(ends[0], self._words["crowd"])) or are_feuding(ends, self._words["feuding"])

    def _parties_at_war(self, predicate: Predicate, pair: Pair) -> bool:
        """Whether two parties fight in a report of war, where such have arms ("X and Y fought each other at Osh")."""
        fights = predicate.key == "fight" and predicate.trigger.lemma == "fight" and self._tone is Tone.MARTIAL
        return fights and all(end is not None and end.actor.kind is ActorKind.PARTY for end in pair)

    def _men_at_war(self, predicate: Predicate, pair: Pair) -> bool:
        """Whether a man with a name fights another or a state, or a state lays hands on one ("Chad captured X").

        In a report of war, or in a sentence or two; but he may have beaten the other in a vote.
        """
        actor, recipient = pair
        if actor is None or recipient is None or self._tone not in (Tone.MARTIAL, Tone.SHORT):
            return False
        if predicate.relation != "fighting" or predicate.trigger.lemma in _WITHOUT_WAR:
            return False
        ends = (actor.actor, recipient.actor)
        named = all(not one.name.islower() for one in ends)
        kinds = tuple(one.kind for one in ends)
        return named and ActorKind.PERSON in kinds and all(k in _MEN_AND_STATES for k in kinds)

    def _public(self, predicate: Predicate, pair: Pair) -> bool:
        """Whether ends are such as an article of this tone may tell of."""
        if self._tone is Tone.FICTION:
            return all(end is not None and end.actor.listed for end in pair)
        if predicate.relation is not None and None not in pair:
            return self._political(predicate, pair)
        if self._tone is not Tone.OTHER:
            return not any(end is not None and self._is_private(end) for end in pair)
        return all(end is not None and (self._is_political(end) or self._in_office(end)) for end in pair)

    def _political(self, predicate: Predicate, pair: Pair) -> bool:
        """Whether the ends are such as politics is made of: the body of a member or leader, else one of the two."""
        if (
            self._tone is Tone.OTHER
            and predicate.relation == "backing"
            and any(end is not None and are_some_people(end) for end in pair[1:])
        ):
            return False  # "the coast guard supplied the islanders with bread"
        if predicate.relation == "fighting" and (self._peoples(pair) or self._men_at_war(predicate, pair)):
            return True
        weighed = [end for end in (pair[1:] if predicate.relation in _OF_BODIES else pair) if end is not None]
        if self._tone is Tone.SHORT and self._may_be_public(predicate, weighed):
            return True
        return any(self._is_political(end) or self._in_office(end) for end in weighed)

    def _may_be_public(self, predicate: Predicate, ends: Sequence[End]) -> bool:
        """Whether in a sentence or two one of the ends bears arms, or a name of which nothing says that it is private.

        A party need be in no list there, nor a person; but anybody meets others, beats them at chess, is marched for.
        A people that has a leader, or makes a peace, is of politics.
        """
        if any(may_be_armed(end.actor, self._words) for end in ends):
            return True
        said = {word for end in ends for word in end.participant.span.text.lower().split()}
        if predicate.relation == "leadership" and not said.isdisjoint(_OF_POLITICS):
            return True  # "X leads the moderate wing"
        posts = predicate.relation == "leadership" and predicate.trigger.word_class == "noun"
        if posts and not said.isdisjoint(_WITH_LEADERS):
            return True  # "the party's leader, X"
        personal = predicate.relation not in _OF_ANYBODY and all(
            end.actor.kind is not ActorKind.COMMUNITY for end in ends
        )
        kinds = _POLITICAL_KINDS | {ActorKind.PERSON} if personal else _POLITICAL_KINDS
        if predicate.relation in ("leadership", "truce"):  # peoples make their peace with each other
            kinds |= {ActorKind.COMMUNITY}
        named = (end for end in ends if end.actor.kind in kinds and not end.actor.name.islower())
        return any(not self._is_private(end) for end in named)

    def _is_political(self, end: End) -> bool:
        """Whether an end is of political life: a person whom a list or the book has, a body with a name or arms."""
        actor = end.actor
        unknown = not actor.listed
        if actor.kind is ActorKind.PERSON:
            return not unknown or actor.country is not None  # as only of those whom the book knows
        if unknown and (
            actor.kind is ActorKind.COALITION or (actor.kind is ActorKind.PARTY and not actor.name.islower())
        ):
            return False
        if unknown and actor.kind in _POLITICAL_KINDS and actor.name.islower():
            return not self._words["armed"].isdisjoint(end.participant.span.text.lower().split())
        return actor.kind in _POLITICAL_KINDS

    def _is_private(self, end: End) -> bool:
        """Whether a person that no list knows lives by sport or the arts, as is told right beside his name."""
        if end.actor.listed or end.actor.kind is not ActorKind.PERSON:
            return False
        named = end.participant.antecedent or end.participant.span  # "the singer X denied that she"
        words = [t for t in self._tokens if named.start <= t.start < named.end or t.index == end.token]
        above = [self._tokens[t.head] for t in words if t.deprel in _TITLES and t.head >= 0]
        told = [child for t in words for child in self._sentence.children(t.index, *_TITLES)]
        return any(word.lemma.lower() in self._words["civil"] for word in (*words, *above, *told))

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


def _is_of_victims(pair: Pair) -> bool:
    """Whether people who have no name and are nobody's suffer something ("killed seven men", "army officers").

    Men and officers may well attack somebody, mere people do not.
    """
    doer, sufferer = pair
    if doer is None or sufferer is None:
        return False
    if not doer.owned and doer.actor.name.lower().split()[-1] in ("civilians", "people"):
        return True
    words = sufferer.actor.name.lower().split()
    named = sufferer.owned or sufferer.actor.listed or len(words) > 2 or "-" in words[0]  # "the workers' army"
    return not named and words[-1] in _VICTIMS
