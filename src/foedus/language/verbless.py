"""Statements without a verb: "Fatah and Hamas rivals." is parsed as "Fatah and Hamas are rivals."

Notes and headlines leave the copula out, and the parser, which has learnt from whole sentences, then hangs the noun on
the last name. So the words are parsed once more with "are" before the noun, and that word is taken out again.
"""

from __future__ import annotations

from collections.abc import Sequence

from msgspec.structs import replace

from foedus.language.tokens import Token
from foedus.language.words import Words

COPULA = "are"
STANDINGS = frozenset(
    [
        "adversaries",
        "affiliates",
        "allies",
        "antagonists",
        "associates",
        "comrades",
        "enemies",
        "foes",
        "friends",
        "opponents",
        "partners",
        "rivals",
    ]
)
"""What two may be to one another."""
_FINITE = frozenset(("VBD", "VBZ", "VBP", "MD"))
_DESCRIBING = frozenset(("ADJ", "ADV"))
_LINKS = frozenset(("and", "&"))
_LONGEST = 40


def place_of_copula(tokens: Sequence[Token]) -> int | None:
    """Before which word of a parsed sentence "are" was left out; None where it was not.

    The sentence begins with names joined by "and", and what they are to one another follows them, in the plural, with
    nothing but adjectives before it. No other word is a finite verb.
    """
    noun = next((token.index for token in tokens[3:_LONGEST] if token.text in STANDINGS), None)
    if noun is None or any(token.xpos in _FINITE for token in (*tokens[:noun], *tokens[noun + 1 :])):
        return None
    place = noun
    while tokens[place - 1].text.islower() and tokens[place - 1].upos in _DESCRIBING:
        place -= 1
    before = tokens[:place]
    named = len(before) > 2 and before[0].text[:1].isupper() and before[-1].text[:1].isupper()
    return place if named and any(token.text.lower() in _LINKS for token in before) else None


def with_copula(words: Words, place: int) -> Words:
    """The words with "are" before one of them; it takes no room in the text."""
    start = words.starts[place]
    return Words(
        forms=(*words.forms[:place], COPULA, *words.forms[place:]),
        readings=(*words.readings[:place], COPULA, *words.readings[place:]),
        starts=(*words.starts[:place], start, *words.starts[place:]),
        ends=(*words.ends[:place], start, *words.ends[place:]),
    )


def without_copula(tokens: Sequence[Token], place: int) -> tuple[Token, ...] | None:
    """The parse without the word that was put in; None where the parser took it for more than a copula."""
    if tokens[place].deprel != "cop" or any(token.head == place for token in tokens):
        return None
    kept = (token for token in tokens if token.index != place)
    return tuple(replace(token, index=_moved(token.index, place), head=_moved(token.head, place)) for token in kept)


def _moved(index: int, place: int) -> int:
    return index - (index > place)
