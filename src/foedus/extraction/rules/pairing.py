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
    is_of_a_bond,
    part_for_whole,
    sharers,
    stands_between,
)
from foedus.extraction.rules.deplored import mourned, sufferers
from foedus.extraction.rules.describing import one_of
from foedus.extraction.rules.end import End
from foedus.extraction.rules.ends import COMMANDS, DEVOTED, Ends
from foedus.extraction.rules.gapping import gapped
from foedus.extraction.rules.grammar import Grammar
from foedus.extraction.rules.joined import JOINING, no_membership
from foedus.extraction.rules.kinds import may_be
from foedus.extraction.rules.leagues import first_side_ends, tells_of_a_body
from foedus.extraction.rules.narrowing import is_single, nearest, told_of
from foedus.extraction.rules.posts import Posts
from foedus.extraction.rules.reciprocity import reciprocal
from foedus.extraction.rules.slots import Slots
from foedus.extraction.rules.third_parties import ThirdParties
from foedus.language import Token
from foedus.model import ActorKind

_BETWEEN = ("between", "among", "amongst")
_MANY = 4
"""Of how many parties a plural no longer tells who is with whom, or against whom."""
_MANIFOLD = frozenset(("alliance", "fighting", "opposition", "split", "truce"))
_POINTING = frozenset(("the", "this", "that", "these", "those", "such"))
_OF_DEEDS = ("ing", "ion", "ure", "ment", "massacre", "murder", "ambush")
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
_OF_PARTIES = frozenset(("truce", "talks", "fighting", "opposition"))
_GO_BETWEENS = frozenset(("mediator", "negotiator", "go-between", "intermediary", "broker", "middleman", "facilitator"))
"""Who stands between others, so that "Saudi and US mediators" do not talk to each other."""
_SPOKEN_TO = frozenset(("warn", "threaten", "caution", "admonish", "urge", "tell", "order"))
"""What one says to one's own without being against them: "warned his fighters against revenge"."""
_NO_ENDS: tuple[End, ...] = ()
Pair = tuple[End | None, End | None]
"""Actor and recipient; None for an end that the sentence does not give."""
_PLURAL = ("NNS", "NNPS")
_LED = (ActorKind.ARMED_GROUP, ActorKind.PARTY, ActorKind.COALITION)
"""What of a person's is led by him, as his mission, his body or his people are not."""
_UNITS = frozenset(("battalion", "column"))
"""Parts of an army that may merge with others and leave it as it is."""
_EACH = frozenset(("other", "another"))
"""The second words of "each other" and the like."""
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
        self._others = ThirdParties(grammar, ends, slots, words)
        self._sentence = grammar.sentence
        self._tokens = grammar.tokens
        self._mutual = any(token.text.lower() in _EACH for token in self._tokens)
        """Whether the sentence may tell what several do to one another, where none need stand on the other side."""

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
        named = self._each_his(predicate, token) or self._between(predicate, token)
        if named is None and word_class == "noun" and predicate.mutual:
            named = self._before(predicate, token)
        if named is None:
            named = self._by_sides(predicate, token)
        yield from named

    def _between(self, predicate: Predicate, token: Token) -> Iterable[Pair] | None:
        """Those named behind "between" or "among"; none if the object tells of others; else None."""
        word_class = predicate.trigger.word_class
        apart = "self" not in (*predicate.actor, *predicate.recipient)
        if not ((word_class == "noun" and apart) or predicate.mutual):
            return None
        others = word_class == "verb" and predicate.trigger.object and "obj.between" not in predicate.actor
        if others and self._of_others(token.index):
            return ()
        among = self._first(_BETWEEN, token.index, predicate, _NO_ENDS, predicate.actors)
        return self._opposite(predicate, token, among) if len(among) > 1 else None

    def _before(self, predicate: Predicate, token: Token) -> Iterable[Pair] | None:
        """Those whom one word before a mutual noun names ("the Israel-Hamas war"); none of go-betweens; else None."""
        if _are_friends(predicate, token) or not (coupled := self._coupled(token)):
            return None
        return () if token.lemma in _GO_BETWEENS else combinations(coupled, 2)

    def _by_sides(self, predicate: Predicate, token: Token) -> Iterable[Pair]:
        """The pairs of who stands where the actor is sought and who stands where the recipient is."""
        word_class = predicate.trigger.word_class
        if self._lacks_recipient(predicate, token.index):
            return ()
        left = self._actors(predicate, token)
        if not left and token.lemma in DEVOTED:  # troops told by whom they obey
            left = self._themselves(predicate, token.index)
        if word_class == "noun":
            if left and tells_of_a_body(self._grammar, self._ends, predicate, token, left):
                return ()
            if predicate.mutual and self._ends.beside_plural(token.index):
                left = left[:1]  # "an alliance of A and B have agreed": B has agreed with it
            if predicate.mutual and not left:
                return () if _are_friends(predicate, token) else combinations(self._kinds_of(token), 2)
        if len(left) > 1 and reciprocal(self._grammar, token.index, predicate):
            return combinations(left, 2)
        if not left and not (predicate.bare and word_class == "verb"):
            return ()  # only a verb may lack its actor, and only one that tells an act by itself
        right = self._recipients(predicate, token, left)
        if word_class == "adj" and left and not right and not predicate.mutual:
            # "militias loyal to X" stand for X elsewhere; here they are told from him.
            left = self._themselves(predicate, token.index) or left
            right = self._first(predicate.recipient, token.index, predicate, left, predicate.recipients)
        return self._joined(predicate, token, left, right)

    def _lacks_recipient(self, predicate: Predicate, index: int) -> bool:
        """Whether nothing stands where the recipient of a predicate is sought that needs two ends, one on each side.

        That is sooner seen than who the actor is.
        """
        if predicate.bare or predicate.mutual or self._mutual or predicate.trigger.word_class in ("adj", *_ELSEWHERE):
            return False
        return not any(self._places(slot, index, predicate) for slot in self._slots.open(predicate.recipient))

    def _joined(
        self, predicate: Predicate, token: Token, left: tuple[End, ...], right: tuple[End, ...]
    ) -> Iterable[Pair]:
        """One side with the other, or, where nobody stands on the other, those of one side among themselves."""
        joining = predicate.trigger.lemma in JOINING and predicate.relation == "membership"
        if joining and no_membership(self._grammar, token.index, left, right, self._words):
            return ()
        if predicate.relation == "merger" and len(left) > 1 and comes_of_them(self._grammar, right):
            return combinations(left, 2)
        if predicate.relation == "formation" and not come_of_several(self._grammar, token.index, left, right):
            return ()
        if predicate.mutual and not right:
            foes = predicate.relation == "opposition" and predicate.actor == ("self",)
            of = self._grammar.behind(token.index, "of") if foes else ()
            if any(self._tokens[place].upos in ("NOUN", "PROPN") for place in of):
                return ()  # "X and Y are enemies of the faith" are none of each other
            if len(left) == 1 and predicate.trigger.word_class in ("verb", "noun"):
                left += self._drawn_to_owner(left[0], predicate)
            if self._are_the_doers(left):
                return ()
            if not self._others.stand(predicate, token.index, left):
                return () if self._others.are_among_deeds(predicate, token) else _with_each_other(predicate, left)
        return _product(left, right) if right or predicate.bare else ()

    def _are_the_doers(self, ends: Sequence[End]) -> bool:
        """Whether "the rivals" were taken for those who do something to them: "X and Y reconciled the rivals".

        Who does something to others is none of them.
        """
        places = {end.token for end in ends}
        if len(ends) < 2 or len(places) != 1 or self._tokens[min(places)].deprel != "obj":
            return False
        verb = self._tokens[min(places)].head
        doers = {end.actor.id for place in self._grammar.subjects(verb) for end in self._ends.at(place)}
        return {end.actor.id for end in ends} <= doers

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
        turn = next(filter(None, (first_side_ends(self._tokens, place) for place in sorted(places))), 0)
        for one, other in _apart(ends):
            if not turn or (one.token < turn) != (other.token < turn):
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
        if other and len(described := [end.actor.id for end in self._ends.own(index)]) > 1:
            taken.update(described)  # "A and B fighters" are of both: B's are no members of A
        deplored: frozenset[int] | None = None
        for slot in slots if predicate.trigger.word_class in _ELSEWHERE else self._slots.open(slots):
            for place in self._places(slot, index, predicate):
                if place == index and slot not in _OWN:
                    continue
                if slot == "with" and predicate.relation in _SHARED and accompanies(self._grammar, place):
                    continue
                if slot == "with" and predicate.relation == "fighting" and self._others.is_weapon(place):
                    continue
                if slot.endswith("with") and stands_between(self._grammar, place):
                    continue
                acting = predicate.relation == "alliance" and predicate.trigger.word_class == "verb"
                if slot == "with" and acting and is_of_a_bond(self._grammar, place):
                    continue
                near = nearest(self._grammar, index, place)
                there = self._standing(predicate, slot, near)
                if slot == "below":
                    there = tuple(end for end in there if not self._is_thing(end, predicate, beside=bool(other)))
                if there and deplored is None:
                    deplored = self._deplored(predicate, index)
                found = tuple(e for e in there if e.actor.id not in taken and not (deplored and e.token in deplored))
                if there and not found and slot in _DOERS:
                    return _NO_ENDS  # who does it is the other side itself
                within = predicate.relation in _WITHIN and predicate.trigger.word_class == "verb"
                if there and not found and (slot == "obj" or within):
                    found = self._own_people(predicate, near, taken)
                found = told_of(self._grammar, predicate, slot, index, place, found)
                if predicate.relation == "formation":
                    found = tuple(map(self._ends.body_of_former, found))
                found = tuple(end for end in found if may_be(end.actor, kinds, self._words))
                if predicate.relation == "leadership" and found and found[0].actor.kind is ActorKind.PERSON:
                    found = tuple(end for end in found if end.actor.kind is ActorKind.PERSON)
                if found:
                    one = slot == "below" or (slot == "self" and is_single(self._grammar, index))
                    return found[:1] if one else found
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
        doer = self._posts.deeds.doer(token, of_any_kind=general)
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
        if token.xpos not in _PLURAL or predicate.relation not in HELD:
            return []
        if token.deprel != "nmod:desc":
            return self._in_turn(predicate, token)
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

    def _in_turn(self, predicate: Predicate, token: Token) -> list[Pair]:
        """As in "the leaders of A and B, X and Y": as many names as bodies, of which each has one."""
        bodies = [e for place in self._grammar.behind(token.index, "of")[:1] for e in self._ends.at(place)]
        named = next(self._sentence.children(token.index, "appos"), None)
        people = self._ends.at(named.index) if named is not None and named.index > token.index else _NO_ENDS
        fit = all(p.actor.kind in predicate.actors for p in people) and all(
            b.actor.kind in predicate.recipients for b in bodies
        )
        if len(people) < 2 or len(people) != len(bodies) or not fit:
            return []
        return list(zip(people, bodies, strict=True))

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


def _with_each_other(predicate: Predicate, ends: Sequence[End]) -> Iterable[Pair]:
    """The pairs of one side; in a truce, talks or a war of "X and the two militias" these two are one party."""
    return _apart(ends) if predicate.relation in _OF_PARTIES else combinations(ends, 2)


def _apart(ends: Sequence[End]) -> Iterator[tuple[End, End]]:
    """Each with each, but no two whom one noun names beside others."""
    places = {end.token for end in ends}
    return (pair for pair in combinations(ends, 2) if len(places) == 1 or pair[0].token != pair[1].token)


def _are_friends(predicate: Predicate, noun: Token) -> bool:
    """Whether a noun is of several who are somebody else's friends: "its Fatah and Hamas allies"."""
    return predicate.relation == "alliance" and noun.xpos == "NNS"


def _product(left: tuple[End, ...], right: tuple[End, ...]) -> Iterator[Pair]:
    if left or right:
        for actor in left or (None,):
            for recipient in right or (None,):
                yield actor, recipient
