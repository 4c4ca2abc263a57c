"""Answers of `who`, `between` and `changes` for people, at 80 columns."""

from __future__ import annotations

from collections.abc import Iterable

from rich.console import Console

from foedus.cli.render_questions import (
    counted,
    in_words,
    print_claims,
    print_line,
    print_sides,
    print_working,
    told_in_order,
    voiced,
)
from foedus.cli.tables import shortened
from foedus.inference import SIGNS, Standing, Status
from foedus.model import Polarity
from foedus.workspace.changes import Changes, PairChange, Turn
from foedus.workspace.history import History, HistoryEntry
from foedus.workspace.naming import Named, notes
from foedus.workspace.questions import Inquiry
from foedus.workspace.what_if import WhatIf
from foedus.workspace.who import WHO_SECTIONS, Who, WhoLine

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
_EVEN = {"opposition": "opposition to or from", "fighting": "fighting", "split": "split with"}


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
    told = [in_words(item.valid)]
    told += [f"last told {line.last_told}"] if line.last_told else []
    told += [_status(item.status, item.rule)] if item.status is not Status.HOLDS else []
    told += [f"pair {line.standing.value}"] if line.standing in (Standing.MIXED, Standing.CONTESTED) else []
    print_line(out, f"{_SIGN[SIGNS.get(line.held.relation, 0)]} {words} {line.name}: {', '.join(told)}", 2)
    print_working(out, item.current, inquiry, 4)
    if why:
        print_claims(out, item.premises, inquiry, 4, full=True)


def _status(status: Status, rule: str) -> str:
    """What is concluded, with the rule where it says more than the word; the section says that nothing holds."""
    if status is Status.UNKNOWN:
        return rule.replace("-", " ")
    return status.value if status.value == rule else f"{status.value} ({rule})"


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
        print_line(out, item.relation, 0, "bold")
        print_sides(out, item, inquiry, everything=everything)
    if found.rest:
        print_line(out, "PLANNED, POSSIBLE, ON A CONDITION, DENIED OR LATER", 0, "bold")
        print_claims(out, found.rest, inquiry, 2, full=True, few=None if everything else "--all")
    if not found.entries and not found.rest:
        print_line(out, "No claim in this ledger is about the two of them.", 2)


def _entry(out: Console, entry: HistoryEntry, names: dict[str, str], inquiry: Inquiry, everything: bool) -> None:
    who = f", {names[entry.ends[0]]} to {names[entry.ends[1]]}" if entry.directed else ""
    what = f"end of {entry.relation}" if entry.kind == "end" else entry.relation
    status = f" ({entry.status.value})" if entry.status else ""
    told = [f"first told {entry.first}"] if entry.first and entry.valid.startswith("/") else []
    last = max((day for name in entry.claims if (day := inquiry.voices.claim(name).article.published)), default=None)
    told += [f"last told {last}"] if last else []
    seen = f"; {', '.join(told)}" if told else ""
    print_line(out, f"{in_words(entry.valid)}: {what}{who}{status}{seen}", 0, "bold")
    print_working(out, entry.claims, inquiry, 2)
    print_claims(out, entry.claims, inquiry, 2, full=True, few=None if everything else "--all")


def print_changes(out: Console, found: Changes, why: bool = False) -> None:
    """What changed in the world and, apart from it, what only became known; `why` opens each turn to all its claims."""
    print_line(out, f"From the end of {found.since} to the end of {found.until}, as reports claim", 0, "bold")
    parts: tuple[tuple[str, Iterable[PairChange], Inquiry], ...] = (
        ("CHANGED IN THE WORLD", found.world, found.inquiry),
        ("ONLY BECAME KNOWN", found.learned, found.later),
    )
    for title, pairs, inquiry in parts:
        print_line(out, title, 0, "bold")
        for each in pairs:
            flip = ", flipped" if each.flipped else ""
            names = f"{found.names[each.a]} – {found.names[each.b]}"
            same = each.before is each.after
            turned = f"still {each.after.value}" if same else f"{each.before.value} → {each.after.value}{flip}"
            print_line(out, f"{names}: {turned}", 0, "bold")
            for turn in each.turns:
                _turn(out, turn, found, found.knowing(turn, inquiry), why)
        if not pairs:
            print_line(out, "nothing", 2)
    print_line(out, f"Claims in between: {found.added} recorded, {found.removed} taken back.", 0, "dim")


def _turn(out: Console, turn: Turn, found: Changes, inquiry: Inquiry, why: bool) -> None:
    who = f", {found.names[turn.ends[0]]} to {found.names[turn.ends[1]]}" if turn.directed else ""
    change = f"{turn.before.value} → {turn.after.value}"
    print_line(out, f"{turn.change.value}: {turn.relation}{who}, {in_words(turn.when)}; {change}", 2)
    print_working(out, turn.claims, inquiry, 4)
    if why:
        print_claims(out, turn.claims, inquiry, 4, full=True)
        return
    passages = told_in_order(turn.claims, inquiry)
    denials = [told for told in passages if told.lead.claim.factuality.polarity is Polarity.NEGATIVE]
    shown = [*[told for told in passages if told not in denials][:1], *denials[:1]]
    for told in shown:
        print_line(out, f"“{shortened(told.lead.claim.evidence.text)}”", 4, "italic")
        print_line(out, voiced(told, inquiry), 4, "dim")
    if len(passages) > len(shown):
        print_line(out, f"and {counted(len(passages) - len(shown), 'more passage')}: --why", 4, "dim")


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
    if not any((found.relieved, found.strained, found.triads, found.lost, found.gained)):
        print_line(out, "No other tie, triad or faction is touched.", 2)


def _notes(out: Console, *named: Named) -> None:
    for note in notes(*named):
        print_line(out, note, 0, "dim")
