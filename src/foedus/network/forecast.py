"""Forecasts: the likely sign of the next tie of a pair, from its own past and from its triads. Never a state.

Structural balance says that a friend's friend is a friend and a friend's enemy an enemy (Heider 1946; Cartwright &
Harary 1956), so each actor tied to both of a pair votes with the product of its two signs. The pair's own past votes
with its signs, the newest most. Both are added to the base rate as if they were observations (the mean of a beta
distribution), so that little evidence moves it little:

    p = (2·base + Σ h + Σ t) / (2 + number of h and t)

where the signs of the past count 1, 1/2, 1/4 … from the newest back, and all triangles together at most 2. These
numbers were set by hand before anything was measured, and are fitted to nothing.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from foedus.network.graph import SignedGraph

PRIOR = 2.0
"""So many observations the base rate counts for."""
MOST_OF_TRIANGLES = 2.0
"""So many observations all triangles together count for at most."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Triangle:
    """An actor tied to both of a pair: its sign to the first and to the second, and the weight of the lighter tie."""

    by: str
    signs: tuple[int, int]
    weight: int

    @property
    def sign(self) -> int:
        """The sign of the pair that would balance it."""
        return self.signs[0] * self.signs[1]


@dataclass(frozen=True, slots=True, kw_only=True)
class Forecast:
    """What the next tie of a pair may be; `base` is the share of friendly ties, None where there are none to count.

    `past` are the signs of the pair's earlier ties, oldest first.
    """

    a: str
    b: str
    base: float | None
    past: tuple[int, ...]
    triangles: tuple[Triangle, ...]

    @property
    def base_sign(self) -> int:
        """The commoner sign; 0 where both are as common, or nothing is known."""
        return 0 if self.base is None else _side(self.base - 0.5)

    @property
    def last_word(self) -> int:
        """The newest sign of the pair; 0 without a past."""
        return self.past[-1] if self.past else 0

    @property
    def balance(self) -> int:
        """What the triangles vote for; 0 without any, or on a tie."""
        return _side(sum(item.sign * item.weight for item in self.triangles))

    @property
    def probability(self) -> float | None:
        """Probability that the next tie is friendly; None where there is nothing to go by at all."""
        votes = [(0.5**age, sign) for age, sign in enumerate(reversed(self.past))]
        total = sum(item.weight for item in self.triangles)
        share = min(total, MOST_OF_TRIANGLES) / total if total else 0.0
        votes += [(item.weight * share, item.sign) for item in self.triangles]
        if self.base is None and not votes:
            return None
        friendly = sum(weight for weight, sign in votes if sign > 0)
        base = 0.5 if self.base is None else self.base
        return (PRIOR * base + friendly) / (PRIOR + sum(weight for weight, _ in votes))

    @property
    def sign(self) -> int:
        """The likelier sign; 0 where neither is."""
        return 0 if self.probability is None else _side(self.probability - 0.5)


def forecast(graph: SignedGraph, a: str, b: str, *, past: Sequence[int] = (), base: float | None = None) -> Forecast:
    """The next tie of two actors, who need not be in the graph. The graph's own tie of the two takes no part."""
    near, far = graph.around.get(a, {}), graph.around.get(b, {})
    triangles = []
    for by in sorted(near.keys() & far.keys()):
        one, two = graph.ties[near[by]], graph.ties[far[by]]
        triangles.append(Triangle(by=by, signs=(one.sign, two.sign), weight=min(one.weight, two.weight)))
    return Forecast(a=a, b=b, base=base, past=tuple(past), triangles=tuple(triangles))


def _side(number: float) -> int:
    """Its sign, 0 where it is nothing but the rounding of sums."""
    return 0 if abs(number) < 1e-9 else 1 if number > 0 else -1
