"""Phrases that stand for a state: "the Syrian army", "Syria's government forces", "the government of Syria"."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

from foedus.codebook.actors import NameRole, word_list
from foedus.resolution.names import key

LONGEST = 5
"""Most words after the name of a state that an organ or office may have."""


def after(words: Sequence[str]) -> tuple[int, NameRole] | None:
    """How many of the folded words after a state's name or adjective make an organ or office of it, and which."""
    for length in range(min(len(words), LONGEST), 0, -1):
        role = _role(words[:length])
        if role is not None:
            return length, role
    return None


def before(words: Sequence[str]) -> tuple[int, NameRole] | None:
    """The same for the folded words before a state's name: "armed forces of", "president of"."""
    if not words or words[-1] != "of":
        return None
    for length in range(min(len(words), LONGEST), 1, -1):
        role = _role(words[-length:-1])
        if role is not None:
            return length, role
    return None


def _role(words: Sequence[str]) -> NameRole | None:
    """What an organ or office is to its state, with modifiers before it; None of other words."""
    lists = _lists()
    if words[-1] not in lists.last_words:
        return None
    for place, word in enumerate(words):
        name = " ".join(words[place:])
        if name in lists.organs:
            return NameRole.GOVERNMENT
        if name in lists.offices:
            return NameRole.OFFICE
        if word not in lists.modifiers:
            return None
    return None


class _Lists(NamedTuple):
    organs: frozenset[str]
    offices: frozenset[str]
    modifiers: frozenset[str]
    last_words: frozenset[str]
    """Those with which an organ's or office's name ends."""


@cache
def _lists() -> _Lists:
    organs, offices, modifiers = (
        frozenset(key(word) for word in word_list(name)) for name in ("organs", "offices", "organ_modifiers")
    )
    return _Lists(organs, offices, modifiers, frozenset(name.rpartition(" ")[2] for name in organs | offices))
