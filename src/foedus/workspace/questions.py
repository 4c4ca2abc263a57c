"""Questions to a ledger that take inference: origins, state, conflicts, network. Answers are values."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property

from foedus.inference import (
    Conclusion,
    Conflict,
    Evidence,
    Family,
    PairState,
    Rates,
    Standing,
    Support,
    commitment_of,
    conflicts,
    evidence_from,
    families,
    state_of,
)
from foedus.ledger import Ledger, LedgerFact
from foedus.model import AsOf
from foedus.network import Frustration, SignedGraph, Tie, frustration, net_ties
from foedus.workspace.credits import credited
from foedus.workspace.held import by_pair
from foedus.workspace.voices import Voices, report_of, shipped_names
from foedus.workspace.whole import PairTie, Whole

AFFORDABLE = 2000
"""Claims behind ties whose origins are counted without being asked for: about two seconds' work, as texts are read."""

_SIGNS = {Standing.FRIENDLY: 1, Standing.HOSTILE: -1}


@dataclass(frozen=True, slots=True, kw_only=True)
class NetworkTie:
    """A tie of the network as of a day: sign +1, -1, or 0 for neutral, mixed and contested pairs (`standing` tells).

    `support` are its independent origins, None where they were not counted, `last_told` the day of the newest report
    behind it, None where none has a date. `weight` is what it counts for in the balance. `spells` are the EDTF
    intervals in which the relations behind it held up to the day, where they were asked for.
    """

    a: str
    b: str
    sign: int
    standing: Standing
    claims: tuple[str, ...]
    support: Support | None = None
    last_told: date | None = None
    weight: int = 1
    spells: tuple[str, ...] = ()

    @property
    def origins(self) -> int | None:
        """How many independent origins stand behind it; None where they were not counted."""
        return None if self.support is None else len(self.support.origins)


@dataclass(frozen=True, slots=True, kw_only=True)
class Network:
    """The signed network as of a day, with its exact frustration. Nodes are actor ids; `names` tells whose.

    `by_origins` says that ties weigh their independent origins; else each counts once, or as often as a file has it.
    """

    as_of: date
    names: Mapping[str, str]
    ties: tuple[NetworkTie, ...]
    balance: Frustration
    factions: tuple[tuple[str, ...], ...]
    by_origins: bool = False


class Inquiry:
    """What a ledger's claims, known by a day or moment, let one conclude.

    Reads the facts once, when they are asked for, and words and texts only of the claims that are shown or counted; the
    ties of a whole ledger are inferred on columns, all pairs at once. `pair` narrows it to two
    actors' ids, `actor` to the claims of one, `until` leaves out what speaks only of later days. Retracted claims and
    those of superseded articles take no part; merges and splits of actors do.
    """

    def __init__(
        self,
        ledger: Ledger,
        *,
        known: date | None = None,
        pair: tuple[str, str] | None = None,
        actor: str | None = None,
        rates: Rates | None = None,
        until: date | None = None,
    ) -> None:
        self._rates = rates or Rates()
        self._ledger = ledger
        self._as_of = AsOf(valid=until, known=known)
        self._pair, self._actor = pair, actor

    @cached_property
    def facts(self) -> Mapping[str, LedgerFact]:
        """The facts that take part, by their claims' ids, in the order of their arrival."""
        rows = self._ledger.facts(self._as_of, pair=self._pair, actor=self._actor)
        return {row.id: row for row in rows if not row.superseded and row.relation}

    @cached_property
    def voices(self) -> Voices:
        """The words, articles and origins behind the facts."""
        return Voices(self._ledger, self.facts, self._as_of.known)

    @cached_property
    def evidence(self) -> tuple[Evidence, ...]:
        """What the facts contribute."""
        return tuple(_evidence(self.facts.values()))

    @cached_property
    def _whole(self) -> Whole:
        """The facts on all pairs as columns."""
        return Whole(self._ledger.columns(self._as_of), self._rates)

    @property
    def rates(self) -> Rates:
        """The settings of its conclusions."""
        return self._rates

    def support(self, claims: Iterable[str]) -> Support:
        """The independent origins behind these claims."""
        return self.voices.support(claims)

    def state(self, a: str, b: str, day: date) -> PairState:
        """How two actors, by id, stand on a day; an actor merged into another stands as that one does."""
        pair = self.evidence[0].pair if self.evidence and set(self._pair or ()) == {a, b} else (a, b)
        found = state_of(pair, self.evidence, day, self._rates)
        self.voices.expect(claim for item in found.conclusions for claim in item.premises)
        return replace(found, a=min(a, b), b=max(a, b))

    def conflicts(self, day: date | None = None) -> tuple[Conflict, ...]:
        """All contradictions, newest first, up to a day; the side with more origins is the left one."""
        found = conflicts(self.evidence, self._rates, day=day)
        self.voices.expect(row.claim for item in found for row in (*item.left, *item.right))
        return tuple(self._weighed(item) for item in found)

    def _weighed(self, item: Conflict) -> Conflict:
        """The conflict with its sides in order of their origins, now that these are counted over copies."""
        left, right = (self.voices.origins(row.claim for row in side) for side in (item.left, item.right))
        return replace(item, left=item.right, right=item.left) if right > left and item.even else item

    def ties(self, day: date, *, origins: bool | None = True, spells: bool = False) -> tuple[NetworkTie, ...]:
        """The ties of all pairs as of a day; `origins` False leaves their origins uncounted, `spells` adds times.

        `origins` None counts them where no more than `AFFORDABLE` claims have to be looked into.
        """
        found = tuple(self._found(day, spells))
        if origins is None:
            origins = sum(len(tie.claims) for tie in found if len(tie.claims) > 1) <= AFFORDABLE
        return tuple(
            NetworkTie(
                a=tie.a,
                b=tie.b,
                sign=_SIGNS.get(tie.standing, 0),
                standing=tie.standing,
                claims=tie.claims,
                support=self.support(tie.claims) if origins else None,
                last_told=tie.last_told,
                spells=tie.spells,
            )
            for tie in found
        )

    def _found(self, day: date, spells: bool) -> Iterator[PairTie]:
        if self._pair is None and self._actor is None:
            return self._whole.ties(day, spells=spells)
        states = (
            state_of(pair, mine, day, self._rates, spells=spells) for pair, mine in by_pair(self.evidence).items()
        )
        return (_tie(state, self.facts) for state in states if _shown(state))

    def network(
        self,
        day: date,
        *,
        time_limit: float = 30.0,
        origins: bool | None = True,
        by_origins: bool = False,
        spells: bool = False,
    ) -> Network:
        """The signed network of all pairs as of a day; `origins` as in `ties`.

        `by_origins` lets each tie weigh its independent origins in the balance, for which they are counted in any case.
        `spells` adds the times of each tie.
        """
        ties = self.ties(day, origins=by_origins or origins, spells=spells)
        if by_origins:
            ties = tuple(replace(tie, weight=max(1, tie.origins or 0)) for tie in ties)
        graph = signed_graph(ties)
        balance = frustration(graph, time_limit=time_limit)
        return Network(
            as_of=day,
            names=self.names(graph.nodes),
            ties=ties,
            balance=balance,
            factions=factions(graph, balance),
            by_origins=by_origins,
        )

    def names(self, actors: Sequence[str]) -> dict[str, str]:
        """The names of many actors; those of a whole ledger without its facts one by one."""
        if self._pair is not None or self._actor is not None:
            return self.voices.names(actors)
        known = shipped_names(actors)
        strange = [actor for actor in actors if actor not in known]
        named = self._ledger.names_in(self._whole.first_articles(strange), strange, self._as_of.known)
        return {actor: known.get(actor) or named.get(actor, actor) for actor in actors}


def _tie(state: PairState, facts: Mapping[str, LedgerFact]) -> PairTie:
    """What a network shows of a pair's state."""
    claims = tuple(sorted({name for item in state.conclusions if _counts(item) for name in item.premises}))
    days = [day for name in claims if (day := facts[name].published) is not None]
    return PairTie(
        a=state.a,
        b=state.b,
        standing=state.standing,
        claims=claims,
        last_told=max(days, default=None),
        spells=_times(state),
    )


def _times(state: PairState) -> tuple[str, ...]:
    """The spells of the relations that count, in order of time, each interval once."""
    spells = [spell for item in state.conclusions if _counts(item) for spell in item.spells]
    spells.sort(key=lambda spell: (spell.first_seen or spell.ended or date.min, spell.edtf))
    return tuple(dict.fromkeys(spell.edtf for spell in spells))


def _evidence(facts: Iterable[LedgerFact]) -> Iterator[Evidence]:
    for fact in facts:
        if fact.relation is not None and fact.actor is not None and fact.recipient is not None:
            yield evidence_from(
                claim=fact.id,
                article=fact.article,
                relation=fact.relation,
                ends=(fact.actor, fact.recipient),
                phase=fact.phase,
                commitment=commitment_of(fact.factuality, conditional=fact.conditional, future=fact.future),
                edtf=fact.edtf,
                reported=fact.published,
            )


def _shown(state: PairState) -> bool:
    return state.standing not in (Standing.UNKNOWN, Standing.ENDED)


def _counts(item: Conclusion) -> bool:
    return item.status.value in ("holds", "contested")


def signed_graph(ties: Iterable[NetworkTie], nodes: Iterable[str] = ()) -> SignedGraph:
    """The ties with a sign as a graph, of these nodes and all actors that have a tie of any kind."""
    rows = tuple(ties)
    return SignedGraph.of(
        (Tie(a=tie.a, b=tie.b, sign=tie.sign, weight=tie.weight) for tie in rows if tie.sign),
        {*nodes, *(name for tie in rows for name in (tie.a, tie.b))},
    )


def factions(graph: SignedGraph, balance: Frustration) -> tuple[tuple[str, ...], ...]:
    """Camps of the optimal partition, largest first: in each, who hangs together by ties that are not frustrated."""
    lost = set(balance.frustrated)
    seen: set[str] = set()
    found = []
    for start in graph.nodes:
        if start in seen:
            continue
        camp, fresh = [start], {start}
        for node in camp:
            for other, place in graph.around[node].items():
                if other not in fresh and place not in lost and graph.ties[place].sign > 0:
                    fresh.add(other)
                    camp.append(other)
        seen |= fresh
        found.append(tuple(sorted(camp)))
    return tuple(sorted(found, key=lambda camp: (-len(camp), camp)))


def all_families(
    ledger: Ledger, known: date | None, *, published: date | None = None
) -> tuple[tuple[Family, ...], dict[str, str]]:
    """Families of all articles known by then, and the ids that the articles came with.

    `published` leaves out what was published after that day; an article without a date counts for any.
    """
    rows = [row for row in ledger.articles(known) if not row.superseded and row.published_by(published)]
    given = {row.id: row.given_id for row in rows if row.given_id}
    articles = (ledger.article(row.id) for row in rows)
    return families(report_of(article, credited(article)) for article in articles), given


def network_of_edges(edges: Iterable[tuple[str, str, int]], day: date, *, time_limit: float) -> Network:
    """The balance of a network given tie by tie; a pair with both signs is mixed, and one of the two is frustrated."""
    rows = [(a, b, sign, 1) for a, b, sign in edges]
    ties, lost = net_ties(rows)
    graph = SignedGraph.of(ties, {name for row in rows for name in row[:2]})
    found = frustration(graph, time_limit=time_limit)
    balance = replace(found, lower=found.lower + lost, upper=found.upper + lost)
    standing = {1: Standing.FRIENDLY, -1: Standing.HOSTILE}
    shown = tuple(
        NetworkTie(a=tie.a, b=tie.b, sign=tie.sign, standing=standing[tie.sign], claims=(), weight=tie.weight)
        for tie in graph.ties
    )
    names = {name: name for name in graph.nodes}
    return Network(as_of=day, names=names, ties=shown, balance=balance, factions=factions(graph, balance))
