"""Every entry of the cue files is run on its own example."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from foedus.codebook.cues import Cue, Cues
from foedus.model import Segment, SegmentKind
from tests.extraction.rules.conftest import Read

_ENTRIES = {cue.place: cue for cue in Cues.load().entries}


def _unmark(example: str) -> tuple[str, dict[str, int]]:
    text, marks = "", {}
    for letter in example:
        if letter in "{}[]":
            marks[letter] = len(text)
        else:
            text += letter
    return text, marks


@pytest.mark.parametrize(
    "cue", _ENTRIES.values(), ids=lambda cue: f"{cue.words[0]}-{cue.pos}-{cue.place.split(':')[-1]}"
)
def test_example(cue: Cue, read_speech: Callable[..., Read]) -> None:
    text, marks = _unmark(cue.example)
    words, content = text[marks["{"] : marks["}"]], text[marks["["] : marks["]"]]
    speaker = cue.kind in ("speaker", "body")
    segments = (Segment(kind=SegmentKind.HEADLINE, start=0, end=len(text)),) if speaker else ()
    read = read_speech(text, segments)
    if cue.kind == "mute":
        last = content.split()[-1]
        assert read.speech.covering(*read.place(last)) is not None
        assert read.names(last) == []
    elif cue.attribution or speaker:
        found = [
            (r.words.text, text[r.contents[0].start : r.contents[-1].end]) for r in read.speech.reported if r.words
        ]
        assert (words, content) in found
    else:
        firm = read.stance(content)
        assert (firm.factuality, firm.future or not cue.future) == (cue.affirmed, True)
        assert firm.conditional or not cue.conditional
