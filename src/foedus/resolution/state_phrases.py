"""Joins a state's name or adjective in running text to its organ or office: "Syrian army", "president of Syria"."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import replace
from operator import attrgetter

from foedus.codebook.actors import NameRole
from foedus.resolution import organs
from foedus.resolution.matches import NameMatch
from foedus.resolution.names import Word, joinable

_STATE_ROLES = (NameRole.DEMONYM, NameRole.COUNTRY)


def composed(text: str, spoken: Sequence[Word], found: Sequence[NameMatch]) -> list[NameMatch]:
    """The matches in order, those of states grown over the organ or office beside them."""
    merged: list[NameMatch] = []
    for match in _grown(text, spoken, found):
        last = merged[-1] if merged else None
        if last is not None and _belongs(text, last, match):
            merged[-1] = replace(match, start=last.start, stem_start=last.stem_start, stem_end=last.stem_end)
        else:
            merged.append(match)
    return merged


def _belongs(text: str, state: NameMatch, organ: NameMatch) -> bool:
    """Whether two matches are a state and its organ by name: "US" and "Defense Department"."""
    beside = text[state.end : organ.start] in (" ", "'s ", "’s ")
    one = organ.role is NameRole.GOVERNMENT and state.role in _STATE_ROLES and state.actors == organ.actors
    return beside and one


def _grown(text: str, spoken: Sequence[Word], found: Sequence[NameMatch]) -> Iterator[NameMatch]:
    floor = 0
    for number, match in enumerate(found):
        limit = found[number + 1].start if number + 1 < len(found) else len(text)
        grown = _with_organ(text, spoken, match, floor, limit) if match.role in _STATE_ROLES else match
        floor = grown.end
        yield grown


def _with_organ(text: str, spoken: Sequence[Word], match: NameMatch, floor: int, limit: int) -> NameMatch:
    """The match with the organ or office beside it, within `[floor, limit)`."""
    first = bisect_left(spoken, match.start, key=attrgetter("start"))
    last = bisect_left(spoken, match.end, lo=first, key=attrgetter("bare_end"))
    following = _following(text, spoken, last, limit)
    phrase = organs.after([word.bare for word in following])
    if phrase is not None:
        return replace(match, end=following[phrase[0] - 1].bare_end, role=phrase[1])
    if match.role is NameRole.COUNTRY and first > 0 and spoken[first - 1].form == "of":
        leading = _leading(text, spoken, first, floor)
        phrase = organs.before([word.form for word in leading])
        if phrase is not None:
            return replace(match, start=leading[-phrase[0]].start, role=phrase[1])
    return match


def _following(text: str, spoken: Sequence[Word], place: int, limit: int) -> list[Word]:
    """The words after the one at `place` that only spaces part from it, before `limit`."""
    found: list[Word] = []
    for left in range(place, min(place + organs.LONGEST, len(spoken) - 1)):
        gap = text[spoken[left].end : spoken[left + 1].start]
        if gap.strip() or not gap or "\n" in gap or spoken[left + 1].bare_end > limit:
            break
        found.append(spoken[left + 1])
    return found


def _leading(text: str, spoken: Sequence[Word], place: int, floor: int) -> list[Word]:
    """The words before the one at `place`, after `floor`; none of a capitalised run ("Tobacco Administration of")."""
    found: list[Word] = []
    for right in range(place, max(place - organs.LONGEST, 0), -1):
        word = spoken[right - 1]
        if word.start < floor or not joinable(text, word.end, spoken[right].start):
            break
        if text[word.start].isupper() and right > 1 and text[spoken[right - 2].start].isupper():
            beside = text[spoken[right - 2].end : word.start]
            if beside == " ":
                return []
        found.insert(0, word)
    return found
