"""Claims with their words and articles, looked up as they are needed, and the voices through which they reach us."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from functools import cache

from foedus.codebook.nominals import load_nominals
from foedus.inference import HashedReport, Report, Support, Voice, WordHashes, families, support
from foedus.ledger import Ledger, LedgerClaim, LedgerFact
from foedus.ledger.portions import portions
from foedus.model import Article, AsOf, SegmentKind, Span
from foedus.resolution import Gazetteer
from foedus.workspace.credits import agency_beside, agency_of

_STATED = (SegmentKind.HEADLINE, SegmentKind.BODY, SegmentKind.QUOTE)
_KEPT = 4096
"""Articles remembered."""


@cache
def shipped_gazetteer() -> Gazetteer:
    """The gazetteer that comes with foedus, indexed once a process."""
    return Gazetteer.load()


def shipped_names(actors: Iterable[str]) -> dict[str, str]:
    """The names of those actors that the shipped gazetteer knows, by id."""
    found = ((actor, shipped_gazetteer().by_id(actor)) for actor in actors)
    return {actor: known.name for actor, known in found if known is not None}


class Voices:
    """The words, articles and origins behind facts. What was looked up is remembered, up to some thousand articles."""

    def __init__(self, ledger: Ledger, facts: Mapping[str, LedgerFact], known: date | None) -> None:
        self._ledger = ledger
        self._facts = facts
        self._known = AsOf(known=known)
        self._gazetteer = shipped_gazetteer()
        self._claims: dict[str, LedgerClaim] = {}
        self._articles: dict[str, Article] = {}
        self._agencies: dict[str, str | None] = {}
        self._families: dict[frozenset[str], dict[str, str]] = {}
        self._names: dict[str, str] = {}
        self._passages: dict[str, Span] = {}
        self._hashed: dict[str, HashedReport] = {}
        self._word_hashes = WordHashes()
        self._expected: set[str] = set()
        self._identities: dict[str, tuple[str, str]] = {}

    def claim(self, key: str) -> LedgerClaim:
        """A claim with its words."""
        if key not in self._claims:
            fact = self._facts[key]
            if len(self._claims) > 10 * _KEPT:
                self._claims.clear()
            self._claims.update((row.claim.id, row) for row in self._rows(fact))
        return self._claims[key]

    def _rows(self, fact: LedgerFact) -> Iterable[LedgerClaim]:
        """The claims of the fact's pair, which are asked about together; of its article where it has not two ends."""
        if fact.actor is None or fact.recipient is None:
            return self._ledger.claims(self._known, article=fact.article)
        return self._ledger.claims(self._known, pair=(fact.actor, fact.recipient))

    def article(self, key: str) -> Article:
        """An article with its text."""
        if key not in self._articles:
            if len(self._articles) > _KEPT:
                self._articles.clear()
            self._articles[key] = self._ledger.article(key)
        return self._articles[key]

    def fetch(self, keys: Iterable[str]) -> None:
        """Looks up articles together, which costs less than one by one."""
        wanted = list(dict.fromkeys(keys))
        missing = [key for key in wanted if key not in self._articles]
        if len(self._articles) + len(missing) > _KEPT:
            self._articles.clear()
            missing = wanted
        self._articles.update((found.id, found) for found in self._ledger.articles_with_texts(missing[:_KEPT]))

    def shown(self, key: str) -> str:
        """What a person knows an article by: the id it came with, else its own."""
        return self.article(key).given_id or key

    def name(self, actor: str) -> str:
        """An actor's name: as the ledger's claims give it, else as the gazetteer does."""
        if actor not in self._names:
            for fact in self._facts.values():
                if actor in (fact.actor, fact.recipient):
                    self._learn(fact.article)
                    break
        if actor not in self._names:
            found = self._gazetteer.by_id(actor)
            self._names[actor] = found.name if found else actor
        return self._names[actor]

    def names(self, actors: Iterable[str]) -> dict[str, str]:
        """The names of many actors: known ones from the gazetteer, the others from one article each."""
        asked = tuple(actors)
        wanted = {actor for actor in asked if actor not in self._names}
        for actor in tuple(wanted):
            found = self._gazetteer.by_id(actor)
            if found is not None:
                self._names[actor] = found.name
                wanted.discard(actor)
        for fact in self._facts.values():
            if not wanted:
                break
            if fact.actor in wanted or fact.recipient in wanted:
                self._learn(fact.article)
                wanted -= {fact.actor, fact.recipient}
        return {actor: self._names.get(actor, actor) for actor in asked}

    def _learn(self, article: str) -> None:
        for actor, name in self._ledger.named_by(article, self._known.known):
            self._names.setdefault(actor, name)

    def expect(self, claims: Iterable[str], *, shown: bool = False) -> None:
        """Says which claims' origins will be asked for, so that they are looked up together when the first one is.

        `shown` where the claims themselves are, so that their words need not be looked up by themselves.
        """
        self._expected.update(claims)
        if shown and self._expected:
            self.claim(next(iter(self._expected)))

    def support(self, claims: Iterable[str]) -> Support:
        """The independent origins behind these claims."""
        wanted = sorted(set(claims))
        asked = sorted(self._expected.union(wanted)) if self._expected else wanted
        self._expected.clear()
        self.fetch(self._facts[name].article for name in asked)
        self._read_passages(asked)
        family = self._family(frozenset(self._facts[name].article for name in wanted))
        return support(self._voices(wanted, family))

    def origins(self, claims: Iterable[str]) -> int:
        """How many independent origins stand behind these claims; those of one article have one."""
        wanted = set(claims)
        if len({self._facts[name].article for name in wanted}) < 2:
            return len(wanted) and 1
        return len(self.support(wanted).origins)

    def _family(self, articles: frozenset[str]) -> dict[str, str]:
        if len(articles) == 1:
            return {name: name for name in articles}
        if articles not in self._families:
            if len(self._families) > 64:
                self._families.clear()
            found = families(self._hashed_reports(sorted(articles)))
            self._families[articles] = {name: family.origin for family in found for name in family.articles}
        return self._families[articles]

    def report(self, key: str) -> Report:
        """What origins need of an article."""
        article = self.article(key)
        return report_of(article, self._agency(key) or article.credit)

    def _hashed_reports(self, keys: Sequence[str]) -> Iterator[HashedReport]:
        """The articles hashed, their texts looked up some hundred at a time: there may be more than are remembered."""
        for portion in portions(keys):
            self.fetch(key for key in portion if key not in self._hashed)
            yield from map(self._hashed_report, portion)

    def _hashed_report(self, key: str) -> HashedReport:
        if key not in self._hashed:
            if len(self._hashed) > _KEPT:
                self._hashed.clear()
            self._hashed[key] = HashedReport.of(self.report(key), self._word_hashes)
        return self._hashed[key]

    def _read_passages(self, claims: Iterable[str]) -> None:
        """Looks up the passages of claims together."""
        if len(self._passages) > 10 * _KEPT:
            self._passages.clear()
        missing = [name for name in claims if name not in self._passages]
        read = {name: self._claims[name].claim.evidence for name in missing if name in self._claims}
        self._passages.update(read)
        self._passages.update(self._ledger.passages([name for name in missing if name not in read]))

    def _agency(self, key: str) -> str | None:
        if key not in self._agencies:
            self._agencies[key] = agency_of(self.article(key))
        return self._agencies[key]

    def _voices(self, claims: Iterable[str], family: Mapping[str, str]) -> Iterator[Voice]:
        """The voices of claims, article by article, so that each text is looked up once."""
        facts = sorted((self._facts[name] for name in claims), key=lambda fact: fact.article)
        for portion in portions(facts):
            self.fetch(fact.article for fact in portion)
            yield from (self._voice(fact, family) for fact in portion)

    def _voice(self, fact: LedgerFact, family: Mapping[str, str]) -> Voice:
        named = [(actor, name) for name, _, actor in fact.sources if actor is not None and not _is_described(name)]
        agencies = [pair for pair in named if self._gazetteer.is_publisher(pair[0])]
        evidence, article = self._passages[fact.id], self.article(fact.article)
        if not agencies:
            credit = agency_beside(article, evidence) or self._agency(fact.article)
            agencies = [self._identified(credit)] if credit is not None else []
        outlet = article.credit or fact.publisher
        return Voice(
            claim=fact.id,
            article=fact.article,
            family=family[fact.article],
            agencies=tuple(agencies),
            sources=tuple([pair for pair in named if pair not in agencies][-1:]),
            outlet=self._identified(outlet) if outlet else None,
            lent=article.credit not in (None, fact.publisher),
            words=evidence.text,
        )

    def _identified(self, name: str) -> tuple[str, str]:
        if name not in self._identities:
            actor = self._gazetteer.actor(name)
            self._identities[name] = actor.id, actor.name
        return self._identities[name]


def _is_described(name: str) -> bool:
    """Whether a source is told by what it is alone ("residents", "Officials"), so that it may be anybody."""
    low = name[:1].lower() + name[1:]
    nouns = load_nominals().nouns
    return low.islower() and (low == name or low in nouns or low.removesuffix("s") in nouns)


def report_of(article: Article, agency: str | None) -> Report:
    """What origins need of an article: the words it states, and the agency that it credits."""
    stated = [article.text[part.start : part.end] for part in article.segments if part.kind in _STATED]
    return Report(
        id=article.id,
        text="\n".join(stated) if article.segments else article.text,
        publisher=article.publisher,
        agency=agency,
    )
