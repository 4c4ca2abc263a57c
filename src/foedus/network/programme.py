"""The linear and integer programmes of exact balance, on HiGHS."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence

import highspy
import numpy as np

from foedus.network.blocks import Block, Cycle, sides_along

_INFINITY = highspy.kHighsInf
_LOOSE = 1e-6


class CoverProgramme:
    """The relaxed covering programme: cheapest `y` in [0, 1] that puts at least 1 on each known negative cycle.

    Cycles are added as they are found; each solve starts from the last basis. Those that a solution more than meets are
    dropped again, which keeps the programme small; `cycles` are the ones in it.
    """

    def __init__(self, weights: Sequence[int]) -> None:
        self.cycles: list[Cycle] = []
        self._known: set[Cycle] = set()
        self._rows: list[float] = []
        self._solver = _quiet()
        count = len(weights)
        self._solver.addVars(count, np.zeros(count), np.ones(count))
        self._solver.changeColsCost(count, np.arange(count, dtype=np.int32), np.asarray(weights, dtype=float))

    def add(self, cycles: Iterable[Cycle]) -> None:
        """Adds the cycles that are not known yet."""
        fresh = [cycle for cycle in cycles if cycle not in self._known]
        self._known.update(fresh)
        self.cycles.extend(fresh)
        if fresh:
            _add_covers(self._solver, fresh, 0)

    def solve(self, seconds: float = math.inf) -> tuple[float, list[float]] | None:
        """Optimal value and `y`; None where `seconds` do not suffice."""
        if math.isfinite(seconds):
            self._solver.setOptionValue("time_limit", self._solver.getRunTime() + max(seconds, 0.01))
        self._solver.run()
        if self._solver.getModelStatus() == highspy.HighsModelStatus.kTimeLimit:
            return None
        solution = self._solver.getSolution()
        self._rows = list(solution.row_value)
        return self._solver.getInfo().objective_function_value, list(solution.col_value)

    def drop_slack(self) -> None:
        """Drops the cycles on which the last solution puts more than 1; they can be added again."""
        loose = [place for place, value in enumerate(self._rows) if value > 1.0 + _LOOSE]
        if loose:
            self._solver.deleteRows(len(loose), np.asarray(loose, dtype=np.int32))
            gone = set(loose)
            self._known.difference_update(self.cycles[place] for place in loose)
            self.cycles = [cycle for place, cycle in enumerate(self.cycles) if place not in gone]


def branch(block: Block, cycles: Sequence[Cycle], best: Sequence[int], seconds: float) -> tuple[int, list[int]]:
    """Branch and bound over camps: a proved lower bound and the best camps found in `seconds`."""
    solver = _camp_solver(block, cycles, seconds)
    solver.setOptionValue("mip_abs_gap", 0.999 if set(block.weights) == {1} else 1e-6)
    size, count = block.size, len(block.edges)
    columns = np.arange(size, size + count, dtype=np.int32)
    solver.changeColsCost(count, columns, np.asarray(block.weights, dtype=float))
    anchor = _anchor(block)
    start = [float(side ^ best[anchor]) for side in best]
    start += [float(best[u] ^ best[v] ^ negative) for u, v, negative in block.edges]
    solution = highspy.HighsSolution()
    solution.col_value = start
    solver.setSolution(solution)
    solver.run()
    bound = solver.getInfo().mip_dual_bound
    lower = math.ceil(bound - 1e-6) if math.isfinite(bound) else 0
    values = list(solver.getSolution().col_value)
    return lower, [round(value) for value in values[:size]] if values else sides_along(block, [0.0] * count)


def other_camps(
    block: Block, cycles: Sequence[Cycle], best: Sequence[int], edges: Sequence[int], seconds: float
) -> list[int] | None:
    """Camps as good as the `best` that frustrate others of these edges, as many as can be; None where there are none.

    Raises TimeoutError where `seconds` do not suffice to tell.
    """
    solver = _camp_solver(block, cycles, seconds)
    size, count = block.size, len(block.edges)
    lost = set(block.frustrated(best))
    cheapest = float(sum(block.weights[edge] for edge in lost))
    columns = np.arange(size, size + count, dtype=np.int32)
    # Since the best is optimal, a sum of weights that is no larger leaves `y` no slack: it is the disagreement itself.
    solver.addRow(-_INFINITY, cheapest, count, columns, np.asarray(block.weights, dtype=float))
    turned = np.asarray([size + edge for edge in edges], dtype=np.int32)
    change = np.asarray([-1.0 if edge in lost else 1.0 for edge in edges])
    solver.addRow(1.0 - sum(edge in lost for edge in edges), _INFINITY, len(edges), turned, change)
    solver.changeColsCost(len(edges), turned, -change)
    # Any other camps serve; the search need not show that none turns more edges.
    solver.setOptionValue("mip_rel_gap", 0.5)
    solver.run()
    status = solver.getModelStatus()
    if status == highspy.HighsModelStatus.kInfeasible:
        return None
    values = list(solver.getSolution().col_value)
    if not values or solver.getInfo().primal_solution_status != _FEASIBLE:
        raise TimeoutError
    return [round(value) for value in values[:size]]


_FEASIBLE = 2
"""HiGHS's kSolutionStatusFeasible."""


def _anchor(block: Block) -> int:
    """The actor that stays in camp 0: the first of highest degree."""
    return max(range(block.size), key=lambda node: len(block.around[node]))


def _camp_solver(block: Block, cycles: Sequence[Cycle], seconds: float) -> highspy.Highs:
    """Columns: a binary camp for each actor, then `y` for each tie. No costs yet."""
    solver = _quiet()
    solver.setOptionValue("time_limit", max(seconds, 0.01))
    size, count = block.size, len(block.edges)
    upper = np.ones(size + count)
    upper[_anchor(block)] = 0.0
    solver.addVars(size + count, np.zeros(size + count), upper)
    kinds = np.full(size, highspy.HighsVarType.kInteger)
    solver.changeColsIntegrality(size, np.arange(size, dtype=np.int32), kinds)
    _add_camps(solver, block)
    _add_covers(solver, cycles, size)
    return solver


def _add_camps(solver: highspy.Highs, block: Block) -> None:
    """`y` is at least the disagreement of the camps with the tie's sign."""
    lower: list[float] = []
    index: list[int] = []
    value: list[float] = []
    starts: list[int] = []
    for edge, (u, v, negative) in enumerate(block.edges):
        column = block.size + edge
        rows = ((0.0, -1.0, 1.0), (0.0, 1.0, -1.0)) if not negative else ((-1.0, -1.0, -1.0), (1.0, 1.0, 1.0))
        for bound, first, second in rows:
            starts.append(len(index))
            index += [u, v, column]
            value += [first, second, 1.0]
            lower.append(bound)
    _add_rows(solver, lower, starts, index, value)


def _add_covers(solver: highspy.Highs, cycles: Sequence[Cycle], shift: int) -> None:
    index: list[int] = []
    starts: list[int] = []
    for cycle in cycles:
        starts.append(len(index))
        index += [shift + edge for edge in cycle]
    _add_rows(solver, [1.0] * len(cycles), starts, index, [1.0] * len(index))


def _add_rows(
    solver: highspy.Highs, lower: Sequence[float], starts: Sequence[int], index: Sequence[int], value: Sequence[float]
) -> None:
    solver.addRows(
        len(lower),
        np.asarray(lower, dtype=float),
        np.full(len(lower), _INFINITY),
        len(index),
        np.asarray(starts, dtype=np.int32),
        np.asarray(index, dtype=np.int32),
        np.asarray(value, dtype=float),
    )


def _quiet() -> highspy.Highs:
    """A silent solver on one thread: the same programme gives the same answer."""
    solver = highspy.Highs()  # type: ignore[no-untyped-call]
    solver.setOptionValue("output_flag", False)
    solver.setOptionValue("threads", 1)
    solver.setOptionValue("random_seed", 0)
    return solver
