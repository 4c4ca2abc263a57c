"""The pairs of ends between which a matched predicate holds."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import combinations

from foedus.codebook import Predicate
from foedus.extraction.rules.authors import authors_by_clause
from foedus.extraction.rules.company import (
    accompanies,
    come_of_several,
    comes_of_them,
    company,
    company_of_doers,
    fellow_founders,
    helped,
    his_body,
    is_aside,
    is_outcome,
    on_one_side,
    part_for_whole,
    sharers,
    stands_between,
)
from foedus.extraction.rules.deplored import mourned, sufferers
from foedus.extraction.rules.describing import one_of
from foedus.extraction.rules.ends import COMMANDS, DEVOTED, End, Ends
from foedus.extraction.rules.gapping import gapped
from foedus.extraction.rules.grammar import Grammar
from foedus.extraction.rules.joined import JOINING, no_membership
from foedus.extraction.rules.kinds import may_be
from foedus.extraction.rules.posts import Posts
from foedus.extraction.rules.reciprocity import reciprocal
from foedus.extraction.rules.slots import Slots
from foedus.language import Token
from foedus.model import ActorKind

_BETWEEN = ("between", "among", "amongst")
_MANY = 4
"""Of how many parties a plural no longer tells who is with whom, or against whom."""
_MANIFOLD = frozenset(("alliance", "fighting", "opposition", "split", "truce"))
_POINTING = frozenset(("the", "this", "that", "these", "those", "such"))
_OF_DEEDS = ("ing", "ion", "ure", "ment", "massacre", "murder", "ambush")
_DESCRIBED = ("self", "host")
_OWN = ("self", "this")
_DOERS = ("subj", "host")
_PARTING = frozenset(("split", "formation", "merger"))
_SHARED = frozenset(("membership", "split"))
"""Relations in which whoever is named "along with" the actor is as he is: he joined, or left, with him."""
_WITHIN = ("fighting", "split")
"""Relations that are as often with one's own: "fell out with his deputies", "turned on their employers"."""
_DISLIKE = frozenset(("ACCUSE", "REJECT"))
_ELSEWHERE = ("preposition", "adverb")
"""Classes of words whose slots lie around another word."""
_GO_BETWEENS = frozenset(("mediator", "negotiator", "go-between", "intermediary", "broker", "middleman", "facilitator"))
"""Who stands between others, so that "Saudi and US mediators" do not talk to each other."""
_SPOKEN_TO = frozenset(("warn", "threaten", "caution", "admonish", "urge", "tell", "order"))
"""What one says to one's own without being against them: "warned his fighters against revenge"."""
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
_NO_ENDS: tuple[End, ...] = ()
Pair = tuple[End | None, End | None]
"""Actor and recipient; None for an end that the sentence does not give."""
_PLURAL = ("NNS", "NNPS")
_LED = (ActorKind.ARMED_GROUP, ActorKind.PARTY, ActorKind.COALITION)
"""What of a person's is led by him, as his mission, his body or his people are not."""
_LEAGUES = frozenset(
    ("alliance", "bloc", "coalition", "confederation", "federation", "front", "grouping", "league", "umbrella", "union")
)
"""Nouns for a body whose members an "of" tells."""
_UNITS = frozenset(("battalion", "column"))
"""Parts of an army that may merge with others and leave it as it is."""
HELD = ("leadership", "membership")
"""What a title beside a name tells."""


class Pairing:
    """Reads the ends of predicates in one sentence."""

    def __init__(
        self, grammar: Grammar, ends: Ends, slots: Slots, words: Mapping[str, frozenset[str]], posts: Posts
    ) -> None:
        self._grammar = grammar
        self._ends = ends
        self._slots = slots
        self._words = words
        self._posts = posts
        self._sentence = grammar.sentence
        self._tokens = grammar.tokens

    def pairs(self, predicate: Predicate, token: Token) -> Iterator[Pair]:
        """Every actor with every recipient; for a mutual predicate those of one side among themselves as well.

        With one end alone only where the predicate is bare.
        """
        word_class = predicate.trigger.word_class
        hyphenated = self._hyphenated(token, word_class)
        if hyphenated is not None:
            yield from _product(*hyphenated)
            return
        if word_class == "verb":
            yield from gapped(self._sentence, self._ends, predicate, token)
        if each := self._each_his(predicate, token):
            yield from each
            return
        apart = "self" not in (*predicate.actor, *predicate.recipient)
        if (word_class == "noun" and apart) or predicate.mutual:
            others = word_class == "verb" and predicate.trigger.object and "obj.between" not in predicate.actor
            if others and self._of_others(token.index):
                return
            among = self._first(_BETWEEN, token.index, predicate, _NO_ENDS, predicate.actors)
            if len(among) > 1:
                yield from self._opposite(predicate, token, among)
                return
        # "Its Fatah and Hamas allies" are somebody else's.
        friends = predicate.relation == "alliance" and token.xpos == "NNS"
        if word_class == "noun" and predicate.mutual and not friends and (coupled := self._coupled(token)):
            if token.lemma in _GO_BETWEENS:
                return
            yield from combinations(coupled, 2)
            return
        left = self._actors(predicate, token)
        if not left and token.lemma in DEVOTED:  # troops told by whom they obey
            left = self._themselves(predicate, token.index)
        if word_class == "noun" and predicate.mutual and left and self._is_a_known_body(predicate, token):
            return
        if word_class == "noun" and predicate.relation == "alliance" and self._is_of_members(token, left):
            return
        if word_class == "noun" and predicate.mutual and self._ends.beside_plural(token.index):
            left = left[:1]  # "an alliance of A and B have agreed": B has agreed with it
        if word_class == "noun" and predicate.mutual and not left:
            if not friends:
                yield from combinations(self._kinds_of(token), 2)
            return
        if len(left) > 1 and reciprocal(self._grammar, token.index, predicate):
            yield from combinations(left, 2)
            return
        if not left and not (predicate.bare and word_class == "verb"):
            return  # only a verb may lack its actor, and only one that tells an act by itself
        right = self._recipients(predicate, token, left)
        if word_class == "adj" and left and not right and not predicate.mutual:
            # "militias loyal to X" stand for X elsewhere; here they are told from him.
            left = self._themselves(predicate, token.index) or left
            right = self._first(predicate.recipient, token.index, predicate, left, predicate.recipients)
        joining = predicate.trigger.lemma in JOINING and predicate.relation == "membership"
        if joining and no_membership(self._grammar, token.index, left, right, self._words):
            return
        if predicate.relation == "merger" and len(left) > 1 and comes_of_them(self._grammar, right):
            yield from combinations(left, 2)
            return
        if predicate.relation == "formation" and not come_of_several(self._grammar, token.index, left, right):
            return
        if predicate.mutual and not right and len(left) == 1 and word_class in ("verb", "noun"):
            left += self._drawn_to_owner(left[0], predicate)
        if predicate.mutual and not right and not self._stands(predicate, token.index, left):
            if self._is_among_deeds(predicate, token):
                return
            yield from combinations(left, 2)
        elif right or predicate.bare:
            yield from _product(left, right)

    def _actors(self, predicate: Predicate, token: Token) -> tuple[End, ...]:
        """Who stands where the actor is sought, and those in his company who do the same."""
        found = self._first(predicate.actor, token.index, predicate, _NO_ENDS, predicate.actors)
        if not found:
            return found
        beside: list[int] = []
        if predicate.relation in _SHARED:
            beside += company(self._grammar, token.index)
        if predicate.trigger.word_class == "verb" and predicate.actor[0] == "subj":
            beside += company_of_doers(self._grammar, token.index)
            if predicate.relation == "fighting":
                beside += helped(self._grammar, token.index)
        return self._with_company(predicate.actors, beside, found) if beside else found

    def _recipients(self, predicate: Predicate, token: Token, left: tuple[End, ...]) -> tuple[End, ...]:
        """Who stands where the recipient is sought; of founders also those together with whom they found."""
        found = self._first(predicate.recipient, token.index, predicate, left, predicate.recipients)
        if found and predicate.relation == "formation" and predicate.recipient[0] == "subj":  # "X founded it with Y"
            beside = (*company(self._grammar, token.index), *company_of_doers(self._grammar, token.index))
            beside += tuple(fellow_founders(self._grammar, token.index, self._ends))
            found = self._with_company(predicate.recipients, beside, found)
        if predicate.relation == "leadership" and one_of(self._grammar, token.index) is not None:
            found = tuple(end for end in found if end.actor.kind is not ActorKind.STATE)  # it has one leader
        return found

    def _drawn_to_owner(self, one: End, predicate: Predicate) -> tuple[End, ...]:
        """Of "the Front of Samir and the Guard clashed" the Guard, whom the parser made a second owner of the Front."""
        if shared := tuple(sharers(self._grammar, one.token)):
            return tuple(end for place in shared for end in self._ends.own(place))
        if not self._tokens[one.token].deprel.startswith("nsubj"):
            return _NO_ENDS
        owners = [c.index for c in self._sentence.children(one.token, "nmod") if "of" in self._grammar.cases(c.index)]
        others = [c.index for owner in owners for c in self._sentence.children(owner, "conj")]
        found = self._ends.at(others[0]) if len(others) == 1 else _NO_ENDS
        return tuple(e for e in found if e.actor.id != one.actor.id and may_be(e.actor, predicate.actors, self._words))

    def _is_a_known_body(self, predicate: Predicate, noun: Token) -> bool:
        """As in "A and B left the bloc ECOWAS": what bears a name is no bond between those who leave it."""
        after = self._sentence.children(noun.index, "appos", "flat")
        named = any(name.index == noun.index + 1 and name.upos == "PROPN" for name in after)
        return named and predicate.relation == "alliance" and noun.deprel == "obj"

    def _is_of_members(self, noun: Token, ends: tuple[End, ...]) -> bool:
        """As in "the Front, a coalition of A, B and C", which says what they belong to."""
        behind = len(ends) > 1 and all(end.token > noun.index for end in ends)
        if (
            noun.lemma not in _LEAGUES
            or not behind
            or not any("of" in self._grammar.cases(c.index) for c in self._sentence.children(noun.index))
        ):
            return False
        called = noun.deprel == "appos" and noun.head < noun.index and self._ends.is_actor(noun.head)
        copular = any(self._sentence.children(noun.index, "cop"))
        return called or (copular and any(map(self._ends.is_actor, self._grammar.surface_subjects(noun.index))))

    def _of_others(self, verb: int) -> bool:
        """Whether the object tells between whom it is, whoever brings it about: "ended the war between A and B"."""
        return any(map(self._ends.is_actor, self._slots.read("obj.between", verb, "verb")))

    def _opposite(self, predicate: Predicate, noun: Token, ends: Sequence[End]) -> Iterator[Pair]:
        """The pairs of those between whom something is: each with each, but no two whom one noun names beside others.

        "Fighting between X and Iraqi and American troops" is of X against both; "a web of rivalries among X, Y, Z and
        others" does not say who is whose rival.
        """
        places = {end.token for end in ends}
        if len(places) >= _MANY and noun.xpos == "NNS" and predicate.relation in _MANIFOLD:
            return
        for one, other in combinations(ends, 2):
            if len(places) == 1 or one.token != other.token:
                yield one, other

    def _first(
        self,
        slots: tuple[str, ...],
        index: int,
        predicate: Predicate,
        other: tuple[End, ...],
        kinds: frozenset[ActorKind],
    ) -> tuple[End, ...]:
        """The ends of the wanted kinds in the first slot that holds one beside those of the other side."""
        taken = {end.actor.id for end in other}
        described = [end.actor.id for end in self._ends.own(index)]
        if other and len(described) > 1:  # "A and B fighters" are of both: B's are no members of A
            taken.update(described)
        deplored = self._deplored(predicate, index)
        for slot in slots if predicate.trigger.word_class in _ELSEWHERE else self._slots.open(slots):
            for place in self._places(slot, index, predicate):
                if place == index and slot not in _OWN:
                    continue
                if slot == "with" and predicate.relation in _SHARED and accompanies(self._grammar, place):
                    continue
                if slot == "with" and predicate.relation == "fighting" and self._is_weapon(place):
                    continue
                if slot.endswith("with") and stands_between(self._grammar, place):
                    continue
                near = self._nearest(index, place)
                there = self._standing(predicate, slot, near)
                if slot == "below":
                    there = tuple(end for end in there if not self._is_thing(end, predicate, beside=bool(other)))
                found = tuple(end for end in there if end.actor.id not in taken and end.token not in deplored)
                if there and not found and slot in _DOERS:
                    return _NO_ENDS  # who does it is the other side itself
                within = predicate.relation in _WITHIN and predicate.trigger.word_class == "verb"
                if there and not found and (slot == "obj" or within):
                    found = self._own_people(predicate, near, taken)
                if self._tokens[index].deprel in ("acl", "acl:relcl", "amod") and place < index:
                    # "between X, backed by A, and B": what stands behind the clause is not described by it
                    found = tuple(end for end in found if end.token < index)
                if slot == "self" and place == index:  # of "the army of X and the fighters" these are no army
                    others = set(self._grammar.conjuncts(index)) - {index}
                    found = tuple(end for end in found if end.token not in others)
                if slot in _DESCRIBED and predicate.trigger.word_class in ("name", "preposition"):
                    found = tuple(end for end in found if not self._has_own(end.token, place))
                if slot == "host" and predicate.trigger.word_class == "preposition" and place < index:
                    found = tuple(end for end in found if end.token < index)  # "supporters of A and rebels"
                if self._tokens[index].deprel == "amod" and self._tokens[index].head == place > index:
                    found = tuple(end for end in found if not self._is_set_apart(end.token, place))
                if slot == "self" and self._trails(index, place):
                    found = tuple(end for end in found if end.token < index)[-1:]
                if predicate.relation == "formation":
                    found = tuple(map(self._ends.body_of_former, found))
                found = tuple(end for end in found if may_be(end.actor, kinds, self._words))
                if predicate.relation == "leadership" and found and found[0].actor.kind is ActorKind.PERSON:
                    found = tuple(end for end in found if end.actor.kind is ActorKind.PERSON)
                if found:
                    return found[:1] if slot == "below" or (slot == "self" and self._single(index)) else found
        return _NO_ENDS

    def _is_thing(self, end: End, predicate: Predicate, *, beside: bool) -> bool:
        """Whether an end is but equipment, or what the predicate asks for ("sent ten battalions").

        Beside a doer no known actor is that for whom such a word stands: "sent troops" sends none of whoever has some.
        """
        lemma = self._tokens[end.token].lemma.lower()
        lemmas = {lemma, lemma.removesuffix("s")}
        asked = not lemmas.isdisjoint(predicate.trigger.object)
        if end.actor.listed:
            return asked and beside and predicate.relation is None and not end.owned
        return (asked and end.actor.name.islower()) or not lemmas.isdisjoint(self._words["equipment"])

    def _deplored(self, predicate: Predicate, index: int) -> frozenset[int]:
        """Where those stand to whom the deed was done that the word is against, or over which people protest."""
        if predicate.relation is None and predicate.plover == "PROTEST":
            return mourned(self._grammar, index, self._words)
        disliked = predicate.relation == "opposition" or (predicate.relation is None and predicate.plover in _DISLIKE)
        against = disliked and predicate.trigger.word_class == "verb"
        return sufferers(self._grammar, index, self._words) if against else frozenset()

    def _standing(self, predicate: Predicate, slot: str, place: int) -> tuple[End, ...]:
        """Who stands there; of a part of a body that leaves one, founds or joins one, the part and not the body."""
        if slot == "this":
            return tuple(self._ends.own(place))
        if slot.endswith("deed"):
            return self._doers(place)
        there = self._ends.at(place)
        if predicate.relation in _PARTING:
            there = tuple(his_body(self._ends, end) for end in there)
        if slot.endswith("post"):
            return tuple(body for end in there if (body := self._posts.of(end)) is not None)
        parting = predicate.relation in _PARTING and slot in ("subj", "obj", "of")
        if parting or (predicate.relation == "merger" and slot == "with"):
            pieces = self._words["piece"] | (_UNITS if predicate.relation == "merger" else frozenset())
            return tuple(part_for_whole(self._ends, end, pieces) for end in there)
        outpost = self._tokens[place].lemma in self._words["outpost"]
        outpost = outpost or (slot == "host" and self._tokens[place].lemma in self._words["piece"])
        other = slot == "host" and self._tokens[place].lemma not in COMMANDS  # not "the leadership of X"
        his = other and any(end.owned and end.actor.kind is ActorKind.PERSON for end in there)
        if predicate.relation == "leadership" and (outpost or his):
            led = tuple(end for end in self._ends.own(place) if outpost or end.actor.kind in _LED)
            return led or there  # who leads the Arvanian branch of X does not lead X
        if slot == "host" and predicate.relation == "leadership" and predicate.trigger.lemma == "under":
            own = tuple(end for end in self._ends.own(place) if end.actor.kind is not ActorKind.PERSON)
            return own or there  # of "rebels under X" no X is the rebels
        return there

    def _doers(self, noun: int) -> tuple[End, ...]:
        """Who did "the raid that X carried out", and what "the attack" goes back to where no word tells whose it is."""
        for place in authors_by_clause(self._grammar, noun, self._words):
            return self._ends.at(place)
        token = self._tokens[noun]
        below = tuple(self._sentence.children(noun))
        pointing = any(child.text.lower() in _POINTING for child in below if child.deprel == "det")
        told = any(child.deprel.startswith(("nmod", "acl", "compound", "nummod")) for child in below)
        general = token.lemma in self._words["deed"]
        if not pointing or told or not (general or token.lemma.endswith(_OF_DEEDS)):
            return _NO_ENDS
        doer = self._posts.doer(token, of_any_kind=general)
        return _NO_ENDS if doer is None else (doer,)

    def _own_people(self, predicate: Predicate, place: int, taken: set[str]) -> tuple[End, ...]:
        """Whom somebody opposes, leaves or attacks who is his own: "the party suspended its leader"."""
        owned = any(self._sentence.children(place, "nmod:poss"))
        if predicate.relation not in ("opposition", *_WITHIN) or not owned or predicate.trigger.lemma in _SPOKEN_TO:
            return _NO_ENDS
        if self._tokens[place].lemma in predicate.trigger.object:  # "recalled their ambassadors"
            return _NO_ENDS
        return tuple(end for end in self._ends.own(place) if end.actor.id not in taken)

    def _with_company(
        self, kinds: frozenset[ActorKind], places: Iterable[int], ends: tuple[End, ...]
    ) -> tuple[End, ...]:
        """The ends with those of these kinds who do the same "along with" them."""
        found = {end.actor.id: end for end in ends}
        for place in places:
            for end in self._ends.at(place):
                if may_be(end.actor, kinds, self._words):
                    found.setdefault(end.actor.id, end)
        return tuple(found.values())

    def _places(self, slot: str, index: int, predicate: Predicate) -> Sequence[int]:
        """What stands in a slot of the trigger or of the noun that belongs to it ("chief of staff of X").

        Of the clauses below only what the trigger asks for has its subject here ("said that X had broken the truce").
        "A cessation of hostilities between X and Y" is between those whom the hostilities are between.
        """
        of = predicate.trigger.of
        own = self._slots.read(slot, index, predicate.trigger.word_class)
        asked = predicate.trigger.complement
        if slot == "comp" and asked:
            return [place for place in own if self._tokens[self._tokens[place].head].lemma in asked]
        if slot == "obj" and asked and len(own) > 1:  # of "calls you terrorists" nobody is called by the last word
            own = tuple(place for place in own if self._tokens[place].lemma not in asked)
        behind = [i for i in self._grammar.behind(index, "of") if self._tokens[i].lemma == of] if of else []
        if not behind:
            return own
        preposition = "of" if slot == "whose" else slot
        further = [place for noun in behind for place in self._grammar.behind(noun, preposition)]
        return [place for place in own if place not in behind] + further

    def _themselves(self, predicate: Predicate, index: int) -> tuple[End, ...]:
        """Whom the mentions in the actor's slots name themselves, whoever owns them."""
        for slot in predicate.actor:
            for place in self._slots.read(slot, index, "adj"):
                found = tuple(
                    e for e in self._ends.own(place) if not predicate.actors or e.actor.kind in predicate.actors
                )
                if found:
                    return found
        return _NO_ENDS

    def _each_his(self, predicate: Predicate, token: Token) -> list[Pair]:
        """As in "Presidents X of Chad and Y of Mali": a title of several, each of whom has a body of his own.

        Who has none shares the next one's, if it is no state: "Generals X and Y of the Front".
        """
        if token.deprel != "nmod:desc" or token.xpos not in _PLURAL or predicate.relation not in HELD:
            return []
        people = (token.head, *(other.index for other in self._sentence.children(token.head, "conj")))
        bodies = [next((place for place in self._grammar.behind(one, "of") if place > one), -1) for one in people]
        if len(people) < 2 or bodies[-1] < 0:
            return []
        shared = [next(body for body in bodies[place:] if body >= 0) for place in range(len(people))]
        return [
            (person, body)
            for one, own, place in zip(people, bodies, shared, strict=True)
            for person in self._ends.own(one)
            for body in self._ends.own(place)
            if person.actor.kind in predicate.actors and body.actor.kind in predicate.recipients
            if own >= 0 or body.actor.kind is not ActorKind.STATE
        ]

    def _coupled(self, token: Token) -> tuple[End, ...]:
        """The several actors that one modifier of a noun names ("the Israel-Hamas war")."""
        for child in self._sentence.children(token.index, "compound", "amod"):
            found = tuple(self._ends.at(child.index))
            if len(found) > 1:
                return found
        return _NO_ENDS

    def _kinds_of(self, token: Token) -> tuple[End, ...]:
        """The actors before a plural noun that holds among them ("Fatah and Hamas rivals")."""
        if token.xpos not in _PLURAL:
            return _NO_ENDS
        places = [child.index for child in self._sentence.children(token.index, "compound", "amod")]
        return tuple({end.actor.id: end for place in places for end in self._ends.at(place)}.values())

    def _stands(self, predicate: Predicate, index: int, left: tuple[End, ...]) -> bool:
        """Whether anything stands where the recipient is sought, or another actor as object ("fought their foes")."""
        word_class = predicate.trigger.word_class
        sought = predicate.recipient or (_WITH_OTHERS if predicate.relation == "split" else ())
        there = (i for slot in sought for i in self._slots.read(slot, index, word_class))
        if not predicate.recipient and word_class == "verb" and self._is_with_another(index):
            return True
        apart = (
            self._is_time,
            self._is_weapon,
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

    def _is_among_deeds(self, predicate: Predicate, token: Token) -> bool:
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
        return [place for place in places if not self._is_weapon(place)]

    def _is_time(self, index: int) -> bool:
        """Whether a word tells when ("on Sunday", "with the night", "enemies of old")."""
        return self._tokens[index].lemma.lower() in self._words["time"] or self._tokens[index].text == "old"

    def _is_weapon(self, index: int) -> bool:
        """Whether a word tells by what means, and of nobody's ("fought with tanks", but "fought with Chad's tanks")."""
        if self._tokens[index].lemma not in self._words["weapon"]:
            return False
        owners = self._sentence.children(index, "compound", "nmod:poss", "amod", "nmod")
        return not any(child.text[:1].isupper() or self._ends.is_actor(child.index) for child in owners)

    def _is_doubled(self, index: int) -> bool:
        """Whether a word stands twice around a preposition and tells how: "street by street", "from house to house"."""
        words = [token.lemma for token in self._tokens[max(0, index - 2) : index + 3]]
        return self._tokens[index].text.islower() and words.count(self._tokens[index].lemma) > 1

    def _single(self, index: int) -> bool:
        """Whether a descriptive word describes one actor: a noun in the singular that is no predicate of several."""
        token = self._tokens[index]
        return token.xpos in ("NN", "NNP") and not any(self._sentence.children(index, "cop"))

    def _has_own(self, member: int, first: int) -> bool:
        """Whether a member of a coordination has an owner or determiner of its own: "X of A and Y of B"."""
        return member != first and (bool(self._grammar.behind(member, "of")) or self._starts_anew(member, first))

    def _starts_anew(self, member: int, first: int) -> bool:
        """Whether a member of a coordination has a determiner of its own: "Syrian-backed militias and the army"."""
        coordinated = member != first and member in self._grammar.conjuncts(first)
        return coordinated and any(self._sentence.children(member, "det"))

    def _is_set_apart(self, member: int, first: int) -> bool:
        """Whether what describes the first of a coordination is not told of a member: "the Iran-backed Houthis and
        Saleh loyalists", where that has a determiner or a description of its own.
        """
        described = member in self._grammar.conjuncts(first) and member != first
        own = described and any(child.index < member for child in self._sentence.children(member, "amod", "compound"))
        return own or self._starts_anew(member, first)

    def _trails(self, index: int, noun: int) -> bool:
        """Whether an adjective stands right behind the noun it modifies: of several it then tells of the nearest."""
        token = self._tokens[index]
        if self._tokens[index - 1].text == ",":
            return False  # "X and Y, allied with Z, fled"
        return token.upos == "ADJ" and token.deprel in ("amod", "acl") and token.head == noun < index

    def _nearest(self, index: int, noun: int) -> int:
        """Of coordinated nouns the last where a participle right behind it tells of them: "A, B and C led by X"."""
        token = self._tokens[index]
        if token.deprel != "acl" or token.xpos not in ("VBN", "VBG", "VBD") or token.head != noun or index < noun:
            return noun  # also of "Backed by X, the rebels", which has nobody before the participle
        before = [place for place in self._grammar.conjuncts(noun) if place < index]
        parted = any(word.text == "," for word in self._tokens[before[-1] + 1 : index])
        return noun if parted else before[-1]

    def _hyphenated(self, token: Token, word_class: str) -> tuple[tuple[End, ...], tuple[End, ...]] | None:
        """The ends of "US-backed rebels" as one word: who stands before the hyphen, and the noun it modifies."""
        if token.leaning and word_class == "adj" and token.head >= 0:
            return (tuple(self._ends.at(token.head)), tuple(self._ends.at(token.index)))
        if word_class != "verb" or "-" not in token.text[1:] or token.head < 0:
            return None
        mention = self._ends.mention(token.index)
        if mention is None or mention.span.end >= token.end:
            return None
        return (tuple(self._ends.at(token.index)), tuple(self._ends.at(token.head)))


def _personal(end: End) -> bool:
    return end.actor.kind is ActorKind.PERSON


def _product(left: tuple[End, ...], right: tuple[End, ...]) -> Iterator[Pair]:
    if left or right:
        for actor in left or (None,):
            for recipient in right or (None,):
                yield actor, recipient
