"""Answers of the questions for people, at 80 columns and more: states with their reasons, conflicts with both sides."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from textwrap import wrap

from rich.console import Console
from rich.text import Text

from foedus.cli.tables import shortened
from foedus.inference import RULES, Conclusion, Conflict, ConflictKind, PairState, Spell
from foedus.ledger import LedgerClaim
from foedus.workspace.answers import working
from foedus.workspace.questions import Inquiry
from foedus.workspace.tellings import Telling, tellings

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
        told = f"{item.relation}: {item.status.value} ({item.rule}){_times(item, _told(item, inquiry))}"
        print_line(out, told, 2)
        if why:
            print_line(out, f"because {RULES[item.rule]}", 4)
        speaking = [name for name in item.for_it if name in set(item.current)]
        for side, claims in (("for it, ", speaking), ("against it, ", item.against)):
            if claims:
                print_working(out, claims, inquiry, 4, side if item.against else "")
        print_claims(out, item.premises, inquiry, 4, full=why, few=None if why else "--why")
    if not answer.conclusions:
        print_line(out, "No claim in this ledger is about the two of them.", 2)


def print_conflicts(out: Console, found: tuple[Conflict, ...], inquiry: Inquiry, *, everything: bool = False) -> None:
    """Each conflict with both sides: their origins, and the words, sources, dates and reports of the claims."""
    for item in found:
        names = [inquiry.voices.name(actor) for actor in (item.a, item.b)]
        print_line(out, f"{names[0]} – {names[1]}: {item.relation}", 0, "bold")
        print_sides(out, item, inquiry, everything=everything)
    if not found:
        out.print("No two reports in this ledger contradict each other.")


def print_sides(out: Console, item: Conflict, inquiry: Inquiry, *, everything: bool) -> None:
    """How two sides contradict each other, and what each of them says."""
    print_line(out, f"{item.kind.value}: {_KINDS[item.kind]}", 2)
    for title, side in (("on one side", item.left), ("on the other", item.right)):
        claims = [row.claim for row in side]
        print_working(out, claims, inquiry, 2, f"{title}, ")
        print_claims(out, claims, inquiry, 4, full=True, few=None if everything else "--all")


def print_working(out: Console, claims: Iterable[str], inquiry: Inquiry, indent: int, before: str = "") -> None:
    """How many origins stand behind claims, with the working of the count."""
    print_line(out, f"{before}{working(inquiry.support(claims), inquiry)}", indent)


def print_claims(
    out: Console, claims: Iterable[str], inquiry: Inquiry, indent: int, *, full: bool, few: str | None = None
) -> None:
    """Claims with their words, what one passage says alike once; `few` is the option that shows more than three."""
    found = told_in_order(claims, inquiry)
    shown = found[:_FEW] if few else found
    for each in shown:
        print_telling(out, each, inquiry, indent, full=full)
    more = len(found) - len(shown)
    if more:
        shows = f"{few} shows {'it' if more == 1 else 'them'}"
        print_line(out, f"and {counted(more, 'more passage')}: {shows}", indent, "dim")


def told_in_order(claims: Iterable[str], inquiry: Inquiry) -> tuple[Telling, ...]:
    """What claims tell, passage by passage: the oldest report first, and as it goes on."""
    rows = [inquiry.voices.claim(name) for name in claims]

    def place(row: LedgerClaim) -> tuple[object, ...]:
        return row.article.published or date.max, row.article.seq, row.claim.evidence.start, row.seq, row.claim.id

    return tellings(sorted(rows, key=place))


def print_telling(out: Console, told: Telling, inquiry: Inquiry, indent: int, *, full: bool) -> None:
    """A passage: its words; then relation, stance, time, who says so, the report and the claims' ids."""
    claim = told.lead.claim
    print_line(out, f"“{shortened(claim.evidence.text)}”", indent, "italic")
    if not full:
        return
    what = [f"{claim.relation} {claim.phase.value}", stance(told.lead), claim.when.edtf or "undated"]
    print_line(out, f"{', '.join(what)}; {voiced(told, inquiry)}", indent + 2, "dim")
    for name in told.claims:
        print_line(out, name, indent + 2, "dim")


def voiced(told: Telling, inquiry: Inquiry) -> str:
    """Who says it, and the report in which it stands."""
    article = told.lead.article
    title = f"“{article.title}”" if article.title and not article.given_id else None
    report = [title, inquiry.voices.shown(article.id), article.publisher, str(article.published or "undated")]
    return f"says {'; '.join(told.sources) or 'the report itself'}; in {', '.join(filter(None, report))}"


def stance(row: LedgerClaim) -> str:
    """FactBank's label, and the marks of a condition and of a plan."""
    marks = [word for word, on in (("if", row.claim.conditional), ("to come", row.claim.future)) if on]
    return " ".join([str(row.claim.factuality), *marks])


def in_words(valid: str | None) -> str:
    """A spell in words: "2014-02/.." is "since 2014-02"."""
    start, slash, end = (valid or "").partition("/")
    if not valid:
        return "undated"
    if not slash:
        return start
    if start in ("", ".."):
        return f"until {end}, begin not told" if end not in ("", "..") else "begin not told"
    return f"since {start}" if end in ("", "..") else f"{start} to {end}"


def counted(number: int, what: str) -> str:
    """A number with its noun."""
    return f"{number} {what}{'' if number == 1 else 's'}"


def _told(item: Conclusion, inquiry: Inquiry) -> date | None:
    """The day of the newest report that speaks for it."""
    days = [inquiry.voices.claim(name).article.published for name in item.for_it or item.premises]
    return max(filter(None, days), default=None)


def _times(item: Conclusion, told: date | None) -> str:
    """The spell in question in words, how many there were before it, and when it was last told."""
    fresh = f", last told {told}" if told else ""
    if not item.spells:
        return f", until {item.ended}{fresh}" if item.ended else fresh
    spell, earlier = item.spells[-1], len(item.spells) - 1
    before = f", after {earlier} earlier spell{'s'[: earlier != 1]}" if earlier else ""
    return f"{_spell(spell, told)}{before}{fresh}"


def _spell(spell: Spell, told: date | None) -> str:
    begun = spell.edtf.partition("/")[0]
    since = f", since {begun}" if begun else f", first put at {spell.first_seen}" if spell.first_seen else ""
    last = f", last put at {spell.last_seen}" if spell.last_seen not in (None, told) and not spell.ended else ""
    return f"{since}{f', until {spell.ended}' if spell.ended else last}"


def print_line(out: Console, text: str, indent: int, style: str = "") -> None:
    """A paragraph, broken at the terminal's width, every line of it indented."""
    margin = " " * indent
    rows = wrap(text, max(out.width, 40), initial_indent=margin, subsequent_indent=margin, break_on_hyphens=False)
    for row in rows:
        out.print(Text(row, style=style), soft_wrap=True)
