"""CPU time of exact balance: on signed networks of a file, and on random ones of growing size.

usage: python tools/bench_network.py [NETWORKS.jsonl] [--limit SECONDS] [--no-random]

A line of the file holds `name`, `nodes`, `edges` ([a, b, sign], …) and `frustration`, the value it is checked against.
Beside each stands plain simulated annealing over the camps (one actor at a time, geometric cooling); it proves nothing.
The random networks have two camps, in which a share of the ties has the wrong sign.
"""

from __future__ import annotations

import argparse
import json
import math
import random
import time
from collections.abc import Iterable
from pathlib import Path

from foedus.network import Frustration, SignedGraph, Tie, frustration, net_ties

SIZES = ((250, 1000), (500, 2500), (1000, 5000), (2000, 10000))
WRONG = (0.05, 0.15)


def planted(actors: int, ties: int, wrong: float, seed: int = 1) -> SignedGraph:
    """A random network of two camps; each tie has the wrong sign with the probability `wrong`."""
    chance = random.Random(seed)
    camp = [chance.random() < 0.5 for _ in range(actors)]
    signs: dict[tuple[int, int], int] = {}
    while len(signs) < ties:
        a, b = sorted(chance.sample(range(actors), 2))
        signs[a, b] = (1 if camp[a] == camp[b] else -1) * (-1 if chance.random() < wrong else 1)
    return SignedGraph.of(Tie(a=f"n{a:04}", b=f"n{b:04}", sign=sign) for (a, b), sign in signs.items())


def timed(graph: SignedGraph, limit: float) -> tuple[Frustration, float]:
    """The balance of a graph and the CPU seconds it took."""
    start = time.process_time()
    found = frustration(graph, time_limit=limit)
    return found, time.process_time() - start


def annealed(graph: SignedGraph, *, sweeps: int = 300, seed: int = 1) -> tuple[int, float]:
    """The least frustration that simulated annealing comes upon, and the CPU seconds it took."""
    start = time.process_time()
    chance = random.Random(seed)
    number = {name: place for place, name in enumerate(graph.nodes)}
    around: list[list[tuple[int, int]]] = [[] for _ in graph.nodes]
    for tie in graph.ties:
        around[number[tie.a]].append((number[tie.b], tie.sign * tie.weight))
        around[number[tie.b]].append((number[tie.a], tie.sign * tie.weight))
    side = [chance.choice((1, -1)) for _ in around]
    cost = sum(tie.weight for tie in graph.ties if side[number[tie.a]] * side[number[tie.b]] != tie.sign)
    best = cost
    for sweep in range(sweeps):
        heat = 3.0 * (0.05 / 3.0) ** (sweep / sweeps)
        for node, near in enumerate(around):
            change = side[node] * sum(side[other] * weight for other, weight in near)
            if change <= 0 or chance.random() < math.exp(-change / heat):
                side[node] = -side[node]
                cost += change
                best = min(best, cost)
    return best, time.process_time() - start


def measure_file(lines: Iterable[str], limit: float) -> None:
    """Prints a line for each network of the file, and the sum."""
    total = 0.0
    for line in lines:
        network = json.loads(line)
        ties, lost = net_ties((a, b, sign, 1) for a, b, sign in network["edges"])
        found, seconds = timed(SignedGraph.of(ties, network["nodes"]), limit)
        total += seconds
        agrees = found.proved and found.upper + lost == network["frustration"]
        close, spent = annealed(SignedGraph.of(ties, network["nodes"]))
        told = f"{found.upper + lost:5}  {'agrees' if agrees else 'DIFFERS'}  {network['name']}"
        print(f"{seconds:8.2f} s  {told}; annealing {close + lost} in {spent:.2f} s")
    print(f"{total:8.2f} s  all")


def main() -> None:
    """Runs the measurements that the command line names."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("networks", nargs="?", type=Path)
    parser.add_argument("--limit", type=float, default=30.0, help="seconds for each network")
    parser.add_argument("--no-random", action="store_true", help="measure the file alone")
    call = parser.parse_args()
    if call.networks:
        measure_file(call.networks.read_text(encoding="utf-8").splitlines(), call.limit)
    for actors, ties in () if call.no_random else SIZES:
        for wrong in WRONG:
            found, seconds = timed(planted(actors, ties, wrong), call.limit)
            print(f"{seconds:8.2f} s  {actors} actors, {ties} ties, {wrong:.0%} wrong: {found.lower}..{found.upper}")


if __name__ == "__main__":
    main()
