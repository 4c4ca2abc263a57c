"""The best tree over a sentence (Chu and Liu 1965; Edmonds 1967), with exactly one root."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

Scores = NDArray[np.float64]
Heads = NDArray[np.int64]

_NEVER = -1e9
_ONE_ROOT = 1e5


def best_tree(scores: NDArray[np.float32]) -> Heads:
    """Heads of the best tree. `scores` is (n, n), dependent by head, place 0 the root; the result's first entry is 0.

    Most sentences are trees already when every word takes its best head; only the others need the search.
    """
    size = len(scores)
    table: Scores = scores.astype(np.float64)
    table[np.arange(size), np.arange(size)] = _NEVER
    table[0] = _NEVER
    heads: Heads = table.argmax(1)
    heads[0] = 0
    if size < 2 or (np.count_nonzero(heads[1:] == 0) == 1 and _is_tree(heads)):
        return heads
    # Every arc from the root costs the same great price, so that the best tree has one of them.
    table[1:, 0] -= _ONE_ROOT
    return _search(table)


def _is_tree(heads: Heads) -> bool:
    reached = heads
    for _ in range(len(heads).bit_length()):
        reached = reached[reached]
    return not reached.any()


def _search(scores: Scores) -> Heads:
    heads: Heads = scores.argmax(1)
    heads[0] = 0
    cycle = _cycle(heads)
    if cycle is None:
        return heads
    rest = np.setdiff1d(np.arange(len(heads)), cycle)
    size = len(rest)
    # The cycle becomes one node, the last; an arc into it pays for the arc of the cycle that it replaces.
    gain = scores[cycle] - scores[cycle, heads[cycle]][:, None]
    smaller = np.full((size + 1, size + 1), _NEVER)
    smaller[:size, :size] = scores[np.ix_(rest, rest)]
    entry = gain[:, rest].argmax(0)
    smaller[size, :size] = gain[entry, rest]
    out = scores[np.ix_(rest, cycle)].argmax(1)
    smaller[:size, size] = scores[rest, cycle[out]]
    smaller[0] = _NEVER
    found = _search(smaller)
    result = heads.copy()
    for place in range(1, size):
        result[rest[place]] = cycle[out[place]] if found[place] == size else rest[found[place]]
    result[cycle[entry[found[size]]]] = rest[found[size]]
    return result


def _cycle(heads: Heads) -> Heads | None:
    seen = np.zeros(len(heads), dtype=np.int64)
    for start in range(1, len(heads)):
        place = start
        while place != 0 and seen[place] == 0:
            seen[place] = start
            place = int(heads[place])
        if place != 0 and seen[place] == start:
            members = [place]
            while (following := int(heads[members[-1]])) != place:
                members.append(following)
            return np.array(members)
    return None
