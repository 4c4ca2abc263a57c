"""Relative clauses that tell what several do to each other: of "A and B, whose men clashed" both have the men."""

from __future__ import annotations

from itertools import pairwise

from foedus.language import Sentence, Token
from foedus.language.tokens import EACH_OTHER
from foedus.resolution.mentions_found import governor

_MUTUAL_VERBS = frozenset(
    """
    ally battle clash duel exchange feud fight fuse merge quarrel skirmish trade unite
    """.split()  # noqa: SIM905
)
"""Verbs of what needs two, where nobody else is named with whom."""
_MUTUAL_NOUNS = frozenset(
    """
    alliance battle clash conflict feud fighting friendship hostility marriage merger quarrel rivalry skirmish truce
    union war
    """.split()  # noqa: SIM905
)
_OTHERS = frozenset(("with", "against", "at", "on", "upon", "alongside", "beside"))


def between_them(sentence: Sentence, pronoun: Token) -> bool:
    """Whether the clause of a "who" or "whose" behind several tells of what is among them."""
    owned = sentence.tokens[pronoun.head] if pronoun.deprel == "nmod:poss" else None
    if owned is not None and owned.lemma in _MUTUAL_NOUNS:
        return not _with_others(sentence, owned.index)
    place = governor(sentence, owned.index if owned is not None else pronoun.index)
    if place < 0 or sentence.tokens[place].upos != "VERB":
        return False
    words = [sentence.tokens[i].text.lower() for i in sentence.subtree(place)]
    if not EACH_OTHER.isdisjoint(pairwise(words)):
        return True
    alone = sentence.tokens[place].lemma in _MUTUAL_VERBS and not any(sentence.children(place, "obj", "aux:pass"))
    return alone and not _with_others(sentence, place)


def _with_others(sentence: Sentence, place: int) -> bool:
    """Whether somebody is named with whom, or against whom, it is."""
    below = sentence.children(place, "obl", "nmod")
    return any(not _OTHERS.isdisjoint(sentence.cases(child.index)) for child in below)
