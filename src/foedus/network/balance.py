"""Frustration (line index of balance), exact: the fewest ties that stand in the way of two camps.

Harary's line index is the least weight of ties whose removal leaves every cycle with an even number of negative ties.
It is solved a biconnected block at a time. In each block the covering programme

    minimise  Σ w(e)·y(e)   with   Σ_{e in C} y(e) ≥ 1  for every negative cycle C,   y binary

is relaxed and tightened by the negative cycles that its solution violates: shortest paths between the
two copies of an actor in the doubled graph (Barahona & Mahjoub 1986; Grötschel & Pulleyblank 1981). It starts from
cycles that share no tie, whose number is a bound already, and from camps by local search and, where these are not
proved to be optimal, annealing (Kirkpatrick, Gelatt & Vecchi 1983). Where it does not close the gap to the best camps
found, HiGHS branches on the model of Aref, Mason & Wilson (2020), in which the camps are the variables, strengthened by
the same cycles. Past the time limit the bounds proved so far are given.
"""

from __future__ import annotations

import math
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from foedus.network.annealing import annealed
from foedus.network.blocks import Block, Cycle, improved, sides_along, violated_cycles, weight_of
from foedus.network.graph import SignedGraph, biconnected_blocks
from foedus.network.packing import Packing
from foedus.network.programme import CoverProgramme, branch

_TOLERANCE = 1e-6


@dataclass(frozen=True, slots=True, kw_only=True)
class SolvedBlock:
    """A biconnected block with the best camps found, the bound proved for it, and the negative cycles that cut it."""

    block: Block
    lower: int
    sides: tuple[int, ...]
    cycles: tuple[Cycle, ...]

    @property
    def upper(self) -> int:
        """Weight of the ties that its camps leave frustrated."""
        return weight_of(self.block, self.sides)


@dataclass(frozen=True, slots=True, kw_only=True)
class Frustration:
    """The line index of balance lies in `[lower, upper]`; `proved` where both are equal.

    `sides` puts every actor into camp 0 or 1 so that the ties `frustrated` (places in `graph.ties`) weigh `upper`.
    """

    lower: int
    upper: int
    sides: Mapping[str, int]
    frustrated: tuple[int, ...]
    solved: tuple[SolvedBlock, ...] = field(default=(), repr=False, compare=False)
    """How each block was solved; what asks for other optimal camps goes on from there."""

    @property
    def proved(self) -> bool:
        """Whether the bounds meet."""
        return self.lower == self.upper


def frustration(graph: SignedGraph, *, time_limit: float = 60.0) -> Frustration:
    """The line index of balance of a signed graph, in at most about `time_limit` seconds.

    Deterministic where it finishes in time: the same graph gives the same camps.
    """
    deadline = time.monotonic() + time_limit
    blocks = [Block.of(graph, places) for places in biconnected_blocks(graph) if len(places) > 2]
    blocks.sort(key=lambda block: len(block.ties))
    solved: list[SolvedBlock] = []
    for done, block in enumerate(blocks):
        share = max(0.05, (deadline - time.monotonic()) / (len(blocks) - done))
        solved.append(_solve(block, time.monotonic() + share))
    frustrated = {part.block.ties[edge] for part in solved for edge in part.block.frustrated(part.sides)}
    return Frustration(
        lower=sum(part.lower for part in solved),
        upper=sum(graph.ties[place].weight for place in frustrated),
        sides=_camps(graph, frustrated),
        frustrated=tuple(sorted(frustrated)),
        solved=tuple(solved),
    )


def _solve(block: Block, deadline: float) -> SolvedBlock:
    """A proved lower bound of a block and its best camps."""
    best = improved(block, sides_along(block, [0.0] * len(block.ties)))
    programme = CoverProgramme(block.weights)
    if weight_of(block, best) == 0:
        return _solved(block, 0, best, programme)
    packing = Packing(block, best)
    if not packing.full:
        best = annealed(block, best, deadline=deadline)
        packing = Packing(block, best)
        packing.reroute(1, deadline)
    programme.add([*packing.cycles, *block.negative_triangles()])
    lower = packing.bound
    if packing.full:
        return _solved(block, lower, best, programme)
    while time.monotonic() < deadline:
        solution = programme.solve(deadline - time.monotonic())
        if solution is None:
            break
        value, y = solution
        # Cycles are dropped only while the value grows: it is what keeps the rounds from going in circles.
        grown = math.ceil(value - _TOLERANCE) > lower
        lower = max(lower, math.ceil(value - _TOLERANCE))
        best = min(best, improved(block, sides_along(block, y)), key=lambda sides: weight_of(block, sides))
        if lower >= weight_of(block, best):
            return _solved(block, lower, best, programme)
        cycles = violated_cycles(block, y)
        if not cycles:
            break
        if grown:
            programme.drop_slack()
        programme.add(cycles)
    left = deadline - time.monotonic()
    if left <= 0:
        return _solved(block, lower, best, programme)
    bound, found = branch(block, programme.cycles, best, left)
    best = min(best, found, key=lambda sides: weight_of(block, sides))
    return _solved(block, min(max(lower, bound), weight_of(block, best)), best, programme)


def _solved(block: Block, lower: int, sides: Sequence[int], programme: CoverProgramme) -> SolvedBlock:
    return SolvedBlock(block=block, lower=lower, sides=tuple(sides), cycles=tuple(programme.cycles))


def _camps(graph: SignedGraph, frustrated: set[int]) -> dict[str, int]:
    """Camps that agree with every tie that is not frustrated; the first actor of each component is in camp 0."""
    sides: dict[str, int] = {}
    for start in graph.nodes:
        if start in sides:
            continue
        sides[start] = 0
        reached = [start]
        for node in reached:
            for other, place in graph.around[node].items():
                if place not in frustrated and other not in sides:
                    sides[other] = sides[node] ^ (graph.ties[place].sign < 0)
                    reached.append(other)
    return sides
