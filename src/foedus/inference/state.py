"""State: what holds between two actors on a day, from the claims known, with the rule and the claims behind it.

Each conclusion names one of the rules in `RULES`. Nothing depends on the order in which claims come. Plans and
conditions never make a state.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from enum import StrEnum
from types import MappingProxyType

from foedus.inference.evidence import Evidence
from foedus.inference.settings import SIGNS, Rates
from foedus.inference.timeline import End, Line, Spell, same_time, starts_after

RULES: Mapping[str, str] = MappingProxyType(
    {
        "asserted": "claims say that it held, lately enough for it to be taken to go on",
        "ended": "a claim says that it ended, and none that it held or began again since",
        "end-denied": "claims say that it ended, and others of the same time deny that",
        "split-ends": "the two split after it was last said to hold",
        "truce-rests": "a truce began after the fighting was last reported; it rests, and makes nobody friends",
        "broken": "fighting is reported after the truce began",
        "denied": "claims assert it, and others of the same time deny it, however many on either side",
        "overtaken": "claims of the other sign are newer, and none says that it held beside them",
        "aged": "it was said to hold, but so long ago that nothing follows for the day",
        "only-denied": "nobody asserts it and somebody denies it",
        "not-yet": "it is only planned, conditional or possible, or begins after the day",
        "silent": "no claim of that time speaks of it",
    }
)
"""Why a relation has its status: each rule in words."""

ENDED_BY_SPLIT = frozenset({"alliance", "membership", "merger"})
OVERTAKEN = frozenset({"alliance", "backing", "opposition", "fighting"})


class Status(StrEnum):
    """What is inferred of a relation at a day."""

    HOLDS = "holds"
    ENDED = "ended"
    CONTESTED = "contested"
    UNKNOWN = "unknown"


class Standing(StrEnum):
    """How a pair stands, all relations taken together."""

    FRIENDLY = "friendly"
    HOSTILE = "hostile"
    MIXED = "mixed"
    NEUTRAL = "neutral"
    CONTESTED = "contested"
    ENDED = "ended"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True, kw_only=True)
class Conclusion:
    """The status of one relation of a pair on a day; `rule` names why, `premises` the ids of the claims it rests on.

    `against` are those of the premises that speak against it, `for_it` the others.
    `spells` are the stretches of time, up to the day, in which it held; the last is the one in question. `ended` is the
    day by which it was over, where its status is ENDED and a day is told.
    """

    relation: str
    status: Status
    rule: str
    premises: tuple[str, ...]
    articles: tuple[str, ...]
    against: tuple[str, ...] = ()
    spells: tuple[Spell, ...] = ()
    ended: date | None = None

    @property
    def for_it(self) -> tuple[str, ...]:
        """The premises that do not speak against it."""
        return tuple(name for name in self.premises if name not in set(self.against))

    @property
    def current(self) -> tuple[str, ...]:
        """The premises but for those of earlier spells, which corroborate nothing of the one in question."""
        earlier = {name for spell in self.spells[:-1] for name in spell.premises}
        kept = {*self.against, *(self.spells[-1].premises if self.spells else ())}
        return tuple(name for name in self.premises if name in kept or name not in earlier)

    @property
    def valid(self) -> str | None:
        """The spell in question as an EDTF interval, None where no claim puts it into time."""
        if self.spells:
            return self.spells[-1].edtf
        return f"/{self.ended.isoformat()}" if self.ended else None


@dataclass(frozen=True, slots=True, kw_only=True)
class PairState:
    """How two actors stand on a day, relation by relation."""

    a: str
    b: str
    standing: Standing
    conclusions: tuple[Conclusion, ...]


def state_of(
    pair: tuple[str, str],
    evidence: Iterable[Evidence],
    day: date,
    rates: Rates | None = None,
    *,
    spells: bool = True,
) -> PairState:
    """How a pair stands on a day, from the evidence that is known. Evidence of other pairs is passed over.

    `spells` False leaves the spells out, for those who ask about many pairs and show none.
    """
    a, b = sorted(pair)
    mine = sorted((item for item in evidence if item.pair == (a, b)), key=lambda item: item.claim)
    settings = rates or Rates()
    lines = {name: Line.of(name, mine, day, settings) for name in sorted({item.relation for item in mine})}
    conclusions = tuple(_concluded(line, lines, spells) for line in lines.values())
    return PairState(a=a, b=b, standing=standing_of(conclusions), conclusions=conclusions)


def standing_of(conclusions: Sequence[Conclusion]) -> Standing:
    """The pair's standing: mixed where it holds with both signs; contested where only contested signs are left."""
    holding = {SIGNS.get(item.relation, 0) for item in conclusions if item.status is Status.HOLDS}
    if {1, -1} <= holding:
        return Standing.MIXED
    if any(SIGNS.get(item.relation) and item.status is Status.CONTESTED for item in conclusions):
        return Standing.CONTESTED if not holding - {0} else _signed(holding)
    if holding - {0}:
        return _signed(holding)
    if any(item.status is Status.HOLDS and item.relation in ("truce", "talks") for item in conclusions):
        return Standing.NEUTRAL
    if any(item.status is Status.CONTESTED for item in conclusions):
        return Standing.CONTESTED
    ended = any(item.status is Status.ENDED for item in conclusions)
    return Standing.ENDED if ended else Standing.UNKNOWN


def _signed(signs: set[int]) -> Standing:
    return Standing.FRIENDLY if 1 in signs else Standing.HOSTILE


def _concluded(line: Line, lines: Mapping[str, Line], spells: bool) -> Conclusion:
    if not line.asserted:
        return _unasserted(line)
    found = _over(line, lines) or _standing(line, lines)
    return replace(found, spells=line.spells(_stops(line, lines))) if spells else found


def _over(line: Line, lines: Mapping[str, Line]) -> Conclusion | None:
    """What ended the relation and was not undone since: a claim of its end, a split, a truce."""
    if line.over:
        disputed = _disputed(line.ending, line.upheld, line)
        if disputed:
            return _conclusion(line, Status.CONTESTED, "end-denied", (*disputed, *line.asserted), line.ending)
        return _conclusion(line, Status.ENDED, "ended", (*line.ending, *line.asserted), ended=line.ended_on)
    split, truce = lines.get("split"), lines.get("truce")
    if line.relation in ENDED_BY_SPLIT and split and line.rested(split):
        both = (*split.asserted, *line.asserted)
        return _conclusion(line, Status.ENDED, "split-ends", both, ended=split.last_begun)
    if line.relation == "fighting" and truce and not truce.over and line.rested(truce):
        both = (*truce.asserted, *line.asserted)
        return _conclusion(line, Status.ENDED, "truce-rests", both, ended=truce.last_begun)
    return None


def _standing(line: Line, lines: Mapping[str, Line]) -> Conclusion:
    """What is left of a relation that nothing has ended."""
    denied = _disputed(line.asserted, line.denied, line)
    if not line.fresh:
        return _conclusion(line, Status.UNKNOWN, "aged", line.asserted, denied)
    if denied:
        return _conclusion(line, Status.CONTESTED, "denied", line.asserted, denied)
    broken, newer = _fought_since(line, lines), _overtaking(line, lines)
    if broken:
        return _conclusion(line, Status.CONTESTED, "broken", line.asserted, broken)
    if newer:
        return _conclusion(line, Status.UNKNOWN, "overtaken", line.asserted, newer)
    return _conclusion(line, Status.HOLDS, "asserted", line.asserted)


def _unasserted(line: Line) -> Conclusion:
    """The status of a relation of which no claim says that it held by the day."""
    if line.ending:
        disputed = _disputed(line.ending, line.upheld, line)
        if disputed:
            return _conclusion(line, Status.CONTESTED, "end-denied", disputed, line.ending)
        return _conclusion(line, Status.ENDED, "ended", line.ending, ended=line.ended_on)
    if line.denied:
        return _conclusion(line, Status.UNKNOWN, "only-denied", (), line.denied)
    return _conclusion(line, Status.UNKNOWN, "not-yet" if line.rest else "silent", line.rest)


def _disputed(told: Sequence[Evidence], denials: Sequence[Evidence], line: Line) -> list[Evidence]:
    """The denials that speak of a time of which the claims speak too."""
    return [item for item in denials if any(same_time(item, other, line.rates) for other in told)]


def _fought_since(line: Line, lines: Mapping[str, Line]) -> list[Evidence]:
    """Of a truce: the fighting that began after it did."""
    came, fighting = line.last_begun, lines.get("fighting")
    if line.relation != "truce" or came is None or fighting is None:
        return []
    return [item for item in fighting.asserted if starts_after(item, came)]


def _overtaking(line: Line, lines: Mapping[str, Line]) -> list[Evidence]:
    """The claims of relations of the other sign that were seen when this one had not been seen for some time."""
    sign, seen = SIGNS.get(line.relation, 0), line.last_seen
    if line.relation not in OVERTAKEN or seen is None:
        return []
    limit = seen + timedelta(days=line.rates.turn)
    others = [other for other in lines.values() if SIGNS.get(other.relation, 0) == -sign]
    return [item for other in others if other.last_seen and other.last_seen > limit for item in other.asserted]


def _stops(line: Line, lines: Mapping[str, Line]) -> list[End]:
    """The days on which another relation brought this one to an end: a split, or for fighting a truce."""
    name = "split" if line.relation in ENDED_BY_SPLIT else "truce" if line.relation == "fighting" else None
    other = lines.get(name) if name else None
    days = [(item.begins.start if item.dated else item.reported, item) for item in (other.asserted if other else ())]
    return [(day, (item,)) for day, item in days if day is not None]


def _conclusion(
    line: Line,
    status: Status,
    rule: str,
    premises: Iterable[Evidence],
    against: Iterable[Evidence] = (),
    *,
    ended: date | None = None,
) -> Conclusion:
    opposed = {item.claim for item in against}
    used = {item.claim: item for item in (*premises, *against)}
    return Conclusion(
        relation=line.relation,
        status=status,
        rule=rule,
        premises=tuple(sorted(used)),
        articles=tuple(sorted({item.article for item in used.values()})),
        against=tuple(sorted(opposed)),
        ended=ended,
    )
