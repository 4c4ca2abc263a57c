"""What a document is, told by its first bytes; its name only helps where these leave it open."""

from __future__ import annotations

import json
import re
from enum import StrEnum

from foedus.sources.decoding import sixteen_bit

HEAD_BYTES = 65_536
"""How much of a document is looked at."""


class Format(StrEnum):
    """The formats that foedus tells apart."""

    TEXT = "plain text"
    JSON_LINES = "JSON Lines"
    JSON = "JSON"
    HTML = "HTML"
    FEED = "an RSS or Atom feed"
    XML = "XML"
    WARC = "a web archive (WARC)"
    BINARY = "binary data"
    EMPTY = "empty"


_MAGIC = (
    (b"%PDF-", "a PDF"),
    (b"PK\x03\x04", "a ZIP archive or an office document"),
    (b"\xd0\xcf\x11\xe0", "an old office document"),
    (b"{\\rtf", "a rich text document (RTF)"),
    (b"\x1f\x8b", "compressed with gzip"),
    (b"BZh", "compressed with bzip2"),
    (b"\xfd7zXZ", "compressed with xz"),
    (b"\x28\xb5\x2f\xfd", "compressed with zstd"),
    (b"7z\xbc\xaf", "a 7-Zip archive"),
    (b"\x89PNG", "an image (PNG)"),
    (b"\xff\xd8\xff", "an image (JPEG)"),
    (b"GIF8", "an image (GIF)"),
    (b"II*\0", "an image (TIFF)"),
    (b"MM\0*", "an image (TIFF)"),
    (b"\0\0\0\x18ftyp", "a film (MP4)"),
    (b"\0\0\0 ftyp", "a film (MP4)"),
    (b"ID3", "a sound file (MP3)"),
    (b"OggS", "a sound file (Ogg)"),
    (b"SQLite format 3", "a SQLite database"),
    (b"\x7fELF", "a program"),
    (b"PAR1", "a Parquet table"),
)
_RIFF = re.compile(rb"RIFF[\0-\xff]{4}(?:WAVE|AVI |WEBP|ACON|RMID|CDR.|sfbk)")
"""The letters alone may begin a text: "RIFF TRIBESMEN ASSAIL ..."."""
_BOMS = (b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff")
_OBJECT = re.compile(rb"""\s*\{\s*(?:"|'\w+'\s*:|\}|\Z)""")
_ARRAY = re.compile(rb'\s*\[\s*(?:\{|\[\s*[\[{"]|"(?:[^"\\]|\\.)*"\s*[,\]])')
_OPEN = re.compile(rb"\s*\{\s*?\n")
_WHOLE_LINE = re.compile(rb"\s*\{.*\}\s*\Z")
_ELEMENT = re.compile(rb"<([a-z][a-z0-9:.-]*)")
_FEEDS = (b"rss", b"feed", b"rdf:rdf", b"atom:feed")
"""The outermost elements of feeds; declarations, document types and comments may stand before them."""
_LINES_NAMES = (".jsonl", ".ndjson", ".jl")
_DOCUMENT_NAME = ".json"


def binary_kind(head: bytes) -> str | None:
    """What the magic bytes say the document is ("a PDF"), or None where they say nothing."""
    if _RIFF.match(head):
        return "an image, sound or film (RIFF)"
    return next((name for magic, name in _MAGIC if head.startswith(magic)), None)


def sniff(head: bytes, name: str = "") -> Format:
    """The format of a document that begins with `head` (its first `HEAD_BYTES`) and is called `name`."""
    if not head.strip(b" \t\r\n\xef\xbb\xbf"):
        return Format.EMPTY
    if head.startswith(b"WARC/"):
        return Format.WARC
    if binary_kind(head):
        return Format.BINARY
    if not head.startswith(_BOMS) and b"\0" in head and not sixteen_bit(head[: len(head) & ~1]):
        return Format.BINARY
    plain = _narrow(head)
    whole = len(head) < HEAD_BYTES
    return _markup(plain) or (_document(plain, name) if whole else None) or _json(plain, name) or Format.TEXT


def _narrow(head: bytes) -> bytes:
    """The head with a byte order mark and the zero bytes of wide encodings taken out: enough to see its syntax."""
    for mark in _BOMS:
        head = head.removeprefix(mark)
    return head.replace(b"\0", b"")


def _markup(head: bytes) -> Format | None:
    start = head.lstrip()[:4096].lower()
    if not start.startswith(b"<"):
        return None
    root = _ELEMENT.search(start)
    if root is not None and root[1] in _FEEDS:
        return Format.FEED
    if start.startswith(b"<?xml"):
        return Format.HTML if b"<html" in start else Format.XML
    if start.startswith(
        (b"<!doctype html", b"<html", b"<head", b"<body", b"<!--", b"<article", b"<div", b"<p>", b"<p ")
    ):
        return Format.HTML
    return Format.HTML if b"<html" in start or b"</p>" in start else None


def _document(plain: bytes, name: str) -> Format | None:
    """What a whole document is that is JSON from end to end: no guess is needed."""
    named = name.lower().endswith(_DOCUMENT_NAME)
    if not named and not plain.lstrip().startswith((b"[", b"{")):
        return None
    try:
        value = json.loads(plain.decode("utf-8", "replace"))
    except (ValueError, RecursionError):
        return None
    one_line = isinstance(value, dict) and b"\n" not in plain.strip()
    return Format.JSON_LINES if one_line else Format.JSON


def _json(head: bytes, name: str) -> Format | None:
    lines = [line for line in head.split(b"\n") if line.strip()]
    if name.lower().endswith(_LINES_NAMES):
        begun = _OPEN.match(head) or (_ARRAY.match(head) and not any(map(_is_object, lines)))
        return Format.JSON if begun else Format.JSON_LINES
    if _ARRAY.match(head):
        return Format.JSON
    if not _OBJECT.match(head):
        later = sum(map(_is_object, lines[1:6]))
        if later >= 2 and later >= len(lines[1:6]) - 1:
            return Format.JSON_LINES
        named = name.lower().endswith(_DOCUMENT_NAME) and head.lstrip().startswith((b"[", b"{"))
        return Format.JSON if named else None
    first = lines[0]
    if _WHOLE_LINE.match(first) or len(lines) == 1:
        return Format.JSON_LINES
    starts = sum(bool(re.match(rb'\{\s*"', line)) for line in lines)
    return Format.JSON_LINES if starts > 1 else Format.JSON


def _is_object(line: bytes) -> bool:
    return bool(_OBJECT.match(line) and _WHOLE_LINE.match(line))
