"""Fragments of HTML, as feeds carry them, to plain text: paragraphs kept, tags and scripts dropped, no word changed.

Only for fragments: a whole page has menus and advertisements that this leaves in. Every step takes time linear in the
text, whatever it holds.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator

_BLOCK = re.compile(
    "address|article|aside|blockquote|br|dd|div|dl|dt|figcaption|figure|footer|h[1-6]|header|hr|li|main|nav|ol|p|pre|"
    "section|table|td|th|tr|ul"
)
"""Tags between which a line of text does not run on."""

SILENT = frozenset({"script", "style", "template", "noscript", "iframe", "object", "svg", "title"})
"""Tags whose content is not read."""

_TAG = re.compile(r"<(?P<end>/?)(?P<name>[A-Za-z][A-Za-z0-9]*)(?=[\s/>])[^<>]*>|<!--|<[!?][^<>]*>")
_SPACE = re.compile(r"[ \t\r\n\f]+")


class PlainText:
    """Gathers words and breaks; `text` joins what lies between breaks into paragraphs with a blank line between."""

    def __init__(self) -> None:
        self._parts: list[list[str]] = [[]]
        self._silent = 0

    def tag(self, name: str, *, end: bool = False) -> None:
        """A tag begins or ends."""
        if name in SILENT:
            self._silent = max(0, self._silent + (-1 if end else 1))
        elif _BLOCK.fullmatch(name) and self._parts[-1]:
            self._parts.append([])

    def words(self, text: str) -> None:
        """Words between tags, character references resolved."""
        if not self._silent:
            self._parts[-1].append(text)

    @property
    def text(self) -> str:
        """What was gathered; white space within a paragraph becomes one space, as a browser shows it."""
        joined = (_SPACE.sub(" ", "".join(part)).strip() for part in self._parts)
        return "\n\n".join(part for part in joined if part)

    def as_markup(self) -> str:
        """What was gathered as a fragment that `plain_text` gives back."""
        return html.escape(self.text, quote=False).replace("\n\n", "<p>")


def plain_text(fragment: str) -> str:
    """The text of a fragment; what has no tags is taken as text with character references."""
    found = PlainText()
    for kind, value in _pieces(fragment):
        if kind == "words":
            found.words(html.unescape(value))
        else:
            found.tag(value, end=kind == "end")
    return found.text


def _pieces(fragment: str) -> Iterator[tuple[str, str]]:
    """Words, begins and ends of tags, in order; comments, declarations and the insides of silent tags left out."""
    place = 0
    while (match := _TAG.search(fragment, place)) is not None:
        yield "words", fragment[place : match.start()]
        place = match.end()
        name = (match["name"] or "").lower()
        if match[0] == "<!--":
            place = _after(fragment, "-->", place)
        elif name in SILENT:
            place = _after_silent(fragment, name, place) if not match["end"] else place
        elif name:
            yield "end" if match["end"] else "begin", name
    yield "words", fragment[place:]


def _after(fragment: str, mark: str, place: int) -> int:
    """Where what a mark closes is over; at the end of the fragment where nothing closes it."""
    found = fragment.find(mark, place)
    return len(fragment) if found < 0 else found + len(mark)


def _after_silent(fragment: str, name: str, place: int) -> int:
    match = re.compile(rf"</{name}[^<>]*>", re.IGNORECASE).search(fragment, place)
    return len(fragment) if match is None else match.end()
