"""Publication dates as inputs give them: ISO 8601, nothing guessed."""

from __future__ import annotations

from datetime import date, datetime


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
