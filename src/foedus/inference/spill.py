"""Arrays of hashes kept on disk once they are many."""

from __future__ import annotations

import tempfile
from types import TracebackType
from typing import Self

import numpy as np

from foedus.inference.shingles import Hashes

IN_MEMORY = 64 * 2**20
"""Bytes kept in memory; beyond, everything goes to a temporary file that has no name and goes with the process."""


class Spill:
    """A list of arrays that grows at its end; what exceeds `IN_MEMORY` bytes lies on disk."""

    def __init__(self, in_memory: int = IN_MEMORY) -> None:
        self._file = tempfile.SpooledTemporaryFile(max_size=in_memory)  # noqa: SIM115 - closed by `__exit__`
        self._starts = [0]

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._file.close()

    def __len__(self) -> int:
        return len(self._starts) - 1

    def append(self, hashes: Hashes) -> None:
        """Adds an array. Raises OSError where the disk is full."""
        self._file.seek(self._starts[-1])
        self._file.write(hashes.tobytes())
        self._starts.append(self._starts[-1] + hashes.nbytes)

    def size(self, place: int) -> int:
        """The number of hashes of the array at a place."""
        return (self._starts[place + 1] - self._starts[place]) // np.dtype(np.uint64).itemsize

    def __getitem__(self, place: int) -> Hashes:
        start, end = self._starts[place : place + 2]
        self._file.seek(start)
        found: Hashes = np.frombuffer(self._file.read(end - start), dtype=np.uint64)
        return found
