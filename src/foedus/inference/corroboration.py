"""Claim origins: how many independent roots stand behind the claims of one thing.

Three ties make claims of the same thing one origin: their articles are copies of one report (`origins.families`); the
same agency stands in the chain of sources or is credited by the article; the same identified source (a named person or
body) is quoted. Two papers that quote unnamed officials each on their own stay two; through one agency they are one.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from foedus.inference.groups import Groups


@dataclass(frozen=True, slots=True, kw_only=True)
class Voice:
    """What corroboration needs of a claim: its article's family, and whom it reaches us through.

    `agencies` are the agencies in the claim's chain of sources, or that its article credits; `sources` the ids of the
    identified actors in the chain (unnamed sources have none). Both as (id, name) pairs.
    """

    claim: str
    article: str
    family: str
    agencies: tuple[tuple[str, str], ...] = ()
    sources: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Origin:
    """One independent root of the claims of a thing: whose it is, and what goes back to it."""

    label: str
    articles: tuple[str, ...]
    claims: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Support:
    """The origins behind one thing, the widest first. A single origin is never hidden, only marked."""

    origins: tuple[Origin, ...]

    @property
    def articles(self) -> int:
        """How many different articles carry it."""
        return len({article for origin in self.origins for article in origin.articles})

    @property
    def single(self) -> bool:
        """Whether everything goes back to one origin."""
        return len(self.origins) == 1

    def working(self, names: Mapping[str, str]) -> str:
        """The count with its working: "5 articles → 2 origins: AP (4: …), own report (1: …)"."""
        shown = ", ".join(
            f"{origin.label} ({len(origin.articles)}: {', '.join(names.get(key, key) for key in origin.articles)})"
            for origin in self.origins
        )
        return f"{_count(self.articles, 'article')} → {_count(len(self.origins), 'origin')}: {shown}"


def support(voices: Iterable[Voice]) -> Support:
    """The origins of the claims of one thing; the order of the claims changes nothing."""
    ordered = sorted(voices, key=lambda voice: voice.claim)
    keys = [_keys(voice) for voice in ordered]
    numbers = {key: place for place, key in enumerate(sorted({key for row in keys for key in row}))}
    groups = Groups(len(numbers))
    for row in keys:
        for key in row[1:]:
            groups.join(numbers[row[0]], numbers[key])
    members: defaultdict[int, list[Voice]] = defaultdict(list)
    for voice, row in zip(ordered, keys, strict=True):
        members[groups.root(numbers[row[0]])].append(voice)
    origins = [_origin(group) for group in members.values()]
    return Support(origins=tuple(sorted(origins, key=lambda o: (-len(o.articles), o.label, o.claims))))


def _keys(voice: Voice) -> list[tuple[str, str]]:
    agencies = [("agency", key) for key, _ in voice.agencies]
    return [("family", voice.family), *agencies, *(("source", key) for key, _ in voice.sources)]


def _origin(voices: Sequence[Voice]) -> Origin:
    agencies = Counter(name for voice in voices for _, name in voice.agencies)
    sources = Counter(name for voice in voices for _, name in voice.sources)
    articles = tuple(sorted({voice.article for voice in voices}))
    named = agencies or (sources if len(articles) > 1 else None)
    own = "own report" if len({voice.family for voice in voices}) == len(articles) else "shared text"
    label = min(named, key=lambda name: (-named[name], name)) if named else own
    return Origin(label=label, articles=articles, claims=tuple(sorted({voice.claim for voice in voices})))


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"
