"""What capitals say: whether words of a text can be a certain name, and whether a name is an acronym."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from functools import cache

from foedus.codebook.actors import NameRecord, NameRole
from foedus.resolution.names import fold, words

_LETTER_TRUE = (NameRole.COUNTRY, NameRole.DEMONYM, NameRole.CAPITAL)
_LONGEST_ACRONYM = 9
_LONGEST_MIXED = 6


def fits(name: NameRecord, surfaces: Sequence[str], article: str = "") -> bool:
    """Whether words of a text can be this name.

    Acronyms want their own capitals, other words a capital where the name has one. Countries and their people want
    their very letters ("Allawi" is no "Alawi"); a name of an article and one word wants its article ("El País").
    `article` is the muted word right before the words, folded.
    """
    if name.quiet:
        return False
    shape, wanted_article = _shape(name.text), _article(name.text)
    if len(shape) != len(surfaces) or (wanted_article and _class(article) != _class(wanted_article)):
        return False
    if len(surfaces) == 1 and name.role in _LETTER_TRUE and not _same_letters(_bare(name.text), surfaces[0]):
        return False
    return all(map(_agrees, shape, surfaces))


@cache
def _bare(name: str) -> str:
    """A name without its article: Salvador of "El Salvador"."""
    return " ".join(name[word.start : word.end] for word in words(name) if not word.mute)


def _agrees(wanted: str | bool, surface: str) -> bool:
    if isinstance(wanted, str):
        return _letters(surface) == wanted
    return not wanted or not _letters(surface)[:1].islower()


def _same_letters(name: str, surface: str) -> bool:
    return _letters(name).casefold() == _letters(surface).casefold()


def _letters(text: str) -> str:
    if text.isascii() and text.isalnum():
        return text
    return "".join(c for c in unicodedata.normalize("NFC", text) if c.isalnum())


def _class(article: str) -> str:
    """Arabic articles are one ("al", "ash", "el"), English and none are others."""
    return article if article in ("", "the") else "al"


@cache
def _shape(name: str) -> tuple[str | bool, ...]:
    """For each word of a name: its exact letters (acronyms), True (a capital first) or False (any case)."""
    spoken = [name[word.start : word.bare_end] for word in words(name) if not word.mute]
    return tuple(_letters(word) if is_acronym(word) else word[:1].isupper() for word in spoken)


@cache
def _article(name: str) -> str:
    """The article of a name that has but one word besides, folded; "" for other names."""
    found = words(name)
    return fold(name[found[0].start : found[0].end]) if len(found) == 2 and found[0].mute and not found[1].mute else ""


@cache
def is_acronym(name: str) -> bool:
    """Whether a name is one short word with two capitals or more, or one and digits ("FARC", "LeT", "M-23", "U.N.")."""
    plain = _letters(name)
    if any(c.isspace() for c in name) or not 2 <= len(plain) <= _LONGEST_ACRONYM:
        return False
    capitals = sum(c.isupper() for c in plain)
    if any(c.isdigit() for c in plain):
        return len(plain) <= _LONGEST_MIXED and capitals >= 1
    mixed = len(plain) <= _LONGEST_MIXED and not plain[1:].islower() and "'" not in name and "’" not in name
    return capitals >= 2 and (plain.isupper() or mixed)
