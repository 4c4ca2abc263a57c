"""JSON Lines: fields, and what can be wrong with a line."""

from __future__ import annotations

import json
from datetime import date

import pytest

from foedus.errors import InputError
from foedus.model import Article
from foedus.sources import read_input
from foedus.sources.building import Given
from foedus.sources.records import record_to_article


def test_all_fields() -> None:
    record = {"id": 7, "title": "A truce", "text": "They signed.", "published": "2014-11-14", "publisher": "Daily"}
    record |= {"uri": "http://x/1", "lang": "en"}
    article = record_to_article(record, "f:1", Given(publisher="Other", published=date(2000, 1, 1)))
    assert isinstance(article, Article)
    assert (article.given_id, article.title, article.text) == ("7", "A truce", "They signed.")
    assert (article.published, article.publisher, article.uri) == (date(2014, 11, 14), "Daily", "http://x/1")


def test_what_the_call_says_stands_in_for_what_is_missing() -> None:
    given = Given(publisher="Other", published=date(2000, 1, 1))
    article = record_to_article({"text": "They signed.", "publisher": "", "published": None}, "f:1", given)
    assert isinstance(article, Article)
    assert (article.publisher, article.published) == ("Other", date(2000, 1, 1))


@pytest.mark.parametrize(
    ("record", "reason"),
    [
        ({}, "has no 'text'"),
        ({"text": "  \n"}, "its text is empty"),
        ({"text": 5}, "'text' should be a text, not int"),
        ({"text": "a", "title": ["b"]}, "'title' should be a text, not list"),
        ({"text": "a", "id": True}, "'id' should be a text, not bool"),
        ({"text": "a", "published": "soon"}, "'published': 'soon' is no date"),
        ({"text": "a", "retrieved_at": "2014-11-14"}, "'retrieved_at': '2014-11-14' is no date and time"),
        ({"text": "a\x00b"}, "no text has"),
        ({"text": "a\ud83d"}, "no text has"),
        ("text", "not an object but str"),
        (None, "not an object but NoneType"),
    ],
)
def test_refusals(record: object, reason: str) -> None:
    error = record_to_article(record, "f:3", Given())
    assert isinstance(error, InputError)
    assert error.where == "f:3"
    assert reason in error.reason


def test_text_is_kept_as_it_is() -> None:
    text = "One\u2028line.\r\n\r\nAn\xa0other \u202eone."
    article = record_to_article({"text": text}, "f:1", Given())
    assert isinstance(article, Article)
    assert article.text == text


def test_bad_lines_are_named_and_the_others_read(tmp_path) -> None:
    good = json.dumps({"text": "The army left.", "id": "good"})
    deep = '{"text": ' + "[" * 100_000
    path = tmp_path / "news.jsonl"
    bad = [b"{oops", b"", b'{"text": "\xff"}', b"[1]", deep.encode(), b'{"id": 1}']
    path.write_bytes(b"\n".join([good.encode(), *bad, good.encode()]))
    results = list(read_input(path))
    assert [isinstance(result, Article) for result in results] == [True, False, False, False, False, False, True]
    places = [result.where.rsplit(":", 1)[1] for result in results if isinstance(result, InputError)]
    assert places == ["2", "4", "5", "6", "7"]


def test_json_over_several_lines_is_read(tmp_path) -> None:
    path = tmp_path / "news.json"
    path.write_text(json.dumps([{"text": "The army left."}, {"title": "none"}, {"text": "It came back."}], indent=2))
    results = list(read_input(path))
    assert [getattr(result, "text", None) for result in results] == ["The army left.", None, "It came back."]
    assert isinstance(results[1], InputError)
    assert results[1].where.endswith("item 2")


def test_utf_16_lines(tmp_path) -> None:
    path = tmp_path / "news.jsonl"
    path.write_text('{"text": "José left."}\n{"text": "b"}\n', encoding="utf-16")
    assert [getattr(result, "text", None) for result in read_input(path)] == ["José left.", "b"]


_MARK = b"\xef\xbb\xbf"


@pytest.mark.parametrize("name", ["news.json", "news.jsonl", "news.txt"])
@pytest.mark.parametrize(
    ("content", "texts"),
    [
        (b'[{"text": "Iran backs Hezbollah."}]', ["Iran backs Hezbollah."]),
        (b'\n\n[{"text": "The army left."}]\n', ["The army left."]),
        (_MARK + b'[\n  {"text": "The army left."}\n]', ["The army left."]),
        (_MARK + b'{\n  "text": "The army left."\n}', ["The army left."]),
        (b'\n{"text": "The army left."}\n{"text": "It came back."}\n', ["The army left.", "It came back."]),
        (_MARK + b'\n{"text": "The army left."}\n', ["The army left."]),
        (b'{"text": "The army left."}\n' + _MARK + b'{"text": "b"}\n', ["The army left.", "b"]),
    ],
)
def test_one_json_document_is_read_under_any_name(tmp_path, name: str, content: bytes, texts: list[str]) -> None:
    path = tmp_path / name
    path.write_bytes(content)
    assert [getattr(result, "text", result) for result in read_input(path)] == texts


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b'["Iran backs Hezbollah."]', "Give an object with id, title, text"),
        (b"[]", "is an empty list. Give a list of objects with id, title, text"),
        (b'{"articles": [\n{"text": "a"},\n{"text": "b"}\n]}', "has no 'text'. Fields are id, title, text"),
        (b'"Iran backs Hezbollah."', "not an object but str"),
        (b"null", "not an object but NoneType"),
        (b"{'text': 'Iran backs Hezbollah.'}", "not JSON"),
    ],
)
def test_json_that_holds_no_article_is_refused_once(tmp_path, content: bytes, reason: str) -> None:
    path = tmp_path / "news.json"
    path.write_bytes(content)
    (error,) = read_input(path)
    assert isinstance(error, InputError)
    assert reason in error.reason
