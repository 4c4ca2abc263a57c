"""The network for people, at 80 columns and more: balance, factions, strain, and steps in time."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence

from rich.console import Console

from foedus.cli.render_questions import counted, print_claims, print_line
from foedus.network.change import Realignment
from foedus.workspace.answers import working
from foedus.workspace.networks import Analysis, Course
from foedus.workspace.questions import Inquiry

_FEW = 8
_MEMBERS = 12
_SIGNS = {1: "+", -1: "−", 0: "○"}


def print_network(out: Console, found: Analysis, inquiry: Inquiry | None, *, when: str, why: bool) -> None:
    """The whole answer; `when` says of which day or file. Ties of a ledger are listed, with `why` the claims behind."""
    shown = found.network
    balance, names = shown.balance, shown.names
    bound = str(balance.upper) if balance.proved else f"between {balance.lower} and {balance.upper}"
    print_line(out, f"Network {when}: {counted(len(names), 'actor')}, {counted(len(shown.ties), 'tie')}", 0, "bold")
    proof = " (proved)" if balance.proved else ""
    unit = "origins of ties" if shown.by_origins else "ties"
    print_line(out, f"Frustration: {bound} {unit} in the way of two camps{proof}", 0)
    for tie in shown.ties if inquiry else ():
        told = f", last told {tie.last_told}" if tie.last_told else ""
        print_line(out, f"{_SIGNS[tie.sign]} {names[tie.a]} – {names[tie.b]} ({tie.standing.value}){told}", 2)
        if inquiry and tie.support is not None:
            print_line(out, working(tie.support, inquiry), 4)
        if inquiry and why:
            print_claims(out, tie.claims, inquiry, 4, full=True)
    for number, camp in enumerate((camp for camp in shown.factions if len(camp) > 1), 1):
        print_line(out, f"Faction {number}: {', '.join(names[name] for name in camp)}", 0)
    _strain(out, found)


def _strain(out: Console, found: Analysis) -> None:
    graph, best, names = found.graph, found.optima, found.network.names
    lost = [place for place, status in enumerate(best.ties) if status.value != "never"]
    if lost:
        print_line(out, _agreement(found), 0)
    for place in lost[:_FEW]:
        tie, status = graph.ties[place], best.ties[place].value
        print_line(out, f"{_SIGNS[tie.sign]} {names[tie.a]} – {names[tie.b]}: {status} in the way", 2)
    if len(lost) > _FEW:
        print_line(out, f"and {len(lost) - _FEW} more; --format json names them", 2)
    counts = found.census
    if counts.share is not None:
        kinds = ", ".join(f"{kind} {count}" for kind, count in counts.counts.items())
        print_line(out, f"Triads: {counts.balanced} balanced, {counts.unbalanced} not ({kinds})", 0)
    for item in found.strained[:_FEW]:
        weight = f" (weakest tie: {item.weight})" if found.network.by_origins else ""
        print_line(out, f"{item.kind} {', '.join(names[name] for name in item.actors)}{weight}", 2)
    for row in [row for row in found.strains if row.frustrated or row.unbalanced][:_FEW]:
        told = f"{row.frustrated} of {row.ties} ties in the way, {row.unbalanced} of {row.triads} triads unbalanced"
        print_line(out, f"Strained: {names[row.actor]}, {told}", 0)
    if found.chance:
        chance, mean = found.chance, found.chance.mean
        middle = f"{mean[0]:.1f}" if mean[0] == mean[1] else f"between {mean[0]:.1f} and {mean[1]:.1f}"
        unit = "origins" if found.network.by_origins else "ties"
        told = f"{chance.more} of {len(chance.bounds)} random signs frustrate more, on average {middle} {unit}"
        print_line(out, f"Chance: {told}{'' if chance.z is None else f'; z = {chance.z:.1f}'}", 0)


def _agreement(found: Analysis) -> str:
    count = found.optima.count
    if count == 1:
        return "Only one split into camps is as good; in its way stand"
    if count is None:
        return "Whether other splits are as good is not known for all ties"
    return f"{count} splits into camps are equally good; they agree on all ties but those marked sometimes"


def print_course(out: Console, found: Course, inquiry: Inquiry) -> None:
    """A line for each step, and below it which pairs turned, which factions realigned and who is not sure to have."""
    named = inquiry.names([name for step in found.steps for name in step.network.names])
    for step in found.steps:
        day, balance = step.network.as_of, step.network.balance
        bound = str(balance.upper) if balance.proved else f"{balance.lower} to {balance.upper}"
        factions = counted(len(set(step.labels.values())), "faction")
        print_line(out, f"{day}: {counted(len(step.network.ties), 'tie')}, frustration {bound}, {factions}", 0, "bold")
        for flip in step.flips:
            print_line(out, f"{_SIGNS[flip.before]} to {_SIGNS[flip.after]}: {named[flip.a]} – {named[flip.b]}", 2)
        doubtful = {move.actor for move in step.moves if not move.certain}
        for item in step.realigned:
            print_line(out, _realigned(item, named, doubtful, first=step is found.steps[0]), 2)
    if any(not move.certain for step in found.steps for move in step.moves):
        print_line(out, "(?) Another split, as good, would keep this actor where it was.", 0)


def _realigned(item: Realignment, named: Mapping[str, str], doubtful: Collection[str], *, first: bool) -> str:
    def listed(names: Sequence[str]) -> str:
        shown = [f"{named[name]} (?)" if name in doubtful else named[name] for name in names[:_MEMBERS]]
        more = [f"and {len(names) - _MEMBERS} more (--format json names them)"] if len(names) > _MEMBERS else []
        return ", ".join([*shown, *more])

    left = [f"in {'no faction' if to is None else f'faction {to}'}: {listed(names)}" for to, names in item.went.items()]
    if item.gone:
        return f"Faction {item.faction} is no more; now {'; '.join(left)}"
    if item.fresh:
        came = [f"from faction {label}: {listed(names)}" for label, names in item.came.items() if label is not None]
    else:
        came = [
            f"joined{'' if label is None else f' from faction {label}'}: {listed(names)}"
            for label, names in item.came.items()
        ]
    head = f"Faction {item.faction}{' (new)' if item.fresh and not first else ''}: {listed(item.members)}"
    return "; ".join([head, *came, *(f"left, now {part}" for part in left)])
