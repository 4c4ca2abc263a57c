"""Annealing: never worse than what it starts from, the same each time, and better where local search gets stuck."""

from __future__ import annotations

import random
import time

from hypothesis import given, settings
from hypothesis import strategies as st

from foedus.network import SignedGraph, Tie, biconnected_blocks, frustration
from foedus.network.annealing import annealed
from foedus.network.blocks import Block, improved, sides_along, weight_of
from tests.network.test_packing import TIES, blocks, optimum


@settings(max_examples=40, deadline=None)
@given(TIES, st.booleans(), st.lists(st.integers(0, 1), min_size=8, max_size=8))
def test_camps_get_no_worse_and_never_pass_the_optimum(
    ties: dict[tuple[int, int], tuple[int, int]], weighted: bool, start: list[int]
) -> None:
    for block in blocks(ties, weighted=weighted):
        sides = start[: block.size]
        one, two = (annealed(block, sides, deadline=time.monotonic() + 5) for _ in range(2))
        assert one == two
        assert optimum(block) <= weight_of(block, one) <= weight_of(block, sides)


def test_past_the_deadline_camps_are_still_no_worse() -> None:
    block = stuck()
    sides = [0] * block.size
    assert weight_of(block, annealed(block, sides, deadline=0.0)) <= weight_of(block, sides)


def stuck() -> Block:
    """500 actors in two camps, 2,500 ties, 15 % of them with the wrong sign."""
    chance = random.Random(1)
    camp = [chance.random() < 0.5 for _ in range(500)]
    signs: dict[tuple[int, int], int] = {}
    while len(signs) < 2500:
        a, b = sorted(chance.sample(range(500), 2))
        signs[a, b] = (1 if camp[a] == camp[b] else -1) * (-1 if chance.random() < 0.15 else 1)
    graph = SignedGraph.of(Tie(a=f"n{a:03}", b=f"n{b:03}", sign=sign) for (a, b), sign in signs.items())
    found = [Block.of(graph, places) for places in biconnected_blocks(graph)]
    return max(found, key=lambda block: len(block.ties))


def test_it_goes_on_where_local_search_stops_and_the_packing_then_proves_it() -> None:
    block = stuck()
    first = improved(block, sides_along(block, [0.0] * len(block.ties)))
    better = annealed(block, first, deadline=time.monotonic() + 20)
    assert weight_of(block, better) < weight_of(block, first)
    ties = (
        Tie(a=f"n{u:03}", b=f"n{v:03}", sign=-1 if negative else 1, weight=weight)
        for (u, v, negative), weight in zip(block.edges, block.weights, strict=True)
    )
    found = frustration(SignedGraph.of(ties), time_limit=20)
    assert found.proved and found.upper == weight_of(block, better)
