"""Paragraphs: blocks between blank lines, single lines, or hard-wrapped lines joined again.

Whether a text is hard-wrapped is told from the whole of it: in a wrapped text most line ends inside a block stand in
mid-sentence, and no line is much longer than the others; in a text with a paragraph a line, few do.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator

_LINE = re.compile(r"[^\r\n\v\f\x85\u2028\u2029]+")
_SENTENCE_ENDS = frozenset(".!?:;…\"'”’»)]")
_LONGEST_WRAPPED_LINE = 132
_MID_SENTENCE_SHARE = 0.5

Range = tuple[int, int]


def paragraphs(text: str) -> list[Range]:
    """Half-open ranges of the paragraphs, in order, without the white space around them."""
    blocks = list(_blocks(text))
    if not _hard_wrapped(text, blocks):
        return [line for block in blocks for line in block]
    return [joined for block in blocks for joined in _join(text, block)]


def trim(text: str, start: int, end: int) -> Range:
    """The range without white space at its ends; empty at `start` where there is nothing else."""
    part = text[start:end]
    left = len(part) - len(part.lstrip())
    return (start, start) if left == len(part) else (start + left, start + len(part.rstrip()))


def _blocks(text: str) -> Iterator[list[Range]]:
    """Runs of lines without a blank line between them."""
    block: list[Range] = []
    previous = 0
    for match in _LINE.finditer(text):
        start, end = trim(text, match.start(), match.end())
        blank = text[previous : match.start()].replace("\r\n", "\n")
        if block and (len(blank) > 1 or start == end):
            yield block
            block = []
        previous = match.end()
        if start < end:
            block.append((start, end))
    if block:
        yield block


def _hard_wrapped(text: str, blocks: list[list[Range]]) -> bool:
    breaks = [line for block in blocks for line in block[:-1]]
    if not breaks or max(end - start for block in blocks for start, end in block) > _LONGEST_WRAPPED_LINE:
        return False
    middle = sum(text[end - 1] not in _SENTENCE_ENDS and end - start > 30 for start, end in breaks)
    return middle >= max(2, _MID_SENTENCE_SHARE * len(breaks))


def _join(text: str, block: list[Range]) -> Iterator[Range]:
    """The paragraphs of a wrapped block: a line that had room for the next word ends one."""
    width = max(end - start for start, end in block)
    first = block[0][0]
    for (start, end), (following, limit) in itertools.pairwise(block):
        word = text[following:limit].split(maxsplit=1)[0]
        indented = text[following - 1 : following] in " \t" and text[start - 1 : start] not in " \t"
        if indented or end - start + 1 + len(word) < width - 12:
            yield first, end
            first = following
    yield first, block[-1][1]
