"""Answers that are worked out once."""

from __future__ import annotations

import gc
import weakref
from collections.abc import Hashable

import pytest

from foedus.extraction.rules.remembering import remembered


class Asked:
    def __init__(self) -> None:
        self.memory: dict[Hashable, object] = {}
        self.calls: list[tuple[int, int]] = []

    @remembered
    def total(self, one: int, two: int = 0) -> int | None:
        """A sum; none of nothing."""
        self.calls.append((one, two))
        return one + two or None

    @remembered
    def product(self, one: int, two: int) -> int:
        self.calls.append((one, two))
        return one * two


def test_each_answer_is_worked_out_once_nothing_included() -> None:
    asked = Asked()
    assert [asked.total(1, 2), asked.total(1, 2), asked.total(0), asked.total(0)] == [3, 3, None, None]
    assert asked.calls == [(1, 2), (0, 0)]


def test_methods_and_objects_do_not_share_answers() -> None:
    one, two = Asked(), Asked()
    assert (one.total(2, 3), one.product(2, 3), two.total(2, 3)) == (5, 6, 5)
    assert two.calls == [(2, 3)]


def test_a_fault_is_not_remembered() -> None:
    class Failing(Asked):
        @remembered
        def fails(self, number: int) -> int:
            self.calls.append((number, 0))
            raise ValueError(number)

    asked = Failing()
    for _ in range(2):
        with pytest.raises(ValueError, match="4"):
            asked.fails(4)
    assert len(asked.calls) == 2


def test_memory_goes_with_its_object_and_the_name_and_docstring_stay() -> None:
    asked = Asked()
    asked.total(1)
    gone = weakref.ref(asked)
    del asked
    gc.collect()
    assert gone() is None
    assert (Asked.total.__name__, Asked.total.__doc__) == ("total", "A sum; none of nothing.")
