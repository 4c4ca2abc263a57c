"""Lines of the brief: claims of one relation between two actors, of one phase, whose periods can be the same."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date

from foedus.inference import Support
from foedus.ledger import LedgerArticle, LedgerClaim
from foedus.model import Certainty, Claim, DateBasis, DateInterval, Participant, Phase, Polarity

_UNORDERED = frozenset(["alliance", "truce", "talks", "merger", "fighting", "split"])
"""Relations whose two directions say the same of a pair: A broke with B, and B with A."""

_FIRMNESS = {Certainty.CERTAIN: 0, Certainty.PROBABLE: 1, Certainty.POSSIBLE: 2, Certainty.UNKNOWN: 3}
_WORDS = 146
_NEAR = 16
"""A cut that would leave out less than this is not made."""
_UNBOUNDED = 10_000_000
_MERE_BASIS = (DateBasis.UNDATED, DateBasis.PUBLICATION)

Key = tuple[str, str, Phase, str, str]
"""Stance, relation, phase and the two actors' ids, in order where the relation has a direction."""


@dataclass(frozen=True, slots=True, kw_only=True)
class BriefLine:
    """What some claims say alike.

    `stance` is asserted, possible or denied. `claims` has the leading claim first: the firmest, best dated and
    shortest. `interval` are the days it can speak of, unbounded where undated; `newest` the day by which lines are
    ordered: the claim's, else that of its newest article. `sources` are the distinct chains of who says so, the nearest
    to the content first; an empty chain is the report itself. `against` are the articles that claim the opposite of the
    same pair and relation. `support` are the independent origins of its claims, None where they were not counted.
    """

    stance: str
    relation: str
    phase: Phase
    sign: int
    actor: str
    recipient: str
    ids: tuple[str, str]
    when: str | None
    basis: DateBasis
    firmness: tuple[str, ...]
    conditional: bool
    future: bool
    sources: tuple[tuple[str, ...], ...]
    interval: DateInterval
    newest: date
    articles: tuple[LedgerArticle, ...]
    claims: tuple[Claim, ...]
    against: tuple[LedgerArticle, ...] = ()
    support: Support | None = None

    @property
    def pair(self) -> frozenset[str]:
        """The ids of the two actors, in no order."""
        return frozenset(self.ids)

    @property
    def words(self) -> str:
        """The leading claim's evidence, cut to what holds the two actors; "…" marks each cut."""
        return excerpt(self.claims[0])

    @property
    def weight(self) -> float:
        """How much a line tells a stranger: actors with a name of their own, several articles, a date."""
        named = sum(1.0 if not key.startswith("x:") else 0.6 if name[:1].isupper() else 0.0 for key, name in self.ends)
        return named + 0.5 * min(len(self.articles) - 1, 3) + 0.2 * (self.when is not None)

    @property
    def ends(self) -> tuple[tuple[str, str], tuple[str, str]]:
        """Id and name of each end."""
        return (self.ids[0], self.actor), (self.ids[1], self.recipient)


def group_lines(items: Sequence[LedgerClaim]) -> tuple[BriefLine, ...]:
    """The lines of claims of relations. Claims of acts alone are not to be handed in."""
    names = _names(items)
    groups: dict[Key, list[LedgerClaim]] = defaultdict(list)
    for item in items:
        groups[_key(item)].append(item)
    lines = [_line(key, group, names) for key, members in groups.items() for group in _spells(members)]
    return tuple(_with_opposites(lines))


def stance_of(claim: Claim) -> str:
    """Whether a claim asserts, denies (or doubts), or leaves open what it speaks of."""
    if claim.factuality.polarity is Polarity.NEGATIVE:
        return "denied"
    open_ended = claim.factuality.certainty in (Certainty.POSSIBLE, Certainty.UNKNOWN) or str(claim.factuality) == "CTu"
    return "possible" if open_ended or claim.conditional or claim.future else "asserted"


def end_ids(item: LedgerClaim) -> tuple[str, str]:
    """The ids that the ends count for, after merges and splits."""
    claim = item.claim
    if claim.actor is None or claim.recipient is None:
        raise ValueError(f"claim {claim.id} has no two ends")
    return item.actor or claim.actor.actor.id, item.recipient or claim.recipient.actor.id


def excerpt(claim: Claim, limit: int = _WORDS) -> str:
    """The claim's evidence on one line, cut to what holds its actors where it is longer than `limit` characters."""
    text = claim.evidence.text
    if len(" ".join(text.split())) <= limit:
        return " ".join(text.split())
    inside = [_within(claim, end) for end in (claim.actor, claim.recipient)]
    places = [place for place in inside if place is not None]
    start = min((place[0] for place in places), default=0)
    end = max((place[1] for place in places), default=0)
    start, end = _widened(text, start, min(max(end, start + 1), start + limit), limit)
    cut = " ".join(text[start:end].split())
    return f"{'… ' if start > 0 else ''}{cut}{' …' if end < len(text) else ''}"


def _within(claim: Claim, end: Participant | None) -> tuple[int, int] | None:
    if end is None:
        return None
    start = end.span.start - claim.evidence.start
    stop = end.span.end - claim.evidence.start
    return (start, stop) if 0 <= start < stop <= len(claim.evidence.text) else None


def _widened(text: str, start: int, end: int, limit: int) -> tuple[int, int]:
    """The range grown to `limit` characters, to the right first, and trimmed to whole words."""
    end = min(len(text), max(end, start + limit))
    start = max(0, end - limit)
    start = 0 if start < _NEAR else start
    end = len(text) if len(text) - end < _NEAR else end
    while 0 < start < end and not text[start - 1].isspace():
        start += 1
    while end < len(text) and end > start and not text[end].isspace():
        end -= 1
    return start, end


def _names(items: Iterable[LedgerClaim]) -> dict[str, str]:
    """For each actor the name that its claims give most often."""
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    for item in items:
        for key, end in zip(end_ids(item), (item.claim.actor, item.claim.recipient), strict=True):
            if end is not None:
                counts[key][end.actor.name] += 1 + (end.actor.id == key)
    return {key: min(found, key=lambda name: (-found[name], name)) for key, found in counts.items()}


def _key(item: LedgerClaim) -> Key:
    claim, (actor, recipient) = item.claim, end_ids(item)
    relation = claim.relation or ""
    if relation in _UNORDERED and not (relation == "fighting" and claim.phase is Phase.HOLDS):
        actor, recipient = sorted((actor, recipient))
    return stance_of(claim), relation, claim.phase, actor, recipient


@dataclass(frozen=True, slots=True, kw_only=True)
class _Dated:
    """A claim on record with what its time comes to. `days` counts those it can cover: the fewer, the better dated."""

    item: LedgerClaim
    mere: bool
    interval: DateInterval
    days: int


def _dated(item: LedgerClaim) -> _Dated:
    interval = item.claim.when.interval
    bounded = interval.start is not None and interval.end is not None
    days = (interval.end - interval.start).days if bounded else _UNBOUNDED  # type: ignore[operator]
    return _Dated(item=item, mere=item.claim.when.basis in _MERE_BASIS, interval=interval, days=days)


def _spells(members: list[LedgerClaim]) -> list[list[_Dated]]:
    """Claims of one key, parted by period: dated ones join where their days overlap, undated ones their article's."""
    ordered = sorted(map(_dated, members), key=lambda each: (each.mere, each.days, each.item.seq))
    spells: list[list[_Dated]] = []
    of_article: dict[str, int] = {}
    undated: int | None = None
    for each in ordered:
        article = each.item.article.id
        if each.mere:
            place = of_article.get(article, undated)
        else:
            place = next((n for n, spell in enumerate(spells) if each.interval.overlaps(spell[0].interval)), None)
        if place is None:
            place = len(spells)
            spells.append([])
            undated = place if each.mere else undated
        spells[place].append(each)
        of_article.setdefault(article, place)
    return spells


def _line(key: Key, group: list[_Dated], names: dict[str, str]) -> BriefLine:
    ranked = sorted(group, key=_rank)
    lead, items = ranked[0], [each.item for each in ranked]
    actor, recipient = end_ids(lead.item)
    articles = {item.article.id: item.article for item in items}
    return BriefLine(
        stance=key[0],
        relation=key[1],
        phase=key[2],
        sign=lead.item.claim.sign,
        actor=names[actor],
        recipient=names[recipient],
        ids=(actor, recipient),
        when=lead.item.claim.when.edtf,
        basis=lead.item.claim.when.basis,
        firmness=tuple(dict.fromkeys(str(item.claim.factuality) for item in items)),
        conditional=all(item.claim.conditional for item in items),
        future=all(item.claim.future for item in items),
        sources=tuple(dict.fromkeys(_chain(item.claim) for item in items)),
        interval=lead.interval,
        newest=_newest(lead, articles.values()),
        articles=tuple(articles.values()),
        claims=tuple(item.claim for item in items),
    )


def _newest(lead: _Dated, articles: Iterable[LedgerArticle]) -> date:
    when = lead.item.claim.when
    start = None if lead.mere else lead.interval.start or when.ends.start
    return start or max((article.published for article in articles if article.published), default=date.min)


def _rank(each: _Dated) -> tuple[object, ...]:
    claim = each.item.claim
    return each.mere, _FIRMNESS[claim.factuality.certainty], each.days, len(claim.evidence.text), each.item.seq


def _chain(claim: Claim) -> tuple[str, ...]:
    return tuple(link.name for link in reversed(claim.attribution))


def _with_opposites(lines: list[BriefLine]) -> Iterable[BriefLine]:
    """Asserted lines with the articles that deny them, denied ones with the articles that assert them."""
    by_place: dict[tuple[frozenset[str], str, str], list[BriefLine]] = defaultdict(list)
    for line in lines:
        by_place[line.pair, line.relation, line.stance].append(line)
    opposite = {"asserted": "denied", "denied": "asserted"}
    for line in lines:
        other = by_place.get((line.pair, line.relation, opposite.get(line.stance, "")), [])
        found = {article.id: article for each in other for article in each.articles}
        yield replace(line, against=tuple(found.values())) if found else line
