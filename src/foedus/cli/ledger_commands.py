"""Commands that keep a ledger: `read`, `brief`, `verify`, `backup`, `restore`, `ledger claims|articles|head`."""

from __future__ import annotations

import os
from collections import Counter
from dataclasses import asdict
from datetime import UTC, date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from foedus.cli.reading_commands import (
    EngineName,
    Inputs,
    OwnCodebook,
    Published,
    Publisher,
    WithEngine,
    checked_date,
    llm_settings,
)
from foedus.cli.streams import print_answer, results, tracked, warn
from foedus.errors import InputError

if TYPE_CHECKING:
    from foedus.model import Head
    from foedus.workspace import Workspace

DEFAULT_LEDGER = "foedus.db"

LedgerPath = Annotated[
    str | None,
    typer.Option(
        "--ledger",
        help="Ledger file or postgresql:// address. Default: $FOEDUS_LEDGER, else foedus.db here.",
        metavar="PATH|URL",
        show_default=False,
    ),
]
AsOfDate = Annotated[str | None, typer.Option("--as-of", help="Only what can hold on that day.", metavar="DATE")]
PublishedBy = Annotated[str | None, typer.Option("--as-of", help="Only reports published by that day.", metavar="DATE")]
Known = Annotated[
    str | None, typer.Option("--known", help="Only what the ledger knew by then (inclusive).", metavar="DATE|TIME")
]
AsJson = Annotated[str, typer.Option("--format", help="text for people, or json, or jsonl.", metavar="FORMAT")]
AsRows = Annotated[str, typer.Option("--format", help="jsonl, one object a line, or json.", metavar="FORMAT")]

ledger_app = typer.Typer(no_args_is_help=True, help="Look into the ledger itself: claims, articles, head of the chain.")


def register(app: typer.Typer) -> None:
    """Adds this module's commands."""
    app.command(name="read")(read)
    app.command(name="brief")(brief)
    app.command(name="verify")(verify)
    app.command(name="backup")(backup)
    app.command(name="restore")(restore)
    ledger_app.command(name="claims")(ledger_claims)
    ledger_app.command(name="articles")(ledger_articles)
    ledger_app.command(name="head")(ledger_head)
    app.add_typer(ledger_app, name="ledger")


def ledger_address(given: str | None) -> str:
    """The ledger that a command means: the option, else FOEDUS_LEDGER, else the file in the current folder."""
    return given or os.environ.get("FOEDUS_LEDGER") or DEFAULT_LEDGER


def opened(given: str | None, *, create: bool = False) -> Workspace:
    """The workspace on that ledger. Raises LedgerError."""
    from foedus.workspace import Workspace

    return Workspace.open(ledger_address(given), create=create)


def moment(text: str | None, option: str) -> date | None:
    """A day (known by its end) or a time, in UTC where it names no zone."""
    if text is None:
        return None
    try:
        if "T" not in text and " " not in text:
            return date.fromisoformat(text)
        when = datetime.fromisoformat(text)
    except ValueError as error:
        raise typer.BadParameter(f"{text!r} is not a date or time like 2014-11-14", param_hint=option) from error
    return when if when.tzinfo else when.replace(tzinfo=UTC)


def chosen_format(text: str, *choices: str) -> str:
    """The format, if it is one of the choices. Raises a usage error."""
    if text not in choices:
        raise typer.BadParameter(f"{text!r} is none of {', '.join(choices)}", param_hint="--format")
    return text


def read(
    inputs: Inputs,
    ledger: LedgerPath = None,
    published: Published = None,
    publisher: Publisher = None,
    codebook: OwnCodebook = None,
    engine: WithEngine = EngineName.RULES,
    output: AsJson = "text",
) -> None:
    """Read reports into the ledger. Reading a report twice adds nothing."""
    from foedus.workspace import Reader, read_inputs

    dated = checked_date(published, "--published")
    form = chosen_format(output, "text", "json", "jsonl")
    outcomes: Counter[str] = Counter()
    reader = Reader(codebook=codebook, llm=llm_settings(engine))
    with opened(ledger, create=True) as workspace:
        items = read_inputs(inputs, published=dated, publisher=publisher)
        for item in tracked(items, "Reading"):
            took = workspace.log_failure(item) if isinstance(item, InputError) else workspace.take(item, reader)
            outcomes[took.outcome.value] += 1
            outcomes["claims"] += took.claims
            if took.reason:
                name = item.where if isinstance(item, InputError) else item.given_id or item.id
                warn(f"{name}: {took.outcome.value}: {took.reason}")
    _print_summary(outcomes, ledger_address(ledger), form)
    if outcomes["failed"]:
        raise typer.Exit(1)


_OUTCOMES = ("read", "nothing found", "already there", "set aside", "failed")


def _print_summary(outcomes: Counter[str], address: str, form: str) -> None:
    if form != "text":
        print_answer({"contract": 1, **{key.replace(" ", "_"): outcomes[key] for key in (*_OUTCOMES, "claims")}}, form)
        return
    counts = ", ".join(f"{outcomes[key]} {key}" for key in _OUTCOMES if outcomes[key] or key == "read")
    out = results()
    out.print(f"Reports: {counts}. New claims: {outcomes['claims']}.", soft_wrap=True)
    out.print(f"Ledger: {address}", soft_wrap=True)


def brief(
    ledger: LedgerPath = None,
    actor: Annotated[str | None, typer.Option(help="Only what concerns this actor.", metavar="NAME")] = None,
    since: Annotated[str | None, typer.Option(help="Only reports published since.", metavar="DATE")] = None,
    as_of: AsOfDate = None,
    known: Known = None,
    limit: Annotated[int, typer.Option(min=1, help="Lines a section.")] = 8,
    everything: Annotated[bool, typer.Option("--all", help="Cut nothing.")] = False,
    output: AsJson = "text",
) -> None:
    """What the reports say, for a person in a hurry: with, against, begun, ended, possible, denied."""
    from foedus.cli.render_brief import render_brief
    from foedus.workspace import BriefQuestion, brief_json

    form = chosen_format(output, "text", "json", "jsonl")
    question = BriefQuestion(
        actor=actor,
        since=_day(since, "--since"),
        as_of=_day(as_of, "--as-of"),
        known=moment(known, "--known"),
        limit=None if everything else limit,
    )
    with opened(ledger) as workspace:
        answer = workspace.brief(question)
    if form == "text":
        render_brief(results(), answer)
    else:
        print_answer(brief_json(answer), form)


def verify(ledger: LedgerPath = None, output: AsJson = "text") -> None:
    """Recompute every hash and the chain; exit 1 and the place where they differ."""
    form = chosen_format(output, "text", "json", "jsonl")
    with opened(ledger) as workspace:
        outcome = workspace.verify()
        head = workspace.head() if outcome.ok else None
    if form != "text":
        print_answer({"contract": 1, **asdict(outcome), "head": head.hash if head else None}, form)
    elif head:
        line = f"Verified: {outcome.entries} entries, {outcome.bytes} bytes. Head: {head.hash}"
        results().print(line, soft_wrap=True)
    else:
        warn(f"the ledger is not what was put into it: {outcome.difference}")
    if not outcome.ok:
        raise typer.Exit(1)


def backup(
    target: Annotated[Path, typer.Argument(help="A new file; *.jsonl.gz for the portable form.", metavar="FILE")],
    ledger: LedgerPath = None,
    output: AsJson = "text",
) -> None:
    """Copy the ledger to a new file, also while others write to it, and verify the copy."""
    form = chosen_format(output, "text", "json", "jsonl")
    with opened(ledger) as workspace:
        head = workspace.backup(target)
    _print_copied("Backed up and verified", str(target), head, form)


def restore(
    source: Annotated[Path, typer.Argument(help="A backup of either form.", metavar="FILE")],
    ledger: LedgerPath = None,
    output: AsJson = "text",
) -> None:
    """Make a new ledger from a backup, in a file or on PostgreSQL, and verify it."""
    from foedus.ledger import restore_ledger

    form = chosen_format(output, "text", "json", "jsonl")
    address = ledger_address(ledger)
    head = restore_ledger(source, address)
    _print_copied("Restored and verified", address, head, form)


def _print_copied(done: str, where: str, head: Head, form: str) -> None:
    if form == "text":
        results().print(f"{done}: {head.seq} entries in {where}. Head: {head.hash}", soft_wrap=True)
    else:
        print_answer({"contract": 1, "ledger": where, "entries": head.seq, "head": head.hash}, form)


def ledger_claims(
    ledger: LedgerPath = None, as_of: AsOfDate = None, known: Known = None, output: AsRows = "jsonl"
) -> None:
    """Every current claim, in the form of `foedus claims`, with when it was recorded."""
    form = chosen_format(output, "json", "jsonl")
    print_answer(_rows(ledger, "claims", as_of, known), form)


def ledger_articles(
    ledger: LedgerPath = None, as_of: PublishedBy = None, known: Known = None, output: AsRows = "jsonl"
) -> None:
    """Every article: read with how many claims, nothing found, set aside or failed and why."""
    form = chosen_format(output, "json", "jsonl")
    print_answer(_rows(ledger, "articles", as_of, known), form)


def ledger_head(ledger: LedgerPath = None) -> None:
    """The head of the chain: keep it elsewhere, and nobody can rebuild the ledger unnoticed."""
    with opened(ledger) as workspace:
        head = workspace.head()
    results().print(f"{head.seq} {head.hash}", soft_wrap=True)


def _rows(ledger: str | None, what: str, as_of: str | None, known: str | None) -> list[dict[str, Any]]:
    day, last = _day(as_of, "--as-of"), moment(known, "--known")
    with opened(ledger) as workspace:
        if what == "claims":
            return list(workspace.claim_rows(as_of=day, known=last))
        return list(workspace.article_rows(as_of=day, known=last))


def _day(text: str | None, option: str) -> date | None:
    checked = checked_date(text, option)
    return date.fromisoformat(checked) if checked else None
