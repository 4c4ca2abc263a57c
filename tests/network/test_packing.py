"""Disjoint negative cycles: they are negative, share no tie, and are never more than the exact index."""

from __future__ import annotations

import time
from itertools import product

from hypothesis import given, settings
from hypothesis import strategies as st

from foedus.network import SignedGraph, Tie, biconnected_blocks, frustration
from foedus.network.blocks import Block, improved, sides_along, weight_of
from foedus.network.packing import Packing

TIES = st.dictionaries(
    st.tuples(st.integers(0, 7), st.integers(0, 7)).filter(lambda pair: pair[0] < pair[1]),
    st.tuples(st.sampled_from([1, -1]), st.integers(1, 3)),
    max_size=20,
)


def blocks(ties: dict[tuple[int, int], tuple[int, int]], *, weighted: bool) -> list[Block]:
    graph = SignedGraph.of(
        Tie(a=f"n{a}", b=f"n{b}", sign=sign, weight=weight if weighted else 1)
        for (a, b), (sign, weight) in ties.items()
    )
    return [Block.of(graph, places) for places in biconnected_blocks(graph) if len(places) > 2]


def optimum(block: Block) -> int:
    return min(weight_of(block, (0, *sides)) for sides in product((0, 1), repeat=block.size - 1))


@settings(max_examples=60, deadline=None)
@given(TIES, st.booleans())
def test_the_bound_never_passes_the_optimum_and_every_cycle_is_negative(
    ties: dict[tuple[int, int], tuple[int, int]], weighted: bool
) -> None:
    for block in blocks(ties, weighted=weighted):
        sides = improved(block, sides_along(block, [0.0] * len(block.ties)))
        packing = Packing(block, sides)
        packing.reroute(4, time.monotonic() + 5)
        best = optimum(block)
        assert packing.bound <= best <= weight_of(block, sides)
        assert not packing.full or weight_of(block, sides) == best
        for cycle in packing.cycles:
            degree = [0] * block.size
            for edge in cycle:
                degree[block.edges[edge][0]] += 1
                degree[block.edges[edge][1]] += 1
            assert set(degree) <= {0, 2}
            assert sum(block.edges[edge][2] for edge in cycle) % 2 == 1


def test_as_many_disjoint_triangles_as_there_are_prove_the_index() -> None:
    ties = []
    for number in range(40):
        a, b = f"a{number:02}", f"b{number:02}"
        ties += [Tie(a=a, b="hub", sign=1), Tie(a=b, b="hub", sign=1), Tie(a=a, b=b, sign=-1)]
    found = frustration(SignedGraph.of(ties))
    assert (found.lower, found.upper) == (40, 40)
