"""Where sentences end.

Line breaks decide first: an empty line, a list item or a headline-like line ends a sentence. Between them every full
stop, question mark and the like is a candidate, judged by `ends` with what stands around it. Sentences that are too
long for the parser are cut at the best punctuation; nothing is ever left out.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Container, Sequence
from itertools import pairwise
from operator import lt

from foedus.language.encoding import MAX_PIECES, PIECES_PER_WORD
from foedus.language.tokeniser import Tokens
from foedus.language.words import Words

MAX_WORDS = 120

_CLOSING = frozenset("\"'\u201d\u2019\u00bb)]}")
_OPENING = frozenset("\u201c\u2018\u00ab\u201e")
_EITHER = frozenset("\"'")
_STOP_MARKS = frozenset(".!?\u2026\u203d\u3002\uff01\uff1f\u061f")
_EMPTY_LINE = re.compile(r"\n[^\S\n]*\n|\u2029")
_ITEM = re.compile(r"(?:[-*\u2022\u25aa\u25cf\u2013\u2014]\s|\(?\d{1,2}[.)]\s)")
_SENTENCE_END = re.compile(r"[.!?:;,\u2026\u201d\"')\]\u2013\u2014-]\s*$")
_HEADLINE_LETTERS = 110
_WRAPPED_LETTERS = 130
"""No text is wrapped at longer lines: where one is longer, line breaks end paragraphs."""
_SHORT = 0.6
_LONG = 40
"""So many letters are no word with a stop: a web address."""
_CUTS = {
    ";": 0,
    ":": 1,
    "\u2014": 1,
    "--": 1,
    "\u2013": 1,
    ",": 2,
    ")": 3,
    "\u201d": 3,
    '"': 3,
    "and": 4,
    "or": 4,
    "but": 4,
}

_FIRST_WORDS = frozenset({"The", "He", "She", "It", "They", "But", "Its", "His", "Their"})
_TITLES = frozenset(
    {"adm.", "capt.", "col.", "dr.", "gen.", "lt.", "maj.", "mr.", "mrs.", "ms.", "prof.", "rev.", "sgt.", "st.", "vs."}
)
"""Short forms before names, of which some are written as first words are: "Gen. He"."""

Ends = Callable[[Sequence[str], Sequence[bool], int, int], bool]
"""Of forms, whether space stands before each, a stop's place and the next sentence's: whether a sentence ends there."""


def blocks(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """Stretches of `text[start:end]` that no sentence crosses, by its line breaks alone."""
    if "\n" not in text[start:end] and "\u2029" not in text[start:end]:
        return [(start, end)]
    found: list[tuple[int, int]] = []
    place = start
    for match in _EMPTY_LINE.finditer(text, start, end):
        found += _lines(text, place, match.start())
        place = match.end()
    return found + _lines(text, place, end)


def _lines(text: str, start: int, end: int) -> list[tuple[int, int]]:
    lines = text[start:end].split("\n")
    if len(lines) == 1:
        return [(start, end)]
    longest = max(map(len, lines))
    found: list[tuple[int, int]] = []
    first = place = start
    for line, following in pairwise(lines):
        place += len(line) + 1
        if _ends_block(line.rstrip(), following.lstrip(), longest):
            found.append((first, place))
            first = place
    return [*found, (first, end)]


def _ends_block(line: str, following: str, longest: int) -> bool:
    if _ITEM.match(following) or (longest > _WRAPPED_LETTERS and not following[:1].islower()):
        return True
    headline = len(line) <= min(_HEADLINE_LETTERS, _SHORT * longest) and not _SENTENCE_END.search(line)
    return headline and not following[:1].islower()


def split(tokens: Tokens, ends: Ends, pieces: Callable[[str], int]) -> list[Words]:
    """The sentences of one block. `pieces` counts the word pieces of a form."""
    forms, readings = tuple(tokens.forms), _readings(tokens)
    starts, stops = tuple(tokens.starts), tuple(tokens.ends)
    spaced = [False, *map(lt, stops, starts[1:])]
    found: list[Words] = []
    first = 0
    for last in [*boundaries(forms, spaced, tokens.units, ends), len(forms)]:
        for begin, end in _parts(forms, readings, first, last, pieces):
            found.append(
                Words(
                    forms=forms[begin:end],
                    readings=readings[begin:end],
                    starts=starts[begin:end],
                    ends=stops[begin:end],
                )
            )
        first = last
    return found


def _readings(tokens: Tokens) -> tuple[str, ...]:
    readings = ["$" if form.endswith("$") else form for form in tokens.forms]  # "US$5 million"
    for place, unit in tokens.units.items():
        readings[place] = unit.reading or readings[place]
    return tuple(readings)


def boundaries(forms: Sequence[str], spaced: Sequence[bool], units: Container[int], ends: Ends) -> list[int]:
    """Places before which a new sentence begins. Closing quotes and brackets stay with what they close.

    `spaced` says of each token that white space stands before it, `units` holds the places of units.
    """
    candidates = stops(forms, spaced, units)
    return [
        after
        for place, after in candidates
        if not _goes_on(forms, place, after)
        and (_begins_anew(forms, place, after) or ends(forms, spaced, place, after))
    ]


def _begins_anew(forms: Sequence[str], place: int, after: int) -> bool:
    """Whether a word that stands first in sentences follows what looks short: "at Mae La. The army"."""
    word = forms[place]
    return forms[after] in _FIRST_WORDS and word[:-1].replace(".", "").isalpha() and word.lower() not in _TITLES


def _goes_on(forms: Sequence[str], place: int, after: int) -> bool:
    """Whether small letters follow a quotation: “Stop!” he said."""
    return forms[after][0].islower() and forms[after - 1] in _CLOSING and after > place + 1


def stops(forms: Sequence[str], spaced: Sequence[bool], units: Container[int]) -> list[tuple[int, int]]:
    """The candidates: the place of a stop and the place of the first token after all that closes with it."""
    found: list[tuple[int, int]] = []
    after = 0
    for place in [place for place, form in enumerate(forms) if form[-1] in _STOP_MARKS and len(form) < _LONG]:
        if place < after:
            continue
        after = place + 1
        while after < len(forms) and after not in units and closes(forms, spaced, after):
            after += 1
        after += _note(forms, spaced, after)
        if after < len(forms):
            found.append((place, after))
    return found


def closes(forms: Sequence[str], spaced: Sequence[bool], place: int) -> bool:
    """Whether the token is a closing quote or bracket, or a further stop, rather than the next sentence's first."""
    form = forms[place]
    if form in _OPENING:
        return not spaced[place] and (place + 1 == len(forms) or spaced[place + 1])
    if form in _CLOSING:
        return not spaced[place] or (place + 1 < len(forms) and spaced[place + 1] and form in _EITHER)
    return len(form) <= 3 and _STOP_MARKS.issuperset(form)


def _note(forms: Sequence[str], spaced: Sequence[bool], place: int) -> int:
    """How many tokens the mark of a footnote takes: "[12]" right after the stop."""
    near = forms[place : place + 3]
    found = len(near) == 3 and near[0] == "[" and near[2] == "]" and near[1].isdigit() and not spaced[place]
    return 3 if found else 0


def _parts(
    forms: Sequence[str], readings: Sequence[str], first: int, end: int, pieces: Callable[[str], int]
) -> list[tuple[int, int]]:
    """Parts of `[first, end)` that are each short enough to parse, cut at the best punctuation of their second half."""
    count = end - first
    if count * PIECES_PER_WORD <= MAX_PIECES or (count <= MAX_WORDS and _bytes(readings[first:end]) <= MAX_PIECES):
        return [(first, end)] if count else []
    found: list[tuple[int, int]] = []
    while first < end:
        last, total = first, 0
        while last < end and last - first < MAX_WORDS and total + (size := pieces(readings[last])) <= MAX_PIECES:
            total += size
            last += 1
        last = max(last, first + 1)
        if last < end:
            middle = (first + last) // 2
            last = 1 + min(
                range(middle, last), key=lambda place: (_CUTS.get(forms[place], 9), -place), default=last - 1
            )
        found.append((first, last))
        first = last
    return found


def _bytes(readings: Sequence[str]) -> int:
    """How many bytes some words take in UTF-8: at least as many as they have word pieces."""
    return len("".join(readings).encode(errors="replace"))
