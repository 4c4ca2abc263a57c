"""Answers of `who`, `between` and `changes` for people, at 80 columns."""

from __future__ import annotations

from collections.abc import Iterable

from rich.console import Console

from foedus.cli.render_questions import print_claim, print_line
from foedus.inference import SIGNS, Standing, Status
from foedus.workspace.changes import Changes, PairChange, Turn
from foedus.workspace.history import History, HistoryEntry
from foedus.workspace.naming import Named, notes
from foedus.workspace.questions import Inquiry
from foedus.workspace.what_if import WhatIf
from foedus.workspace.who import WHO_SECTIONS, Who, WhoLine

_FEW = 3
_SIGN = {1: "+", 0: "○", -1: "−"}
_WORDS = {
    ("membership", True): "belongs to",
    ("membership", False): "has as a member",
    ("leadership", True): "leads",
    ("leadership", False): "is led by",
    ("backing", True): "backs",
    ("backing", False): "is backed by",
    ("formation", True): "was formed out of",
    ("formation", False): "gave rise to",
}
_EVEN = {"opposition": "opposition,", "fighting": "fighting", "split": "split with"}


def print_who(out: Console, found: Who, inquiry: Inquiry, limit: int | None, why: bool) -> None:
    """Section by section, the last told first; `why` opens each line to its claims."""
    print_line(out, f"{found.named.actor.name} on {found.day}, as reports claim", 0, "bold")
    _notes(out, found.named)
    for key, title in WHO_SECTIONS.items():
        lines = found.section(key)
        if not lines:
            continue
        print_line(out, title.upper(), 0, "bold")
        shown = lines if limit is None else lines[:limit]
        for line in shown:
            _who_line(out, line, inquiry, why)
        if len(lines) > len(shown):
            print_line(out, f"and {len(lines) - len(shown)} more: --all shows them", 2, "dim")
    if not found.lines:
        print_line(out, "No claim in this ledger says how anybody stands to it.", 2)


def _who_line(out: Console, line: WhoLine, inquiry: Inquiry, why: bool) -> None:
    item = line.held.conclusion
    words = _WORDS.get((line.held.relation, line.outward)) or _EVEN.get(
        line.held.relation, f"{line.held.relation} with"
    )
    origins = len(inquiry.support(item.premises).origins)
    told = [item.valid or "undated", f"{origins} origin{'s'[: origins != 1]}"]
    told += [f"last told {line.last_told}"] if line.last_told else []
    told += [f"{item.status.value} ({item.rule})"] if item.status is not Status.HOLDS else []
    told += [f"pair {line.standing.value}"] if line.standing in (Standing.MIXED, Standing.CONTESTED) else []
    print_line(out, f"{_SIGN[SIGNS.get(line.held.relation, 0)]} {words} {line.name}: {', '.join(told)}", 2)
    for name in item.premises if why else ():
        print_claim(out, inquiry.voices.claim(name), inquiry, 4, full=True)


def print_history(out: Console, found: History, inquiry: Inquiry, everything: bool) -> None:
    """The timeline, each entry with its words and sources; then contradictions and what stayed open."""
    names = {named.actor.id: named.actor.name for named in (found.a, found.b)}
    title = f"{found.a.actor.name} – {found.b.actor.name} up to {found.day}: {found.state.standing.value}"
    print_line(out, title, 0, "bold")
    _notes(out, found.a, found.b)
    for entry in found.entries:
        _entry(out, entry, names, inquiry, everything)
    if found.conflicts:
        print_line(out, "CONTRADICTIONS", 0, "bold")
    for item in found.conflicts:
        sides = f"{len(item.left)} against {len(item.right)} claims; foedus conflicts shows them"
        print_line(out, f"{item.relation}, {item.kind.value}: {sides}", 2)
    if found.rest:
        print_line(out, "PLANNED, POSSIBLE, ON A CONDITION, DENIED OR LATER", 0, "bold")
        _claims(out, found.rest, inquiry, everything)
    if not found.entries and not found.rest:
        print_line(out, "No claim in this ledger is about the two of them.", 2)


def _entry(out: Console, entry: HistoryEntry, names: dict[str, str], inquiry: Inquiry, everything: bool) -> None:
    who = f", {names[entry.ends[0]]} to {names[entry.ends[1]]}" if entry.directed else ""
    what = f"end of {entry.relation}" if entry.kind == "end" else entry.relation
    seen = f", first told {entry.first}" if entry.first and entry.valid.startswith("/") else ""
    status = f" ({entry.status.value})" if entry.status else ""
    print_line(out, f"{entry.valid}  {what}{who}{status}{seen}", 0, "bold")
    _claims(out, entry.claims, inquiry, everything)


def _claims(out: Console, claims: tuple[str, ...], inquiry: Inquiry, everything: bool) -> None:
    shown = claims if everything else claims[:_FEW]
    for name in shown:
        print_claim(out, inquiry.voices.claim(name), inquiry, 2, full=True)
    if len(claims) > len(shown):
        print_line(out, f"and {len(claims) - len(shown)} more claims: --all shows them", 2, "dim")


def print_changes(out: Console, found: Changes) -> None:
    """What changed in the world and, apart from it, what only became known."""
    print_line(out, f"From {found.since} to {found.until}", 0, "bold")
    parts: tuple[tuple[str, Iterable[PairChange]], ...] = (
        ("CHANGED IN THE WORLD", found.world),
        ("ONLY BECAME KNOWN", found.learned),
    )
    for title, pairs in parts:
        print_line(out, title, 0, "bold")
        for each in pairs:
            flip = ", flipped" if each.flipped else ""
            names = f"{found.names[each.a]} – {found.names[each.b]}"
            print_line(out, f"{names}: {each.before.value} → {each.after.value}{flip}", 2)
            for turn in each.turns:
                print_line(out, _turn(turn, found), 4)
        if not pairs:
            print_line(out, "nothing", 2)
    print_line(out, f"Claims in between: {found.added} recorded, {found.removed} taken back.", 0, "dim")


def _turn(turn: Turn, found: Changes) -> str:
    who = f" ({found.names[turn.ends[0]]} to {found.names[turn.ends[1]]})" if turn.directed else ""
    return (
        f"{turn.change.value}: {turn.relation}{who}, {turn.when or 'undated'}, {turn.before.value} → {turn.after.value}"
    )


def print_what_if(out: Console, found: WhatIf) -> None:
    """What is supposed, and the network before and after."""
    names, word = found.names, {True: "balanced", False: "strained", None: "no triangle"}
    print_line(out, f"What if, on {found.day}", 0, "bold")
    for each in found.supposed:
        _notes(out, each.a, each.b)
    for shift in found.shifts:
        print_line(out, f"{names[shift.a]} – {names[shift.b]}: {shift.before.value} → {shift.after.value}", 2)
    bounds = [
        f"{side.upper} (proved)" if side.proved else f"between {side.lower} and {side.upper}"
        for side in (found.before, found.after)
    ]
    print_line(out, f"Frustration: {bounds[0]} → {bounds[1]}", 0, "bold")
    for title, pairs in (("no longer frustrated", found.relieved), ("newly frustrated", found.strained)):
        for a, b in pairs:
            print_line(out, f"{title}: {names[a]} – {names[b]}", 2)
    for triad in found.triads:
        actors = ", ".join(names[actor] for actor in triad.actors)
        print_line(out, f"triad {actors}: {word[triad.before]} → {word[triad.after]}", 2)
    for title, camps in (("faction before", found.lost), ("faction after", found.gained)):
        for camp in camps:
            print_line(out, f"{title}: {', '.join(names[actor] for actor in camp)}", 2)


def _notes(out: Console, *named: Named) -> None:
    for note in notes(*named):
        print_line(out, note, 0, "dim")
