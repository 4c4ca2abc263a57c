"""What a report is about: armed conflict and the politics around it, or other things.

A logistic model over the words that stand in it. Counts of words of arms tell it well for long reports (`tone`); a
report of three to six sentences may tell of a war or a pact with hardly any of them. `training/subject.py` fits the
weights in `subject.json` to short reports of both kinds.
"""

from __future__ import annotations

import hashlib
import json
import math
from collections.abc import Iterable
from functools import cache
from pathlib import Path

from foedus.errors import ModelError

WEIGHTS = Path(__file__).with_name("subject.json")
_LEAST_LETTERS = 3
_FEW = 8
"""A report of fewer different words than this is weighed as one of so many."""


def words_of(sentences: Iterable[Iterable[str]]) -> set[str]:
    """The different words of three letters and more, in lower case, of sentences given as their words' forms."""
    return {form.lower() for forms in sentences for form in forms if len(form) >= _LEAST_LETTERS and form.isalpha()}


def spread(words: int) -> float:
    """What a weight is divided by in a report of so many different words: the root of their number."""
    return math.sqrt(max(_FEW, words))


class Subject:
    """The weights of words. `digest` is the SHA-256 of their file."""

    def __init__(self, content: bytes) -> None:
        table = json.loads(content)
        self.digest = hashlib.sha256(content).hexdigest()
        self._bias, self._least = float(table["bias"]), float(table["least"])
        self._weights = {str(word): float(weight) for word, weight in table["weights"].items()}

    def is_conflict(self, sentences: Iterable[Iterable[str]], *, doubt: float = 0.0) -> bool:
        """Whether a report with these sentences, each its words' forms, is about conflict or its politics.

        `doubt` is by how much its words may fall short of that, where it tells of war otherwise.
        """
        words = words_of(sentences)
        weights = self._weights
        told = math.fsum([weights[word] for word in words if word in weights])
        return self._bias + told / spread(len(words)) >= self._least - doubt


@cache
def load_subject(path: Path = WEIGHTS) -> Subject:
    """The shipped weights, read once. Raises ModelError where the file is missing or not of this form."""
    try:
        return Subject(path.read_bytes())
    except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
        raise ModelError(f"{path}: the weights of a report's subject are damaged ({error}). Install again.") from error
