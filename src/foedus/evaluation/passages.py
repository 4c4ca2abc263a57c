"""Passages of one to three sentences with every relation that their words speak of, span against span.

A file holds blocks parted by a blank line: the text in the first line, then a line for each relation, its columns
parted by tabs: the relation, its ends A and B, and the word by which it is told. Ends and word stand in the text as
they are written, `army#2` at their second place. A relation counts as read whoever is said to have begun and however
certain it is said to be; a neighbour of the relation will do ("fighting" for "opposition").
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from foedus.evaluation.measures import Claims, Json, Scores, f1, joins, share

_NEAR = {
    "fighting": {"opposition"},
    "opposition": {"fighting", "split"},
    "split": {"opposition"},
    "truce": {"alliance", "talks"},
    "alliance": {"truce", "backing", "merger"},
    "talks": {"truce"},
    "merger": {"formation", "alliance"},
    "formation": {"merger", "leadership", "split"},
}
_OFFICES = frozenset({"membership", "leadership"})
_BLANK = re.compile(r"\n\s*\n")
Span = tuple[int, int]


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """A relation that a passage speaks of; `one` and `two` are the characters of its ends, `cue` those of its word."""

    relation: str
    one: Span
    two: Span
    cue: Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """A text, named by its file and place in it, and all that it tells."""

    id: str
    text: str
    told: tuple[Told, ...]


def passages(path: Path) -> list[Passage]:
    """The passages of a file. Raises ValueError that names the block and line which do not fit the text."""
    blocks = _BLANK.split(path.read_text(encoding="utf-8").strip())
    return [_passage(f"{path.stem} {number}", block) for number, block in enumerate(blocks, 1)]


def _passage(name: str, block: str) -> Passage:
    text, *lines = block.splitlines()
    return Passage(id=name, text=text, told=tuple(told(name, text, line.split("\t")) for line in lines))


def told(name: str, text: str, columns: Sequence[str]) -> Told:
    """The relation of a line with these columns; ValueError where they do not fit the text."""
    if len(columns) != 4:
        line = "\t".join(columns)
        raise ValueError(f"{name}: {line!r} has {len(columns)} columns, not 4")
    one, two, cue = (_place(name, text, words) for words in columns[1:])
    return Told(relation=columns[0], one=one, two=two, cue=cue)


def _place(name: str, text: str, words: str) -> Span:
    plain, _, number = words.partition("#")
    found = [match.span() for match in re.finditer(rf"(?<!\w){re.escape(plain)}(?!\w)", text)]
    if len(found) < int(number or 1):
        raise ValueError(f"{name}: {words!r} is not in the text")
    return found[int(number or 1) - 1]


def score(gold: Sequence[Passage], claims: Claims) -> Scores:
    """Recall over all that is told; precision over the claims, but for a person's own office and membership."""
    asked, hit = Counter[str](), Counter[str]()
    read = right = 0
    misses: list[str] = []
    for passage in gold:
        found = [claim for claim in claims.get(passage.id, ()) if claim["relation"]]
        used = set[int]()
        for row in passage.told:
            hits = {place for place, claim in enumerate(found) if states(claim, row)}
            asked[row.relation] += 1
            hit[row.relation] += bool(hits)
            used |= hits
            if not hits:
                misses.append(_missed(passage, row))
        extra = [claim for place, claim in enumerate(found) if place not in used]
        wrong = [claim for claim in extra if not _own_office(claim)]
        read, right = read + len(used) + len(wrong), right + len(used)
        misses += _extras(passage, wrong)
    precision, recall = share(right, read), share(hit.total(), asked.total())
    return Scores(
        size=f"{len(gold)} passages, {asked.total()} relations",
        values={"precision": precision, "recall": recall, "f1": f1(precision, recall)},
        facts={f"recall {relation}": share(hit[relation], asked[relation]) for relation in sorted(asked)},
        misses=tuple(misses),
    )


def judged(passage: Passage, claims: Sequence[Json]) -> list[bool | None]:
    """For each claim of a relation whether it is right; None for those neither asked for nor counted."""
    return [
        True if any(states(claim, row) for row in passage.told) else None if _own_office(claim) else False
        for claim in claims
        if claim["relation"]
    ]


def states(claim: Json, row: Told) -> bool:
    """Whether a claim tells a relation, or a neighbour of it, between its ends, whichever way round."""
    relation = claim["relation"]
    return (relation == row.relation or relation in _NEAR.get(row.relation, ())) and joins(claim, row.one, row.two)


def _own_office(claim: Json) -> bool:
    return claim["relation"] in _OFFICES and (claim["actor"] or {}).get("kind") == "person"


def _missed(passage: Passage, row: Told) -> str:
    one, two, cue = (passage.text[start:end] for start, end in (row.one, row.two, row.cue))
    return f"missed | {row.relation} {one} -> {two} by {cue!r} | {passage.id} | {passage.text}"


def _extras(passage: Passage, claims: Sequence[Json]) -> Iterator[str]:
    for claim in claims:
        one, two = ((claim[end] or {}).get("text") for end in ("actor", "recipient"))
        yield f"extra | {claim['relation']} {one} -> {two} | {passage.id} | {passage.text}"
