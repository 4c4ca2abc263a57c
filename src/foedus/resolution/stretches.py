"""Stretches of the words of a text that may be names."""

from __future__ import annotations

from collections.abc import Container, Sequence

from foedus.resolution.names import Word, joinable

_WIDEST_GAP = 12


def places_of(spoken: Sequence[Word], firsts: Container[str]) -> list[int]:
    """Where one of these words stands, with a possessive ending or without."""
    return [place for place, word in enumerate(spoken) if word.form in firsts or word.bare in firsts]


def joined(text: str, spoken: Sequence[Word], place: int) -> bool:
    """Whether the word at `place` and the next may belong to one name; articles between them count for nothing."""
    left, right = spoken[place].end, spoken[place + 1].start
    return right - left <= _WIDEST_GAP and joinable(text, left, right)


def key_of(spoken: Sequence[Word], first: int, last: int) -> str:
    """The key of a stretch of words, read as one name."""
    final = spoken[last].bare
    return final if first == last else " ".join([*[word.form for word in spoken[first:last]], final])
