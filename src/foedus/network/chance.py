"""How balanced a network is against chance: the same ties with their signs dealt out anew."""

from __future__ import annotations

import random
import statistics
import time
from collections.abc import Sequence
from dataclasses import dataclass

from foedus.network.balance import Frustration, frustration
from foedus.network.graph import SignedGraph, Tie


@dataclass(frozen=True, slots=True, kw_only=True)
class Baseline:
    """The frustration of networks with the same ties and as many of each sign, `bounds` (lower, upper) of each.

    `more` of them are certainly more frustrated than the network, `as_balanced` certainly not more; of the others the
    bounds do not tell. `z` is how many standard deviations the network lies below the mean (negative: more balanced
    than chance); None where a bound is open or all draws are alike.
    """

    observed: tuple[int, int]
    bounds: tuple[tuple[int, int], ...]
    seed: int

    @property
    def more(self) -> int:
        """Draws that are certainly more frustrated."""
        return sum(lower > self.observed[1] for lower, _ in self.bounds)

    @property
    def as_balanced(self) -> int:
        """Draws that are certainly at most as frustrated."""
        return sum(upper <= self.observed[0] for _, upper in self.bounds)

    @property
    def mean(self) -> tuple[float, float]:
        """Bounds of the mean frustration of the draws."""
        lower, upper = zip(*self.bounds, strict=True)
        return statistics.fmean(lower), statistics.fmean(upper)

    @property
    def z(self) -> float | None:
        """Standard deviations from the mean of the draws."""
        proved = all(lower == upper for lower, upper in (self.observed, *self.bounds))
        values = [upper for _, upper in self.bounds]
        spread = statistics.pstdev(values) if proved else 0.0
        return (self.observed[1] - statistics.fmean(values)) / spread if spread else None


def baseline(
    graph: SignedGraph, balance: Frustration, *, draws: int = 100, seed: int = 1, time_limit: float = 30.0
) -> Baseline:
    """Deals the signs out anew `draws` times over the same ties, weights staying, within about `time_limit` seconds.

    The same seed gives the same draws. Raises ValueError for fewer than one draw.
    """
    if draws < 1:
        raise ValueError(f"{draws} draws are too few")
    deadline = time.monotonic() + time_limit
    chance = random.Random(seed)
    signs = [tie.sign for tie in graph.ties]
    bounds = []
    for done in range(draws):
        chance.shuffle(signs)
        share = max(0.05, (deadline - time.monotonic()) / (draws - done))
        found = frustration(_with_signs(graph, signs), time_limit=share)
        bounds.append((found.lower, found.upper))
    return Baseline(observed=(balance.lower, balance.upper), bounds=tuple(bounds), seed=seed)


def _with_signs(graph: SignedGraph, signs: Sequence[int]) -> SignedGraph:
    ties = (Tie(a=tie.a, b=tie.b, sign=sign, weight=tie.weight) for tie, sign in zip(graph.ties, signs, strict=True))
    return SignedGraph.of(ties, graph.nodes)
