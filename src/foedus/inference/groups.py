"""Disjoint sets."""

from __future__ import annotations


class Groups:
    """Disjoint sets of the places 0…size-1; the root of a set is its least member, whatever the order of joining."""

    def __init__(self, size: int) -> None:
        self._parent = list(range(size))

    def root(self, place: int) -> int:
        """The least member of the set of a place."""
        while self._parent[place] != place:
            self._parent[place] = self._parent[self._parent[place]]
            place = self._parent[place]
        return place

    def join(self, left: int, right: int) -> None:
        """Makes one set of the two places' sets."""
        first, second = sorted((self.root(left), self.root(right)))
        self._parent[second] = first
