"""How fast evidence ages, and the signs of relations. Every number here is a setting, listed in the documentation."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

_YEAR = 365

SIGNS: Mapping[str, int] = MappingProxyType(
    {
        "alliance": 1,
        "backing": 1,
        "membership": 1,
        "leadership": 1,
        "merger": 1,
        "opposition": -1,
        "fighting": -1,
    }
)
"""What a relation says of a pair while it holds. A split, a truce, talks or a formation alone say nothing."""

DEFAULT_PATIENCE: Mapping[str, int] = MappingProxyType(
    {
        "talks": 90,
        "fighting": _YEAR,
        "opposition": _YEAR,
        "truce": 2 * _YEAR,
        "alliance": 2 * _YEAR,
        "backing": 2 * _YEAR,
        "membership": 5 * _YEAR,
        "leadership": 5 * _YEAR,
        "merger": 50 * _YEAR,
        "formation": 50 * _YEAR,
        "split": 50 * _YEAR,
    }
)
"""Days for which a relation that was said to hold is taken to go on with nobody saying so."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Rates:
    """The settings of inference, in days. Raises ValueError for a patience that is negative or of no relation."""

    patience: Mapping[str, int] = field(default_factory=lambda: DEFAULT_PATIENCE)
    currency: int = 180
    """Days up to its report of which an undated claim is taken to speak when claims are held against each other."""
    turn: int = 30
    """Days after its last sighting from which a relation is overtaken by one of the other sign that was seen since."""

    def __post_init__(self) -> None:
        for relation, days in self.patience.items():
            if relation not in DEFAULT_PATIENCE:
                raise ValueError(f"there is no relation {relation!r}; there are {', '.join(sorted(DEFAULT_PATIENCE))}")
            if days < 0:
                raise ValueError(f"the patience for {relation} is {days} days, less than none")
        object.__setattr__(self, "patience", MappingProxyType({**DEFAULT_PATIENCE, **self.patience}))
