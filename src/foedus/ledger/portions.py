"""What is asked about many values, cut into statements short enough for a database."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Any, TypeVar

from sqlalchemy import ColumnElement, Connection, select

T = TypeVar("T")
_MANY = 500
"""Values in one IN list: well below SQLite's and PostgreSQL's limits."""


def values_among(
    connection: Connection, wanted: ColumnElement[T], among: ColumnElement[Any], values: Iterable[Any]
) -> Iterator[T]:
    """`wanted` of the rows whose `among` is one of the values, asked for in portions."""
    for portion in portions(list(dict.fromkeys(values))):
        yield from connection.scalars(select(wanted).where(among.in_(portion)))


def portions(values: Sequence[T]) -> Iterator[Sequence[T]]:
    """The values cut into lists short enough for one statement."""
    for start in range(0, len(values), _MANY):
        yield values[start : start + _MANY]
