"""Better camps by simulated annealing, where local search and the programme's roundings are not known to be optimal."""

from __future__ import annotations

import math
import random
import time
from collections.abc import Sequence

from foedus.network.blocks import Block, improved, weight_of

_HOT, _COLD = 1.0, 0.3
"""Temperatures, in weights of a tie: the search starts from good camps and need not melt them."""

SWEEPS = 60
"""How often every actor is asked to change; more did not find better camps in networks of 2,000 actors."""


def annealed(block: Block, sides: Sequence[int], *, deadline: float, sweeps: int = SWEEPS, seed: int = 1) -> list[int]:
    """The best camps met, no worse than `sides`; single actors change camp, one after the other, over and over.

    The same seed gives the same camps, where the deadline (of `time.monotonic`) does not cut the search short.
    """
    chance = random.Random(seed)
    mean = sum(block.weights) / len(block.weights)
    best, least = list(sides), weight_of(block, sides)
    now, cost = list(sides), least
    # Signed weights of the ties of each actor: what it costs to be in the other camp than its friends.
    around = [[(other, block.weights[e] * (1 - 2 * block.edges[e][2])) for other, e in row] for row in block.around]
    turned = [1 - 2 * side for side in now]
    for sweep in range(sweeps):
        if time.monotonic() > deadline:
            break
        heat = mean * _HOT * (_COLD / _HOT) ** (sweep / sweeps)
        for node, near in enumerate(around):
            change = turned[node] * sum(turned[other] * weight for other, weight in near)
            if change <= 0 or chance.random() < math.exp(-change / heat):
                turned[node] = -turned[node]
                cost += change
        if cost < least:
            now = improved(block, [(1 - each) // 2 for each in turned])
            best, least = now, weight_of(block, now)
    final = improved(block, [(1 - each) // 2 for each in turned])
    return min(best, final, key=lambda camps: weight_of(block, camps))
