"""Answers of the questions for people, at 80 columns and more: states with their reasons, conflicts with both sides."""

from __future__ import annotations

from datetime import date
from textwrap import wrap

from rich.console import Console
from rich.text import Text

from foedus.cli.tables import shortened
from foedus.inference import RULES, Conclusion, Conflict, ConflictKind, Evidence, PairState, Spell
from foedus.ledger import LedgerClaim
from foedus.workspace.answers import working
from foedus.workspace.questions import Inquiry

_FEW = 3
_KINDS = {
    ConflictKind.DENIAL: "some assert it, others deny it",
    ConflictKind.SIGN: "friends to some, enemies to others, at one time",
    ConflictKind.DATE: "put at different dates",
    ConflictKind.PARTIES: "told with different parties",
}


def print_state(
    out: Console, answer: PairState, inquiry: Inquiry, day: date, names: tuple[str, str], why: bool
) -> None:
    """How a pair stands, relation by relation; `why` adds each rule in words and all claims that it rests on."""
    print_line(out, f"{names[0]} – {names[1]} on {day}: {answer.standing.value}", 0, "bold")
    for item in answer.conclusions:
        print_line(out, f"{item.relation}: {item.status.value} ({item.rule}){_times(item)}", 2)
        if why:
            print_line(out, f"because {RULES[item.rule]}", 4)
        for side, claims in (("for it, ", item.for_it), ("against it, ", item.against)):
            if claims:
                print_line(out, f"{side if item.against else ''}{working(inquiry.support(claims), inquiry)}", 4)
        shown = item.premises if why else item.premises[:_FEW]
        for name in shown:
            print_claim(out, inquiry.voices.claim(name), inquiry, 4, full=why)
        if len(item.premises) > len(shown):
            print_line(out, f"and {len(item.premises) - len(shown)} more claims; --why shows them", 4, "dim")
    if not answer.conclusions:
        print_line(out, "No claim in this ledger is about the two of them.", 2)


def print_conflicts(out: Console, found: tuple[Conflict, ...], inquiry: Inquiry) -> None:
    """Each conflict with both sides: their origins, and the words, sources, dates and reports of the claims."""
    for item in found:
        names = [inquiry.voices.name(actor) for actor in (item.a, item.b)]
        print_line(out, f"{names[0]} – {names[1]}: {item.relation}", 0, "bold")
        print_line(out, f"{item.kind.value}: {_KINDS[item.kind]}", 2)
        for title, side in (("on one side", item.left), ("on the other", item.right)):
            _side(out, title, side, inquiry)
    if not found:
        out.print("No two reports in this ledger contradict each other.")


def _side(out: Console, title: str, side: tuple[Evidence, ...], inquiry: Inquiry) -> None:
    claims = [row.claim for row in side]
    print_line(out, f"{title}, {working(inquiry.support(claims), inquiry)}", 2)
    for name in claims[:_FEW]:
        print_claim(out, inquiry.voices.claim(name), inquiry, 4, full=True)
    if len(claims) > _FEW:
        print_line(out, f"and {len(claims) - _FEW} more claims; --format json names them", 4, "dim")


def print_claim(out: Console, row: LedgerClaim, inquiry: Inquiry, indent: int, *, full: bool) -> None:
    """One claim: its words; then relation, stance, time, who says so, the report and the claim's id."""
    claim = row.claim
    print_line(out, f"“{shortened(claim.evidence.text)}”", indent, "italic")
    if not full:
        return
    source = " ← ".join(link.name for link in reversed(claim.attribution)) or "the report itself"
    told = [f"{claim.relation} {claim.phase.value}", str(claim.factuality), claim.when.edtf or "undated"]
    report = [inquiry.voices.shown(claim.article), row.article.publisher, str(row.article.published or "undated")]
    print_line(out, f"{', '.join(told)}; says {source}; in {', '.join(filter(None, report))}", indent + 2, "dim")
    print_line(out, claim.id, indent + 2, "dim")


def _times(item: Conclusion) -> str:
    """The spell in question in words, and how many there were before it."""
    if not item.spells:
        return f", until {item.ended}" if item.ended else ""
    spell, earlier = item.spells[-1], len(item.spells) - 1
    before = f", after {earlier} earlier spell{'s'[: earlier != 1]}" if earlier else ""
    return f"{_spell(spell)}{before}"


def _spell(spell: Spell) -> str:
    begun = spell.edtf.partition("/")[0]
    since = f", since {begun}" if begun else f", first told {spell.first_seen}" if spell.first_seen else ""
    last = f", last told {spell.last_seen}" if spell.last_seen and not spell.ended else ""
    return f"{since}{f', until {spell.ended}' if spell.ended else last}"


def print_line(out: Console, text: str, indent: int, style: str = "") -> None:
    """A paragraph, broken at the terminal's width, every line of it indented."""
    margin = " " * indent
    rows = wrap(text, max(out.width, 40), initial_indent=margin, subsequent_indent=margin, break_on_hyphens=False)
    for row in rows:
        out.print(Text(row, style=style), soft_wrap=True)
