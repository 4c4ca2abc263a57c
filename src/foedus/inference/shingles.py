"""Shingles: a text as the set of its runs of words, hashed; what copies of a text share.

Broder (1997), "On the resemblance and containment of documents". A sketch keeps the hashes that are 0 modulo a fixed
number: unlike the fixed-size MinHash it estimates containment as well as resemblance, so that a copy cut to a third is
a candidate like a whole one.
"""

from __future__ import annotations

import hashlib
import re
import unicodedata

import numpy as np
import numpy.typing as npt

Hashes = npt.NDArray[np.uint64]
"""Sorted distinct 64-bit hashes."""

RUN = 4
"""Words in a shingle."""

_NOTE = 64
"""Up to so many shingles a sample could come out empty, so all are kept."""

_WORD = re.compile(r"\w+")
_FACTORS = np.array([pow(0x9E3779B97F4A7C15, power + 1, 1 << 64) for power in range(RUN)], dtype=np.uint64)
_MIX = np.uint64(0xBF58476D1CE4E5B9)
_SHIFT = np.uint64(31)


class _Hashed(dict[str, int]):
    """The hashes of words, each made when it is first asked for."""

    def __missing__(self, word: str) -> int:
        digest = hashlib.blake2b(word.encode("utf-8", "surrogatepass"), digest_size=8).digest()
        found = self[word] = int.from_bytes(digest, "big")
        return found


class WordHashes:
    """64-bit hashes of words, the same on every machine; keeps those it has met, at most `limit` of them."""

    def __init__(self, limit: int = 500_000) -> None:
        self._known = _Hashed()
        self._limit = limit

    def of(self, text: str) -> Hashes:
        """One hash a word, in order (not sorted): case, accents' encoding and punctuation play no part."""
        if len(self._known) > self._limit:
            self._known.clear()
        words = _WORD.findall(unicodedata.normalize("NFKC", text).casefold())
        return np.fromiter(map(self._known.__getitem__, words), dtype=np.uint64, count=len(words))


def shingles(words: Hashes) -> Hashes:
    """Distinct hashes of all runs of `RUN` words; of the whole text where it is shorter than that."""
    count = len(words) - RUN + 1
    if count <= 0:
        return np.unique(words.sum(keepdims=True, dtype=np.uint64)) if len(words) else words
    runs = np.zeros(count, dtype=np.uint64)
    with np.errstate(over="ignore"):
        for place, factor in enumerate(_FACTORS):
            runs += words[place : place + count] * factor
        runs ^= runs >> _SHIFT
        runs *= _MIX
        runs ^= runs >> _SHIFT
    return np.unique(runs)


def sketch(hashes: Hashes, modulus: int = 8) -> Hashes:
    """The shingles that stand for the text when candidates are sought: one in `modulus`, or all of a short note's."""
    if len(hashes) <= _NOTE:
        return hashes
    kept: Hashes = hashes[hashes % np.uint64(modulus) == 0]
    return kept


def shared(left: Hashes, right: Hashes) -> int:
    """How many shingles two texts have in common."""
    return int(np.intersect1d(left, right, assume_unique=True).size)
