"""Flips, factions that keep their number, and moves."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from foedus.network.change import Flip, flips, followed, moves

CAMPS = st.dictionaries(st.sampled_from("abcdefghij"), st.integers(1, 4), min_size=1)


def camps_of(labels: dict[str, int]) -> list[tuple[str, ...]]:
    return [tuple(name for name in labels if labels[name] == label) for label in set(labels.values())]


def test_only_a_change_of_sign_is_a_flip() -> None:
    before = {("a", "b"): 1, ("a", "c"): -1, ("b", "c"): 1}
    assert flips(before, {("a", "b"): -1, ("a", "c"): -1, ("c", "d"): 1}) == (Flip(a="a", b="b", before=1, after=-1),)


@given(CAMPS)
def test_the_same_factions_keep_their_numbers_and_nobody_moves(labels: dict[str, int]) -> None:
    again = followed(labels, reversed(camps_of(labels)), since=5)
    assert again == labels
    assert moves(labels, again) == ()


@given(CAMPS, CAMPS)
def test_each_number_is_one_faction(before: dict[str, int], now: dict[str, int]) -> None:
    found = followed(before, camps_of(now), since=5)
    assert {frozenset(camp) for camp in camps_of(found)} == {frozenset(camp) for camp in camps_of(now)}


def test_who_changes_side_moves_and_who_could_as_well_stay_is_not_certain() -> None:
    before = {"a": 1, "b": 1, "c": 1, "x": 2, "y": 2}
    after = followed(before, [("a", "b"), ("c", "x", "y")], since=3)
    assert after == {"a": 1, "b": 1, "c": 2, "x": 2, "y": 2}
    assert [(move.actor, move.before, move.after, move.certain) for move in moves(before, after)] == [("c", 1, 2, True)]
    assert [move.certain for move in moves(before, after, {"c"})] == [False]


def test_a_faction_that_parts_keeps_its_number_in_the_larger_half() -> None:
    before = dict.fromkeys("abcde", 1)
    assert followed(before, [("d", "e"), ("a", "b", "c")], since=2) == {"a": 1, "b": 1, "c": 1, "d": 2, "e": 2}
