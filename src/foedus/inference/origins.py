"""Origins: which articles go back to one report, so that twenty copies of a wire story count once.

Candidates share sampled shingles; a link is drawn only on the exact share of shingles of both whole texts. A family is
what links connect. The cost is that of sorting the samples: the number of pairs looked at grows with the copies that
there are, never with the square of the corpus.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from foedus.inference.candidates import candidates
from foedus.inference.groups import Groups
from foedus.inference.shingles import Hashes, WordHashes, shared, shingles, sketch
from foedus.inference.spill import Spill
from foedus.model.identity import tagged_id


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """What origins need of an article: its id, the words it states (headline and body), and whom it credits.

    `agency` is the agency that the dateline, the byline or a credit names, or None.
    """

    id: str
    text: str
    publisher: str | None = None
    agency: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Family:
    """Articles that depend on one report. `origin` is its stable id, `reason` says in words what ties it together."""

    origin: str
    articles: tuple[str, ...]
    reason: str
    label: str


@dataclass(frozen=True, slots=True, kw_only=True)
class CopyRule:
    """When two texts are one story, by the shares of common shingles in the shorter and in the longer text.

    Either the shorter is contained in the longer, as a cut copy is (`contained` of the shorter, `part` of the longer at
    the least), or both have much of each other, as rewrites do (`alike`, `alike_longer`). The shares of the longer text
    keep a round-up of many stories from tying them together; `least` keeps short notes with one phrase in common apart.
    Set on made-up reports (`foedus.evaluation.copies`).
    """

    contained: float = 0.8
    part: float = 0.15
    alike: float = 0.5
    alike_longer: float = 0.4
    least: int = 12

    def same(self, common: int, left: int, right: int) -> bool:
        """Whether texts of `left` and `right` shingles with `common` shared ones are copies."""
        shorter, longer = min(left, right), max(left, right)
        if left == right == common:
            return True
        cut = common >= self.contained * shorter and common >= self.part * longer
        rewritten = common >= self.alike * shorter and common >= self.alike_longer * longer
        return common >= self.least and (cut or rewritten)

    def hopeless(self, left: int, right: int) -> bool:
        """Whether texts of these sizes cannot be copies, whatever they share."""
        return left != right and not self.same(min(left, right), left, right)


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class HashedReport:
    """A report with its words hashed: for who asks about the same reports more than once."""

    id: str
    agency: str | None
    shingles: Hashes

    @classmethod
    def of(cls, report: Report, words: WordHashes) -> HashedReport:
        """The report hashed; `words` are kept from one report to the next."""
        return cls(id=report.id, agency=report.agency, shingles=shingles(words.of(report.text)))


def families(reports: Iterable[Report | HashedReport], rule: CopyRule | None = None) -> tuple[Family, ...]:
    """Families of dependent articles, single ones included, in order of their first article's id.

    The outcome does not depend on the order in which the reports come. Texts are let go as soon as they are hashed and
    their shingles are kept on disk beyond a fixed size, so memory grows by some hundred numbers a report.
    """
    with Spill() as kept:
        known = _hashed(reports, kept)
        places = sorted(range(len(known)), key=lambda place: known[place].id)
        groups = Groups(len(known))
        share: dict[int, float] = {}
        links = list(_links([known[place].sketch for place in places], places, kept, rule or CopyRule()))
    for left, right, _ in links:
        groups.join(left, right)
    for left, _, part in links:
        root = groups.root(left)
        share[root] = min(share.get(root, 1.0), part)
    members: defaultdict[int, list[_Known]] = defaultdict(list)
    for rank, place in enumerate(places):
        members[groups.root(rank)].append(known[place])
    return tuple(_family(group, share.get(root)) for root, group in sorted(members.items()))


@dataclass(frozen=True, slots=True)
class _Known:
    """What stays in memory of a report."""

    id: str
    agency: str | None
    sketch: Hashes


def _hashed(reports: Iterable[Report | HashedReport], kept: Spill) -> list[_Known]:
    words, known = WordHashes(), []
    for report in reports:
        found = report if isinstance(report, HashedReport) else HashedReport.of(report, words)
        kept.append(found.shingles)
        known.append(_Known(found.id, found.agency, sketch(found.shingles).copy()))
    return known


def _links(
    sketches: Sequence[Hashes], places: Sequence[int], kept: Spill, rule: CopyRule
) -> Iterator[tuple[int, int, float]]:
    """Pairs of ranks whose texts are copies, with the share of the shorter text that both have."""
    held: tuple[int, Hashes] | None = None
    for left, right in candidates(sketches).tolist():
        sizes = kept.size(places[left]), kept.size(places[right])
        if rule.hopeless(*sizes):
            continue
        if held is None or held[0] != left:
            held = left, kept[places[left]]
        common = shared(held[1], kept[places[right]])
        if rule.same(common, *sizes):
            yield left, right, common / max(1, min(sizes))


def _family(group: Sequence[_Known], share: float | None) -> Family:
    ids = tuple(report.id for report in group)
    agencies = sorted({report.agency for report in group if report.agency})
    label = agencies[0] if len(agencies) == 1 else "own report" if len(group) == 1 else "shared text"
    credit = f"credited to {', '.join(agencies)}" if agencies else "no agency credited"
    reason = f"single report, {credit}" if len(group) == 1 else f"{len(group)} copies, {credit}"
    if share is not None:
        reason += f"; at least {share:.0%} of the shorter text of each linked pair is the same"
    return Family(origin=tagged_id("o1", {"first": ids[0]}), articles=ids, reason=reason, label=label)
