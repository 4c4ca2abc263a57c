"""The history of a pair as a timeline: spells of each relation, ends, contradictions, and what stayed open."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from foedus.inference import Commitment, Conflict, Evidence, PairState, Status
from foedus.model import Phase
from foedus.workspace.held import Held, Pair, held
from foedus.workspace.naming import Named
from foedus.workspace.questions import Inquiry


@dataclass(frozen=True, slots=True, kw_only=True)
class HistoryEntry:
    """One stretch of a relation, or an end that is told of no stretch on record (`kind` "spell" or "end").

    `valid` is an EDTF interval. `first` and `last` are the first and last day on which a claim puts it, `ended` the day
    by which it was over. `status` is what is concluded of the relation for the day asked about, given where this is the
    stretch in question. `ends` go from actor to recipient where the relation has a direction. `claims` are ids.
    """

    kind: str
    relation: str
    ends: Pair
    directed: bool
    valid: str
    first: date | None
    last: date | None
    ended: date | None
    status: Status | None
    claims: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class History:
    """What was told of a pair up to a day. Every claim on the two stands in an entry or in `rest`.

    `entries` are in order of time. `conflicts` are the contradictions between the two, oldest first. `rest` are claims
    that make no history: planned, conditional, open or denied, and those that speak of later days.
    """

    a: Named
    b: Named
    day: date
    state: PairState
    entries: tuple[HistoryEntry, ...]
    conflicts: tuple[Conflict, ...]
    rest: tuple[str, ...]


def history(inquiry: Inquiry, a: Named, b: Named, day: date) -> History:
    """The history of two actors up to a day. The inquiry needs no more than the pair's claims."""
    pair = tuple(sorted((a.actor.id, b.actor.id)))
    mine = sorted((item for item in inquiry.evidence if item.pair == pair), key=lambda item: item.claim)
    inquiry.voices.expect((item.claim for item in mine), shown=True)
    state, relations = held((pair[0], pair[1]), mine, day, inquiry.rates)
    entries = sorted((entry for each in relations for entry in _entries(each, mine, day)), key=_place)
    placed = {claim for entry in entries for claim in entry.claims}
    found = [item for item in inquiry.conflicts(day) if {item.a, item.b} == set(pair)]
    return History(
        a=a,
        b=b,
        day=day,
        state=replace(state, a=pair[0], b=pair[1]),
        entries=tuple(entries),
        conflicts=tuple(sorted(found, key=lambda item: (item.latest or date.min, item.relation, item.kind.value))),
        rest=tuple(item.claim for item in mine if item.claim not in placed),
    )


def _entries(each: Held, mine: Sequence[Evidence], day: date) -> Iterator[HistoryEntry]:
    spells = each.conclusion.spells
    for spell in spells:
        yield HistoryEntry(
            kind="spell",
            relation=each.relation,
            ends=each.ends,
            directed=each.directed,
            valid=spell.edtf,
            first=spell.first_seen,
            last=spell.last_seen,
            ended=spell.ended,
            status=each.conclusion.status if spell is spells[-1] else None,
            claims=spell.premises,
        )
    told = {claim for spell in spells for claim in spell.premises}
    for item in mine:
        same = item.relation == each.relation and (not each.directed or item.actor == each.ends[0])
        if same and item.claim not in told and _tells_an_end(item, day):
            yield _end(each, item, day, alone=not spells)


def _tells_an_end(item: Evidence, day: date) -> bool:
    firm = item.phase is Phase.ENDS and item.commitment is Commitment.ASSERTED
    start = item.ends.start if item.dated else item.reported
    return firm and (start is None or start <= day)


def _end(each: Held, item: Evidence, day: date, *, alone: bool) -> HistoryEntry:
    """An end of which no spell is on record: by its date or, undated, by its report."""
    last = item.ends.end
    over = date.fromordinal(last.toordinal() - 1) if item.dated and last is not None else item.reported
    over = min(over, day) if over is not None else None
    return HistoryEntry(
        kind="end",
        relation=each.relation,
        ends=each.ends,
        directed=each.directed,
        valid=f"/{over.isoformat() if over else ''}",
        first=None,
        last=None,
        ended=over,
        status=each.conclusion.status if alone else None,
        claims=(item.claim,),
    )


def _place(entry: HistoryEntry) -> tuple[object, ...]:
    when = entry.first or entry.ended or entry.last or date.min
    return when, entry.ended or date.max, entry.relation, entry.ends, entry.claims
