"""Formats are told by content; a wrong name changes nothing."""

from __future__ import annotations

import gzip

import pytest

from foedus.sources.sniffing import HEAD_BYTES, Format, sniff


@pytest.mark.parametrize(
    ("head", "name", "expected"),
    [
        (b"Rebels sign truce\n\nThe army ...", "a.txt", Format.TEXT),
        (b"Rebels sign truce\n\nThe army ...", "a.html", Format.TEXT),
        (b"[Nairobi] The army left.", "a", Format.TEXT),
        (b"{draft} The army left.", "a", Format.TEXT),
        (b'{"text": "a"}\n{"text": "b"}\n', "a.txt", Format.JSON_LINES),
        (b'\xef\xbb\xbf{"text": "a"}', "-", Format.JSON_LINES),
        (b'{"text": "a\n{"text": "b"}\n', "-", Format.JSON_LINES),
        (b'oops\n{"text": "a"}\n{"text": "b"}\n', "-", Format.JSON_LINES),
        (b"oops\nnot json\n", "a.jsonl", Format.JSON_LINES),
        (b'{\n  "text": "a"\n}\n', "a.json", Format.JSON),
        (b'[\n {"text": "a"}\n]', "a.json", Format.JSON),
        (b'[{"text": "a"}]', "a.json", Format.JSON),
        (b'[{"text": "a"}]', "a.jsonl", Format.JSON),
        (b'["The army left.", "It came back."]', "-", Format.JSON),
        (b'["The army," he said, "left."]', "-", Format.TEXT),
        (b"[]", "-", Format.JSON),
        (b'{"items": [\n{"text": "a"},\n{"text": "b"}\n]}', "-", Format.JSON),
        (b'{\n  "text": "a"\n}\n', "a.jsonl", Format.JSON),
        (b'{\n  "text": "' + b"a " * HEAD_BYTES, "a.jsonl", Format.JSON),
        (b'[{"text": "' + b"a " * HEAD_BYTES, "a.jsonl", Format.JSON),
        (b'[1]\n{"text": "a"}\n', "a.jsonl", Format.JSON_LINES),
        (b'\n\n{"text": "a"}\n{"text": "b"}\n', "a.json", Format.JSON_LINES),
        (b'\xef\xbb\xbf\n[{"text": "a"}]', "a.json", Format.JSON),
        (b"{'text': 'a'}", "-", Format.JSON_LINES),
        (b"{text: 'a'}", "a.json", Format.JSON),
        (b'"The army left."', "-", Format.TEXT),
        (b'"The army left."', "a.json", Format.JSON),
        ('{"text": "a"}\n'.encode("utf-16"), "a", Format.JSON_LINES),
        (b"<!DOCTYPE html><html><p>x", "a.txt", Format.HTML),
        (b"  <html><body>", "-", Format.HTML),
        (b'<?xml version="1.0"?><rss version="2.0">', "-", Format.FEED),
        (b'<feed xmlns="http://www.w3.org/2005/Atom">', "-", Format.FEED),
        (b'<?xml version="1.0"?><tei/>', "-", Format.XML),
        (b'<!DOCTYPE rss [<!ENTITY a "b">]><rss version="2.0">', "a.txt", Format.FEED),
        (b"<!-- saved -->\n<rss>", "-", Format.FEED),
        (b'<?xml version="1.0"?><!-- all --><rdf:RDF xmlns="x">', "-", Format.FEED),
        (b'<?xml version="1.0"?><html><body><feed>', "-", Format.HTML),
        (b"<!-- saved --><html>", "-", Format.HTML),
        (b"<feeding> the army left", "-", Format.TEXT),
        (b"WARC/1.0\r\n", "-", Format.WARC),
        (b"%PDF-1.7\n", "a.txt", Format.BINARY),
        (gzip.compress(b"text", mtime=0), "a.txt", Format.BINARY),
        (b"\x89PNG\r\n\x1a\n", "a", Format.BINARY),
        (b"RIFF\x24\x08\x00\x00WAVEfmt ", "a", Format.BINARY),
        (b"RIFF TRIBESMEN ASSAIL FRENCH LINE\n\nTANGIER, July 14", "a", Format.TEXT),
        (b"abc\0def" * 9, "a", Format.BINARY),
        ("The army left.".encode("utf-16-le"), "a", Format.TEXT),
        (b"", "a", Format.EMPTY),
        (b" \r\n\xef\xbb\xbf", "a", Format.EMPTY),
    ],
)
def test_sniff(head: bytes, name: str, expected: Format) -> None:
    assert sniff(head[:HEAD_BYTES], name) is expected
