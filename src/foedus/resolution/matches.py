"""A known name found in running text."""

from __future__ import annotations

from dataclasses import dataclass

from foedus.codebook.actors import NameRole
from foedus.model import Actor


@dataclass(frozen=True, slots=True, kw_only=True)
class NameMatch:
    """A known name at code points `[start, end)` of a text.

    `actors` holds whom it can mean: one, or several namesakes that the text does not tell apart, main ones first.
    `role` says what the words are to the actor: "Syria" country, "Syrian" demonym, "Damascus" capital, "Syrian army"
    government, "Syrian president" office. `stem_start` and `stem_end` bound the bare name in a composed match ("Syrian"
    in "Syrian army", "Syria" in "army of Syria"); elsewhere they are `start` and `end`.
    """

    start: int
    end: int
    actors: tuple[Actor, ...]
    role: NameRole
    stem_start: int
    stem_end: int
    acronym: bool = False

    @property
    def actor(self) -> Actor | None:
        """The actor, where it is only one."""
        return self.actors[0] if len(self.actors) == 1 else None
