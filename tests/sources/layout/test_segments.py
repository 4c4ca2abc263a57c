"""Segments: a table of own examples, the properties that hold for any text, and time that grows with the text alone."""

from __future__ import annotations

import json
import time
from collections import Counter
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from foedus.model import SegmentKind
from foedus.sources.layout import segment

SHARED = Path(__file__).parents[3] / ".." / "shared"

CASES = [
    json.loads(line) for line in Path(__file__).with_name("segments.jsonl").read_text(encoding="utf-8").splitlines()
]
BODY = "The army left the town on Sunday, and residents said that rebels came back to it on the same day, in the rain."


@pytest.mark.parametrize("case", CASES, ids=[case["case"] for case in CASES])
def test_own_examples(case: dict[str, Any]) -> None:
    text = case["text"]
    assert [[part.kind.value, text[part.start : part.end]] for part in segment(text)] == case["segments"]


def test_there_are_examples_of_every_kind() -> None:
    kinds = Counter(kind for case in CASES for kind, _ in case["segments"])
    assert set(kinds) == {kind.value for kind in SegmentKind}
    assert len(CASES) >= 40


def test_title_is_the_headline_wherever_it_stands() -> None:
    text = f"Africa\n\nRebels sign truce.\n\n{BODY}"
    kinds = [(part.kind.value, text[part.start : part.end]) for part in segment(text, "Rebels sign truce")]
    assert ("headline", "Rebels sign truce.") in kinds
    assert ("headline", "Africa") not in kinds


def test_wrapped_lines_are_one_paragraph() -> None:
    wrapped = (
        "The two movements agreed on Sunday to stop fighting each other in the\n"
        "hills, mediators said, after a week of talks in a hotel beside the lake\n"
        "that both had left twice in anger.\n\n"
        "A doctor in the valley said that the clinic had no more beds, and that\n"
        "families were leaving on foot.\n"
    )
    assert [part.kind.value for part in segment(wrapped)] == ["body", "body"]


PIECES = st.sampled_from(
    [text for case in CASES for text in case["text"].split("\n\n")]
    + [
        "\r\n",
        "\u2028",
        "\xa0",
        " ",
        "\t",
        "“",
        '"',
        "©",
        "REUTERS/",
        "(",
        "A",
        "- ",
        ": ",
        "GOMA",
        "\u202e",
        "é",
        "\U0001f3f4",
    ]
)
TEXTS = st.lists(st.one_of(PIECES, st.text(max_size=40)), max_size=12).flatmap(
    lambda parts: st.sampled_from(["\n\n", "\n", " ", "", "\r\n"]).map(lambda glue: glue.join(parts))
)


@settings(max_examples=300, deadline=None)
@given(TEXTS, st.one_of(st.none(), st.text(max_size=30)))
def test_every_visible_character_lies_in_exactly_one_segment(text: str, title: str | None) -> None:
    parts = segment(text, title)
    covered = 0
    for part in parts:
        assert covered <= part.start < part.end <= len(text)
        assert not text[covered : part.start].strip()
        assert text[part.start : part.end] == text[part.start : part.end].strip()
        covered = part.end
    assert not text[covered:].strip()


@pytest.mark.parametrize(
    "unit", ["a", " ", "(", '"', ".", "A ", "AP/", "GOMA ", "Al-", "1 May ", "\n", "A\n", "a b\n\n"]
)
def test_time_grows_with_the_text_alone(unit: str) -> None:
    def seconds(size: int) -> float:
        text = unit * (size // len(unit))
        best = float("inf")
        for _ in range(3):
            start = time.process_time()
            segment(text)
            best = min(best, time.process_time() - start)
        return best

    seconds(1_000)
    small, large = seconds(20_000), seconds(80_000)
    assert large < 12 * max(small, 0.002)


@pytest.mark.shared
def test_no_sentence_of_real_news_is_mistaken_for_a_caption() -> None:
    sample = SHARED / "data" / "news_sample.jsonl"
    if not sample.exists():
        pytest.skip("needs the news sample beside the checkout (../shared)")
    visible: dict[str, int] = {}
    for line in sample.read_text(encoding="utf-8").splitlines():
        text = json.loads(line)["text"]
        for part in segment(text):
            visible[part.kind.value] = visible.get(part.kind.value, 0) + part.end - part.start
    total = sum(visible.values())
    assert visible["body"] + visible["quote"] > 0.98 * total
    assert visible["caption"] < 0.001 * total
