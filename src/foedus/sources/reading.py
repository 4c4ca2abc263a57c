"""Inputs to articles: a file, a folder, or standard input; told apart by content.

Expected trouble with one document (missing, binary, empty, malformed) is an `InputError` that is *yielded*: a run never
loses the other documents to it.
"""

from __future__ import annotations

import io
import os
import stat
import sys
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

from foedus.errors import InputError, QuestionError
from foedus.model import Article
from foedus.sources.building import Given, build_article, too_long
from foedus.sources.dates import parse_published
from foedus.sources.decoding import decode
from foedus.sources.feeds import read_feed
from foedus.sources.records import read_json, read_json_lines
from foedus.sources.sniffing import HEAD_BYTES, Format, binary_kind, sniff

if TYPE_CHECKING:
    from typing_extensions import Buffer

MAX_BYTES = 32 * 1024 * 1024
"""The largest file that is looked into as one text or one JSON document."""

STANDARD_INPUT = "standard input"

Outcome = Article | InputError
Reader = Callable[[io.BufferedReader, str, Given], Iterator[Outcome]]


def read_input(
    source: str | Path | BinaryIO, *, published: date | str | None = None, publisher: str | None = None
) -> Iterator[Outcome]:
    """The articles of a file, of a folder (all files below it, sorted, hidden ones passed over), of `-` (standard
    input) or of an open binary stream, in order; an InputError in the place of each that cannot be read.

    `published` (a date, or ISO text) and `publisher` stand for inputs that say nothing of their own. Raises
    QuestionError where `published` is no date; nothing else.
    """
    try:
        given = Given(published=parse_published(published), publisher=publisher or None)
    except ValueError as error:
        raise QuestionError(f"published: {error}") from error
    return _read(source, given)


def _read(source: str | Path | BinaryIO, given: Given) -> Iterator[Outcome]:
    if not isinstance(source, str | Path):
        yield from _read_stream(source, str(getattr(source, "name", "stream")), given)
    elif str(source) == "-":
        yield from _read_stream(sys.stdin.buffer, STANDARD_INPUT, given)
    elif str(source).startswith(("http://", "https://")):
        yield InputError(str(source), "is an address; this version reads files. Save the page and give the file")
    else:
        yield from _read_path(Path(source), given)


def _read_path(path: Path, given: Given) -> Iterator[Outcome]:
    try:
        mode = path.stat().st_mode
    except OSError as error:
        yield _os_error(path, error)
    except ValueError:
        yield InputError(repr(str(path)), "is no file name")
    else:
        yield from _read_folder(path, given) if stat.S_ISDIR(mode) else _read_file(path, given)


def _read_folder(folder: Path, given: Given) -> Iterator[Outcome]:
    found = False
    errors: list[OSError] = []
    seen: set[Path] = set()
    for here, folders, files in os.walk(folder, onerror=errors.append, followlinks=True):
        if _seen(Path(here), seen):
            folders.clear()
            continue
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(files):
            if name.startswith("."):
                continue
            found = True
            path = Path(here, name)
            if path.is_file() or path.is_symlink():
                yield from _read_path(path, given)
            else:
                yield InputError(_plain(str(path)), "is no ordinary file (a pipe, a socket or a device)")
    for error in errors:
        yield _os_error(Path(error.filename or folder), error)
    if not found and not errors:
        yield InputError(_plain(str(folder)), "the folder holds no files")


def _seen(folder: Path, seen: set[Path]) -> bool:
    """Whether a folder was read before: links can lead into a circle."""
    real = folder.resolve()
    known = real in seen
    seen.add(real)
    return known


def _plain(path: str) -> str:
    """A path as text; bytes of its name that are no UTF-8 come as escapes."""
    return os.fsencode(path).decode("utf-8", "backslashreplace")


def _read_file(path: Path, given: Given) -> Iterator[Outcome]:
    try:
        with path.open("rb") as stream:
            yield from _read_stream(stream, _plain(str(path)), given.or_else(Given(id=_plain(path.name))))
    except OSError as error:
        yield _os_error(path, error)


def _read_stream(stream: BinaryIO, where: str, given: Given) -> Iterator[Outcome]:
    head = _read_up_to(stream, HEAD_BYTES)
    found = sniff(head, where)
    reader = READERS.get(found)
    if reader is None:
        yield _refusal(found, head, where)
        return
    yield from reader(io.BufferedReader(_Rewound(head, stream), buffer_size=HEAD_BYTES), where, given)


def _read_text(stream: io.BufferedReader, where: str, given: Given) -> Iterator[Outcome]:
    data = _read_up_to(stream, MAX_BYTES + 1)
    if len(data) > MAX_BYTES:
        yield InputError(where, f"is longer than {MAX_BYTES // 1024**2} MB. Is it one article?")
        return
    try:
        text = decode(data, where)
    except InputError as error:
        yield error
        return
    reason = too_long(text)
    yield build_article(text, given) if reason is None else InputError(where, reason)


def _read_json(stream: io.BufferedReader, where: str, given: Given) -> Iterator[Outcome]:
    data = _read_up_to(stream, MAX_BYTES + 1)
    if len(data) > MAX_BYTES:
        yield InputError(
            where, f"is one JSON document of more than {MAX_BYTES // 1024**2} MB. Write one article a line"
        )
        return
    yield from read_json(data, where, Given(published=given.published, publisher=given.publisher))


def _read_lines(stream: io.BufferedReader, where: str, given: Given) -> Iterator[Outcome]:
    yield from read_json_lines(stream, where, Given(published=given.published, publisher=given.publisher))


def _read_feed(stream: io.BufferedReader, where: str, given: Given) -> Iterator[Outcome]:
    yield from read_feed(stream, where, Given(published=given.published, publisher=given.publisher))


READERS: dict[Format, Reader] = {
    Format.TEXT: _read_text,
    Format.JSON_LINES: _read_lines,
    Format.JSON: _read_json,
    Format.FEED: _read_feed,
}
"""The reader of each format. A format that is missing here is refused by name."""


def _refusal(found: Format, head: bytes, where: str) -> InputError:
    if found is Format.EMPTY:
        return InputError(where, "is empty")
    if found is Format.BINARY:
        return InputError(where, f"is {binary_kind(head) or 'binary data'}, not text. Give a text, JSON Lines or feed")
    return InputError(
        where, f"is {found.value}, which this version does not read yet. Give plain text, JSON Lines or a feed"
    )


def _os_error(path: Path, error: OSError) -> InputError:
    if isinstance(error, PermissionError):
        reason = "you have no permission to read it"
    elif isinstance(error, FileNotFoundError):
        reason = "there is no such file or folder"
    else:
        reason = f"cannot be read ({(error.strerror or str(error)).lower()})"
    return InputError(_plain(str(path)), reason)


def _read_up_to(stream: BinaryIO, size: int) -> bytes:
    """The next `size` bytes, fewer only at the end; a pipe gives less than asked each time."""
    parts: list[bytes] = []
    while size > 0 and (part := stream.read(size)):
        parts.append(part)
        size -= len(part)
    return b"".join(parts)


class _Rewound(io.RawIOBase):
    """A stream whose first bytes, read to look at them, come again."""

    def __init__(self, head: bytes, stream: BinaryIO) -> None:
        self._head = head
        self._stream = stream

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Buffer, /) -> int:
        view = memoryview(buffer).cast("B")
        part, self._head = self._head[: len(view)], self._head[len(view) :]
        part = part or self._stream.read(len(view))
        view[: len(part)] = part
        return len(part)
