"""The brief on 80 columns: colour on a terminal, plain in a pipe; signs stand as + − ○, never by colour alone."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import zip_longest

from rich.console import Console
from rich.text import Text

from foedus.ledger import LedgerArticle
from foedus.model import ActorKind, DateBasis, Phase
from foedus.workspace import Brief, BriefLine

_SIGNS = {1: ("+", "green"), 0: ("○", "yellow"), -1: ("−", "red")}
_FIRMNESS = {
    "CT+": "",
    "PR+": "probably",
    "PS+": "possibly",
    "CT-": "denied",
    "PR-": "improbable",
    "PS-": "perhaps not",
    "CTu": "left open",
    "Uu": "left open",
}
_PHRASES: dict[tuple[str, Phase], tuple[str, str]] = {
    ("alliance", Phase.BEGINS): ("and", "ally"),
    ("alliance", Phase.HOLDS): ("and", "are allied"),
    ("alliance", Phase.ENDS): ("and", "end their alliance"),
    ("truce", Phase.BEGINS): ("and", "agree to a truce"),
    ("truce", Phase.HOLDS): ("and", "have a truce"),
    ("truce", Phase.ENDS): ("and", "end their truce"),
    ("talks", Phase.BEGINS): ("and", "begin talks"),
    ("talks", Phase.HOLDS): ("and", "talk"),
    ("talks", Phase.ENDS): ("and", "end their talks"),
    ("merger", Phase.BEGINS): ("and", "merge"),
    ("merger", Phase.HOLDS): ("and", "are merged"),
    ("merger", Phase.ENDS): ("and", "undo their merger"),
    ("fighting", Phase.BEGINS): ("and", "begin to fight"),
    ("fighting", Phase.HOLDS): ("fights|fight", ""),
    ("fighting", Phase.ENDS): ("and", "stop fighting"),
    ("backing", Phase.BEGINS): ("comes|come to back", ""),
    ("backing", Phase.HOLDS): ("backs|back", ""),
    ("backing", Phase.ENDS): ("no longer backs|back", ""),
    ("membership", Phase.BEGINS): ("joins|join", ""),
    ("membership", Phase.HOLDS): ("belongs|belong to", ""),
    ("membership", Phase.ENDS): ("leaves|leave", ""),
    ("leadership", Phase.BEGINS): ("comes|come to lead", ""),
    ("leadership", Phase.HOLDS): ("leads|lead", ""),
    ("leadership", Phase.ENDS): ("no longer leads|lead", ""),
    ("formation", Phase.BEGINS): ("formed out of", ""),
    ("formation", Phase.HOLDS): ("formed out of", ""),
    ("formation", Phase.ENDS): ("no longer part of", ""),
    ("split", Phase.BEGINS): ("breaks|break with", ""),
    ("split", Phase.HOLDS): ("split from", ""),
    ("split", Phase.ENDS): ("and", "heal their split"),
    ("opposition", Phase.BEGINS): ("turns|turn against", ""),
    ("opposition", Phase.HOLDS): ("opposes|oppose", ""),
    ("opposition", Phase.ENDS): ("no longer opposes|oppose", ""),
}
"""Words between and after the two actors; "backs|back" gives the form for one and for many."""

_FULL_WIDTH = 100
_INDENT = 3
_PLURALS = frozenset(
    ["fighters", "forces", "rebels", "units", "guards", "militias", "troops", "tigers", "brigades", "groups", "parties"]
)


def render_brief(console: Console, brief: Brief) -> None:
    """Prints the brief."""
    page = _Page(console)
    _heading(page, brief)
    below = [line for section in brief.sections if section.key == "began" for line in section.lines]
    for section in brief.sections:
        page.write(Text())
        page.write(Text(section.title.upper(), style="bold"))
        repeated = [line for line in section.lines if section.key != "began" and line in below]
        for line, following in zip_longest(section.lines, section.lines[1:]):
            same = following is not None and following not in repeated and _words(line) == _words(following)
            fresh = line not in repeated
            _line(page, line, brief, with_words=fresh and not same, counted=fresh)
        if section.more:
            page.write(Text(f"and {section.more} more: --all shows them", style="dim"), indent=_INDENT)
    if brief.mixed:
        pairs = "; ".join(f"{one} and {other}" for one, other in brief.mixed)
        page.write(Text())
        page.write(Text(f"Reported both with and against each other: {pairs}.", style="yellow"))
    _articles(page, brief)


class _Page:
    """Lines of at most the console's width, wrapped with a hanging indent and without spaces at their ends."""

    def __init__(self, console: Console) -> None:
        self._console = console
        self.width = min(console.width, _FULL_WIDTH)

    def write(self, text: Text, *, indent: int = 0, first: Text | None = None, right: Text | None = None) -> None:
        """Wrapped text: `first` stands in the indent of its first line, `right` at that line's right edge."""
        room = self.width - indent - (right.cell_len + 2 if right else 0)
        wrapped = text.wrap(self._console, max(room, 20))
        for place, part in enumerate(wrapped or [text]):
            part.rstrip()
            line = Text.assemble(_left(first if place == 0 else None, indent), part)
            if place == 0 and right:
                line.append(" " * max(self.width - line.cell_len - right.cell_len, 1)).append(right)
            self._console.print(line, soft_wrap=True)


def _left(first: Text | None, indent: int) -> Text:
    if first is None:
        return Text(" " * indent)
    return first.copy().append(" " * max(indent - first.cell_len, 0))


def statement(line: BriefLine) -> Text:
    """A line's claim in words: who, what, with or to whom."""
    between, after = _PHRASES[line.relation, line.phase]
    verb = _number(between, line) if "|" in between else between
    return Text.assemble((line.actor, "bold"), f" {verb} ", (line.recipient, "bold"), f" {after}".rstrip())


def _heading(page: _Page, brief: Brief) -> None:
    asked = brief.question
    about = f" about {asked.actor}" if asked.actor else ""
    days = (("published since", asked.since), ("as of", asked.as_of), ("known by", asked.known))
    bounds = "".join(f", {word} {day}" for word, day in days if day)
    page.write(Text(f"What the reports claim{about}{bounds}", style="bold"))
    for note in brief.notes:
        page.write(Text(note, style="dim"))
    if not brief.claims:
        page.write(Text("Nothing on record answers this."))
        if brief.suggestions:
            page.write(Text(f"Names that are alike: {'; '.join(brief.suggestions)}."))
        return
    counts = f"{_count(brief.read, 'report')} with {_count(brief.claims, 'claim')} of a relation"
    others = f" and {_count(brief.acts, 'other act')}" if brief.acts else ""
    page.write(Text(f"{counts}{others}."))
    page.write(
        Text(
            "Each line is what a report says, not what is so. Before the words stands who says them; where nobody "
            "does, it is the report itself. A line with one report has one origin only. Of several it is counted how "
            "many are independent: ten copies of one wire story have one origin.",
            style="dim",
        )
    )


def _line(page: _Page, line: BriefLine, brief: Brief, *, with_words: bool, counted: bool) -> None:
    """Sign, statement, day and reports in one row; who says it and the words in the next; the origins of several."""
    sign, colour = _SIGNS[line.sign]
    told = Text.assemble(statement(line), _marks(line))
    if line.against:
        told.append(f", disputed in {_references(line.against, brief)}", style="magenta")
    when = Text(_when(line), style="dim" if line.when is None else "")
    right = when.append(f" {_references(line.articles, brief)}", style="not dim cyan")
    page.write(told, indent=_INDENT, first=Text(f" {sign} ", style=colour), right=right)
    if with_words:
        page.write(_words(line), indent=_INDENT)
    if counted and line.support is not None and line.support.articles > 1:
        shown = {article.id: f"[{brief.number(article)}]" for article in line.articles}
        page.write(Text(line.support.working(shown), style="magenta" if line.support.single else ""), indent=_INDENT)


def _marks(line: BriefLine) -> Text:
    marks = [_FIRMNESS[label] for label in line.firmness[:1] if _FIRMNESS[label]]
    marks += ["on a condition"] if line.conditional else []
    marks += ["to come"] if line.future else []
    return Text(f"  ({', '.join(marks)})" if marks else "", style="yellow")


def _words(line: BriefLine) -> Text:
    chains = [", via ".join(chain) or "the report itself" for chain in line.sources]
    more = f" and {_count(len(chains) - 1, 'other')}" if len(chains) > 1 else ""
    who = f"{chains[0]}{more}: " if line.sources[0] or more else ""
    return Text.assemble((who, "cyan"), (f"“{line.words}”", "dim"))


def _when(line: BriefLine) -> str:
    if line.when is None:
        return "undated"
    mark = "≈" if line.basis is DateBasis.PUBLICATION else ""
    return mark + line.when


def _references(articles: Iterable[LedgerArticle], brief: Brief) -> str:
    numbers = sorted(filter(None, map(brief.number, articles)))
    return " ".join(f"[{number}]" for number in numbers)


def _articles(page: _Page, brief: Brief) -> None:
    if not brief.articles:
        return
    page.write(Text())
    page.write(Text("REPORTS", style="bold"))
    width = len(str(len(brief.articles))) + 4
    for number, article in enumerate(brief.articles, 1):
        about = ", ".join(str(part) for part in (article.publisher, article.published) if part)
        told = Text.assemble(article.title or article.given_id or article.id, (f" ({about})" if about else "", "dim"))
        page.write(told, indent=width, first=Text(f"{f'[{number}]':>{width - 1}}", style="cyan"))


def _number(form: str, line: BriefLine) -> str:
    """The verb for one or for many: "rebels", "Kurdish fighters" and peoples take the second."""
    head = line.actor.split(" of ")[0].split()[-1:]
    end = line.claims[0].actor
    common = bool(head) and head[0].islower() and head[0].endswith("s") and not head[0].endswith("ss")
    people = end is not None and end.actor.kind is ActorKind.COMMUNITY
    many = common or people or (bool(head) and head[0].lower() in _PLURALS)
    return " ".join(word.split("|")[many] if "|" in word else word for word in form.split())


def _count(number: int, noun: str) -> str:
    return f"{number:,} {noun}{'' if number == 1 else 's'}"
