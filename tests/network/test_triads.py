"""Triads, strain, and the baseline of random signs."""

from __future__ import annotations

import itertools

import pytest
from hypothesis import given

from foedus.network import SignedGraph, Tie, frustration
from foedus.network.chance import baseline
from foedus.network.triads import KINDS, census, strained, strains, triads
from tests.network.test_balance import graphs


@given(graphs())
def test_the_census_counts_every_triangle(graph: SignedGraph) -> None:
    expected = dict.fromkeys(KINDS, 0)
    for three in itertools.combinations(graph.nodes, 3):
        ties = [graph.tie(a, b) for a, b in itertools.combinations(three, 2)]
        if all(ties):
            expected[KINDS[sum(tie.sign < 0 for tie in ties if tie)]] += 1
    counted = census(triads(graph))
    assert dict(counted.counts) == expected
    assert counted.unbalanced == len(strained(triads(graph)))


@given(graphs())
def test_each_frustrated_tie_strains_its_two_ends(graph: SignedGraph) -> None:
    balance = frustration(graph)
    rows = strains(graph, triads(graph), balance.frustrated)
    assert sum(row.frustrated for row in rows) == 2 * len(balance.frustrated)
    assert sum(row.unbalanced for row in rows) == 3 * len(strained(triads(graph)))
    assert [row.frustrated for row in rows] == sorted((row.frustrated for row in rows), reverse=True)


def test_the_heaviest_triad_is_under_most_strain() -> None:
    light = [Tie(a=a, b=b, sign=sign, weight=1) for a, b, sign in (("a", "b", 1), ("b", "c", 1), ("a", "c", -1))]
    heavy = [Tie(a=a, b=b, sign=-1, weight=4) for a, b in (("x", "y"), ("y", "z"), ("x", "z"))]
    assert [item.actors for item in strained(triads(SignedGraph.of([*light, *heavy])))] == [
        ("x", "y", "z"),
        ("a", "b", "c"),
    ]


def test_two_clear_camps_are_far_more_balanced_than_chance() -> None:
    names = [f"n{number}" for number in range(8)]
    graph = SignedGraph.of(
        Tie(a=a, b=b, sign=1 if (a < "n4") == (b < "n4") else -1) for a, b in itertools.combinations(names, 2)
    )
    found = baseline(graph, frustration(graph), draws=20)
    assert found.as_balanced == 0
    assert found.more == 20
    assert found.z is not None
    assert found.z < -3
    assert found == baseline(graph, frustration(graph), draws=20)


def test_draws_without_spread_have_no_z() -> None:
    graph = SignedGraph.of([Tie(a="a", b="b", sign=1)])
    found = baseline(graph, frustration(graph), draws=3)
    assert (found.z, found.more, found.as_balanced) == (None, 0, 3)
    with pytest.raises(ValueError, match="too few"):
        baseline(graph, frustration(graph), draws=0)
