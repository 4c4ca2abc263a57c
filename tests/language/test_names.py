"""Names from scores."""

import itertools

import numpy as np
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra import numpy as arrays

from foedus.language.names import best_names

LABELS = ("O", "B-PER", "I-PER", "B-ORG", "I-ORG")


def fits(tags: tuple[str, ...]) -> bool:
    return all(tag[0] != "I" or before[2:] == tag[2:] for before, tag in zip(("O", *tags), tags, strict=False))


@given(arrays.arrays(np.float32, (4, 5), elements=st.integers(-50, 50).map(float)))
def test_finds_the_best_sequence_that_fits(scores: np.ndarray) -> None:
    ways = [way for way in itertools.product(range(5), repeat=4) if fits(tuple(LABELS[i] for i in way))]
    best = max(sum(scores[row, place] for row, place in enumerate(way)) for way in ways)
    found = [LABELS.index(tag or "O") for tag in best_names(scores, LABELS)]
    assert fits(tuple(LABELS[i] for i in found))
    assert sum(scores[row, place] for row, place in enumerate(found)) == best


def test_an_inside_never_begins() -> None:
    scores = np.zeros((2, 5), dtype=np.float32)
    scores[0, 2] = scores[1, 2] = 5
    assert best_names(scores, LABELS) == ["B-PER", "I-PER"]


def test_outside_is_empty() -> None:
    assert best_names(np.eye(5, dtype=np.float32)[:2], LABELS) == ["", "B-PER"]
