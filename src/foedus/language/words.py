"""A sentence before it is parsed."""

from __future__ import annotations

from msgspec import Struct


class Words(Struct, frozen=True, kw_only=True, gc=False):
    """One sentence, split into words. All tuples run in parallel; offsets are code points into the article's text.

    `forms` are the words as they stand in the text, `readings` what the parser reads in their place (the same but for a
    `Unit` with a reading).
    """

    forms: tuple[str, ...]
    readings: tuple[str, ...]
    starts: tuple[int, ...]
    ends: tuple[int, ...]

    def __len__(self) -> int:
        return len(self.forms)

    @property
    def start(self) -> int:
        """First code point of the sentence."""
        return self.starts[0]

    @property
    def end(self) -> int:
        """Code point after the sentence's last."""
        return self.ends[-1]
