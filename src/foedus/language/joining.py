"""Hyphenated names that stay one token: al-Nusra, Hezb-e-Islami, Abdul-Malik, Kim Jong-un.

Universal Dependencies split compounds at their hyphens ("US-led" is US, -, led), and names with them ("al-Qaeda" is al,
-, Qaeda). Here names are put together again, by this one function for the treebanks that the parser learns from and for
the texts that it reads, so that both agree. The lists are in `data/joining.yaml`.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

import yaml

from foedus.language.tables import LOADER

HYPHENS = frozenset("-\u2010\u2011")
_OPEN = frozenset({"e", "i", "ye"})
"""Connectives that may stand before a space: Lashkar-e Taiba."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Lists:
    articles: frozenset[str]
    assimilated: frozenset[str]
    connectives: frozenset[str]
    first_parts: frozenset[str]
    last_parts: frozenset[str]
    names: frozenset[str]
    acronym_ends: frozenset[str]


@cache
def _lists() -> _Lists:
    text = files("foedus.language").joinpath("data/joining.yaml").read_text(encoding="utf-8")
    # YAML 1.1 reads a bare "no" or "on" as a boolean: every item is a word here.
    return _Lists(**{name: frozenset(map(str, items)) for name, items in yaml.load(text, Loader=LOADER).items()})


def name_groups(forms: Sequence[str], glued: Sequence[bool]) -> list[tuple[int, int]]:
    """Half-open ranges of two or more tokens that make one name.

    `forms` are tokens split as UD splits them, hyphens standing alone; `glued[i]` says that nothing stands between
    tokens i and i+1. Linear in the number of tokens.
    """
    groups: list[tuple[int, int]] = []
    floor = 0
    for end in [place for place, form in enumerate(forms) if form in HYPHENS]:
        place = end - 1
        if place < floor or not (glued[place] and _is_part(forms[place])):
            continue
        while (
            end + 1 < len(forms)
            and glued[end - 1]
            and glued[end]
            and forms[end] in HYPHENS
            and _is_part(forms[end + 1])
        ):
            end += 2
        groups += _joined(forms[place:end:2], place)
        floor = max(end, place + 1)
    return groups


def _is_part(form: str) -> bool:
    return form[:1].isalpha()


def _joined(parts: Sequence[str], offset: int) -> list[tuple[int, int]]:
    """Groups within a chain part-part-part that begins at token `offset`."""
    joins = [_join(parts, index) for index in range(len(parts) - 1)]
    groups = []
    first = 0
    for index in range(len(parts)):
        if index == len(joins) or not joins[index]:
            if index > first:
                groups.append((offset + 2 * first, offset + 2 * index + 1))
            first = index + 1
    return groups


def _join(parts: Sequence[str], index: int) -> bool:
    """Whether the hyphen between parts `index` and `index + 1` stays inside a name."""
    lists = _lists()
    left, right = parts[index], parts[index + 1]
    low, following = left.lower(), right.lower()
    after = parts[index + 2] if index + 2 < len(parts) else None
    if right[0].isupper():
        if _is_acronym(left) and right in lists.acronym_ends:
            return True
        if low in lists.articles or (low in lists.assimilated and _sounds_like(low, following)):
            return True
        if left in lists.connectives and index > 0 and parts[index - 1][0].isupper():
            return True
        if left[0].isupper() and low in lists.first_parts:
            return True
    elif left[0].isupper():
        if after is None:
            if right in lists.last_parts or right in _OPEN:
                return True
        elif after[0].isupper() and (
            right in lists.connectives or (right in lists.assimilated and _sounds_like(right, after.lower()))
        ):
            return True
    return f"{low}-{following}" in lists.names


def _is_acronym(form: str) -> bool:
    return len(form) > 2 and form.isalpha() and form.isupper()


def _sounds_like(article: str, word: str) -> bool:
    return word.startswith(article[1:]) or (article[1:] == "s" and word.startswith("s"))
