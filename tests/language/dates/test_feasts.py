"""Days that come in every year."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from foedus.language.dates.calendar import Period, Unit
from foedus.language.dates.feasts import easter, feast


@pytest.mark.parametrize(
    "day",
    ["1818-03-22", "1916-04-23", "1943-04-25", "1961-04-02", "1998-04-12", "2004-04-11", "2008-03-23", "2024-03-31"],
)
def test_easter_of_years_that_are_known(day: str) -> None:
    told = date.fromisoformat(day)
    assert easter(told.year) == told


@given(st.integers(1583, 4000))
def test_easter_is_a_sunday_between_its_bounds(year: int) -> None:
    found = easter(year)
    assert found.weekday() == 6
    assert date(year, 3, 22) <= found <= date(year, 4, 25)


@pytest.mark.parametrize(
    ("told", "day"), [("12-25", date(2014, 12, 25)), ("easter-2", date(2014, 4, 18)), ("easter+50", date(2014, 6, 9))]
)
def test_feasts(told: str, day: date) -> None:
    assert feast(told, 2014) == Period(unit=Unit.DAY, start=day)


def test_a_year_without_the_day_has_none() -> None:
    assert feast("02-29", 2014) is None
