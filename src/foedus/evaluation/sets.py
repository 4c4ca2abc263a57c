"""The gold sets: where each lies, how its texts are read, and which measure is put on what was read.

A gold folder holds any of the files named here; further `*.json` files with "articles" are sets of whole articles, and
those whose names end in `_notes.jsonl`, `_documents.jsonl` or `_events.jsonl` sets in the form of Mapping Militants,
RE3D and PLOVER, in `_dates.jsonl` texts with the date of what they tell, all named by their stem; all its `*.txt` files
together are one set of passages, named like the folder. Long sets are sampled by taking every n-th record, so that the
whole takes a few minutes.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from foedus.codebook.cues import Cues
from foedus.errors import FoedusError, InputError
from foedus.evaluation import (
    dating,
    documents,
    elsewhere,
    events,
    firmness,
    militants,
    passages,
    quoting,
    reports,
    timing,
)
from foedus.evaluation.measures import Claims, Json, Scores
from foedus.extraction.rules.attribution import find_attributions
from foedus.extraction.rules.factuality import stance
from foedus.language import ParsedArticle
from foedus.language.dates import find_times
from foedus.model import Article
from foedus.sources.building import Given, build_article
from foedus.sources.records import record_to_article
from foedus.workspace import Reader, attribution_json, claim_json

Read = Callable[[Path, Reader], Scores]


class GoldError(FoedusError):
    """A gold folder or file that cannot be used."""


@dataclass(frozen=True, slots=True, kw_only=True)
class GoldSet:
    """One gold set: its name in tables and floors, its file, and the function that reads and measures it."""

    name: str
    path: Path
    read: Read

    def scores(self, reader: Reader) -> Scores:
        """Reads the set's texts and measures what was read. Raises GoldError where the file breaks its form."""
        try:
            return self.read(self.path, reader)
        except (OSError, ValueError, KeyError, TypeError) as error:
            raise GoldError(f"{self.path}: cannot be measured ({type(error).__name__}: {error})") from error


def find_sets(folders: Iterable[Path]) -> list[GoldSet]:
    """The sets that the folders hold, in the order of the table. Raises GoldError for a folder that is not there."""
    found = []
    for folder in folders:
        if not folder.is_dir():
            raise GoldError(f"{folder}: no such folder")
        for path in sorted(folder.glob("*.json")):
            found.append(GoldSet(name=path.stem, path=path, read=_articles))
        for stem, (name, read) in _FILES.items():
            path = folder / f"{stem}.jsonl"
            if path.exists():
                found.append(GoldSet(name=name, path=path, read=read))
        for kind, read in _KINDS.items():
            paths = sorted(folder.glob(f"*_{kind}.jsonl"))
            found += [GoldSet(name=path.stem, path=path, read=read) for path in paths]
        if any(folder.glob("*.txt")):
            found.append(GoldSet(name=folder.name, path=folder, read=_passages))
    return found


def rows(path: Path, step: int = 1) -> list[dict[str, Any]]:
    """Every `step`-th record of a JSON Lines file."""
    with path.open(encoding="utf-8") as stream:
        return [json.loads(line) for number, line in enumerate(stream) if line.strip() and number % step == 0]


def claims_of(records: Iterable[Json], reader: Reader) -> dict[str, list[Json]]:
    """The claims of records with id, text, title and published, in the form of the contract, by id."""
    return {
        article.given_id or "": [claim_json(claim, article) for claim in reader.read(article).claims]
        for article in _as_articles(records)
    }


def _as_articles(records: Iterable[Json]) -> Iterator[Article]:
    for record in records:
        article = record_to_article(dict(record), str(record.get("id")), Given())
        if isinstance(article, InputError):
            raise article
        yield article


def _articles(path: Path, reader: Reader) -> Scores:
    gold = json.loads(path.read_text(encoding="utf-8"))
    read: dict[str, list[Json]] = {}
    for row in gold["articles"]:
        given = Given(published=date.fromisoformat(row["published"]), id=row["id"])
        article = build_article(_text(row, path), given)
        read[row["id"]] = [claim_json(claim, article) for claim in reader.read(article).claims]
    return reports.score(gold, read)


def _text(row: dict[str, Any], path: Path) -> str:
    """The text as it is read: title, blank line, body; or the file that the gold names, beside its folder."""
    if "text" in row:
        return f"{row['title']}\n\n{row['text']}\n"
    for folder in path.resolve().parents:
        if (folder / "seed" / row["file"]).exists():
            return (folder / "seed" / str(row["file"])).read_text(encoding="utf-8")
    raise GoldError(f"{path}: the text of {row['id']}, seed/{row['file']}, is not there")


def _militants(path: Path, reader: Reader) -> Scores:
    gold = militants.wanted(rows(path))
    records = {
        row["doc_id"]: {
            "id": row["doc_id"],
            "text": row["text"],
            "published": row["date"] if row["date_precision"] == "day" else None,
        }
        for row in gold
    }
    return militants.score(gold, claims_of(records.values(), reader))


def _documents(path: Path, reader: Reader) -> Scores:
    gold = rows(path)
    records = [{"id": row["doc_id"], "text": row["text"], "title": row.get("title")} for row in gold]
    return documents.score(gold, claims_of(records, reader))


def _events(path: Path, reader: Reader) -> Scores:
    gold = events.wanted(rows(path))
    records = {row["doc_id"]: {"id": row["doc_id"], "text": row["text"]} for row in gold}
    return events.score(gold, claims_of(records.values(), reader))


def _quoting(path: Path, reader: Reader) -> Scores:
    gold = quoting.wanted(rows(path, step=4))
    records = ({"id": row["doc_id"], "text": row["text"], "published": row.get("date")} for row in gold)
    read: Claims = {
        article.given_id or "": [attribution_json(item, article) for item in reader.attributions(article)]
        for article in _as_articles(records)
    }
    return quoting.score(gold, read)


def _timing(path: Path, reader: Reader) -> Scores:
    gold = rows(path, step=3)
    found = {}
    for row in gold:
        article = Article(text=row["text"], published=date.fromisoformat(row["dct"]["value"][:10]))
        found[row["doc_id"]] = find_times(reader.parse(article))
    return timing.score(gold, found)


def _firmness(path: Path, reader: Reader) -> Scores:
    gold = rows(path, step=5 if path.stem.startswith("uw") else 1)
    cues = Cues.load(())
    read: dict[tuple[str, int], float] = {}
    for row in gold:
        parsed = reader.parse(Article(text=row["text"]))
        starts = [event["start"] for event in row["events"] if event["offset_ok"]]
        read.update(((row["text"], start), value) for start, value in _stances(parsed, starts, cues))
    return firmness.score(gold, read)


def _stances(parsed: ParsedArticle, starts: Sequence[int], cues: Cues) -> Iterator[tuple[int, float]]:
    speech = find_attributions(parsed, (), cues)
    places = {
        place: (sentence.index, token.index)
        for sentence in parsed.sentences
        for token in sentence.tokens
        for place in range(token.start, token.end)
    }
    for start in starts:
        if start in places:
            firm = stance(parsed, *places[start], speech, cues)
            yield start, firmness.number(str(firm.factuality), future=firm.future)


def _elsewhere(path: Path, reader: Reader) -> Scores:
    gold = rows(path)
    return elsewhere.score(gold, claims_of(gold, reader))


def _passages(folder: Path, reader: Reader) -> Scores:
    gold = [passage for path in sorted(folder.glob("*.txt")) for passage in passages.passages(path)]
    records = ({"id": passage.id, "text": passage.text} for passage in gold)
    return passages.score(gold, claims_of(records, reader))


def _dating(path: Path, reader: Reader) -> Scores:
    gold = rows(path)
    return dating.score(gold, claims_of(gold, reader))


_FILES: dict[str, tuple[str, Read]] = {
    "other_news": ("other_news", _elsewhere),
    "other_reports": ("other_reports", _elsewhere),
    "mmp_links": ("mmp_links", _militants),
    "re3d": ("re3d", _documents),
    "plover_gsr": ("plover_gsr", _events),
    "polnear_dev": ("polnear_dev", _quoting),
    "tbaq_timeml": ("tbaq_timeml", _timing),
    "uw_factuality": ("uw_factuality", _firmness),
    "meantime_factuality": ("meantime_factuality", _firmness),
}
_KINDS: dict[str, Read] = {"notes": _militants, "documents": _documents, "events": _events, "dates": _dating}
"""How files of one's own are read by the last word of their name.

In the form of Mapping Militants, RE3D and PLOVER, and of `dating`.
"""
