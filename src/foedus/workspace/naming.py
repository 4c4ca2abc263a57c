"""Which actor of a ledger a person means: generous with spellings, and asking where two could be meant.

From the surest to the least sure: an id; the actor's name; another of its names; a phrase for a state's organ; the name
with other spaces; the name below a title or before the word for its people; initials; a part of the name; a spelling
close to it. The first of these that anybody in the ledger answers to decides, and what all but the first three give is
said along with the answer. A name that the gazetteer knows for somebody of whom the ledger knows nothing is never taken
for somebody else, and a word for any body ("the government") for none.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from functools import cached_property
from itertools import product

from anyascii import anyascii

from foedus.errors import AmbiguousActorError, QuestionError
from foedus.ledger import Ledger, LedgerActor
from foedus.model import Actor, ActorKind, AsOf
from foedus.resolution import key, name_id
from foedus.workspace.likeness import (
    closed_up,
    could_be_initials,
    initials,
    is_generic,
    is_part,
    resembles,
    spelt_alike,
    without_people,
    without_title,
)
from foedus.workspace.voices import shipped_gazetteer

_NEAREST = 3.0
"""Points of likeness by which the likest spelling has to be ahead of the next, or the person is asked."""


_HINTED = 72.0
"""Least likeness of a name that is offered where none was found."""

_STATES = (ActorKind.STATE, ActorKind.GOVERNMENT)


class Match(StrEnum):
    """How a name led to an actor, the surest first."""

    ID = "id"
    NAME = "name"
    ALIAS = "alias"
    ORGAN = "organ"
    PAIR = "pair"
    WITHIN = "within"
    INITIALS = "initials"
    PART = "part"
    SPELLING = "spelling"


_SAID = {
    Match.ORGAN: "whose organ that is",
    Match.PAIR: "the only bearer of the name of whom claims tell together with the other",
    Match.WITHIN: "the bearer of the name in it",
    Match.INITIALS: "whose initials these are",
    Match.PART: "the only one here with that in its name",
    Match.SPELLING: "the closest spelling here",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Named:
    """Whom a name is taken for. `actor` has the id that it counts for, after merges of actors.

    `also` are others here that bear the name, but that it does not mainly mean.
    """

    asked: str
    actor: Actor
    match: Match
    also: tuple[Actor, ...] = ()

    @property
    def note(self) -> str | None:
        """What the answer has to say of how the name was taken; None where it is simply the actor's own."""
        if self.match in _SAID:
            return f"{self.asked!r} is taken for {self.actor.name} ({self.actor.id}), {_SAID[self.match]}."
        if self.also:
            others = "; ".join(f"{actor.name} ({actor.id})" for actor in self.also)
            return f"{self.asked!r} is taken for {self.actor.name} ({self.actor.id}); it can also be {others}."
        return None


def notes(*named: Named) -> list[str]:
    """What there is to say of some names, each once."""
    return list(dict.fromkeys(found.note for found in named if found.note))


class Names:
    """The names in a ledger as known by then. Ids and names that the gazetteer knows cost two look-ups each; only
    others are sought among all actors, which are read once.
    """

    def __init__(self, ledger: Ledger, known: date | None = None) -> None:
        self._ledger = ledger
        self._known = known
        self._gazetteer = shipped_gazetteer()

    def find(self, name: str) -> Named:
        """The actor that a person means. Raises AmbiguousActorError where several could be, else QuestionError."""
        if not key(name):
            raise QuestionError(f"{name!r} names nobody")
        return self._known_name(name) or self._sought(name)

    def pair(self, a: str, b: str) -> tuple[Named, Named]:
        """The two actors that a person means. A name of several is taken for the only one with claims about both."""
        sides = [self._side(name) for name in (a, b)]
        if any(len(side) > 1 for side in sides):
            met = [pair for pair in product(*sides) if self._met(*pair)]
            if len(met) != 1:
                raise next(self._ambiguous(name, side) for name, side in zip((a, b), sides, strict=True) if side[1:])
            sides = [[each] for each in met[0]]
        one, two = sides[0][0], sides[1][0]
        if one.actor.id == two.actor.id:
            raise QuestionError(f"{a!r} and {b!r} are the same actor, {one.actor.name} ({one.actor.id})")
        return one, two

    def _side(self, name: str) -> list[Named]:
        try:
            return [self.find(name)]
        except AmbiguousActorError as error:
            ids = [actor for actor, _ in error.candidates]
            return [Named(asked=name, actor=self._here(ids)[actor], match=Match.PAIR) for actor in ids]

    def _met(self, one: Named, two: Named) -> bool:
        facts = self._ledger.facts(AsOf(known=self._known), pair=(one.actor.id, two.actor.id))
        return one.actor.id != two.actor.id and next(facts, None) is not None

    def _ambiguous(self, name: str, side: Iterable[Named]) -> AmbiguousActorError:
        return AmbiguousActorError(name, tuple((each.actor.id, each.actor.name) for each in side))

    def _known_name(self, name: str) -> Named | None:
        """What ids and the gazetteer say, without a look at all actors."""
        named, organ = self._gazetteer.candidates(name), self._gazetteer.lookup(name)
        here = self._here([name, name_id(name), *(actor.id for actor in (*named, organ) if actor)])
        if name in here:
            return Named(asked=name, actor=here[name], match=Match.ID)
        bearers = [
            here[actor] for actor in dict.fromkeys([name_id(name), *(each.id for each in named)]) if actor in here
        ]
        if not bearers and organ is not None and organ.id in here:
            return Named(asked=name, actor=here[organ.id], match=Match.ORGAN)
        return self._borne(name, bearers, here[organ.id] if organ and organ.id in here else None)

    def _borne(self, name: str, bearers: Iterable[Actor], main: Actor | None) -> Named | None:
        """The one that bears a name: as its own rather than as another, and among equals the one it mainly means."""
        every = {actor.id: actor for actor in bearers}
        if not every:
            return None
        owners = {actor.id: actor for actor in every.values() if key(actor.name) == key(name)}
        first = owners or every
        if len(first) > 1 and main is not None and main.id in first:
            first = {main.id: main}
        if len(first) > 1:
            raise AmbiguousActorError(name, tuple(sorted((actor.id, actor.name) for actor in first.values())))
        (chosen,) = first.values()
        match = Match.NAME if chosen.id in owners else Match.ALIAS
        also = tuple(actor for _, actor in sorted(every.items()) if actor.id != chosen.id)
        return Named(asked=name, actor=chosen, match=match, also=also)

    def _sought(self, name: str) -> Named:
        """The actor sought among all: by its names as they were read, then by what is like them."""
        wanted = key(name)
        found = self._borne(name, (each for each in self._everyone if wanted in self._keys[each.id]), None)
        if found is not None:
            return found
        if self._moved(name):
            return Named(asked=name, actor=self._bare(name), match=Match.ID)
        stranger = self._gazetteer.lookup(name)
        if stranger is not None:
            known = f"no claim in it is about {stranger.name}."
            raise QuestionError(f"the ledger knows no actor {name!r}: {known}{self._parts_hint(wanted)}")
        found = self._closed_up(wanted, name) or self._within(name)
        if found is not None:
            return found
        for match, likely in self._likely(name, wanted):
            if len(likely) == 1 and match is Match.PART and is_generic(wanted):
                raise QuestionError(f"{name!r} names no one in particular.{self._parts_hint(wanted)}")
            if len(likely) == 1:
                return Named(asked=name, actor=likely[0], match=match)
            if likely:
                raise AmbiguousActorError(name, tuple(sorted((actor.id, actor.name) for actor in likely)))
        raise QuestionError(f"the ledger knows no actor {name!r}.{self._hint(name)}")

    def _closed_up(self, wanted: str, name: str) -> Named | None:
        """The bearer of a name with other spaces and points."""
        plain = closed_up(wanted)
        found = self._known_name(plain) if plain != wanted else None
        return replace(found, asked=name, match=Match.SPELLING) if found else None

    def _within(self, name: str) -> Named | None:
        """The bearer of a name that has a title before it or the word for its people behind it."""
        for rest in dict.fromkeys((without_title(name), without_people(name))):
            if rest == name:
                continue
            try:
                actor = self.find(rest).actor
            except AmbiguousActorError as error:
                raise AmbiguousActorError(name, error.candidates) from error
            except QuestionError:
                continue
            # Rebels of a country are not the country, nor is its president.
            if (self._gazetteer.by_id(actor.id) or actor).kind not in _STATES:
                return Named(asked=name, actor=actor, match=Match.WITHIN)
        return None

    def _likely(self, name: str, wanted: str) -> Iterator[tuple[Match, list[Actor]]]:
        letters = name.replace(".", "").strip().casefold()
        plain = closed_up(wanted)
        yield Match.SPELLING, self._with(lambda known: plain == closed_up(known) != "")
        if could_be_initials(name):
            yield Match.INITIALS, [each for each in self._everyone if letters in initials(each.name)]
        yield Match.PART, self._with(lambda known: is_part(wanted, known, self._gazetteer))
        for form in dict.fromkeys([wanted, key(anyascii(name))]):
            yield Match.SPELLING, self._spelt(form)

    def _with(self, fits: Callable[[str], bool]) -> list[Actor]:
        return [each for each in self._everyone if any(map(fits, self._keys[each.id]))]

    def _spelt(self, wanted: str) -> list[Actor]:
        """The actors of the likest spelling: one where it is well ahead of the next."""
        scores = [
            (max(spelt_alike(wanted, known, self._gazetteer) for known in self._keys[each.id]), each)
            for each in self._everyone
        ]
        best = max((score for score, _ in scores), default=0.0)
        return [each for score, each in scores if score and score > best - _NEAREST]

    def _parts_hint(self, wanted: str) -> str:
        near = [actor.name for actor in self._with(lambda known: is_part(wanted, known, self._gazetteer))][:3]
        return f" Did you mean {' or '.join(near)}?" if near else ""

    def _hint(self, name: str) -> str:
        """Names for the person to choose from, likest first; other numbers, directions and countries among them."""
        found = {actor.name: score for actor, score in self._gazetteer.suggest(name, 20) if actor.id in self._keys}
        wanted = key(name)
        for each in self._everyone:
            score = max((resembles(wanted, known) for known in self._keys[each.id]), default=0.0)
            found[each.name] = max(score, found.get(each.name, 0.0))
        near = sorted((-score, actor) for actor, score in found.items() if score >= _HINTED)[:3]
        named = " or ".join(actor for _, actor in near)
        return f" Did you mean {named}?" if near else " See 'foedus brief' for the actors in it."

    def _moved(self, name: str) -> bool:
        """Whether it is the id of an actor to whom claims were moved, though none of them names it."""
        return next(self._ledger.facts(AsOf(known=self._known), actor=name), None) is not None

    def _bare(self, actor: str) -> Actor:
        return self._gazetteer.by_id(actor) or Actor(id=actor, name=actor, kind=ActorKind.UNKNOWN)

    def _here(self, ids: Iterable[str]) -> dict[str, Actor]:
        """Of some ids those that claims name, each with the actor for which it counts."""
        found = {row.actor.id: row for row in self._ledger.named(ids, self._known)}
        return dict(self._standing(found.values()))

    def _standing(self, rows: Iterable[LedgerActor]) -> Iterator[tuple[str, Actor]]:
        rows = list(rows)
        roots = {row.counts_for for row in rows} - {row.actor.id for row in rows}
        known = {row.actor.id: row.actor for row in (*rows, *self._ledger.named(roots, self._known))}
        for row in rows:
            root = known.get(row.counts_for) or self._gazetteer.by_id(row.counts_for)
            yield row.actor.id, root or replace(row.actor, id=row.counts_for)

    @cached_property
    def _rows(self) -> list[LedgerActor]:
        return list(self._ledger.actors(self._known))

    @cached_property
    def _everyone(self) -> list[Actor]:
        """All actors for which anybody counts, in the order of their ids."""
        return [actor for _, actor in sorted({actor.id: actor for _, actor in self._standing(self._rows)}.items())]

    @cached_property
    def _keys(self) -> Mapping[str, frozenset[str]]:
        """The keys of all names of each of them, those of actors merged into it included."""
        keys: dict[str, set[str]] = {}
        for row in self._rows:
            names = (row.actor.name, *row.actor.aliases)
            keys.setdefault(row.counts_for, set()).update(filter(None, map(key, names)))
        return {actor: frozenset(found) for actor, found in keys.items()}


def actor_named(ledger: Ledger, name: str, known: date | None = None) -> Named:
    """The actor of a ledger that a person means. Raises QuestionError, AmbiguousActorError among them."""
    return Names(ledger, known).find(name)
