"""Clauses whose verb is left out: "X backed the Front and Y the Guard", "A stood by B, and Y by D".

The parser takes Y for another of those backed, and what stands behind it for its apposition. UD hangs Y on the verb and
the rest on Y as an orphan.
"""

from __future__ import annotations

from collections.abc import Sequence

from msgspec.structs import replace

from foedus.language.tokens import Token, cases_of

_LINKS = frozenset((",", ";", "and", "but", "while"))
_BESIDE = ("appos", "amod", "nmod", "obl", "obj", "conj", "orphan")
_REACH = 7
"""How many words the name of that may take."""
_STARTS = frozenset(("the", "a", "an", "its", "his", "their"))


def gaps(tokens: tuple[Token, ...]) -> tuple[Token, ...]:
    """The tokens with those who do what the clause before tells under its verb, and to whom, under them, as orphans."""
    found = list(tokens)
    for doer in tokens:
        if doer.deprel not in ("conj", "appos", "nmod:unmarked") or doer.upos != "PROPN" or doer.head > doer.index:
            continue
        first = found[doer.head]
        while first.deprel == "orphan":  # "X leads A, Y B and Z C"
            first = found[found[first.head].head]
            first = next((t for t in found if t.head == first.index and t.deprel in ("obj", "obl")), first)
        verb = found[first.head]
        if first.deprel not in ("obj", "obl") or verb.upos != "VERB" or not _begins(tokens, doer):
            continue
        done = _behind(found, doer, first)
        if done is not None:
            found[doer.index] = replace(doer, head=verb.index, deprel="conj")
            found[done.index] = replace(done, head=doer.index, deprel="orphan")
    return tuple(found)


def _begins(tokens: Sequence[Token], doer: Token) -> bool:
    """Whether nothing but an article stands between a comma or an "and" and a name."""
    before = (t.index for t in tokens[: doer.index] if t.head == doer.index and t.deprel in ("det", "amod", "compound"))
    first = min(before, default=doer.index)
    return first > 0 and tokens[first - 1].text.lower() in _LINKS


def _behind(tokens: Sequence[Token], doer: Token, first: Token) -> Token | None:
    """What begins right behind a name as the thing done to the first began: "the Guard", "by D"; None without it."""
    end = max((t.index for t in tokens if t.head == doer.index and t.deprel == "flat"), default=doer.index) + 1
    if end >= len(tokens):
        return None
    cases = cases_of(tokens, first.index) if first.deprel == "obl" else set()
    begins = tokens[end].text.lower() in (cases or _STARTS)
    near = (doer.index, first.index, first.head)
    for word in tokens[end : end + _REACH] if begins else ():
        below = [t.index for t in tokens if t.head == word.index]
        if word.head in near and word.deprel in _BESIDE and word.upos in ("PROPN", "NOUN", "ADJ") and end in below:
            return word if cases_of(tokens, word.index) == cases else None
    return None
