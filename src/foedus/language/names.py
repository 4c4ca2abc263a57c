"""Names from the scores of BIO tags: the best sequence in which every I- follows its own B- or I- (Viterbi)."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

_NEVER = np.float32(-1e4)


def best_names(scores: NDArray[np.float32], labels: Sequence[str]) -> list[str]:
    """A tag for each word, "" outside names. `scores` is (words, labels); `labels` as in "O", "B-PER", "I-PER"."""
    best: list[int] = scores.argmax(1).tolist()
    if not _fits([labels[place] for place in best]):
        best = _viterbi(scores, labels)
    return ["" if labels[place] == "O" else labels[place] for place in best]


def _follows(before: str, label: str) -> bool:
    return label[0] != "I" or before[2:] == label[2:]


def _fits(tags: Sequence[str]) -> bool:
    return all(_follows(before, tag) for before, tag in zip(["O", *tags], tags, strict=False))


def _viterbi(scores: NDArray[np.float32], labels: Sequence[str]) -> list[int]:
    steps = np.array(
        [[0 if _follows(before, label) else _NEVER for label in labels] for before in labels], dtype=np.float32
    )
    value = scores[0] + steps[labels.index("O")]
    back: list[NDArray[np.int64]] = []
    for row in scores[1:]:
        ways = value[:, None] + steps
        back.append(ways.argmax(0))
        value = ways.max(0) + row
    place = int(value.argmax())
    found = [place]
    for pointers in reversed(back):
        place = int(pointers[place])
        found.append(place)
    return found[::-1]
