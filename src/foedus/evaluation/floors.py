"""The floors below which no figure may fall, in a JSON file, and the only two ways in which they change.

Pinning raises a floor to what is measured, less a margin for the arithmetic of another machine, and never
lowers one. Lowering takes a reason, which stays in the file's log for good.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from foedus.errors import FoedusError

MARGIN = 0.01
"""How far a figure may lie below what was pinned: about one item of a small set, which another processor's rounding of
the network's sums can turn."""

Figures = Mapping[str, Mapping[str, float]]


class FloorsError(FoedusError):
    """A floors file that cannot be read, or a change of floors that is not allowed."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Fall:
    """A figure below its floor."""

    name: str
    measure: str
    seen: float
    floor: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Floors:
    """Floors by set and measure, and the log of lowerings (each with set, measure, from, to, reason)."""

    floors: Mapping[str, Mapping[str, float]]
    log: tuple[Mapping[str, Any], ...] = ()

    @classmethod
    def read(cls, path: Path) -> Floors:
        """The floors of a file; none where there is no file. Raises FloorsError."""
        if not path.exists():
            return cls(floors={})
        try:
            content = json.loads(path.read_text(encoding="utf-8"))
            floors = {
                name: {key: float(value) for key, value in row.items()} for name, row in content["floors"].items()
            }
            return cls(floors=floors, log=tuple(content["log"]))
        except (ValueError, KeyError, TypeError, AttributeError) as error:
            raise FloorsError(f"{path}: no floors file ({error}). Restore it from version control.") from error

    def write(self, path: Path) -> None:
        """Writes the file, sorted, so that a change of one floor is a change of one line."""
        content = {"floors": self.floors, "log": list(self.log)}
        path.write_text(json.dumps(content, indent=1, sort_keys=True, ensure_ascii=False) + "\n", encoding="utf-8")

    def falls(self, figures: Figures) -> list[Fall]:
        """The measured figures that lie below their floors. A set that was not measured is not judged."""
        return [
            Fall(name=name, measure=measure, seen=seen, floor=self.floors[name][measure])
            for name, row in figures.items()
            for measure, seen in row.items()
            if seen < self.floors.get(name, {}).get(measure, 0.0)
        ]

    def missing(self, figures: Figures) -> list[tuple[str, str]]:
        """Floors of measured sets whose measure was not among the figures: a measure that vanished."""
        return [(name, m) for name in figures for m in self.floors.get(name, {}) if m not in figures[name]]

    def raised(self, figures: Figures) -> Floors:
        """Floors at what is measured, where that is higher; none lower."""
        floors = {name: dict(row) for name, row in self.floors.items()}
        for name, row in figures.items():
            for measure, seen in row.items():
                floors.setdefault(name, {})
                floors[name][measure] = max(floors[name].get(measure, 0.0), pinned(seen))
        return Floors(floors=floors, log=self.log)

    def lowered(self, figures: Figures, reason: str, day: str) -> Floors:
        """Floors at what is measured for every figure that fell, each logged. Raises FloorsError without a reason."""
        if len(reason.split()) < 3:
            raise FloorsError(
                "lowering a floor needs a reason of at least three words: --reason 'what was gained for it'"
            )
        floors = {name: dict(row) for name, row in self.floors.items()}
        log = list(self.log)
        for fall in self.falls(figures):
            floors[fall.name][fall.measure] = pinned(fall.seen)
            log.append(
                {
                    "set": fall.name,
                    "measure": fall.measure,
                    "from": fall.floor,
                    "to": pinned(fall.seen),
                    "reason": reason,
                    "day": day,
                }
            )
        return Floors(floors=floors, log=tuple(log))


def pinned(seen: float) -> float:
    """The floor that a measured figure gives."""
    return max(0.0, round(seen - MARGIN, 4))
