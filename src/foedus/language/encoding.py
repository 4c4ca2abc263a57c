"""What the network is given: word pieces and the shape of each word. Shared by training and reading."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from tokenizers import Tokenizer

SHAPES = 6
"""How many shapes there are; the last stands for the sentence's own first place."""

MAX_PIECES = 450
"""Word pieces of the longest sentence that is read in one go (the encoder has places for 512)."""
PIECES_PER_WORD = 12
"""At most so many pieces of one word are read."""

_LETTERS_PER_WORD = 80
_CACHE = 200_000
_INVISIBLE = re.compile("[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\ufeff\ud800-\udfff]")


def shape_of(form: str) -> int:
    """0 punctuation and mixtures, 1 small letters, 2 a capital first, 3 all capitals, 4 with a digit."""
    if any(letter.isdigit() for letter in form):
        return 4
    if len(form) > 1 and form.isupper():
        return 3
    if form[:1].isupper():
        return 2
    return 1 if form.isalpha() else 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Encoded:
    """A sentence for the network: its pieces, and per word (after one place for the root) its first piece and shape."""

    pieces: list[int]
    first: list[int]
    shapes: list[int]


class Encoder:
    """Turns words into pieces of the vocabulary. Remembers the pieces of the words it has seen."""

    def __init__(self, tokenizer: Tokenizer) -> None:
        tokenizer.no_truncation()
        tokenizer.no_padding()
        self._tokenizer = tokenizer
        self._begin, self._end, self._unknown = (_id(tokenizer, name) for name in ("[CLS]", "[SEP]", "[UNK]"))
        self._known: dict[str, tuple[list[int], int]] = {}

    def word(self, form: str) -> tuple[list[int], int]:
        """The pieces (never none, at most 12) and the shape of one word."""
        found = self._known.get(form)
        if found is None:
            seen = _INVISIBLE.sub("", form[:_LETTERS_PER_WORD])
            pieces = self._tokenizer.encode(seen, add_special_tokens=False).ids[:PIECES_PER_WORD]
            found = (pieces or [self._unknown], shape_of(seen))
            if len(self._known) >= _CACHE:
                self._known.clear()
            self._known[form] = found
        return found

    def sentence(self, forms: Sequence[str]) -> Encoded:
        """All of one sentence. The caller keeps it below MAX_PIECES."""
        pieces, first, shapes = [self._begin], [0], [SHAPES - 1]
        for form in forms:
            ids, shape = self.word(form)
            first.append(len(pieces))
            pieces += ids
            shapes.append(shape)
        pieces.append(self._end)
        return Encoded(pieces=pieces, first=first, shapes=shapes)


def _id(tokenizer: Tokenizer, name: str) -> int:
    found = tokenizer.token_to_id(name)
    if found is None:
        raise ValueError(f"the vocabulary has no {name}")
    return int(found)
