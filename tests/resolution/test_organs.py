"""Phrases that stand for a state."""

from __future__ import annotations

import pytest

from foedus.codebook.actors import NameRole
from foedus.resolution.organs import after, before

GOVERNMENT, OFFICE = NameRole.GOVERNMENT, NameRole.OFFICE


@pytest.mark.parametrize(
    ("words", "found"),
    [
        (["army", "said"], (1, GOVERNMENT)),
        (["government", "forces", "fled"], (2, GOVERNMENT)),
        (["armed", "forces"], (2, GOVERNMENT)),
        (["prime", "minister"], (2, OFFICE)),
        (["president"], (1, OFFICE)),
        (["rebels"], None),
        (["government", "opponents"], (1, GOVERNMENT)),
        (["backed", "forces"], None),
        ([], None),
    ],
)
def test_after_a_state(words: list[str], found: tuple[int, NameRole] | None) -> None:
    assert after(words) == found


@pytest.mark.parametrize(
    ("words", "found"),
    [
        (["government", "of"], (2, GOVERNMENT)),
        (["the", "armed", "forces", "of"], (3, GOVERNMENT)),
        (["president", "of"], (2, OFFICE)),
        (["north", "of"], None),
        (["army", "in"], None),
        ([], None),
    ],
)
def test_before_a_state(words: list[str], found: tuple[int, NameRole] | None) -> None:
    assert before(words) == found
