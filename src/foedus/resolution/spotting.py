"""Known names in running text, before the parse: the longest ones, never inside words, in time linear in the text.

Acronyms count only in their own capitals ("IS" is no verb), names only where their capitalised words are capitalised.
Short acronyms, surnames, further names of plain words ("Unity Party") and words that are also something else want
evidence: their actor's country, another name of it, or of one that it belongs to, elsewhere in the text; in a short
text another armed group will do. Of several bearers of a name the text's countries decide.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import replace
from functools import cache
from itertools import pairwise

from msgspec import Struct
from msgspec.structs import replace as amended

from foedus.codebook.actors import NameRecord, NameRole, word_list
from foedus.model import Actor, ActorKind
from foedus.resolution.capitals import fits, is_acronym
from foedus.resolution.gazetteer import Gazetteer, Place
from foedus.resolution.local_matches import with_local
from foedus.resolution.local_names import LocalName
from foedus.resolution.longer_names import lengthened
from foedus.resolution.matches import NameMatch
from foedus.resolution.names import Word, key, words
from foedus.resolution.state_phrases import composed
from foedus.resolution.stretches import joined, key_of, places_of

__all__ = ["NameMatch", "find"]

_SHORT_ACRONYM = 3
_BRACKET = " ("
_LONGEST_PLACE = 3
_WHOLE_ARTICLE = 1500
"""Code points from which a text can be trusted to name an actor's country, or it in full, if it speaks of it."""
_PLACES = (NameRole.COUNTRY, NameRole.DEMONYM, NameRole.CAPITAL, NameRole.GOVERNMENT)
_LANDS = (NameRole.COUNTRY, NameRole.DEMONYM)
_SEATS = (NameRole.CAPITAL, NameRole.GOVERNMENT)
_BEFORE = {"iso:RUS": "iso:SUN", "iso:SRB": "iso:YUG"}
"""States of which another had the capital before."""
_GONE = re.compile(
    r"\b(?:[Ff]ormer|[Ee]x-|[Pp]ost-|[Oo]ld) ?(?:Soviet|Yugoslav)|\b(?:Soviet|Yugoslav)-|collapse of the Soviet"
)
"""How a text tells that this other is no more."""
_PATRONYMICS = ("ovich", "evich", "ovna", "evna")
_ARTICLE = re.compile(r"^ (?:[Aa][ls]h?|[Ee]l)[-‐‑– ]$")
"""The Arabic article between a given name and a surname: "Karim al-Sadr"."""
_WORLDWIDE = (ActorKind.STATE, ActorKind.INTERNATIONAL)


class _Hit(Struct, frozen=True):
    first: int
    last: int
    start: int
    end: int
    places: tuple[Place, ...]
    actors: tuple[Actor, ...]
    name: NameRecord
    wanting: bool
    """Whether the name counts only with evidence."""


def warm() -> None:
    """Reads the spellings and the doubtful words, which the first article would wait for otherwise."""
    _doubtful()


def find(gazetteer: Gazetteer, text: str, local: Sequence[LocalName] = ()) -> tuple[NameMatch, ...]:
    """The names in `text`, in order and not overlapping.

    `local` names, as `local_names(text, gazetteer)` gives them, go before known ones.
    """
    every = words(text)
    spoken = [word for word in every if not word.mute]
    muted = {word.end: word for word in every if word.mute}
    hits = _hits(gazetteer, text, spoken, muted)
    evidence = _Evidence(hits, _located(gazetteer, text, spoken))
    matches = [_match(gazetteer, hit, evidence) for hit in hits]
    whole = list(lengthened(gazetteer, text, [match for match in matches if match is not None]))
    found = with_local(text, spoken, _of_their_time(text, whole), local)
    return tuple(_with_article(text, match, muted) for match in composed(text, spoken, found))


def _of_their_time(text: str, matches: Sequence[NameMatch]) -> list[NameMatch]:
    """The capitals of states that came after another of the same capital as this one's where the text names it alone.

    As in "Soviet advisers ... Moscow denied it": so it is in texts of its time; "former Soviet" is said later.
    """
    lands = {match.actor.id: match.actor for match in matches if match.actor is not None and match.role in _LANDS}
    if lands.keys().isdisjoint(_BEFORE.values()) or _GONE.search(text):
        return list(matches)
    before = {new: lands[old] for new, old in _BEFORE.items() if old in lands and new not in lands}
    capitals = (match.role in _SEATS and match.actor is not None for match in matches)
    return [
        replace(match, actors=(before[match.actors[0].id],)) if city and match.actors[0].id in before else match
        for match, city in zip(matches, capitals, strict=True)
    ]


def _hits(gazetteer: Gazetteer, text: str, spoken: Sequence[Word], muted: dict[int, Word]) -> list[_Hit]:
    hits: list[_Hit] = []
    others: set[str] = set()
    floor = 0
    for place in places_of(spoken, gazetteer.longest):
        hit = _hit_at(gazetteer, text, spoken, muted, place) if place >= floor else None
        if hit is not None:
            begin = _begins(text, spoken, hit, floor) if hit.name.role is NameRole.PERSON else hit.first
            floor = hit.last + 1
            if begin < hit.first:
                hits.append(amended(hit, first=begin, start=spoken[begin].start, wanting=False))
            elif hit.name.role is NameRole.PERSON and _inside_person(text, spoken, hit):
                others.add(spoken[hit.first].bare)
            else:
                hits.append(hit)
    return [hit for hit in hits if not _of_others(hit, hits, spoken, others)]


def _of_others(hit: _Hit, hits: Sequence[_Hit], spoken: Sequence[Word], others: Collection[str]) -> bool:
    """Whether a surname alone is somebody else's whom the text names in full, and its known bearer is not."""
    if hit.first != hit.last or hit.name.role is not NameRole.PERSON or spoken[hit.first].bare not in others:
        return False
    bearers = {actor.id for actor in hit.actors}
    full = (other for other in hits if other.last > other.first)
    return not any(actor.id in bearers for other in full for actor in other.actors)


def _hit_at(gazetteer: Gazetteer, text: str, spoken: Sequence[Word], muted: dict[int, Word], place: int) -> _Hit | None:
    """The longest name that begins at a word."""
    first = spoken[place]
    for last in range(_reach(gazetteer, text, spoken, place), place - 1, -1):
        places = gazetteer.places(key_of(spoken, place, last))
        if not places:
            continue
        article = muted.get(first.start - 1) or muted.get(first.start)
        before = article.form if article is not None else ""
        if _cut_in_brackets(text, first.start, spoken[last].bare_end):
            continue
        surfaces = [text[word.start : word.bare_end] for word in spoken[place : last + 1]]
        if last == place and place and spoken[place - 1].bare in _SERVANTS and first.start - spoken[place - 1].end == 1:
            return None  # "Abdel Fattah Younes" is no Fatah
        fitting = tuple(p for p in places if fits(gazetteer.name_at(p), surfaces, before))
        if fitting and not (before == "the" and _open_ended(gazetteer, text, spoken, fitting, last)):
            hit = _hit(gazetteer, first, spoken[last], (place, last), fitting)
            return amended(hit, end=hit.end + 1) if _BRACKET in text[hit.start : hit.end] else hit
    return None


def _reach(gazetteer: Gazetteer, text: str, spoken: Sequence[Word], place: int) -> int:
    """The place of the last word that a known name may have which begins at a word."""
    last = place
    if place + 1 < len(spoken):
        form, following = spoken[place].form, spoken[place + 1]
        most = gazetteer.longest.get(f"{form} {following.form}", 0)
        if following.bare is not following.form:
            most = max(most, gazetteer.longest.get(f"{form} {following.bare}", 0))
        while last - place + 1 < most and last + 1 < len(spoken) and _goes_on(text, spoken, last):
            last += 1
    return last


def _goes_on(text: str, spoken: Sequence[Word], place: int) -> bool:
    """Whether a name may go on behind a word, in brackets too: "the Workers' Party (Renewal)"."""
    return joined(text, spoken, place) or text[spoken[place].end : spoken[place + 1].start] == _BRACKET


def _cut_in_brackets(text: str, start: int, end: int) -> bool:
    """Whether a stretch ends within a bracket that begins in it."""
    return _BRACKET in text[start:end] and text[end : end + 1] != ")"


def _hit(gazetteer: Gazetteer, first: Word, final: Word, reach: tuple[int, int], places: tuple[Place, ...]) -> _Hit:
    name = gazetteer.name_at(places[0])
    main = any(gazetteer.name_at(p).main for p in places)
    single = reach[0] == reach[1]
    short = is_acronym(name.text) and len(name.text) <= _SHORT_ACRONYM
    surname = single and name.role is NameRole.PERSON and not main
    plain = not main and name.role is NameRole.NAME and is_plain(name.text)
    wanting = short or surname or plain or (single and first.bare in _doubtful())
    return _Hit(*reach, first.start, final.bare_end, places, gazetteer.actors(places), name, wanting)


_SERVANTS = frozenset(("abdel", "abdul", "abd", "abdal"))
"""Before another word these make a given name ("servant of")."""


@cache
def _doubtful() -> frozenset[str]:
    return frozenset(key(word) for word in word_list("doubtful"))


def _open_ended(gazetteer: Gazetteer, text: str, spoken: Sequence[Word], places: Sequence[Place], last: int) -> bool:
    """Whether a name that lives by its article ("the West") is but the begin of another ("the West Bank")."""
    if not all(gazetteer.name_at(p).text.casefold().startswith("the ") for p in places) or last + 1 >= len(spoken):
        return False
    return text[spoken[last].end : spoken[last + 1].start] == " " and text[spoken[last + 1].start].isupper()


def _begins(text: str, spoken: Sequence[Word], hit: _Hit, floor: int) -> int:
    """Where the full name of a known person begins of whom a hit has only the last words; the hit's own begin else.

    As in "Boris N. Yeltsin", "Vladimir Vladimirovich Putin", and, of several names, "Abedrabbo Mansour Hadi" where the
    lists spell the first one otherwise.
    """
    whole = key(hit.actors[0].name).split()
    if len(hit.actors) > 1 or len(whole) <= hit.last - hit.first + 1:
        return hit.first
    place = hit.first - 1
    while place >= floor and _is_middle(text, spoken, place):
        place -= 1
    if place < floor or not _beside(text, spoken, place, hit.first) or not text[spoken[place].start].isupper():
        return hit.first
    given = spoken[place].bare
    spelled = hit.last > hit.first and len(given) > 1 and given[0] == whole[0][0] and given not in _titles()
    return place if given == whole[0] or (spelled and place == hit.first - 1) else hit.first


def _is_middle(text: str, spoken: Sequence[Word], place: int) -> bool:
    """Whether a word is an initial or a patronymic within a name: "N.", "Vladimirovich"."""
    word = spoken[place]
    if not text[word.start].isupper():
        return False
    return word.bare.endswith(_PATRONYMICS) or (len(word.bare) == 1 and text[word.start + 1 : word.start + 2] == ".")


def _beside(text: str, spoken: Sequence[Word], place: int, last: int) -> bool:
    """Whether nothing but spaces, dots of initials and an Arabic article stands between two words and those between."""
    for one, other in pairwise(spoken[place : last + 1]):
        gap = text[one.end : other.start]
        dots = " ." if len(one.bare) == 1 else " "
        if not gap or _ARTICLE.sub("", gap).strip(dots):
            return False
    return True


def _inside_person(text: str, spoken: Sequence[Word], hit: _Hit) -> bool:
    """Whether a surname belongs to somebody else's full name ("Maria Arroyo", "Karim al-Sadr", "John F. Kennedy")."""
    if hit.first != hit.last or hit.first == 0:
        return False
    place = hit.first - 1
    while place > 0 and _is_middle(text, spoken, place):
        place -= 1
    before = spoken[place]
    if not _beside(text, spoken, place, hit.first) or not text[before.start].isupper():
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


def _located(gazetteer: Gazetteer, text: str, spoken: Sequence[Word]) -> Iterator[str]:
    """The countries of the regions and towns in a text."""
    for place in places_of(spoken, gazetteer.first_of_located):
        if not text[spoken[place].start].isupper():
            continue
        for last in range(place, min(place + _LONGEST_PLACE, len(spoken))):
            if last > place and not joined(text, spoken, last - 1):
                break
            country = gazetteer.located(key_of(spoken, place, last))
            if country is not None:
                yield country


class _Evidence:
    """What a text says beside its doubtful names: the countries and the actors that it names beyond doubt."""

    def __init__(self, hits: Iterable[_Hit], countries: Iterable[str]) -> None:
        self.countries = set(countries)
        self.named: set[str] = set()
        self.armed = False
        self.length = 0
        for hit in hits:
            self.length = hit.end
            if hit.wanting:
                continue
            if hit.name.role in _PLACES:
                self.countries.update(actor.country for actor in hit.actors if actor.country)
            if len(hit.actors) == 1:
                self.named.add(hit.actors[0].id)
                self.armed = self.armed or hit.actors[0].kind is ActorKind.ARMED_GROUP

    def backs(self, gazetteer: Gazetteer, place: Place, role: NameRole) -> bool:
        """Whether the actor at a place is named otherwise, or its country, or an actor that it belongs to."""
        actor = gazetteer.actor_at(place)
        if actor.id in self.named or (actor.country in self.countries and role not in _PLACES):
            return True
        return any(owner in self.named for owner in gazetteer.owners(place))


def _match(gazetteer: Gazetteer, hit: _Hit, evidence: _Evidence) -> NameMatch | None:
    backed = [place for place in hit.places if evidence.backs(gazetteer, place, hit.name.role)]
    if not backed and (_elsewhere(hit, evidence) or (hit.wanting and not _believed(gazetteer, hit, evidence))):
        return None
    places = _meant(gazetteer, hit, backed) if len(hit.actors) > 1 else hit.places
    return NameMatch(
        start=hit.start,
        end=hit.end,
        actors=hit.actors if places is hit.places else gazetteer.actors(places),
        role=gazetteer.name_at(places[0]).role,
        stem_start=hit.start,
        stem_end=hit.end,
        acronym=is_acronym(hit.name.text),
    )


def _believed(gazetteer: Gazetteer, hit: _Hit, evidence: _Evidence) -> bool:
    """Whether a name that wants evidence does without: of one known worldwide, in a short text of others as well."""
    brief = evidence.length < _WHOLE_ARTICLE
    if brief and evidence.armed and len(hit.name.text) >= _SHORT_ACRONYM and _one_group(hit):
        return True
    main = gazetteer.main(hit.places)
    worldwide = any(gazetteer.kind(place) in _WORLDWIDE or gazetteer.is_outlet(place) for place in main)
    return (brief or worldwide) and any(gazetteer.name_at(place).main for place in main)


def _meant(gazetteer: Gazetteer, hit: _Hit, backed: Sequence[Place]) -> Sequence[Place]:
    """Of a name with several bearers those of whom the text speaks, or whom it mainly means; else all."""
    main = gazetteer.main(hit.places)
    sole = len(gazetteer.actors(main)) == 1
    if sole and (not backed or main[0] in backed or hit.name.role in _PLACES):
        return main
    return backed or hit.places


def _elsewhere(hit: _Hit, evidence: _Evidence) -> bool:
    """Whether a name that others may bear as well is that of a group of a country of which the text says nothing.

    Names of common words alone ("People's Liberation Army") are borne in many lands.
    """
    if not evidence.countries or any(actor.kind is not ActorKind.ARMED_GROUP for actor in hit.actors):
        return False
    if hit.name.main or is_acronym(hit.name.text):
        return False
    return not any(actor.country is None or actor.country in evidence.countries for actor in hit.actors)


def is_plain(name: str) -> bool:
    """Whether a name is made of words alone of which those of bodies in any land are: "Unity Party"."""
    return all(word in _plain() for word in key(name).split())


@cache
def _plain() -> frozenset[str]:
    """Those words, as keys."""
    words = (key(word) for name in ("plain", "group_words", "small_words") for word in word_list(name))
    return frozenset(word for word in words if word != "jihad")  # who is called "Islamic Jihad" is known


def _one_group(hit: _Hit) -> bool:
    """Whether a name is the acronym of a single armed group: believed in a short text beside another group's name."""
    return len(hit.actors) == 1 and hit.actors[0].kind is ActorKind.ARMED_GROUP and is_acronym(hit.name.text)


def _with_article(text: str, match: NameMatch, muted: dict[int, Word]) -> NameMatch:
    """The match with the article that is tied to it ("al-Qaeda", "Al Qaeda", "El Salvador"), never with "the"."""
    for gap in (1, 0):
        word = muted.get(match.start - gap)
        if word is None or word.form == "the":
            continue
        whole = match.actor is not None and text[word.start : match.end] == match.actor.name
        if word.form == "al" or whole or text[match.start - gap : match.start].strip():
            return replace(match, start=word.start)
    return match
