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

import yaml

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
_HYPHEN = re.compile(f"[{''.join(sorted(HYPHENS))}]")
_DOT_AND_NUMBER = re.compile(rf"\.[{SPACE}]+\d")
_TRAILING = re.compile(r"[.,;:!?)\]}'\u2019\u201d\"]+$")
_CACHED_LETTERS = 40
_CACHED_CHUNKS = 100_000


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


class Tokeniser:
    """Splits text into tokens. Remembers how it split the chunks it has seen; what it gives never depends on that."""

    def __init__(self) -> None:
        self._lists = lists()
        self._known: dict[str, tuple[tuple[int, int], ...]] = {}

    def tokens(self, text: str, start: int, end: int, units: Sequence[Unit] = ()) -> list[tuple[int, int, Unit | None]]:
        """The tokens of `text[start:end]` as (start, end, unit), in order.

        `units` are sorted and do not overlap; those that do not lie within `[start, end)` are passed over.
        """
        found: list[tuple[int, int, Unit | None]] = []
        place = start
        for unit in units:
            if unit.start < place or unit.end > end or unit.start >= unit.end:
                continue
            found.extend((first, last, None) for first, last in self._plain(text, place, unit.start))
            found.append((unit.start, unit.end, unit))
            place = unit.end
        found.extend((first, last, None) for first, last in self._plain(text, place, end))
        return found

    def _plain(self, text: str, start: int, end: int) -> list[tuple[int, int]]:
        pieces: list[tuple[int, int]] = []
        known = self._known
        for match in _CHUNK.finditer(text, start, end):
            offset, chunk = match.start(), match.group()
            for first, last in known.get(chunk) or self._chunk(chunk):
                pieces.append((offset + first, offset + last))
        if _HYPHEN.search(text, start, end):
            pieces = _joined(text, pieces)
        return self._with_dots(text, pieces) if _DOT_AND_NUMBER.search(text, start, end) else pieces

    def _chunk(self, chunk: str) -> tuple[tuple[int, int], ...]:
        """The tokens of a stretch without space, which is kept for the next like it."""
        found = tuple(self._split(chunk))
        if len(chunk) <= _CACHED_LETTERS:
            if len(self._known) >= _CACHED_CHUNKS:
                self._known.clear()
            self._known[chunk] = found
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

    def _with_dots(self, text: str, pieces: list[tuple[int, int]]) -> list[tuple[int, int]]:
        """Gives "No." before a number its dot."""
        out: list[tuple[int, int]] = []
        for index, (first, last) in enumerate(pieces):
            if (
                last - first == 1
                and text[first] == "."
                and out
                and out[-1][1] == first
                and text[out[-1][0] : first].lower() in self._lists.before_numbers
                and index + 1 < len(pieces)
                and text[pieces[index + 1][0]].isdecimal()
                and pieces[index + 1][0] > last
            ):
                out[-1] = (out[-1][0], last)
            else:
                out.append((first, last))
        return out


def _joined(text: str, pieces: list[tuple[int, int]]) -> list[tuple[int, int]]:
    forms = [text[first:last] for first, last in pieces]
    glued = [pieces[index][1] == pieces[index + 1][0] for index in range(len(pieces) - 1)]
    groups = name_groups(forms, [*glued, False])
    if not groups:
        return pieces
    out: list[tuple[int, int]] = []
    place = 0
    for first, last in groups:
        out += pieces[place:first]
        out.append((pieces[first][0], pieces[last - 1][1]))
        place = last
    return out + pieces[place:]
