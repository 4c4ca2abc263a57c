"""Light changes to training sentences: headline letters, and names made one word as the gazetteer makes them.

`foedus` hands the parser every known name as a single token, whatever is inside it, and masks acronyms that look like
words. A parser that has never seen "Islamic State" as one word would stumble; here it sees such words.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from random import Random

from training.treebank import Word, merge

HEADLINES = 0.05
"""Share of sentences whose letters are changed as in headlines."""

UNITS = 0.3
"""Share of names of several tokens that become one word."""

ACRONYMS = 0.3
"""Share of those that are then written by their first letters."""

_SMALL = frozenset(
    ("a", "an", "and", "as", "at", "but", "by", "for", "from", "in", "of", "on", "or", "the", "to", "with", "'s", "n't")
)


def augment(words: tuple[Word, ...], random: Random) -> tuple[Word, ...]:
    """The sentence, changed with the shares above."""
    words = with_units(words, random)
    return with_headline_letters(words, random) if random.random() < HEADLINES else words


def with_headline_letters(words: Sequence[Word], random: Random) -> tuple[Word, ...]:
    """Every Word Capitalised, all small, or ALL CAPITALS."""
    way = random.choice(("title", "title", "lower", "upper"))
    return tuple(replace(word, form=_letters(word.form, way)) for word in words)


def _letters(form: str, way: str) -> str:
    if way == "lower":
        return form.lower()
    if way == "upper":
        return form.upper()
    return form if form.lower() in _SMALL else form[:1].upper() + form[1:]


def with_units(words: tuple[Word, ...], random: Random) -> tuple[Word, ...]:
    """Some names of several tokens made one word, or its acronym."""
    groups: list[tuple[int, int, str | None]] = []
    for first, last in names(words):
        if last - first < 2 or random.random() >= UNITS or not is_closed(words, first, last):
            continue
        initials = "".join(word.form[0] for word in words[first:last] if word.form[:1].isupper())
        acronym = words[first].name == "B-ORG" and len(initials) > 1 and random.random() < ACRONYMS
        groups.append((first, last, initials if acronym else None))
    return merge(words, groups) if groups else words


def names(words: Sequence[Word]) -> list[tuple[int, int]]:
    """The half-open ranges of the names in a sentence."""
    found: list[tuple[int, int]] = []
    for index, word in enumerate(words):
        if word.name and word.name[0] == "B":
            found.append((index, index + 1))
        elif word.name and word.name[0] == "I" and found and found[-1][1] == index:
            found[-1] = (found[-1][0], index + 1)
    return found


def is_closed(words: Sequence[Word], first: int, last: int) -> bool:
    """Whether one word of the range alone has its head outside."""
    return sum(not first <= word.head < last for word in words[first:last]) == 1
