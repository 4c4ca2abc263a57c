"""Tables as values: described columns and rows that can be gone through again and again, one after the other."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from importlib import import_module
from typing import Any

from foedus.errors import MissingExtraError

Value = str | int | float | bool | None
Row = tuple[Value, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """One column: its name, its type in the words of Frictionless' Table Schema, and what it means.

    `type` is string, integer, number, boolean, date, datetime or object (JSON in a string). `values` are all that can
    stand there, empty where anything can.
    """

    name: str
    type: str
    meaning: str
    required: bool = False
    values: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Table:
    """A table: `rows()` begins anew each time. `key` names the columns that tell its rows apart."""

    name: str
    title: str
    columns: tuple[Column, ...]
    rows: Callable[[], Iterator[Row]]
    key: tuple[str, ...] = ()

    def __iter__(self) -> Iterator[dict[str, Value]]:
        names = [column.name for column in self.columns]
        return (dict(zip(names, row, strict=True)) for row in self.rows())

    def to_pandas(self) -> Any:
        """The table as a pandas DataFrame with typed columns. Raises MissingExtraError without pandas."""
        pandas = extra("pandas", "A pandas frame", "pandas")
        rows = list(self.rows())
        return pandas.DataFrame(
            {each.name: _series(pandas, each, [row[place] for row in rows]) for place, each in enumerate(self.columns)}
        )

    def to_polars(self) -> Any:
        """The table as a polars DataFrame with typed columns. Raises MissingExtraError without polars."""
        polars = extra("polars", "A polars frame", "polars")
        kinds = {"integer": polars.Int64, "number": polars.Float64, "boolean": polars.Boolean}
        schema = {column.name: kinds.get(column.type, polars.String) for column in self.columns}
        frame = polars.DataFrame(list(self.rows()), schema=schema, orient="row")
        days = [each.name for each in self.columns if each.type == "date"]
        moments = [each.name for each in self.columns if each.type == "datetime"]
        return frame.with_columns(
            polars.col(days).str.to_date("%Y-%m-%d"),
            polars.col(moments).str.to_datetime(time_unit="us", time_zone="UTC"),
        )


_PANDAS = {"integer": "Int64", "number": "Float64", "boolean": "boolean"}
"""Column types of pandas that know missing values; all others are strings, days and moments."""


def _series(pandas: Any, column: Column, values: list[Value]) -> Any:
    if column.type in ("date", "datetime"):
        return pandas.to_datetime(
            pandas.Series(values, dtype="string"), format="ISO8601", utc=column.type == "datetime"
        )
    return pandas.Series(values, dtype=_PANDAS.get(column.type, "string"))


def columns_of(described: str) -> tuple[Column, ...]:
    """Columns written one a line: `name type[!] meaning`; `!` for one that is never empty, `{a|b}` for its values."""
    found = []
    for line in filter(None, map(str.strip, described.splitlines())):
        name, kind, meaning = line.split(None, 2)
        values: tuple[str, ...] = ()
        if meaning.startswith("{"):
            listed, meaning = meaning[1:].split("} ", 1)
            values = tuple(listed.split("|"))
        found.append(
            Column(name=name, type=kind.rstrip("!"), meaning=meaning, required=kind.endswith("!"), values=values)
        )
    return tuple(found)


def picked(columns: Iterable[Column], rows: Iterable[Mapping[str, Value]]) -> Iterator[Row]:
    """Mappings as rows of these columns; what a mapping has not is empty. Raises KeyError for what is no column."""
    names = [column.name for column in columns]
    known = set(names)
    for row in rows:
        if not row.keys() <= known:
            raise KeyError(f"no columns: {sorted(row.keys() - known)}")
        yield tuple(row.get(name) for name in names)


def extra(module: str, what: str, name: str) -> Any:
    """An optional module. Raises MissingExtraError, naming what needs it and the extra that brings it."""
    try:
        return import_module(module)
    except ImportError as error:
        raise MissingExtraError(what, name) from error
