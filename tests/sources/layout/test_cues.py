"""Cue files: what is shipped loads, and what a researcher gets wrong is named with its line."""

from __future__ import annotations

from pathlib import Path

import pytest

from foedus.errors import CodebookError
from foedus.sources.layout import segment
from foedus.sources.layout.cues import KINDS, alternatives, load_cues, shipped_cues


def test_every_kind_has_words() -> None:
    cues = shipped_cues()
    assert all(cues.words[kind] for kind in KINDS)
    assert cues.agencies["AP"].name == "Associated Press"


def test_the_longest_word_wins() -> None:
    assert alternatives(["AP", "AP Photo"]).startswith("(?:AP[")


def test_an_own_cue_changes_the_reading(tmp_path: Path) -> None:
    (tmp_path / "agencies.yaml").write_text("- {name: Valley Wire, written: [VW], photo: true}\n")
    lines = [f"- {{kind: {kind}, words: [zzz]}}" for kind in KINDS] + ["- {kind: opening, words: ['More news:']}"]
    (tmp_path / "cues.yaml").write_text("\n".join(lines))
    text = "VALLEY (VW) - The rebels signed a truce on Sunday with the army.\n\nMore news: the vote"
    kinds = [part.kind.value for part in segment(text, cues=load_cues(tmp_path))]
    assert kinds == ["dateline", "body", "boilerplate"]


@pytest.mark.parametrize(
    ("file", "content", "message"),
    [
        ("agencies.yaml", "- {name: Wire}", "agencies.yaml:1: 'written' is missing"),
        (
            "cues.yaml",
            "- {kind: line, words: [A]}\n- {kind: lines, words: [B]}",
            "cues.yaml:2: 'kind' cannot be 'lines'",
        ),
        ("cues.yaml", "- {kind: line, word: [A]}", "cues.yaml:1: unknown field 'word'"),
    ],
)
def test_errors_name_file_and_line(tmp_path: Path, file: str, content: str, message: str) -> None:
    (tmp_path / "agencies.yaml").write_text("- {name: Wire, written: [W]}")
    (tmp_path / "cues.yaml").write_text("- {kind: line, words: [A]}")
    (tmp_path / file).write_text(content)
    with pytest.raises(CodebookError) as caught:
        load_cues(tmp_path)
    assert message in str(caught.value)
