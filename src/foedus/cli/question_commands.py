"""Commands that ask a ledger what follows: `origins`, `state`, `conflicts`."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING, Annotated

import typer

from foedus.cli.ledger_commands import AsJson, AsOfDate, Known, LedgerPath, PublishedBy, chosen_format, moment, opened
from foedus.cli.reading_commands import checked_date
from foedus.cli.streams import print_answer, results, warn

if TYPE_CHECKING:
    from foedus.inference import Rates
    from foedus.ledger import Ledger
    from foedus.model import Actor

Patience = Annotated[
    list[str] | None,
    typer.Option(
        help="For how many days a relation is taken to go on with nobody saying so. Repeatable.",
        metavar="RELATION=DAYS",
        show_default=False,
    ),
]

ActorA = Annotated[str, typer.Argument(help="An actor: any of its names, or its id.", metavar="A")]
ActorB = Annotated[str, typer.Argument(help="The other actor.", metavar="B")]
Everything = Annotated[bool, typer.Option("--all", help="Cut nothing.")]
Why = Annotated[bool, typer.Option("--why", help="Show every claim behind each line.")]


def register(app: typer.Typer) -> None:
    """Adds this module's commands."""
    app.command(name="origins")(origins)
    app.command(name="state")(state)
    app.command(name="conflicts")(conflicts)


@dataclass(frozen=True, slots=True, kw_only=True)
class Head:
    """What every question starts from: the form of its answer, the day, what was known by when, and the settings."""

    form: str
    day: date
    known: date | None
    rates: Rates


def head(output: str, as_of: str | None, known: str | None, patience: list[str] | None = None) -> Head:
    """The options that all questions share, checked before a ledger is opened. Raises a usage error."""
    form = chosen_format(output, "text", "json", "jsonl")
    return Head(form=form, day=as_of_day(as_of), known=moment(known, "--known"), rates=rates_of(patience))


def as_of_day(text: str | None) -> date:
    """The day that a question is about: as given, else today (UTC)."""
    checked = checked_date(text, "--as-of")
    return date.fromisoformat(checked) if checked else datetime.now(UTC).date()


def origins(ledger: LedgerPath = None, as_of: PublishedBy = None, known: Known = None, output: AsJson = "text") -> None:
    """Which articles go back to one report: copies and rewrites of a wire story count once."""
    from foedus.cli.render_questions import print_line
    from foedus.workspace.answers import family_json
    from foedus.workspace.questions import all_families

    asked = head(output, as_of, known)
    form, published = asked.form, asked.day if as_of else None
    with opened(ledger) as workspace:
        found, given = all_families(workspace.ledger, asked.known, published=published)
    rows = [family_json(family, given) for family in found]
    if form == "text":
        out = results()
        for row in sorted(rows, key=lambda row: -len(row["articles"])):
            print_line(out, f"{len(row['articles'])}  {', '.join(row['articles'])}", 2)
            print_line(out, row["reason"], 5, "dim")
    else:
        print_answer(rows, form)


def state(
    a: ActorA,
    b: ActorB,
    ledger: LedgerPath = None,
    as_of: AsOfDate = None,
    known: Known = None,
    patience: Patience = None,
    why: Annotated[bool, typer.Option("--why", help="Show the rule in words and every claim behind it.")] = False,
    output: AsJson = "text",
) -> None:
    """How two actors stand on a day: each relation with its rule, claims and independent origins."""
    from foedus.cli.render_questions import print_state
    from foedus.workspace.answers import state_json
    from foedus.workspace.questions import Inquiry

    asked = head(output, as_of, known, patience)
    with opened(ledger) as workspace:
        one, two = pair_meant(workspace.ledger, a, b, asked.known)
        inquiry = Inquiry(workspace.ledger, known=asked.known, pair=(one.id, two.id), rates=asked.rates)
        answer = inquiry.state(one.id, two.id, asked.day)
        if asked.form == "text":
            print_state(results(), answer, inquiry, asked.day, (one.name, two.name), why)
        else:
            print_answer(state_json(answer, inquiry, {one.id: one.name, two.id: two.name}), asked.form)


def conflicts(
    a: Annotated[str | None, typer.Argument(help="Only between this actor ...", metavar="[A")] = None,
    b: Annotated[str | None, typer.Argument(help="... and this one.", metavar="B]")] = None,
    ledger: LedgerPath = None,
    as_of: AsOfDate = None,
    known: Known = None,
    everything: Everything = False,
    output: AsJson = "text",
) -> None:
    """Which reports contradict each other: denials, friend against foe, dates, parties; newest first."""
    from foedus.cli.render_questions import print_conflicts
    from foedus.workspace.answers import conflict_json
    from foedus.workspace.questions import Inquiry

    asked = head(output, as_of, known)
    if a is not None and b is None:
        raise typer.BadParameter("name two actors, or none", param_hint="A B")
    with opened(ledger) as workspace:
        pair = pair_meant(workspace.ledger, a, b, asked.known) if a is not None and b is not None else None
        ids = (pair[0].id, pair[1].id) if pair else None
        inquiry = Inquiry(workspace.ledger, known=asked.known, pair=ids, until=asked.day)
        found = inquiry.conflicts(asked.day)
        if asked.form == "text":
            print_conflicts(results(), found, inquiry, everything=everything)
        else:
            print_answer([conflict_json(item, inquiry) for item in found], asked.form)


def pair_meant(ledger: Ledger, a: str, b: str, known: date | None) -> tuple[Actor, Actor]:
    """The two actors that a person means; a near name is said on standard error. Raises QuestionError."""
    from foedus.workspace.naming import Names, notes

    one, two = Names(ledger, known).pair(a, b)
    for note in notes(one, two):
        warn(note)
    return one.actor, two.actor


def rates_of(patience: list[str] | None) -> Rates:
    """The settings with the given patience, `RELATION=DAYS` each. Raises a usage error."""
    from foedus.inference import Rates

    days = {}
    for text in patience or ():
        relation, _, number = text.partition("=")
        if not number.strip().isdecimal():
            raise typer.BadParameter(f"{text!r} is not like fighting=200", param_hint="--patience")
        days[relation.strip()] = int(number)
    try:
        return Rates(patience=days)
    except ValueError as error:
        raise typer.BadParameter(str(error), param_hint="--patience") from error
