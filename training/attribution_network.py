"""The networks of the head for attributions, trained with numpy alone.

Both are one hidden layer over a word's vector and a sum of weights of its features; the second looks at two words to
each side through another layer. Gradients are written out; Adam with weight decay; dropout on vectors and layers.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray
from scipy import sparse

from foedus.extraction.rules.attribution_head import REACH

Array = NDArray[np.float32]
Weights = dict[str, Array]
WIDTH = 768
HIDDEN = 96
MIXED = 64
_DROP_VECTORS, _DROP_HIDDEN = 0.2, 0.3
_DECAY = 0.01


class Adam:
    """Adam with decoupled weight decay; the rate rises over the first tenth of the steps and falls to nothing."""

    def __init__(self, weights: Weights, rate: float, steps: int) -> None:
        self.weights, self.rate, self.steps, self.step_number = weights, rate, steps, 0
        self.mean = {name: np.zeros_like(array) for name, array in weights.items()}
        self.square = {name: np.zeros_like(array) for name, array in weights.items()}

    def step(self, gradients: Weights) -> None:
        share = self.step_number / self.steps
        rate = self.rate * (share / 0.1 if share < 0.1 else max(0.01, (1 - share) / 0.9))
        self.step_number += 1
        for name, gradient in gradients.items():
            mean, square, array = self.mean[name], self.square[name], self.weights[name]
            mean *= 0.9
            mean += 0.1 * gradient
            square *= 0.99
            square += 0.01 * gradient * gradient
            array *= 1 - rate * _DECAY
            size = np.sqrt(square / (1 - 0.99**self.step_number)) + 1e-8
            array -= rate * (mean / (1 - 0.9**self.step_number)) / size


def bags(features: Sequence[Sequence[int]], rows: int) -> sparse.csr_matrix:
    """Words by features, a one for each that a word has."""
    ends = np.concatenate([[0], np.cumsum([len(row) for row in features])])
    places = np.fromiter((place for row in features for place in row), dtype=np.int64, count=int(ends[-1]))
    return sparse.csr_matrix((np.ones(len(places), np.float32), places, ends), shape=(len(features), rows))


def shares(scores: Array) -> Array:
    raised = np.exp(scores - scores.max(1, keepdims=True))
    return raised / raised.sum(1, keepdims=True)


def _start(random: np.random.Generator, *shape: int, size: float | None = None) -> Array:
    spread = size if size is not None else 1 / np.sqrt(np.prod(shape[:-1]))
    return (random.standard_normal(shape) * spread).astype(np.float32)


def _mask(random: np.random.Generator | None, array: Array, rate: float) -> Array | float:
    if random is None:
        return 1.0
    kept = random.random(array.shape, dtype=np.float32) >= rate
    return kept.astype(np.float32) / np.float32(1 - rate)


def new_cues(rows: int, random: np.random.Generator) -> Weights:
    """Weights that find cues: what a word is to a cue (3)."""
    return {
        "in": _start(random, WIDTH, HIDDEN), "in_bias": np.zeros(HIDDEN, np.float32),
        "bag": _start(random, rows, HIDDEN, size=0.05),
        "out": _start(random, HIDDEN, 3), "out_bias": np.zeros(3, np.float32),
    }  # fmt: skip


def cue_shares(w: Weights, vectors: Array, features: sparse.csr_matrix) -> Array:
    return shares(np.maximum(vectors @ w["in"] + w["in_bias"] + features @ w["bag"], 0) @ w["out"] + w["out_bias"])


def cue_gradients(
    w: Weights, vectors: Array, features: sparse.csr_matrix, wanted: NDArray[np.int64], random: np.random.Generator
) -> tuple[float, Weights]:
    """Mean cross entropy and its gradients."""
    vectors = vectors * _mask(random, vectors, _DROP_VECTORS)
    raw = vectors @ w["in"] + w["in_bias"] + features @ w["bag"]
    mask = _mask(random, raw, _DROP_HIDDEN)
    hidden = np.maximum(raw, 0) * mask
    found = shares(hidden @ w["out"] + w["out_bias"])
    loss, slope = _slope(found, wanted)
    below = (slope @ w["out"].T) * mask * (raw > 0)
    return loss, {
        "out": hidden.T @ slope, "out_bias": slope.sum(0),
        "in": vectors.T @ below, "in_bias": below.sum(0), "bag": np.asarray(features.T @ below),
    }  # fmt: skip


def _slope(found: Array, wanted: NDArray[np.int64]) -> tuple[float, Array]:
    rows = np.arange(len(wanted))
    slope = found.copy()
    slope[rows, wanted] -= 1
    return float(-np.log(found[rows, wanted] + 1e-9).mean()), slope / np.float32(len(wanted))


def new_parts(rows: int, random: np.random.Generator) -> Weights:
    """Weights that tell, beside a cue, what each word is part of (4)."""
    return {
        "cue": _start(random, WIDTH, HIDDEN), "in_bias": np.zeros(HIDDEN, np.float32),
        "in": _start(random, WIDTH, HIDDEN), "bag": _start(random, rows, HIDDEN, size=0.05),
        "mix": _start(random, 2 * REACH + 1, HIDDEN, MIXED), "mix_bias": np.zeros(MIXED, np.float32),
        "out": _start(random, MIXED, 4), "out_bias": np.zeros(4, np.float32),
    }  # fmt: skip


class Laid:
    """Several cues with the words of their sentences, one after the other with `REACH` empty places between.

    cues (C, WIDTH); vectors (W, WIDTH); owner (W) the cue of each word; place (W) its place among `size`.
    """

    def __init__(self, cues: Array, vectors: Array, lengths: Sequence[int]) -> None:
        self.cues, self.vectors = cues, vectors
        self.owner = np.repeat(np.arange(len(lengths)), lengths)
        self.place = np.arange(len(self.owner)) + REACH * (self.owner + 1)
        self.size = int(self.place[-1]) + REACH + 1


def part_shares(w: Weights, laid: Laid, features: sparse.csr_matrix) -> Array:
    return _parts(w, laid, laid.cues, laid.vectors, features, None)[-1]


def _parts(
    w: Weights, laid: Laid, cues: Array, vectors: Array, features: sparse.csr_matrix, random: np.random.Generator | None
) -> tuple[Array, Array | float, Array, Array, Array, Array | float, Array]:
    raw = (cues @ w["cue"])[laid.owner] + w["in_bias"] + vectors @ w["in"] + features @ w["bag"]
    mask = _mask(random, raw, _DROP_HIDDEN)
    padded = np.zeros((laid.size, HIDDEN), np.float32)
    padded[laid.place] = np.maximum(raw, 0) * mask
    mixed = np.zeros((len(raw), MIXED), np.float32) + w["mix_bias"]
    for step in range(2 * REACH + 1):
        mixed += padded[laid.place + step - REACH] @ w["mix"][step]
    mask_mixed = _mask(random, mixed, _DROP_HIDDEN)
    hidden = np.maximum(mixed, 0) * mask_mixed
    return raw, mask, padded, mixed, hidden, mask_mixed, shares(hidden @ w["out"] + w["out_bias"])


def part_gradients(
    w: Weights, laid: Laid, features: sparse.csr_matrix, wanted: NDArray[np.int64], random: np.random.Generator
) -> tuple[float, Weights]:
    """Mean cross entropy over words and its gradients."""
    cues = laid.cues * _mask(random, laid.cues, _DROP_VECTORS)
    vectors = laid.vectors * _mask(random, laid.vectors, _DROP_VECTORS)
    raw, mask, padded, mixed, hidden, mask_mixed, found = _parts(w, laid, cues, vectors, features, random)
    loss, slope = _slope(found, wanted)
    above = (slope @ w["out"].T) * mask_mixed * (mixed > 0)
    back, mix = np.zeros_like(padded), np.zeros_like(w["mix"])
    for step in range(2 * REACH + 1):
        places = laid.place + step - REACH
        mix[step] = padded[places].T @ above
        back[places] += above @ w["mix"][step].T
    below = back[laid.place] * mask * (raw > 0)
    by_cue = np.zeros((len(cues), HIDDEN), np.float32)
    np.add.at(by_cue, laid.owner, below)
    return loss, {
        "out": hidden.T @ slope, "out_bias": slope.sum(0), "mix": mix, "mix_bias": above.sum(0),
        "in": vectors.T @ below, "in_bias": below.sum(0), "cue": cues.T @ by_cue,
        "bag": np.asarray(features.T @ below),
    }  # fmt: skip
