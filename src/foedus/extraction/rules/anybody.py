"""Ends that are no side or no member: foreign troops and diplomats whom nobody names, rulers whom others throw out."""

from __future__ import annotations

from foedus.extraction.rules.end import End
from foedus.extraction.rules.grammar import Grammar
from foedus.language import Sentence, Token

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
_LETTING = frozenset(("allow", "let", "permit"))
_REJECTING = frozenset(("dismiss", "dispute", "refute", "reject", "repudiate"))
_AGREEING = frozenset(("accept", "agree", "approve", "conclude", "initial", "negotiate", "sign"))
_CHARGING = frozenset(("accuse", "blame", "charge", "condemn", "denounce", "suspect"))
_PLACES = frozenset(("city", "cities", "hamlet", "port", "ports", "suburb", "town", "towns", "village", "villages"))
_SPOTS = frozenset(("dam", "pass", "wells"))
_GUNS = frozenset(("ammunition", "arm", "gun", "missile", "money", "rifle", "rocket", "weapon"))
_TELLERS = frozenset(
    """
    analyst diplomat expert historian journalist monitor observer official refugee reporter resident scholar
    """.split()  # noqa: SIM905
)
"""Who tells of things, or is told of, and is no side to them."""
_WITNESSES = frozenset(("newspaper", "traveller", "villager"))
"""Who may be a side, but where he accuses somebody only tells what he has seen."""
_PAPERS = frozenset(("newspaper", "press"))


def is_anybody(sentence: Sentence, end: End) -> bool:
    """As in "rejected foreign troops", "a claim that diplomats dismissed", "the press accuses X": no side to it."""
    if end.known or not end.actor.name[1:].islower():
        return False
    token = sentence.tokens[end.token]
    foreign = any(word.lemma.lower() == "foreign" for word in sentence.children(end.token, "amod"))
    return foreign or (token.xpos == "NNS" and token.lemma in _TELLERS) or token.lemma in _PAPERS


def only_tells(sentence: Sentence, end: End, *, accuses: bool) -> bool:
    """As in "diplomats accuse X", "the press charges X with it": who only tells of it; "church officials" are some.

    Whoever `accuses` somebody tells it the reporters: also "an observer", "residents of the town" and "UN officials".
    """
    noun = sentence.tokens[end.token].lemma
    if accuses and not end.known and noun.lower() in _TELLERS | _WITNESSES:
        return True
    return (" " not in end.actor.name or noun in _PAPERS) and is_anybody(sentence, end)


def takes_nothing(grammar: Grammar, verb: Token) -> bool:
    """As in "has not ruled out talks with X", which says nothing against X; "accuses A of arming B, which A rejects".

    There "which" means the whole charge, and not B. Who signs "under pressure from X" has a patron in X, or a friend.
    """
    if verb.lemma == "pressure" and verb.head >= 0 and "under" in grammar.cases(verb.index):
        return grammar.tokens[verb.head].lemma in _AGREEING
    if verb.lemma == "rule":
        return grammar.denied(verb.index)
    if verb.deprel != "acl:relcl" or verb.lemma not in _REJECTING:
        return False
    sentence = grammar.sentence
    if not any(word.text.lower() == "which" for word in sentence.children(verb.index, "obj")):
        return False
    deed = sentence.tokens[sentence.tokens[verb.head].head]
    return deed.upos == "VERB" and deed.head >= 0 and sentence.tokens[deed.head].lemma in _CHARGING


def is_let_through(sentence: Sentence, actor: End, recipient: End) -> bool:
    """As in "X let a column of Y slip through its lines": what somebody is let do is done with the other's leave."""
    token = sentence.tokens[actor.token]
    while token.deprel in ("nmod", "compound", "amod", "nmod:poss"):
        token = sentence.tokens[token.head]
    let = token.deprel == "obj" and sentence.tokens[token.head].lemma in _LETTING
    return let and sentence.tokens[recipient.token].xpos == "PRP$"


def is_of_a_place(sentence: Sentence, end: End) -> bool:
    """As in "seized the town of X", "took the towns of X and Y", "the X wells": what is taken there is a place."""
    if end.known:
        return False
    words = end.participant.span.text.lower().split()
    if words[-1] in _SPOTS or (len(words) > 2 and words[1] == "of" and words[0] in _PLACES):
        return True
    token = sentence.tokens[end.token]
    while token.deprel == "conj":
        token = sentence.tokens[token.head]
    of = token.deprel == "nmod" and sentence.cases(token.index) == {"of"}
    return of and sentence.tokens[token.head].text.lower() in _PLACES


def with_his_guns(sentence: Sentence, verb: str, end: End) -> bool:
    """As in "fought their way back with Iranian guns": who gave the guns is nobody whom they fight."""
    token = sentence.tokens[end.token]
    noun = token if token.lemma in _GUNS else sentence.tokens[token.head]
    return verb in ("fight", "battle") and noun.lemma in _GUNS and "with" in sentence.cases(noun.index)


def rules_over(sentence: Sentence, verb: str, end: End) -> bool:
    """As in "threw out President X", "expelled the governor": who rules over others is no member who leaves them."""
    if verb not in _EXPELLING or any(sentence.children(end.token, "nmod:poss")):
        return False
    titles = (sentence.tokens[end.token], *sentence.children(end.token, "nmod:desc", "compound"))
    return any(word.lemma.lower() in _RULERS for word in titles)
