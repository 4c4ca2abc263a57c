"""The words by which page furniture, datelines and credits are known, from `agencies.yaml` and `cues.yaml`."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from importlib import resources
from pathlib import Path

from foedus.codebook.files import read_records

KINDS = (
    "caption-label",
    "caption-opening",
    "caption-inside",
    "caption-verb",
    "photo-only",
    "credit-label",
    "credit-name",
    "credit-opening",
    "line",
    "opening",
    "not-a-place",
    "before-agency",
    "after-agency",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Agency:
    """A news or photo agency and the ways it signs."""

    name: str
    written: tuple[str, ...]
    photo: bool


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Cues:
    """All cues: `words` by kind, and the agencies by the words they sign with.

    Compared by identity, so that what is compiled from them is compiled once.
    """

    words: dict[str, tuple[str, ...]]
    agencies: dict[str, Agency]

    def pattern(self, *kinds: str) -> str:
        """A regular expression for any of the words of these kinds, the longest first."""
        return alternatives(word for kind in kinds for word in self.words[kind])

    def agency_pattern(self) -> str:
        """A regular expression for any way in which an agency signs."""
        return alternatives(self.agencies)


def alternatives(words: Iterable[str]) -> str:
    """`(?:a|b)` of literal words, the longest first, so that none hides a longer one; a space matches any spaces."""
    ordered = sorted(set(words), key=lambda word: (-len(word), word))
    return "(?:" + "|".join(re.escape(word).replace(r"\ ", r"[ \u00a0]+") for word in ordered) + ")"


@cache
def shipped_cues() -> Cues:
    """The cues that come with foedus."""
    with resources.as_file(resources.files(__package__)) as folder:
        return load_cues(folder)


def load_cues(folder: Path) -> Cues:
    """The cues of a folder's `agencies.yaml` and `cues.yaml`. Raises CodebookError with file, line and remedy."""
    agencies: dict[str, Agency] = {}
    for record in read_records(folder / "agencies.yaml"):
        record.only(("name", "written", "photo"))
        agency = Agency(name=record.text("name"), written=record.texts("written"), photo=record.flag("photo"))
        if not agency.written:
            raise record.error("'written' is missing", "List how the agency signs: written: [AP, Associated Press].")
        agencies.update(dict.fromkeys(agency.written, agency))
    words: dict[str, tuple[str, ...]] = dict.fromkeys(KINDS, ())
    for record in read_records(folder / "cues.yaml"):
        record.only(("kind", "words"))
        kind = record.choice("kind", KINDS)
        words[kind] += record.texts("words")
    return Cues(words=words, agencies=agencies)
