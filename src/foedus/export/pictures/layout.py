"""Where the boxes of a network stand: stress majorisation, then boxes apart from each other and from foreign lines.

Stress majorisation (Gansner, Koren & North 2004) brings the distances on paper close to the distances in the graph. It
starts from classical scaling and draws no random number, so the same network is always drawn alike.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

Array = NDArray[np.float64]
Size = tuple[float, float]
Point = tuple[float, float]

_GAP = 16.0
_STEP = (165.0, 105.0)
"""Pixels across and down for one step in the graph; names are wider than high."""
_PAGE = 60
"""So many actors find room on a printed page; pictures of more are posters, which may be roomier."""


def placed(
    components: Sequence[Sequence[str]], ties: Sequence[tuple[str, str, int]], sizes: Mapping[str, Size], width: float
) -> tuple[dict[str, Point], Size]:
    """The centre of each box, and the width and height of them all; components on shelves, the largest first."""
    drawn = [_component(names, ties, sizes) for names in components]
    order = sorted(range(len(drawn)), key=lambda n: (-len(components[n]), n))
    room = max([width, *(size[0] for _, size in drawn)])
    points: dict[str, Point] = {}
    x = y = shelf = right = 0.0
    for number in order:
        inside, (wide, high) = drawn[number]
        if x > 0 and x + wide > room:
            x, y, shelf = 0.0, y + shelf + 2 * _GAP, 0.0
        points.update({name: (x + px, y + py) for name, (px, py) in inside.items()})
        x, shelf = x + wide + 2 * _GAP, max(shelf, high)
        right = max(right, x - 2 * _GAP)
    return points, (right, y + shelf)


def _component(
    names: Sequence[str], ties: Sequence[tuple[str, str, int]], sizes: Mapping[str, Size]
) -> tuple[dict[str, Point], Size]:
    number = {name: place for place, name in enumerate(names)}
    edges = [(number[a], number[b], sign) for a, b, sign in ties if a in number]
    at = stressed(_distances(len(names), edges)) * np.array(_STEP)
    boxes = np.array([sizes[name] for name in names])
    at *= _room(at, boxes)
    _part(at, boxes, [(a, b) for a, b, _ in edges])
    at -= (at - boxes / 2).min(axis=0)
    wide, high = (at + boxes / 2).max(axis=0)
    at = np.round(at, 1)
    return {name: (float(at[place, 0]), float(at[place, 1])) for name, place in number.items()}, (wide, high)


def _room(at: Array, boxes: Array) -> float:
    """By how much to spread points so that three in four have a box's room to their nearest neighbour; 1 or more."""
    if len(at) < 3:
        return 1.0
    apart = np.abs(at[:, None] - at[None]) / ((boxes[:, None] + boxes[None]) / 2 + _GAP)
    nearest = (apart.max(axis=2) + np.diag(np.full(len(at), np.inf))).min(axis=1)
    crowded = float(np.quantile(nearest, 0.25))
    wanted = min(max(1.0, len(at) / _PAGE), 1.5)
    return min(max(1.0, wanted / max(crowded, 1e-9)), 3.0)


def _distances(count: int, edges: Sequence[tuple[int, int, int]]) -> Array:
    """Shortest ways; who is with each other stands closer."""
    far = np.full((count, count), np.inf)
    np.fill_diagonal(far, 0.0)
    for a, b, sign in edges:
        far[a, b] = far[b, a] = min(far[a, b], 1.0 if sign > 0 else 1.5)
    for middle in range(count):
        far = np.minimum(far, far[:, middle, None] + far[None, middle, :])
    return far


def stressed(far: Array, rounds: int = 150) -> Array:
    """Points in the plane whose distances come close to the given ones (finite, zero on the diagonal)."""
    count = len(far)
    if count < 3:
        return np.array([[0.0, 0.0], [far[0, -1], 0.0]])[:count]
    at = _scaled(far)
    near = np.divide(1.0, far**2, out=np.zeros_like(far), where=far > 0)
    inverse = np.linalg.pinv(np.diag(near.sum(axis=1)) - near)
    for _ in range(rounds):
        apart = np.sqrt(((at[:, None] - at[None]) ** 2).sum(axis=2))
        ratio = np.divide(near * far, apart, out=np.zeros_like(far), where=apart > 1e-9)
        at = inverse @ ((np.diag(ratio.sum(axis=1)) - ratio) @ at)
    return np.asarray(at)


def _scaled(far: Array) -> Array:
    """Classical scaling, each axis turned so that its largest entry is positive, and spread a little off ties."""
    count = len(far)
    middle = np.eye(count) - 1.0 / count
    values, vectors = np.linalg.eigh(-0.5 * middle @ far**2 @ middle)
    at = vectors[:, -2:][:, ::-1] * np.sqrt(np.maximum(values[-2:][::-1], 1e-6))
    largest = np.abs(at).round(6).argmax(axis=0)
    turn = np.sign(at[largest, [0, 1]])
    angle = np.arange(count) * 2.399963
    return np.asarray(at * np.where(turn == 0, 1.0, turn) + 0.05 * np.column_stack([np.cos(angle), np.sin(angle)]))


def _part(at: Array, boxes: Array, edges: Sequence[tuple[int, int]], rounds: int = 120) -> None:
    """Moves boxes, in place, until none covers another and few lie on a line that is not theirs."""
    for turn in range(rounds):
        if turn < rounds // 2 and turn % 3 == 0 and len(at) <= 120:
            _off_lines(at, boxes, edges)
        if not _off_boxes(at, boxes) and turn > rounds // 2:
            return


def _off_boxes(at: Array, boxes: Array) -> bool:
    moved = False
    for one in range(len(at)):
        gap = (boxes[one] + boxes[one + 1 :]) / 2 + _GAP - np.abs(at[one] - at[one + 1 :])
        for other in np.flatnonzero((gap > 0.01).all(axis=1)) + one + 1:
            over = (boxes[one] + boxes[other]) / 2 + _GAP - np.abs(at[one] - at[other])
            axis = int(over[1] <= over[0])
            if over[axis] > 0:
                push = (over[axis] / 2 + 0.01) * (1.0 if at[one, axis] >= at[other, axis] else -1.0)
                at[one, axis] += push
                at[other, axis] -= push
                moved = True
    return moved


def _off_lines(at: Array, boxes: Array, edges: Sequence[tuple[int, int]]) -> None:
    for a, b in edges:
        along = at[b] - at[a]
        length = float(np.hypot(*along))
        if length < 1.0:
            continue
        across = np.array([-along[1], along[0]]) / length
        share = ((at - at[a]) @ along) / length**2
        off = (at - at[a]) @ across
        need = (np.abs(across) * boxes / 2).sum(axis=1) + 4.0
        for node in np.flatnonzero((share > 0.02) & (share < 0.98) & (np.abs(off) < need)):
            if node not in (a, b):
                at[node] += across * (need[node] - abs(off[node])) * (0.5 if off[node] >= 0 else -0.5)
