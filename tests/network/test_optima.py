"""All optimal splits, against brute force."""

from __future__ import annotations

import itertools
import random

from hypothesis import given, settings

from foedus.network import SignedGraph, Tie, frustration
from foedus.network.optima import Frustrated, optima
from tests.network.test_balance import graphs, weight_left


def lost_in(graph: SignedGraph, sides: dict[str, int]) -> frozenset[int]:
    return frozenset(place for place, tie in enumerate(graph.ties) if (sides[tie.a] ^ sides[tie.b]) != (tie.sign < 0))


def every_optimum(graph: SignedGraph) -> set[frozenset[int]]:
    splits = [
        dict(zip(graph.nodes, choice, strict=True)) for choice in itertools.product((0, 1), repeat=len(graph.nodes))
    ]
    least = min(weight_left(graph, sides) for sides in splits)
    return {lost_in(graph, sides) for sides in splits if weight_left(graph, sides) == least}


@settings(deadline=None)
@given(graphs())
def test_the_optima_are_those_of_brute_force(graph: SignedGraph) -> None:
    found, true = optima(graph, frustration(graph), most=1000), every_optimum(graph)
    assert found.count == len(true)
    assert {lost_in(graph, dict(sides)) for sides in found.splits} == true
    for place, status in enumerate(found.ties):
        times = sum(place in lost for lost in true)
        expected = Frustrated.NEVER if not times else Frustrated.ALWAYS if times == len(true) else Frustrated.SOMETIMES
        assert status is expected


@settings(deadline=None)
@given(graphs())
def test_groups_stay_together_in_every_optimum(graph: SignedGraph) -> None:
    found = optima(graph, frustration(graph), most=1000)
    for group in found.groups:
        assert len({tuple(sides[name] ^ sides[group[0]] for name in group) for sides in found.splits}) == 1


def test_what_is_not_proved_is_undecided() -> None:
    rng = random.Random(5)
    pairs = itertools.combinations([f"n{i:02}" for i in range(60)], 2)
    graph = SignedGraph.of([Tie(a=a, b=b, sign=rng.choice((1, -1))) for a, b in pairs if rng.random() < 0.5])
    balance = frustration(graph, time_limit=0.2)
    assert not balance.proved
    found = optima(graph, balance, time_limit=0.2)
    assert found.count is None
    assert set(found.ties) == {Frustrated.UNDECIDED}
    assert found.splits == (balance.sides,)


def test_twenty_free_actors_are_counted_though_not_listed() -> None:
    ties = [Tie(a="a", b="b", sign=1, weight=30)]
    for number in range(20):
        ties += [Tie(a="a", b=f"x{number:02}", sign=1), Tie(a="b", b=f"x{number:02}", sign=-1)]
    graph = SignedGraph.of([*ties, *(Tie(a=a, b=b, sign=1) for a, b in ("cd", "de"))])
    found = optima(graph, frustration(graph))
    assert found.count == 2**20
    assert len(found.splits) == 1
    assert found.groups == (("c", "d", "e"), ("a", "b"))
