"""Words with exact offsets, split as Universal Dependencies split English.

Clitics stand alone (Assad|'s, did|n't), hyphens split compounds (US|-|led) unless the compound begins with a prefix
(anti-government) or is a name (al-Nusra; see `joining`). Abbreviations keep their dot. A token never holds white space
unless a `Unit` asks for it, and together the tokens cover every visible character. Linear in the length of the text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from importlib.resources import files
from operator import add, eq
from sys import intern

import yaml
from msgspec import Struct

from foedus.language.joining import HYPHENS, name_groups
from foedus.language.tables import LOADER
from foedus.language.tokens import Unit

SPACE = "\\s\u200b\u2028\u2029\ufeff\u200e\u200f\u202a-\u202e\u2066-\u2069"
"""White space and marks that show nothing: what no token begins or ends with."""

_MARKS = (
    "\u00ad\u0300-\u036f\u0483-\u0489\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7\u0610-\u061a\u0640\u064b-\u065f"
    "\u0670\u06d6-\u06dc\u06df-\u06e4\u06e7\u06e8\u06ea-\u06ed\u0711\u0730-\u074a\u0900-\u0963\u0966-\u109f"
    "\u135d-\u135f\u17b4-\u17d3\u1ab0-\u1aff\u1dc0-\u1dff\u200c\u200d\u2060\u20d0-\u20ff\u3099\u309a\ufe00-\ufe0f\ufe20-\ufe2f"
)
_LETTER = f"[^\\W\\d_{SPACE[2:]}{_MARKS}]"
_WORD = f"{_LETTER}(?:[^\\W\\d_]|[{_MARKS}])*"
_APOSTROPHE = "['\u2019\u02bc\u2018]"
_EMOJI = "[\u2190-\u2bff\u3030\U0001f000-\U0001faff]"

_TOKEN = re.compile(
    "|".join(
        (
            r"(?P<web>(?:https?://|www\.)[^\s<>\"\u201c\u201d]{1,2000}|[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,5}|[@#](?=[^\W\d])\w{1,200})",
            r"(?P<dotted>(?:Ph\.|[^\W\d_]\.){2,}(?:[^\W\d_](?!\w))?)",
            rf"(?P<decade>{_APOSTROPHE}\d\ds?(?!\w))",
            r"(?P<code>(?>\d+(?:-\d+){2,})(?!\w))",
            r"(?P<number>(?>\d+(?:[.,:/]\d+)*)(?:(?:st|nd|rd|th|s)(?!\w))?)",
            r"(?P<money>(?<!\w)[A-Z]{1,3}\$(?=\d))",
            rf"(?P<clitic>{_APOSTROPHE}(?:s|re|ve|ll|d|m|S|RE|VE|LL|D|M)(?!\w))",
            rf"(?P<word>{_WORD}(?:{_APOSTROPHE}{_WORD}|(?<=[^\W_])\d+(?:{_WORD})?|&(?={_LETTER}){_WORD})*)",
            rf"(?P<emoji>{_EMOJI}(?:[\u200d\ufe0f\U0001f3fb-\U0001f3ff]|(?<=\u200d){_EMOJI})*)",
            r"(?P<run>\.{2,}|-{2,}|!{2,}|\?{2,}|\*{2,}|_{2,}|={2,}|~{2,}|``|''|<<|>>|[:;]-?[()D](?![\w(]))",
            rf"(?P<other>[^{SPACE}])",
        )
    )
)
_CLITIC = re.compile(rf"(?:n{_APOSTROPHE}t|{_APOSTROPHE}(?:s|re|ve|ll|d|m))$", re.IGNORECASE)
_CHUNK = re.compile(f"[^{SPACE}]+")
_DOT_AND_NUMBER = re.compile(rf"\.[{SPACE}]+\d")
_TRAILING = re.compile(r"[.,;:!?)\]}'\u2019\u201d\"]+$")
_CACHED_LETTERS = 40
_CACHED_PIECES = 100_000


class _Lists:
    """The word lists of `data/tokens.yaml`."""

    def __init__(self) -> None:
        text = files("foedus.language").joinpath("data/tokens.yaml").read_text(encoding="utf-8")
        lists = {name: frozenset(map(str, items)) for name, items in yaml.load(text, Loader=LOADER).items()}
        self.abbreviations = lists["abbreviations"]
        self.before_numbers = lists["before_numbers"]
        self.prefixes = lists["prefixes"]
        self.domains = lists["domains"]
        self.cut = {word.replace("|", ""): len(word.split("|")[0]) for word in lists["cut"]}
        self.whole = lists["whole"]


@cache
def lists() -> _Lists:
    """The word lists, read once."""
    return _Lists()


class Tokens(Struct, frozen=True, kw_only=True):
    """The tokens of a stretch of text, in order: their letters and where each begins and ends, in code points.

    `units` holds by its place each token that is a unit.
    """

    forms: list[str]
    starts: list[int]
    ends: list[int]
    units: dict[int, Unit]


class Tokeniser:
    """Splits text into tokens. Remembers how it split the pieces it has seen; what it gives never depends on that."""

    def __init__(self) -> None:
        self._lists = lists()
        self._known: dict[str, tuple[tuple[str, int], ...]] = {}

    def tokens(self, text: str, start: int, end: int, units: Sequence[Unit] = ()) -> Tokens:
        """The tokens of `text[start:end]`.

        `units` are sorted and do not overlap; those that do not lie within `[start, end)` are passed over.
        """
        forms: list[str] = []
        starts: list[int] = []
        kept: dict[int, Unit] = {}
        place = start
        for unit in units:
            if unit.start < place or unit.end > end or unit.start >= unit.end:
                continue
            self._add(forms, starts, text[place : unit.start], place)
            kept[len(forms)] = unit
            forms.append(text[unit.start : unit.end])
            starts.append(unit.start)
            place = unit.end
        self._add(forms, starts, text[place:end], place)
        return Tokens(forms=forms, starts=starts, ends=list(map(add, starts, map(len, forms))), units=kept)

    def _add(self, forms: list[str], starts: list[int], text: str, offset: int) -> None:
        """Adds the tokens of a stretch without units, which begins at `offset`."""
        found: list[str] = []
        places: list[int] = []
        known = self._known
        for piece in text.split(" "):
            for form, start in known.get(piece) or self._cut(piece):
                found.append(form)
                places.append(offset + start)
            offset += len(piece) + 1
        if not HYPHENS.isdisjoint(found):
            _join(found, places, name_groups(found, [*_glued(found, places), False]))
        if _DOT_AND_NUMBER.search(text):
            _join(found, places, self._numbered(found, places))
        forms += found
        starts += places

    def _cut(self, piece: str) -> tuple[tuple[str, int], ...]:
        """The tokens of a piece, each with its place in it, which are kept for the next like it."""
        found = tuple(
            (intern(chunk.group()[first:last]), chunk.start() + first)
            for chunk in _CHUNK.finditer(piece)
            for first, last in self._split(chunk.group())
        )
        if len(piece) <= _CACHED_LETTERS:
            if len(self._known) >= _CACHED_PIECES:
                self._known.clear()
            self._known[piece] = found
        return found

    def _split(self, chunk: str) -> Iterator[tuple[int, int]]:
        place = 0
        while match := _TOKEN.search(chunk, place):
            first, last = match.span()
            kind = match.lastgroup
            if kind == "word":
                last = self._word_end(chunk, first, last)
                yield from self._word(chunk, first, last)
            elif kind == "web":
                last -= len(trailing.group()) if (trailing := _TRAILING.search(match.group())) else 0
                yield first, last
            else:
                yield first, last
            place = last

    def _is_prefix(self, word: str) -> bool:
        """Whether what stands before a hyphen belongs to what follows: "un-", but not the UN's of "UN-backed"."""
        return word.lower() in self._lists.prefixes and not (len(word) == 2 and word.isupper())

    def _word_end(self, chunk: str, first: int, last: int) -> int:
        """Takes in the dot of an abbreviation, what follows a prefix, and the rest of a web address."""
        word = chunk[first:last]
        following = chunk[last : last + 1]
        if following == "." and (word + "." in self._lists.abbreviations or self._is_initial(chunk, first, last)):
            return last + 1
        if following in HYPHENS and self._is_prefix(word) and chunk[first - 1 : first] not in HYPHENS:
            rest = _TOKEN.match(chunk, last + 1)
            if rest and rest.lastgroup in ("word", "number", "dotted"):
                return rest.end()
        if following == ".":
            rest = _TOKEN.match(chunk, last + 1)
            if rest and rest.lastgroup == "word" and rest.group() in self._lists.domains:
                return rest.end()
        if following and (whole := re.match(r"[\w-]+", chunk[first : first + _CACHED_LETTERS])):
            joined = whole.group().lower()
            if joined in self._lists.whole:
                return first + len(joined)
        return last

    def _is_initial(self, chunk: str, first: int, last: int) -> bool:
        return (
            last - first == 1
            and chunk[first].isupper()
            and chunk[first] != "I"
            and (first == 0 or not chunk[first - 1].isalnum())
        )

    def _word(self, chunk: str, first: int, last: int) -> Iterator[tuple[int, int]]:
        word = chunk[first:last]
        if len(word) < _CACHED_LETTERS and (clitic := _CLITIC.search(word)) and clitic.start():
            yield first, first + clitic.start()
            yield first + clitic.start(), last
        elif cut := self._lists.cut.get(word.lower()):
            yield first, first + cut
            yield first + cut, last
        else:
            yield first, last

    def _numbered(self, forms: list[str], starts: list[int]) -> list[tuple[int, int]]:
        """Ranges of "No" and the dot after it, where a number follows."""
        glued = list(_glued(forms, starts))
        return [
            (place - 1, place + 1)
            for place in range(1, len(forms) - 1)
            if forms[place] == "."
            and forms[place - 1].lower() in self._lists.before_numbers
            and forms[place + 1][0].isdecimal()
            and glued[place - 1]
            and not glued[place]
        ]


def _glued(forms: list[str], starts: list[int]) -> Iterator[bool]:
    """Of each token but the last whether the next follows without space."""
    return map(eq, map(add, starts, map(len, forms)), starts[1:])


def _join(forms: list[str], starts: list[int], groups: Sequence[tuple[int, int]]) -> None:
    """Makes one token of each range of tokens."""
    if not groups:
        return
    for first, last in groups:
        forms[first:last] = ["".join(forms[first:last]), *[""] * (last - first - 1)]
    starts[:] = [start for form, start in zip(forms, starts, strict=True) if form]
    forms[:] = filter(None, forms)
