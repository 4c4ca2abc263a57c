"""The best tree."""

import itertools

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra import numpy as arrays

from foedus.language.arborescence import best_tree


def trees(size: int) -> list[tuple[int, ...]]:
    found = []
    for heads in itertools.product(range(size), repeat=size - 1):
        full = (0, *heads)
        if heads.count(0) == 1 and all(reaches_root(full, place) for place in range(1, size)):
            found.append(full)
    return found


def reaches_root(heads: tuple[int, ...], place: int) -> bool:
    for _ in heads:
        place = heads[place]
    return place == 0


ALL = {size: trees(size) for size in (2, 3, 4, 5)}


@settings(deadline=None)
@given(st.integers(2, 5).flatmap(lambda n: arrays.arrays(np.float32, (n, n), elements=st.integers(-40, 40).map(float))))
def test_no_tree_with_one_root_is_better(scores: np.ndarray) -> None:
    size = len(scores)
    found = tuple(int(head) for head in best_tree(scores))
    assert found in ALL[size]
    best = max(sum(scores[i, tree[i]] for i in range(1, size)) for tree in ALL[size])
    assert sum(scores[i, found[i]] for i in range(1, size)) == best


def test_one_word_is_the_root() -> None:
    assert best_tree(np.zeros((2, 2), dtype=np.float32)).tolist() == [0, 0]


def test_a_long_sentence_of_equal_scores_is_still_a_tree() -> None:
    heads = best_tree(np.zeros((121, 121), dtype=np.float32))
    assert (heads[1:] == 0).sum() == 1


def test_scores_are_left_alone() -> None:
    scores = np.ones((4, 4), dtype=np.float32)
    best_tree(scores)
    assert (scores == 1).all()
