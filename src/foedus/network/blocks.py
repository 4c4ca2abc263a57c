"""A biconnected block as arrays, with the searches that exact balance needs."""

from __future__ import annotations

import heapq
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from foedus.network.graph import SignedGraph

Cycle = tuple[int, ...]
"""Edges of a block's cycle, in order of their numbers."""

_SLACK = 1e-4
"""How far below 1 a negative cycle's sum must lie to count as violated."""


@dataclass(frozen=True, slots=True)
class Block:
    """Edges `(u, v, negative)` over nodes 0…n-1; `ties[e]` is the place of edge e in the whole graph."""

    size: int
    edges: tuple[tuple[int, int, int], ...]
    weights: tuple[int, ...]
    ties: tuple[int, ...]
    around: tuple[tuple[tuple[int, int], ...], ...]
    """For each node its (neighbour, edge) pairs."""

    @classmethod
    def of(cls, graph: SignedGraph, places: Sequence[int]) -> Block:
        """The block of the ties at these places."""
        names = sorted({name for place in places for name in (graph.ties[place].a, graph.ties[place].b)})
        number = {name: index for index, name in enumerate(names)}
        ties = [graph.ties[place] for place in places]
        edges = tuple((number[tie.a], number[tie.b], int(tie.sign < 0)) for tie in ties)
        around: list[list[tuple[int, int]]] = [[] for _ in names]
        for edge, (u, v, _) in enumerate(edges):
            around[u].append((v, edge))
            around[v].append((u, edge))
        weights = tuple(tie.weight for tie in ties)
        return cls(len(names), edges, weights, tuple(places), tuple(tuple(row) for row in around))

    def frustrated(self, sides: Sequence[int]) -> list[int]:
        """Edges that the camps leave frustrated."""
        return [edge for edge, (u, v, negative) in enumerate(self.edges) if sides[u] ^ sides[v] ^ negative]

    def negative_triangles(self) -> list[Cycle]:
        """All triangles with an odd number of negative ties."""
        place = [dict(row) for row in self.around]
        found = []
        for first, (u, v, negative) in enumerate(self.edges):
            small, large = (u, v) if len(place[u]) < len(place[v]) else (v, u)
            for w, second in place[small].items():
                third = place[large].get(w)
                # Each triangle once: at its lowest edge.
                if third is None or second < first or third < first:
                    continue
                if negative ^ self.edges[second][2] ^ self.edges[third][2]:
                    found.append(tuple(sorted((first, second, third))))
        return found


def weight_of(block: Block, sides: Sequence[int]) -> int:
    """Weight of the ties that the camps leave frustrated."""
    return sum(block.weights[edge] for edge in block.frustrated(sides))


def sides_along(block: Block, y: Sequence[float]) -> list[int]:
    """Camps that follow a spanning tree of the edges least likely to be frustrated (lowest `y`; Prim)."""
    sides = [-1] * block.size
    heap: list[tuple[float, int, int, int]] = [(0.0, -1, 0, 0)]
    while heap:
        _, _, node, side = heapq.heappop(heap)
        if sides[node] >= 0:
            continue
        sides[node] = side
        for other, edge in block.around[node]:
            if sides[other] < 0:
                heapq.heappush(heap, (y[edge], edge, other, side ^ block.edges[edge][2]))
    return sides


def improved(block: Block, sides: list[int]) -> list[int]:
    """Camps after switching single actors as long as that frustrates less (in place)."""
    gain = [0] * block.size
    for edge, (u, v, negative) in enumerate(block.edges):
        change = block.weights[edge] if sides[u] ^ sides[v] ^ negative else -block.weights[edge]
        gain[u] += change
        gain[v] += change
    waiting = [node for node in range(block.size) if gain[node] > 0]
    while waiting:
        node = waiting.pop()
        if gain[node] <= 0:
            continue
        sides[node] ^= 1
        gain[node] = -gain[node]
        for other, edge in block.around[node]:
            u, v, negative = block.edges[edge]
            change = block.weights[edge] if sides[u] ^ sides[v] ^ negative else -block.weights[edge]
            gain[other] += 2 * change
            if gain[other] > 0:
                waiting.append(other)
    return sides


def violated_cycles(block: Block, y: Sequence[float]) -> list[Cycle]:
    """Negative cycles whose `y` sums to less than 1, at most one through each actor, without doubles.

    Shortest paths from an actor to its copy in the doubled graph, where a negative tie crosses between the copies.
    """
    found: set[Cycle] = set()
    covered = [False] * block.size
    for start in range(block.size):
        if covered[start]:
            continue
        cycle = _negative_cycle(block, y, start)
        if cycle is not None:
            found.add(cycle)
            for edge in cycle:
                u, v, _ = block.edges[edge]
                covered[u] = covered[v] = True
    return sorted(found)


def _negative_cycle(block: Block, y: Sequence[float], start: int) -> Cycle | None:
    source, target = 2 * start, 2 * start + 1
    distance = {source: 0.0}
    back: dict[int, tuple[int, int]] = {}
    heap = [(0.0, source)]
    limit = 1.0 - _SLACK
    while heap:
        far, copy = heapq.heappop(heap)
        if copy == target:
            return _simple(block, list(_walk(back, source, target)))
        if far > distance[copy]:
            continue
        for other, edge in block.around[copy >> 1]:
            reached = 2 * other + ((copy & 1) ^ block.edges[edge][2])
            length = far + max(y[edge], 0.0)
            if length < limit and length < distance.get(reached, limit):
                distance[reached] = length
                back[reached] = (copy, edge)
                heapq.heappush(heap, (length, reached))
    return None


def _walk(back: dict[int, tuple[int, int]], source: int, target: int) -> Iterator[tuple[int, int]]:
    """(node, edge that leaves it) from the target back to the source."""
    copy = target
    while copy != source:
        before, edge = back[copy]
        yield copy >> 1, edge
        copy = before


def _simple(block: Block, walk: list[tuple[int, int]]) -> Cycle:
    """A simple negative cycle out of a closed negative walk: cut it at repeated nodes and keep the negative part."""
    seen: dict[int, int] = {}
    place = 0
    while place < len(walk):
        node = walk[place][0]
        if node in seen:
            loop = walk[seen[node] : place]
            if sum(block.edges[edge][2] for _, edge in loop) % 2:
                return tuple(sorted(edge for _, edge in loop))
            for dropped, _ in loop[1:]:
                seen.pop(dropped, None)
            del walk[seen[node] : place]
            place = seen[node]
        seen[node] = place
        place += 1
    return tuple(sorted(edge for _, edge in walk))
