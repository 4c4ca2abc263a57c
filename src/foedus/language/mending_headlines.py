"""Headlines, which put a comma for "and": "Army, rebels clash near border"."""

from __future__ import annotations

from itertools import takewhile

from msgspec.structs import replace

from foedus.language.tokens import Token

_NOMINAL = frozenset(("NOUN", "PROPN", "ADJ", "NUM", "PART", "X"))
_PLURAL = frozenset(("VBP", "VB"))
_SAYING = frozenset(("say", "report", "warn", "claim", "admit"))
_DOING = frozenset(("clash", "trade", "form", "battle", "fight", "sign", "swap", "split", "talk", "exchange", "seal"))
"""Words that the parser takes for nouns behind nouns."""


def comma_pairs(tokens: tuple[Token, ...]) -> tuple[Token, ...]:
    """In "Army, rebels clash near border" both clash, though the parser has one of them in apposition or called out.

    Before the comma and between it and the verb stand nouns alone, and the line has no full stop.
    """
    comma = next((token.index for token in tokens if token.text == ","), 0)
    if not comma or tokens[-1].upos == "PUNCT":
        return tokens
    tokens = _with_verb(tokens, comma)
    verb = next((token for token in tokens if token.deprel == "root" and token.upos == "VERB"), None)
    if verb is None or verb.index < comma + 2:
        return tokens
    left, right = tokens[:comma], tokens[comma + 1 : verb.index]
    nominal = all(token.upos in _NOMINAL for token in (*left, *right))
    one, other = left[-1], right[-1]
    if not nominal or verb.xpos not in _PLURAL or verb.lemma in _SAYING or not _are_nouns(one, other):
        return tokens
    found = list(tokens)
    for stretch, last in ((left, one), (right, other)):
        inside = {token.index for token in stretch}
        for token in stretch:
            if token.head not in inside and token != last:
                found[token.index] = replace(token, head=last.index, deprel="compound")
    found[one.index] = replace(one, head=verb.index, deprel="nsubj")
    found[other.index] = replace(other, head=one.index, deprel="conj")
    found[comma] = replace(tokens[comma], head=other.index, deprel="cc")
    return tuple(found)


def _with_verb(tokens: tuple[Token, ...], comma: int) -> tuple[Token, ...]:
    """The line with its verb, where it has none and a noun may be one: "Army, rebels trade fire"."""
    place = next((t.index for t in tokens[comma + 2 :] if t.upos == "NOUN" and t.text in _DOING), 0)
    if not place or any(token.upos in ("VERB", "AUX") for token in tokens):
        return tokens
    found = list(tokens)
    found[place] = replace(tokens[place], upos="VERB", xpos="VBP", head=-1, deprel="root")
    behind = list(takewhile(lambda token: token.upos in _NOMINAL, tokens[place + 1 :]))
    for token in behind:
        last = token == behind[-1]
        found[token.index] = replace(
            token, head=place if last else behind[-1].index, deprel="obj" if last else "compound"
        )
    for token in tokens:
        if token.index != place and token.deprel == "root" and token not in behind:
            found[token.index] = replace(token, head=place, deprel="nsubj")
    return tuple(found)


def _are_nouns(*tokens: Token) -> bool:
    return all(token.upos in ("NOUN", "PROPN") for token in tokens)
