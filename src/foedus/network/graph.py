"""Signed graphs: who is with (+1) and against (-1) whom, as plain values."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True, kw_only=True)
class Tie:
    """An undirected tie between two different actors; `sign` is +1 or -1, `weight` a positive whole number."""

    a: str
    b: str
    sign: int
    weight: int = 1

    def __post_init__(self) -> None:
        if self.a == self.b:
            raise ValueError(f"a tie of {self.a!r} with itself")
        if self.sign not in (1, -1):
            raise ValueError(f"sign {self.sign} of the tie {self.a!r} – {self.b!r} is neither 1 nor -1")
        if self.weight < 1:
            raise ValueError(f"weight {self.weight} of the tie {self.a!r} – {self.b!r} is not positive")


@dataclass(frozen=True, slots=True, kw_only=True)
class SignedGraph:
    """Actors and their ties, at most one a pair. `around[a][b]` is the place of the tie a–b in `ties`."""

    nodes: tuple[str, ...]
    ties: tuple[Tie, ...]
    around: Mapping[str, Mapping[str, int]] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        around: dict[str, dict[str, int]] = {node: {} for node in self.nodes}
        for place, tie in enumerate(self.ties):
            if tie.b in around[tie.a]:
                raise ValueError(f"two ties between {tie.a!r} and {tie.b!r}")
            around[tie.a][tie.b] = around[tie.b][tie.a] = place
        object.__setattr__(self, "around", around)

    @classmethod
    def of(cls, ties: Iterable[Tie], nodes: Iterable[str] = ()) -> SignedGraph:
        """The graph of these ties; nodes in order of name, so that equal networks are equal values."""
        kept = tuple(sorted(ties, key=lambda tie: (min(tie.a, tie.b), max(tie.a, tie.b))))
        names = {name for tie in kept for name in (tie.a, tie.b)} | set(nodes)
        return cls(nodes=tuple(sorted(names)), ties=kept)

    def tie(self, a: str, b: str) -> Tie | None:
        """The tie between two actors, if there is one."""
        place = self.around.get(a, {}).get(b)
        return None if place is None else self.ties[place]


def biconnected_blocks(graph: SignedGraph) -> tuple[tuple[int, ...], ...]:
    """Places of the ties of each biconnected block (Hopcroft & Tarjan 1973), without recursion.

    A cycle never leaves its block, so frustration adds up over blocks, and a block of one tie has none.
    """
    order: dict[str, int] = {}
    low: dict[str, int] = {}
    blocks: list[tuple[int, ...]] = []
    for start in graph.nodes:
        if start not in order:
            _search(graph, start, order, low, blocks)
    return tuple(blocks)


def _search(
    graph: SignedGraph, start: str, order: dict[str, int], low: dict[str, int], blocks: list[tuple[int, ...]]
) -> None:
    order[start] = low[start] = len(order)
    open_ties: list[int] = []
    path = [(start, "", iter(graph.around[start].items()))]
    while path:
        node, parent, rest = path[-1]
        for other, place in rest:
            if other not in order:
                order[other] = low[other] = len(order)
                open_ties.append(place)
                path.append((other, node, iter(graph.around[other].items())))
                break
            if other != parent and order[other] < order[node]:
                open_ties.append(place)
                low[node] = min(low[node], order[other])
        else:
            path.pop()
            if parent:
                low[parent] = min(low[parent], low[node])
            if parent and low[node] >= order[parent]:
                first = open_ties.index(graph.around[parent][node])
                blocks.append(tuple(sorted(open_ties[first:])))
                del open_ties[first:]


def components(graph: SignedGraph) -> tuple[tuple[str, ...], ...]:
    """Connected components, each in order of name."""
    seen: set[str] = set()
    found = []
    for start in graph.nodes:
        if start in seen:
            continue
        part, seen_now = [start], {start}
        for node in part:
            fresh = [other for other in graph.around[node] if other not in seen_now]
            seen_now.update(fresh)
            part.extend(fresh)
        seen |= seen_now
        found.append(tuple(sorted(part)))
    return tuple(found)


def net_ties(signs: Iterable[tuple[str, str, int, int]]) -> tuple[tuple[Tie, ...], int]:
    """One tie a pair from (a, b, sign, weight) rows, and the frustration that no side can avoid.

    Where a pair has both signs the smaller weight is frustrated in any case; the rest stays as its tie.
    """
    balance: dict[tuple[str, str], list[int]] = defaultdict(lambda: [0, 0])
    for a, b, sign, weight in signs:
        balance[min(a, b), max(a, b)][sign < 0] += weight
    ties = [
        Tie(a=a, b=b, sign=1 if plus > minus else -1, weight=abs(plus - minus))
        for (a, b), (plus, minus) in sorted(balance.items())
        if plus != minus
    ]
    return tuple(ties), sum(min(pair) for pair in balance.values())
