"""State as of a day: each rule by an example, and the order of arrival by chance."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from foedus.inference import Commitment, Conclusion, Evidence, PairState, Standing, Status, state_of
from foedus.model import Phase
from tests.inference.making import day, say

PAIR = ("a", "b")


def of(state: PairState, relation: str) -> Conclusion:
    return next(item for item in state.conclusions if item.relation == relation)


def test_a_relation_that_began_holds_within_its_patience_and_is_unknown_after() -> None:
    alliance = say("alliance", "2015-03-10", when="2015-03-09", phase=Phase.BEGINS)
    assert of(state_of(PAIR, [alliance], day("2016-06-01")), "alliance").status is Status.HOLDS
    aged = of(state_of(PAIR, [alliance], day("2021-01-01")), "alliance")
    assert (aged.status, aged.rule) == (Status.UNKNOWN, "aged")


def test_nothing_holds_before_it_began() -> None:
    alliance = say("alliance", "2015-03-10", when="2015-03-09", phase=Phase.BEGINS)
    before = of(state_of(PAIR, [alliance], day("2015-03-08")), "alliance")
    assert (before.status, before.rule) == (Status.UNKNOWN, "not-yet")


def test_an_end_ends_it_and_a_new_beginning_begins_a_new_spell() -> None:
    history = [
        say("truce", "2015-01-02", when="2015-01-01", phase=Phase.BEGINS),
        say("truce", "2015-05-02", when="2015-05-01", phase=Phase.ENDS),
        say("truce", "2015-09-02", when="2015-09-01", phase=Phase.BEGINS),
    ]
    assert of(state_of(PAIR, history, day("2015-03-01")), "truce").status is Status.HOLDS
    assert of(state_of(PAIR, history, day("2015-07-01")), "truce").status is Status.ENDED
    assert of(state_of(PAIR, history, day("2015-10-01")), "truce").status is Status.HOLDS


def test_a_spell_told_with_its_end_is_over() -> None:
    war = say("fighting", "2021-07-01", when="2014/2017")
    assert of(state_of(PAIR, [war], day("2016-01-01")), "fighting").status is Status.HOLDS
    assert of(state_of(PAIR, [war], day("2018-02-01")), "fighting").status is Status.ENDED


def test_a_split_ends_alliance_and_membership() -> None:
    history = [
        say("membership", "2013-05-01", when="2013", phase=Phase.BEGINS),
        say("split", "2014-02-04", when="2014-02-03", phase=Phase.BEGINS),
    ]
    state = state_of(PAIR, history, day("2014-06-01"))
    assert of(state, "membership").rule == "split-ends"
    assert set(of(state, "membership").premises) == {item.claim for item in history}


def test_a_truce_lets_fighting_rest_and_makes_nobody_friends() -> None:
    history = [
        say("fighting", "2014-11-14", when="2013/2014-10"),
        say("truce", "2014-11-14", when="2014-11-02", phase=Phase.BEGINS),
    ]
    state = state_of(PAIR, history, day("2014-12-01"))
    assert of(state, "fighting").rule in ("truce-rests", "ended")
    assert state.standing is Standing.NEUTRAL


def test_fighting_after_the_truce_contests_it() -> None:
    history = [
        say("truce", "2015-01-02", when="2015-01-01", phase=Phase.BEGINS),
        say("fighting", "2015-02-02", when="2015-02-01"),
    ]
    state = state_of(PAIR, history, day("2015-02-10"))
    assert of(state, "truce").status is Status.CONTESTED
    assert of(state, "fighting").status is Status.HOLDS


def test_one_denial_contests_what_three_origins_assert_and_undoes_nothing() -> None:
    history = [say("backing", f"2012-11-2{n}") for n in range(3)]
    denial = say("backing", "2012-11-23", stance=Commitment.DENIED)
    found = of(state_of(PAIR, [*history, denial], day("2012-11-25")), "backing")
    assert (found.status, found.rule) == (Status.CONTESTED, "denied")
    assert len(found.premises) == 4


def test_a_denial_of_another_time_contests_nothing() -> None:
    asserted = say("backing", "2015-06-01", when="2015")
    denial = say("backing", "2009-01-05", when="2008", stance=Commitment.DENIED)
    assert of(state_of(PAIR, [asserted, denial], day("2015-06-02")), "backing").status is Status.HOLDS


def test_plans_conditions_and_open_questions_make_no_state() -> None:
    for stance in (Commitment.PLANNED, Commitment.CONDITIONAL, Commitment.OPEN):
        found = of(state_of(PAIR, [say("merger", "2014-11-14", stance=stance)], day("2014-12-01")), "merger")
        assert (found.status, found.rule) == (Status.UNKNOWN, "not-yet")


def test_allied_here_and_fighting_there_is_mixed() -> None:
    history = [say("alliance", "2016-01-05", when="2016-01"), say("fighting", "2016-01-09", when="2016-01")]
    assert state_of(PAIR, history, day("2016-02-01")).standing is Standing.MIXED


def test_other_pairs_play_no_part() -> None:
    assert state_of(PAIR, [say("alliance", "2016-01-05", ends=("a", "c"))], day("2016-01-06")).conclusions == ()


RELATIONS = ("alliance", "fighting", "truce", "split", "membership", "backing")
CLAIMS = st.builds(
    say,
    st.sampled_from(RELATIONS),
    st.dates(min_value=day("2012-01-01"), max_value=day("2016-12-31")).map(str),
    when=st.none() | st.sampled_from(["2012", "2013-04", "2014-11-02", "2013/2015", "2014/.."]),
    phase=st.sampled_from(Phase),
    stance=st.sampled_from(Commitment),
)


@given(st.lists(CLAIMS, max_size=12), st.randoms(use_true_random=False), st.dates(day("2012-01-01"), day("2018-01-01")))
def test_the_order_of_arrival_changes_nothing(history: list[Evidence], chance: object, when: object) -> None:
    shuffled = list(history)
    chance.shuffle(shuffled)  # type: ignore[attr-defined]
    assert state_of(PAIR, shuffled, when) == state_of(("b", "a"), history, when)  # type: ignore[arg-type]


@given(st.lists(CLAIMS, max_size=12), st.dates(day("2012-01-01"), day("2018-01-01")))
def test_every_conclusion_names_premises_of_its_relation_or_of_one_that_overrides_it(
    history: list[Evidence], when: object
) -> None:
    known = {item.claim: item for item in history}
    for found in state_of(PAIR, history, when).conclusions:  # type: ignore[arg-type]
        assert found.premises or found.rule in ("silent", "not-yet")
        assert set(found.premises) <= set(known)
        if found.status is not Status.UNKNOWN:
            assert any(known[key].relation == found.relation for key in found.premises)
