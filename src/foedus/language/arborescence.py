"""The best tree over a sentence (Chu and Liu 1965; Edmonds 1967), with exactly one root."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

Scores = NDArray[np.float64]
Heads = NDArray[np.int64]

_NEVER = -1e9
_ROOTS = 8
"""How many words are tried as root where the first choice does not prove itself the best."""


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
    return _best_of_roots(table)


def _best_of_roots(scores: Scores) -> Heads:
    """The best tree over the choices of the one word under the root, the most promising first.

    Text that is no sentence (six hundred quotation marks) makes every word as good a root as any: there the choice
    between more than `_ROOTS` of them is not worth the time.
    """
    size = len(scores)
    free = scores[:, 1:].max(1)
    # What a tree with this root could score at most: every other word under its best head, tree or not.
    bound = scores[:, 0] - free + free[1:].sum()
    order = 1 + np.argsort(-bound[1:], kind="stable")
    best, total = None, -np.inf
    for root in order[:_ROOTS].tolist():
        if bound[root] <= total:
            break
        forced = scores.copy()
        forced[:, 0] = _NEVER
        forced[root] = _NEVER
        forced[root, 0] = scores[root, 0]
        heads = _search(forced)
        score = scores[np.arange(1, size), heads[1:]].sum()
        if score > total:
            best, total = heads, score
    assert best is not None
    return best


def _is_tree(heads: Heads) -> bool:
    reached = heads
    for _ in range(len(heads).bit_length()):
        reached = reached[reached]
    return not reached.any()


def _search(scores: Scores) -> Heads:
    """Every word takes its best head; all cycles that arise become one node each, until none does."""
    heads: Heads = scores.argmax(1)
    heads[0] = 0
    cycles = _cycles(heads)
    if not cycles.any():
        return heads
    # Groups of words in the order of their first member, so that the root stays first.
    lead = np.where(cycles > 0, cycles, np.arange(len(heads)))
    _, group = np.unique(lead, return_inverse=True)
    order = np.argsort(group, kind="stable")
    begins = np.searchsorted(group[order], np.arange(group.max() + 1))
    # An arc into a cycle pays for the arc of the cycle that it replaces.
    places = np.arange(len(heads))
    paid = scores - np.where(cycles > 0, scores[places, heads], 0.0)[:, None]
    smaller = np.maximum.reduceat(np.maximum.reduceat(paid[np.ix_(order, order)], begins, 0), begins, 1)
    size = len(begins)
    smaller[np.arange(size), np.arange(size)] = _NEVER
    smaller[0] = _NEVER
    found = _search(smaller)
    members = np.split(order, begins[1:])
    for number in range(1, size):
        into, out = members[number], members[found[number]]
        best = np.unravel_index(paid[np.ix_(into, out)].argmax(), (len(into), len(out)))
        heads[into[best[0]]] = out[best[1]]
    return heads


def _cycles(heads: Heads) -> Heads:
    """For each word the smallest member of the cycle that it lies on, 0 for words on none."""
    found = np.zeros(len(heads), dtype=np.int64)
    seen = [0] * len(heads)
    following: list[int] = heads.tolist()
    for start in range(1, len(following)):
        place = start
        while place != 0 and seen[place] == 0:
            seen[place] = start
            place = following[place]
        if place != 0 and seen[place] == start:
            members = [place]
            while following[members[-1]] != place:
                members.append(following[members[-1]])
            found[members] = min(members)
    return found
