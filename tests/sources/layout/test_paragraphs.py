"""Paragraphs of texts with blank lines, of texts with a paragraph a line, and of hard-wrapped texts."""

from __future__ import annotations

from foedus.sources.layout.paragraphs import paragraphs


def _texts(text: str) -> list[str]:
    return [text[start:end] for start, end in paragraphs(text)]


def test_blank_lines_part_paragraphs() -> None:
    assert _texts("One.\n\nTwo.\n \n\tThree.") == ["One.", "Two.", "Three."]


def test_windows_and_unicode_line_ends() -> None:
    assert _texts("One.\r\nTwo.\r\n\r\nThree.\u2028Four.") == ["One.", "Two.", "Three.", "Four."]


def test_a_paragraph_a_line() -> None:
    long = "The army said that it had left the town after the two sides signed, and that it would not come back to it."
    assert _texts(f"{long}\n{long}\n{long}") == [long, long, long]


def test_wrapped_lines_are_joined_and_short_lines_end_a_paragraph() -> None:
    text = (
        "Rebels sign truce\n"
        "The two movements agreed on Sunday to stop fighting each other in the\n"
        "hills, mediators said, after a week of talks in a hotel beside the\n"
        "lake.\n"
        "A doctor in the valley said that the clinic had no more beds, and that\n"
        "families were leaving on foot."
    )
    assert [part.split()[0] for part in _texts(text)] == ["Rebels", "The", "A"]


def test_nothing_but_space() -> None:
    assert _texts(" \n\n\t\r\n") == []
