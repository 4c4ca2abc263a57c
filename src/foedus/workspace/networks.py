"""What a network's balance rests on: its optimal splits, strain and triads; and how all that changes through time."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from foedus.network import (
    Baseline,
    Census,
    Frustration,
    Optima,
    SignedGraph,
    Strain,
    Triad,
    baseline,
    census,
    optima,
    strained,
    strains,
    triads,
)
from foedus.network.change import Flip, Move, Realignment, flips, followed, moves, realignments
from foedus.workspace.questions import Inquiry, Network, signed_graph

Json = dict[str, Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class Analysis:
    """A network looked into: its optimal splits, its triads, and each actor's strain, the most strained first."""

    network: Network
    graph: SignedGraph
    optima: Optima
    census: Census
    strained: tuple[Triad, ...]
    strains: tuple[Strain, ...]
    chance: Baseline | None


def graph_of(network: Network) -> SignedGraph:
    """The signed ties of a network with their weights: the graph of which `network.balance` tells."""
    return signed_graph(network.ties, network.names)


def analysed(network: Network, *, draws: int = 0, time_limit: float = 30.0) -> Analysis:
    """Looks into a network; `draws` of random signs stand beside its balance, where they are asked for."""
    graph, balance = graph_of(network), network.balance
    found = tuple(triads(graph))
    return Analysis(
        network=network,
        graph=graph,
        optima=optima(graph, balance, time_limit=time_limit),
        census=census(found),
        strained=strained(found),
        strains=strains(graph, found, balance.frustrated),
        chance=baseline(graph, _without_mixed(graph, balance), draws=draws, time_limit=time_limit) if draws else None,
    )


def _without_mixed(graph: SignedGraph, balance: Frustration) -> Frustration:
    """The frustration of the graph alone, without that of pairs that stand with both signs in a file."""
    own = sum(graph.ties[place].weight for place in balance.frustrated)
    return Frustration(
        lower=balance.lower - balance.upper + own, upper=own, sides=balance.sides, frustrated=balance.frustrated
    )


def analysis_json(found: Analysis) -> Json:
    """The fields that an analysis adds to the contract's network."""
    graph, best = found.graph, found.optima
    chance = found.chance
    return {
        "weights": "origins" if found.network.by_origins else "none",
        "frustrated": [_tie(graph, place) for place in found.network.balance.frustrated],
        "optima": {
            "count": best.count,
            "groups": [list(group) for group in best.groups],
            "ties": [{**_tie(graph, place), "frustrated": best.ties[place].value} for place in _notable(best)],
            "splits": [[name for name, side in split.items() if side] for split in best.splits],
        },
        "triads": {**found.census.counts, "balanced": found.census.balanced, "unbalanced": found.census.unbalanced},
        "strained_triads": [
            {"actors": list(item.actors), "kind": item.kind, "weight": item.weight} for item in found.strained
        ],
        "strains": [
            {
                "id": row.actor,
                "ties": row.ties,
                "frustrated": row.frustrated,
                "triads": row.triads,
                "unbalanced": row.unbalanced,
            }
            for row in found.strains
            if row.frustrated or row.unbalanced
        ],
        "chance": chance
        and {
            "draws": len(chance.bounds),
            "seed": chance.seed,
            "mean": list(chance.mean),
            "more_frustrated": chance.more,
            "as_balanced": chance.as_balanced,
            "z": chance.z,
        },
    }


def _tie(graph: SignedGraph, place: int) -> Json:
    tie = graph.ties[place]
    return {"a": tie.a, "b": tie.b, "sign": tie.sign, "weight": tie.weight}


def _notable(best: Optima) -> list[int]:
    return [place for place, status in enumerate(best.ties) if status.value != "never"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """The network of one day on the way through time, and what changed since the step before.

    `labels` number the factions so that they keep their number; on the first day all of them are new.
    """

    network: Network
    labels: Mapping[str, int]
    flips: tuple[Flip, ...]
    moves: tuple[Move, ...]
    realigned: tuple[Realignment, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Course:
    """The network through time; each step tells what turned since the one before."""

    steps: tuple[Step, ...]


def step_days(start: date, end: date, step: str) -> Iterator[date]:
    """The last day of each month or year from `start` on, and `end`. Raises ValueError for another step."""
    if step not in ("month", "year"):
        raise ValueError(f"a step is a month or a year, not {step!r}")
    day = start
    while day < end:
        month = day.month + 1 if step == "month" else 13
        after = date(day.year + 1, 1, 1) if month == 13 else date(day.year, month, 1)
        if after - timedelta(days=1) >= end:
            break
        yield after - timedelta(days=1)
        day = after
    yield end


def course(inquiry: Inquiry, days: Sequence[date], *, time_limit: float = 30.0) -> Course:
    """The network on each day, from what the inquiry knows; `time_limit` seconds for all the balances."""
    share = time_limit / max(len(days), 1)
    steps: list[Step] = []
    signs: dict[tuple[str, str], int] = {}
    labels: Mapping[str, int] = {}
    loose: frozenset[str] = frozenset()
    for day in days:
        network = inquiry.network(day, time_limit=share, origins=False)
        factions = [camp for camp in network.factions if len(camp) > 1]
        fresh = followed(labels, factions, since=1 + max((max(s.labels.values(), default=0) for s in steps), default=0))
        free = _loose(network, share)
        now = {(tie.a, tie.b): tie.sign for tie in network.ties}
        steps.append(
            Step(
                network=network,
                labels=fresh,
                flips=flips(signs, now),
                moves=moves(labels, fresh, loose | free),
                realigned=realignments(labels, fresh),
            )
        )
        signs, labels, loose = {**signs, **now}, fresh, free
    return Course(steps=tuple(steps))


def _loose(network: Network, seconds: float) -> frozenset[str]:
    """The actors whose faction another split, as good as this one, could change."""
    graph = graph_of(network)
    found = optima(graph, network.balance, time_limit=seconds)
    return frozenset(
        name
        for tie, status in zip(graph.ties, found.ties, strict=True)
        if status.value in ("sometimes", "undecided")
        for name in (tie.a, tie.b)
    )


def course_json(found: Course) -> Iterator[Json]:
    """A line for each step."""
    for step in found.steps:
        day, balance = step.network.as_of, step.network.balance
        yield {
            "contract": 1,
            "as_of": day.isoformat(),
            "actors": len(step.network.names),
            "ties": len(step.network.ties),
            "frustration": {"lower": balance.lower, "upper": balance.upper, "proved": balance.proved},
            "factions": {
                str(label): sorted(name for name, mine in step.labels.items() if mine == label)
                for label in sorted(set(step.labels.values()))
            },
            "flips": [{"a": flip.a, "b": flip.b, "before": flip.before, "after": flip.after} for flip in step.flips],
            "moves": [
                {"id": move.actor, "before": move.before, "after": move.after, "certain": move.certain}
                for move in step.moves
            ],
            "realigned": [_realigned_json(item) for item in step.realigned],
        }


def _realigned_json(item: Realignment) -> Json:
    return {
        "faction": item.faction,
        "fresh": item.fresh,
        "gone": item.gone,
        "came": [{"from": label, "ids": list(names)} for label, names in item.came.items()],
        "went": [{"to": label, "ids": list(names)} for label, names in item.went.items()],
    }
