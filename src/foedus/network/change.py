"""What turned between two days: pairs whose sign flipped, actors who changed faction, factions that realigned.

Factions have no names of their own. They keep a number through time by whom they have in common, so that a mere
relabelling is not taken for a move (matching by overlap, as for communities in networks that change: Greene, Doyle &
Cunningham 2010).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Flip:
    """A pair whose tie has another sign than the last one known before: +1, -1, or 0 for neither or both."""

    a: str
    b: str
    before: int
    after: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Move:
    """An actor that is in another faction than before; `certain` unless an equally good split would keep it."""

    actor: str
    before: int
    after: int
    certain: bool


def flips(before: Mapping[tuple[str, str], int], now: Mapping[tuple[str, str], int]) -> tuple[Flip, ...]:
    """The pairs whose sign turned, in order; `before` holds the last sign of each pair."""
    return tuple(
        Flip(a=a, b=b, before=before[a, b], after=sign)
        for (a, b), sign in sorted(now.items())
        if before.get((a, b), sign) != sign
    )


def followed(before: Mapping[str, int], factions: Iterable[Sequence[str]], *, since: int = 1) -> dict[str, int]:
    """The number of each actor's faction: that of the faction before with which it has most members in common.

    Each number is given once, the largest overlap first; ties go to the larger share, then the lower number. A faction
    without a match gets a new number, `since` being the first that is free.
    """
    camps = sorted((tuple(sorted(camp)) for camp in factions), key=lambda camp: (-len(camp), camp))
    sizes = Counter(before.values())
    offers = [
        (-common, len(camp) + sizes[label] - common, label, place)
        for place, camp in enumerate(camps)
        for label, common in Counter(before[name] for name in camp if name in before).items()
    ]
    given: dict[int, int] = {}
    for _, _, label, place in sorted(offers):
        if place not in given and label not in given.values():
            given[place] = label
    fresh = iter(range(since, since + len(camps)))
    labels = [given[place] if place in given else next(fresh) for place in range(len(camps))]
    return {name: label for camp, label in zip(camps, labels, strict=True) for name in camp}


def moves(before: Mapping[str, int], after: Mapping[str, int], loose: Collection[str] = ()) -> tuple[Move, ...]:
    """The actors in a faction both times and in another one now; those among the `loose` are not certain."""
    return tuple(
        Move(actor=name, before=before[name], after=after[name], certain=name not in loose)
        for name in sorted(before.keys() & after.keys())
        if before[name] != after[name]
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Realignment:
    """A faction that others than before make up: `fresh` where it was none before, `gone` where it is none now.

    `members` are those of now, of before where it is gone. `came` holds who joined it, by the number of the faction
    they were in before, `went` who left it, by that of the faction they are in now; None stands for no faction.
    """

    faction: int
    members: tuple[str, ...]
    fresh: bool
    gone: bool
    came: Mapping[int | None, tuple[str, ...]]
    went: Mapping[int | None, tuple[str, ...]]


def realignments(before: Mapping[str, int], after: Mapping[str, int]) -> tuple[Realignment, ...]:
    """The factions whose members changed between two days, by number; each day gives every actor its faction."""
    old, new = _members(before), _members(after)
    found = []
    for label in sorted({*old, *new}):
        was, now = old.get(label, ()), new.get(label, ())
        if was != now:
            found.append(
                Realignment(
                    faction=label,
                    members=now or was,
                    fresh=not was,
                    gone=not now,
                    came=_by_faction(set(now) - set(was), before),
                    went=_by_faction(set(was) - set(now), after),
                )
            )
    return tuple(found)


def _members(labels: Mapping[str, int]) -> dict[int, tuple[str, ...]]:
    found: dict[int, list[str]] = {}
    for name in sorted(labels):
        found.setdefault(labels[name], []).append(name)
    return {label: tuple(names) for label, names in found.items()}


def _by_faction(names: Iterable[str], labels: Mapping[str, int]) -> dict[int | None, tuple[str, ...]]:
    found: dict[int | None, list[str]] = {}
    for name in sorted(names):
        found.setdefault(labels.get(name), []).append(name)
    # Out of no faction, or into none, first.
    return {label: tuple(found[label]) for label in sorted(found, key=lambda label: label or 0)}
