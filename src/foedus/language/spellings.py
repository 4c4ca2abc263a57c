"""Words that some write in two parts: "cease-fire" and "a cease fire" are read as "ceasefire".

"Along side" is read as "alongside" where it says beside whom. The tokens keep the text's own letters; parser and
lemmatiser are given the one word. The words are in `data/spellings.yaml`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache
from importlib.resources import files

import yaml

from foedus.language.tables import LOADER
from foedus.language.tokens import Unit

_HYPHENS = "[\u2010\u2011-]"
_BEFORE_NOUN = r"(?<=\b(?:an|he|is|at|ny|ew) )|(?<=\ba )|(?<=\w(?:al|te|ry|ed|ng|nt|le) )"
"""The last letters of articles, determiners and common endings of adjectives before a noun in two words."""

_NOUN_AHEAD = r"(?= (?:the|an?|its|their|his|her|our|those|other|fellow|some|(?-i:[A-Z])))"


def spelt_together(text: str) -> Iterator[Unit]:
    """The words of a text that are written in two parts, in order, each to be read as one."""
    for match in _pattern().finditer(text) if _parted().search(text) else ():
        yield Unit(start=match.start(), end=match.end(), reading=one_word(match.group()))


def one_word(form: str) -> str:
    """A word written in two parts as one ("cease-fires": "ceasefires"); any other word as it is."""
    if _PARTS.search(form) is None:
        return form
    parted = _pattern().fullmatch(form) or _spaced().fullmatch(form)
    return _PARTS.sub("", form, count=1) if parted else form


_PARTS = re.compile(rf"{_HYPHENS}| ")


@cache
def _words() -> dict[str, list[str]]:
    text = files("foedus.language").joinpath("data/spellings.yaml").read_text(encoding="utf-8")
    found: dict[str, list[str]] = yaml.load(text, Loader=LOADER)
    return found


@cache
def _pattern() -> re.Pattern[str]:
    """The cheapest test stands first at each place: of one letter, and of the words before what comes before them."""
    hyphenated = "|".join(word.replace("-", _HYPHENS) for word in _words()["hyphenated"])
    letters = "".join(sorted({word[0] for word in _words()["hyphenated"]}))
    before = rf"\b(?:{_either('before_nouns')}){_NOUN_AHEAD}"
    spaced = rf"(?:{_either('spaced')})s?\b"
    behind = rf"(?={spaced})(?:{_BEFORE_NOUN}){spaced}"
    return re.compile(rf"\b(?=[{letters}])(?:{hyphenated})[a-z]*\b(?!{_HYPHENS})|{behind}|{before}", re.I)


@cache
def _parted() -> re.Pattern[str]:
    """A word in two parts wherever it stands, sought from the sign between its parts: most texts have none."""
    hyphenated = _second_parts(_words()["hyphenated"])
    spaced = _second_parts(_words()["spaced"] + _words()["before_nouns"])
    return re.compile(rf"[ {_HYPHENS[1:]}(?:(?<= )(?:{spaced})|(?<! )(?:{hyphenated}))", re.I)


def _second_parts(words: Iterable[str]) -> str:
    return "|".join(f"{second}(?<={first}.{second})" for first, second in (re.split("[ -]", word) for word in words))


@cache
def _spaced() -> re.Pattern[str]:
    return re.compile(rf"(?:{_either('spaced')})s?|{_either('before_nouns')}", re.I)


def _either(kind: str) -> str:
    return "|".join(_words()[kind])
