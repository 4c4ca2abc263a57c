"""Headlines, which put a comma for "and", "to" for "will": "Army, rebels clash", "Rebels to end truce"."""

from __future__ import annotations

from itertools import takewhile

from msgspec.structs import replace

from foedus.language.tokens import Token

_NOMINAL = frozenset(("NOUN", "PROPN", "ADJ", "NUM", "PART", "X"))
_PLURAL = frozenset(("VBP", "VB"))
_SAYING = frozenset(("say", "report", "warn", "claim", "admit"))
_DOING = frozenset(("clash", "trade", "form", "battle", "fight", "sign", "swap", "split", "talk", "exchange", "seal"))
"""Words that the parser takes for nouns behind nouns."""
_DASHES = frozenset(("-", "--", "–", "—", "―"))
_MAX_SOURCE = 4
_BODIES = frozenset(
    (
        "army",
        "government",
        "govt",
        "junta",
        "president",
        "minister",
        "chief",
        "king",
        "group",
        "party",
        "union",
        "police",
    )
)
"""Nouns in the singular that may do something; "plan" and "bid" only tell what is to be done."""


def announced(tokens: tuple[Token, ...]) -> tuple[Token, ...]:
    """In "Renamo to end truce" Renamo will end it: the line has no other verb, and no full stop."""
    to = next((token for token in tokens[1:] if token.text == "to"), None)
    if to is None or to.deprel != "mark" or tokens[-1].upos == "PUNCT":
        return tokens
    verb, doer = tokens[to.head], tokens[tokens[to.head].head]
    if verb.deprel == "root":
        doer = next((t for t in tokens[: to.index] if t.head == verb.index and t.deprel == "nsubj"), doer)
    some = doer.upos == "PROPN" or doer.xpos == "NNS" or doer.lemma in _BODIES
    near = doer.index < to.index == verb.index - 1
    if not near or "root" not in (verb.deprel, doer.deprel) or not some:
        return tokens
    found = list(tokens)
    found[verb.index] = replace(verb, head=-1, deprel="root")
    found[doer.index] = replace(doer, head=verb.index, deprel="nsubj")
    found[to.index] = replace(to, upos="AUX", xpos="MD", lemma="will", deprel="aux")
    return tuple(found)


def asked_pairs(tokens: tuple[Token, ...]) -> tuple[Token, ...]:
    """In "UN urges Hamas, Israel to end war" both are urged."""
    if tokens[-1].upos == "PUNCT":
        return tokens
    found = list(tokens)
    for comma in tokens[1:-2]:
        other = next((t for t in tokens[comma.index + 1 :] if t.head == tokens[comma.index - 1].index), None)
        if comma.text != "," or other is None or other.deprel != "appos" or other.index + 1 == len(tokens):
            continue
        if tokens[other.index + 1].text == "to" and not any(
            t.head == other.index and t.deprel == "det" for t in tokens
        ):
            found[other.index] = replace(other, deprel="conj")
            found[comma.index] = replace(comma, head=other.index, deprel="cc")
    return tuple(found)


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
    left = tokens[:comma]
    right = tuple(t for t in tokens[comma + 1 : verb.index] if (t.deprel, t.head) != ("aux", verb.index))
    if not right:
        return tokens
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


def named_behind_dashes(tokens: tuple[Token, ...]) -> tuple[Token, ...]:
    """In "Troops attack Togo - officials" the officials say so: they are attacked no more than Togo is theirs.

    A dash with blanks around it parts the few nouns that end a line from what stands before them.
    """
    dash = next((t.index for t in reversed(tokens) if t.text in _DASHES), 0)
    behind = tokens[dash + 1 :]
    if not 0 < len(behind) <= _MAX_SOURCE or dash < 2 or any(token.upos not in _NOMINAL for token in behind):
        return tokens
    spaced = tokens[dash - 1].end < tokens[dash].start and tokens[dash].end < behind[0].start
    verb = next((token for token in tokens[:dash] if token.deprel == "root" and token.upos == "VERB"), None)
    source = next((token for token in behind if token.head <= dash), None)
    strays = [token for token in tokens[:dash] if token.head > dash]
    last, found = tokens[dash - 1], list(tokens)
    if not spaced or verb is None or source is None or not (strays or source.deprel == "appos"):
        return tokens
    if strays:
        if last not in strays or last.upos not in _NOMINAL:
            return tokens
        for token in strays:
            found[token.index] = replace(token, head=last.index)
        found[last.index] = replace(last, head=source.head, deprel=source.deprel)
    found[source.index] = replace(source, head=verb.index, deprel="parataxis")
    found[dash] = replace(tokens[dash], head=source.index)
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
