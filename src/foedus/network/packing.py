"""Disjoint negative cycles: each needs a tie of its own to go, so their number is a lower bound of frustration.

Camps leave some ties frustrated. In every negative cycle of one frustrated tie the rest is a path of others, so
disjoint paths between the ends of frustrated ties are such cycles: first the shortest, one after the other; then a tie
that found none takes the cheapest path through those of others, which look for another (rip-up and reroute, as wires
are laid on boards: McMurchie & Ebeling 1995). Where every frustrated tie has a path the camps are proved to be optimal.
"""

from __future__ import annotations

import heapq
import time
from collections import deque
from collections.abc import Sequence

from foedus.network.blocks import Block, Cycle

_USED, _PRESSED = 1.0, 0.5
"""What a step over an edge of another path costs more, and how much that grows each time it is taken."""


_PATIENCE = 100
"""After so many steps without a larger packing there is hardly room for one."""


class Packing:
    """Cycles of a block that share no edge more often than its weight allows, for the frustrated edges of some camps.

    `bound` is the most that was packed at one time; `cycles` are all that were found on the way, good cuts for a
    programme.
    """

    def __init__(self, block: Block, sides: Sequence[int]) -> None:
        lost = block.frustrated(sides)
        gone = set(lost)
        self._block = block
        self._around = [[pair for pair in row if pair[1] not in gone] for row in block.around]
        self._room = list(block.weights)
        self._pressed = [0.0] * len(block.edges)
        self._paths: dict[int, list[int]] = {}
        self._through: dict[int, int] = {}
        self._lost = lost
        self.cycles: dict[Cycle, None] = {}
        self.bound = self._greedy()

    @property
    def full(self) -> bool:
        """Whether every frustrated edge has a cycle of its own: no camps leave fewer."""
        return self.bound == sum(self._block.weights[edge] for edge in self._lost)

    def _greedy(self) -> int:
        """Shortest paths first; each takes as much room as its edges have in common."""
        open_ends = {edge: self._block.weights[edge] for edge in self._lost}
        total, limit = 0, 2
        while open_ends and limit <= self._block.size + 1:
            for edge in list(open_ends):
                while edge in open_ends and (path := self._shortest(edge, limit)) is not None:
                    total += self._take(edge, path, open_ends)
            limit += 1 if limit < 24 else self._block.size
        self._left = deque(open_ends)
        return total

    def _take(self, edge: int, path: list[int], open_ends: dict[int, int]) -> int:
        flow = min(open_ends[edge], *(self._room[each] for each in path))
        for each in path:
            self._room[each] -= flow
        self._keep(edge, path)
        open_ends[edge] -= flow
        if not open_ends[edge]:
            del open_ends[edge]
        return flow

    def _keep(self, edge: int, path: list[int]) -> None:
        self.cycles[tuple(sorted((edge, *path)))] = None
        self._paths[edge] = path
        self._through.update(dict.fromkeys(path, edge))

    def reroute(self, rounds: int, deadline: float) -> None:
        """Up to `rounds` steps for each frustrated edge, while it helps; only where all weights are 1."""
        if set(self._block.weights) != {1}:
            return
        steps, idle = rounds * len(self._lost), 0
        # Where more and more paths are displaced there is no room for all: the best packing so far stands.
        most = 4 * len(self._left) + 8
        while 0 < len(self._left) <= most and steps and idle < _PATIENCE and time.monotonic() < deadline:
            steps, idle = steps - 1, idle + 1
            edge = self._left.popleft()
            path = self._shortest(edge, self._block.size) or self._cheapest(edge)
            if path is not None:
                self._displace(path)
                for each in path:
                    self._room[each] = 0
                self._keep(edge, path)
                if len(self._paths) > self.bound:
                    self.bound, idle = len(self._paths), 0

    def _displace(self, path: list[int]) -> None:
        for other in dict.fromkeys(self._through[each] for each in path if each in self._through):
            for each in self._paths.pop(other):
                if each in path:
                    self._pressed[each] += _PRESSED
                self._room[each] = 1
                del self._through[each]
            self._left.append(other)

    def _shortest(self, edge: int, limit: int) -> list[int] | None:
        """A path with room between the edge's ends, of at most `limit` edges; searched from both."""
        room, around = self._room, self._around
        one, two, _ = self._block.edges[edge]
        near: tuple[dict[int, tuple[int, int]], ...] = ({one: (-1, -1)}, {two: (-1, -1)})
        fronts = [[one], [two]]
        for _ in range(limit):
            side = 0 if len(fronts[0]) <= len(fronts[1]) else 1
            mine, other = near[side], near[1 - side]
            fresh = []
            for node in fronts[side]:
                for follower, step in around[node]:
                    if room[step] and follower not in mine:
                        mine[follower] = (node, step)
                        if follower in other:
                            return [*_back(near[0], follower), *_back(near[1], follower)]
                        fresh.append(follower)
            if not fresh:
                return None
            fronts[side] = fresh
        return None

    def _cheapest(self, edge: int) -> list[int] | None:
        """A path through edges that others take, the fewer and the less pressed the better (Dijkstra)."""
        one, two, _ = self._block.edges[edge]
        best = {one: 0.0}
        back = {one: (-1, -1)}
        heap = [(0.0, one)]
        while heap:
            far, node = heapq.heappop(heap)
            if node == two:
                return _back(back, two)
            if far > best[node]:
                continue
            for follower, step in self._around[node]:
                cost = far + 1.0 + (0.0 if self._room[step] else _USED + self._pressed[step])
                if cost < best.get(follower, float("inf")):
                    best[follower] = cost
                    back[follower] = (node, step)
                    heapq.heappush(heap, (cost, follower))
        return None


def _back(before: dict[int, tuple[int, int]], node: int) -> list[int]:
    path = []
    while before[node][1] >= 0:
        node, edge = before[node]
        path.append(edge)
    return path
