"""The command line: thin over the workspace. Commands import what they need when they run, so that help is instant."""

from __future__ import annotations

import sys

import typer

from foedus.cli import (
    answer_commands,
    export_commands,
    judging_commands,
    ledger_commands,
    network_commands,
    question_commands,
    reading_commands,
)
from foedus.cli.streams import utf8_streams, warn
from foedus.errors import CodebookError, FoedusError, QuestionError

app = typer.Typer(
    name="foedus",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
    help=(
        "Who stands with whom, who says so, how firmly, since when, and in which words.\n\n"
        "foedus reads published reports of armed conflict and keeps a ledger of the claims they make. "
        "Begin with `foedus claims REPORT.txt --published 2014-11-14` to see what one report says, "
        "or `foedus read FOLDER` and then `foedus brief` to keep a ledger and ask it."
    ),
)
reading_commands.register(app)
ledger_commands.register(app)
question_commands.register(app)
network_commands.register(app)
answer_commands.register(app)
export_commands.register(app)
judging_commands.register(app)


@app.callback(invoke_without_command=True)
def root(
    version: bool = typer.Option(False, "--version", help="Print the version and exit.", is_eager=True),
) -> None:
    """The options before any command."""
    if version:
        from importlib.metadata import version as installed

        sys.stdout.write(f"foedus {installed('foedus')}\n")
        raise typer.Exit


def main() -> None:
    """Entry point of the `foedus` command. Exit codes: 0 done, 1 some inputs could not be read, 2 the call is wrong."""
    utf8_streams()
    try:
        app()
    except (QuestionError, CodebookError) as error:
        warn(str(error))
        sys.exit(2)
    except FoedusError as error:
        warn(str(error))
        sys.exit(1)
    except KeyboardInterrupt:
        warn("stopped")
        sys.exit(130)
