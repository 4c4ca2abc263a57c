"""Nouns with a participle of hearsay behind them that the parser took for the verb: "gunmen believed to be Xs fled"."""

from __future__ import annotations

from msgspec.structs import replace

from foedus.language.tokens import FINITE, Token, has_subject

_HEARSAY = frozenset(
    ("believe", "think", "say", "know", "report", "allege", "suspect", "suppose", "rumour", "rumor", "presume")
)
_CLAUSAL = frozenset(("ccomp", "xcomp", "advcl", "parataxis"))


def hearsay(tokens: tuple[Token, ...]) -> tuple[Token, ...]:
    """In "gunmen believed to belong to X attacked Y" the gunmen attacked it, and nobody is said to believe.

    Whoever believes does not "believe to": without an auxiliary it is a participle, and the verb comes later.
    """
    found = list(tokens)
    for told in tokens[1:-3]:
        if told.lemma not in _HEARSAY or told.xpos not in ("VBD", "VBN") or tokens[told.index + 1].xpos != "TO":
            continue
        if told.deprel == "acl":
            found[told.index] = replace(told, xpos="VBN")
            continue
        below = [token for token in tokens if token.head == told.index]
        subject = next((t for t in below if t.deprel == "nsubj" and t.index < told.index), None)
        late = next((t for t in below if t.xpos in FINITE and t.deprel in _CLAUSAL and t.index > told.index + 2), None)
        if subject is None or late is None or late.upos != "VERB" or has_subject(tokens, late):
            continue
        if any(token.deprel.startswith("aux") for token in below):
            continue
        found[late.index] = replace(late, head=told.head, deprel=told.deprel)
        found[told.index] = replace(told, head=subject.index, deprel="acl", xpos="VBN")
        found[subject.index] = replace(subject, head=late.index)
        for token in tokens:
            if token.head == told.index and (token.index > late.index or token.index < subject.index):
                found[token.index] = replace(token, head=late.index)
            elif token.head == late.index and token.index < late.index:
                found[token.index] = replace(token, head=told.index)
    return tuple(found)
