"""Forecasts from the past of a pair and from its triads."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from foedus.network import SignedGraph, Tie, forecast

SIGN = st.sampled_from((1, -1))
BASE = st.none() | st.floats(0, 1)


def star(votes: list[tuple[int, int, int]]) -> SignedGraph:
    """Each vote is an actor between a and b: its sign to either and the weight of both ties."""
    return SignedGraph.of(
        Tie(a=end, b=f"m{place}", sign=sign, weight=weight)
        for place, (one, two, weight) in enumerate(votes)
        for end, sign in (("a", one), ("b", two))
    )


@pytest.mark.parametrize(("signs", "expected"), [((1, 1), 1), ((-1, -1), 1), ((1, -1), -1), ((-1, 1), -1)])
def test_a_common_friend_or_enemy_makes_friends(signs: tuple[int, int], expected: int) -> None:
    said = forecast(star([(*signs, 1)]), "a", "b")
    assert (said.balance, said.sign, said.last_word, said.base_sign) == (expected, expected, 0, 0)
    assert [(item.by, item.signs, item.sign) for item in said.triangles] == [("m0", signs, expected)]


def test_the_weight_of_the_lighter_tie_counts() -> None:
    ties = [("a", "x", 1, 5), ("b", "x", 1, 1), ("a", "y", 1, 2), ("b", "y", -1, 3)]
    graph = SignedGraph.of(Tie(a=a, b=b, sign=sign, weight=weight) for a, b, sign, weight in ties)
    said = forecast(graph, "a", "b")
    assert [(item.by, item.weight) for item in said.triangles] == [("x", 1), ("y", 2)]
    assert said.balance == -1


def test_the_pair_s_own_tie_and_the_ties_of_others_take_no_part() -> None:
    ties = [("a", "b", -1), ("a", "x", 1), ("x", "y", 1), ("b", "y", 1)]
    said = forecast(SignedGraph.of(Tie(a=a, b=b, sign=sign) for a, b, sign in ties), "a", "b")
    assert (said.triangles, said.probability, said.sign) == ((), None, 0)


def test_the_numbers_of_the_formula() -> None:
    said = forecast(star([(1, 1, 1)]), "a", "b", past=[1, -1], base=0.75)
    assert said.probability == pytest.approx((2 * 0.75 + 0.5 + 1) / (2 + 1.5 + 1))
    many = forecast(star([(1, 1, 7)]), "a", "b", base=0.5)
    assert many.probability == pytest.approx((1 + 2) / (2 + 2))


@given(st.lists(st.tuples(SIGN, SIGN, st.integers(1, 9)), max_size=4), st.lists(SIGN, max_size=5), BASE)
def test_it_is_a_probability_and_the_mirror_image_has_its_complement(
    votes: list[tuple[int, int, int]], past: list[int], base: float | None
) -> None:
    said = forecast(star(votes), "a", "b", past=past, base=base)
    turned = forecast(
        star([(-one, two, weight) for one, two, weight in votes]),
        "b",
        "a",
        past=[-sign for sign in past],
        base=None if base is None else 1 - base,
    )
    if said.probability is None or turned.probability is None:
        assert base is None and not past and not votes
    else:
        assert 0 <= said.probability <= 1
        assert said.probability == pytest.approx(1 - turned.probability)
        assert (said.sign, said.balance) == (-turned.sign, -turned.balance)


@given(st.lists(SIGN, max_size=5), st.floats(0, 1))
def test_one_more_friendly_sign_never_lowers_it_below_a_hostile_one(past: list[int], base: float) -> None:
    friendly, hostile = (
        forecast(SignedGraph.of(()), "a", "b", past=[*past, sign], base=base).probability for sign in (1, -1)
    )
    assert friendly is not None and hostile is not None and friendly > hostile
