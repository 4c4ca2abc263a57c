"""Verbs in the present that look like other words: "Turkey and Qatar back the rebels", "Rebels side with Iran".

Treebanks tell of few such things in the present, so the parser takes the verb for a noun, an adverb or a name, and the
sentence has none. The words are then parsed once more with the verb's past in its place ("backed"), which looks like
nothing else; what is said stays in the present. The verbs are in `data/lookalikes.yaml`.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache
from importlib.resources import files
from itertools import pairwise
from typing import NamedTuple

import yaml
from msgspec.structs import replace

from foedus.language.tables import LOADER
from foedus.language.tokens import FINITE, Token
from foedus.language.words import Words

_FINITE = FINITE | {"MD"}
_SAYING = frozenset(("say", "report", "claim", "believe", "think", "allege", "add", "note", "insist", "warn"))
_BEHIND = frozenset(
    (
        "with",
        "from",
        "against",
        "for",
        "to",
        "behind",
        "alongside",
        "beside",
        "on",
        "upon",
        "at",
        "over",
        "in",
        "up",
        "out",
        "off",
        "away",
        "back",
        "together",
        "down",
    )
)
_AND = ("and", "&")
_PARTING = frozenset(
    (",", ";", "who", "which", "that", "while", "as", "but", "and", "after", "before", "since", "when")
)
_NAME_WORDS = 10
_CLAUSES = frozenset(("root", "ccomp", "parataxis", "conj"))


class Doubt(NamedTuple):
    """A word that may be a verb in the present: its place, its lemma, its past, whether it is of several."""

    place: int
    lemma: str
    past: str
    plural: bool


def doubtful_verb(tokens: Sequence[Token]) -> Doubt | None:
    """The word of a parsed sentence that may be its only verb, in the present; None where there is none.

    It follows names joined by "and", a noun in the plural, or in -s a name, and somebody or a preposition follows it.
    No other word of its clause is a finite verb; before it only one of saying.
    """
    known = _verbs()
    for word, behind in pairwise(tokens[1:]):
        text = word.text
        if text not in known or word.upos in ("VERB", "AUX"):
            continue
        lemma, past, plural = known[text]
        if not _follows(tokens, word.index, plural=plural) or not _goes_on(behind):
            continue
        if _is_only_verb(tokens, word.index):
            return Doubt(word.index, lemma, past, plural)
    return None


def with_past(words: Words, doubt: Doubt) -> Words:
    """The words with the past of the doubtful verb as what the parser reads in its place."""
    place = doubt.place
    readings = (*words.readings[:place], doubt.past, *words.readings[place + 1 :])
    return Words(forms=words.forms, readings=readings, starts=words.starts, ends=words.ends)


def in_the_present(tokens: Sequence[Token], doubt: Doubt) -> tuple[Token, ...] | None:
    """The second parse with the verb in the present; None where the parser took its past for no such verb."""
    verb = tokens[doubt.place]
    below = [token for token in tokens if token.head == verb.index]
    does = any(token.deprel == "nsubj" and token.index < verb.index for token in below)
    done = any(token.deprel in ("obj", "obl") and token.index > verb.index for token in below)
    helped = any(token.deprel.startswith(("aux", "cop", "case", "det")) for token in below)
    if verb.xpos not in ("VBD", "VBN") or verb.deprel not in _CLAUSES or not does or not done or helped:
        return None
    tag = "VBP" if doubt.plural else "VBZ"
    present = replace(verb, upos="VERB", xpos=tag, lemma=doubt.lemma)
    return (*tokens[: verb.index], present, *tokens[verb.index + 1 :])


def third_person(verb: str) -> str:
    """The form in -s of a regular verb."""
    if verb.endswith("y") and verb[-2] not in "aeiou":
        return verb[:-1] + "ies"
    return verb + ("es" if verb.endswith(("s", "x", "z", "ch", "sh", "o")) else "s")


def _follows(tokens: Sequence[Token], place: int, *, plural: bool) -> bool:
    """Whether those stand right before a word who may do it: one for a form in -s, else several."""
    before = tokens[place - 1]
    named = before.text[:1].isupper() or before.text[:1].isdigit() or before.text == ")"
    if not plural:
        return named and before.xpos not in ("NNPS", "NNS")
    if before.xpos in ("NNS", "NNPS"):
        return True
    first = place - 1
    while first > 0 and place - first < _NAME_WORDS and _is_of_names(tokens[first - 1]):
        first -= 1
    joined = any(token.text in _AND for token in tokens[first + 1 : place - 1])
    single = tokens[first].text.lower() in ("a", "an") or tokens[first - 1].text.lower() in ("a", "an", "of", "between")
    return named and joined and not (first and single)


def _is_of_names(token: Token) -> bool:
    return token.text[:1].isupper() or token.text.lower() in (*_AND, "the", "of", ",") or token.upos == "PROPN"


def _goes_on(behind: Token) -> bool:
    """Whether a word may begin what is done to somebody, or with whom."""
    named = behind.text[:1].isupper() or behind.upos in ("DET", "PRON", "PROPN")
    return named or behind.text in _BEHIND or behind.xpos in ("NNS", "JJ", "CD")


def _is_only_verb(tokens: Sequence[Token], place: int) -> bool:
    """Whether no finite verb stands in the clause of a word, and before it none but one of saying."""
    for token in tokens:
        if token.xpos not in _FINITE or token.index == place:
            continue
        if token.index < place:
            if token.lemma not in _SAYING:
                return False
        elif not any(between.text.lower() in _PARTING for between in tokens[place + 1 : token.index]):
            return False
    return True


@cache
def _verbs() -> Mapping[str, tuple[str, str, bool]]:
    """Form in the present → lemma, past, and whether the form is of several."""
    text = files("foedus.language").joinpath("data/lookalikes.yaml").read_text(encoding="utf-8")
    lists = yaml.load(text, Loader=LOADER)
    found: dict[str, tuple[str, str, bool]] = {}
    for verb in lists["verbs"]:
        past = lists["pasts"].get(verb) or _past(verb)
        found[verb] = (verb, past, True)
        found[third_person(verb)] = (verb, past, False)
    return found


def _past(verb: str) -> str:
    if verb.endswith("y") and verb[-2] not in "aeiou":
        return verb[:-1] + "ied"
    return verb + ("d" if verb.endswith("e") else "ed")
