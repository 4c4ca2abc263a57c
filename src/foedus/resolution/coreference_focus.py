"""What an article speaks of at each point: its actors by recency, role and weight, and the pairs it sets side by side.

The weights follow the old observation that subjects and recent, often named actors are referred back to (Lappin & Leass
1994, "An algorithm for pronominal anaphora resolution"), here with few and coarse steps.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from itertools import combinations, product, takewhile

from foedus.model import Actor, ActorKind, Span
from foedus.resolution.mentions_found import GROUP_KINDS, STATE_KINDS, is_subject

_ROLES = {"nsubj": 3.5, "nsubj:pass": 3.2, "obl:agent": 2.7, "obj": 2.5, "iobj": 2.0, "nmod:poss": 2.0, "obl": 1.5}
_OTHER_ROLE = 1.0
BEFORE_HYPHEN = "hyphen"
"""The role of X in "X-backed", who is never one of "the two sides" for that."""
WHOLE = "whole"
"""The role of X in "X's affiliate", and of a state in "Arvania's Red Front": of the other one is spoken."""
_MODIFYING = frozenset({"amod", "compound"})
_PER_SENTENCE = 2.0
_PER_MENTION, _MOST_MENTIONS = 0.3, 6
_BYSTANDING = {ActorKind.ORGANISATION: 2.0, ActorKind.INTERNATIONAL: 1.0}
"""How much less organisations are the parties to something than states, armed groups and peoples are."""
_TELLING = 2.0
"""And how much less those who only say, or suspect, what others do."""
_ASIDE = 1.0
_SAME_SENTENCE, _AS_MODIFIER = 4.5, 3.0
_UNNAMED, _SEVERAL_UNNAMED = 1.5, 3.0
"""How much less those without a name are one of two: "a militia", and "rebel factions", who are several already."""
_PER_TIME_TOGETHER, _MOST_TOGETHER = 0.25, 10
_PAIR, _AS_LISTED = 2, 2.0
_AS_SUBJECT, _AS_PARTNERS, _FADING, _NEAR = 3.0, 2.0, 0.5, 2
"""How much more those two are meant who did something together a sentence or two before."""
_TOGETHER, _OFTEN = 2, 2
"""How often two are set side by side who may be "the two sides" without having fought."""


@dataclass(slots=True, eq=False)
class Entity:
    """An actor, or a set of actors named together, as one article speaks of it.

    `words` are the lemmas by which it was described ("group", "rebel"), `named` says that a name was given somewhere;
    `woman` is None where nothing tells.
    """

    actors: tuple[Actor, ...]
    plural: bool
    words: set[str] = field(default_factory=set)
    count: int = 0
    named: bool = False
    woman: bool | None = None

    @property
    def person(self) -> bool:
        """Whether it is one person."""
        return len(self.actors) == 1 and self.actors[0].kind is ActorKind.PERSON

    @property
    def state(self) -> bool:
        """Whether all of it are states."""
        return all(actor.kind in STATE_KINDS for actor in self.actors)

    @property
    def group(self) -> bool:
        """Whether all of it are bodies of people other than states."""
        return all(actor.kind in GROUP_KINDS or actor.kind is ActorKind.COMMUNITY for actor in self.actors)


@dataclass(frozen=True, slots=True)
class Seen:
    """One mention of an entity: where, under which relation, and below which word of the sentence."""

    sentence: int
    token: int
    role: str
    governor: int
    entity: Entity
    plural: bool = False
    aside: bool = False
    """Whether it stands in a relative clause, which tells of something by the way."""
    telling: bool = False
    """Whether it only says what its sentence tells of others ("Serbian officials say X has armed Y")."""


class Focus:
    """The entities of one article in the order in which they were mentioned."""

    def __init__(self) -> None:
        self.seen: list[Seen] = []
        self.naming: dict[str, Span] = {}
        """For each actor's id the nearest span so far that names (or describes) it."""
        self.pairs: Counter[frozenset[str]] = Counter()
        self.foes: Counter[frozenset[str]] = Counter()
        """Pairs of which the article tells that one has attacked the other."""
        self._entities: dict[tuple[str, ...], Entity] = {}
        self.coordinated: set[tuple[int, int]] = set()
        """Sentence and token of mentions that are part of a coordination."""
        self.about: Actor | None = None
        """The body that the article is about, where it says so at its beginning."""
        self._topic: frozenset[str] = frozenset()
        self._listed: set[frozenset[str]] = set()
        """Pairs out of a list of three or more ("made up of A, B and C"), who are rather one side than two."""
        self._chains: dict[tuple[int, int], list[Actor]] = {}
        self._partners: dict[frozenset[str], int] = {}
        """The sentence in which one of two last did something with, or against, the other."""

    def entity(self, actors: tuple[Actor, ...], plural: bool) -> Entity:
        """The entity of these actors, made where it is new."""
        key = tuple(actor.id for actor in actors)
        known = self._entities.get(key)
        if known is None:
            known = self._entities[key] = Entity(actors, plural)
        known.plural = known.plural or plural
        return known

    def touch(self, seen: Seen) -> None:
        """Takes a mention in."""
        seen.entity.count += 1
        self.seen.append(seen)
        actors = seen.entity.actors
        if len(actors) == 2:
            self._together(actors[0], actors[1], 1)

    def coordinate(self, sentence: int, first: int, seen: Seen) -> None:
        """Notes that a mention is coordinated with the one headed at `first`: together they make a set."""
        chain = self._chains.setdefault((sentence, first), [])
        if not chain:
            chain.extend(a for s in self._here(sentence) if s.token == first for a in s.entity.actors)
        members = {actor.id: actor for actor in (*chain, *seen.entity.actors)}
        if not chain or len(members) < 2:
            return
        for left in chain:
            for right in seen.entity.actors:
                if left.id != right.id:
                    self._together(left, right, 2)
        chain[:] = members.values()
        if len(chain) > _PAIR:
            self._listed.update(frozenset((left.id, right.id)) for left, right in combinations(chain, 2))
        self.coordinated.update(((sentence, first), (sentence, seen.token)))
        head = next(s for s in self._here(sentence) if s.token == first)
        whole = self.entity(tuple(chain), True)
        whole.count += 1
        self.seen.append(Seen(sentence, seen.token, head.role, head.governor, whole, True))

    def _together(self, left: Actor, right: Actor, weight: int) -> None:
        """Counts that two actors were set side by side; the first two of all are what the article is about."""
        pair = frozenset((left.id, right.id))
        if not self._topic and not any(_is_described(actor) for actor in (left, right)):
            self._topic = pair
        self.pairs[pair] += weight

    def side_by_side(
        self, left: tuple[Actor, ...], right: tuple[Actor, ...], weight: int = 1, *, partners_in: int = -1
    ) -> None:
        """Notes that actors stand in a relation to others, persons left aside; `partners_in` the sentence of a deal."""
        for one in left:
            for other in right:
                if one.id != other.id and ActorKind.PERSON not in (one.kind, other.kind):
                    self._together(one, other, weight)
                    if partners_in >= 0:
                        self._partners[frozenset((one.id, other.id))] = partners_in

    def set_against(self, left: tuple[Actor, ...], right: tuple[Actor, ...]) -> None:
        """Notes that some have attacked others, which the article is about where it is the first that it tells."""
        for one, other in product(left, right):
            if one.id != other.id:
                self.foes[frozenset((one.id, other.id))] += 1
                self._together(one, other, 0)

    def topic(self, fits: Callable[[Actor], bool]) -> tuple[Actor, Actor] | None:
        """The two actors most often set side by side, if there are such."""
        known = {actor.id: actor for entity in self._entities.values() for actor in entity.actors}
        for pair, _ in self.pairs.most_common():
            actors = [known[key] for key in sorted(pair) if key in known]
            if len(actors) == 2 and all(fits(actor) for actor in actors):
                return actors[0], actors[1]
        return None

    def rather_topic(
        self, pair: tuple[Actor, Actor] | None, sentence: int, token: int, window: int
    ) -> tuple[Actor, Actor] | None:
        """A pair, or the two whom the article set side by side first, where these are near and the pair never was."""
        if pair is None or self.pairs[frozenset(actor.id for actor in pair)] > 0:
            return pair
        near = {a.id: a for seen in self.before(sentence, token, window) for a in seen.entity.actors}
        if not self._topic <= near.keys() or self._topic.isdisjoint(actor.id for actor in pair):
            return pair
        first, second = (actor for key, actor in reversed(near.items()) if key in self._topic)
        return first, second

    def rather_foes(
        self,
        pair: tuple[Actor, Actor] | None,
        sentence: int,
        token: int,
        window: int,
        fits: Callable[[Actor], bool],
    ) -> tuple[Actor, Actor] | None:
        """A pair, or those near who have fought most often, where the pair has not and was hardly told of together."""
        ids = frozenset() if pair is None else frozenset(actor.id for actor in pair)
        if self.foes[ids] > 0 or ids == self._topic:
            return pair
        near = {a.id: a for seen in self.before(sentence, token, window) for a in seen.entity.actors if fits(a)}
        near = {key: actor for key, actor in near.items() if not _is_described(actor)}
        for fought, times in self.foes.most_common():
            if times < _OFTEN and self.pairs[ids] >= _TOGETHER:
                break
            if fought <= near.keys():
                first, second = (actor for key, actor in reversed(near.items()) if key in fought)
                return first, second
        return pair

    def are_linked(self, pair: tuple[Actor, Actor] | None) -> bool:
        """Whether the article has set the two of a pair side by side, or against each other, at all."""
        ids = frozenset() if pair is None else frozenset(actor.id for actor in pair)
        return self.pairs[ids] > 0 or self.foes[ids] > 0

    def _here(self, sentence: int) -> Iterator[Seen]:
        """The mentions of the sentence that is being read, the latest first."""
        return takewhile(lambda seen: seen.sentence == sentence, reversed(self.seen))

    def before(self, sentence: int, token: int, window: int) -> Iterator[Seen]:
        """Mentions before a place, the latest first, at most `window` sentences back."""
        for seen in reversed(self.seen):
            if seen.sentence < sentence - window:
                return
            if (seen.sentence, seen.token) < (sentence, token):
                yield seen

    def best(
        self, sentence: int, token: int, window: int, fits: Callable[[Seen], bool], bonus: Callable[[Seen], float]
    ) -> tuple[Seen, float] | None:
        """The mention most in focus that fits, with its weight; None where none does."""
        best: tuple[Seen, float] | None = None
        for seen in self.before(sentence, token, window):
            if fits(seen):
                weight = self.weight(seen, sentence) + bonus(seen)
                if best is None or weight > best[1]:
                    best = seen, weight
        return best

    def weight(self, seen: Seen, sentence: int) -> float:
        """How much in focus a mention is, seen from a sentence."""
        mentions = min(seen.entity.count, _MOST_MENTIONS) * _PER_MENTION
        aside = _ASIDE if seen.aside and seen.sentence < sentence else 0.0
        return _ROLES.get(seen.role, _OTHER_ROLE) + mentions - _PER_SENTENCE * (sentence - seen.sentence) - aside

    def pair(
        self,
        sentence: int,
        token: int,
        window: int,
        fits: Callable[[Actor], bool],
        topical: float = 1.0,
        *,
        friends: bool = False,
    ) -> tuple[Actor, Actor] | None:
        """The two actors most in focus together: recent both, and set side by side before.

        `topical` says how much the two that the article sets side by side first have before others; `friends` that they
        must not have fought.
        """
        recency: dict[str, float] = {}
        actors: dict[str, Actor] = {}
        told: dict[frozenset[str], int] = {}
        tellers = self._tellers(sentence, token, fits)
        for seen in self.before(sentence, token, window):
            for actor in seen.entity.actors if seen.role != BEFORE_HYPHEN else ():
                if fits(actor) and actor.id not in tellers:
                    actors[actor.id] = actor
                    bystander = _BYSTANDING.get(actor.kind, 0.0)
                    recency[actor.id] = max(recency.get(actor.id, -9.0), self._recency(seen, sentence) - bystander)
            if len(seen.entity.actors) == _PAIR and is_subject(seen.role) and sentence - seen.sentence <= _NEAR:
                told.setdefault(frozenset(actor.id for actor in seen.entity.actors), sentence - seen.sentence)
        best: tuple[float, tuple[Actor, Actor]] | None = None
        # The earliest of two comes first: `actors` was filled from the latest on.
        for left, right in combinations(reversed(list(actors)), 2):
            if _is_part(actors[left], actors[right]) or _is_part(actors[right], actors[left]):
                continue
            pair = frozenset((left, right))
            if friends and pair in self.foes:
                continue
            together = min(self.pairs[pair], _MOST_TOGETHER) * _PER_TIME_TOGETHER * topical
            together += topical if pair == self._topic else 0.0
            together = -_AS_LISTED if pair in self._listed else together
            together += _AS_SUBJECT - told[pair] if pair in told else self._as_partners(pair, sentence)
            weight = recency[left] + recency[right] + together
            if best is None or weight > best[0]:
                best = weight, (actors[left], actors[right])
        return best[1] if best else None

    def _tellers(self, sentence: int, token: int, fits: Callable[[Actor], bool]) -> frozenset[str]:
        """Those who in the sentence before only say what two others do, who are then the two of whom more is told."""
        telling, doing = set[str](), set[str]()
        for seen in self.before(sentence, token, 1):
            here = () if seen.role in _MODIFYING else seen.entity.actors
            ids = {actor.id for actor in here if fits(actor) and not _is_described(actor)}
            (telling if seen.telling and seen.sentence < sentence else doing).update(ids)
        return frozenset(telling - doing) if len(doing) >= _PAIR else frozenset()

    def _as_partners(self, pair: frozenset[str], sentence: int) -> float:
        """How much likelier two are who were the last to do something together: "X signed a pact with Y"."""
        met = self._partners.get(pair, -1)
        last = met >= 0 and met == max(self._partners.values())
        return _AS_PARTNERS - _FADING * (sentence - met) if last and sentence - met <= _NEAR else 0.0

    def _recency(self, seen: Seen, sentence: int) -> float:
        """How near a mention is, for pairs: those in the same sentence count far more than all before it."""
        distance = sentence - seen.sentence
        near = _SAME_SENTENCE if distance == 0 else 1.0 - 1.5 * (distance - 1)
        named = seen.entity.named or len(seen.entity.actors) > 1
        described = 0.0 if named else _SEVERAL_UNNAMED if seen.entity.plural else _UNNAMED
        if seen.role in _MODIFYING or seen.role == WHOLE:
            near -= _AS_MODIFIER
        if seen.telling and distance:
            near -= _TELLING
        return near + (0.5 if seen.role.startswith("nsubj") else 0.0) - described

    def latest_set(
        self, sentence: int, token: int, window: int, fits: Callable[[Actor], bool], size: int = 0
    ) -> Entity | None:
        """The set of two or more actors (of `size`, where given) mentioned last, all of which fit."""
        for seen in self.before(sentence, token, window):
            actors = seen.entity.actors
            if size and len(actors) == size and all(fits(actor) for actor in actors):
                return seen.entity
            if not size and len(actors) > 1 and all(fits(actor) for actor in seen.entity.actors):
                return self._widest(seen)
        return None

    def _widest(self, last: Seen) -> Entity:
        """Of the sets that grow along one coordination ("A, B and C") the whole."""
        best = last.entity
        for seen in reversed(self.seen):
            if seen.sentence != last.sentence:
                break
            if seen.governor == last.governor and len(seen.entity.actors) > len(best.actors):
                best = seen.entity
        return best


def _is_described(actor: Actor) -> bool:
    """Whether an actor has no name, only a description ("paramilitaries")."""
    return not actor.listed and actor.name[:1].islower()


def _is_part(part: Actor, whole: Actor) -> bool:
    """Whether one actor is described as a part of the other: "northern wing of the Red Front"."""
    return not part.listed and part.name.endswith(whole.name) and part.name[:1].islower()
