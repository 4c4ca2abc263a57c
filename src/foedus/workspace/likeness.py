"""Whether two names can be spellings of one: for people to be asked or told, never to merge by.

Names are compared by their keys. Numbers, directions and country words have to agree exactly: "Islamic State in
Iraq" is one letter away from "… in Iran".
"""

from __future__ import annotations

from rapidfuzz import fuzz

from foedus.codebook.nominals import NominalClass, WordList, load_nominals
from foedus.resolution import Gazetteer, key

_SMALL = frozenset(
    ("a", "and", "de", "del", "des", "du", "et", "fi", "for", "from", "in", "li", "of", "on", "the", "wa", "wal", "y")
)
"""Words that a name can lack, and that its initials leave out."""
_WORD, _WHOLE, _JOINED = 70.0, 85.0, 90.0
"""Least likeness (rapidfuzz's ratio, 0 to 100) of each word, of the whole, and of names parted into words otherwise."""
_PEOPLE = (NominalClass.GROUP, NominalClass.FIGHTERS, NominalClass.FORCES, NominalClass.MEMBER)
_SHORT = 5
"""Keys with fewer letters are too short to be misspelt: a letter more or less is another acronym."""


def spelt_alike(wanted: str, known: str, gazetteer: Gazetteer) -> float:
    """How alike two keys are spelt, 0 to 100; 0 where they cannot be spellings of one name."""
    if min(len(wanted), len(known)) < _SHORT or gazetteer.fixed_words(wanted) != gazetteer.fixed_words(known):
        return 0.0
    left, right = _spoken(wanted), _spoken(known)
    if len(left) != len(right):
        joined = fuzz.ratio("".join(left), "".join(right))
        return joined if joined >= _JOINED else 0.0
    if min((fuzz.ratio(*pair) for pair in zip(left, right, strict=True)), default=0.0) < _WORD:
        return 0.0
    whole = fuzz.ratio(" ".join(left), " ".join(right))
    return whole if whole >= _WHOLE else 0.0


def resembles(wanted: str, known: str) -> float:
    """How alike two keys look, 0 to 100, whatever their numbers and countries: for a person to choose from."""
    return fuzz.ratio(wanted, known) if min(len(wanted), len(known)) >= _SHORT else 0.0


def is_part(wanted: str, known: str, gazetteer: Gazetteer) -> bool:
    """Whether all words of a key stand in another, and one of them is more than a number, direction or country."""
    fixed = gazetteer.fixed_words(wanted)
    part, whole = set(_spoken(wanted)), set(_spoken(known))
    return bool(part - fixed) and part < whole and fixed == gazetteer.fixed_words(known)


def closed_up(name_key: str) -> str:
    """A key without its spaces and points: "M 23" and "M.23" are "m23"."""
    return "".join(char for char in name_key if char.isalnum())


def is_generic(name_key: str) -> bool:
    """Whether a key has no word but those for bodies of some sort: "government", "the front"."""
    return all(load_nominals().names_body(word) for word in _spoken(name_key))


def without_title(name: str) -> str:
    """A name without the titles before it ("General Kesh"); as it is where there is none or nothing else."""
    words = name.split()
    first = next((place for place, word in enumerate(words) if not _has(WordList.TITLES, word)), 0)
    return " ".join(words[first:])


def without_people(name: str) -> str:
    """A name without the noun for its people behind it ("M23 rebels"); as it is where there is none or nothing else."""
    *words, last = name.split()
    noun = load_nominals().nouns.get(last.lower()) or load_nominals().nouns.get(last.lower().removesuffix("s"))
    return " ".join(words) if words and noun and noun.behaves in _PEOPLE else name


def _has(listed: WordList, word: str) -> bool:
    return load_nominals().has(listed, word.lower())


def initials(name: str) -> frozenset[str]:
    """The acronyms that a name's words make, with its small words and without; none for a name of one word."""
    words = key(name).split()
    made = {"".join(word[0] for word in words), "".join(word[0] for word in words if word not in _SMALL)}
    return frozenset(each for each in made if len(each) > 1)


def could_be_initials(name: str) -> bool:
    """Whether a name can be an acronym: capitals, or at least three letters in one word."""
    plain = name.replace(".", "").strip()
    return plain.isalpha() and (plain.isupper() or 3 <= len(plain) <= 6)


def _spoken(name_key: str) -> list[str]:
    return [word for word in name_key.split() if word not in _SMALL] or name_key.split()
