"""Commands about the whole network and about a pair through time: `network`, `timeline`."""

from __future__ import annotations

import csv
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from foedus.cli.ledger_commands import AsJson, AsOfDate, Known, LedgerPath, opened
from foedus.cli.question_commands import ActorA, ActorB, Patience, Why, head, pair_meant
from foedus.cli.streams import print_answer, results, warn
from foedus.errors import InputError, QuestionError

if TYPE_CHECKING:
    from foedus.inference import PairState
    from foedus.workspace.networks import Analysis
    from foedus.workspace.questions import Inquiry, Network

Edges = Annotated[
    Path | None,
    typer.Option(help="Analyse this signed network (CSV with columns a,b,sign) and no ledger.", metavar="FILE.csv"),
]
SvgFile = Annotated[Path | None, typer.Option("--svg", help="Draw it into this SVG file.", metavar="FILE")]
PngFile = Annotated[
    Path | None, typer.Option("--png", help="Draw it into this PNG file (optional part pictures).", metavar="FILE")
]


def register(app: typer.Typer) -> None:
    """Adds this module's commands."""
    app.command(name="network")(network)
    app.command(name="timeline")(timeline)


def network(
    ledger: LedgerPath = None,
    as_of: AsOfDate = None,
    known: Known = None,
    edges: Edges = None,
    patience: Patience = None,
    origins: Annotated[
        bool | None,
        typer.Option(
            "--origins/--no-origins", help="Count each tie's origins, or not (default: where that takes seconds)."
        ),
    ] = None,
    time_limit: Annotated[float, typer.Option(min=0.1, help="Seconds to prove the balance in.")] = 30.0,
    chance: Annotated[
        int, typer.Option(min=0, help="Compare with so many networks of the same ties and random signs.")
    ] = 0,
    through: Annotated[
        str | None, typer.Option(help="The network through time, step by step.", metavar="START/END")
    ] = None,
    step: Annotated[str, typer.Option(help="Step of --through: month or year.", metavar="STEP")] = "year",
    weights: Annotated[
        str, typer.Option(help="What a tie counts for: its independent origins, or one (none).", metavar="origins|none")
    ] = "none",
    why: Why = False,
    svg: SvgFile = None,
    png: PngFile = None,
    output: AsJson = "text",
) -> None:
    """The signed network as of a day: ties, factions, and exactly how far it is from balance."""
    from foedus.workspace.networks import analysed
    from foedus.workspace.questions import Inquiry, network_of_edges

    start = head(output, as_of, known, patience)
    form, day, rates = start.form, start.day, start.rates
    by_origins = _by_origins(weights, counted=origins is not False, edges=edges)
    if through is not None:
        weighed = {"--weights origins": by_origins}
        _alone({"--edges": edges, "--svg": svg, "--png": png, "--chance": chance, "--why": why, **weighed})
    if edges is not None:
        found = analysed(network_of_edges(read_edges(edges), day, time_limit=time_limit), draws=chance)
        when = f"of {edges.name}{'' if as_of is None else f' as of {day}'}"
        _draw_network(found, when, f"What {edges.name} has.", svg, png)
        told = {} if as_of else {"as_of": None}
        _print_network(found, None, form, when=when, why=False, told=told)
        return
    with opened(ledger) as workspace:
        last = start.known
        if through is not None:
            _through(Inquiry(workspace.ledger, known=last, rates=rates), through, step, time_limit, form)
            return
        inquiry = Inquiry(workspace.ledger, known=last, rates=rates, until=day)
        shown = inquiry.network(
            day, time_limit=time_limit, origins=origins, by_origins=by_origins, spells=form != "text"
        )
        if origins is None:
            _say_uncounted(shown)
        found = analysed(shown, draws=chance)
        when = f"as of {day}"
        _draw_network(found, when, "What reports claim, not what is so.", svg, png)
        _print_network(found, inquiry, form, when=when, why=why)


def _print_network(
    found: Analysis, inquiry: Inquiry | None, form: str, *, when: str, why: bool, told: Mapping[str, Any] | None = None
) -> None:
    """The answer as text or JSON; `told` overrides what JSON says of the network."""
    from foedus.cli.render_network import print_network
    from foedus.workspace.answers import network_json
    from foedus.workspace.networks import analysis_json

    if form == "text":
        print_network(results(), found, inquiry, when=when, why=why)
    else:
        print_answer({**network_json(found.network, inquiry), **analysis_json(found), **(told or {})}, form)


def _say_uncounted(shown: Network) -> None:
    """Says so where the origins of the ties were left uncounted for their number."""
    if shown.ties and all(tie.origins is None for tie in shown.ties):
        claims = sum(len(tie.claims) for tie in shown.ties)
        warn(f"origins not counted: the ties rest on {claims:,} claims; --origins counts them, which takes minutes")


def _by_origins(weights: str, *, counted: bool, edges: Path | None) -> bool:
    """Whether ties weigh their origins. Raises a usage error for another word, and where there are no origins."""
    if weights not in ("origins", "none"):
        raise typer.BadParameter(f"{weights!r} is neither origins nor none", param_hint="--weights")
    if weights == "origins" and (edges is not None or not counted):
        other = "--edges" if edges is not None else "--no-origins"
        raise typer.BadParameter(f"origins cannot go with {other}", param_hint="--weights")
    return weights == "origins"


def _alone(others: Mapping[str, Any]) -> None:
    """Raises a usage error where an option is given that the network through time has no use for."""
    given = [name for name, value in others.items() if value]
    if given:
        raise typer.BadParameter(f"cannot go with {', '.join(given)}", param_hint="--through")


def _through(inquiry: Any, through: str, step: str, time_limit: float, form: str) -> None:
    from foedus.cli.render_network import print_course
    from foedus.workspace.networks import course, course_json, step_days

    try:
        first, last = (date.fromisoformat(part) for part in through.split("/"))
        if first > last:
            raise ValueError
    except ValueError as error:
        raise typer.BadParameter(
            f"{through!r} is not like 2012-01-01/2014-12-31, earlier day first", param_hint="--through"
        ) from error
    try:
        days = list(step_days(first, last, step))
    except ValueError as error:
        raise typer.BadParameter(str(error), param_hint="--step") from error
    found = course(inquiry, days, time_limit=time_limit)
    if form == "text":
        print_course(results(), found, inquiry)
    else:
        print_answer(list(course_json(found)), form)


def timeline(
    a: ActorA,
    b: ActorB,
    ledger: LedgerPath = None,
    as_of: AsOfDate = None,
    known: Known = None,
    patience: Patience = None,
    svg: SvgFile = None,
    png: PngFile = None,
) -> None:
    """Draw the history of a pair: each relation with its spells, up to a day."""
    from foedus.export.pictures import timeline_svg
    from foedus.workspace.questions import Inquiry

    if svg is None and png is None:
        raise typer.BadParameter("name a file with --svg or --png", param_hint="--svg")
    asked = head("text", as_of, known, patience)
    day = asked.day
    with opened(ledger) as workspace:
        one, two = pair_meant(workspace.ledger, a, b, asked.known)
        inquiry = Inquiry(workspace.ledger, known=asked.known, pair=(one.id, two.id), rates=asked.rates)
        state = inquiry.state(one.id, two.id, day)
    notes = [f"As of {day}: {state.standing.value}. What reports claim, not what is so."]
    _write(timeline_svg(_rows(state), title=f"{one.name} – {two.name}", day=day, notes=notes), svg, png)


def _rows(state: PairState) -> list[Any]:
    """A row for each relation that claims put into time."""
    from foedus.export.pictures import Bar, Row
    from foedus.inference import SIGNS

    rows = []
    for item in state.conclusions:
        bars = []
        for spell in item.spells:
            start = spell.begins.start or spell.first_seen or spell.ended
            if start is None:
                continue
            end = max(spell.ended or spell.last_seen or start, start)
            began, ended = spell.begins.start is not None, spell.ended is not None
            bars.append(Bar(start=start, end=end, began=began, ended=ended))
        if bars:
            sign = -1 if item.relation == "split" else SIGNS.get(item.relation, 0)
            rows.append(Row(label=item.relation, sign=sign, bars=tuple(bars)))
    return rows


def _draw_network(found: Analysis, when: str, note: str, svg: Path | None, png: Path | None) -> None:
    from foedus.export.pictures import network_svg

    if svg is None and png is None:
        return
    shown, graph = found.network, found.graph
    balance = shown.balance
    bound = str(balance.upper) if balance.proved else f"{balance.lower} to {balance.upper}"
    unit = " origins" if shown.by_origins else ""
    ties = [graph.ties[place] for place in balance.frustrated]
    picture = network_svg(
        shown.names,
        [(tie.a, tie.b, tie.sign) for tie in shown.ties],
        title=f"Who stands with whom, {when}",
        notes=[
            f"{len(shown.names)} actors, {len(shown.ties)} ties; {bound}{unit} in the way of two camps.",
            note,
        ],
        second={name for name, side in balance.sides.items() if side},
        frustrated={(tie.a, tie.b) for tie in ties},
    )
    _write(picture, svg, png)


def _write(picture: str, svg: Path | None, png: Path | None) -> None:
    """Writes a picture. Raises MissingExtraError, InputError where a file cannot be written."""
    from foedus.export.pictures import png_of

    for path, data in ((svg, picture.encode()), (png, png_of(picture) if png else b"")):
        if path is not None:
            try:
                path.write_bytes(data)
            except OSError as error:
                raise InputError(str(path), error.strerror or str(error)) from error
            warn(f"drawn: {path}")


def read_edges(path: Path) -> list[tuple[str, str, int]]:
    """Rows of a CSV file with columns a, b, sign (+1 or -1). Raises InputError or QuestionError naming the line."""
    try:
        with path.open(encoding="utf-8-sig", newline="") as stream:
            reader = csv.DictReader(stream)
            if not {"a", "b", "sign"} <= set(reader.fieldnames or ()):
                raise QuestionError(f"{path}:1: a network file has the columns a,b,sign")
            return [_edge(path, number, row) for number, row in enumerate(reader, 2)]
    except OSError as error:
        raise InputError(str(path), error.strerror or str(error)) from error
    except (UnicodeDecodeError, csv.Error) as error:
        raise InputError(str(path), f"is no CSV file in UTF-8 ({error})") from error


def _edge(path: Path, number: int, row: dict[str, Any]) -> tuple[str, str, int]:
    a, b, sign = ((row[name] or "").strip() for name in ("a", "b", "sign"))
    if not a or not b or a == b:
        raise QuestionError(f"{path}:{number}: a tie needs two different actors, not {a!r} and {b!r}")
    try:
        value = float(sign)
    except ValueError:
        value = 0.0
    if value not in (1.0, -1.0):
        raise QuestionError(f"{path}:{number}: sign is 1 or -1, not {sign!r}")
    return a, b, int(value)
