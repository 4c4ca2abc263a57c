"""To which larger unit a smaller one belongs, as armies write it: "3rd Battalion, 157th Regiment, 4th Division"."""

from __future__ import annotations

from collections.abc import Iterator

from foedus.extraction.rules.grammar import Grammar

_RANKS = (
    ("squad", "section"),
    ("platoon",),
    ("company", "battery", "troop"),
    ("battalion", "squadron"),
    ("regiment",),
    ("brigade", "group"),
    ("division", "wing"),
    ("corps", "fleet", "guard", "force", "command"),
    ("army", "navy"),
)
_RANK = {word: rank for rank, words in enumerate(_RANKS) for word in words}
_FURTHER = ("appos", "conj", "nmod", "nmod:unmarked")


def larger_units(grammar: Grammar, unit: int) -> Iterator[int]:
    """The unit of a higher rank right behind the comma behind one, with no "and" and no preposition between."""
    rank = _RANK.get(grammar.tokens[unit].lemma.lower())
    if rank is None:
        return
    for child in grammar.sentence.children(unit, *_FURTHER):
        first = min(grammar.sentence.subtree(child.index), default=child.index)
        words = grammar.tokens[unit + 1 : child.index]
        behind = bool(words) and words[0].text == "," and first in (unit + 1, unit + 2)
        linked = any(word.deprel in ("case", "cc", "det") for word in words)
        if behind and not linked and rank < _RANK.get(child.lemma.lower(), -1):
            yield child.index
