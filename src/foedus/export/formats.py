"""The formats by name, and the two functions that everything goes through: `export` and `table`."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from foedus.errors import QuestionError
from foedus.export.events import acled_table, write_plover
from foedus.export.files import codebook_table, codebook_text, write_csv, write_package, write_parquet, write_text
from foedus.export.ftm import write_ftm
from foedus.export.graphs import write_gexf, write_graphml
from foedus.export.linked import write_annotations, write_prov
from foedus.export.material import Material
from foedus.export.panels import panel
from foedus.export.table_claims import actors_table, articles_table, claims_table, relations_table
from foedus.export.tables import Table

Counts = dict[str, int]

TABLES: Mapping[str, Callable[[Material], Table]] = {
    "claims": claims_table,
    "relations": relations_table,
    "actors": actors_table,
    "articles": articles_table,
    "dyad-month": lambda material: panel(material, "month", directed=False),
    "dyad-year": lambda material: panel(material, "year", directed=False),
    "dyad-month-directed": lambda material: panel(material, "month", directed=True),
    "dyad-year-directed": lambda material: panel(material, "year", directed=True),
    "acled": acled_table,
}
"""The tables by name."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Format:
    """A format: what it is, and what writes it. `folder` where it takes several files."""

    meaning: str
    write: Callable[[Material, Path, bool], Counts]
    folder: bool = False


def table(material: Material, name: str) -> Table:
    """One of the tables. Raises QuestionError for a name that none has."""
    if name not in TABLES:
        raise QuestionError(f"there is no table {name!r}; there are {', '.join(TABLES)}")
    return TABLES[name](material)


def export(material: Material, form: str, path: Path, *, spreadsheet_safe: bool = False) -> Counts:
    """Writes a ledger in one of the `FORMATS`; how many rows, edges or records, by file.

    Raises QuestionError for a format that is none, InputError for a place that cannot be written to, and
    MissingExtraError where an optional part is needed that is not installed.
    """
    if form not in FORMATS:
        raise QuestionError(f"there is no format {form!r}; there are {', '.join(FORMATS)}")
    chosen = FORMATS[form]
    if path.exists() and path.is_dir() != chosen.folder:
        raise QuestionError(f"{path} is {'a file' if chosen.folder else 'a folder'}; {form} makes the other")
    return chosen.write(material, path, spreadsheet_safe)


def _csv(material: Material, folder: Path, safe: bool) -> Counts:
    tables = [make(material) for make in list(TABLES.values())[:4]]
    counts = {f"{each.name}.csv": write_csv(each, folder / f"{each.name}.csv", safe=safe) for each in tables}
    write_csv(codebook_table(tables), folder / "codebook.csv", safe=safe)
    write_text(codebook_text(tables), folder / "codebook.md")
    return counts


def _parquet(material: Material, folder: Path, safe: bool) -> Counts:
    if safe:
        raise QuestionError("only CSV is made safe for spreadsheets; Parquet keeps every text as it is")
    tables = [make(material) for make in list(TABLES.values())[:4]]
    counts = {f"{each.name}.parquet": write_parquet(each, folder / f"{each.name}.parquet") for each in tables}
    write_text(codebook_text(tables), folder / "codebook.md")
    return counts


def _package(material: Material, folder: Path, safe: bool) -> Counts:
    tables = [make(material) for make in list(TABLES.values())[:8]]
    return write_package(tables, folder, made=datetime.now(UTC).isoformat(timespec="seconds"), safe=safe)


def _single(name: str) -> Callable[[Material, Path, bool], Counts]:
    def write(material: Material, path: Path, safe: bool) -> Counts:
        made = table(material, name)
        count = write_parquet(made, path) if path.suffix.lower() == ".parquet" else write_csv(made, path, safe=safe)
        write_text(codebook_text([made]), path.with_name(f"{path.stem}.codebook.md"))
        return {path.name: count}

    return write


def _file(write: Callable[[Material, Path], int]) -> Callable[[Material, Path, bool], Counts]:
    return lambda material, path, _: {path.name: write(material, path)}


FORMATS: Mapping[str, Format] = {
    "csv": Format(meaning="claims, relations, actors and articles as CSV with a codebook", write=_csv, folder=True),
    "parquet": Format(meaning="the same as Parquet", write=_parquet, folder=True),
    "datapackage": Format(meaning="all tables and panels as a Frictionless package", write=_package, folder=True),
    **{
        name: Format(meaning=f"panel {name} as CSV, or as Parquet by its suffix", write=_single(name))
        for name in list(TABLES)[4:8]
    },
    "acled": Format(meaning="asserted claims in ACLED's 31 columns", write=_single("acled")),
    "plover": Format(meaning="claims as PLOVER records, JSON Lines", write=_file(write_plover)),
    "ftm": Format(meaning="FollowTheMoney entities, JSON Lines", write=_file(write_ftm)),
    "annotations": Format(meaning="every span as a Web Annotation (JSON-LD)", write=_file(write_annotations)),
    "prov": Format(meaning="what derives from what, PROV-O (JSON-LD)", write=_file(write_prov)),
    "gexf": Format(meaning="the network with spells for Gephi (GEXF 1.2draft)", write=_file(write_gexf)),
    "graphml": Format(meaning="the network as GraphML", write=_file(write_graphml)),
}
"""The formats by name."""
