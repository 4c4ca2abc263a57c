"""Candidates for being copies: pairs of texts whose samples of shingles meet often enough to be looked at whole."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from foedus.inference.shingles import Hashes

Places = npt.NDArray[np.int64]

_FEW = 12
"""Up to this many texts with one sampled shingle are paired each with each; beyond, each with its neighbours."""

_LONG = 16
"""From this many sampled shingles in the shorter text on, one that is shared may be chance and two are asked for."""


def candidates(sketches: Sequence[Hashes]) -> Places:
    """Pairs of places, shape (n, 2), left below right, in order: those that share a sampled shingle, or two if long.

    The cost is that of sorting the samples. A phrase that thousands of texts share adds two pairs for each of them.
    """
    sizes = np.array([len(each) for each in sketches], dtype=np.int64)
    if not sizes.sum():
        return np.empty((0, 2), dtype=np.int64)
    keys, counts = np.unique(_codes(sketches, sizes), return_counts=True)
    left, right = np.divmod(keys, len(sketches))
    enough = (counts > 1) | (np.minimum(sizes[left], sizes[right]) < _LONG)
    return np.stack([left[enough], right[enough]], axis=1)


def _codes(sketches: Sequence[Hashes], sizes: Places) -> Places:
    """One number for each meeting of two texts in a shingle: left place times the number of texts, plus right place."""
    hashes = np.concatenate(list(sketches))
    owners = np.repeat(np.arange(len(sketches), dtype=np.int32), sizes)
    order = np.lexsort((owners, hashes))
    hashes, owners = hashes[order], owners[order]
    starts = np.flatnonzero(np.r_[True, hashes[1:] != hashes[:-1]])
    lengths = np.diff(np.r_[starts, len(hashes)])
    found = []
    for step in range(1, _FEW):
        longer = starts[lengths > step]
        if not len(longer):
            break
        others = owners[longer + step]
        found += [_coded(owners[longer + place], others, len(sketches)) for place in range(step)]
    return (
        np.concatenate([*found, *_chains(owners, starts, lengths, len(sketches))]) if found else np.empty(0, np.int64)
    )


def _chains(owners: npt.NDArray[np.int32], starts: Places, lengths: Places, total: int) -> list[Places]:
    """What a shingle of more than `_FEW` texts adds: each further text with the first and with its neighbour."""
    found = []
    for start, length in zip(starts[lengths > _FEW], lengths[lengths > _FEW], strict=True):
        group = owners[start : start + length]
        found.append(_coded(np.full(length - _FEW, group[0]), group[_FEW:], total))
        found.append(_coded(group[_FEW - 1 : -1], group[_FEW:], total))
    return found


def _coded(left: npt.NDArray[np.int32], right: npt.NDArray[np.int32], total: int) -> Places:
    codes: Places = left.astype(np.int64) * total + right
    return codes
