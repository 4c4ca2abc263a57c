"""Who is who: known actors by any of their names, and stable ids for unknown ones.

Nothing is merged by likeness: two names mean one actor only where their keys are equal or the data say so. A name that
several actors bear means none of them until a country or the text decides. `suggest` alone compares by likeness, for a
person to choose from (rapidfuzz; numbers, directions and country words must agree exactly).
"""

from __future__ import annotations

import re
from collections.abc import Container, Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

from rapidfuzz import fuzz, process

from foedus.codebook.actors import ActorRecord, NameRecord, NameRole, word_list
from foedus.codebook.actors.loader import record_of, shipped_rows
from foedus.model import Actor, ActorKind
from foedus.resolution import organs
from foedus.resolution.gazetteer_files import actor_files, with_files
from foedus.resolution.names import display, key, name_id

_CUTOFF = 60.0
_GEOGRAPHIC = (NameRole.COUNTRY, NameRole.CAPITAL, NameRole.DEMONYM)
_BRACKET = re.compile(r"(.+?)\s*\(([^()]+)\)")
Place = tuple[int, int]
"""Where a name stands: number of the actor, number of the name."""


class Gazetteer:
    """Known actors and their names. Build one with `load`; it never changes afterwards."""

    def __init__(self, rows: Sequence[dict[str, Any]]) -> None:
        self._rows = rows
        self._by_id: dict[str, int] = {}
        self._by_key: dict[str, list[Place]] = {}
        self._longest: dict[str, int] = {}
        self._located: dict[str, str] = {}
        self._first_of_located: set[str] = set()
        self._actors: dict[int, Actor] = {}
        self._records: dict[int, ActorRecord] = {}
        self._countries: frozenset[str] | None = None
        for number, row in enumerate(rows):
            self._by_id[row["id"]] = number
            for xref in row.get("xrefs", ()):
                self._by_id.setdefault(xref, number)
            for located in row.get("places", ()):
                self._located[located] = row["country"]
                self._first_of_located.add(located.split(" ", 1)[0])
            for place, name in enumerate(row["names"]):
                self._by_key.setdefault(name[1], []).append((number, place))
        for known, places in self._by_key.items():
            length = known.count(" ") + 1
            words = known.split(" ", 2)
            for begin in (words[0], " ".join(words[:2])):
                if length > self._longest.get(begin, 0):
                    self._longest[begin] = length
            if len(places) > 1:
                places.sort(key=lambda place: not self._is_main(place))

    @classmethod
    def load(cls, extra: Sequence[Path] = ()) -> Gazetteer:
        """The shipped gazetteer with researchers' files (`actors*.yaml`, `actors*.jsonl`, or folders of them) added.

        Raises CodebookError with file, line and remedy.
        """
        rows = shipped_rows()
        files = [found for path in extra for found in actor_files(path)]
        if files:
            rows = with_files(rows, files, cls)
        return cls(rows)

    def __len__(self) -> int:
        return len(self._rows)

    def ids(self) -> tuple[str, ...]:
        """The ids of all known actors."""
        return tuple(row["id"] for row in self._rows)

    def by_id(self, actor_id: str) -> Actor | None:
        """The known actor with this id, or with it as an id elsewhere (`ucdp:118` is `iso:SYR`)."""
        number = self._by_id.get(actor_id)
        return None if number is None else self._actor(number)

    def record(self, actor_id: str) -> ActorRecord | None:
        """All that is known of an actor: names with roles and dates, ids elsewhere, affiliations, source."""
        number = self._by_id.get(actor_id)
        return None if number is None else self._record(number)

    def of(self, actor_id: str) -> tuple[Actor, ...]:
        """The known actors that this one belongs to or leads."""
        record = self.record(actor_id)
        found = (self.by_id(owner) for owner in (record.of if record else ()))
        return tuple(actor for actor in found if actor is not None)

    def is_publisher(self, actor_id: str) -> bool:
        """Whether the actor is a news outlet: a source of reports, seldom a party to what it reports."""
        number = self._by_id.get(actor_id)
        return number is not None and bool(self._rows[number].get("publisher"))

    def lookup(self, name: str) -> Actor | None:
        """The one actor of this name, by key; where several bear it, the one it mainly means; else None.

        "X (Y)" is the X of country Y, or the actor named both X and Y; "Syrian army" and the like are the state.
        """
        return self._sole(self._spelt(name, self.places(key(name)))) or self._bracketed(name) or self._state(name)

    def candidates(self, name: str) -> tuple[Actor, ...]:
        """All known actors of this name, those that it mainly means first."""
        return self.actors(self.places(key(name)))

    def actor(self, name: str, kind: ActorKind | None = None, country: str | None = None) -> Actor:
        """The known actor of this name (among namesakes the one of `country`), or an unknown one with a stable id.

        The id of an unknown actor is `x:` and a digest of the name's key alone: equal on any machine, in any article.
        """
        known = key(name)
        places: Sequence[Place] = () if known in word_list("group_words") else self._spelt(name, self.places(known))
        if country is not None:
            places = [place for place in places if self._rows[place[0]].get("country") == country] or places
        return self._sole(places) or self._bracketed(name) or self._state(name) or unknown(name, kind, country)

    def country(self, name: str) -> str | None:
        """The country (ISO 3166-1 alpha-3) of a place, state, capital or people by name; None where none or several."""
        known = key(name)
        if known in self._located:
            return self._located[known]
        found = self._sole([p for p in self.places(known) if self.name_at(p).role in _GEOGRAPHIC])
        return found.country if found is not None else None

    @property
    def first_of_located(self) -> Container[str]:
        """The words with which the keys of regions and towns begin. For the spotter."""
        return self._first_of_located

    def located(self, place_key: str) -> str | None:
        """The country of a region or town by its key. For the spotter."""
        return self._located.get(place_key)

    def suggest(self, name: str, limit: int = 5) -> tuple[tuple[Actor, float], ...]:
        """Known actors of like names with a score in [0, 100], best first: for people to choose from, never to merge.

        A candidate with other numbers, directions or country words than `name` is left out.
        """
        wanted = key(name)
        if not wanted:
            return ()
        guard = self.fixed_words(wanted)
        found: dict[int, float] = {}
        scored = process.extract(wanted, self._by_key.keys(), scorer=fuzz.ratio, score_cutoff=_CUTOFF, limit=limit * 20)
        for known, score, _ in scored:
            if self.fixed_words(known) == guard:
                for number, _place in self._by_key[known]:
                    found.setdefault(number, score)
        ranked = sorted(found.items(), key=lambda item: (-item[1], self._rows[item[0]]["id"]))
        return tuple((self._actor(number), score) for number, score in ranked[:limit])

    def fixed_words(self, name_key: str) -> frozenset[str]:
        """The words of a key that must agree exactly: numbers, directions, countries and their people."""
        if self._countries is None:
            roles = (NameRole.COUNTRY.value, NameRole.DEMONYM.value)
            names = (name[1] for row in self._rows for name in row["names"] if len(name) > 2 and name[2] in roles)
            self._countries = frozenset(known for known in names if " " not in known)
        words, directions = name_key.split(), word_list("directions")
        return frozenset(w for w in words if w in directions or w in self._countries or any(c.isdigit() for c in w))

    def places(self, name_key: str) -> Sequence[Place]:
        """Where a key stands: pairs of actor number and name number, main ones first. For the spotter."""
        return self._by_key.get(name_key, ())

    @property
    def longest(self) -> Mapping[str, int]:
        """The number of words of the longest key that begins with a word or with two words. For the spotter."""
        return self._longest

    def name_at(self, place: Place) -> NameRecord:
        """The name at a place."""
        return self._record(place[0]).names[place[1]]

    def actor_at(self, place: Place) -> Actor:
        """The actor at a place."""
        return self._actor(place[0])

    def actors(self, places: Iterable[Place]) -> tuple[Actor, ...]:
        """The different actors at some places, in their order."""
        return tuple(self._actor(number) for number in dict.fromkeys(number for number, _ in places))

    def main(self, places: Sequence[Place]) -> Sequence[Place]:
        """Of some places those whose name mainly means its actor; all of them where none does."""
        return [place for place in places if self._is_main(place)] or places

    def _spelt(self, name: str, places: Sequence[Place]) -> Sequence[Place]:
        """Of namesakes those whose name has the very letters ("UNMIS" is not "UNMISS"), if there are any."""
        if len(places) < 2:
            return places
        for spell in (_exact_letters, _letters):
            same = [place for place in places if spell(self.name_at(place).text) == spell(name)]
            if same:
                return same
        return places

    def _bracketed(self, name: str) -> Actor | None:
        match = _BRACKET.fullmatch(name.strip())
        if match is None:
            return None
        inner = self.places(key(match[2]))
        countries = {self._rows[n].get("country") for n, _ in inner}
        numbers = {n for n, _ in inner}
        outer = self._spelt(match[1], self.places(key(match[1])))
        fitting = [p for p in outer if p[0] in numbers or self._rows[p[0]].get("country") in countries - {None}]
        return self._sole(fitting)

    def _state(self, name: str) -> Actor | None:
        """The state whose organ a phrase names: "Syrian government forces", "government of Syria"."""
        words = key(name).split()
        for cut in range(len(words) - 1, 0, -1):
            tail, head = organs.after(words[cut:]), organs.before(words[:cut])
            if tail is not None and tail == (len(words) - cut, NameRole.GOVERNMENT):
                found = self._sole(self._of_state(words[:cut]))
            elif head is not None and head == (cut, NameRole.GOVERNMENT):
                found = self._sole(self._of_state(words[cut:]))
            else:
                continue
            if found is not None:
                return found
        return None

    def _of_state(self, words: Sequence[str]) -> Sequence[Place]:
        roles = (NameRole.COUNTRY, NameRole.DEMONYM)
        return [p for p in self.places(" ".join(words)) if self.name_at(p).role in roles]

    def owners(self, place: Place) -> Sequence[str]:
        """The ids of the actors that the one at a place belongs to or leads."""
        found: Sequence[str] = self._rows[place[0]].get("of", ())
        return found

    def kind(self, place: Place) -> str:
        """The kind of the actor at a place (a value of ActorKind)."""
        return str(self._rows[place[0]]["kind"])

    def is_outlet(self, place: Place) -> bool:
        """Whether the actor at a place is a news outlet."""
        return bool(self._rows[place[0]].get("publisher"))

    def _is_main(self, place: Place) -> bool:
        name = self._rows[place[0]]["names"][place[1]]
        return len(name) > 3 and "m" in name[3]

    def _sole(self, places: Sequence[Place]) -> Actor | None:
        numbers = {number for number, _ in places}
        if len(numbers) > 1:
            numbers = {number for number, _ in self.main(places)}
        return self._actor(numbers.pop()) if len(numbers) == 1 else None

    def _record(self, number: int) -> ActorRecord:
        if number not in self._records:
            self._records[number] = record_of(self._rows[number])
        return self._records[number]

    def _actor(self, number: int) -> Actor:
        if number not in self._actors:
            row = self._rows[number]
            plain = (NameRole.NAME, NameRole.COUNTRY, NameRole.PERSON)
            aliases = [n.text for n in self._record(number).names if n.role in plain and n.text != row["name"]]
            self._actors[number] = Actor(
                id=row["id"],
                name=row["name"],
                kind=ActorKind(row["kind"]),
                aliases=tuple(aliases),
                country=row.get("country"),
            )
        return self._actors[number]


def _exact_letters(name: str) -> str:
    return "".join(c for c in name if c.isalnum())


def _letters(name: str) -> str:
    return "".join(c for c in name.casefold() if c.isalnum())


def unknown(name: str, kind: ActorKind | None = None, country: str | None = None) -> Actor:
    """An actor that the gazetteer does not know, its id made from the key of its name alone."""
    return Actor(id=name_id(name), name=display(name), kind=kind or ActorKind.UNKNOWN, country=country)
