"""How lines run between boxes: straight, or bent around the boxes of others, so that none seems to end at them.

A bent line is a quadratic Bézier curve whose control point lies beside the middle. Of some bends, the gentlest of those
that touch the fewest foreign boxes is taken.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from foedus.export.pictures.layout import Point, Size

Array = NDArray[np.float64]

_BENDS = (0.0, 0.08, -0.08, 0.16, -0.16, 0.26, -0.26, 0.38, -0.38, 0.52, -0.52)
"""How far the control point lies beside the middle, as a share of the line's length; gentle ones first."""
_SAMPLES = np.linspace(0.0, 1.0, 41)[1:-1]
_AWAY = 4.0
"""Pixels by which a line has to clear a foreign box."""
_MARK = 9.0
"""Pixels by which a mark on a line has to clear every box."""


@dataclass(frozen=True, slots=True)
class Route:
    """A line from `start` to `end`; straight where `control` is None."""

    start: Point
    end: Point
    control: Point | None = None

    def at(self, share: float) -> Point:
        """The point at a share of its way, 0 to 1."""
        x, y = _points(self, np.array([share]))[0]
        return float(x), float(y)


class Boxes:
    """Boxes by centre and size, against which lines are laid."""

    def __init__(self, at: Sequence[Point], sizes: Sequence[Size]) -> None:
        self._at = np.array(at, dtype=float).reshape(-1, 2)
        self._half = np.array(sizes, dtype=float).reshape(-1, 2) / 2

    def _inside(self, points: Array, away: float, boxes: NDArray[np.int64]) -> NDArray[np.bool_]:
        """Which points lie in which of some boxes or within `away` of it; shape (points, boxes)."""
        return np.asarray((np.abs(points[:, None] - self._at[boxes]) < self._half[boxes] + away).all(axis=2))

    def route(self, one: int, two: int) -> Route:
        """The line between two boxes, by their numbers."""
        start, end = _point(self._at[one]), _point(self._at[two])
        near = self._near(one, two)
        best, fewest = Route(start, end), len(near) + 1
        for bend in _BENDS:
            line = Route(start, end, _beside(start, end, bend) if bend else None)
            count = int(self._inside(_points(line, _SAMPLES), _AWAY, near).any(axis=0).sum())
            if count < fewest:
                best, fewest = line, count
            if not fewest:
                break
        return best

    def _near(self, one: int, two: int) -> NDArray[np.int64]:
        """The other boxes that some bend of a line between two could touch."""
        ends = self._at[[one, two]]
        reach = max(_BENDS) / 2 * float(np.hypot(*(ends[1] - ends[0]))) + _AWAY
        low, high = ends.min(axis=0) - reach, ends.max(axis=0) + reach
        meets = np.all([self._at + self._half > low, self._at - self._half < high], axis=(0, 2))
        return np.setdiff1d(np.flatnonzero(meets), [one, two])

    def marked(self, line: Route) -> Point:
        """Where on a line a mark is seen: as near to its middle as no box covers."""
        points = _points(line, _SAMPLES)
        free = np.asarray(~self._inside(points, _MARK, np.arange(len(self._at))).any(axis=1))
        order = sorted(range(len(_SAMPLES)), key=lambda place: (not free[place], abs(_SAMPLES[place] - 0.5)))
        return _point(points[order[0]])


def _beside(start: Point, end: Point, bend: float) -> Point:
    (x, y), (u, v) = start, end
    return (x + u) / 2 - bend * (v - y), (y + v) / 2 + bend * (u - x)


def _point(values: Array) -> Point:
    return float(values[0]), float(values[1])


def _points(line: Route, shares: Array) -> Array:
    """Points of a line at shares of its way; shape (shares, 2)."""
    start, end = np.array(line.start), np.array(line.end)
    middle = (start + end) / 2 if line.control is None else np.array(line.control)
    t = shares[:, None]
    return np.asarray((1 - t) ** 2 * start + 2 * t * (1 - t) * middle + t**2 * end)
