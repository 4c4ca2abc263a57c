"""Commands that read reports: `claims`, `attributions`, `read`."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator
from datetime import date
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from foedus.cli.streams import print_json_lines, show, tracked, warn
from foedus.errors import EngineError, InputError

if TYPE_CHECKING:
    from rich.console import RenderableType

    from foedus.model import Article
    from foedus.workspace import LlmSettings, Reader

Inputs = Annotated[
    list[str],
    typer.Argument(help="Files, folders or - for standard input: plain text, JSON Lines, feeds.", metavar="INPUT..."),
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


class EngineName(StrEnum):
    """What reads the reports."""

    RULES = "rules"
    LLM = "llm"


WithEngine = Annotated[
    EngineName,
    typer.Option("--engine", help="rules, on this machine; or llm, which sends the reports to $FOEDUS_LLM_URL."),
]
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
                self.add(item)
            else:
                yield item

    def add(self, error: InputError) -> None:
        """Counts and names one more."""
        self.count += 1
        warn(str(error))

    def leave(self) -> None:
        """Ends the command with exit code 1 where something could not be read."""
        if self.count:
            raise typer.Exit(1)


def llm_settings(engine: EngineName) -> LlmSettings | None:
    """Where to ask a model, from the environment; None for the rules. Raises EngineError that says what to set."""
    if engine is EngineName.RULES:
        return None
    from foedus.extraction.llm.client import is_local
    from foedus.workspace import LlmSettings

    url, model, key = (os.environ.get(f"FOEDUS_LLM_{name}", "").strip() for name in ("URL", "MODEL", "KEY"))
    missing = [f"FOEDUS_LLM_{name}" for name, value in (("URL", url), ("MODEL", model)) if not value]
    if url and not key and not is_local(url):
        missing.append("FOEDUS_LLM_KEY")
    if missing:
        raise EngineError(f"--engine llm asks a language model: set {', '.join(missing)}. --engine rules needs none")
    return LlmSettings(url=url, model=model, key=key or None)


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
    engine: WithEngine = EngineName.RULES,
    output: Format = Output.TABLE,
) -> None:
    """Show the claims that reports make, without keeping them."""
    from foedus.cli.tables import claims_table
    from foedus.workspace import claim_json

    def read(reader: Reader, article: Article) -> list[dict[str, Any]]:
        return [claim_json(claim, article) for claim in reader.read(article).claims]

    _print_found(inputs, published, publisher, codebook, output, read, claims_table, engine)


def attributions(
    inputs: Inputs,
    published: Published = None,
    publisher: Publisher = None,
    codebook: OwnCodebook = None,
    output: Format = Output.TABLE,
) -> None:
    """Show every reported statement or thought: who says, the words of saying, what is said."""
    from foedus.cli.tables import attributions_table
    from foedus.workspace import attribution_json

    def read(reader: Reader, article: Article) -> list[dict[str, Any]]:
        return [attribution_json(item, article) for item in reader.attributions(article)]

    _print_found(inputs, published, publisher, codebook, output, read, attributions_table)


def _print_found(
    inputs: list[str],
    published: str | None,
    publisher: str | None,
    codebook: Path | None,
    output: Output,
    read: Callable[[Reader, Article], list[dict[str, Any]]],
    table: Callable[[Article, list[dict[str, Any]]], RenderableType],
    engine: EngineName = EngineName.RULES,
) -> None:
    """Reads all inputs, one report after the other, and prints what `read` finds in each."""
    from foedus.workspace import Reader, read_inputs

    dated = checked_date(published, "--published")
    reader, failures = Reader(codebook=codebook, llm=llm_settings(engine)), Failures()
    for article in tracked(failures.passed(read_inputs(inputs, published=dated, publisher=publisher)), "Reading"):
        try:
            found = read(reader, article)
        except InputError as error:
            failures.add(error)
            continue
        if output is Output.JSONL:
            print_json_lines(found)
        else:
            show(table(article, found))
    failures.leave()
