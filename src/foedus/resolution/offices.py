"""Whom the persons of an article lead or serve, and which state the article is about."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection

from foedus.model import Actor, Span
from foedus.resolution.gazetteer import Gazetteer
from foedus.resolution.mentions_found import GROUP_KINDS, STATE_KINDS

_CLEAR, _ENOUGH_LATE, _ENOUGH_TOLD = 1.4, 6.0, 3.0
"""How much more a state must weigh than any other, and how much where it is not named early: one that no list knows
and of which the text tells as of a state weighs less, and is seldom there by the way."""
_SEATS = frozenset(
    "AUT BEL BEN CHE CUB EGY ETH FRA GAB GBR GHA ITA JOR KEN NOR QAT SEN TGO THA TUN TZA USA ZMB".split()  # noqa: SIM905
)
"""States in whose capitals others meet, and from which reporters write of their neighbours."""
_REGIONS = frozenset({"state", "province", "region", "district", "department", "division", "governorate", "county"})


class Offices:
    """Persons with their bodies (from the gazetteer and from this article) and the weight of states in it."""

    def __init__(self, gazetteer: Gazetteer) -> None:
        self._gazetteer = gazetteer
        self._bodies: dict[str, Actor] = {}
        self._served: dict[str, Actor] = {}
        self._weights: Counter[str] = Counter()
        self._states: dict[str, tuple[Actor, Span]] = {}
        self._hinted: dict[str, tuple[Actor, Span]] = {}
        self._early: set[str] = set()
        self._here: dict[int, dict[int, Actor]] = {}
        self._retired: set[str] = set()
        self._abroad: set[str] = set()
        self._dateline: tuple[Actor, Span] | None = None

    def retire(self, person: Actor) -> None:
        """Takes in that somebody held his office once: the state's affairs and forces are no longer his."""
        self._retired.add(person.id)

    def learn(self, person: Actor, body: Actor, *, anew: bool = False) -> None:
        """Takes in that a person leads or speaks for a body, as the article has it; `anew` whatever was known."""
        if body.kind not in STATE_KINDS | GROUP_KINDS:
            return
        if anew:
            self._bodies[person.id] = body
        self._bodies.setdefault(person.id, body)

    def serve(self, person: Actor, body: Actor) -> None:
        """Takes in that somebody is one of a body ("X of Y"), for which he says "we" without leading it."""
        self._served.setdefault(person.id, body)

    def served(self, person: Actor) -> Actor | None:
        """For whom somebody says "we": whom he leads or speaks for, else the body of which he is one."""
        return self.body(person) or self._served.get(person.id)

    def body(self, person: Actor) -> Actor | None:
        """The state or group whose forces are this person's, if known."""
        body = self._bodies.get(person.id)
        if body is None:
            owners = [a for a in self._gazetteer.of(person.id) if a.kind in STATE_KINDS | GROUP_KINDS]
            body = owners[0] if len(owners) == 1 else None
        ruled = body is not None and body.kind in STATE_KINDS
        return None if ruled and person.id in self._retired else body

    def state(self, country: str) -> Actor | None:
        """The state of a country's code, if the lists know it."""
        return self._gazetteer.by_id(f"iso:{country}")

    def state_around(self, place: str) -> Actor | None:
        """The state in which a region or town lies, also by its bare name ("Osmer state"), if the lists know it."""
        bare, _, last = place.rpartition(" ")
        country = self._gazetteer.country(place)
        if country is None and bare and last.lower() in _REGIONS:
            country = self._gazetteer.country(bare)
        return self.state(country) if country is not None else None

    def is_outlet(self, actor: Actor) -> bool:
        """Whether an actor is known as a news outlet, which reports on the parties and is none of them."""
        return self._gazetteer.is_publisher(actor.id)

    def note_place(self, sentence: int, token: int, state: Actor, span: Span) -> None:
        """Notes that a sentence says at a token that something is in a state or its capital."""
        self._here.setdefault(sentence, {})[token] = state
        self._states.setdefault(state.id, (state, span))

    def places(self, sentence: int) -> dict[int, tuple[Actor, Span]]:
        """The states in which a sentence places something, by token."""
        return {token: self._states[state.id] for token, state in self._here.get(sentence, {}).items()}

    def weigh(self, state: Actor, span: Span, weight: float, *, early: bool = True, hint: bool = False) -> None:
        """Adds a mention of a state, as an actor or as a place; `early` in the first sentences of the article.

        A `hint` names not the state but somebody of whom it is known that he rules or fights there.
        """
        if early:
            self._early.add(state.id)
        self._weights[state.id] += weight  # type: ignore[assignment]
        (self._hinted if hint else self._states).setdefault(state.id, (state, span))

    def note_abroad(self, state: Actor) -> None:
        """Takes in that an article calls a state a neighbour: of whose affairs it tells is then another."""
        self._abroad.add(state.id)

    def note_dateline(self, state: Actor, span: Span) -> None:
        """Takes in from the capital of which state an article is written."""
        self._dateline = self._dateline or (state, span)

    def home(self, without: Collection[str] = ()) -> tuple[Actor, Span] | None:
        """The state whose government an article means by "the government", with its first mention; None in doubt.

        It is none of those `without` (ids), as one that mediates abroad. Where it is named little more than another, or
        none is, it is that from whose capital the article is written.
        """
        elsewhere = self._abroad.union(without)
        ranked = [(state, weight) for state, weight in self._weights.most_common() if state not in elsewhere][:2]
        written = self._dateline if self._dateline is not None and self._dateline[0].id not in elsewhere else None
        if not ranked:
            return written
        doubtful = len(ranked) > 1 and ranked[0][1] < _CLEAR * ranked[1][1]
        enough = _ENOUGH_LATE if ranked[0][0].startswith("iso:") else _ENOUGH_TOLD
        if doubtful or (ranked[0][0] not in self._early and ranked[0][1] < enough):
            told = written is not None and (written[0].id == ranked[0][0] or written[0].country not in _SEATS)
            return written if told and written is not None and written[0].id in dict(ranked) else None
        return self._states.get(ranked[0][0]) or self._hinted[ranked[0][0]]
