"""The learned head for attributions: small networks over the vectors that the parse has computed anyway.

A linear sieve says which words are worth a look. One network scores each of them as the head of a cue; another, given
a cue, each word of its sentence as part of the source, of the content, of the cue, or of none. Both add the weights of
the features a word has (`attribution_features`) to a projection of its vector. `training/attribution.py` makes the
weights, from PolNeAR's training part. One sentence at a time goes through, so that no score depends on its neighbours.
"""

from __future__ import annotations

import hashlib
import io
import json
import zlib
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from pathlib import Path
from threading import Lock
from zipfile import BadZipFile

import numpy as np
import onnxruntime
from numpy.typing import NDArray

from foedus.errors import ModelError
from foedus.extraction.rules.attribution_features import Group

WEIGHTS = Path(__file__).parent / "attribution.npz"
OTHER, HEAD, INSIDE = range(3)
"""What a word is to a cue: nothing, its head, or another word of it."""
NONE, SOURCE, CONTENT, CUE = range(4)
"""What a word is beside a cue."""
REACH = 2
"""Words to each side that a word's part is told from."""

_KNOWN = 20_000
"""Groups of features whose sums are remembered."""
Floats = NDArray[np.float32]


class Head:
    """The networks and their tables of features. Safe to share between threads; use `load_head` to get one.

    `digest` is the SHA-256 of the weights' file. Raises KeyError or ValueError where that is not of this form.
    """

    def __init__(self, content: bytes) -> None:
        self.digest = hashlib.sha256(content).hexdigest()
        with np.load(io.BytesIO(content)) as file:
            packed = {name: file[name] for name in file.files}
        tables = json.loads(packed["features"].tobytes().decode("utf-8"))
        self.cue_rows: Mapping[str, int] = {name: row for row, name in enumerate(tables["cue"])}
        self.part_rows: Mapping[str, int] = {name: row for row, name in enumerate(tables["part"])}
        self._cue_bag = _bag(packed["cue_bag"], packed["cue_bag_scale"])
        self._part_sums = _Sums(_bag(packed["part_bag"], packed["part_bag_scale"]), self.part_rows)
        self._sieve: Floats = packed["sieve"]
        self._cues = _session(packed["cues"].tobytes())
        self._parts = _session(packed["parts"].tobytes())

    def worth(self, vectors: Floats) -> NDArray[np.bool_]:
        """Which words (of vectors (words, 768)) may be the head of a cue at all."""
        found: NDArray[np.bool_] = np.einsum("wd,d->w", vectors, self._sieve[:-1]) > self._sieve[-1]
        return found

    def cues(self, vectors: Floats, features: Sequence[Sequence[str]]) -> Floats:
        """Probabilities (words, 3) of OTHER, HEAD and INSIDE for words with vectors (words, 768) and features."""
        known = self.cue_rows
        bags = _bags(self._cue_bag, ([known[name] for name in names if name in known] for names in features))
        found: Floats = self._cues.run(None, {"vectors": vectors, "bags": bags})[0]
        return found

    def parts(self, cue: int, vectors: Floats, features: Sequence[Sequence[Group]]) -> Floats:
        """Probabilities (words, 4) of NONE, SOURCE, CONTENT and CUE for the words of a sentence beside a cue."""
        given = {"cue": vectors[cue : cue + 1], "vectors": vectors, "bags": self._part_sums.of(features)}
        found: Floats = self._parts.run(None, given)[0]
        return found


class _Sums:
    """Sums of a table's rows over groups of features, each worked out once: few groups of a word are new."""

    def __init__(self, table: Floats, rows: Mapping[str, int]) -> None:
        self._rows = rows
        self._blank = len(table) - 1
        self._sums: Floats = np.vstack([table, np.zeros((_KNOWN, table.shape[1]), dtype=np.float32)])
        self._places: dict[Group, Sequence[int]] = {(): (self._blank,)}
        self._lock = Lock()

    def of(self, features: Sequence[Sequence[Group]]) -> Floats:
        """For each word the sum over its groups."""
        flat: list[int] = []
        offsets: list[int] = []
        known = self._places.get
        for groups in features:
            offsets.append(len(flat))
            for group in groups or ((),):
                flat += known(group) or self._learned(group)
        found: Floats = np.add.reduceat(self._sums.take(flat, axis=0), offsets, axis=0)
        return found

    def _learned(self, group: Group) -> Sequence[int]:
        """The place of a group's sum; when all places are taken, those of its features."""
        rows = [self._rows[name] for name in group if name in self._rows] or [self._blank]
        with self._lock:
            place = self._blank + len(self._places)
            if place >= len(self._sums) or group in self._places:
                return self._places.get(group, rows)
            self._sums[place] = self._sums[rows].sum(axis=0)
            self._places[group] = (place,)
        return self._places[group]


def _bag(table: NDArray[np.int8], scale: Floats) -> Floats:
    """A table of weights with a last row of nothing."""
    rows: Floats = np.vstack([table * scale, np.zeros_like(scale)]).astype(np.float32)
    return rows


def _bags(table: Floats, rows: Iterable[Iterable[int]]) -> Floats:
    """For each word the sum of its features' rows."""
    blank = len(table) - 1
    flat: list[int] = []
    offsets: list[int] = []
    for places in rows:
        offsets.append(len(flat))
        flat.append(blank)
        flat += places
    found: Floats = np.add.reduceat(table.take(flat, axis=0), offsets, axis=0)
    return found


def _session(graph: bytes) -> onnxruntime.InferenceSession:
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = 1
    options.inter_op_num_threads = 1
    # Unfolds the weights once, not in each run.
    options.add_session_config_entry("session.disable_quant_qdq", "1")
    return onnxruntime.InferenceSession(graph, options, ["CPUExecutionProvider"])


def best_run(scores: Sequence[float]) -> tuple[int, int] | None:
    """First and last of the run with the largest sum, where that is above 0; linear in the length."""
    best, found = 0.0, None
    total, first = 0.0, 0
    for place, score in enumerate(scores):
        if total <= 0:
            total, first = 0.0, place
        total += score
        if total > best:
            best, found = total, (first, place)
    return found


@cache
def load_head(path: Path = WEIGHTS) -> Head:
    """The shipped head, loaded once. Raises ModelError where the file is missing or damaged."""
    try:
        return Head(path.read_bytes())
    except (OSError, ValueError, KeyError, BadZipFile, zlib.error) as error:
        raise ModelError(
            f"{path}: the head for attributions is missing or damaged ({error}). Install foedus again."
        ) from error
