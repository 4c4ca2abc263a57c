"""A biconnected block as arrays, with the searches that exact balance needs."""

from __future__ import annotations

import heapq
from collections.abc import Sequence
from dataclasses import dataclass

from foedus.network.graph import SignedGraph

Cycle = tuple[int, ...]
"""Edges of a block's cycle, in order of their numbers."""

_SLACK = 1e-4
"""How far below 1 a negative cycle's sum must lie to count as violated."""

_ZERO = 1e-9
"""Up to this a `y` counts as 0."""


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
    """Negative cycles whose `y` sums to less than 1, at most one through each group of actors, without doubles.

    Actors that edges with `y` = 0 tie together move as one group. What is left of the graph is small; in its doubled
    form, where a negative edge crosses between the copies, a shortest path from a group to its copy is such a cycle.
    """
    groups = _ZeroGroups.of(block, y)
    found = {_simple(block, groups.closed(block, edge)) for edge in groups.odd}
    if found:
        return sorted(found)
    covered: set[int] = set()
    for start in sorted(groups.around):
        if start not in covered:
            walk = groups.negative_walk(block, y, start)
            if walk:
                found.add(_simple(block, walk))
                covered.update(groups.root[node] for node, _ in walk)
    return sorted(found)


Walk = list[tuple[int, int]]
"""(node, edge by which the walk leaves it), closed: the last edge leads back to the first node."""


@dataclass(frozen=True, slots=True)
class _ZeroGroups:
    """Groups of nodes that edges with `y` = 0 connect, each spanned by a tree, and the edges between them.

    `side` is a node's side in its group's tree. `odd` are the edges within a group that close a negative cycle with
    its tree for less than 1. `around[g]` holds (group, crosses to the other copy, edge, its end in g).
    """

    root: list[int]
    side: list[int]
    parent: list[tuple[int, int]]
    depth: list[int]
    odd: list[int]
    around: dict[int, list[tuple[int, int, int, int]]]

    @classmethod
    def of(cls, block: Block, y: Sequence[float]) -> _ZeroGroups:
        size = block.size
        groups = cls([-1] * size, [0] * size, [(-1, -1)] * size, [0] * size, [], {})
        for start in range(size):
            if groups.root[start] < 0:
                groups._span(block, y, start)
        for edge, (u, v, negative) in enumerate(block.edges):
            one, two = groups.root[u], groups.root[v]
            crosses = negative ^ groups.side[u] ^ groups.side[v]
            if one != two and y[edge] < 1.0 - _SLACK:
                groups.around.setdefault(one, []).append((two, crosses, edge, u))
                groups.around.setdefault(two, []).append((one, crosses, edge, v))
            elif one == two and crosses and y[edge] < 1.0 - _SLACK:
                groups.odd.append(edge)
        return groups

    def _span(self, block: Block, y: Sequence[float], start: int) -> None:
        self.root[start] = start
        reached = [start]
        for node in reached:
            for other, edge in block.around[node]:
                if self.root[other] < 0 and y[edge] <= _ZERO:
                    self.root[other] = start
                    self.side[other] = self.side[node] ^ block.edges[edge][2]
                    self.parent[other] = (node, edge)
                    self.depth[other] = self.depth[node] + 1
                    reached.append(other)

    def path(self, start: int, end: int) -> Walk:
        """The way through the tree of a group, without its last node."""
        up: Walk = []
        down: Walk = []
        while start != end:
            if self.depth[start] >= self.depth[end]:
                before, edge = self.parent[start]
                up.append((start, edge))
                start = before
            else:
                before, edge = self.parent[end]
                down.append((before, edge))
                end = before
        return up + down[::-1]

    def closed(self, block: Block, edge: int) -> Walk:
        """The cycle that an edge closes with the tree of its group."""
        u, v, _ = block.edges[edge]
        return [(u, edge), *self.path(v, u)]

    def negative_walk(self, block: Block, y: Sequence[float], start: int) -> Walk:
        """A closed negative walk through a group whose `y` sums to less than 1; empty where there is none."""
        source, target = 2 * start, 2 * start + 1
        distance = {source: 0.0}
        back: dict[int, tuple[int, int, int]] = {}
        heap = [(0.0, source)]
        while heap:
            far, copy = heapq.heappop(heap)
            if copy == target:
                return self._unfolded(block, back, source, target)
            if far > distance[copy]:
                continue
            parity = copy & 1
            for group, crosses, edge, end in self.around[copy >> 1]:
                reached = 2 * group + (parity ^ crosses)
                length = far + y[edge]
                if length < distance.get(reached, 1.0 - _SLACK):
                    distance[reached] = length
                    back[reached] = (copy, edge, end)
                    heapq.heappush(heap, (length, reached))
        return []

    def _unfolded(self, block: Block, back: dict[int, tuple[int, int, int]], source: int, target: int) -> Walk:
        """The walk through single nodes: the edges between groups, joined by paths through the groups' trees."""
        steps = []
        copy = target
        while copy != source:
            copy, edge, end = back[copy]
            u, v, _ = block.edges[edge]
            steps.append((end, edge, v if end == u else u))
        steps.reverse()
        walk: Walk = []
        for (leave, edge, enter), (then, _, _) in zip(steps, [*steps[1:], steps[0]], strict=True):
            walk.append((leave, edge))
            walk += self.path(enter, then)
        return walk


def _simple(block: Block, walk: Walk) -> Cycle:
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
