"""Dates of publication and times of retrieval as inputs give them: ISO 8601, nothing guessed."""

from __future__ import annotations

from datetime import UTC, date, datetime


def parse_published(value: object) -> date | None:
    """The day of an ISO date or date and time; None for None or an empty text.

    A date and time keeps the day on its own clock: `2014-11-14T23:30:00-05:00` is 14 November. Raises ValueError
    that names the value.
    """
    if value is None or value == "":
        return None
    if isinstance(value, datetime):
        return value.date()
    if isinstance(value, date):
        return value
    if isinstance(value, str):
        text = value.strip()
        try:
            return datetime.fromisoformat(text).date()
        except ValueError:
            pass
    raise ValueError(f"{value!r} is no date. Write it as YYYY-MM-DD")


def parse_moment(value: object) -> datetime | None:
    """The moment of an ISO date and time, UTC where it names no zone; None for None or an empty text.

    A mere date is none: which time of the day it was is not to be made up. Raises ValueError that names the value.
    """
    if value is None or value == "":
        return None
    if isinstance(value, str) and len(value.strip()) > len("2014-11-14"):
        try:
            moment = datetime.fromisoformat(value.strip())
        except ValueError:
            pass
        else:
            return moment if moment.tzinfo else moment.replace(tzinfo=UTC)
    raise ValueError(f"{value!r} is no date and time. Write it as 2014-11-14T10:00:00Z")
