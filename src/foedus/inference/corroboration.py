"""Claim origins: how many independent roots stand behind the claims of one thing.

Ties that make claims of the same thing one origin:

    text     their articles are copies of one report (`origins.families`), or the claims' own words are the same
    agency   the same agency stands in the chain of sources or is credited by the article
    source   the same identified source (a named person or body) is quoted
    outlet   one publisher's own reports, and those that quote it

Two papers that quote unnamed officials each on their own stay two; through one agency they are one. A publisher counts
only where its words are its own: not where its text is credited to an agency or printed by others too.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from foedus.inference.groups import Groups
from foedus.model.identity import text_hash

_WORDS = re.compile(r"\w+")
_LONG = 12
"""So many words in the same order are no chance."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Voice:
    """What corroboration needs of a claim: its article's family, and whom it reaches us through.

    `agencies` are the agencies in the claim's chain of sources or, without one, that its article credits; `sources` the
    identified actors in the chain (unnamed sources have none); `outlet` its publisher. All as (id, name) pairs.
    `lent` where the outlet is another paper, whose text the publisher says that it is. `words` carry the claim.
    """

    claim: str
    article: str
    family: str
    agencies: tuple[tuple[str, str], ...] = ()
    sources: tuple[tuple[str, str], ...] = ()
    outlet: tuple[str, str] | None = None
    lent: bool = False
    words: str = ""


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
        """The count with its working: "5 articles → 2 origins: AP (4: …), own report (1: …)".

        A single origin is marked: "3 articles → 1 origin only: …". `names` are shown for articles' ids.
        """
        shown = ", ".join(
            f"{origin.label} ({len(origin.articles)}: {', '.join(names.get(key, key) for key in origin.articles)})"
            for origin in self.origins
        )
        origins = f"{_count(len(self.origins), 'origin')}{' only' if self.single else ''}"
        return f"{_count(self.articles, 'article')} → {origins}: {shown}"


def support(voices: Iterable[Voice]) -> Support:
    """The origins of the claims of one thing; the order of the claims changes nothing."""
    ordered = sorted(voices, key=lambda voice: voice.claim)
    shared = _shared_families(ordered)
    keys = [_keys(voice, shared) for voice in ordered]
    numbers = {key: place for place, key in enumerate(sorted({key for row in keys for key in row}))}
    groups = Groups(len(numbers))
    for row in keys:
        for key in row[1:]:
            groups.join(numbers[row[0]], numbers[key])
    members: defaultdict[int, list[Voice]] = defaultdict(list)
    for voice, row in zip(ordered, keys, strict=True):
        members[groups.root(numbers[row[0]])].append(voice)
    origins = [_origin(group) for group in members.values()]
    return Support(origins=tuple(sorted(origins, key=lambda o: (-len(o.articles), o.label, o.articles, o.claims))))


def _shared_families(voices: Sequence[Voice]) -> set[str]:
    """Families whose words are no single publisher's own: an agency is credited, or several outlets print them."""
    outlets: defaultdict[str, set[str]] = defaultdict(set)
    for voice in voices:
        outlets[voice.family].update([voice.outlet[0]] if voice.outlet else [])
    return {voice.family for voice in voices if voice.agencies} | {
        family for family, names in outlets.items() if len(names) > 1
    }


def _keys(voice: Voice, shared: set[str]) -> list[tuple[str, str]]:
    """What ties a claim to others. Agencies, sources and outlets share their ids: a paper may quote another."""
    keys = [("family", voice.family), *(("who", key) for key, _ in (*voice.agencies, *voice.sources))]
    if voice.outlet is not None and voice.family not in shared:
        keys.append(("who", voice.outlet[0]))
    words = _WORDS.findall(voice.words.casefold())
    if len(words) >= _LONG:
        keys.append(("words", text_hash(" ".join(words))))
    return keys


def _origin(voices: Sequence[Voice]) -> Origin:
    articles = tuple(sorted({voice.article for voice in voices}))
    return Origin(label=_label(voices, articles), articles=articles, claims=tuple(sorted({v.claim for v in voices})))


def _label(voices: Sequence[Voice], articles: Sequence[str]) -> str:
    """The agency, else the outlet that lent its text, else the source or the one outlet of several articles."""
    agencies = Counter(name for voice in voices for _, name in voice.agencies)
    if agencies:
        return _commonest(agencies)
    lenders = Counter(voice.outlet[1] for voice in voices if voice.outlet and voice.lent)
    if lenders:
        return _commonest(lenders)
    if len(articles) == 1:
        return "own report"
    sources = Counter(name for voice in voices for _, name in voice.sources)
    outlets = {voice.outlet[1] for voice in voices if voice.outlet}
    if sources:
        return _commonest(sources)
    return next(iter(outlets)) if len(outlets) == 1 else "shared text"


def _commonest(names: Counter[str]) -> str:
    return min(names, key=lambda name: (-names[name], name))


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"
