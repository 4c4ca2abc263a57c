"""A saved feed on the command line: read into a ledger, its sources kept and counted."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.cli.inside import foedus_inside as foedus
from tests.cli.test_commands import lines

ITEM = """<item><title>{title}</title><guid>{name}</guid><pubDate>Tue, {day} Nov 2012 08:00:00 GMT</pubDate>
<description>{text}</description>{source}</item>"""
REUTERS = '<source url="https://www.reuters.com/rss">Reuters</source>'
COURIER = '<source url="https://hillcourier.example/rss">Hill Courier</source>'
ITEMS = [
    (
        "first",
        20,
        "Trucks at night",
        "Rwanda arms the M23 rebels, deserters said. The roads around Goma were shut.",
        REUTERS,
    ),
    (
        "second",
        21,
        "Crates",
        "The M23 rebels are armed by Rwanda, a trader said, and shops had closed by noon.",
        REUTERS,
    ),
    ("third", 22, "In the hills", "Rwanda arms the M23 rebels, villagers said by telephone from the border.", COURIER),
    ("broken", 22, "Red & Blue", "Nothing.", ""),
]


@pytest.fixture(scope="module")
def asked(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("feeds")
    items = "\n".join(
        ITEM.format(name=name, day=day, title=title, text=text, source=source)
        for name, day, title, text, source in ITEMS
    )
    (folder / "feed.rss").write_text(
        f'<rss version="2.0"><channel><title>Region</title>\n{items}\n</channel></rss>', encoding="utf-8"
    )
    (folder / "other.txt").write_text("The Congolese army fought M23 near Goma on Tuesday.", encoding="utf-8")
    done = foedus("read", "feed.rss", "other.txt", "--ledger", "foedus.db", cwd=folder)
    assert done.returncode == 1
    assert b"feed.rss:8: failed: broken XML" in done.stderr
    assert b"Reports: 4 read, 1 failed." in done.stdout
    return folder


def test_the_source_of_each_item_is_on_record_and_so_is_the_fault(asked: Path) -> None:
    rows = lines(foedus("ledger", "articles", "--ledger", "foedus.db", cwd=asked))
    kept = {row["id"]: (row["publisher"], row["credit"], row["published"]) for row in rows}
    assert kept["first"] == ("Region", "Reuters", "2012-11-20")
    assert kept["third"] == ("Region", "Hill Courier", "2012-11-22")
    assert kept["other.txt"] == (None, None, None)
    assert [row["outcome"] for row in rows if row["id"] == "feed.rss:8"] == ["failed"]


def test_items_count_for_whom_their_source_names(asked: Path) -> None:
    done = foedus("state", "Rwanda", "M23", "--as-of", "2012-11-25", "--ledger", "foedus.db", cwd=asked)
    said = " ".join(done.stdout.decode().split())
    assert "3 articles → 2 origins: Reuters (2: " in said, said
    assert "Hill Courier (1: third)" in said
    families = lines(foedus("origins", "--format", "jsonl", "--ledger", "foedus.db", cwd=asked))
    reasons = {row["articles"][0]: row["reason"] for row in families}  # type: ignore[index]
    assert reasons["third"] == "single report, credited to Hill Courier"


def test_of_two_texts_at_one_address_the_later_retrieved_stands_whichever_is_read_first(tmp_path: Path) -> None:
    texts = {"old": "Rwanda arms the M23 rebels, deserters said.", "new": "Rwanda does not arm the M23 rebels."}
    found_at = {"old": "2012-11-20T08:00:00Z", "new": "2012-11-21T08:00:00+02:00"}
    for name in ("new", "old"):
        row = {"id": name, "text": texts[name], "uri": "https://gazette.example/s", "retrieved_at": found_at[name]}
        (tmp_path / "story.jsonl").write_text(json.dumps(row), encoding="utf-8")
        assert foedus("read", "story.jsonl", "--ledger", "a.db", cwd=tmp_path).returncode == 0
    rows = {row["id"]: row for row in lines(foedus("ledger", "articles", "--ledger", "a.db", cwd=tmp_path))}
    assert {name: row["superseded"] for name, row in rows.items()} == {"new": False, "old": True}
    assert {name: row["retrieved_at"] for name, row in rows.items()} == {
        "old": "2012-11-20T08:00:00+00:00",
        "new": "2012-11-21T08:00:00+02:00",
    }
    claims = lines(foedus("ledger", "claims", "--ledger", "a.db", cwd=tmp_path))
    assert {(row["factuality"], row["superseded"]) for row in claims} == {("CT+", True), ("CT-", False)}


def test_a_story_met_again_at_another_address_is_one_article_with_both(tmp_path: Path) -> None:
    story = {"id": "s", "text": "Rwanda arms the M23 rebels, deserters said.", "published": "2012-11-20"}
    places = ["https://gazette.example/s", "https://mirror.example/s", "https://mirror.example/s"]
    for place in places:
        (tmp_path / "story.jsonl").write_text(json.dumps({**story, "uri": place}), encoding="utf-8")
        done = foedus("read", "story.jsonl", "--ledger", "a.db", cwd=tmp_path)
        assert (done.returncode, b"1 read" in done.stdout) == (0, place == places[0])
    (row,) = lines(foedus("ledger", "articles", "--ledger", "a.db", cwd=tmp_path))
    assert (row["uri"], row["addresses"], row["outcome"], row["claims"]) == (places[0], places[:2], "read", 1)
    assert foedus("verify", "--ledger", "a.db", cwd=tmp_path).returncode == 0
