"""What every measure shares: its result, precision and recall, and when words stand on words."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

Json = Mapping[str, Any]
Claims = Mapping[str, Sequence[Json]]
"""What was read, by the id of the document: claims or attributions in the form of the contract."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Scores:
    """The figures of one gold set, each a share from 0 to 1 that is better the higher it is.

    `size` says what was measured, in words; `facts` are further numbers for the reader that no floor is set on;
    `misses` are lines about what was missed or wrongly found, the cause first.
    """

    size: str
    values: dict[str, float]
    facts: dict[str, float]
    misses: tuple[str, ...] = ()


def share(part: float, whole: float) -> float:
    """The part of the whole; 0 where the whole is nothing."""
    return part / whole if whole else 0.0


def f1(precision: float, recall: float) -> float:
    """The harmonic mean of precision and recall."""
    return share(2 * precision * recall, precision + recall)


def stands_on(end: Json | None, start: int, stop: int) -> bool:
    """Whether an end of a claim, by its own words or by those it refers back to, shares a character with a stretch."""
    for words in (end, (end or {}).get("antecedent")):
        if words and words.get("start") is not None and words["start"] < stop and start < words["end"]:
            return True
    return False


def joins(claim: Json, one: tuple[int, int], two: tuple[int, int]) -> bool:
    """Whether the ends of a claim stand on two stretches, one on each, whichever way round."""
    actor, recipient = claim["actor"], claim["recipient"]
    return any(stands_on(actor, *left) and stands_on(recipient, *right) for left, right in ((one, two), (two, one)))


def plain(name: str | None) -> str:
    """A name as lower-case ASCII letters and digits with single spaces, for comparison."""
    letters = unicodedata.normalize("NFKD", name or "").encode("ascii", "ignore").decode().lower()
    return re.sub(r"[^a-z0-9]+", " ", letters).strip()


def characters(spans: Iterable[Json]) -> set[int]:
    """The places of all characters of some spans."""
    return {place for span in spans for place in range(span["start"], span["end"])}
