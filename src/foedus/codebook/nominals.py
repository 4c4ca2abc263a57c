"""The nouns and word lists by which mentions of actors are found: `nominals.yaml` and `nominal_words.yaml`.

A folder of a researcher's own may hold files of the same names: their nouns stand before the shipped ones, their words
beside them.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from pathlib import Path

from foedus.codebook.files import Record, read_records
from foedus.model import ActorKind

_HERE = Path(__file__).parent
_NOUNS, _WORDS = "nominals.yaml", "nominal_words.yaml"


class NominalClass(StrEnum):
    """How a noun that stands for an actor behaves; `nominals.yaml` says what each means."""

    GROUP = "group"
    FIGHTERS = "fighters"
    FORCES = "forces"
    GOVERNMENT = "government"
    ARMY = "army"
    COUNTRY = "country"
    PERSON = "person"
    PEOPLE = "people"
    SIDE = "side"
    MEMBER = "member"


class WordList(StrEnum):
    """The lists of `nominal_words.yaml`."""

    TITLES = "titles"
    GROUP_WORDS = "group-words"
    ARMED_WORDS = "armed-words"
    EMBLEMS = "emblems"
    COLOURS = "colours"
    BODY_FIRST = "body-first"
    BODY_LAST = "body-last"
    SIDING = "siding"
    LEAVING = "leaving"
    BEARERS = "bearers"
    NOT_NAMES = "not-names"
    CONNECTORS = "connectors"
    PURPOSES = "purposes"
    PORTFOLIOS = "portfolios"
    LOCATIVE = "locative"
    MOTION = "motion"
    PLACE_VERBS = "place-verbs"
    CITY_VERBS = "city-verbs"
    TOWN_VERBS = "town-verbs"
    TOWN_DEEDS = "town-deeds"
    CLEARING = "clearing"
    WILL = "will"
    MINDED = "minded"
    ADDRESSED = "addressed"
    RELYING = "relying"
    AGENT_VERBS = "agent-verbs"
    OWN_NOUNS = "own-nouns"
    SAYING = "saying"
    FORMER = "former"
    WOMEN = "women"
    ORIGIN_HEADS = "origin-heads"
    GENERIC = "generic"
    STATE_WORDS = "state-words"
    OTHER_FORCES = "other-forces"
    IDIOMS = "idioms"
    SPEAK_FOR = "speak-for"
    ACTS = "acts"
    RULERS = "rulers"
    SENDING = "sending"
    TARGETING = "targeting"
    REACHING = "reaching"
    PARTS = "parts"
    RANKS = "ranks"
    QUANTITIES = "quantities"
    NAMING = "naming"
    POSSESSIVES = "possessives"
    FOLLOWERS = "followers"
    KIN = "kin"
    SEATS = "seats"
    WINGS = "wings"
    GIVEN = "given"
    SOLE = "sole"
    VOICES = "voices"
    STATE_FORCES = "state-forces"
    ALLIES = "allies"
    MEMBERS = "members"
    BODILY = "bodily"
    HEADS = "heads"
    FIGHTING = "fighting"
    OF_OTHERS = "of-others"
    OF_BODIES = "of-bodies"
    JOINING_BODIES = "joining-bodies"
    OF_NO_STATE = "of-no-state"
    JUDGING = "judging"
    ASSAULTING = "assaulting"
    REGIONS = "regions"


@dataclass(frozen=True, slots=True, kw_only=True)
class NominalNoun:
    """A noun (or pair of words) that can stand for an actor; `many` is the kind of several of them."""

    noun: str
    behaves: NominalClass
    kind: ActorKind
    many: ActorKind


@dataclass(frozen=True, slots=True, kw_only=True)
class NominalLexicon:
    """Nouns by lemma, pairs of words by both, and the word lists, all lower case."""

    nouns: Mapping[str, NominalNoun]
    lists: Mapping[WordList, frozenset[str]]

    def noun(self, word: str) -> NominalNoun | None:
        """The noun that a word, given in lower case, is by itself or without a plural's "s"; None where it is none."""
        return self.nouns.get(word) or self.nouns.get(word.removesuffix("s"))

    def has(self, name: WordList, word: str) -> bool:
        """Whether a list holds a word, given in lower case."""
        return word in self.lists[name]

    def names_body(self, word: str) -> bool:
        """Whether a word, given in lower case, makes the name it stands in that of a body ("Front", "Committees")."""
        words = self.lists[WordList.GROUP_WORDS]
        return word in words or (word.endswith("s") and word[:-1] in words)


@cache
def load_nominals(folders: tuple[Path, ...] = ()) -> NominalLexicon:
    """The shipped nouns and lists with those of the given folders.

    Raises CodebookError with file, line and remedy.
    """
    nouns: dict[str, NominalNoun] = {}
    lists: dict[WordList, set[str]] = {name: set() for name in WordList}
    for folder in (*folders, _HERE):
        for noun in _nouns(_records(folder / _NOUNS)):
            nouns.setdefault(noun.noun, noun)
        for record in _records(folder / _WORDS):
            record.only(("list", "words"))
            name = WordList(record.choice("list", [item.value for item in WordList]))
            lists[name].update(word.lower() for word in record.texts("words"))
    return NominalLexicon(nouns=nouns, lists={name: frozenset(words) for name, words in lists.items()})


def _records(path: Path) -> Iterable[Record]:
    return read_records(path) if path.exists() else ()


def _nouns(records: Iterable[Record]) -> Iterable[NominalNoun]:
    kinds = [kind.value for kind in ActorKind]
    for record in records:
        record.only(("class", "kind", "many", "nouns"))
        behaves = NominalClass(record.choice("class", [item.value for item in NominalClass]))
        kind = record.choice("kind", kinds)
        many = record.choice("many", kinds, default=kind)
        words = record.texts("nouns")
        if not words:
            raise record.error("no nouns", "Write nouns: [group, movement].", "nouns")
        for word in words:
            yield NominalNoun(noun=word.lower(), behaves=behaves, kind=ActorKind(kind), many=ActorKind(many))
