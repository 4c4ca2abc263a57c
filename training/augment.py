"""Light changes to training sentences: headline letters, other names, and names made one word as the gazetteer does.

`foedus` hands the parser every known name as a single token, whatever is inside it, and masks acronyms that look like
words. A parser that has never seen "Islamic State" as one word would stumble; here it sees such words.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import cache
from pathlib import Path
from random import Random
from typing import Any

import yaml

from training.treebank import Word, merge

HEADLINES = 0.05
"""Share of sentences whose letters are changed as in headlines."""

STAND_INS = {"ORG": 0.4, "PER": 0.2, "LOC": 0.2}
"""Share of names that become another of names.yaml."""

WITH_ACRONYM = 0.2
"""Share of English stand-ins of several words that bring their acronym in brackets."""

UNITS = 0.3
"""Share of names of several tokens that become one word."""

ACRONYMS = 0.3
"""Share of those that are then written by their first letters."""

_SMALL = frozenset(
    ("a", "an", "and", "as", "at", "but", "by", "for", "from", "in", "of", "on", "or", "the", "to", "with", "'s", "n't")
)


def augment(words: tuple[Word, ...], random: Random) -> tuple[Word, ...]:
    """The sentence, changed with the shares above."""
    words = with_units(with_stand_ins(words, random), random)
    return with_headline_letters(words, random) if random.random() < HEADLINES else words


def with_headline_letters(words: Sequence[Word], random: Random) -> tuple[Word, ...]:
    """Every Word Capitalised, all small, or ALL CAPITALS."""
    way = random.choice(("title", "title", "lower", "upper"))
    return tuple(replace(word, form=_letters(word.form, way)) for word in words)


def _letters(form: str, way: str) -> str:
    if way == "lower":
        return form.lower()
    if way == "upper":
        return form.upper()
    return form if form.lower() in _SMALL else form[:1].upper() + form[1:]


def with_units(words: tuple[Word, ...], random: Random) -> tuple[Word, ...]:
    """Some names of several tokens made one word, or its acronym."""
    groups: list[tuple[int, int, str | None]] = []
    for first, last in names(words):
        if last - first < 2 or random.random() >= UNITS or not is_closed(words, first, last):
            continue
        initials = "".join(word.form[0] for word in words[first:last] if word.form[:1].isupper())
        acronym = words[first].name == "B-ORG" and len(initials) > 1 and random.random() < ACRONYMS
        groups.append((first, last, initials if acronym else None))
    return merge(words, groups) if groups else words


def names(words: Sequence[Word]) -> list[tuple[int, int]]:
    """The half-open ranges of the names in a sentence."""
    found: list[tuple[int, int]] = []
    for index, word in enumerate(words):
        if word.name and word.name[0] == "B":
            found.append((index, index + 1))
        elif word.name and word.name[0] == "I" and found and found[-1][1] == index:
            found[-1] = (found[-1][0], index + 1)
    return found


def is_closed(words: Sequence[Word], first: int, last: int) -> bool:
    """Whether one word of the range alone has its head outside."""
    return sum(not first <= word.head < last for word in words[first:last]) == 1


@cache
def _known() -> dict[str, Any]:
    found: dict[str, Any] = yaml.safe_load((Path(__file__).parent / "names.yaml").read_text(encoding="utf-8"))
    return found


def with_stand_ins(words: Sequence[Word], random: Random) -> tuple[Word, ...]:
    """Some names put in place of others of their kind."""
    out = tuple(words)
    for first, last in reversed(names(words)):
        kind = (words[first].name or "")[2:]
        if random.random() < STAND_INS[kind] and is_closed(words, first, last):
            forms, top = _stand_in(kind, random)
            out = expand(merge(out, [(first, last, "x")]), first, forms, top)
    return out


def _stand_in(kind: str, random: Random) -> tuple[list[str], int]:
    """The words of a name and the place of their head."""
    known = _known()
    if kind != "ORG":
        return random.choice(known["people" if kind == "PER" else "places"]).split(), 0
    group = random.choice(known["groups"])
    name = random.choice(group["names"])
    if "'s" in name:
        return [name], 0
    forms = name.split()
    top = len(forms) - 1 if group["head"] == "last" else 0
    if top and random.random() < WITH_ACRONYM:
        forms += ["(", "".join(form[0] for form in forms if form[0].isupper()), ")"]
    return forms, top


def expand(words: Sequence[Word], place: int, forms: Sequence[str], top: int) -> tuple[Word, ...]:
    """The sentence with the name at `place` written in several words, of which `top` is the head.

    Words before the head are compounds of it, words after it flat; an acronym in brackets is its apposition.
    """
    old, more = words[place], len(forms) - 1

    def moved(head: int) -> int:
        return place + top if head == place else head + more if head > place else head

    bracket = forms.index("(") if "(" in forms else len(forms)
    kind = (old.name or "O")[2:]
    new = []
    for index, form in enumerate(forms):
        head, deprel, tag = place + top, "compound" if index < top else "flat", f"{'I' if index else 'B'}-{kind}"
        if index > bracket:
            head, deprel, tag = (
                (place + top, "appos", f"B-{kind}") if form != ")" else (place + bracket + 1, "punct", "O")
            )
        elif index == bracket:
            head, deprel, tag = place + bracket + 1, "punct", "O"
        if index == top:
            head, deprel = moved(old.head) if old.head >= 0 else -1, old.deprel
        sign = {"(": "-LRB-", ")": "-RRB-"}.get(form)
        new.append(
            replace(
                old,
                form=form,
                lemma=form,
                space=old.space if index == more else form != "(",
                upos="PUNCT" if sign else "PROPN",
                xpos=sign or ("NNPS" if index == top > 0 and form.endswith("s") else "NNP"),
                head=head,
                deprel=deprel,
                name=tag,
            )
        )
    kept = [replace(word, head=moved(word.head) if word.head >= 0 else -1) for word in words]
    return (*kept[:place], *new, *kept[place + 1 :])
