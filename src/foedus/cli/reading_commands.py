"""Commands that read reports: `claims`, `attributions`, `read`."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from datetime import date
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, TypeVar

import typer

from foedus.cli.streams import print_json_lines, show, tracked, warn
from foedus.errors import InputError

if TYPE_CHECKING:
    from foedus.model import Article

T = TypeVar("T")

Inputs = Annotated[
    list[str],
    typer.Argument(help="Files, folders or - for standard input: plain text or JSON Lines.", metavar="INPUT..."),
]
Published = Annotated[
    str | None,
    typer.Option(help="Date of inputs that carry none (YYYY-MM-DD): against it 'yesterday' is read.", metavar="DATE"),
]
Publisher = Annotated[str | None, typer.Option(help="Publisher of inputs that name none.", metavar="NAME")]
OwnCodebook = Annotated[
    Path | None,
    typer.Option("--codebook", help="Folder with predicates, cues and actors of your own.", metavar="DIR"),
]


class Output(StrEnum):
    """How results are printed."""

    TABLE = "table"
    JSONL = "jsonl"


Format = Annotated[Output, typer.Option("--format", help="A table for people, or one JSON object a line.")]


def register(app: typer.Typer) -> None:
    """Adds this module's commands."""
    app.command(name="claims")(claims)
    app.command(name="attributions")(attributions)


class Failures:
    """Counts the inputs that could not be read, and says each on standard error."""

    def __init__(self) -> None:
        self.count = 0

    def passed(self, items: Iterable[Article | InputError]) -> Iterator[Article]:
        """The articles; an error is named and left out."""
        for item in items:
            if isinstance(item, InputError):
                self.count += 1
                warn(str(item))
            else:
                yield item

    def of(self, read: Callable[[Article], Iterable[T]], article: Article) -> list[T] | None:
        """What `read` finds in an article; None where it cannot be read, which is said and counted."""
        try:
            return list(read(article))
        except InputError as error:
            self.count += 1
            warn(str(error))
            return None

    def leave(self) -> None:
        """Ends the command with exit code 1 where something could not be read."""
        if self.count:
            raise typer.Exit(1)


def checked_date(text: str | None, option: str) -> str | None:
    """The text, if it is a date. Raises a usage error that names the option."""
    if text is not None:
        try:
            date.fromisoformat(text)
        except ValueError as error:
            raise typer.BadParameter(f"{text!r} is not a date like 2014-11-14", param_hint=option) from error
    return text


def claims(
    inputs: Inputs,
    published: Published = None,
    publisher: Publisher = None,
    codebook: OwnCodebook = None,
    output: Format = Output.TABLE,
) -> None:
    """Show the claims that reports make, without keeping them."""
    from foedus.cli.tables import claims_table
    from foedus.workspace import Reader, claim_json, read_inputs

    dated = checked_date(published, "--published")
    reader, failures = Reader(codebook=codebook), Failures()
    for article in tracked(failures.passed(read_inputs(inputs, published=dated, publisher=publisher)), "Reading"):
        made = failures.of(lambda item: reader.read(item).claims, article)
        if made is None:
            continue
        found = [claim_json(claim, article) for claim in made]
        if output is Output.JSONL:
            print_json_lines(found)
        else:
            show(claims_table(article, found))
    failures.leave()


def attributions(
    inputs: Inputs,
    published: Published = None,
    publisher: Publisher = None,
    codebook: OwnCodebook = None,
    output: Format = Output.TABLE,
) -> None:
    """Show every reported statement or thought: who says, the words of saying, what is said."""
    from foedus.cli.tables import attributions_table
    from foedus.workspace import Reader, attribution_json, read_inputs

    dated = checked_date(published, "--published")
    reader, failures = Reader(codebook=codebook), Failures()
    for article in tracked(failures.passed(read_inputs(inputs, published=dated, publisher=publisher)), "Reading"):
        made = failures.of(reader.attributions, article)
        if made is None:
            continue
        found = [attribution_json(item, article) for item in made]
        if output is Output.JSONL:
            print_json_lines(found)
        else:
            show(attributions_table(article, found))
    failures.leave()
