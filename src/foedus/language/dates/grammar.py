"""Finds phrases of time in the pieces of a sentence.

Each piece is one symbol, so a sentence is a short string and the phrases of `grammar.yaml` are one regular expression
over it: bounded repetitions only, hence time linear in the length of the text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from foedus.language.dates.lexicon import Lexeme
from foedus.language.tables import read_table

_FILE = Path(__file__).with_name("grammar.yaml")
_QUANTITY = "(?:[bx]X?k?b?|dx?)?(?:n-n|nkn|nkaQ|n|aqV?|q|aV?)x?"


_NO_START = "_c.'Vi/gkyX-"
"""Symbols that no phrase begins with: most words of a text, passed over at once."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Phrase:
    """Pieces `[first, last)` of a sentence that read as the named phrase."""

    name: str
    first: int
    last: int
    pieces: tuple[Lexeme, ...]

    @property
    def symbols(self) -> str:
        """One symbol a piece."""
        return "".join(piece.symbol for piece in self.pieces)

    def get(self, symbols: str, index: int = 0) -> Lexeme | None:
        """The `index`-th piece with one of the symbols, or None."""
        found = [piece for piece in self.pieces if piece.symbol in symbols]
        return found[index] if -len(found) <= index < len(found) else None

    def number(self, symbols: str, index: int = 0) -> int | None:
        """The value of that piece where it is a number."""
        piece = self.get(symbols, index)
        return piece.value if piece is not None and isinstance(piece.value, int) else None


@lru_cache(maxsize=1)
def pattern() -> re.Pattern[str]:
    """The one regular expression of all phrases of time."""
    rows = read_table(_FILE)
    named = (f"(?P<{row['name']}>{row['phrase'].replace('QTY', _QUANTITY)})" for row in rows)
    return re.compile(f"(?![{_NO_START}])(?:{'|'.join(named)})")


def phrases(pieces: Sequence[Lexeme]) -> Iterator[Phrase]:
    """The phrases of time among the pieces, from left to right, none overlapping another."""
    symbols = "".join([piece.symbol for piece in pieces])
    for match in pattern().finditer(symbols):
        first, last = match.span()
        yield Phrase(name=match.lastgroup or "", first=first, last=last, pieces=tuple(pieces[first:last]))


def month_alone(phrase: Phrase) -> Phrase | None:
    """The month of a "month and day" that ends in a number, without it; None of other phrases."""
    end = next((i for i, piece in enumerate(phrase.pieces) if piece.symbol in "dn" and i), 0)
    if phrase.name != "month_day" or not end or phrase.pieces[-1].symbol != "n":
        return None
    first, pieces = phrase.first, phrase.pieces[:end]
    return Phrase(name="month", first=first, last=first + end, pieces=pieces) if pieces[-1].symbol in "M." else None
