"""Where a text names those to whom it gave names itself."""

from __future__ import annotations

from collections.abc import Sequence

from foedus.codebook.actors import NameRecord, NameRole
from foedus.resolution.capitals import fits, is_acronym
from foedus.resolution.local_names import LocalName
from foedus.resolution.matches import NameMatch
from foedus.resolution.names import Word, key
from foedus.resolution.stretches import joined, key_of, places_of


def with_local(
    text: str, spoken: Sequence[Word], found: list[NameMatch], local: Sequence[LocalName]
) -> list[NameMatch]:
    """The matches with the document's own names put in, which win where the two overlap."""
    own = {key(shown): (shown, name) for name in local for shown in (name.long, name.text)}
    if not own:
        return found
    most = max(known.count(" ") + 1 for known in own)
    firsts = {known.split(" ", 1)[0] for known in own}
    mine: list[NameMatch] = []
    floor = 0
    for place in places_of(spoken, firsts):
        if place < floor:
            continue
        for last in range(min(place + most, len(spoken)) - 1, place - 1, -1):
            match = _local_at(text, spoken, place, last, own)
            if match is not None:
                mine.append(match)
                floor = last + 1
                break
    return _without_overlaps(found, mine)


def _local_at(
    text: str, spoken: Sequence[Word], place: int, last: int, own: dict[str, tuple[str, LocalName]]
) -> NameMatch | None:
    known = key_of(spoken, place, last)
    if known not in own or not all(joined(text, spoken, i) for i in range(place, last)):
        return None
    shown, name = own[known]
    surfaces = [text[word.start : word.bare_end] for word in spoken[place : last + 1]]
    if not fits(NameRecord(shown, known, NameRole.NAME), surfaces, "al"):
        return None
    start, end = spoken[place].start, spoken[last].bare_end
    actors, acronym = (name.actor,), is_acronym(shown)
    return NameMatch(
        start=start, end=end, actors=actors, role=name.role, stem_start=start, stem_end=end, acronym=acronym
    )


def _without_overlaps(found: list[NameMatch], mine: list[NameMatch]) -> list[NameMatch]:
    """Both in order; where two overlap the longer one, of equal ones mine."""
    merged: list[tuple[NameMatch, bool]] = []
    both = [*((match, False) for match in found), *((match, True) for match in mine)]
    for match, own in sorted(both, key=lambda pair: (pair[0].start, -pair[0].end, not pair[1])):
        if merged and match.start < merged[-1][0].end:
            if match.end - match.start > merged[-1][0].end - merged[-1][0].start:
                merged[-1] = (match, own)
            continue
        merged.append((match, own))
    return [match for match, _ in merged]
