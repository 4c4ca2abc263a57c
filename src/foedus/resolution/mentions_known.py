"""The gazetteer's matches in a text, brought onto the tokens of its parse."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable

from foedus.codebook.actors import NameRole
from foedus.language import ParsedArticle
from foedus.resolution.capitals import is_acronym
from foedus.resolution.mentions_found import KnownName
from foedus.resolution.spotting import NameMatch


def known_names(parsed: ParsedArticle, matches: Iterable[NameMatch]) -> dict[int, list[KnownName]]:
    """For each sentence index the known names in it, in order; of composed matches ("Syrian army") only the bare name.

    A match that several actors could mean is left to the article's own names. Linear in sentences and matches.
    """
    starts = [sentence.start for sentence in parsed.sentences]
    found: dict[int, list[KnownName]] = {}
    for match in matches:
        actor = match.actor
        place = bisect_right(starts, match.start) - 1
        if actor is None or place < 0:
            continue
        sentence = parsed.sentences[place]
        end = min(match.stem_end, match.end)
        covered = [t.index for t in sentence.tokens if t.start < end and match.stem_start < t.end]
        if not covered:
            continue
        row = found.setdefault(sentence.index, [])
        first, last = covered[0], covered[-1] + 1
        if row and row[-1].last > first:
            continue
        row.append(
            KnownName(
                first=first,
                last=last,
                actor=actor,
                capital=match.role is NameRole.CAPITAL,
                nationality=match.role is NameRole.DEMONYM,
                organ=match.role is NameRole.GOVERNMENT and _is_whole(parsed.article.text, match),
            )
        )
    return found


def _is_whole(text: str, match: NameMatch) -> bool:
    """Whether an organ of a state has a name of its own: "CENTCOM", "U.S. Central Command", and not "Syrian army"."""
    bare = (match.stem_start, match.stem_end) == (match.start, match.end)
    return is_acronym(text[match.start : match.end]) or (bare and " " in text[match.start : match.end])
