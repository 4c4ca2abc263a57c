"""What an object or a partner of an event has taken to itself: an adjective of the verb, a participle behind it."""

from __future__ import annotations

from msgspec.structs import replace

from foedus.language.tokens import Token

_COUNTED = frozenset(("DET", "NUM"))
_NOMINAL = frozenset(("NOUN", "PROPN"))
_BESIDE = frozenset(("with", "between", "against"))


def resulting(tokens: tuple[Token, ...]) -> tuple[Token, ...]:
    """In "shot dead two soldiers" the verb says that they died: no adjective stands before an article or a number."""
    found = list(tokens)
    for result in tokens[1:-1]:
        verb, noun, behind = tokens[result.index - 1], tokens[result.head], tokens[result.index + 1]
        if result.deprel != "amod" or verb.upos != "VERB" or noun.head != verb.index or noun.index < result.index:
            continue
        if behind.head == noun.index and behind.upos in _COUNTED:
            found[result.index] = replace(result, head=verb.index, deprel="xcomp")
    return tuple(found)


def partners(tokens: tuple[Token, ...]) -> tuple[Token, ...]:
    """In "a truce with the army beginning at midnight" the truce is with the army: what has a case is no subject."""
    found = list(tokens)
    for case in tokens[1:]:
        if case.deprel != "case" or case.text.lower() not in _BESIDE or case.head < case.index:
            continue
        partner = tokens[case.head]
        participle, event = tokens[partner.head], tokens[case.index - 1]
        behind = participle.index > partner.index and participle.deprel == "acl" and participle.head == event.index
        if partner.deprel == "nsubj" and behind and event.upos in _NOMINAL:
            found[partner.index] = replace(partner, head=event.index, deprel="nmod")
    return tuple(found)
