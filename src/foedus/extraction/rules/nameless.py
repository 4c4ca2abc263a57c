"""Ends that are no party as they have no name: so many men, new bodies, who stands by a post or a tie alone."""

from __future__ import annotations

from foedus.extraction.rules.end import End
from foedus.extraction.rules.one_sided import is_nobody
from foedus.language import Sentence, Token
from foedus.model import ActorKind

_PLAIN = frozenset(
    """
    bands brigades dissidents fighters followers gangs leaders members men ministers officers
    officials parties politicians recruits soldiers supporters teachers tribesmen troops unions units volunteers
    """.split()  # noqa: SIM905
)
"""Many of whom nothing but the word for them is told; other than "rebels" or "militias" these words name no side."""
_CROWD = frozenset(
    """
    citizens civilians demonstrators director father hostages killers man minister murderers parent people prisoners
    protesters side thieves woman workers
    """.split()  # noqa: SIM905
)
"""Who by such a word alone is no party, known or not: "betrayed the workers", "Iran arms the other side"."""
_NEW = frozenset(("army", "battalion", "brigade", "force", "militia", "movement", "party", "regiment", "unit"))
_BARE = frozenset(("armed", "captured", "first", "local", "loyal", "masked", "new", "old", "other", "senior", "young"))
"""What before such a word says nothing of who they are."""
_COUNTED = frozenset(("fighters", "men"))
_TIED = frozenset(("affiliated", "allied", "ally", "associate", "connect", "link", "linked", "tie"))
_FRIENDS = frozenset(("allies", "colleagues", "comrades", "friends", "partners"))
_POSTS = frozenset(
    """
    adviser aide ally colleague commander critic deputy foe general lieutenant officer official opponent rival
    """.split()  # noqa: SIM905
)

_TAKING_PART = frozenset(("nsubj", "nsubj:pass", "obj", "iobj", "obl", "obl:agent", "nmod", "nmod:poss", "conj"))
_TELLING_AS = frozenset(("as", "at", "to", "under", "among"))
_STAFFS = frozenset(("chiefs", "staff"))


def are_plain(sentence: Sentence, end: End) -> bool:
    """As in "gangs will join it", "a coalition of unions", "drilled by officers": so many of nobody in particular.

    Not so "the officers", who are known to the report.
    """
    if end.known or end.owned:
        return False
    *before, last = end.actor.name.split()
    if last in _CROWD and not before:
        return True
    if last not in _PLAIN or not _BARE.issuperset(before):
        return False
    if last == "dissidents" and any(sentence.children(end.token, "nmod:poss")):
        return False  # "whose dissidents" are of those whom the sentence names
    if last in _COUNTED and any(sentence.children(end.token, "nummod")):
        return False  # "several dozen fighters" who go over are told of as such
    if any(word.lemma in _TIED for word in sentence.children(end.token, "acl", "amod")):
        return False  # "fighters linked to X" are told from all others
    return not any(word.lemma == "the" for word in sentence.children(end.token, "det"))


def is_one_of_many(sentence: Sentence, end: End) -> bool:
    """As in "formed a battalion", "may found a party": what is founded there has no name, and is not told of again."""
    indefinite = any(word.lemma == "a" for word in sentence.children(end.token, "det"))
    named = any(word.upos == "PROPN" for word in sentence.children(end.token, "appos", "flat", "acl"))
    return is_nobody(end) and indefinite and not named and sentence.tokens[end.token].lemma in _NEW


def is_friends(end: End) -> bool:
    """As in "accused his partners", "turned on her comrades": whoever falls out with his own has no few enemies."""
    return end.actor.name.partition(" of ")[0] in _FRIENDS


def is_a_pact(end: End) -> bool:
    """As in "A and B formed a coalition": those who form one ally with each other, and no body grows out of them."""
    return is_nobody(end) and end.actor.kind is ActorKind.COALITION


def is_told_by_posts(end: End) -> bool:
    """As in "X's rivals", "officers of Y": those within a body, who as such are none that anybody leads."""
    if end.actor.listed or " " not in end.actor.name:
        return False
    head = end.actor.name.partition(" of ")[0].lower().split()[-1]
    one = head.removesuffix("ies") + "y" if head.endswith("ies") else head.removesuffix("s")
    return one in _POSTS


def are_his_own(troops: End, ruler: End) -> bool:
    """As in "soldiers loyal to President X", known to be his state's: that a state backs its ruler is no news."""
    known = troops.actor.listed and troops.actor.kind in (ActorKind.STATE, ActorKind.GOVERNMENT)
    return known and troops.participant.span.text[1:].islower() and ruler.actor.kind is ActorKind.PERSON


def leads_without_name(sentence: Sentence, chief: End, body: End) -> bool:
    """As in "X's leader thanked Iran", "a leader of X was shot": of a leader no more is told than what he leads.

    Not where the word tells of somebody named what he is ("as leader of X", "X's leader, Y") or goes with what is said
    only as its source ("…, its commander said"), nor of those of whom a body has many ("a commander of X").
    """
    token, owner = sentence.tokens[chief.token], sentence.tokens[body.token]
    if token.xpos != "NN" or token.deprel not in _TAKING_PART or owner.deprel not in ("nmod", "nmod:poss"):
        return False
    if not _TELLING_AS.isdisjoint(sentence.cases(token.index)) or body.actor.name.lower().split()[-1] in _STAFFS:
        return False
    if any(sentence.children(token.index, "cop", "appos", "flat", "compound", "acl:relcl")) or _is_named(
        sentence, token
    ):
        return False
    if token.deprel == "nsubj" and sentence.tokens[token.head].deprel == "parataxis":
        return False
    if token.lemma == "head" and owner.deprel == "nmod:poss":
        return False
    return token.lemma != "commander" or not any(c.lemma == "a" for c in sentence.children(token.index, "det"))


def _is_named(sentence: Sentence, token: Token) -> bool:
    """Whether a name stands right behind the words for somebody: "the chairman of X, Y"."""
    behind = max(i for i in sentence.subtree(token.index)) + 1
    names = [word for word in sentence.tokens[token.index + 1 : behind + 2] if word.text == ","]
    return any(
        sentence.tokens[comma.index + 1].upos == "PROPN" for comma in names if comma.index + 1 < len(sentence.tokens)
    )
