import pytest
from hypothesis import given
from hypothesis import strategies as st

from foedus.evaluation.measures import characters, f1, plain, share, stands_on

SHARES = st.floats(min_value=0, max_value=1)


@given(SHARES, SHARES)
def test_f1_lies_between_its_two_parts(precision, recall):
    assert min(precision, recall) - 1e-9 <= f1(precision, recall) <= max(precision, recall) + 1e-9
    assert f1(precision, recall) == f1(recall, precision)


def test_share_of_nothing_is_nothing():
    assert share(0, 0) == 0
    assert share(1, 4) == 0.25


@pytest.mark.parametrize(("start", "end", "expected"), [(0, 4, False), (0, 5, True), (9, 12, True), (10, 12, False)])
def test_words_stand_on_a_stretch_where_they_share_a_character(start, end, expected):
    assert stands_on({"start": 4, "end": 10}, start, end) is expected


def test_a_pronoun_stands_where_its_antecedent_does():
    end = {"start": 40, "end": 42, "antecedent": {"start": 4, "end": 10}}
    assert stands_on(end, 5, 6)
    assert stands_on(end, 41, 42)
    assert not stands_on(end, 20, 30)
    assert not stands_on(None, 0, 50)


def test_plain_names():
    assert plain("Kata'ib  Ḥezbollah (KH)") == "kata ib hezbollah kh"
    assert plain(None) == ""


def test_characters():
    assert characters([{"start": 1, "end": 3}, {"start": 2, "end": 4}]) == {1, 2, 3}
