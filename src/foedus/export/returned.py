"""Claims that foedus exported as CSV, taken back: the same claims with the same ids.

A row is taken only where it is the claim whose id it bears: every span must stand in its article, and the id worked out
anew must be the one given. The articles come from the ledger or, with their texts, from the `articles.csv` that was
exported beside the claims. What the ledger learns by an import it learns now: `recorded_at` is not taken back.
"""

from __future__ import annotations

import csv
import json
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Any

from foedus.codebook import relation_types
from foedus.errors import FoedusError, InputError
from foedus.export.coded import Imported
from foedus.export.files import csv_reader, guarded, unguarded
from foedus.export.table_claims import ARTICLES, CLAIMS
from foedus.export.tables import Column
from foedus.ledger import Ledger
from foedus.model import (
    UNDATED,
    Actor,
    ActorKind,
    Article,
    Claim,
    Coder,
    DateBasis,
    Factuality,
    Outcome,
    Participant,
    Phase,
    Place,
    Segment,
    SegmentKind,
    SourceLink,
    Span,
    ValidTime,
)

Cells = Mapping[str, str]
_LONGEST = 2**31 - 1
_KEY = "claim_id"


@dataclass(frozen=True, slots=True)
class _Line:
    number: int
    cells: Cells


def is_exported(path: Path) -> bool:
    """Whether a file begins like a table of claims that foedus exports. Raises InputError where it cannot be read."""
    try:
        with path.open("rb") as stream:
            return stream.readline(10_000).removeprefix(b"\xef\xbb\xbf").startswith(_KEY.encode())
    except OSError as error:
        raise InputError(str(path), error.strerror or str(error)) from error


def import_exported(ledger: Ledger, path: Path) -> Imported:
    """Appends the claims of an exported table, each reading of an article by a coder as one; bad rows are named.

    The same table adds nothing twice. Where the ledger has another reading of an article by the same coder, what that
    one lacks is named and left out. Raises InputError where a file itself cannot be read.
    """
    lines = _lines(path, CLAIMS)
    article_of = _articles(ledger, path.with_name("articles.csv"))
    problems: list[InputError] = []
    readings: dict[tuple[str, Coder], tuple[Article, dict[str, tuple[int, Claim]]]] = {}
    for line in lines:
        try:
            article = article_of(line.cells["article_id"])
            claim = _claim(line.cells, article)
        except (FoedusError, ValueError, TypeError, KeyError, AttributeError) as error:
            problems.append(InputError(f"{path}:{line.number}", str(error)))
        else:
            readings.setdefault((article.id, claim.coder), (article, {}))[1][claim.id] = (line.number, claim)
    added = already = 0
    for (key, coder), (article, found) in readings.items():
        done = ledger.append_reading(article, [claim for _, claim in found.values()], (), None, coder)
        added += done.claims
        if done.outcome is Outcome.ALREADY_THERE:
            already += 1
            there = {row.claim.id for row in ledger.claims(article=key, coder=coder, retracted=True)}
            problems += [
                InputError(f"{path}:{number}", f"the ledger has another reading of {key} by {coder.name}")
                for name, (number, _) in found.items()
                if name not in there
            ]
    return Imported(claims=added, already=already, problems=tuple(problems))


def _lines(path: Path, columns: tuple[Column, ...]) -> list[_Line]:
    """The rows of a table, each with the line it begins on, as they were before they were made safe."""
    with _long_fields(), csv_reader(path, [each.name for each in columns]) as reader:
        lines, begins = [], reader.line_num + 1
        for row in reader:
            lines.append(_Line(begins, {each.name: row[each.name] or "" for each in columns}))
            begins = reader.line_num + 1
    # Only text is ever guarded; a table where some formula stands bare has not been made safe.
    texts = [each.name for each in columns if each.type not in ("integer", "number", "boolean")]
    if any(
        guarded(line.cells[name]) != line.cells[name] and line.cells[name][0] != "'" for line in lines for name in texts
    ):
        return lines
    return [
        _Line(line.number, {**line.cells, **{name: unguarded(line.cells[name]) for name in texts}}) for line in lines
    ]


@contextmanager
def _long_fields() -> Iterator[None]:
    """Texts of articles can be longer than what the csv module takes unasked."""
    before = csv.field_size_limit(_LONGEST)
    try:
        yield
    finally:
        csv.field_size_limit(before)


def _articles(ledger: Ledger, beside: Path) -> Callable[[str], Article]:
    """Finds an article by its id, on record or in the table beside the claims. Raises ValueError for one in neither."""
    known = {row.id for row in ledger.articles()}
    given = {line.cells["article_id"]: line.cells for line in _lines(beside, ARTICLES)} if beside.exists() else {}
    kept: dict[str, Article] = {}

    def find(key: str) -> Article:
        if key not in kept:
            if key in known:
                kept[key] = ledger.article(key)
            elif given.get(key, {}).get("text"):
                kept[key] = _article(given[key])
            else:
                raise ValueError(f"its article {key} is not in the ledger, nor its text in {beside} (export --texts)")
        return kept[key]

    return find


def _article(cells: Cells) -> Article:
    retrieved, segments = cells["retrieved_at"], json.loads(cells["segments"] or "[]")
    article = Article(
        text=cells["text"],
        title=cells["title"] or None,
        published=date.fromisoformat(cells["published"]) if cells["published"] else None,
        publisher=cells["publisher"] or None,
        uri=cells["uri"] or None,
        given_id=cells["document_id"] if cells["document_id"] != cells["article_id"] else None,
        credit=cells.get("credit") or None,
        retrieved_at=datetime.fromisoformat(retrieved) if retrieved else None,
        segments=tuple(Segment(kind=SegmentKind(kind), start=start, end=end) for kind, start, end in segments),
    )
    if article.id != cells["article_id"]:
        raise ValueError(f"the text, day or publisher given for {cells['article_id']} are not those it had")
    return article


def _claim(cells: Cells, article: Article) -> Claim:
    evidence = _span(cells, "evidence", article)
    if evidence is None:
        raise ValueError("evidence is empty")
    words = _span(cells, "where", article)
    claim = Claim(
        article=article.id,
        relation=cells["relation"] or None,
        phase=Phase(cells["phase"]),
        sign=_sign(cells["relation"], cells["sign"]),
        plover=cells["plover"] or None,
        predicate=cells["predicate"],
        actor=_end(cells, "actor", article),
        recipient=_end(cells, "recipient", article),
        attribution=tuple(_link(item, article) for item in json.loads(cells["attribution"])),
        factuality=_stance(cells["factuality"]),
        conditional=_flag(cells["conditional"]),
        future=_flag(cells["future"]),
        when=_when(cells["when_edtf"], cells["when_basis"], _span(cells, "when", article)),
        where=Place(name=cells["where_name"], span=words, country=cells["where_country"] or None) if words else None,
        evidence=evidence,
        coder=Coder(name=cells["coder_name"], version=cells["coder_version"], digest=cells["coder_digest"]),
        confidence=float(cells["coder_confidence"]),
    )
    if claim.id != cells[_KEY]:
        raise ValueError(f"this is no longer the claim {cells[_KEY]}: one of its cells was changed")
    return claim


def _sign(relation: str, text: str) -> int:
    known = relation_types().get(relation)
    if text not in ("-1", "0", "1") or (known is not None and known.sign != int(text)):
        raise ValueError(f"{text!r} is not the sign of {relation or 'an act'}")
    return int(text)


def _stance(label: str) -> Factuality:
    try:
        return Factuality.parse(label)
    except ValueError as error:
        raise ValueError(f"{label!r} is no label of factuality") from error


def _flag(text: str) -> bool:
    if text.lower() not in ("true", "false"):
        raise ValueError(f"{text!r} is neither true nor false")
    return text.lower() == "true"


def _span(cells: Cells, name: str, article: Article) -> Span | None:
    start, end = cells[f"{name}_start"], cells[f"{name}_end"]
    return _words(article, int(start), int(end), cells[f"{name}_text"]) if start and end else None


def _words(article: Article, start: int, end: int, text: str) -> Span:
    span = article.span(start, end)
    if span.text != text:
        raise ValueError(f"{text[:60]!r} does not stand at {start} to {end} of {article.id}")
    return span


def _end(cells: Cells, name: str, article: Article) -> Participant | None:
    span = _span(cells, name, article)
    if not cells[f"{name}_id"] or span is None:
        return None
    actor = Actor(
        id=cells[f"{name}_id"],
        name=cells[f"{name}_name"],
        kind=ActorKind(cells[f"{name}_kind"]),
        aliases=tuple(json.loads(cells[f"{name}_aliases"] or "[]")),
        country=cells[f"{name}_country"] or None,
    )
    return Participant(actor=actor, span=span, antecedent=_span(cells, f"{name}_antecedent", article))


def _link(item: Mapping[str, Any], article: Article) -> SourceLink:
    when = item["when"]
    told = _when(when["edtf"], when["basis"], _shown(when, article))
    return SourceLink(
        name=item["name"],
        kind=item["kind"],
        span=_shown(item, article),
        cue=_shown(item["cue"], article) if item["cue"] else None,
        actor=item["actor"],
        when=None if told == UNDATED else told,
    )


def _shown(item: Mapping[str, Any], article: Article) -> Span | None:
    return None if item["start"] is None else _words(article, item["start"], item["end"], item["text"])


def _when(edtf: str | None, basis: str, span: Span | None) -> ValidTime:
    return ValidTime(edtf=edtf or None, basis=DateBasis(basis), span=span)
