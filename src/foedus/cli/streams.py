"""What goes where: results to standard output and nothing else; progress, warnings and errors to standard error."""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Iterable, Iterator
from typing import Any, TypeVar

from rich.console import Console, RenderableType
from rich.progress import BarColumn, MofNCompleteColumn, Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

T = TypeVar("T")

PLAIN_WIDTH = 80
"""Columns of tables and briefs where no terminal tells its own width."""


def results() -> Console:
    """Standard output: colour on a terminal, plain text of 80 columns in a pipe."""
    width = None if sys.stdout.isatty() else PLAIN_WIDTH
    return Console(file=sys.stdout, width=width, highlight=False, soft_wrap=False)


def show(what: RenderableType) -> None:
    """Prints to standard output; in a pipe without the spaces that fill lines up."""
    console = results()
    if sys.stdout.isatty():
        console.print(what)
        return
    with console.capture() as captured:
        console.print(what)
    sys.stdout.write("".join(f"{line.rstrip()}\n" for line in captured.get().splitlines()))


def messages() -> Console:
    """Standard error, for people."""
    return Console(file=sys.stderr, highlight=False, soft_wrap=True)


def warn(message: str) -> None:
    """One line on standard error."""
    sys.stderr.write(f"foedus: {message}\n")


def print_json_lines(rows: Iterable[dict[str, Any]]) -> None:
    """One object a line, UTF-8, non-ASCII as itself."""
    for row in rows:
        sys.stdout.write(json.dumps(row, ensure_ascii=False) + "\n")


def print_json(value: object) -> None:
    """One object, indented."""
    sys.stdout.write(json.dumps(value, ensure_ascii=False, indent=2) + "\n")


def print_answer(value: dict[str, Any] | list[dict[str, Any]], form: str) -> None:
    """An answer as `json` (indented) or as `jsonl` (one object a line)."""
    if form == "json":
        print_json(value)
    else:
        print_json_lines(value if isinstance(value, list) else [value])


def tracked(items: Iterable[T], what: str, total: int | None = None) -> Iterator[T]:
    """Passes items through, with a progress bar on a terminal and silently elsewhere."""
    if not sys.stderr.isatty() or os.environ.get("TERM") == "dumb":
        yield from items
        return
    columns = (
        SpinnerColumn(),
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        TimeElapsedColumn(),
    )
    with Progress(*columns, console=messages(), transient=True) as progress:
        task = progress.add_task(what, total=total)
        for item in items:
            yield item
            progress.advance(task)


def utf8_streams() -> None:
    """Writes UTF-8 whatever the locale says; what cannot be encoded is written as an escape, never a traceback."""
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None:
            reconfigure(encoding="utf-8", errors="backslashreplace")
