"""Known names in running text, before the parse: the longest ones, never inside words, in time linear in the text.

Acronyms count only in their own capitals ("IS" is no verb), names only where their capitalised words are capitalised.
Short acronyms, surnames and words that are also something else want evidence: their actor's country, another name of
it, or of one that it belongs to, elsewhere in the text; in a short text another armed group will do. Of several bearers
of a name the text's countries decide.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache

from foedus.codebook.actors import NameRecord, NameRole, word_list
from foedus.model import ActorKind
from foedus.resolution.capitals import fits, is_acronym
from foedus.resolution.gazetteer import Gazetteer, Place
from foedus.resolution.local_names import LocalName
from foedus.resolution.longer_names import lengthened
from foedus.resolution.matches import NameMatch
from foedus.resolution.names import Word, joinable, key, words
from foedus.resolution.state_phrases import composed

__all__ = ["NameMatch", "find"]

_SHORT_ACRONYM = 3
_WIDEST_GAP = 12
_LONGEST_PLACE = 3
_WHOLE_ARTICLE = 1500
"""Code points from which a text can be trusted to name an actor's country, or it in full, if it speaks of it."""
_PLACES = (NameRole.COUNTRY, NameRole.DEMONYM, NameRole.CAPITAL, NameRole.GOVERNMENT)
_WORLDWIDE = (ActorKind.STATE, ActorKind.INTERNATIONAL)


@dataclass(frozen=True, slots=True)
class _Hit:
    first: int
    last: int
    start: int
    end: int
    places: tuple[Place, ...]
    name: NameRecord
    wanting: bool
    """Whether the name counts only with evidence."""


def find(gazetteer: Gazetteer, text: str, local: Sequence[LocalName] = ()) -> tuple[NameMatch, ...]:
    """The names in `text`, in order and not overlapping.

    `local` names, as `local_names(text, gazetteer)` gives them, go before known ones.
    """
    every = words(text)
    spoken = [word for word in every if not word.mute]
    muted = {word.end: word for word in every if word.mute}
    hits = _hits(gazetteer, text, spoken, muted)
    evidence = _Evidence(gazetteer, hits, _located(gazetteer, text, spoken))
    matches = [_match(gazetteer, hit, evidence) for hit in hits]
    whole = list(lengthened(gazetteer, text, [match for match in matches if match is not None]))
    found = _with_local(text, spoken, whole, local)
    return tuple(_with_article(text, match, muted) for match in composed(text, spoken, found))


def _hits(gazetteer: Gazetteer, text: str, spoken: Sequence[Word], muted: dict[int, Word]) -> list[_Hit]:
    hits: list[_Hit] = []
    others: set[str] = set()
    floor = 0
    for place, word in enumerate(spoken):
        most = gazetteer.longest(word.form)
        if word.bare is not word.form:
            most = max(most, gazetteer.longest(word.bare))
        if not most or place < floor:
            continue
        hit = _hit_at(gazetteer, text, spoken, muted, place, most)
        if hit is not None:
            floor = hit.last + 1
            if hit.name.role is NameRole.PERSON and _inside_person(text, spoken, hit):
                others.add(spoken[hit.first].bare)
            else:
                hits.append(hit)
    return [hit for hit in hits if not _of_others(gazetteer, hit, hits, spoken, others)]


def _of_others(
    gazetteer: Gazetteer, hit: _Hit, hits: Sequence[_Hit], spoken: Sequence[Word], others: Collection[str]
) -> bool:
    """Whether a surname alone is somebody else's whom the text names in full, and its known bearer is not."""
    if hit.first != hit.last or hit.name.role is not NameRole.PERSON or spoken[hit.first].bare not in others:
        return False
    bearers = {actor.id for actor in gazetteer.actors(hit.places)}
    full = (other for other in hits if other.last > other.first)
    return not any(actor.id in bearers for other in full for actor in gazetteer.actors(other.places))


def _hit_at(
    gazetteer: Gazetteer, text: str, spoken: Sequence[Word], muted: dict[int, Word], place: int, most: int
) -> _Hit | None:
    """The longest name that begins at a word, of at most so many words."""
    first = spoken[place]
    article = muted.get(first.start - 1) or muted.get(first.start)
    before = article.form if article is not None else ""
    reach = place
    while reach + 1 < len(spoken) and reach - place + 1 < most and _joined(text, spoken, reach):
        reach += 1
    for last in range(reach, place - 1, -1):
        known = " ".join([word.form for word in spoken[place:last]] + [spoken[last].bare])
        places = gazetteer.places(known)
        if not places:
            continue
        surfaces = [text[word.start : word.bare_end] for word in spoken[place : last + 1]]
        fitting = tuple(p for p in places if fits(gazetteer.name_at(p), surfaces, before))
        if fitting and not (before == "the" and _open_ended(gazetteer, text, spoken, fitting, last)):
            return _hit(gazetteer, first, spoken[last], (place, last), fitting)
    return None


def _hit(gazetteer: Gazetteer, first: Word, final: Word, reach: tuple[int, int], places: tuple[Place, ...]) -> _Hit:
    name = gazetteer.name_at(places[0])
    main = any(gazetteer.name_at(p).main for p in places)
    single = reach[0] == reach[1]
    short = is_acronym(name.text) and len(name.text) <= _SHORT_ACRONYM
    surname = single and name.role is NameRole.PERSON and not main
    wanting = short or surname or (single and first.bare in _doubtful())
    return _Hit(*reach, first.start, final.bare_end, places, name, wanting)


@cache
def _doubtful() -> frozenset[str]:
    return frozenset(key(word) for word in word_list("doubtful"))


def _open_ended(gazetteer: Gazetteer, text: str, spoken: Sequence[Word], places: Sequence[Place], last: int) -> bool:
    """Whether a name that lives by its article ("the West") is but the begin of another ("the West Bank")."""
    if not all(gazetteer.name_at(p).text.casefold().startswith("the ") for p in places) or last + 1 >= len(spoken):
        return False
    return text[spoken[last].end : spoken[last + 1].start] == " " and text[spoken[last + 1].start].isupper()


def _inside_person(text: str, spoken: Sequence[Word], hit: _Hit) -> bool:
    """Whether a surname belongs to somebody else's full name ("Maria Arroyo")."""
    if hit.first != hit.last or hit.first == 0:
        return False
    before = spoken[hit.first - 1]
    if text[before.end : hit.start].strip(" ") or not text[before.start].isupper() or before.end == hit.start:
        return False
    opens = before.start == 0 or text[max(0, before.start - 4) : before.start].rstrip(" \"“'‘(")[-1:] in (
        "",
        ".",
        "!",
        "?",
        "\n",
        ":",
    )
    return not (opens and hit.name.main) and before.form not in _titles() and text[before.start : before.end].isalpha()


@cache
def _titles() -> frozenset[str]:
    return frozenset(key(word) for word in word_list("titles"))


def _joined(text: str, spoken: Sequence[Word], place: int) -> bool:
    """Whether the word at `place` and the next may belong to one name; articles between them count for nothing."""
    left, right = spoken[place].end, spoken[place + 1].start
    return right - left <= _WIDEST_GAP and joinable(text, left, right)


def _located(gazetteer: Gazetteer, text: str, spoken: Sequence[Word]) -> Iterator[str]:
    """The countries of the regions and towns in a text."""
    for place, word in enumerate(spoken):
        if not gazetteer.begins_located(word.form, word.bare) or not text[word.start].isupper():
            continue
        for last in range(place, min(place + _LONGEST_PLACE, len(spoken))):
            if last > place and not _joined(text, spoken, last - 1):
                break
            country = gazetteer.located(" ".join([w.form for w in spoken[place:last]] + [spoken[last].bare]))
            if country is not None:
                yield country


class _Evidence:
    """What a text says beside its doubtful names: the countries and the actors that it names beyond doubt."""

    def __init__(self, gazetteer: Gazetteer, hits: Iterable[_Hit], countries: Iterable[str]) -> None:
        self.countries = set(countries)
        self.named: set[str] = set()
        self.armed = False
        self.length = 0
        for hit in hits:
            self.length = hit.end
            actors = gazetteer.actors(hit.places)
            if hit.name.role in _PLACES and not hit.wanting:
                self.countries.update(actor.country for actor in actors if actor.country)
            if not hit.wanting and len(actors) == 1:
                self.named.add(actors[0].id)
                self.armed = self.armed or actors[0].kind is ActorKind.ARMED_GROUP

    def backs(self, gazetteer: Gazetteer, number: Place, role: NameRole) -> bool:
        """Whether the actor at a place is named otherwise, or its country, or an actor that it belongs to."""
        actor = gazetteer.actors([number])[0]
        if actor.id in self.named or (actor.country in self.countries and role not in _PLACES):
            return True
        return any(owner in self.named for owner in gazetteer.owners(number))


def _match(gazetteer: Gazetteer, hit: _Hit, evidence: _Evidence) -> NameMatch | None:
    backed = [place for place in hit.places if evidence.backs(gazetteer, place, hit.name.role)]
    main = gazetteer.main(hit.places)
    known = any(gazetteer.name_at(place).main for place in main)
    worldwide = any(gazetteer.kind(place) in _WORLDWIDE or gazetteer.is_outlet(place) for place in main)
    brief = evidence.length < _WHOLE_ARTICLE
    if _elsewhere(gazetteer, hit, evidence) and not backed:
        return None
    company = evidence.armed and len(hit.name.text) >= _SHORT_ACRONYM and _one_group(gazetteer, hit)
    if hit.wanting and not backed and not (known and (worldwide or brief)) and not (company and brief):
        return None
    places: Sequence[Place] = hit.places
    if len(gazetteer.actors(places)) > 1:
        sole = len(gazetteer.actors(main)) == 1
        if sole and (not backed or main[0] in backed or hit.name.role in _PLACES):
            places = main
        elif backed:
            places = backed
    actors = gazetteer.actors(places)
    return NameMatch(
        start=hit.start,
        end=hit.end,
        actors=actors,
        role=gazetteer.name_at(places[0]).role,
        stem_start=hit.start,
        stem_end=hit.end,
        acronym=is_acronym(hit.name.text),
    )


def _elsewhere(gazetteer: Gazetteer, hit: _Hit, evidence: _Evidence) -> bool:
    """Whether a name that others may bear as well is that of a group of a country of which the text says nothing.

    Names of common words alone ("People's Liberation Army") are borne in many lands.
    """
    actors = gazetteer.actors(hit.places)
    kinds = {actor.kind for actor in actors}
    if not evidence.countries or kinds != {ActorKind.ARMED_GROUP} or any(actor.country is None for actor in actors):
        return False
    if hit.name.main or is_acronym(hit.name.text):
        return False
    return not any(actor.country in evidence.countries for actor in actors)


def _one_group(gazetteer: Gazetteer, hit: _Hit) -> bool:
    """Whether a name is the acronym of a single armed group: believed in a short text beside another group's name."""
    actors = gazetteer.actors(hit.places)
    return len(actors) == 1 and actors[0].kind is ActorKind.ARMED_GROUP and is_acronym(hit.name.text)


def _with_article(text: str, match: NameMatch, muted: dict[int, Word]) -> NameMatch:
    """The match with an Arabic article that is tied to it ("al-Qaeda", "Al Qaeda"), never with "the"."""
    for gap in (1, 0):
        word = muted.get(match.start - gap)
        if (
            word is not None
            and word.form != "the"
            and (word.form == "al" or text[match.start - gap : match.start].strip())
        ):
            return replace(match, start=word.start)
    return match


def _with_local(
    text: str, spoken: Sequence[Word], found: list[NameMatch], local: Sequence[LocalName]
) -> list[NameMatch]:
    """The matches with the document's own names put in, which win where the two overlap."""
    own = {key(shown): (shown, name) for name in local for shown in (name.long, name.text)}
    if not own:
        return found
    most = max(known.count(" ") + 1 for known in own)
    firsts = {known.split(" ", 1)[0] for known in own}
    mine: list[NameMatch] = []
    place = 0
    while place < len(spoken):
        if spoken[place].form in firsts or spoken[place].bare in firsts:
            for last in range(min(place + most, len(spoken)) - 1, place - 1, -1):
                match = _local_at(text, spoken, place, last, own)
                if match is not None:
                    mine.append(match)
                    place = last
                    break
        place += 1
    return _without_overlaps(found, mine)


def _local_at(
    text: str, spoken: Sequence[Word], place: int, last: int, own: dict[str, tuple[str, LocalName]]
) -> NameMatch | None:
    known = " ".join([word.form for word in spoken[place:last]] + [spoken[last].bare])
    if known not in own or not all(_joined(text, spoken, i) for i in range(place, last)):
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
