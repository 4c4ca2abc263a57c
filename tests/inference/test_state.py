"""State as of a day: each rule by an example, and the order of arrival by chance."""

from __future__ import annotations

from datetime import date
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from foedus.inference import (
    DEFAULT_PATIENCE,
    RULES,
    Commitment,
    Conclusion,
    Evidence,
    PairState,
    Rates,
    Standing,
    Status,
    edtf_of,
    state_of,
)
from foedus.model import DateInterval, Phase
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
    assert (found.against, len(found.for_it)) == ((denial.claim,), 3)


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


def test_two_spells_of_fighting_stay_two_and_the_truce_between_them_ends_the_first() -> None:
    first, second = say("fighting", "2015-07-01", when="2013/2014-10"), say("fighting", "2015-09-02", when="2015-09-01")
    truce = say("truce", "2014-11-14", when="2014-11-02", phase=Phase.BEGINS)
    found = of(state_of(PAIR, [second, truce, first], day("2015-09-10")), "fighting")
    assert [spell.edtf for spell in found.spells] == ["2013/2014-10-31", "2015-09-01/.."]
    assert found.valid == "2015-09-01/.."
    assert [spell.premises for spell in found.spells] == [(first.claim,), (second.claim,)]
    earlier = of(state_of(PAIR, [second, truce, first], day("2014-12-01")), "fighting")
    assert (earlier.status, earlier.valid) == (Status.ENDED, "2013/2014-10-31")


def test_only_claims_of_the_spell_in_question_corroborate_it() -> None:
    first, second = say("fighting", "2008-05-02", when="2008-05-01"), say("fighting", "2014-05-02", when="2014-05-01")
    again = say("fighting", "2014-05-20", when="2014-05-19")
    denial = say("fighting", "2014-05-21", when="2014-05", stance=Commitment.DENIED)
    found = of(state_of(PAIR, [again, first, second], day("2014-06-01")), "fighting")
    assert set(found.premises) == {first.claim, second.claim, again.claim}
    assert set(found.current) == {second.claim, again.claim}
    contested = of(state_of(PAIR, [again, first, second, denial], day("2014-06-01")), "fighting")
    assert set(contested.current) == {second.claim, again.claim, denial.claim}
    without = of(state_of(PAIR, [again, first, second], day("2014-06-01"), spells=False), "fighting")
    assert without.current == without.premises


def test_a_truce_that_ends_a_second_war_is_told_with_it() -> None:
    wars = [say("fighting", f"{year}-05-02", when=f"{year}-05-01") for year in (2008, 2014)]
    truce = say("truce", "2014-07-02", when="2014-07-01", phase=Phase.BEGINS)
    found = of(state_of(PAIR, [*wars, truce], day("2014-08-01")), "fighting")
    assert (found.rule, set(found.current)) == ("truce-rests", {wars[1].claim, truce.claim})


def test_a_long_silence_parts_two_spells_without_telling_of_an_end() -> None:
    history = [say("fighting", f"{year}-05-02", when=f"{year}-05-01") for year in (2008, 2009, 2014)]
    found = of(state_of(PAIR, history, day("2014-06-01")), "fighting")
    assert [spell.edtf for spell in found.spells] == ["2008-05-01/..", "2014-05-01/.."]
    assert found.spells[0].last_seen == day("2009-05-01")


def test_an_undated_claim_gives_a_spell_no_begin() -> None:
    found = of(state_of(PAIR, [say("backing", "2012-11-20")], day("2012-12-01")), "backing")
    assert (found.valid, found.spells[0].first_seen) == ("/..", day("2012-11-20"))


def test_a_claim_of_the_running_year_says_nothing_of_the_days_after_its_report() -> None:
    found = of(state_of(PAIR, [say("fighting", "2014-03-01", when="2014")], day("2014-12-01")), "fighting")
    assert found.spells[0].last_seen == day("2014-03-01")


def test_an_alliance_is_overtaken_by_newer_fighting_and_stands_beside_it_where_renewed() -> None:
    allied, fought = say("alliance", "2015-02-01", when="2015-01"), say("fighting", "2015-09-02", when="2015-09-01")
    state = state_of(PAIR, [allied, fought], day("2015-10-01"))
    assert (of(state, "alliance").rule, state.standing) == ("overtaken", Standing.HOSTILE)
    assert set(of(state, "alliance").premises) == {allied.claim, fought.claim}
    renewed = say("alliance", "2015-09-05", when="2015-09-04")
    assert state_of(PAIR, [allied, fought, renewed], day("2015-10-01")).standing is Standing.MIXED


def test_a_denial_grows_old_with_what_it_denies() -> None:
    history = [say("fighting", "2012-01-05"), say("fighting", "2012-01-06", stance=Commitment.DENIED)]
    assert of(state_of(PAIR, history, day("2012-02-01")), "fighting").status is Status.CONTESTED
    assert of(state_of(PAIR, history, day("2016-02-01")), "fighting").rule == "aged"


def test_a_denial_of_the_end_contests_the_end_and_not_the_relation() -> None:
    alliance = say("alliance", "2015-03-10", when="2015-03-09", phase=Phase.BEGINS)
    over = say("alliance", "2015-06-02", when="2015-06-01", phase=Phase.ENDS)
    still = say("alliance", "2015-06-03", when="2015-06-01", phase=Phase.ENDS, stance=Commitment.DENIED)
    assert of(state_of(PAIR, [alliance, still], day("2015-06-10")), "alliance").status is Status.HOLDS
    found = of(state_of(PAIR, [alliance, over, still], day("2015-06-10")), "alliance")
    assert (found.status, found.rule) == (Status.CONTESTED, "end-denied")


def test_the_rates_are_settings() -> None:
    fought = say("fighting", "2014-01-05", when="2014-01-05")
    assert of(state_of(PAIR, [fought], day("2015-12-01")), "fighting").rule == "aged"
    patient = Rates(patience={"fighting": 900})
    assert patient.patience["talks"] == DEFAULT_PATIENCE["talks"]
    assert of(state_of(PAIR, [fought], day("2015-12-01"), patient), "fighting").status is Status.HOLDS
    with pytest.raises(ValueError, match="no relation 'war'"):
        Rates(patience={"war": 3})
    with pytest.raises(ValueError, match="less than none"):
        Rates(patience={"truce": -1})


@pytest.mark.parametrize("edtf", ["2013", "2013-04", "2013-04-09", "201X"])
def test_an_interval_is_written_as_it_was_read(edtf: str) -> None:
    assert edtf_of(DateInterval.from_edtf(edtf)) == edtf


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
        assert found.rule in RULES


OTHERS = st.builds(
    say, st.sampled_from(RELATIONS), st.just("2014-05-05"), ends=st.sampled_from([("a", "c"), ("d", "b")])
)


@given(st.lists(CLAIMS, max_size=8), st.lists(OTHERS, max_size=5), st.dates(day("2012-01-01"), day("2018-01-01")))
def test_what_is_told_of_other_pairs_changes_nothing(
    history: list[Evidence], others: list[Evidence], when: date
) -> None:
    assert state_of(PAIR, [*others, *history], when) == state_of(PAIR, history, when)


@given(st.lists(CLAIMS, max_size=10), st.dates(day("2012-01-01"), day("2018-01-01")))
def test_what_begins_later_leaves_the_past_as_it_was(history: list[Evidence], when: date) -> None:
    later = say("alliance", "2020-01-05", when="2020-01-04", phase=Phase.BEGINS)
    before = {item.relation: item for item in state_of(PAIR, history, when).conclusions}
    after = {item.relation: item for item in state_of(PAIR, [*history, later], when).conclusions}
    assert all(after[name].status is item.status for name, item in before.items())


@given(st.lists(CLAIMS, max_size=10), st.dates(day("2012-01-01"), day("2018-01-01")))
def test_spells_follow_each_other_and_hold_every_claim_that_asserts_the_relation(
    history: list[Evidence], when: date
) -> None:
    for found in state_of(PAIR, history, when).conclusions:
        seen = [(spell.first_seen, spell.last_seen) for spell in found.spells]
        assert all(first is None or last is None or first <= last for first, last in seen)
        assert all(one[1] < two[0] for one, two in pairwise(seen) if one[1] and two[0])
        if found.status is Status.HOLDS:
            assert set(found.premises) <= {name for spell in found.spells for name in spell.premises}


FLIPPED = {"alliance": "opposition", "opposition": "alliance"}
SIGNED = st.builds(
    lambda relation, reported, when, phase, stance: (relation, reported, when, phase, stance),
    st.sampled_from(sorted(FLIPPED)),
    st.dates(day("2012-01-01"), day("2016-12-31")).map(str),
    st.none() | st.sampled_from(["2012", "2013-04", "2014-11-02", "2013/2015", "2014/.."]),
    st.sampled_from(Phase),
    st.sampled_from(Commitment),
)
OPPOSITE = {Standing.FRIENDLY: Standing.HOSTILE, Standing.HOSTILE: Standing.FRIENDLY}


@given(st.lists(SIGNED, max_size=10), st.dates(day("2012-01-01"), day("2018-01-01")))
def test_a_flipped_history_gives_the_flipped_state(
    rows: list[tuple[str, str, str | None, Phase, Commitment]], when: date
) -> None:
    even = Rates(patience={"alliance": 500, "opposition": 500})
    straight = [say(name, told, when=at, phase=phase, stance=stance) for name, told, at, phase, stance in rows]
    flipped = [say(FLIPPED[name], told, when=at, phase=phase, stance=stance) for name, told, at, phase, stance in rows]
    one, two = state_of(PAIR, straight, when, even), state_of(PAIR, flipped, when, even)
    assert OPPOSITE.get(one.standing, one.standing) is two.standing
    mirrored = {FLIPPED[item.relation]: (item.status, item.rule) for item in one.conclusions}
    assert mirrored == {item.relation: (item.status, item.rule) for item in two.conclusions}
