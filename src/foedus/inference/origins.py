"""Origins: which articles go back to one report, so that twenty copies of a wire story count once.

Candidates share sampled shingles; a link is drawn only on the exact share of shingles of both whole texts. A family is
what links connect. The cost is that of sorting the samples: the number of pairs looked at grows with the copies that
there are, never with the square of the corpus.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from foedus.inference.groups import Groups
from foedus.inference.shingles import Hashes, WordHashes, shared, shingles, sketch
from foedus.model.identity import tagged_id

_FEW = 12
"""Up to this many articles with one sampled shingle are compared each with each; beyond, each with its neighbours."""


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
    """When two texts are one story: the shares of common shingles in the shorter and in the longer text.

    The share of the longer text keeps a round-up that quotes many stories from tying them all together; `least` keeps
    two short notes with one phrase in common apart. Figures for the settings: docs/quality.md.
    """

    of_shorter: float = 0.4
    of_longer: float = 0.12
    least: int = 12

    def same(self, common: int, left: int, right: int) -> bool:
        """Whether texts of `left` and `right` shingles with `common` shared ones are copies."""
        shorter, longer = min(left, right), max(left, right)
        if left == right == common:
            return True
        return common >= self.least and common >= self.of_shorter * shorter and common >= self.of_longer * longer


def families(reports: Iterable[Report], rule: CopyRule | None = None) -> tuple[Family, ...]:
    """Families of dependent articles, single ones included, in order of their first article's id.

    The outcome does not depend on the order in which the reports come.
    """
    ordered = sorted(reports, key=lambda report: report.id)
    links = list(_links(ordered, rule or CopyRule()))
    groups = Groups(len(ordered))
    share: dict[int, float] = {}
    for left, right, _ in links:
        groups.join(left, right)
    for left, _, part in links:
        root = groups.root(left)
        share[root] = min(share.get(root, 1.0), part)
    members: defaultdict[int, list[Report]] = defaultdict(list)
    for place, report in enumerate(ordered):
        members[groups.root(place)].append(report)
    return tuple(_family(group, share.get(root)) for root, group in sorted(members.items()))


def _links(reports: Sequence[Report], rule: CopyRule) -> Iterator[tuple[int, int, float]]:
    """Pairs of places whose texts are copies, with the share of the shorter text that both have."""
    words = WordHashes()
    sets = [shingles(words.of(report.text)) for report in reports]
    for left, right in sorted(_candidates([sketch(each) for each in sets])):
        common = shared(sets[left], sets[right])
        if rule.same(common, len(sets[left]), len(sets[right])):
            yield left, right, common / max(1, min(len(sets[left]), len(sets[right])))


def _candidates(sketches: Sequence[Hashes]) -> set[tuple[int, int]]:
    """Pairs of places that share a sampled shingle, or have the same sketch."""
    sizes = [len(each) for each in sketches]
    if not sum(sizes):
        return set()
    hashes = np.concatenate(list(sketches))
    owners = np.repeat(np.arange(len(sketches)), sizes)
    order = np.lexsort((owners, hashes))
    hashes, owners = hashes[order], owners[order]
    starts = np.flatnonzero(np.r_[True, hashes[1:] != hashes[:-1]])
    pairs: set[tuple[int, int]] = set()
    for start, end in zip(starts, [*starts[1:], len(hashes)], strict=True):
        if end - start > 1:
            pairs.update(_pairs(owners[start:end].tolist()))
    return pairs


def _pairs(owners: list[int]) -> Iterator[tuple[int, int]]:
    if len(owners) <= _FEW:
        yield from ((a, b) for place, b in enumerate(owners) for a in owners[:place])
        return
    for place, owner in enumerate(owners[1:], 1):
        yield owners[0], owner
        yield owners[place - 1], owner


def _family(group: Sequence[Report], share: float | None) -> Family:
    ids = tuple(report.id for report in group)
    agencies = sorted({report.agency for report in group if report.agency})
    label = agencies[0] if len(agencies) == 1 else "own report" if len(group) == 1 else "shared text"
    credit = f"credited to {', '.join(agencies)}" if agencies else "no agency credited"
    reason = f"single report, {credit}" if len(group) == 1 else f"{len(group)} copies, {credit}"
    if share is not None:
        reason += f"; at least {share:.0%} of the shorter text of each linked pair is the same"
    return Family(origin=tagged_id("o1", {"first": ids[0]}), articles=ids, reason=reason, label=label)
