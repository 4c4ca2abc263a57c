from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from foedus.language.dates.calendar import Period, Unit, add_months, ago
from foedus.model import DateInterval

DAYS = st.dates(min_value=date(1000, 1, 1), max_value=date(8000, 12, 31))
UNITS = st.sampled_from(Unit)


@given(UNITS, DAYS)
def test_a_period_is_written_as_the_days_it_covers(unit, day):
    period = Period.containing(unit, day)
    interval = DateInterval.from_edtf(period.edtf)
    assert (interval.start, interval.end) == (period.start, period.last + timedelta(days=1))
    if unit is not Unit.WEEKEND:
        assert interval.contains(day)


@given(UNITS, DAYS, st.integers(-30, 30))
def test_shifting_there_and_back_changes_nothing(unit, day, count):
    if unit is Unit.CENTURY:
        count //= 10
    period = Period.containing(unit, day)
    assert period.shift(count).shift(-count) == period
    if count > 0:
        assert period.shift(count).start > period.last or unit is Unit.FORTNIGHT


@given(DAYS, st.integers(-5000, 5000))
def test_months_are_added_as_a_calendar_does(day, count):
    moved = add_months(day, count)
    assert (moved.year * 12 + moved.month) - (day.year * 12 + day.month) == count
    assert moved.day <= day.day


@given(DAYS, st.integers(1, 300), st.sampled_from([Unit.DAY, Unit.WEEK, Unit.MONTH, Unit.YEAR]))
def test_longer_ago_is_earlier(day, count, unit):
    assert ago(day, count + 1, unit).start < ago(day, count, unit).start <= day


@pytest.mark.parametrize(
    ("unit", "edtf", "timex"),
    [
        (Unit.DAY, "2014-11-14", "2014-11-14"),
        (Unit.WEEK, "2014-11-10/2014-11-16", "2014-W46"),
        (Unit.WEEKEND, "2014-11-15/2014-11-16", "2014-W46-WE"),
        (Unit.MONTH, "2014-11", "2014-11"),
        (Unit.QUARTER, "2014-36", "2014-Q4"),
        (Unit.SEASON, "2014-23", "2014-FA"),
        (Unit.HALF, "2014-41", "2014-H2"),
        (Unit.YEAR, "2014", "2014"),
        (Unit.DECADE, "201X", "201"),
        (Unit.CENTURY, "20XX", "20"),
    ],
)
def test_how_a_period_is_written(unit, edtf, timex):
    period = Period.containing(unit, date(2014, 11, 14))
    assert (period.edtf, period.timex) == (edtf, timex)


def test_the_calendar_ends():
    with pytest.raises((ValueError, OverflowError)):
        Period.containing(Unit.YEAR, date(9999, 1, 1)).shift(1)
