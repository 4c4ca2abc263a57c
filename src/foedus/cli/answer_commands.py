"""Commands that answer a person's questions: `who`, `between`, `changes`, `what-if`, `forecast`."""

from __future__ import annotations

from datetime import date
from typing import Annotated

import typer

from foedus.cli.ledger_commands import AsJson, AsOfDate, Known, LedgerPath, opened
from foedus.cli.question_commands import ActorA, ActorB, Everything, Patience, Why, head, pair_meant
from foedus.cli.reading_commands import checked_date
from foedus.cli.streams import print_answer, results


def register(app: typer.Typer) -> None:
    """Adds this module's commands."""
    app.command(name="who")(who)
    app.command(name="between")(between)
    app.command(name="changes")(changes)
    app.command(name="what-if")(what_if)
    app.command(name="forecast")(forecast)


def who(
    actor: Annotated[str, typer.Argument(help="An actor: any of its names, or its id.", metavar="ACTOR")],
    ledger: LedgerPath = None,
    as_of: AsOfDate = None,
    known: Known = None,
    patience: Patience = None,
    limit: Annotated[int, typer.Option(min=1, help="Lines a section.")] = 8,
    everything: Everything = False,
    why: Why = False,
    output: AsJson = "text",
) -> None:
    """Who stands with, against, under, over and behind an actor on a day."""
    from foedus.cli.render_answers import print_who
    from foedus.workspace.answers_asked import who_json
    from foedus.workspace.naming import actor_named
    from foedus.workspace.questions import Inquiry
    from foedus.workspace.who import who as asked

    start = head(output, as_of, known, patience)
    with opened(ledger) as workspace:
        named = actor_named(workspace.ledger, actor, start.known)
        inquiry = Inquiry(workspace.ledger, known=start.known, actor=named.actor.id, rates=start.rates)
        found = asked(inquiry, named, start.day)
        if start.form == "text":
            print_who(results(), found, inquiry, None if everything else limit, why)
        else:
            print_answer(who_json(found, inquiry), start.form)


def between(
    a: ActorA,
    b: ActorB,
    ledger: LedgerPath = None,
    as_of: AsOfDate = None,
    known: Known = None,
    patience: Patience = None,
    everything: Everything = False,
    output: AsJson = "text",
) -> None:
    """The history of two actors as a timeline, each entry with its words and sources."""
    from foedus.cli.render_answers import print_history
    from foedus.workspace.answers_asked import history_json
    from foedus.workspace.history import history
    from foedus.workspace.naming import Names
    from foedus.workspace.questions import Inquiry

    start = head(output, as_of, known, patience)
    with opened(ledger) as workspace:
        one, two = Names(workspace.ledger, start.known).pair(a, b)
        inquiry = Inquiry(workspace.ledger, known=start.known, pair=(one.actor.id, two.actor.id), rates=start.rates)
        found = history(inquiry, one, two, start.day)
        if start.form == "text":
            print_history(results(), found, inquiry, everything)
        else:
            print_answer(history_json(found, inquiry), start.form)


def changes(
    since: Annotated[str, typer.Option(help="From the end of this day.", metavar="DATE")],
    ledger: LedgerPath = None,
    until: Annotated[
        str | None, typer.Option("--until", "--as-of", help="To the end of this one; today.", metavar="DATE")
    ] = None,
    known: Known = None,
    actor: Annotated[str | None, typer.Option(help="Only of this actor.", metavar="NAME")] = None,
    patience: Patience = None,
    why: Why = False,
    output: AsJson = "text",
) -> None:
    """What changed in the world between two days and, apart from it, what only became known."""
    from foedus.cli.render_answers import print_changes
    from foedus.workspace.answers_asked import changes_json
    from foedus.workspace.changes import changes as asked
    from foedus.workspace.naming import actor_named

    start = head(output, until, known, patience)
    first, second = date.fromisoformat(checked_date(since, "--since") or since), start.day
    if second < first:
        raise typer.BadParameter(f"{second} lies before {first}", param_hint="--until")
    with opened(ledger) as workspace:
        named = actor_named(workspace.ledger, actor, start.known) if actor else None
        found = asked(
            workspace.ledger,
            first,
            second,
            known=start.known,
            actor=named.actor.id if named else None,
            rates=start.rates,
        )
        if start.form == "text":
            if named and named.note:
                results().print(named.note, style="dim", markup=False)
            print_changes(results(), found, why)
        else:
            print_answer({**changes_json(found), "notes": [named.note] if named and named.note else []}, start.form)


def what_if(
    supposed: Annotated[
        list[str],
        typer.Argument(help="'A truce B', 'A backs B', 'no A fighting B', 'drop A - B'.", metavar="CHANGE..."),
    ],
    ledger: LedgerPath = None,
    as_of: AsOfDate = None,
    known: Known = None,
    patience: Patience = None,
    time_limit: Annotated[float, typer.Option(min=0.1, help="Seconds to prove each balance in.")] = 30.0,
    output: AsJson = "text",
) -> None:
    """The network with ties added, removed or flipped: what becomes balanced or strained."""
    from foedus.cli.render_answers import print_what_if
    from foedus.workspace.answers_asked import what_if_json
    from foedus.workspace.naming import Names
    from foedus.workspace.questions import Inquiry
    from foedus.workspace.what_if import parse
    from foedus.workspace.what_if import what_if as asked

    start = head(output, as_of, known, patience)
    with opened(ledger) as workspace:
        names = Names(workspace.ledger, start.known)
        parsed = [parse(text, names) for text in supposed]
        inquiry = Inquiry(workspace.ledger, known=start.known, rates=start.rates, until=start.day)
        found = asked(inquiry, parsed, start.day, time_limit=time_limit)
    if start.form == "text":
        print_what_if(results(), found)
    else:
        print_answer(what_if_json(found), start.form)


def forecast(
    a: ActorA,
    b: ActorB,
    ledger: LedgerPath = None,
    as_of: AsOfDate = None,
    known: Known = None,
    patience: Patience = None,
    why: Annotated[bool, typer.Option("--why", help="Show every claim that it rests on.")] = False,
    output: AsJson = "text",
) -> None:
    """A forecast, not a finding: the sign of two actors' next tie, and what it rests on. Never stored."""
    from foedus.cli.render_forecast import print_forecast
    from foedus.workspace.forecasts import forecast_json, forecast_pair
    from foedus.workspace.questions import Inquiry

    start = head(output, as_of, known, patience)
    with opened(ledger) as workspace:
        one, two = pair_meant(workspace.ledger, a, b, start.known)
        inquiry = Inquiry(workspace.ledger, known=start.known, rates=start.rates, until=start.day)
        found = forecast_pair(inquiry, one.id, two.id, start.day)
        names = inquiry.voices.names(item.by for item in found.said.triangles) | {one.id: one.name, two.id: two.name}
        if start.form == "text":
            print_forecast(results(), found, inquiry, names, why)
        else:
            print_answer(forecast_json(found, inquiry, names), start.form)
