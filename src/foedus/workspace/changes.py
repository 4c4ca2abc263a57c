"""What changed between two days, in the world and in what the ledger knew of it: two steps of one path.

    how things stood on the first day, as known then
        → how they stood on the first day, as known on the second       only became known
        → how they stood on the second day, as known on the second      changed in the world

The second step compares what `state` answers for both days from the same claims, so that nothing in it is owed to
reading more; the first compares what it answers for one and the same day, so that nothing in it happened in between.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time, timedelta
from enum import StrEnum

from foedus.inference import Evidence, PairState, Rates, Standing, Status
from foedus.ledger import Ledger
from foedus.workspace.held import Held, Key, Pair, by_pair, held
from foedus.workspace.questions import Inquiry

_SIGNS = {Standing.FRIENDLY: 1, Standing.HOSTILE: -1}


class Change(StrEnum):
    """What became of a relation between the two days."""

    BEGAN = "began"
    ENDED = "ended"
    CONTESTED = "contested"
    SETTLED = "settled"
    RENEWED = "renewed"
    PASSED = "passed"
    TOLD = "told"
    LAPSED = "lapsed"
    LEARNED = "learned"


@dataclass(frozen=True, slots=True, kw_only=True)
class Turn:
    """One relation that stands otherwise. `before` and `after` are its statuses, `when` the spell in question (EDTF).

    `claims` are those of the later conclusion; of the earlier one where nothing is left to conclude from.
    """

    change: Change
    relation: str
    ends: Pair
    directed: bool
    before: Status
    after: Status
    when: str | None
    claims: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class PairChange:
    """What changed between two actors: their standing before and after, and relation by relation."""

    a: str
    b: str
    before: Standing
    after: Standing
    turns: tuple[Turn, ...]

    @property
    def flipped(self) -> bool:
        """Whether friends became enemies, or enemies friends."""
        return _SIGNS.get(self.before, 0) * _SIGNS.get(self.after, 0) < 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Changes:
    """The answer: `world` and `learned` apart, flips first. `added` and `removed` count the claims that the ledger came
    to know, and those that it gave up, between the ends of the two days. Origins are asked of `inquiry`, for `learned`
    of `later`.
    """

    since: date
    until: date
    world: tuple[PairChange, ...]
    learned: tuple[PairChange, ...]
    added: int
    removed: int
    names: Mapping[str, str]
    inquiry: Inquiry
    later: Inquiry
    earlier: Inquiry

    def knowing(self, turn: Turn, inquiry: Inquiry) -> Inquiry:
        """Who can be asked about the claims of a turn: what was taken back in between is known to the earlier alone."""
        return inquiry if all(name in inquiry.facts for name in turn.claims) else self.earlier


def changes(
    ledger: Ledger,
    since: date,
    until: date,
    *,
    known: date | None = None,
    actor: str | None = None,
    rates: Rates | None = None,
) -> Changes:
    """What changed from the end of one day to the end of another, of one actor (an id) or of all.

    The world's changes are told from all that was known by `known`. What became known is what the ledger recorded
    between the ends of the two days, and by `known`.
    """
    settings = rates or Rates()
    whole = Inquiry(ledger, known=known, actor=actor, rates=settings)
    earlier = Inquiry(ledger, known=_earlier(since, known), actor=actor, rates=settings)
    later = Inquiry(ledger, known=_earlier(until, known), actor=actor, rates=settings)
    world = _world(whole.evidence, since, until, settings)
    learned = _learned(earlier.evidence, later.evidence, since, settings)
    ids = {end for each in (*world, *learned) for end in (each.a, each.b)}
    names = {**later.voices.names(ids), **whole.voices.names(ids)}
    return Changes(
        since=since,
        until=until,
        world=_ordered(world),
        learned=_ordered(learned),
        added=len(later.facts.keys() - earlier.facts.keys()),
        removed=len(earlier.facts.keys() - later.facts.keys()),
        names=names,
        inquiry=whole,
        later=later,
        earlier=earlier,
    )


def _earlier(day: date, known: date | None) -> date:
    """The earlier of a day's end and the moment (or day's end) up to which anything is to be known."""
    return day if known is None or _moment(day) <= _moment(known) else known


def _moment(known: date) -> datetime:
    if isinstance(known, datetime):
        return known
    return datetime.max.replace(tzinfo=UTC) if known == date.max else _midnight(known + timedelta(days=1))


def _midnight(day: date) -> datetime:
    return datetime.combine(day, time(), tzinfo=UTC)


def _ordered(found: Iterable[PairChange]) -> tuple[PairChange, ...]:
    return tuple(sorted(found, key=lambda each: (not each.flipped, each.a, each.b)))


def _world(evidence: Iterable[Evidence], since: date, until: date, rates: Rates) -> list[PairChange]:
    found = []
    for pair, mine in by_pair(evidence).items():
        first, before = held(pair, mine, since, rates, spells=False)
        second, after = held(pair, mine, until, rates)
        turns = tuple(_turns(before, after, since))
        if turns or first.standing is not second.standing:
            found.append(_pair_change(first, second, turns))
    return found


def _pair_change(first: PairState, second: PairState, turns: tuple[Turn, ...]) -> PairChange:
    return PairChange(a=second.a, b=second.b, before=first.standing, after=second.standing, turns=turns)


def _turns(before: Sequence[Held], after: Sequence[Held], since: date) -> Iterator[Turn]:
    known = {each.key: each for each in before}
    for each in after:
        status = known[each.key].conclusion.status
        change = _change(status, each, since)
        if change is not None:
            yield _turn(change, status, each)


def _change(before: Status, each: Held, since: date) -> Change | None:
    """What became of a relation that had this status and now is concluded so, from the same claims."""
    status, spells = each.conclusion.status, each.conclusion.spells
    active = before in (Status.HOLDS, Status.CONTESTED)
    fresh = [spell for spell in spells if spell.first_seen is not None and spell.first_seen > since]
    if status is Status.CONTESTED:
        return Change.CONTESTED if before is not Status.CONTESTED else None
    if status is Status.HOLDS:
        if before is Status.CONTESTED:
            return Change.SETTLED
        if active:
            return Change.RENEWED if fresh and len(spells) > len(fresh) else None
        start = spells[-1].begins.start if spells else None
        return Change.BEGAN if start is not None and start > since else Change.TOLD
    if active:
        return Change.ENDED if status is Status.ENDED else Change.LAPSED
    if fresh:
        return Change.PASSED
    return Change.ENDED if status is Status.ENDED and before is not Status.ENDED else None


def _learned(earlier: Iterable[Evidence], later: Iterable[Evidence], day: date, rates: Rates) -> list[PairChange]:
    """How else the same day looks from the later claims; only pairs whose claims differ are looked at."""
    old, new = by_pair(earlier), by_pair(later)
    found = []
    for pair in sorted(old.keys() | new.keys()):
        then, now = old.get(pair, []), new.get(pair, [])
        if then == now:
            continue
        first, before = held(pair, then, day, rates)
        second, after = held(pair, now, day, rates)
        turns = tuple(_learnt({each.key: each for each in before}, {each.key: each for each in after}))
        if turns or first.standing is not second.standing:
            found.append(_pair_change(first, second, turns))
    return found


def _learnt(before: Mapping[Key, Held], after: Mapping[Key, Held]) -> Iterator[Turn]:
    for key in sorted(before.keys() | after.keys()):
        one, two = before.get(key), after.get(key)
        was = one.conclusion.status if one else Status.UNKNOWN
        now = two.conclusion.status if two else Status.UNKNOWN
        shown = two or one
        if was is not now and shown is not None:
            turn = _turn(Change.LEARNED, was, shown)
            yield turn if two else replace(turn, after=now)


def _turn(change: Change, before: Status, each: Held) -> Turn:
    return Turn(
        change=change,
        relation=each.relation,
        ends=each.ends,
        directed=each.directed,
        before=before,
        after=each.conclusion.status,
        when=each.conclusion.valid,
        claims=each.conclusion.premises,
    )
