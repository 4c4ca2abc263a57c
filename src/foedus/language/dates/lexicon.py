"""The words of time, as `words.yaml` lists them, and the pieces a sentence is cut into before phrases are sought."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

import yaml
from msgspec import Struct

from foedus.errors import CodebookError
from foedus.language.tables import LOADER

_FILE = Path(__file__).with_name("words.yaml")


class Lexeme(Struct, frozen=True, gc=False):
    """A piece of a sentence: a word, a number or a mark, with its class's symbol and its value there."""

    start: int
    end: int
    text: str
    symbol: str
    value: Any = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Lexicon:
    """Words by class. `symbols` maps a word to its class's symbol and its value."""

    symbols: dict[str, tuple[str, Any]]
    capitalised: frozenset[str]
    classes: dict[str, frozenset[str]]
    """Classes without a symbol, by name."""
    pieces: re.Pattern[str]

    def cut(self, text: str, start: int, end: int) -> list[Lexeme]:
        """The pieces of `text[start:end]`, in order."""
        pieces: list[Lexeme] = []
        for match in self.pieces.finditer(text, start, end):
            if match.lastgroup == "word" and (word := match.group()).lower() not in self.symbols:
                pieces.append(Lexeme(*match.span(), word, "_"))
                continue
            piece = self._piece(match)
            if piece.symbol == "." and not (pieces and pieces[-1].text.lower() in self.classes["abbreviation"]):
                piece = Lexeme(start=piece.start, end=piece.end, text=piece.text, symbol="_")
            pieces.append(piece)
        return pieces

    def _piece(self, match: re.Match[str]) -> Lexeme:
        text = match.group()
        kind = match.lastgroup or ""
        start, end = match.span()
        if kind == "word":
            symbol, value = self.symbols.get(text.lower(), _OTHER)
            if symbol in self.capitalised and not text[0].isupper():
                symbol, value = "_", None
        elif kind == "number":
            symbol, value = _number(text)
        else:
            symbol, value = _MARKS.get(kind, ("_", None)) if kind else (_PUNCTUATION.get(text, "_"), None)
            if kind == "ordinal":
                value = int(re.match(r"\d+", text).group())  # type: ignore[union-attr]
            elif kind == "parted":  # as it was spelt until the middle of the twentieth century
                symbol, value = self.symbols[text.lower().replace("-", "")]
            elif kind == "holiday":
                value = self.symbols[text.lower()][1]
        return Lexeme(start=start, end=end, text=text, symbol=symbol, value=value)


_OTHER: tuple[str, Any] = ("_", None)
_MARKS: dict[str, tuple[str, Any]] = {
    "iso": ("I", None),
    "slashed": ("J", None),
    "decade": ("E", None),
    "ordinal": ("o", None),
    "holiday": ("H", None),
    "possessive": ("'", None),
}
_PUNCTUATION = {",": "c", ".": ".", "-": "-", "–": "-", "—": "-", "‑": "-", "/": "/"}
_PIECES = r"""
(?P<iso>(?<!\d)\d{4}-\d\d-\d\d(?![\d-]))
|(?P<slashed>(?<![\d/])\d{1,2}/\d{1,2}/\d{4}(?![\d/]))
|(?P<decade>(?<!\w)(?:\d{3}0|['’]\d0)s(?!\w))
|(?P<ordinal>(?<!\w)\d{1,2}(?:st|nd|rd|th)(?!\w))
|(?P<number>(?<!\w)\d{1,12}(?!\d)(?:[.,:]\d{1,12}(?!\d)){0,8}(?![^\W_]))
|(?P<parted>(?<!\w)[Tt]o-(?:day|night|morrow)(?!\w))
|(?P<possessive>['’]s?(?!\w))
"""
_WORD = r"|(?P<word>[^\W\d_]+)|\d\w*|\S"


def _number(text: str) -> tuple[str, Any]:
    if not text.isdecimal() or not text.isascii():
        return "_", None
    value = int(text)
    if len(text) == 4 and 1000 <= value <= 2100:
        return "Y", value
    return ("n", value) if len(text) <= 4 else ("_", None)


def _words(entry: dict[str, Any], file: Path, line: int) -> dict[str, Any]:
    words = entry.get("words")
    if isinstance(words, list):
        words = dict.fromkeys(words)
    if not isinstance(words, dict) or not words or not all(isinstance(word, str) for word in words):
        raise CodebookError(str(file), line, "'words' is no list of words", "Write words: [one, two] or {one: 1}.")
    return words


@lru_cache(maxsize=1)
def lexicon() -> Lexicon:
    """The shipped words of time."""
    return load_lexicon(_FILE)


def load_lexicon(path: Path) -> Lexicon:
    """The words of time of a file. Raises CodebookError where it breaks its form."""
    loader = LOADER(path.read_text(encoding="utf-8"))
    node = loader.get_single_node()
    symbols: dict[str, tuple[str, Any]] = {}
    capitalised, named = set(), {}
    for item in node.value if isinstance(node, yaml.SequenceNode) else ():
        entry, line = loader.construct_object(item, deep=True), item.start_mark.line + 1
        words = _words(entry, path, line)
        if "symbol" not in entry:
            named[entry["class"]] = frozenset(words)
            continue
        if entry.get("capital"):
            capitalised.add(entry["symbol"])
        for word, value in words.items():
            if word in symbols:
                raise CodebookError(str(path), line, f"{word!r} stands in two classes", "Keep it in one of them.")
            symbols[word] = (entry["symbol"], value)
    holidays = sorted((word for word, (symbol, _) in symbols.items() if symbol == "H"), key=len, reverse=True)
    holiday = "|".join(re.escape(word.title()).replace("'S", "'s").replace("’S", "’s") for word in holidays)
    pieces = _PIECES.replace("\n", "") + rf"|(?P<holiday>(?<!\w)(?:{holiday})(?!\w))" + _WORD
    return Lexicon(
        symbols=symbols,
        capitalised=frozenset(capitalised),
        classes=named,
        pieces=re.compile(pieces),
    )
