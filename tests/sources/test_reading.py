"""Files, folders and streams; trouble with one is a value, and nothing of the others is lost."""

from __future__ import annotations

import io
import json
import os
import time
from datetime import date
from pathlib import Path

import pytest

from foedus.errors import InputError, QuestionError
from foedus.model import Article, SegmentKind
from foedus.sources import reading
from foedus.sources.reading import READERS, read_input
from foedus.sources.sniffing import Format

STORY = (
    "Rebels sign truce\n\nGOMA, Congo (Reuters) - The rebels and the army signed a truce on Sunday, a mediator said.\n"
)


def test_a_file(tmp_path: Path) -> None:
    path = tmp_path / "truce.txt"
    path.write_bytes(STORY.replace("\n", "\r\n").encode("utf-16"))
    (article,) = read_input(path, published="2012-11-20", publisher="Daily Example")
    assert isinstance(article, Article)
    assert article.text == STORY.replace("\n", "\r\n")
    assert (article.title, article.given_id) == ("Rebels sign truce", "truce.txt")
    assert (article.published, article.publisher) == (date(2012, 11, 20), "Daily Example")
    assert [part.kind for part in article.segments] == [SegmentKind.HEADLINE, SegmentKind.DATELINE, SegmentKind.BODY]


def test_the_same_report_is_the_same_article_under_any_name(tmp_path: Path) -> None:
    for name, encoding in (("a.txt", "utf-8"), ("b", "utf-16")):
        (tmp_path / name).write_text(STORY, encoding=encoding)
    first, second = read_input(tmp_path)
    assert isinstance(first, Article) and isinstance(second, Article)
    assert first.id == second.id


def test_a_folder_goes_on_past_trouble(tmp_path: Path) -> None:
    (tmp_path / "sub" / ".git").mkdir(parents=True)
    (tmp_path / "sub" / "b.txt").write_text(STORY)
    (tmp_path / "sub" / ".git" / "config").write_text("hidden")
    (tmp_path / ".hidden").write_text("hidden")
    (tmp_path / "a.jsonl").write_text(json.dumps({"text": STORY}) + "\n{broken\n")
    (tmp_path / "c.pdf").write_bytes(b"%PDF-1.7 ...")
    (tmp_path / "d.txt").write_bytes(b"")
    (tmp_path / "e.html").write_text("<html><p>The army left.</p></html>")
    (tmp_path / "f.txt").symlink_to(tmp_path / "nowhere")
    os.mkfifo(tmp_path / "g.pipe")
    results = list(read_input(tmp_path))
    errors = {Path(result.where).name: result.reason for result in results if isinstance(result, InputError)}
    assert sum(isinstance(result, Article) for result in results) == 2
    assert set(errors) == {"a.jsonl:2", "c.pdf", "d.txt", "e.html", "f.txt", "g.pipe"}
    assert errors["d.txt"] == "is empty"
    assert "is a PDF" in errors["c.pdf"]
    assert "is HTML, which this version does not read yet" in errors["e.html"]
    assert "no such file" in errors["f.txt"]


def test_linked_folders_are_read_once(tmp_path: Path) -> None:
    inside, outside = tmp_path / "inside", tmp_path / "outside"
    inside.mkdir()
    outside.mkdir()
    (outside / "a.txt").write_text(STORY)
    (inside / "circle").symlink_to(inside)
    (inside / "link").symlink_to(outside)
    assert [getattr(result, "given_id", result) for result in read_input(inside)] == ["a.txt"]


def test_a_name_that_is_no_text(tmp_path: Path) -> None:
    path = os.fsencode(tmp_path) + b"/caf\xe9.txt"
    Path(os.fsdecode(path)).write_text(STORY)
    Path(os.fsdecode(path + b".pdf")).write_bytes(b"%PDF-1.7")
    article, error = read_input(tmp_path)
    assert isinstance(article, Article) and article.given_id == "caf\\xe9.txt"
    assert isinstance(error, InputError)
    assert str(error).encode("utf-8").endswith(b"Give a text, JSON Lines or feed")


def test_order_is_by_name_and_the_same_each_time(tmp_path: Path) -> None:
    for name in ("b", "a", "c"):
        (tmp_path / name).write_text(f"{STORY}{name}")
    names = [result.given_id for result in read_input(tmp_path) if isinstance(result, Article)]
    assert names == ["a", "b", "c"]


def test_missing_empty_folder_and_address(tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    reasons = [
        next(read_input(source)).reason  # type: ignore[union-attr]
        for source in (tmp_path / "none.txt", tmp_path / "empty", "https://example.org/a", "a\0b")
    ]
    assert reasons[0] == "there is no such file or folder"
    assert reasons[1] == "the folder holds no files"
    assert "this version reads files" in reasons[2]
    assert reasons[3] == "is no file name"


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_no_permission(tmp_path: Path) -> None:
    path = tmp_path / "secret.txt"
    path.write_text(STORY)
    path.chmod(0)
    assert "permission" in next(read_input(path)).reason  # type: ignore[union-attr]


def test_permission_errors_are_said_plainly() -> None:
    error = reading._os_error(Path("secret.txt"), PermissionError(13, "Permission denied"))
    assert str(error) == "secret.txt: you have no permission to read it"


def test_standard_input(monkeypatch: pytest.MonkeyPatch) -> None:
    class Stdin:
        buffer = io.BytesIO(STORY.encode())

    monkeypatch.setattr("sys.stdin", Stdin())
    (article,) = read_input("-")
    assert isinstance(article, Article)
    assert article.text == STORY


def test_a_stream_that_gives_little_at_a_time() -> None:
    class Slow(io.BytesIO):
        def read(self, size: int | None = -1) -> bytes:
            return super().read(min(size or 1, 7) if size and size > 0 else 7)

    lines = "".join(json.dumps({"text": f"{STORY}{number}"}) + "\n" for number in range(5))
    results = list(read_input(Slow(lines.encode())))
    assert [isinstance(result, Article) for result in results] == [True] * 5
    (article,) = read_input(Slow(STORY.encode()))
    assert isinstance(article, Article) and article.text == STORY


def test_a_text_of_two_million_characters_takes_seconds() -> None:
    line = "The army left the town, and the rebels came back to it on the next day, witnesses said.\n\n"
    text = STORY + line * 22_000
    start = time.process_time()
    (article,) = read_input(io.BytesIO(text.encode()))
    assert isinstance(article, Article)
    assert 1_900_000 < len(article.text) < 2_000_000
    assert len(article.segments) > 21_000
    assert time.process_time() - start < 15


@pytest.mark.parametrize("wrapped", [False, True])
def test_five_megabytes_are_no_article_and_stop_no_other(wrapped: bool) -> None:
    text = STORY * (5_000_000 // len(STORY) + 1)
    lines = [json.dumps({"text": text}), json.dumps({"text": STORY})]
    results = list(read_input(io.BytesIO("\n".join(lines).encode() if wrapped else text.encode())))
    assert isinstance(results[0], InputError) and "no single article" in results[0].reason
    assert [isinstance(result, Article) for result in results[1:]] == [True] * wrapped


def test_too_long_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reading, "MAX_BYTES", 1000)
    (error,) = read_input(io.BytesIO(b"The army left. " * 100))
    assert isinstance(error, InputError)
    assert "Is it one article?" in error.reason


def test_a_line_that_is_too_long_does_not_stop_the_others(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("foedus.sources.records.MAX_LINE_BYTES", 100)
    lines = ['{"text": "a"}', json.dumps({"text": "b" * 1000}), '{"text": "c"}']
    results = list(read_input(io.BytesIO("\n".join(lines).encode())))
    assert [getattr(result, "text", None) for result in results] == ["a", None, "c"]
    assert isinstance(results[1], InputError) and results[1].where.endswith(":2")


def test_a_wrong_date_in_the_call_is_the_callers_mistake() -> None:
    with pytest.raises(QuestionError, match="'soon' is no date"):
        read_input(io.BytesIO(b"x"), published="soon")


def test_every_format_is_read_or_refused_by_name() -> None:
    for found in Format:
        assert found in READERS or reading._refusal(found, b"", "x").reason
