"""Tables as files: CSV (plain or safe for spreadsheets), Parquet, a codebook, a Frictionless data package.

Files are written under another name beside their place and get theirs when they are complete.
"""

from __future__ import annotations

import csv
import hashlib
import json
import re
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from itertools import islice
from pathlib import Path
from typing import IO, Any

from foedus.errors import InputError
from foedus.export.tables import Column, Row, Table, Value, extra

_FORMULA = re.compile(r"'*[=+\-@\t\r]")
_GUARDED = re.compile(r"'+[=+\-@\t\r]")
_BATCH = 5_000


@contextmanager
def writing(path: Path) -> Iterator[IO[str]]:
    """A UTF-8 text file that gets its name when the block ends well. Raises InputError naming it."""
    with _replacing(path) as part, part.open("w", encoding="utf-8", newline="") as stream:
        yield stream


@contextmanager
def _replacing(path: Path) -> Iterator[Path]:
    """A place beside `path` to write to, which takes its name when the block ends well."""
    part = path.with_name(path.name + ".part")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        yield part
        part.replace(path)
    except OSError as error:
        raise InputError(str(path), f"cannot be written ({error.strerror or error})") from error
    finally:
        with suppress(OSError):
            part.unlink(missing_ok=True)


def guarded(text: str) -> str:
    """A cell that no spreadsheet takes for a formula: an apostrophe before a leading = + - @, tab or CR.

    One that has an apostrophe there already gets another, so that `unguarded` takes exactly one away.
    """
    return f"'{text}" if _FORMULA.match(text) else text


def unguarded(text: str) -> str:
    """The cell that `guarded` made safe."""
    return text[1:] if _GUARDED.match(text) else text


def cell(value: Value, *, safe: bool = False) -> str:
    """A value in CSV: empty for none, true and false, numbers in full. Only text can be a formula and is guarded."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, str):
        return guarded(value) if safe else value
    return repr(value)


@contextmanager
def csv_reader(path: Path, wanted: Iterable[str]) -> Iterator[csv.DictReader[str]]:
    """Reads a CSV file in UTF-8 that has at least these columns. Raises InputError naming what is amiss, and where."""
    try:
        with path.open(encoding="utf-8-sig", newline="") as stream:
            reader = csv.DictReader(stream)
            missing = [name for name in wanted if name not in (reader.fieldnames or ())]
            if missing:
                raise InputError(f"{path}:1", f"the columns {', '.join(missing)} are missing")
            yield reader
    except OSError as error:
        raise InputError(str(path), error.strerror or str(error)) from error
    except (UnicodeDecodeError, csv.Error) as error:
        raise InputError(str(path), f"is no CSV file in UTF-8 ({error})") from error


def write_csv(table: Table, path: Path, *, safe: bool = False) -> int:
    """Writes a table as CSV (RFC 4180, UTF-8); how many rows."""
    count = 0
    with writing(path) as stream:
        writer = csv.writer(stream)
        writer.writerow(column.name for column in table.columns)
        for row in table.rows():
            writer.writerow(cell(value, safe=safe) for value in row)
            count += 1
    return count


def write_parquet(table: Table, path: Path) -> int:
    """Writes a table as Parquet, some thousand rows at a time; how many. Raises MissingExtraError without pyarrow."""
    arrow = extra("pyarrow", "Parquet", "tables")
    parquet = extra("pyarrow.parquet", "Parquet", "tables")
    schema = _arrow_schema(arrow, table.columns)
    count = 0
    with _replacing(path) as part, parquet.ParquetWriter(part, schema) as writer:
        for batch in _batches(table.rows()):
            rows = [_typed(row, table.columns) for row in batch]
            arrays = [arrow.array(each, kind) for each, kind in zip(zip(*rows, strict=True), schema.types, strict=True)]
            writer.write_table(arrow.Table.from_arrays(arrays, schema=schema))
            count += len(batch)
    return count


def _arrow_schema(arrow: Any, columns: Sequence[Column]) -> Any:
    kinds = {"integer": arrow.int64(), "number": arrow.float64(), "boolean": arrow.bool_(), "date": arrow.date32()}
    kinds |= {"datetime": arrow.timestamp("us", tz="UTC"), "string": arrow.string(), "object": arrow.string()}
    fields = [
        arrow.field(each.name, kinds[each.type], nullable=not each.required, metadata={"meaning": each.meaning})
        for each in columns
    ]
    return arrow.schema(fields)


def _typed(row: Row, columns: Sequence[Column]) -> list[Any]:
    from datetime import date, datetime

    readers: dict[str, Any] = {"date": date.fromisoformat, "datetime": datetime.fromisoformat}
    return [
        readers[column.type](value) if column.type in readers and isinstance(value, str) else value
        for value, column in zip(row, columns, strict=True)
    ]


def _batches(rows: Iterator[Row]) -> Iterator[list[Row]]:
    while batch := list(islice(rows, _BATCH)):
        yield batch


def codebook_table(tables: Iterable[Table]) -> Table:
    """The description of every column of some tables, itself a table."""
    names = ("table", "column", "type", "required", "values", "meaning")
    columns = tuple(
        Column(name=name, type="boolean" if name == "required" else "string", meaning=name) for name in names
    )
    rows: list[Row] = [
        (table.name, each.name, each.type, each.required, " ".join(each.values), each.meaning)
        for table in tables
        for each in table.columns
    ]
    return Table("codebook", "What every column means", columns, lambda: iter(rows))


def codebook_text(tables: Iterable[Table]) -> str:
    """The same for people, in Markdown."""
    lines = [
        "# Codebook",
        "",
        "Claims are what reports say, not what is so. An empty cell means: unknown, or none.",
        "",
    ]
    for table in tables:
        lines += [f"## {table.name}", "", f"{table.title}.", "", "| column | type | meaning |", "| --- | --- | --- |"]
        for each in table.columns:
            values = f" One of: {', '.join(each.values)}." if each.values else ""
            need = "" if each.required else ", can be empty"
            lines.append(f"| `{each.name}` | {each.type}{need} | {each.meaning.replace('|', '/')}.{values} |")
        lines.append("")
    return "\n".join(lines)


def write_text(text: str, path: Path) -> None:
    """Writes a text file."""
    with writing(path) as stream:
        stream.write(text)


def write_package(tables: Sequence[Table], folder: Path, *, made: str, safe: bool = False) -> dict[str, int]:
    """Writes a Frictionless data package: `datapackage.json`, its tables as CSV and the codebook; rows by file."""
    counts, resources = {}, []
    for table in tables:
        path = folder / f"{table.name}.csv"
        counts[path.name] = write_csv(table, path, safe=safe)
        resources.append(_resource(table, path))
    package = {
        "profile": "tabular-data-package",
        "name": "foedus-ledger",
        "title": "Claims of reports on who stands with whom, and what follows from them",
        "description": "Claims are what reports say, not what is so. See codebook.md.",
        "created": made,
        "resources": resources,
    }
    write_text(codebook_text(tables), folder / "codebook.md")
    write_text(json.dumps(package, ensure_ascii=False, indent=2) + "\n", folder / "datapackage.json")
    return counts


def _resource(table: Table, path: Path) -> dict[str, Any]:
    with path.open("rb") as stream:
        digest = hashlib.file_digest(stream, "sha256")
    schema: dict[str, Any] = {"fields": [_field(column) for column in table.columns], "missingValues": [""]}
    if table.key:
        schema["primaryKey"] = list(table.key)
    return {
        "profile": "tabular-data-resource",
        "name": table.name,
        "title": table.title,
        "path": path.name,
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "bytes": path.stat().st_size,
        "hash": f"sha256:{digest.hexdigest()}",
        "schema": schema,
    }


def _field(column: Column) -> dict[str, Any]:
    # An identifier of JSON in a cell is told as a string to those who type strictly: a list is no Table Schema object.
    kind = "string" if column.type == "object" else column.type
    field: dict[str, Any] = {"name": column.name, "type": kind, "description": column.meaning}
    if kind == "datetime":
        field["format"] = "any"
    limits: dict[str, Any] = {"required": True} if column.required else {}
    if column.values:
        limits["enum"] = list(column.values)
    return field | ({"constraints": limits} if limits else {})
