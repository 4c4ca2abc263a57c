"""Flips, factions that keep their number, and moves."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from foedus.network.change import Flip, flips, followed, moves, realignments

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


def test_a_truce_turns_a_pair_and_so_does_its_end() -> None:
    war, truce = {("a", "b"): -1}, {("a", "b"): 0}
    assert [(flip.before, flip.after) for flip in (*flips(war, truce), *flips(truce, war))] == [(-1, 0), (0, -1)]


def test_factions_tell_who_came_and_who_went() -> None:
    before = {"a": 1, "b": 1, "c": 1, "x": 2, "y": 2, "u": 3, "v": 3}
    after = {"a": 1, "b": 1, "c": 2, "x": 2, "y": 2, "new": 2, "u": 4, "v": 4, "w": 4}
    two, three, four = realignments(before, after)[1:]
    (one,) = (item for item in realignments(before, after) if item.faction == 1)
    assert (one.members, one.went, one.came, one.fresh, one.gone) == (("a", "b"), {2: ("c",)}, {}, False, False)
    assert (two.members, two.came) == (("c", "new", "x", "y"), {None: ("new",), 1: ("c",)})
    assert (three.gone, three.members, three.went) == (True, ("u", "v"), {4: ("u", "v")})
    assert (four.fresh, four.members, four.came) == (True, ("u", "v", "w"), {None: ("w",), 3: ("u", "v")})


@given(CAMPS, CAMPS)
def test_realignments_account_for_every_change(before: dict[str, int], after: dict[str, int]) -> None:
    came, went = set(), set()
    for item in realignments(before, after):
        came |= {(name, label, item.faction) for label, names in item.came.items() for name in names}
        went |= {(name, item.faction, label) for label, names in item.went.items() for name in names}
    turned = {(n, before.get(n), after.get(n)) for n in {*before, *after} if before.get(n) != after.get(n)}
    assert came == {each for each in turned if each[2] is not None}
    assert went == {each for each in turned if each[1] is not None}
