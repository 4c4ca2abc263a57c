"""Names as keys: every usual way to write a name gives one key, different names give different ones.

A key holds the words of a name in lower case, parted by single spaces. Articles (the, al-, ash-), izafet links (-e-,
-ul-), apostrophes, diacritics, dots in acronyms, a final possessive, marks of direction and look-alike letters leave no
trace in it; words that `codebook/actors/spelling.yaml` names as spellings of one word become one. Numbers and the order
of words always count. Keys serve comparison only: evidence keeps the characters of the article.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import cache, lru_cache

from msgspec import Struct
from msgspec.structs import replace

from foedus.codebook.actors import spellings
from foedus.model import tagged_id

_APOSTROPHES = "'’‘ʼʻ`´ʿʾʹ′＇ʽˈ"
_HYPHENS = "-‐‑‒–—−﹣－_"
_INVISIBLE = re.compile("[\u00ad\u061c\u0640\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufe00-\ufe0f\ufeff]")
_WORD = re.compile(
    rf"[^\W\d_](?:\.[^\W\d_])+\.?(?![^\W_])"  # U.N. or U.S.A
    rf"|[^\W\d_]{{1,4}}[{_HYPHENS}]\d+(?![^\W_])"  # M-23
    rf"|[^\W_]+(?:[{_APOSTROPHES}{_INVISIBLE.pattern[1:-1]}\u0300-\u036f]+[^\W_]+)*[\u0300-\u036f]*"
)
_ARTICLES = frozenset({"the", "al", "el"})
_LINKS = frozenset(
    (
        *(
            "an",
            "as",
            "ash",
            "ad",
            "adh",
            "ar",
            "az",
            "at",
            "ath",
            "ed",
            "ech",
            "es",
            "ez",
            "et",
            "ud",
            "ul",
            "ur",
            "uz",
        ),
        *("wul", "il", "i", "e", "o", "yi", "ye"),
    )
)
"""Arabic articles before sun letters and Persian or Urdu links: only where a hyphen ties them to a name."""
_LINK_LETTERS = frozenset({"e", "i"})
_KEPT_LETTERS = 40
_KEPT_PIECES = 50_000
_DOUBLED = re.compile(r"([^\W\d])\1+")
_POSSESSIVE = re.compile(rf"(?<=[^\W_])[{_APOSTROPHES}][sS]$")
_GAP = re.compile(rf"[{_APOSTROPHES}]?[{_HYPHENS} \t\u00a0\u2009\u202f/&]*(?:\r?\n[ \t]*)?")
_SPECIAL = str.maketrans(
    {"ł": "l", "ø": "o", "đ": "d", "ð": "d", "þ": "th", "ß": "ss", "æ": "ae", "œ": "oe", "ı": "i", "ħ": "h", "ə": "e"}
)
_LOOKALIKES = str.maketrans("аеорсухіјѕԁӏвкмнтзαονρκτυιεβγ", "aeopcyxijsdlbkmht3aovpktuiebg")
"""Cyrillic and Greek letters that look Latin (a subset of Unicode TR39's confusables)."""


class Word(Struct, frozen=True, gc=False):
    """A word of a text: code points `[start, end)`, its folded form, and the form without a possessive ending.

    `bare` equals `form` where there is no possessive; `bare_end` is where the word ends without it. `mute` words
    (articles, links) leave no trace in keys.
    """

    start: int
    end: int
    form: str
    bare: str
    bare_end: int
    mute: bool


@lru_cache(maxsize=16384)
def key(name: str) -> str:
    """The key of a name; "" for a name without letters or digits."""
    found = [word for word in words(_normal(name)) if word.form]  # a sign that folds to nothing is no word
    spoken = [word for word in found if not word.mute]
    if not spoken:
        return " ".join(word.form for word in found)
    return " ".join([word.form for word in spoken[:-1]] + [spoken[-1].bare])


def display(name: str) -> str:
    """A name as it may be shown: without leading article, possessive, control and direction marks, stray spaces."""
    plain = _INVISIBLE.sub("", name)
    plain = "".join(c if unicodedata.category(c) != "Cc" else " " for c in plain)
    plain = _unbracketed(" ".join(plain.split()).strip(' ,;:"“”'))
    plain = re.sub(r"^(?:the|a|an)\s+(?=\S)", "", plain, flags=re.IGNORECASE)
    return _POSSESSIVE.sub("", plain) or name.strip()


def _unbracketed(name: str) -> str:
    """Without an editor's square brackets, and without round ones but in pairs within the name ("NSCN (IM)")."""
    plain = name.replace("[", "").replace("]", "").strip()
    around = plain[:1] == "(" and plain[-1:] == ")"
    return plain.strip("() ") if around or plain.count("(") != plain.count(")") else plain


def words(text: str) -> list[Word]:
    """The words of a text in order, in time linear in its length."""
    found: list[Word] = []
    letters: list[int] = []
    offset = 0
    for piece in text.split(" "):
        for start, end, form, bare, bare_end, mute in _cut[piece]:
            if mute is None:
                letters.append(len(found))
            found.append(Word(offset + start, offset + end, form, bare, offset + bare_end, mute is True))
        offset += len(piece) + 1
    if letters:
        first = next(number for number, word in enumerate(found) if not word.mute)
        for number in letters:
            if first < number < len(found) - 1:
                found[number] = replace(found[number], mute=True)
    return found


_Part = tuple[int, int, str, str, int, bool | None]
"""What a `Word` has, counted from the start of its piece; `mute` is None for the letter that is a link amid a name."""


class _Cut(dict[str, tuple[_Part, ...]]):
    """The words of a piece of text without spaces. Remembers how it cut the pieces it has seen."""

    def __missing__(self, piece: str) -> tuple[_Part, ...]:
        found = tuple(_parts(piece))
        if len(piece) <= _KEPT_LETTERS:
            if len(self) >= _KEPT_PIECES:
                self.clear()
            self[piece] = found
        return found


_cut = _Cut()


def _parts(piece: str) -> Iterator[_Part]:
    for match in _WORD.finditer(piece):
        start, end = match.span()
        if piece.startswith(_MONEY, end):
            continue  # "US$5 million" names no state
        form, bare, bare_length = _folded(match.group())
        mute: bool | None = form in _ARTICLES
        if not mute and form in _LINKS:
            tied = piece[start - 1 : start] in _TIES or piece[end : end + 1] in _TIES
            mute = tied or (None if form in _LINK_LETTERS else False)
        yield start, end, form, bare, start + bare_length, mute


def _folded(surface: str) -> tuple[str, str, int]:
    """A word in its folded form, the same without a possessive ending, and how many code points it has without it."""
    form = fold(surface)
    if surface[-1] in "sS" and (owner := _POSSESSIVE.search(surface)):
        return form, fold(surface[: owner.start()]), owner.start()
    return form, form, len(surface)


_TIES = frozenset(_HYPHENS)
_MONEY = ("$", "€", "£")


def joinable(text: str, left: int, right: int) -> bool:
    """Whether what stands between two words may stand inside a name: spaces, hyphens, a line break, mute words."""
    between = text[left:right]
    if between == " ":
        return True
    if not between.isspace() and any(c.isalnum() for c in between):
        between = "".join(c for c in between if not (c.isalnum() or c in _APOSTROPHES))
    return _GAP.fullmatch(between) is not None


@lru_cache(maxsize=65536)
def fold(word: str) -> str:
    """One word in its folded form."""
    plain = _plain(word)
    return _variants().get(plain, plain)


def _plain(word: str) -> str:
    text = word.lower() if word.isascii() and word.isalnum() else _latin(word)
    if len(text) >= 5 and not text.isdigit():
        text = _DOUBLED.sub(r"\1", text.replace("ee", "i").replace("oo", "u"))
        text = text[:-1] if text.endswith("ah") else text
    return text


def _latin(word: str) -> str:
    """The letters and digits of a word in small Latin letters without diacritics, as far as they have such."""
    text = unicodedata.normalize("NFKD", _INVISIBLE.sub("", word)).casefold()
    text = "".join(c for c in unicodedata.normalize("NFKD", text) if not unicodedata.combining(c))
    text = text.translate(_SPECIAL)
    if not text.isascii():
        text = text.translate(_LOOKALIKES)
    return "".join(c for c in text if c.isalnum() and c not in _APOSTROPHES)


@cache
def _variants() -> dict[str, str]:
    table: dict[str, str] = {}
    for forms in spellings():
        head = _plain(forms[0])
        for form in forms:
            table[_plain(form)] = head
    return table


def _normal(name: str) -> str:
    return unicodedata.normalize("NFKC", _INVISIBLE.sub("", name))


@lru_cache(maxsize=4096)
def name_id(name: str) -> str:
    """`x:` and the digest of the name's key (of the stripped text itself where the key is empty)."""
    return tagged_id("x", {"name": key(name) or name.strip()})
