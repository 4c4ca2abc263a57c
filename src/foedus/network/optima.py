"""All ways to split a network into two camps that leave as little frustrated as can be.

Two optimal splits differ in which ties they frustrate. A tie is settled where all of them agree on it; settled ties
bind actors into groups that no optimal split takes apart. Whether there is an optimum that differs is asked of HiGHS,
block by block, until the answer is no: so what is called settled is proved. What is left, the groups and the open ties
between them, is small, falls into blocks of its own, and is counted through: optima multiply over blocks.
"""

from __future__ import annotations

import itertools
import math
import time
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from foedus.network.balance import Frustration, SolvedBlock
from foedus.network.blocks import weight_of
from foedus.network.graph import SignedGraph, Tie, biconnected_blocks, components, net_ties
from foedus.network.programme import other_camps

MOST_GROUPS = 16
"""Groups in one block of what is open, up to which its optima are counted through (2^15 splits)."""


class Frustrated(StrEnum):
    """Whether the optimal splits leave a tie frustrated."""

    NEVER = "never"
    ALWAYS = "always"
    SOMETIMES = "sometimes"
    UNDECIDED = "undecided"


@dataclass(frozen=True, slots=True, kw_only=True)
class Optima:
    """The optimal splits of a network: how many there are, and in what they agree.

    `count` tells apart splits that frustrate different ties (a component's two camps have no names); None where it is
    not known, because the index is not proved, time ran out, or what is open is too large to count. `ties` runs
    parallel to `graph.ties`. `groups` are the actors that no optimal split parts, largest first, single ones left out.
    """

    count: int | None
    ties: tuple[Frustrated, ...]
    groups: tuple[tuple[str, ...], ...]
    splits: tuple[Mapping[str, int], ...]
    """The splits themselves where there are at most as many as asked for, else the one of the frustration alone."""

    @property
    def unique(self) -> bool:
        """Whether there is one optimal split only, and that is proved."""
        return self.count == 1


def optima(graph: SignedGraph, balance: Frustration, *, most: int = 16, time_limit: float = 30.0) -> Optima:
    """The optimal splits of a graph whose frustration is known; `most` of them are listed at most."""
    deadline = time.monotonic() + time_limit
    ties = [Frustrated.NEVER] * len(graph.ties)
    for part in balance.solved:
        for edge, status in enumerate(_settled(part, deadline)):
            ties[part.block.ties[edge]] = status
    root = _bound(graph, ties)
    groups: dict[str, list[str]] = {}
    for node in graph.nodes:
        groups.setdefault(root[node], []).append(node)
    shown = sorted((tuple(group) for group in groups.values() if len(group) > 1), key=lambda g: (-len(g), g))
    count, choices = None, None
    if Frustrated.UNDECIDED not in ties:
        choices = _choices(graph, balance, ties, root)
        count = None if choices is None else math.prod(map(len, choices))
    splits: tuple[Mapping[str, int], ...] = (balance.sides,)
    if choices is not None and count is not None and 1 < count <= most:
        splits = tuple(_splits(graph, balance, root, choices))
    return Optima(count=count, ties=tuple(ties), groups=tuple(shown), splits=splits)


def _settled(part: SolvedBlock, deadline: float) -> list[Frustrated]:
    """Of each edge of a block, whether the optimal camps leave it frustrated."""
    block, best = part.block, part.sides
    if part.lower == part.upper == 0:
        return [Frustrated.NEVER] * len(block.edges)
    if part.lower < part.upper:
        return [Frustrated.UNDECIDED] * len(block.edges)
    lost = set(block.frustrated(best))
    open_edges: set[int] = set()
    decided = True
    _switch(part, lost, open_edges)
    while len(open_edges) < len(block.edges):
        rest = [edge for edge in range(len(block.edges)) if edge not in open_edges]
        try:
            found = other_camps(block, part.cycles, best, rest, deadline - time.monotonic())
        except TimeoutError:
            decided = False
            break
        if found is None:
            break
        fresh = set(block.frustrated(found)) ^ lost
        if weight_of(block, found) != part.upper or not fresh - open_edges:
            decided = False
            break
        open_edges |= fresh
    settled = {True: Frustrated.ALWAYS, False: Frustrated.NEVER}
    return [
        Frustrated.SOMETIMES if edge in open_edges else settled[edge in lost] if decided else Frustrated.UNDECIDED
        for edge in range(len(block.edges))
    ]


def _switch(part: SolvedBlock, lost: set[int], open_edges: set[int]) -> None:
    """Opens the edges of single actors that can change camp at no cost: the commonest case needs no programme."""
    block = part.block
    for row in block.around:
        if sum(block.weights[edge] * (1 if edge in lost else -1) for _, edge in row) == 0:
            open_edges.update(edge for _, edge in row)


def _bound(graph: SignedGraph, ties: Sequence[Frustrated]) -> dict[str, str]:
    """For each actor the first of its group: those that settled ties connect."""
    root: dict[str, str] = {}
    for start in graph.nodes:
        if start in root:
            continue
        root[start] = start
        reached = [start]
        for node in reached:
            for other, place in graph.around[node].items():
                if other not in root and ties[place] in (Frustrated.NEVER, Frustrated.ALWAYS):
                    root[other] = start
                    reached.append(other)
    return root


Parities = tuple[tuple[str, str, int], ...]
"""Which groups change camp against each other: (group, group, 1 where just one of them does)."""


def _choices(
    graph: SignedGraph, balance: Frustration, ties: Sequence[Frustrated], root: Mapping[str, str]
) -> list[list[Parities]] | None:
    """What the optima can choose, independent of each other: for each block of the open part its best parities.

    The groups are the nodes; a tie between two of them is positive where parting them costs more than it saves, seen
    from the split at hand. Where both cost the same they are not tied at all, and what lies across is free.
    """
    lost = set(balance.frustrated)
    rows = [
        (root[tie.a], root[tie.b], -1 if place in lost else 1, tie.weight)
        for place, tie in enumerate(graph.ties)
        if ties[place] is Frustrated.SOMETIMES
    ]
    tied = SignedGraph.of(net_ties(rows)[0], {name for row in rows for name in row[:2]})
    choices: list[list[Parities]] = []
    for places in biconnected_blocks(tied):
        found = _best_parities([tied.ties[place] for place in places])
        if found is None:
            return None
        choices.append(found)
    return choices + _gaps(tied, rows)


def _best_parities(block: Sequence[Tie]) -> list[Parities] | None:
    """The changes of camp that cost least in a block, its first group staying; None where it has too many groups."""
    names = sorted({name for tie in block for name in (tie.a, tie.b)})
    if len(names) > MOST_GROUPS:
        return None
    least, found = 0, list[Parities]()
    for choice in itertools.product((0, 1), repeat=len(names) - 1):
        turned = dict(zip(names, (0, *choice), strict=True))
        parities = tuple((tie.a, tie.b, turned[tie.a] ^ turned[tie.b]) for tie in block)
        cost = sum(tie.sign * tie.weight for tie, (_, _, parity) in zip(block, parities, strict=True) if parity)
        # The first choice changes nothing and costs nothing; the camps being optimal, none costs less.
        if cost == least:
            found.append(parities)
    return found


def _gaps(tied: SignedGraph, rows: Sequence[tuple[str, str, int, int]]) -> list[list[Parities]]:
    """A free choice wherever open ties that cancel out are all that connects two parts."""
    part = {name: number for number, names in enumerate(components(tied)) for name in names}
    choices: list[list[Parities]] = []
    for a, b, _, _ in sorted(rows):
        if part[a] != part[b]:
            choices.append([((a, b, 0),), ((a, b, 1),)])
            old, new = part[b], part[a]
            part = {name: new if number == old else number for name, number in part.items()}
    return choices


def _splits(
    graph: SignedGraph, balance: Frustration, root: Mapping[str, str], choices: Sequence[Sequence[Parities]]
) -> Iterator[Mapping[str, int]]:
    """The split of every combination of choices; that of the frustration itself comes first."""
    for combination in itertools.product(*choices):
        around: defaultdict[str, list[tuple[str, int]]] = defaultdict(list)
        for a, b, parity in itertools.chain.from_iterable(combination):
            around[a].append((b, parity))
            around[b].append((a, parity))
        turned: dict[str, int] = {}
        for start in sorted(around):
            if start not in turned:
                turned[start] = 0
                reached = [start]
                for group in reached:
                    fresh = {other: parity for other, parity in around[group] if other not in turned}
                    turned.update({other: turned[group] ^ parity for other, parity in fresh.items()})
                    reached += fresh
        yield {node: balance.sides[node] ^ turned.get(root[node], 0) for node in graph.nodes}
