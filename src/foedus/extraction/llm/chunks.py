"""A long article in parts that a model can take: whole paragraphs, each part begins with the last of the one before."""

from __future__ import annotations

import re
from collections.abc import Iterator

LONGEST = 6_000
"""Code points a part, unless a single paragraph is longer; such a one is cut hard."""
_BREAK = re.compile(r"\n[ \t]*\n+")


def chunks(text: str, longest: int = LONGEST) -> list[tuple[int, int]]:
    """The parts of a text as half-open code points; together they cover all of its paragraphs."""
    parts: list[tuple[int, int]] = []
    held: list[tuple[int, int]] = []
    for paragraph in _paragraphs(text, longest):
        if held and paragraph[1] - held[0][0] > longest:
            parts.append((held[0][0], held[-1][1]))
            held = held[-1:] if paragraph[1] - held[-1][0] <= longest else []
        held.append(paragraph)
    if held:
        parts.append((held[0][0], held[-1][1]))
    return parts


def _paragraphs(text: str, longest: int) -> Iterator[tuple[int, int]]:
    start = 0
    for end, following in [*((gap.start(), gap.end()) for gap in _BREAK.finditer(text)), (len(text), len(text))]:
        if text[start:end].strip():
            yield from ((place, min(place + longest, end)) for place in range(start, end, longest))
        start = following
