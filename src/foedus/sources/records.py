"""JSON Lines: one article a line. A line that cannot be read is an error of its own; the others go on."""

from __future__ import annotations

import codecs
import io
import json
import re
from collections.abc import Callable, Iterator
from datetime import date
from typing import Any, TypeVar

from foedus.errors import InputError
from foedus.model import Article
from foedus.sources.building import Given, build_article, too_long
from foedus.sources.dates import parse_moment, parse_published
from foedus.sources.decoding import decode

D = TypeVar("D", bound=date)

MAX_LINE_BYTES = 64 * 1024 * 1024
"""One article a line: beyond this it is something else."""

_SURROGATE = re.compile("[\ud800-\udfff]")
_FIELDS = "id, title, text, published, publisher, uri, retrieved_at"


def read_json_lines(stream: io.BufferedReader, where: str, given: Given) -> Iterator[Article | InputError]:
    """The articles of a stream, in order, a line at a time. Blank lines are passed over."""
    for number, line in enumerate(_lines(stream, where), 1):
        place = f"{where}:{number}"
        if isinstance(line, InputError):
            yield line
        elif line.strip():
            yield _one_line(line, place, given)


def read_json(data: bytes, where: str, given: Given) -> Iterator[Article | InputError]:
    """The articles of one JSON document: an object, or an array of objects, written over several lines."""
    try:
        value = json.loads(decode(data, where))
    except InputError as error:
        yield error
        return
    except (ValueError, RecursionError) as error:
        yield InputError(where, f"not JSON ({_reason(error)}). JSON Lines has one whole article on each line")
        return
    if not isinstance(value, list):
        yield record_to_article(value, where, given)
        return
    if not value:
        yield InputError(where, f"is an empty list. Give a list of objects with {_FIELDS}")
    for number, item in enumerate(value, 1):
        yield record_to_article(item, f"{where}, item {number}", given)


def record_to_article(record: object, where: str, given: Given) -> Article | InputError:
    """The article that a JSON object holds, by the fields in `inputs.md`; only `text` is required."""
    if not isinstance(record, dict):
        return InputError(where, f"not an object but {type(record).__name__}. Give an object with {_FIELDS}")
    try:
        text = _text(record, "text")
        if text is None:
            return InputError(where, f"has no 'text'. Fields are {_FIELDS}; only text is required")
        if not text.strip():
            return InputError(where, "its text is empty")
        if (reason := too_long(text)) is not None:
            return InputError(where, reason)
        own = Given(
            title=_text(record, "title"),
            published=_dated(record, "published", parse_published),
            publisher=_text(record, "publisher"),
            uri=_text(record, "uri"),
            id=_text(record, "id", also=int),
            retrieved_at=_dated(record, "retrieved_at", parse_moment),
        )
    except ValueError as error:
        return InputError(where, str(error))
    return build_article(text, own.or_else(given))


def _one_line(line: bytes, where: str, given: Given) -> Article | InputError:
    try:
        return record_to_article(json.loads(line.decode("utf-8")), where, given)
    except UnicodeDecodeError as error:
        return InputError(where, f"not UTF-8 (byte {error.start} of the line). JSON Lines is written in UTF-8")
    except (ValueError, RecursionError) as error:
        return InputError(where, f"not JSON ({_reason(error)})")


def _lines(stream: io.BufferedReader, where: str) -> Iterator[bytes | InputError]:
    """The lines of a stream; one that is too long comes as an error and is passed over without being kept."""
    if stream.peek(2).startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        yield from _wide_lines(stream.read(), where)
        return
    number = 0
    while line := stream.readline(MAX_LINE_BYTES + 1):
        number += 1
        # Files joined end to end have a mark at the head of each part.
        line = line.removeprefix(codecs.BOM_UTF8)
        if len(line) <= MAX_LINE_BYTES:
            yield line
            continue
        while line and not line.endswith(b"\n"):
            line = stream.readline(MAX_LINE_BYTES)
        yield InputError(f"{where}:{number}", f"the line is longer than {MAX_LINE_BYTES // 1024**2} MB")


def _wide_lines(data: bytes, where: str) -> Iterator[bytes | InputError]:
    try:
        text = decode(data, where)
    except InputError as error:
        yield error
        return
    yield from (line.encode("utf-8") for line in io.StringIO(text, newline="\n"))


def _text(record: dict[str, Any], name: str, *, also: type = str) -> str | None:
    value = record.get(name)
    if value is None or (value == "" and name != "text"):
        return None
    if not isinstance(value, str | also) or isinstance(value, bool):
        raise ValueError(f"{name!r} should be a text, not {type(value).__name__}")
    value = str(value)
    if "\0" in value or _SURROGATE.search(value):
        raise ValueError(f"{name!r} holds a character that no text has (NUL or half a surrogate pair)")
    return value


def _dated(record: dict[str, Any], name: str, parse: Callable[[object], D | None]) -> D | None:
    try:
        return parse(record.get(name))
    except ValueError as error:
        raise ValueError(f"{name!r}: {error}") from error


def _reason(error: Exception) -> str:
    if isinstance(error, json.JSONDecodeError):
        return f"{error.msg[:1].lower()}{error.msg[1:]} at character {error.pos + 1}"
    return "nested too deep" if isinstance(error, RecursionError) else str(error)[:80]
