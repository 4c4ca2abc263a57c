"""Signed graphs as values."""

from __future__ import annotations

import itertools

import pytest

from foedus.network import SignedGraph, Tie, biconnected_blocks, components


def chain(*pairs: str) -> SignedGraph:
    return SignedGraph.of([Tie(a=pair[0], b=pair[1], sign=1) for pair in pairs])


def test_equal_networks_are_equal_values_whatever_the_order() -> None:
    assert chain("ab", "bc") == chain("bc", "ab")


def test_two_ties_of_one_pair_are_refused() -> None:
    with pytest.raises(ValueError, match="two ties"):
        chain("ab", "ba")


def test_blocks_meet_in_cut_actors_and_share_no_tie() -> None:
    graph = chain("ab", "bc", "ca", "cd", "de", "ef", "fd")
    blocks = [{(graph.ties[p].a, graph.ties[p].b) for p in block} for block in biconnected_blocks(graph)]
    assert sorted(map(sorted, blocks)) == [
        [("a", "b"), ("b", "c"), ("c", "a")],
        [("c", "d")],
        [("d", "e"), ("e", "f"), ("f", "d")],
    ]


def test_a_long_chain_needs_no_recursion() -> None:
    names = [f"n{i:05}" for i in range(20_000)]
    graph = SignedGraph.of([Tie(a=a, b=b, sign=-1) for a, b in itertools.pairwise(names)])
    assert len(biconnected_blocks(graph)) == len(names) - 1
    assert components(graph) == (tuple(names),)


def test_lonely_actors_are_components_of_their_own() -> None:
    assert components(SignedGraph.of([Tie(a="a", b="c", sign=1)], ["b"])) == (("a", "c"), ("b",))
