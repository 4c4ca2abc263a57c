"""What grammar knows better than the parser, put right after the parse: one mend after the other."""

from __future__ import annotations

from foedus.language.lemmas import Lemmatiser
from foedus.language.mending_order import MENDS
from foedus.language.tokens import Token


def mended(tokens: tuple[Token, ...], lemmas: Lemmatiser) -> tuple[Token, ...]:
    """The tokens of a sentence with all that is mended, one thing after the other.

    Where several at once leave words hanging on each other, those that do so are left out: it must stay a tree.
    """
    words = frozenset([token.text.lower() for token in tokens])
    mends = [mend for mend in MENDS if not mend.words or not mend.words.isdisjoint(words)]
    found = tokens
    for mend in mends:
        found = mend.of(found, lemmas)
    if _is_tree(found):
        return found
    for mend in mends:
        tried = mend.of(tokens, lemmas)
        tokens = tried if _is_tree(tried) else tokens
    return tokens


def _is_tree(tokens: tuple[Token, ...]) -> bool:
    """Whether every word hangs, however far, on a root."""
    heads = [token.head for token in tokens]
    rooted = [head < 0 for head in heads]
    for index in range(len(heads)):
        way: list[int] = []
        while not rooted[index]:
            if len(way) > len(heads):
                return False
            way.append(index)
            index = heads[index]
        for place in way:
            rooted[place] = True
    return True
