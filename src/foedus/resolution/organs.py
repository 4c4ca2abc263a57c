"""Phrases that stand for a state: "the Syrian army", "Syria's government forces", "the government of Syria"."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from foedus.codebook.actors import NameRole, word_list
from foedus.resolution.names import key

LONGEST = 5
"""Most words after the name of a state that an organ or office may have."""


def after(words: Sequence[str]) -> tuple[int, NameRole] | None:
    """How many of the folded words after a state's name or adjective make an organ or office of it, and which."""
    organs, offices, modifiers = _lists()
    best: tuple[int, NameRole] | None = None
    for length in range(1, min(len(words), LONGEST) + 1):
        for split in range(length):
            tail = " ".join(words[split:length])
            if (tail in organs or tail in offices) and all(word in modifiers for word in words[:split]):
                best = (length, NameRole.GOVERNMENT if tail in organs else NameRole.OFFICE)
                break
    return best


def before(words: Sequence[str]) -> tuple[int, NameRole] | None:
    """The same for the folded words before a state's name: "armed forces of", "president of"."""
    if not words or words[-1] != "of":
        return None
    organs, offices, modifiers = _lists()
    best: tuple[int, NameRole] | None = None
    for length in range(2, min(len(words), LONGEST) + 1):
        phrase = words[-length:-1]
        for split in range(len(phrase)):
            tail = " ".join(phrase[split:])
            if (tail in organs or tail in offices) and all(word in modifiers for word in phrase[:split]):
                best = (length, NameRole.GOVERNMENT if tail in organs else NameRole.OFFICE)
                break
    return best


@cache
def _lists() -> tuple[frozenset[str], frozenset[str], frozenset[str]]:
    organs, offices, modifiers = (
        frozenset(key(word) for word in word_list(name)) for name in ("organs", "offices", "organ_modifiers")
    )
    return organs, offices, modifiers
