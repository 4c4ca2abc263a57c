"""Ends that are no side or no member: foreign troops and diplomats whom nobody names, rulers whom others throw out."""

from __future__ import annotations

from foedus.extraction.rules.end import End
from foedus.language import Sentence

_EXPELLING = frozenset(("banish", "boot", "eject", "evict", "exile", "expel", "kick", "oust", "purge", "throw", "turf"))
_RULERS = frozenset(
    (
        "ambassador",
        "emir",
        "emperor",
        "governor",
        "king",
        "premier",
        "president",
        "queen",
        "regent",
        "sultan",
        "viceroy",
    )
)
_TELLERS = frozenset(
    ("analyst", "diplomat", "expert", "historian", "monitor", "observer", "official", "refugee", "resident", "scholar")
)
"""Who tells of things, or is told of, and is no side to them."""


def is_anybody(sentence: Sentence, end: End) -> bool:
    """As in "rejected foreign troops", "a claim that diplomats dismissed": many of nobody named, and no side."""
    if end.actor.listed or not end.actor.name[1:].islower() or end.participant.antecedent is not None:
        return False
    token = sentence.tokens[end.token]
    foreign = any(word.lemma.lower() == "foreign" for word in sentence.children(end.token, "amod"))
    return foreign or (token.xpos == "NNS" and token.lemma in _TELLERS)


def rules_over(sentence: Sentence, verb: str, end: End) -> bool:
    """As in "threw out President X", "expelled the governor": who rules over others is no member who leaves them."""
    if verb not in _EXPELLING or any(sentence.children(end.token, "nmod:poss")):
        return False
    titles = (sentence.tokens[end.token], *sentence.children(end.token, "nmod:desc", "compound"))
    return any(word.lemma.lower() in _RULERS for word in titles)
