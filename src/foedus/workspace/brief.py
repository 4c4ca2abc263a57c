"""The brief: what the reports claim, chosen and grouped for a person in a hurry. Plain values, no terminal.

Nothing is concluded here of how things stand. A line cites its articles; how many independent origins these have is
counted where somebody can tell (`with_origins`). Claims that are only possible, conditional or planned, and those that
are denied or doubted, never stand among the others.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any

from rapidfuzz import fuzz, process

from foedus.inference import Support
from foedus.ledger import LedgerArticle, LedgerClaim
from foedus.model import Phase, Span
from foedus.workspace.brief_lines import BriefLine, group_lines
from foedus.workspace.contract import CONTRACT, document_json, support_json

SECTIONS = (
    ("with", "With each other"),
    ("against", "Against each other"),
    ("truces", "Truces and talks"),
    ("began", "What began"),
    ("ended", "What ended"),
    ("under", "Who leads, who belongs to whom"),
    ("possible", "Only possible, conditional or planned"),
    ("denied", "Denied or doubted"),
)
"""Keys and titles of the sections, in the order in which they are shown."""

_REPEATED = 0.45
"""What a line loses in weight for each one before it with the same words."""

_FAMILY = {"alliance": "with", "backing": "with", "merger": "with", "opposition": "against", "fighting": "against"}
_FAMILY |= {"truce": "truces", "talks": "truces", "membership": "under", "leadership": "under", "formation": "under"}


@dataclass(frozen=True, slots=True, kw_only=True)
class BriefQuestion:
    """What is asked: `actor` by name or id, `since` by day of publication, `as_of` and `known` as everywhere.

    `limit` is the most lines that a section shows, None for all.
    """

    actor: str | None = None
    since: date | None = None
    as_of: date | None = None
    known: date | None = None
    limit: int | None = 8


@dataclass(frozen=True, slots=True, kw_only=True)
class BriefSection:
    """One section: its lines, pair by pair and newest first, and how many more there are."""

    key: str
    title: str
    lines: tuple[BriefLine, ...]
    more: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Brief:
    """The answer. `articles` are those that the lines cite, newest first; a line names them by their place there.

    `read` counts all articles that the claims come from, `claims` the claims of relations, `acts` the reported acts
    that say nothing of one. `mixed` names the pairs that are reported both with and against each other at times that
    can be the same. `suggestions` are names of the ledger that resemble one that nobody in it bears; `notes` say how
    the name asked for was taken, where it is not simply the actor's own.
    """

    question: BriefQuestion
    sections: tuple[BriefSection, ...]
    articles: tuple[LedgerArticle, ...]
    read: int
    claims: int
    acts: int
    mixed: tuple[tuple[str, str], ...] = ()
    suggestions: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    _numbers: dict[str, int] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "_numbers", {each.id: place for place, each in enumerate(self.articles, 1)})

    def number(self, article: LedgerArticle) -> int | None:
        """The number by which lines cite an article, counted from 1; None where no shown line cites it."""
        return self._numbers.get(article.id)


def build_brief(
    items: Iterable[LedgerClaim],
    question: BriefQuestion,
    *,
    actors: frozenset[str] | None = None,
    suggestions: tuple[str, ...] = (),
    notes: tuple[str, ...] = (),
) -> Brief:
    """The brief of some claims; `actors` are the ids that the question's name can mean, None where it names nobody.

    Left out are retracted claims, those of superseded articles, and those of an older reading of the same article.
    """
    standing = [item for item in items if _stands(item) and _asked(item, question, actors)]
    related = [item for item in standing if item.claim.relation is not None]
    lines = group_lines(related)
    made = (_section(key, title, lines, question.limit) for key, title in SECTIONS)
    sections = tuple(section for section in made if section.lines)
    return Brief(
        question=question,
        sections=sections,
        articles=_cited(sections),
        read=len({item.article.id for item in standing}),
        claims=len(related),
        acts=len(standing) - len(related),
        mixed=_mixed(lines),
        suggestions=suggestions,
        notes=notes,
    )


def with_origins(brief: Brief, count: Callable[[Iterable[str]], Support]) -> Brief:
    """The brief with the origins of each line that it shows; `count` gives those of some claims' ids."""
    lines = dict.fromkeys(line for section in brief.sections for line in section.lines)
    found = {line: replace(line, support=count([claim.id for claim in line.claims])) for line in lines}
    sections = (replace(each, lines=tuple(found[line] for line in each.lines)) for each in brief.sections)
    return replace(brief, sections=tuple(sections))


def sections_of(line: BriefLine) -> tuple[str, ...]:
    """The sections a line stands in: where it stands now, and what began or ended."""
    if line.stance != "asserted":
        return (line.stance,)
    if line.phase is Phase.ENDS or line.relation == "split":
        return ("ended",) if line.phase is not Phase.ENDS or line.relation != "split" else ("began",)
    family = _FAMILY[line.relation]
    return (family, "began") if line.phase is Phase.BEGINS and family != "under" else (family,)


def alike(name: str, items: Iterable[LedgerClaim], limit: int = 4) -> tuple[str, ...]:
    """Names of actors in these claims that are spelled much like `name`, the likest first."""
    ends = (end for item in items for end in (item.claim.actor, item.claim.recipient) if end is not None)
    names = sorted({end.actor.name for end in ends})
    scored = process.extract(name, names, scorer=fuzz.WRatio, processor=str.casefold, limit=limit, score_cutoff=70)
    return tuple(found for found, _, _ in scored)


def brief_json(brief: Brief) -> dict[str, Any]:
    """The brief as one JSON object; each line with its claims, articles and words."""
    question = brief.question
    return {
        "contract": CONTRACT,
        "question": {
            "actor": question.actor,
            "since": _iso(question.since),
            "as_of": _iso(question.as_of),
            "known": _iso(question.known),
        },
        "articles": brief.read,
        "claims": brief.claims,
        "acts": brief.acts,
        "counted": "articles, and the independent origins behind them",
        "sections": [_section_json(section) for section in brief.sections],
        "mixed": [list(pair) for pair in brief.mixed],
        "suggestions": list(brief.suggestions),
        "notes": list(brief.notes),
    }


def _stands(item: LedgerClaim) -> bool:
    newest = item.article.coder
    older = newest is not None and newest.name == item.claim.coder.name and newest != item.claim.coder
    return not (item.retracted or item.superseded or older)


def _asked(item: LedgerClaim, question: BriefQuestion, actors: frozenset[str] | None) -> bool:
    published = item.article.published
    if question.since is not None and (published is None or published < question.since):
        return False
    return actors is None or bool({item.actor, item.recipient} & actors)


def _section(key: str, title: str, lines: Sequence[BriefLine], limit: int | None) -> BriefSection:
    """The weightiest lines of a section, pair by pair and newest first; all of them without a limit."""
    mine = [line for line in lines if key in sections_of(line)]
    weighty = _varied(sorted(mine, key=lambda line: (line.weight, line.newest, sorted(line.pair)), reverse=True))
    shown = weighty if limit is None else weighty[:limit]
    heads: dict[frozenset[str], BriefLine] = {}
    for line in sorted(shown, key=lambda line: line.newest):
        heads[line.pair] = line

    def place(line: BriefLine) -> tuple[object, ...]:
        head = heads[line.pair]
        return head.newest, head.claims[0].evidence.start, sorted(line.pair), line.newest

    ordered = sorted(shown, key=place, reverse=True)
    return BriefSection(key=key, title=title, lines=tuple(ordered), more=len(mine) - len(shown))


def _varied(lines: list[BriefLine]) -> list[BriefLine]:
    """Lines by weight, each one less that tells again what the same words told: one sentence shall not fill a page."""
    told: Counter[Span] = Counter()
    weights: list[tuple[float, BriefLine]] = []
    for line in lines:
        weights.append((line.weight - _REPEATED * told[line.claims[0].evidence], line))
        told[line.claims[0].evidence] += 1
    return [line for _, line in sorted(weights, key=lambda pair: -pair[0])]


def _cited(sections: Iterable[BriefSection]) -> tuple[LedgerArticle, ...]:
    found = {
        article.id: article
        for section in sections
        for line in section.lines
        for article in (*line.articles, *line.against)
    }
    return tuple(sorted(found.values(), key=lambda each: (each.published or date.min, each.seq), reverse=True))


def _mixed(lines: Iterable[BriefLine]) -> tuple[tuple[str, str], ...]:
    """Pairs asserted to stand both with and against each other, where the two can be at the same time."""
    asserted = [line for line in lines if line.stance == "asserted" and line.phase is not Phase.ENDS]
    hostile: defaultdict[frozenset[str], list[BriefLine]] = defaultdict(list)
    for line in asserted:
        if _FAMILY.get(line.relation) == "against":
            hostile[line.pair].append(line)
    friendly = (line for line in asserted if _FAMILY.get(line.relation) == "with")
    pairs = {
        line.pair: (line.actor, line.recipient)
        for line in friendly
        if any(line.interval.overlaps(other.interval) for other in hostile.get(line.pair, ()))
    }
    return tuple(sorted(pairs.values()))


def _section_json(section: BriefSection) -> dict[str, Any]:
    lines = [_line_json(line) for line in section.lines]
    return {"section": section.key, "title": section.title, "lines": lines, "more": section.more}


def _line_json(line: BriefLine) -> dict[str, Any]:
    return {
        "relation": line.relation,
        "phase": line.phase.value,
        "sign": line.sign,
        "actor": {"id": line.ids[0], "name": line.actor},
        "recipient": {"id": line.ids[1], "name": line.recipient},
        "when": line.when,
        "basis": line.basis.value,
        "factuality": list(line.firmness),
        "conditional": line.conditional,
        "future": line.future,
        "sources": [list(chain) for chain in line.sources],
        "words": line.words,
        **_count_json(line),
        "articles": [document_json(article) for article in line.articles],
        "against": [document_json(article) for article in line.against],
        "claims": [claim.id for claim in line.claims],
    }


def _count_json(line: BriefLine) -> dict[str, Any]:
    if line.support is None:
        return {"origins": None}
    return support_json(line.support, {article.id: article.given_id or article.id for article in line.articles})


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None
