"""Commands that judge what is on record: `judge merge|split|retract|review|withdraw|replace|reverse|list`."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable
from functools import partial
from typing import TYPE_CHECKING, Annotated

import typer

from foedus.cli.ledger_commands import AsRows, Known, LedgerPath, chosen_format, moment, opened
from foedus.cli.streams import print_answer, results

if TYPE_CHECKING:
    from foedus.model import Judgement

By = Annotated[
    str | None,
    typer.Option("--by", help="Who judges. Default: $FOEDUS_BY, else the name of this account.", metavar="NAME"),
]
Reason = Annotated[str, typer.Option("--reason", help="Why; it stays on record.", metavar="WORDS")]
ClaimIds = Annotated[list[str], typer.Argument(help="Ids of claims (c1:...).", metavar="CLAIM...", show_default=False)]

judge_app = typer.Typer(
    no_args_is_help=True,
    help="Judge what is on record: who is who, which claims and articles stand. Each judgement is dated, names its "
    "author and reason, and can be reversed; nothing is removed.",
)


def register(app: typer.Typer) -> None:
    """Adds this module's commands."""
    for command in (merge, split, retract, review, withdraw, replace, reverse):
        judge_app.command(name=command.__name__)(command)
    judge_app.command(name="list")(list_judgements)
    app.add_typer(judge_app, name="judge")


def merge(
    actor: Annotated[str, typer.Argument(help="The actor's id.", metavar="ACTOR")],
    into: Annotated[str, typer.Argument(help="The id of the actor it is the same as.", metavar="INTO")],
    reason: Reason,
    by: By = None,
    ledger: LedgerPath = None,
) -> None:
    """Two actors are one: all claims on ACTOR count for INTO from now on."""
    from foedus.model import ActorJudgement, ActorVerdict

    merged = partial(ActorJudgement, verdict=ActorVerdict.MERGE, actor=actor, into=into)
    _record(ledger, [partial(merged, by=author(by), reason=reason)])


def split(
    actor: Annotated[str, typer.Argument(help="The actor's id as it was read.", metavar="ACTOR")],
    into: Annotated[str, typer.Argument(help="The id of the actor that was meant.", metavar="INTO")],
    claims: Annotated[list[str], typer.Option("--claim", help="A claim it concerns. Repeatable.", metavar="CLAIM")],
    reason: Reason,
    by: By = None,
    ledger: LedgerPath = None,
) -> None:
    """In the named claims, what was read as ACTOR is somebody else, INTO."""
    from foedus.model import ActorJudgement, ActorVerdict

    parted = partial(ActorJudgement, verdict=ActorVerdict.SPLIT, actor=actor, into=into, claims=tuple(claims))
    _record(ledger, [partial(parted, by=author(by), reason=reason)])


def retract(claims: ClaimIds, reason: Reason, by: By = None, ledger: LedgerPath = None) -> None:
    """Take claims back: they were never meant, or never said. They stay on record and count no more."""
    from foedus.model import Retraction

    _record(ledger, [partial(Retraction, claim=key, by=author(by), reason=reason) for key in claims])


def review(
    claim: Annotated[str, typer.Argument(help="The claim's id (c1:...).", metavar="CLAIM")],
    reject: Annotated[bool, typer.Option("--reject", help="It is not what the passage says.")] = False,
    relation: Annotated[str | None, typer.Option(help="The relation it should have.", metavar="RELATION")] = None,
    phase: Annotated[str | None, typer.Option(help="begins, holds or ends.", metavar="PHASE")] = None,
    factuality: Annotated[str | None, typer.Option(help="The stance it should have, as CT-.", metavar="LABEL")] = None,
    when: Annotated[str | None, typer.Option(help="The valid time, EDTF; empty for none.", metavar="EDTF")] = None,
    swap: Annotated[bool, typer.Option("--swap", help="Actor and recipient change places.")] = False,
    reason: Annotated[str, typer.Option("--reason", help="Why; it stays on record.", metavar="WORDS")] = "",
    by: By = None,
    ledger: LedgerPath = None,
) -> None:
    """Check a claim against its passage: confirm it, reject it, or correct what was misread."""
    from foedus.model import ClaimReview, ClaimVerdict
    from foedus.workspace.correcting import corrected

    fields = {"relation": relation, "phase": phase, "factuality": factuality, "when": when, "swap": swap or None}
    given = {name: value for name, value in fields.items() if value is not None}
    if reject and given:
        raise typer.BadParameter("a claim is rejected or corrected, not both", param_hint="--reject")
    with opened(ledger) as workspace:
        correction = corrected(workspace.ledger, claim, author(by), given) if given else None
        kind = ClaimVerdict.REJECTED if reject else ClaimVerdict.CORRECTED if given else ClaimVerdict.CONFIRMED
        checked = partial(ClaimReview, claim=claim, verdict=kind, correction=correction)
        _say(workspace.judge(partial(checked, by=author(by), reason=reason)))


def withdraw(
    article: Annotated[str, typer.Argument(help="The article's id (a1:...).", metavar="ARTICLE")],
    reason: Reason,
    by: By = None,
    ledger: LedgerPath = None,
) -> None:
    """The publisher withdrew an article: its claims stay on record, marked superseded."""
    from foedus.model import Revision

    _record(ledger, [partial(Revision, article=article, by=author(by), reason=reason)])


def replace(
    article: Annotated[str, typer.Argument(help="The id of the older text (a1:...).", metavar="ARTICLE")],
    later: Annotated[str, typer.Argument(help="The id of the text that replaced it.", metavar="LATER")],
    reason: Reason,
    by: By = None,
    ledger: LedgerPath = None,
) -> None:
    """An article was changed: LATER stands for it, and the claims of the older text are marked superseded."""
    from foedus.model import Revision

    _record(ledger, [partial(Revision, article=article, replaced_by=later, by=author(by), reason=reason)])


def reverse(
    entry: Annotated[int, typer.Argument(help="The number that `judge list` shows.", metavar="NUMBER")],
    reason: Reason,
    by: By = None,
    ledger: LedgerPath = None,
) -> None:
    """Take a judgement back, a reversal too."""
    from foedus.model import Reversal

    _record(ledger, [partial(Reversal, entry=entry, by=author(by), reason=reason)])


def list_judgements(ledger: LedgerPath = None, known: Known = None, output: AsRows = "jsonl") -> None:
    """The judgements in force, in their order, with the number that `judge reverse` takes."""
    form = chosen_format(output, "json", "jsonl")
    with opened(ledger) as workspace:
        print_answer(list(workspace.judgement_rows(known=moment(known, "--known"))), form)


def author(given: str | None) -> str:
    """Who judges: the option, else FOEDUS_BY, else the account's name. Raises a usage error."""
    name = given or os.environ.get("FOEDUS_BY") or os.environ.get("USER") or os.environ.get("USERNAME") or ""
    if not name.strip():
        raise typer.BadParameter("say who judges", param_hint="--by")
    return name.strip()


def _record(ledger: str | None, judgements: Iterable[Callable[[], Judgement]]) -> None:
    with opened(ledger) as workspace:
        for make in judgements:
            _say(workspace.judge(make))


def _say(number: int) -> None:
    results().print(f"Recorded as entry {number}.", soft_wrap=True)
