"""What all exports draw on: claims one after the other, conclusions pair by pair, names and identifiers of actors."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime
from functools import cached_property

from foedus.codebook import relation_types
from foedus.inference import Evidence, PairState, Rates, Spell, state_of
from foedus.ledger import Ledger, LedgerArticle, LedgerClaim
from foedus.model import Actor, ActorKind, AsOf, RelationType, tagged_id
from foedus.workspace.questions import Inquiry
from foedus.workspace.voices import shipped_gazetteer

Pair = tuple[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Held:
    """One relation of a pair over one spell, in one direction: a row of the table of relations, an edge of a graph.

    `spell` is None where no claim puts the relation into time. `claims` are the ids it rests on, `against` those of
    them that speak against it. `origins` counts the independent ones.
    """

    id: str
    actor: str
    recipient: str
    relation: str
    sign: int
    symmetric: bool
    status: str
    rule: str
    standing: str
    spell: Spell | None
    claims: tuple[str, ...]
    against: tuple[str, ...]
    articles: int
    origins: int
    last: bool


class Material:
    """A ledger as one export sees it: as of a day, as known by a day or moment.

    Claims and articles are read as they are asked for. Conclusions need the facts of all claims at once, without words.
    Retracted claims are left out; those of superseded articles are marked and conclude nothing.
    """

    def __init__(
        self,
        ledger: Ledger,
        *,
        as_of: date | None = None,
        known: date | None = None,
        rates: Rates | None = None,
        texts: bool = False,
    ) -> None:
        self.ledger = ledger
        self.as_of = as_of
        self.known = known
        self.texts = texts
        self.rates = rates or Rates()
        self.day = as_of or datetime.now(UTC).date()

    @property
    def relations(self) -> Mapping[str, RelationType]:
        """The relations of the codebook by key."""
        return relation_types()

    @cached_property
    def inquiry(self) -> Inquiry:
        """What the claims let one conclude."""
        return Inquiry(self.ledger, known=self.known, rates=self.rates, until=self.as_of)

    @property
    def question(self) -> AsOf:
        """The two axes of time of this export."""
        return AsOf(valid=self.as_of, known=self.known)

    def claims(self) -> Iterator[LedgerClaim]:
        """The claims known by then that can speak of the day or one before it, retracted ones left out."""
        for row in self.ledger.claims(self.question):
            if not row.retracted:
                yield row

    def articles(self) -> Iterator[LedgerArticle]:
        """The articles known by then."""
        yield from self.ledger.articles(self.known)

    def actors(self) -> Iterator[Actor]:
        """Everybody at an end of a claim, once each, in the order of the ids for which they count."""
        known: dict[str, Actor] = {}
        for row in self.ledger.actors(self.known):
            if row.counts_for == row.actor.id or row.counts_for not in known:
                known[row.counts_for] = row.actor
        for key in sorted(known):
            yield self.actor(key, known[key])

    def actor(self, key: str, read: Actor | None = None) -> Actor:
        """The actor that counts under an id: as the gazetteer has it, else as it was read."""
        found = shipped_gazetteer().by_id(key)
        if found is not None and found.id == key:
            return found
        if read is not None and read.id == key:
            return read
        return Actor(id=key, name=self.inquiry.voices.name(key), kind=read.kind if read else ActorKind.UNKNOWN)

    @cached_property
    def _people(self) -> Mapping[str, Actor]:
        return {actor.id: actor for actor in self.actors()}

    def person(self, key: str) -> Actor:
        """The actor with an id that a conclusion names."""
        return self._people.get(key) or self.actor(key)

    def pairs(self) -> Iterator[tuple[Pair, list[Evidence]]]:
        """The evidence, pair by pair in order of ids; an actor's with itself is none."""
        by_pair: defaultdict[Pair, list[Evidence]] = defaultdict(list)
        for item in self.inquiry.evidence:
            by_pair[item.pair].append(item)
        for pair in sorted(by_pair):
            if pair[0] != pair[1]:
                yield pair, by_pair[pair]

    def held(self) -> Iterator[Held]:
        """Every relation of every pair, spell by spell; a directed one once for each direction that claims tell of."""
        for pair, evidence in self.pairs():
            state = state_of(pair, evidence, self.day, self.rates)
            yield from self._of_pair(state, {item.claim: item for item in evidence})

    def _of_pair(self, state: PairState, evidence: Mapping[str, Evidence]) -> Iterator[Held]:
        for item in state.conclusions:
            kind = self.relations[item.relation]
            told = [each for each in evidence.values() if each.relation == item.relation]
            ways = {(state.a, state.b)} if kind.symmetric else {(each.actor, each.recipient) for each in told}
            for way in sorted(ways):
                one_way = {each.claim for each in told if kind.symmetric or (each.actor, each.recipient) == way}
                spells: list[Spell | None] = [s for s in item.spells if one_way & set(s.premises)]
                for spell in spells or [None]:
                    last = spell is None or spell == item.spells[-1]
                    # A spell that is over rests on its own claims, the last one on all that the conclusion names.
                    base = set(spell.premises if spell else ()) | (set(item.premises) if last else set())
                    other = {name for name in base if name in evidence and evidence[name].relation != item.relation}
                    claims = tuple(sorted((base & one_way) | other)) or tuple(sorted(one_way))
                    yield Held(
                        id=tagged_id("s1", {"ends": list(way), "relation": item.relation, "claims": list(claims)}),
                        actor=way[0],
                        recipient=way[1],
                        relation=item.relation,
                        sign=kind.sign,
                        symmetric=kind.symmetric,
                        status=item.status.value if last else "ended",
                        rule=item.rule if last else "ended",
                        standing=state.standing.value,
                        spell=spell,
                        claims=claims,
                        against=tuple(name for name in item.against if name in claims),
                        articles=len({evidence[name].article for name in claims if name in evidence}),
                        origins=self.inquiry.voices.origins(claims),
                        last=last,
                    )


def identifiers(key: str) -> tuple[str | None, str | None]:
    """UCDP's number and the ISO 3166-1 alpha-3 code of an actor, where the gazetteer has them; never guessed."""
    record = shipped_gazetteer().record(key)
    ids = (key, *(record.xrefs if record else ()))
    ucdp = next((name[5:] for name in ids if name.startswith("ucdp:")), None)
    iso = next((name[4:] for name in ids if name.startswith("iso:")), None)
    return ucdp, iso
