"""Who stands with, against, under, over and behind an actor on a day: one line a relation, with its claims."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from foedus.inference import Evidence, Standing, Status
from foedus.workspace.held import Held, by_pair, held
from foedus.workspace.naming import Named
from foedus.workspace.questions import Inquiry

WHO_SECTIONS: Mapping[str, str] = {
    "with": "With",
    "against": "Against",
    "under": "Under",
    "over": "Over",
    "behind": "Behind: whom it backs",
    "backed": "Behind it: who backs it",
    "truces": "Truce or talks with",
    "roots": "Came out of, or parted from",
    "ended": "No longer",
    "unknown": "Told, but not known to hold",
}
"""Keys and titles of the sections, in the order in which they are shown."""

_EVEN = {"alliance": "with", "merger": "with", "fighting": "against", "opposition": "against", "truce": "truces"}
_EVEN |= {"talks": "truces", "formation": "roots", "split": "roots"}
_OUT = {"membership": "under", "leadership": "over", "backing": "behind"}
_IN = {"membership": "over", "leadership": "under", "backing": "backed"}


@dataclass(frozen=True, slots=True, kw_only=True)
class WhoLine:
    """One relation with one other actor. `outward` where the actor asked about is the relation's own actor.

    `standing` is the pair's, all relations together: mixed and contested ones show there. `last_told` is the day of the
    newest report that speaks for it, None where no report has a date.
    """

    other: str
    name: str
    outward: bool
    held: Held
    standing: Standing
    last_told: date | None

    @property
    def section(self) -> str:
        """The key of the section it belongs to."""
        status = self.held.conclusion.status
        if status is Status.ENDED:
            return "ended"
        if status is Status.UNKNOWN:
            return "unknown"
        return _EVEN.get(self.held.relation) or (_OUT if self.outward else _IN)[self.held.relation]


@dataclass(frozen=True, slots=True, kw_only=True)
class Who:
    """The answer: how others stand to an actor on a day. `lines` by section, the last told first."""

    named: Named
    day: date
    lines: tuple[WhoLine, ...]

    def section(self, key: str) -> tuple[WhoLine, ...]:
        """The lines of one section."""
        return tuple(line for line in self.lines if line.section == key)


def who(inquiry: Inquiry, named: Named, day: date) -> Who:
    """Who stands how to an actor on a day. The inquiry needs no more than that actor's claims."""
    order = list(WHO_SECTIONS)
    me = named.actor.id
    pairs = {pair: mine for pair, mine in by_pair(inquiry.evidence).items() if me in pair}
    names = inquiry.voices.names({end for pair in pairs for end in pair if end != me})
    lines = [line for pair, mine in pairs.items() for line in _lines(inquiry, me, pair, mine, day, names)]

    def place(line: WhoLine) -> tuple[object, ...]:
        told = (line.last_told or date.min).toordinal()
        return order.index(line.section), -told, line.name, line.other, line.held.key

    return Who(named=named, day=day, lines=tuple(sorted(lines, key=place)))


def _lines(
    inquiry: Inquiry, me: str, pair: tuple[str, str], mine: list[Evidence], day: date, names: Mapping[str, str]
) -> Iterator[WhoLine]:
    state, relations = held(pair, mine, day, inquiry.rates)
    other = pair[1] if pair[0] == me else pair[0]
    told = {item.claim: item.reported for item in mine}
    for each in relations:
        if each.conclusion.rule == "silent":
            continue
        speaking = each.conclusion.for_it or each.conclusion.premises
        days = [at for name in speaking if (at := told.get(name)) is not None]
        if each.conclusion.status is Status.UNKNOWN and days and min(days) > day:
            continue  # Told only after the day, and nothing of it for the day.
        yield WhoLine(
            other=other,
            name=names[other],
            outward=each.ends[0] == me,
            held=each,
            standing=state.standing,
            last_told=max(days, default=None),
        )
