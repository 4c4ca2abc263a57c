"""Which claims contradict each other, and which only seem to."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from foedus.inference import Commitment, ConflictKind, conflicts
from foedus.model import Phase
from tests.inference.making import day, say

YEARS = (2011, 2012, 2014)


def kinds(*evidence: object) -> list[ConflictKind]:
    return [item.kind for item in conflicts(evidence)]  # type: ignore[arg-type]


def test_a_denial_contradicts_an_assertion_of_the_same_time() -> None:
    found = conflicts([say("backing", "2012-11-20"), say("backing", "2012-11-21", stance=Commitment.DENIED)])
    assert [item.kind for item in found] == [ConflictKind.DENIAL]
    assert found[0].left[0].commitment is Commitment.ASSERTED


def test_a_denial_of_backing_in_the_other_direction_contradicts_nothing() -> None:
    other = say("backing", "2012-11-21", stance=Commitment.DENIED, ends=("b", "a"))
    assert kinds(say("backing", "2012-11-20"), other) == []


def test_friend_and_foe_at_one_time_contradict_but_not_one_after_the_other() -> None:
    friends = say("alliance", "2016-01-05", when="2016-01")
    assert kinds(friends, say("fighting", "2016-02-05", when="2016-01")) == [ConflictKind.SIGN]
    assert kinds(friends, say("fighting", "2018-02-05", when="2018-01")) == []


def test_one_event_at_two_dates() -> None:
    first = say("formation", "2015-01-01", when="2013-04", phase=Phase.BEGINS)
    assert kinds(first, say("formation", "2015-01-02", when="2012", phase=Phase.BEGINS)) == [ConflictKind.DATE]
    assert kinds(first, say("formation", "2015-01-02", when="2013", phase=Phase.BEGINS)) == []


def test_two_new_leaders_at_one_time_contradict_but_a_group_may_have_two() -> None:
    one = say("leadership", "2015-01-01", when="2015-01", phase=Phase.BEGINS, ends=("x", "g"))
    two = say("leadership", "2015-01-20", when="2015-01", phase=Phase.BEGINS, ends=("y", "g"))
    later = say("leadership", "2019-01-20", when="2019-01", phase=Phase.BEGINS, ends=("y", "g"))
    assert kinds(one, two) == [ConflictKind.PARTIES]
    assert kinds(one, later) == []
    assert (
        kinds(say("leadership", "2015-01-01", ends=("x", "g")), say("leadership", "2015-01-02", ends=("y", "g"))) == []
    )


def test_plans_and_conditions_contradict_nobody() -> None:
    asserted = say("merger", "2015-01-01")
    for stance in (Commitment.PLANNED, Commitment.CONDITIONAL, Commitment.OPEN):
        assert kinds(asserted, say("fighting", "2015-01-01", stance=stance)) == []


def test_the_newest_come_first_and_the_side_with_more_origins_is_on_the_left() -> None:
    old = [say("backing", "2012-01-01"), say("backing", "2012-01-02", stance=Commitment.DENIED)]
    new = [
        say("alliance", "2014-01-01", ends=("c", "d")),
        *(say("alliance", f"2014-01-0{n}", ends=("c", "d"), stance=Commitment.DENIED) for n in (2, 3)),
    ]
    found = conflicts([*old, *new])
    assert [item.a for item in found] == ["c", "a"]
    assert {item.commitment for item in found[0].left} == {Commitment.DENIED}


def test_a_denied_end_contradicts_the_end_and_not_the_relation() -> None:
    held = say("alliance", "2015-06-01", when="2015-06")
    over = say("alliance", "2015-06-02", when="2015-06", phase=Phase.ENDS)
    still = say("alliance", "2015-06-03", when="2015-06", phase=Phase.ENDS, stance=Commitment.DENIED)
    assert kinds(held, still) == []
    found = conflicts([held, over, still])
    assert [item.kind for item in found] == [ConflictKind.DENIAL]
    assert {item.claim for item in (*found[0].left, *found[0].right)} == {over.claim, still.claim}


def test_contradictions_about_two_times_are_two_conflicts() -> None:
    history = [
        say("fighting", "2012-05-02", when=f"{year}-05", stance=stance)
        for year in (2008, 2012)
        for stance in (Commitment.ASSERTED, Commitment.DENIED)
    ]
    found = conflicts(history)
    assert [item.kind for item in found] == [ConflictKind.DENIAL, ConflictKind.DENIAL]
    assert {len(item.left) + len(item.right) for item in found} == {2}


def test_up_to_a_day_only_what_can_have_come_about_by_then_contradicts() -> None:
    old = [say("backing", "2012-01-01"), say("backing", "2012-01-02", stance=Commitment.DENIED)]
    over = [
        say("truce", "2014-01-05", when="2014-01", phase=Phase.ENDS),
        say("truce", "2014-01-06", when="2014-01", phase=Phase.ENDS, stance=Commitment.DENIED),
    ]
    found = {year: [item.relation for item in conflicts([*old, *over], day=day(f"{year}-12-31"))] for year in YEARS}
    assert found == {2011: [], 2012: ["backing"], 2014: ["truce", "backing"]}


@given(st.permutations(range(6)))
def test_the_order_of_arrival_changes_nothing(order: list[int]) -> None:
    history = [
        say("backing", f"2012-11-2{n}", stance=Commitment.DENIED if n % 3 == 0 else Commitment.ASSERTED)
        for n in range(5)
    ] + [say("fighting", "2012-11-22")]
    assert conflicts(history[n] for n in order) == conflicts(history)
