"""The items of an RSS or Atom feed, by the standard library's expat, and the faults of its XML.

Hostile XML is refused: no entity may be declared, nothing outside the file is ever fetched, nesting is bounded. A fault
costs the item that it lies in; reading goes on at the next one.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from xml.parsers import expat

from foedus.errors import InputError
from foedus.sources.markup import PlainText, plain_text

MAX_DEPTH = 200
"""The deepest nesting of elements."""

_ITEMS = frozenset({"item", "entry"})
_FIELDS: Mapping[str, str] = {
    "title": "title",
    "link": "link",
    "guid": "id",
    "id": "id",
    "source": "source",
    "description": "description",
    "summary": "description",
    "content:encoded": "content",
    "content": "content",
    "pubDate": "date",
    "published": "date",
    "issued": "date",
    "dc:date": "date",
    "updated": "updated",
    "modified": "updated",
}
"""Elements of RSS 0.9x, 1.0 and 2.0, of Atom and of the modules that news feeds use, by the field that they fill."""

_NEXT = re.compile(rb"<(?:atom:)?(?:item|entry)[\s>]")
_DECLARATION = re.compile(rb"\s*(<\?xml[^>]*\?>)")
_CUT_OFF = frozenset(
    [
        expat.errors.XML_ERROR_NO_ELEMENTS,
        expat.errors.XML_ERROR_UNCLOSED_TOKEN,
        expat.errors.XML_ERROR_UNCLOSED_CDATA_SECTION,
    ]
)
_ROOT = b"<feed>"
"""Stands for all that is above the items where reading begins anew after a fault."""


@dataclass(slots=True)
class Item:
    """What an item says, as it stands there: its number and line in the file, and its fields by name."""

    number: int
    line: int
    fields: dict[str, str] = field(default_factory=dict)

    def first(self, *names: str) -> str:
        """The first of these fields that says anything; empty where none does."""
        return next((self.fields[name] for name in names if self.fields.get(name, "").strip()), "")


@dataclass(slots=True)
class FeedItems:
    """The items of a feed. `title` is the feed's own, known once an item was read."""

    data: bytes
    where: str
    title: str = ""

    def __iter__(self) -> Iterator[Item | InputError]:
        """The items in order; an InputError with its line for each fault in the XML."""
        data = memoryview(self.data)
        declared = _DECLARATION.match(self.data)
        start, head, number = len(data) - len(self.data.lstrip(b" \t\r\n")), b"", 0
        lines = _Lines(self.data)
        while True:
            run = _Run(number, lines.before(start))
            fault = run.parse(head, data[start:])
            self.title, number = self.title or run.title, run.number
            yield from run.items
            if fault is None:
                return
            place = start + max(0, fault.place - len(head))
            yield InputError(f"{self.where}:{lines.before(place) + 1}", fault.reason)
            after = None if fault.hostile else _NEXT.search(self.data, max(place, start + 1))
            if after is None:
                return
            head, start = (declared[1] if declared else b"") + _ROOT, after.start()


class _Lines:
    """Counts lines up to places that only move forward."""

    def __init__(self, data: bytes) -> None:
        self._data = data
        self._place = self._count = 0

    def before(self, place: int) -> int:
        """How many lines end before a place."""
        self._count += self._data.count(b"\n", self._place, place)
        self._place = max(self._place, place)
        return self._count


@dataclass(frozen=True, slots=True)
class _Fault:
    """A byte of what was parsed, what is wrong there, and whether the feed is up to no good."""

    place: int
    reason: str
    hostile: bool


class _Hostile(Exception):
    """The XML asks for what no feed needs."""


class _Run:
    """One run of expat over a feed, up to its end or its first fault."""

    def __init__(self, number: int, lines: int) -> None:
        self.items: list[Item] = []
        self.number = number
        self.title = ""
        self._lines = lines
        self._open: list[str] = []
        self._item: Item | None = None
        self._field: str | None = None
        self._depth = 0
        self._words: list[str] = []
        self._xhtml: PlainText | None = None
        self._expat = expat.ParserCreate()
        self._expat.buffer_text = True
        self._expat.UseForeignDTD(True)  # so that names of HTML ("&nbsp;") come to _skipped and are no fault
        self._expat.StartElementHandler = self._begin
        self._expat.EndElementHandler = self._end
        self._expat.CharacterDataHandler = self._characters
        self._expat.SkippedEntityHandler = self._skipped
        self._expat.EntityDeclHandler = _refuse_entity

    def parse(self, head: bytes, data: memoryview) -> _Fault | None:
        """Gathers the items; the fault that ends the run (its place counted with the head), or None."""
        try:
            self._expat.Parse(head, False)
            self._expat.Parse(data, True)
        except expat.ExpatError as error:
            if self._only_the_root_is_open(error):
                return None
            return _Fault(self._expat.ErrorByteIndex, f"broken XML: {_said(error)}", False)
        except _Hostile as error:
            return _Fault(max(0, self._expat.CurrentByteIndex), str(error), True)
        except (LookupError, ValueError) as error:
            return _Fault(max(0, self._expat.CurrentByteIndex), f"broken XML: {error}", False)
        return None

    def _only_the_root_is_open(self, error: expat.ExpatError) -> bool:
        """Whether a run that began anew came to the end of the channel that it never saw open."""
        return self._open == ["feed"] and expat.ErrorString(error.code) == expat.errors.XML_ERROR_TAG_MISMATCH

    def _begin(self, element: str, attributes: dict[str, str]) -> None:
        name = element.removeprefix("atom:")
        within = self._open[-1] if self._open else ""
        self._open.append(name)
        if len(self._open) > MAX_DEPTH:
            raise _Hostile(f"nests more than {MAX_DEPTH} elements, which no feed does")
        if self._field is not None:
            if self._xhtml is not None:
                self._xhtml.tag(name.rpartition(":")[2].lower())
        elif name in _ITEMS:
            self.number += 1
            self._item = Item(number=self.number, line=self._lines + self._expat.CurrentLineNumber)
        elif self._item is not None and within in _ITEMS:
            self._begin_field(name, attributes)
        elif self._item is None and name == "title" and within in ("channel", "feed") and not self.title:
            self._field, self._depth = name, len(self._open)

    def _begin_field(self, name: str, attributes: dict[str, str]) -> None:
        if name not in _FIELDS or self._item is None:
            return
        if name == "link" and "href" in attributes:
            if attributes.get("rel", "alternate") == "alternate":
                self._item.fields.setdefault("link", attributes["href"])
            return
        self._field, self._depth = _FIELDS[name], len(self._open)
        if attributes.get("type") == "xhtml":
            self._xhtml = PlainText()
        if name == "source":
            self._item.fields["source address"] = attributes.get("url", "")

    def _end(self, _: str) -> None:
        depth, name = len(self._open), self._open.pop()
        if self._field is not None:
            if depth == self._depth:
                self._end_field(self._field)
            elif self._xhtml is not None:
                self._xhtml.tag(name.rpartition(":")[2].lower(), end=True)
        elif name in _ITEMS and self._item is not None:
            self.items.append(self._item)
            self._item = None

    def _end_field(self, name: str) -> None:
        """Keeps the longest telling of a field: some feeds have a summary and the whole text as content."""
        text = "".join(self._words) if self._xhtml is None else self._xhtml.as_markup()
        if self._item is None:
            self.title = " ".join(plain_text(text).split())
        elif len(text) > len(self._item.fields.get(name, "")):
            self._item.fields[name] = text
        self._field = self._xhtml = None
        self._words.clear()

    def _characters(self, text: str) -> None:
        if self._xhtml is not None:
            self._xhtml.words(text)
        elif self._field == "source" and self._open[-1] not in ("source", "title"):
            return  # Atom's <source> is the whole head of another feed, of which only the title is its name.
        elif self._field is not None:
            self._words.append(text)

    def _skipped(self, name: str, is_parameter: bool) -> None:
        if not is_parameter:
            self._characters(html.unescape(f"&{name};"))


def _said(error: expat.ExpatError) -> str:
    said = str(expat.ErrorString(error.code))
    return "it ends in the middle of an element" if said in _CUT_OFF else said


def _refuse_entity(name: str, *_: object) -> None:
    raise _Hostile(f"declares an entity of its own ({name!r}), which no feed needs and by which readers are attacked")
