"""Triads: how many are balanced, which are under most strain, and how strained each actor is.

A triad is three actors tied to each other. It is balanced where the product of its signs is positive: all friends, or
two friends with a common enemy (Heider 1946; Cartwright & Harary 1956). Three enemies count as unbalanced here; weak
balance (Davis 1967) allows them, so they are counted apart.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from foedus.network.graph import SignedGraph

KINDS = ("+++", "++-", "+--", "---")
"""The four signed triads, by their number of negative ties."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Triad:
    """Three actors in order of name and the places of their ties; `weight` is that of its lightest tie."""

    actors: tuple[str, str, str]
    ties: tuple[int, int, int]
    kind: str
    weight: int

    @property
    def balanced(self) -> bool:
        """Whether the product of the signs is positive."""
        return self.kind in ("+++", "+--")


@dataclass(frozen=True, slots=True, kw_only=True)
class Census:
    """How many triads of each kind."""

    counts: Mapping[str, int]

    @property
    def balanced(self) -> int:
        """All friends, or two friends with a common enemy."""
        return self.counts["+++"] + self.counts["+--"]

    @property
    def unbalanced(self) -> int:
        """One enmity among friends of a third, or three enemies."""
        return self.counts["++-"] + self.counts["---"]

    @property
    def share(self) -> float | None:
        """Share of balanced triads; None without any triad."""
        total = self.balanced + self.unbalanced
        return self.balanced / total if total else None


@dataclass(frozen=True, slots=True, kw_only=True)
class Strain:
    """One actor: its ties, how many of them are frustrated, its triads, how many of them are unbalanced."""

    actor: str
    ties: int
    frustrated: int
    triads: int
    unbalanced: int

    @property
    def share(self) -> float:
        """Share of its ties that are frustrated, 0 without ties."""
        return self.frustrated / self.ties if self.ties else 0.0


def triads(graph: SignedGraph) -> Iterator[Triad]:
    """Every triad once, in order of its actors' names."""
    for first in graph.nodes:
        near = sorted(name for name in graph.around[first] if name > first)
        for place, second in enumerate(near):
            for third in near[place + 1 :]:
                last = graph.around[second].get(third)
                if last is not None:
                    ties = (graph.around[first][second], graph.around[first][third], last)
                    yield _triad(graph, (first, second, third), ties)


def _triad(graph: SignedGraph, actors: tuple[str, str, str], ties: tuple[int, int, int]) -> Triad:
    negative = sum(graph.ties[place].sign < 0 for place in ties)
    return Triad(actors=actors, ties=ties, kind=KINDS[negative], weight=min(graph.ties[place].weight for place in ties))


def census(found: Iterable[Triad]) -> Census:
    """The count of each kind."""
    counted = Counter(item.kind for item in found)
    return Census(counts=MappingProxyType({kind: counted[kind] for kind in KINDS}))


def strained(found: Iterable[Triad]) -> tuple[Triad, ...]:
    """The unbalanced triads: those first whose lightest tie is heaviest, then `++-` before `---`, then by name."""
    wrong = (item for item in found if not item.balanced)
    return tuple(sorted(wrong, key=lambda item: (-item.weight, item.kind == "---", item.actors)))


def strains(graph: SignedGraph, found: Iterable[Triad], frustrated: Iterable[int]) -> tuple[Strain, ...]:
    """Each actor with its strain, the most strained first: by frustrated ties, unbalanced triads, shares, name."""
    lost: Counter[str] = Counter()
    for place in frustrated:
        lost.update((graph.ties[place].a, graph.ties[place].b))
    all_triads: Counter[str] = Counter()
    wrong: Counter[str] = Counter()
    for item in found:
        all_triads.update(item.actors)
        if not item.balanced:
            wrong.update(item.actors)
    rows = (
        Strain(
            actor=node,
            ties=len(graph.around[node]),
            frustrated=lost[node],
            triads=all_triads[node],
            unbalanced=wrong[node],
        )
        for node in graph.nodes
    )
    return tuple(sorted(rows, key=lambda row: (-row.frustrated, -row.unbalanced, -row.share, row.actor)))
