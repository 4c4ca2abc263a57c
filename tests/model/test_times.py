from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from foedus.model import UNDATED, DateBasis, DateInterval, ValidTime

DAYS = st.dates(min_value=date(1000, 1, 1), max_value=date(9899, 12, 31))


def points() -> st.SearchStrategy[str]:
    year = st.integers(min_value=1000, max_value=9997).map(str)
    month = st.tuples(year, st.integers(1, 12)).map(lambda pair: f"{pair[0]}-{pair[1]:02}")
    part = st.tuples(year, st.sampled_from([21, 22, 23, 24, 33, 34, 35, 36, 40, 41])).map(lambda p: f"{p[0]}-{p[1]}")
    decade = st.integers(min_value=100, max_value=998).map(lambda n: f"{n}X")
    century = st.integers(min_value=10, max_value=98).map(lambda n: f"{n}XX")
    plain = st.one_of(year, month, part, decade, century, DAYS.map(date.isoformat))
    return st.tuples(plain, st.sampled_from(["", "~", "?", "%"])).map("".join)


@given(points())
def test_a_point_is_a_stretch_with_both_ends(edtf):
    interval = DateInterval.from_edtf(edtf)
    assert interval.start is not None
    assert interval.end is not None
    assert interval.start < interval.end


@given(points(), points())
def test_an_interval_reaches_from_the_first_to_the_last_of_its_ends(one, two):
    left, right = DateInterval.from_edtf(one), DateInterval.from_edtf(two)
    if left.start < right.end:
        whole = DateInterval.from_edtf(f"{one}/{two}")
        assert (whole.start, whole.end) == (left.start, right.end)
    else:
        with pytest.raises(ValueError, match="empty"):
            DateInterval.from_edtf(f"{one}/{two}")


@given(points())
def test_an_open_or_unknown_end_is_no_bound(edtf):
    point = DateInterval.from_edtf(edtf)
    for mark in ("..", ""):
        assert DateInterval.from_edtf(f"{edtf}/{mark}") == DateInterval(start=point.start)
        assert DateInterval.from_edtf(f"{mark}/{edtf}") == DateInterval(end=point.end)


@given(DAYS)
def test_a_coarser_date_covers_a_finer(day):
    finer = [f"{day:%Y-%m-%d}", f"{day:%Y-%m}", f"{day:%Y}", f"{day:%Y}"[:3] + "X", f"{day:%Y}"[:2] + "XX"]
    intervals = [DateInterval.from_edtf(text) for text in finer]
    for inner, outer in pairwise(intervals):
        assert outer.start <= inner.start
        assert inner.end <= outer.end
        assert inner.contains(day)


@given(DAYS, DAYS, DAYS, DAYS)
def test_overlap_is_a_shared_day(a, b, c, d):
    (a, b), (c, d) = sorted((a, b)), sorted((c, d))
    one = DateInterval(start=a, end=b + timedelta(days=1))
    two = DateInterval(start=c, end=d + timedelta(days=1))
    assert one.overlaps(two) == two.overlaps(one) == (max(a, c) <= min(b, d))


@pytest.mark.parametrize(
    ("edtf", "start", "end"),
    [
        ("2014-24", date(2014, 12, 1), date(2015, 3, 1)),
        ("2014-33", date(2014, 1, 1), date(2014, 4, 1)),
        ("2014-40", date(2014, 1, 1), date(2014, 7, 1)),
        ("2014-41", date(2014, 7, 1), date(2015, 1, 1)),
        ("2012-02-29", date(2012, 2, 29), date(2012, 3, 1)),
        ("199X", date(1990, 1, 1), date(2000, 1, 1)),
        ("19XX~", date(1900, 1, 1), date(2000, 1, 1)),
        ("2013~/2014-11-14", date(2013, 1, 1), date(2014, 11, 15)),
        ("../2016", None, date(2017, 1, 1)),
    ],
)
def test_what_edtf_strings_cover(edtf, start, end):
    assert DateInterval.from_edtf(edtf) == DateInterval(start=start, end=end)


@pytest.mark.parametrize(
    "text", ["", "14", "2014-13", "2014-25", "2013-02-29", "2014-11-2", "201X-05", "yesterday", "2014/x"]
)
def test_what_is_no_edtf_string(text):
    with pytest.raises(ValueError, match=r".+"):
        DateInterval.from_edtf(text)


def test_begin_and_end_of_a_valid_time():
    time = ValidTime(edtf="2012/2014-11", basis=DateBasis.EXPLICIT)
    assert time.begins == DateInterval.from_edtf("2012")
    assert time.ends == DateInterval.from_edtf("2014-11")
    assert time.interval == DateInterval(start=date(2012, 1, 1), end=date(2014, 12, 1))


def test_undated_is_unbounded():
    assert UNDATED.interval == UNDATED.begins == UNDATED.ends == DateInterval()


def test_a_date_needs_a_basis_and_a_basis_a_date():
    with pytest.raises(ValueError, match="basis"):
        ValidTime(edtf="2014")
    with pytest.raises(ValueError, match="basis"):
        ValidTime(basis=DateBasis.EXPLICIT)
