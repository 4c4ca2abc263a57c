"""Commands that carry a ledger to other programs and back: `export`, `import`."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from foedus.cli.ledger_commands import AsJson, AsOfDate, Known, LedgerPath, chosen_format, moment, opened
from foedus.cli.reading_commands import Failures, checked_date
from foedus.cli.streams import print_answer, results
from foedus.errors import InputError

if TYPE_CHECKING:
    from foedus.export.brat import Mapped
    from foedus.export.coded import Imported
    from foedus.ledger import Ledger


def register(app: typer.Typer) -> None:
    """Adds this module's commands."""
    app.command(name="export")(export)
    app.command(name="import")(import_)


def export(
    form: Annotated[str, typer.Argument(help="csv, parquet, gexf …; see the documentation.", metavar="FORMAT")],
    out: Annotated[Path, typer.Option("--out", help="The file or folder to write.", metavar="PATH")],
    ledger: LedgerPath = None,
    as_of: AsOfDate = None,
    known: Known = None,
    spreadsheet_safe: Annotated[
        bool,
        typer.Option("--spreadsheet-safe", help="CSV: an apostrophe before what a spreadsheet takes for a formula."),
    ] = False,
    texts: Annotated[bool, typer.Option("--texts", help="Tables: with the texts of the articles.")] = False,
    output: AsJson = "text",
) -> None:
    """Write the ledger for other programs: tables, panels, graphs, events, entities, linked data."""
    from foedus.export import Material
    from foedus.export import write_ledger as write

    shape = chosen_format(output, "text", "json", "jsonl")
    day = checked_date(as_of, "--as-of")
    last = moment(known, "--known")
    with opened(ledger) as workspace:
        material = Material(workspace.ledger, as_of=date.fromisoformat(day) if day else None, known=last, texts=texts)
        counts = write(material, form, out, spreadsheet_safe=spreadsheet_safe)
    if shape != "text":
        print_answer({"contract": 1, "format": form, "out": str(out), "written": counts}, shape)
        return
    for name, count in counts.items():
        place = out / name if out.is_dir() else out
        results().print(f"{place}: {count}", markup=False, soft_wrap=True)


def import_(
    files: Annotated[
        list[Path], typer.Argument(help="Tables (CSV) coded by hand or exported; brat's .ann.", metavar="FILE...")
    ],
    coder: Annotated[str | None, typer.Option("--coder", help="Who coded by hand.", metavar="NAME")] = None,
    brat: Annotated[bool, typer.Option("--brat", help="The files are brat's, whatever they are called.")] = False,
    types: Annotated[
        list[str] | None,
        typer.Option("--map", help="What a type of brat's stands for. Repeatable.", metavar="TYPE=RELATION"),
    ] = None,
    ledger: LedgerPath = None,
    output: AsJson = "text",
) -> None:
    """Take claims into the ledger: coded by hand, or exported before; a bad row is named and the rest goes on."""
    from foedus.export.brat import mapping

    shape = chosen_format(output, "text", "json", "jsonl")
    mapped = mapping(types or ())
    failures, claims, already = Failures(), 0, 0
    with opened(ledger, create=True) as workspace:
        for file in files:
            try:
                done = _imported(workspace.ledger, file, coder, mapped if brat or file.suffix == ".ann" else None)
            except InputError as error:
                failures.add(error)
                continue
            claims, already = claims + done.claims, already + done.already
            for problem in done.problems:
                failures.add(problem)
    if shape != "text":
        print_answer({"contract": 1, "claims": claims, "already": already, "failed": failures.count}, shape)
    else:
        line = f"New claims: {claims}. Articles already there: {already}. Rows not taken: {failures.count}."
        results().print(line, soft_wrap=True)
    failures.leave()


def _imported(ledger: Ledger, file: Path, coder: str | None, types: Mapping[str, Mapped | None] | None) -> Imported:
    """One file by what it is: brat's where types are given. Raises InputError, and a usage error without a coder."""
    from foedus.export.brat import import_brat
    from foedus.export.coded import import_coded
    from foedus.export.returned import import_exported, is_exported

    if types is None and is_exported(file):
        return import_exported(ledger, file)
    if coder is None:
        raise typer.BadParameter(f"say who coded {file}", param_hint="--coder")
    if types is not None:
        return import_brat(ledger, file, coder=coder, types=types)
    return import_coded(ledger, file, coder=coder)
