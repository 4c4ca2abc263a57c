"""Publication dates as inputs give them."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest

from foedus.sources.dates import parse_moment, parse_published


@pytest.mark.parametrize(
    "value",
    [
        "2014-11-14",
        " 2014-11-14 ",
        "2014-11-14T10:00:00Z",
        "2014-11-14T23:30:00-05:00",
        "20141114",
        date(2014, 11, 14),
        datetime(2014, 11, 14, 9),
    ],
)
def test_iso(value: object) -> None:
    assert parse_published(value) == date(2014, 11, 14)


@pytest.mark.parametrize("value", [None, ""])
def test_nothing_given(value: object) -> None:
    assert parse_published(value) is None
    assert parse_moment(value) is None


def test_a_moment_keeps_its_zone_and_has_one() -> None:
    assert parse_moment("2014-11-14T10:00:00") == datetime(2014, 11, 14, 10, tzinfo=UTC)
    moment = parse_moment(" 2014-11-14T10:00:00-05:00 ")
    assert moment is not None
    assert moment.utcoffset() == timedelta(hours=-5)


@pytest.mark.parametrize("value", ["2014-11-14", "20141114", "yesterday at noon", 1415959200, True])
def test_a_day_is_no_moment(value: object) -> None:
    with pytest.raises(ValueError, match="is no date and time") as caught:
        parse_moment(value)
    assert repr(value) in str(caught.value)


@pytest.mark.parametrize(
    "value", ["yesterday", "14/11/2014", "2014-02-30", "2014", "2014-11", 20141114, True, ["2014-11-14"]]
)
def test_errors_name_the_value(value: object) -> None:
    with pytest.raises(ValueError, match="is no date") as caught:
        parse_published(value)
    assert repr(value) in str(caught.value)
