"""Questions to a ledger that take inference: origins, state, conflicts, network. Answers are values."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date

from foedus.errors import AmbiguousActorError, QuestionError
from foedus.inference import (
    Conclusion,
    Conflict,
    Evidence,
    Family,
    PairState,
    Rates,
    Report,
    Standing,
    Support,
    Voice,
    conflicts,
    evidence_of,
    families,
    state_of,
    support,
)
from foedus.ledger import Ledger, LedgerClaim
from foedus.model import Actor, Article, AsOf, Claim, SegmentKind
from foedus.network import Frustration, SignedGraph, Tie, frustration, net_ties
from foedus.resolution import Gazetteer, key
from foedus.sources import dateline_of

_STATED = (SegmentKind.HEADLINE, SegmentKind.BODY, SegmentKind.QUOTE)
_SIGNS = {Standing.FRIENDLY: 1, Standing.HOSTILE: -1}


@dataclass(frozen=True, slots=True, kw_only=True)
class NetworkTie:
    """A tie of the network as of a day: sign +1, -1, or 0 for neutral, mixed and contested pairs (`standing` tells)."""

    a: str
    b: str
    sign: int
    standing: Standing
    origins: int
    claims: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Network:
    """The signed network as of a day, with its exact frustration. Nodes are actor ids; `names` tells whose."""

    as_of: date
    names: Mapping[str, str]
    ties: tuple[NetworkTie, ...]
    balance: Frustration
    factions: tuple[tuple[str, ...], ...]


class Inquiry:
    """What a ledger's claims, known by a day or moment, let one conclude. Reads the claims once.

    `pair` narrows it to two actors' ids. Retracted claims and those of superseded articles take no part.
    """

    def __init__(
        self,
        ledger: Ledger,
        *,
        known: date | None = None,
        pair: tuple[str, str] | None = None,
        rates: Rates | None = None,
    ) -> None:
        self._rates = rates or Rates()
        self._gazetteer = Gazetteer.load()
        rows = ledger.claims(AsOf(known=known), pair=pair)
        kept = [row for row in rows if not row.retracted and not row.superseded and row.claim.relation]
        self.claims: Mapping[str, LedgerClaim] = {row.claim.id: row for row in kept}
        self.actors: Mapping[str, Actor] = dict(_actors(kept))
        articles = [ledger.article(name) for name in sorted({row.article.id for row in kept})]
        self.articles: Mapping[str, Article] = {article.id: article for article in articles}
        self.families: tuple[Family, ...] = families(report_of(article) for article in articles)
        self._family = {name: family.origin for family in self.families for name in family.articles}
        self.evidence: tuple[Evidence, ...] = tuple(self._evidence(kept))

    def _evidence(self, rows: Iterable[LedgerClaim]) -> Iterator[Evidence]:
        for row in rows:
            found = evidence_of(row.claim, reported=row.article.published, origin=self._family[row.article.id])
            if found is not None:
                yield found

    def voice(self, claim: Claim) -> Voice:
        """Whom a claim reaches us through."""
        named = [(link.actor, link.name) for link in claim.attribution if link.actor is not None]
        agencies = [pair for pair in named if self._gazetteer.is_publisher(pair[0])]
        credit = dateline_of(self.articles[claim.article])
        if not agencies and credit is not None and credit.agency:
            actor = self._gazetteer.actor(credit.agency)
            agencies = [(actor.id, actor.name)]
        sources = [pair for pair in named if not self._gazetteer.is_publisher(pair[0])]
        return Voice(
            claim=claim.id,
            article=claim.article,
            family=self._family[claim.article],
            agencies=tuple(agencies),
            sources=tuple(sources[-1:]),
        )

    def support(self, claims: Iterable[str]) -> Support:
        """The independent origins behind these claims."""
        return support(self.voice(self.claims[name].claim) for name in claims)

    def state(self, a: str, b: str, day: date) -> PairState:
        """How two actors, by id, stand on a day."""
        return state_of((a, b), self.evidence, day, self._rates)

    def conflicts(self) -> tuple[Conflict, ...]:
        """All contradictions, newest first."""
        return conflicts(self.evidence, self._rates)

    def network(self, day: date, *, time_limit: float = 30.0) -> Network:
        """The signed network of all pairs as of a day."""
        by_pair: defaultdict[tuple[str, str], list[Evidence]] = defaultdict(list)
        for item in self.evidence:
            by_pair[item.pair].append(item)
        states = [
            state_of(pair, mine, day, self._rates) for pair, mine in sorted(by_pair.items()) if pair[0] != pair[1]
        ]
        ties = tuple(self._tie(state) for state in states if _shown(state))
        graph = SignedGraph.of(
            (Tie(a=tie.a, b=tie.b, sign=tie.sign) for tie in ties if tie.sign),
            {name for tie in ties for name in (tie.a, tie.b)},
        )
        balance = frustration(graph, time_limit=time_limit)
        names = {name: self.actors[name].name for name in graph.nodes}
        return Network(as_of=day, names=names, ties=ties, balance=balance, factions=factions(graph, balance))

    def _tie(self, state: PairState) -> NetworkTie:
        claims = tuple(sorted({name for item in state.conclusions if _counts(item) for name in item.premises}))
        return NetworkTie(
            a=state.a,
            b=state.b,
            sign=_SIGNS.get(state.standing, 0),
            standing=state.standing,
            origins=len(self.support(claims).origins),
            claims=claims,
        )


def _shown(state: PairState) -> bool:
    return state.standing not in (Standing.UNKNOWN, Standing.ENDED)


def _counts(item: Conclusion) -> bool:
    return item.status.value in ("holds", "contested")


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


def report_of(article: Article) -> Report:
    """What origins need of an article: the words it states, and the agency that its dateline credits."""
    stated = [article.text[part.start : part.end] for part in article.segments if part.kind in _STATED]
    credit = dateline_of(article)
    return Report(
        id=article.id,
        text="\n".join(stated) if article.segments else article.text,
        publisher=article.publisher,
        agency=credit.agency if credit else None,
    )


def _actors(rows: Iterable[LedgerClaim]) -> Iterator[tuple[str, Actor]]:
    for row in rows:
        for end in (row.claim.actor, row.claim.recipient):
            if end is not None:
                yield end.actor.id, end.actor


def named_actor(name: str, actors: Mapping[str, Actor], gazetteer: Gazetteer) -> Actor:
    """The actor that a person means: by id, by any of its names, by a known alias.

    Raises AmbiguousActorError where several actors of the ledger bear the name, QuestionError where none does.
    """
    if name in actors:
        return actors[name]
    wanted = key(name)
    found = {actor.id: actor for actor in actors.values() if wanted in {key(n) for n in (actor.name, *actor.aliases)}}
    known = gazetteer.lookup(name)
    if not found and known is not None and known.id in actors:
        found = {known.id: actors[known.id]}
    if len(found) == 1:
        return next(iter(found.values()))
    if found:
        raise AmbiguousActorError(name, tuple(sorted((actor.id, actor.name) for actor in found.values())))
    near = [actor.name for actor, _ in gazetteer.suggest(name, 20) if actor.id in actors][:3]
    hint = f" Did you mean {' or '.join(near)}?" if near else " See 'foedus brief' for the actors in it."
    raise QuestionError(f"the ledger knows no actor {name!r}.{hint}")


def pair_of(ledger: Ledger, a: str, b: str, known: date | None) -> tuple[Actor, Actor]:
    """The two actors that a person means. Raises QuestionError, AmbiguousActorError among them."""
    gazetteer = Gazetteer.load()
    actors = dict(_actors(ledger.claims(AsOf(known=known))))
    one, two = (named_actor(name, actors, gazetteer) for name in (a, b))
    if one.id == two.id:
        raise QuestionError(f"{a!r} and {b!r} are the same actor, {one.name} ({one.id})")
    return one, two


def all_families(ledger: Ledger, known: date | None) -> tuple[tuple[Family, ...], dict[str, str]]:
    """Families of all articles known by then, and the ids that the articles came with."""
    rows = [row for row in ledger.articles(known) if not row.superseded]
    given = {row.id: row.given_id for row in rows if row.given_id}
    return families(report_of(ledger.article(row.id)) for row in rows), given


def network_of_edges(edges: Iterable[tuple[str, str, int]], day: date, *, time_limit: float) -> Network:
    """The balance of a network given tie by tie; a pair with both signs is mixed, and one of the two is frustrated."""
    rows = [(a, b, sign, 1) for a, b, sign in edges]
    ties, lost = net_ties(rows)
    graph = SignedGraph.of(ties, {name for row in rows for name in row[:2]})
    found = frustration(graph, time_limit=time_limit)
    balance = replace(found, lower=found.lower + lost, upper=found.upper + lost)
    standing = {1: Standing.FRIENDLY, -1: Standing.HOSTILE}
    shown = tuple(
        NetworkTie(a=tie.a, b=tie.b, sign=tie.sign, standing=standing[tie.sign], origins=0, claims=())
        for tie in graph.ties
    )
    names = {name: name for name in graph.nodes}
    return Network(as_of=day, names=names, ties=shown, balance=balance, factions=factions(graph, balance))
