"""The network of a day with ties added, removed or flipped: its exact balance before and after.

What is supposed of a pair follows the rules of inference: a new relation overtakes those of the other sign, a truce
lets fighting rest and makes nobody friends, fighting breaks a truce, a split ends alliance, membership and merger.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from foedus.errors import AmbiguousActorError, QuestionError
from foedus.inference import SIGNS, Conclusion, Standing, Status, standing_of
from foedus.inference.state import ENDED_BY_SPLIT, OVERTAKEN
from foedus.model import Actor
from foedus.network import Frustration, SignedGraph, Tie, frustration
from foedus.workspace.held import Pair
from foedus.workspace.naming import Match, Named, Names
from foedus.workspace.questions import Inquiry, NetworkTie, factions, signed_graph
from foedus.workspace.voices import shipped_gazetteer

PHRASES: Mapping[str, tuple[str, ...]] = {
    "alliance": ("alliance", "allies with", "joins forces with", "sides with"),
    "truce": ("truce", "makes peace with"),
    "talks": ("talks", "talks with", "negotiates with"),
    "backing": ("backing", "backs", "supports", "arms"),
    "membership": ("membership", "joins", "belongs to"),
    "leadership": ("leadership", "leads", "commands"),
    "formation": ("formation", "formed out of"),
    "merger": ("merger", "merges with"),
    "split": ("split", "splits from", "breaks with", "leaves"),
    "opposition": ("opposition", "opposing", "opposes", "condemns"),
    "fighting": ("fighting", "fights", "attacks"),
}
"""Relations, and the words that stand for each between two actors."""

_SIGN = {Standing.FRIENDLY: 1, Standing.HOSTILE: -1}
_DROP = re.compile(r"drop\s+(.+)", re.IGNORECASE)
_AND = re.compile(r"\s+and\s+|\s*[-–—]\s*", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Supposed:
    """One change: `relation` begins between two actors or, with `removed`, is gone; None stands for all of them."""

    text: str
    a: Named
    b: Named
    relation: str | None
    removed: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Shift:
    """How a changed pair stands before and after."""

    a: str
    b: str
    before: Standing
    after: Standing


@dataclass(frozen=True, slots=True, kw_only=True)
class Triad:
    """Three actors whose triangle changes: balanced (True), strained (False), or no triangle of signed ties (None)."""

    actors: tuple[str, str, str]
    before: bool | None
    after: bool | None


@dataclass(frozen=True, slots=True, kw_only=True)
class WhatIf:
    """The answer. `relieved` and `strained` are ties frustrated before only, and after only, in optimal camps that are
    as near to each other as can be; `lost` and `gained` are factions of two and more that are there before, or after,
    only.
    """

    day: date
    supposed: tuple[Supposed, ...]
    shifts: tuple[Shift, ...]
    before: Frustration
    after: Frustration
    relieved: tuple[Pair, ...]
    strained: tuple[Pair, ...]
    triads: tuple[Triad, ...]
    lost: tuple[tuple[str, ...], ...]
    gained: tuple[tuple[str, ...], ...]
    names: Mapping[str, str]


def parse(text: str, names: Names) -> Supposed:
    """A change in words: "A truce B", "C joins D", "no A fighting B", "A no longer backs B", "drop A - B".

    Raises QuestionError, AmbiguousActorError among them.
    """
    trouble: list[QuestionError] = []
    for left, right, relation, removed in _readings(text.strip()):
        try:
            a, b = _named(left, names), _named(right, names)
        except QuestionError as error:
            trouble.append(error)
            continue
        if a.actor.id == b.actor.id:
            raise QuestionError(f"{left!r} and {right!r} are the same actor, {a.actor.name}")
        return Supposed(text=text, a=a, b=b, relation=relation, removed=removed)
    if trouble:
        raise next((error for error in trouble if isinstance(error, AmbiguousActorError)), trouble[0])
    raise QuestionError(f"{text!r} is no change like 'A truce B', 'A backs B', 'no A fighting B' or 'drop A - B'")


def _readings(text: str) -> Iterator[tuple[str, str, str | None, bool]]:
    """The ways to read a change: the two ends, the relation, and whether it is removed; longer phrases first."""
    dropped = _DROP.fullmatch(text)
    if dropped:
        for gap in _AND.finditer(dropped[1]):
            left, right = dropped[1][: gap.start()].strip(), dropped[1][gap.end() :].strip()
            if left and right:
                yield left, right, None, True
        return
    negated = text.casefold().startswith("no ")
    body = text[3:] if negated else text
    every = [(phrase, relation) for relation, phrases in PHRASES.items() for phrase in phrases]
    for phrase, relation in sorted(every, key=lambda each: (-len(each[0]), each[0])):
        pattern = rf"(.+?)\s+(no longer\s+)?{phrase.replace(' ', chr(92) + 's+')}\s+(.+)"
        found = re.fullmatch(pattern, body, re.IGNORECASE)
        if found:
            yield found[1].strip(), found[3].strip(), relation, negated or bool(found[2])


def _named(name: str, names: Names) -> Named:
    """An actor of the ledger or, where it knows none, one that the gazetteer knows: a newcomer to the network."""
    try:
        return names.find(name)
    except AmbiguousActorError:
        raise
    except QuestionError:
        stranger: Actor | None = shipped_gazetteer().lookup(name)
        if stranger is None:
            raise
        return Named(asked=name, actor=stranger, match=Match.ALIAS)


def supposing(conclusions: Iterable[Conclusion], relation: str | None, *, removed: bool) -> tuple[Conclusion, ...]:
    """The conclusions on a pair once a relation has begun, or is gone, by the rules of inference."""
    kept = [item for item in conclusions if relation is not None and item.relation != relation]
    if removed or relation is None:
        return tuple(kept)
    sign = SIGNS.get(relation, 0)
    over = {name for name in OVERTAKEN if sign and SIGNS.get(name, 0) == -sign}
    over |= {"truce": {"fighting"}, "fighting": {"truce"}, "split": set(ENDED_BY_SPLIT)}.get(relation, set())
    new = Conclusion(relation=relation, status=Status.HOLDS, rule="asserted", premises=(), articles=())
    return (*(item for item in kept if item.relation not in over), new)


def what_if(inquiry: Inquiry, supposed: Iterable[Supposed], day: date, *, time_limit: float = 30.0) -> WhatIf:
    """The network of a day before and after the changes, which count in their order. The inquiry is of all pairs."""
    changes = tuple(supposed)
    base = inquiry.network(day, time_limit=time_limit, origins=False)
    ties = {(tie.a, tie.b): tie for tie in base.ties}
    before_graph = signed_graph(ties.values())
    shifts, names = [], dict(base.names)
    for pair in sorted({_pair(each) for each in changes}):
        state = inquiry.state(*pair, day)
        conclusions = state.conclusions
        for each in changes:
            if _pair(each) == pair:
                conclusions = supposing(conclusions, each.relation, removed=each.removed)
        standing = standing_of(conclusions)
        shifts.append(Shift(a=pair[0], b=pair[1], before=state.standing, after=standing))
        ties[pair] = _tie(pair, standing)
    names |= {named.actor.id: named.actor.name for each in changes for named in (each.a, each.b)}
    after_graph = signed_graph(ties.values())
    before = base.balance
    after = frustration(after_graph, time_limit=time_limit)
    lost = _frustrated(before_graph, before)
    near = _nearest(after_graph, after, lost, time_limit)
    left, right = (_camps(*each) for each in ((before_graph, before), (after_graph, near)))
    return WhatIf(
        day=day,
        supposed=changes,
        shifts=tuple(shifts),
        before=before,
        after=after,
        relieved=tuple(sorted(lost - _frustrated(after_graph, near))),
        strained=tuple(sorted(_frustrated(after_graph, near) - lost)),
        triads=tuple(_triads(before_graph, after_graph, [(each.a, each.b) for each in shifts])),
        lost=tuple(sorted(left - right)),
        gained=tuple(sorted(right - left)),
        names=names,
    )


def _pair(each: Supposed) -> Pair:
    one, two = sorted((each.a.actor.id, each.b.actor.id))
    return one, two


def _tie(pair: Pair, standing: Standing) -> NetworkTie:
    sign = _SIGN.get(standing, 0)
    return NetworkTie(a=pair[0], b=pair[1], sign=sign, standing=standing, claims=())


def _frustrated(graph: SignedGraph, balance: Frustration) -> set[Pair]:
    return {(graph.ties[place].a, graph.ties[place].b) for place in balance.frustrated}


def _nearest(graph: SignedGraph, found: Frustration, lost: set[Pair], time_limit: float) -> Frustration:
    """Among camps as good as the ones found, those with the most frustrated ties in common with `lost`, if proved."""
    heavy = len(graph.ties) + 1
    ties = [Tie(a=t.a, b=t.b, sign=t.sign, weight=heavy - ((t.a, t.b) in lost)) for t in graph.ties]
    near = frustration(SignedGraph.of(ties, graph.nodes), time_limit=time_limit)
    return near if near.proved and len(near.frustrated) == found.upper else found


def _camps(graph: SignedGraph, balance: Frustration) -> set[tuple[str, ...]]:
    return {camp for camp in factions(graph, balance) if len(camp) > 1}


def _triads(before: SignedGraph, after: SignedGraph, pairs: Iterable[Pair]) -> Iterator[Triad]:
    """The triangles over changed pairs that become balanced or strained, or come or go."""
    found: dict[tuple[str, ...], Triad] = {}
    for a, b in pairs:
        around = [set(graph.around.get(a, {})) & set(graph.around.get(b, {})) for graph in (before, after)]
        for c in around[0] | around[1] | (set(after.around.get(a, {})) & set(before.around.get(b, {}))):
            x, y, z = sorted((a, b, c))
            triad = Triad(actors=(x, y, z), before=_balanced(before, x, y, z), after=_balanced(after, x, y, z))
            if triad.before is not triad.after:
                found[triad.actors] = triad
    yield from (triad for _, triad in sorted(found.items()))


def _balanced(graph: SignedGraph, x: str, y: str, z: str) -> bool | None:
    ties = [graph.tie(*pair) for pair in ((x, y), (y, z), (x, z))]
    signs = [tie.sign for tie in ties if tie is not None]
    return None if len(signs) < 3 else signs[0] * signs[1] * signs[2] > 0
