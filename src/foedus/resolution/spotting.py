"""Known names in running text, before the parse: the longest ones, never inside words, in time linear in the text.

Acronyms count only in their own capitals ("IS" is no verb), names only where their capitalised words are capitalised.
Acronyms of up to three letters that are not main names want evidence: their actor's country, or another name of theirs,
elsewhere in the text. Of several bearers of a name the text's countries decide where they can.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path

from foedus.codebook.actors import NameRecord, NameRole, word_list
from foedus.model import Actor
from foedus.resolution.gazetteer import Gazetteer
from foedus.resolution.local_names import LocalName
from foedus.resolution.names import Word, joinable, key, words

_WEAK_LENGTH = 3
_LONGEST_ORGAN = 5
_WIDEST_GAP = 12
_STATE_ROLES = (NameRole.DEMONYM, NameRole.COUNTRY)


@dataclass(frozen=True, slots=True, kw_only=True)
class NameMatch:
    """A known name at code points `[start, end)` of a text.

    `actors` holds whom it can mean: one, or several namesakes that the text does not tell apart, main ones first.
    `role` says what the words are to the actor: "Syria" country, "Syrian" demonym, "Damascus" capital, "the Syrian army"
    government, "Syrian president" office. `stem_end` is where the bare name ends in a composed match ("Syrian" in
    "Syrian army"), else `end`.
    """

    start: int
    end: int
    actors: tuple[Actor, ...]
    role: NameRole
    stem_end: int
    acronym: bool = False

    @property
    def actor(self) -> Actor | None:
        """The actor, where it is only one."""
        return self.actors[0] if len(self.actors) == 1 else None


@dataclass(frozen=True, slots=True)
class _Hit:
    first: int
    last: int
    start: int
    end: int
    places: tuple[tuple[int, int], ...]
    role: NameRole
    acronym: bool
    weak: bool


def find(gazetteer: Gazetteer, text: str, local: Sequence[LocalName] = ()) -> tuple[NameMatch, ...]:
    """The names in `text`, in order and not overlapping; `local` names (`local_names(text, …)`) go before known ones."""
    every = list(words(text))
    spoken = [word for word in every if not word.mute]
    muted = {word.end: word for word in every if word.mute}
    hits = _hits(gazetteer, text, spoken)
    evidence = _evidence(gazetteer, hits)
    matches = [_match(gazetteer, hit, evidence) for hit in hits]
    found = [match for match in matches if match is not None]
    found = [replace(match, start=_with_article(text, match.start, muted)) for match in found]
    found = _with_local(gazetteer, text, spoken, found, local)
    return tuple(_composed(text, spoken, found))


def _hits(gazetteer: Gazetteer, text: str, spoken: Sequence[Word]) -> list[_Hit]:
    hits: list[_Hit] = []
    place = 0
    while place < len(spoken):
        hit = _hit_at(gazetteer, text, spoken, place)
        if hit is not None:
            hits.append(hit)
            place = hit.last
        place += 1
    return hits


def _hit_at(gazetteer: Gazetteer, text: str, spoken: Sequence[Word], place: int) -> _Hit | None:
    """The longest name that begins at a word."""
    first = spoken[place]
    most = max(gazetteer.longest(first.form), gazetteer.longest(first.bare))
    reach = place
    while reach + 1 < len(spoken) and reach - place + 1 < most and _joined(text, spoken, reach):
        reach += 1
    for last in range(reach, place - 1, -1):
        known = " ".join([word.form for word in spoken[place:last]] + [spoken[last].bare])
        places = gazetteer.places(known)
        if not places:
            continue
        surfaces = [text[word.start : word.bare_end] for word in spoken[place : last + 1]]
        fitting = tuple(p for p in places if fits(gazetteer.name_at(p), surfaces))
        if fitting:
            best = gazetteer.name_at(fitting[0])
            acronym = is_acronym(best.text)
            weak = acronym and len(best.text) <= _WEAK_LENGTH and not any(gazetteer.name_at(p).main for p in fitting)
            return _Hit(place, last, first.start, spoken[last].bare_end, fitting, best.role, acronym, weak)
    return None


def _joined(text: str, spoken: Sequence[Word], place: int) -> bool:
    """Whether the word at `place` and the next may belong to one name; articles between them count for nothing."""
    left, right = spoken[place].end, spoken[place + 1].start
    return right - left <= _WIDEST_GAP and joinable(text, left, right)


def fits(name: NameRecord, surfaces: Sequence[str]) -> bool:
    """Whether words of a text, by their capitals, can be this name."""
    if name.quiet:
        return False
    shape = _shape(name.text)
    if len(shape) != len(surfaces):
        return False
    for wanted, surface in zip(shape, surfaces, strict=True):
        plain = "".join(c for c in surface if c.isalnum())
        if wanted and wanted is not True and plain != wanted:
            return False
        if wanted is True and not (plain[:1].isupper() or plain[:1].isdigit() or not plain[:1].islower()):
            return False
    return True


@cache
def _shape(name: str) -> tuple[str | bool, ...]:
    """For each word of a name: its exact letters (acronyms), True (a capital first) or False (any case)."""
    shape: list[str | bool] = []
    for word in words(name):
        if word.mute:
            continue
        plain = "".join(c for c in name[word.start : word.bare_end] if c.isalnum())
        shape.append(plain if is_acronym(plain) else plain[:1].isupper())
    return tuple(shape)


@cache
def is_acronym(name: str) -> bool:
    """Whether a name is one short word with at least two capitals ("FARC", "LeT", "M-23", "U.N.")."""
    plain = "".join(c for c in name if c.isalnum())
    capitals = sum(c.isupper() for c in plain)
    mixed = plain.isalpha() and not plain.isupper() and not plain[1:].islower()
    single = not any(c.isspace() for c in name)
    if any(c.isdigit() for c in plain):
        return single and 2 <= len(plain) <= 6 and capitals >= 1
    return single and 2 <= len(plain) <= 9 and capitals >= 2 and (plain.isupper() or (mixed and len(plain) <= 6))


def _evidence(gazetteer: Gazetteer, hits: Iterable[_Hit]) -> tuple[frozenset[str], frozenset[str]]:
    """The countries that a text names, and the actors that it names by a name that stands for itself."""
    countries: set[str] = set()
    named: set[str] = set()
    for hit in hits:
        actors = gazetteer.actors(hit.places)
        if hit.role in (NameRole.COUNTRY, NameRole.DEMONYM, NameRole.CAPITAL, NameRole.GOVERNMENT):
            countries.update(actor.country for actor in actors if actor.country)
        if not hit.weak and len(actors) == 1:
            named.add(actors[0].id)
    return frozenset(countries), frozenset(named)


def _match(gazetteer: Gazetteer, hit: _Hit, evidence: tuple[frozenset[str], frozenset[str]]) -> NameMatch | None:
    countries, named = evidence
    places: Sequence[tuple[int, int]] = hit.places
    actors = gazetteer.actors(places)
    backed = tuple(a for a in actors if a.id in named or (a.country in countries and hit.role is NameRole.NAME))
    if hit.weak and not backed:
        return None
    if len(actors) > 1:
        mains = gazetteer.actors(gazetteer.main(places))
        if len(mains) == 1 and (mains[0] in backed or not backed or hit.role is not NameRole.NAME):
            actors = mains
        elif backed:
            actors = backed
    role = next((gazetteer.name_at(p).role for p in places if gazetteer.actors([p])[0] == actors[0]), hit.role)
    return NameMatch(start=hit.start, end=hit.end, actors=actors, role=role, stem_end=hit.end, acronym=hit.acronym)


def _with_article(text: str, start: int, muted: dict[int, Word]) -> int:
    """The start with an Arabic article that is tied to the name ("al-Qaeda", "Al Qaeda"), never with "the"."""
    for gap in (1, 0):
        word = muted.get(start - gap)
        if word is not None and (text[start - gap : start].strip() or word.form == "al") and word.form != "the":
            return word.start
    return start


def _with_local(
    gazetteer: Gazetteer, text: str, spoken: Sequence[Word], found: list[NameMatch], local: Sequence[LocalName]
) -> list[NameMatch]:
    """The matches with the document's own names put in, which win where the two overlap."""
    own = {key(shown): (shown, name) for name in local for shown in (name.long, name.text)}
    if not own:
        return found
    most = max(known.count(" ") + 1 for known in own)
    mine: list[NameMatch] = []
    place = 0
    while place < len(spoken):
        for last in range(min(place + most, len(spoken)) - 1, place - 1, -1):
            known = " ".join([word.form for word in spoken[place:last]] + [spoken[last].bare])
            shown, name = own.get(known, ("", None))
            if name is None or not all(_joined(text, spoken, i) for i in range(place, last)):
                continue
            surfaces = [text[word.start : word.bare_end] for word in spoken[place : last + 1]]
            if not fits(NameRecord(shown, known, NameRole.NAME), surfaces):
                continue
            start, end = spoken[place].start, spoken[last].bare_end
            acronym = is_acronym(shown)
            role = name.role
            mine.append(NameMatch(start=start, end=end, actors=(name.actor,), role=role, stem_end=end, acronym=acronym))
            place = last
            break
        place += 1
    return _without_overlaps(found, mine)


def _without_overlaps(found: list[NameMatch], mine: list[NameMatch]) -> list[NameMatch]:
    """Both in order; where two overlap the longer one, of equal ones mine."""
    merged: list[NameMatch] = []
    for match in sorted([*found, *mine], key=lambda m: (m.start, -m.end)):
        if merged and match.start < merged[-1].end:
            if match.end - match.start > merged[-1].end - merged[-1].start or (
                match in mine and merged[-1] not in mine and match.end >= merged[-1].end
            ):
                merged[-1] = match
            continue
        merged.append(match)
    return merged


def _composed(text: str, spoken: Sequence[Word], found: Sequence[NameMatch]) -> Iterable[NameMatch]:
    """Joins a country or its adjective to the organ or office after it: "Syrian army", "Syria's president"."""
    index = {word.start: number for number, word in enumerate(spoken)}
    ends = {word.bare_end: number for number, word in enumerate(spoken)}
    taken = [match.start for match in found]
    for number, match in enumerate(found):
        if match.role not in _STATE_ROLES or match.end not in ends or match.start not in index:
            yield match
            continue
        limit = taken[number + 1] if number + 1 < len(found) else len(text)
        grown = _organ(text, spoken, ends[match.end], limit)
        yield match if grown is None else replace(match, end=grown[0], role=grown[1])


def _organ(text: str, spoken: Sequence[Word], last: int, limit: int) -> tuple[int, NameRole] | None:
    """Where the organ or office ends that begins after word `last`, and which of the two it is."""
    organs, offices, modifiers = _lists()
    best: tuple[int, NameRole] | None = None
    phrase: list[str] = []
    for place in range(last, min(last + _LONGEST_ORGAN, len(spoken) - 1)):
        following = spoken[place + 1]
        tie = text[spoken[place].end : following.start]
        if following.bare_end > limit or not tie or tie.strip():
            break
        phrase.append(following.bare)
        for split in range(len(phrase)):
            tail = " ".join(phrase[split:])
            if all(word in modifiers for word in phrase[:split]) and (tail in organs or tail in offices):
                best = (following.bare_end, NameRole.GOVERNMENT if tail in organs else NameRole.OFFICE)
                break
    return best


@cache
def _lists(extra: tuple[Path, ...] = ()) -> tuple[frozenset[str], frozenset[str], frozenset[str]]:
    keyed = [
        frozenset(key(word) for word in word_list(name, extra)) for name in ("organs", "offices", "organ_modifiers")
    ]
    return keyed[0], keyed[1], keyed[2]
