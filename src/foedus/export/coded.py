"""Relations coded by hand, as a human coder's claims.

A table (CSV) has the columns actor, relation, recipient, from, to, source, quote. `source` names an article of the
ledger by its id, the id it came with, or its address: the quote must then stand there verbatim and once. Where it names
none, the quote is kept as an article of its own with the source as its title. An end whose name does not stand in the
quote points to the whole quote, since nobody knows which of its words the coder meant. No offset is ever made up.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from foedus.codebook import relation_types
from foedus.errors import FoedusError, InputError
from foedus.export.files import csv_reader
from foedus.ledger import Ledger
from foedus.model import (
    UNDATED,
    Article,
    Claim,
    Coder,
    DateBasis,
    Outcome,
    Participant,
    Phase,
    RelationType,
    Span,
    ValidTime,
    tagged_id,
)
from foedus.workspace.voices import shipped_gazetteer

FIELDS = ("actor", "relation", "recipient", "from", "to", "source", "quote")


@dataclass(frozen=True, slots=True, kw_only=True)
class Imported:
    """What an import has done: claims added, readings that were there already, and rows not taken."""

    claims: int
    already: int
    problems: tuple[InputError, ...]


@dataclass(frozen=True, slots=True)
class _Coded:
    """A good row: its article, its passage, and what it says."""

    article: Article
    evidence: Span
    row: dict[str, str]
    relation: RelationType
    when: ValidTime


def import_coded(ledger: Ledger, path: Path, *, coder: str) -> Imported:
    """Appends the relations of a table as claims of a person; bad rows are named with file and line and left out.

    The same rows add nothing twice. All rows on one article are one reading of it, so a corrected table adds beside the
    first. Raises InputError where the file itself cannot be read.
    """
    relations = relation_types()
    articles = _known(ledger)
    problems: list[InputError] = []
    by_article: dict[str, list[_Coded]] = {}
    for line, row in _rows(path):
        try:
            coded = _coded(row, ledger, articles, relations)
        except (FoedusError, ValueError) as error:
            problems.append(InputError(f"{path}:{line}", str(error)))
        else:
            by_article.setdefault(coded.article.id, []).append(coded)
    claims = already = 0
    for group in by_article.values():
        digest = tagged_id("t1", {"rows": [item.row for item in group]})[3:19]
        person = Coder(name=coder, version="by hand", digest=digest)
        made = {claim.id: claim for claim in (_claim(item, person) for item in group)}
        added = ledger.append_reading(group[0].article, list(made.values()), (), None, person)
        claims += added.claims
        already += added.outcome is Outcome.ALREADY_THERE
    return Imported(claims=claims, already=already, problems=tuple(problems))


def _rows(path: Path) -> Iterator[tuple[int, dict[str, str]]]:
    with csv_reader(path, sorted(FIELDS)) as reader:
        for row in reader:
            yield reader.line_num, {name: (row[name] or "").strip() for name in FIELDS}


def _known(ledger: Ledger) -> dict[str, str]:
    """Articles by every name that a source can give them."""
    known: dict[str, str] = {}
    for row in ledger.articles():
        for name in (row.given_id, row.uri):
            if name:
                known[name] = row.id
        known[row.id] = row.id
    return known


def _coded(
    row: dict[str, str], ledger: Ledger, articles: dict[str, str], relations: Mapping[str, RelationType]
) -> _Coded:
    for name in ("actor", "relation", "recipient", "source", "quote"):
        if not row[name]:
            raise ValueError(f"{name} is empty")
    relation = relations.get(row["relation"].lower())
    if relation is None:
        raise ValueError(f"{row['relation']!r} is no relation; there are {', '.join(relations)}")
    when = _when(row["from"], row["to"])
    quote = row["quote"]
    if row["source"] not in articles:
        article = Article(text=quote, title=row["source"])
        return _Coded(article, article.span(0, len(quote)), row, relation, when)
    article = ledger.article(articles[row["source"]])
    count = article.text.count(quote)
    if count != 1:
        where = "does not stand" if not count else f"stands {count} times"
        raise ValueError(f"the quote {where} in {row['source']}{'' if not count else '; make it longer'}")
    start = article.text.index(quote)
    return _Coded(article, article.span(start, start + len(quote)), row, relation, when)


def _when(start: str, end: str) -> ValidTime:
    if not start and not end:
        return UNDATED
    try:
        return ValidTime(edtf=start if start == end else f"{start}/{end}", basis=DateBasis.EXPLICIT)
    except ValueError as error:
        raise ValueError(f"from {start!r} to {end!r} is no time ({error}); write dates like 2014-11-02") from error


def _claim(coded: _Coded, coder: Coder) -> Claim:
    return Claim(
        article=coded.article.id,
        relation=coded.relation.key,
        phase=Phase.HOLDS,
        sign=coded.relation.sign,
        plover=None,
        predicate="coded by hand",
        actor=_end(coded.row["actor"], coded),
        recipient=_end(coded.row["recipient"], coded),
        when=coded.when,
        evidence=coded.evidence,
        coder=coder,
        confidence=1.0,
    )


def _end(name: str, coded: _Coded) -> Participant:
    """An end by its name; its words are the name where it stands in the passage, else the whole passage."""
    gazetteer = shipped_gazetteer()
    actor = gazetteer.by_id(name) or gazetteer.actor(name)
    passage = coded.evidence
    for borne in (name, actor.name, *actor.aliases):
        place = passage.text.find(borne)
        if place >= 0:
            start = passage.start + place
            return Participant(actor=actor, span=coded.article.span(start, start + len(borne)))
    return Participant(actor=actor, span=passage)
