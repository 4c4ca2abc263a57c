"""Those of a body who leave it: in "fighters of X have defected" they stand for themselves, and not for X."""

from __future__ import annotations

from foedus.language.tokens import Sentence

LEAVERS = frozenset(("absconder", "apostate", "defector", "deserter", "dissident", "renegade", "runaway", "turncoat"))
"""Who is called so for having left somebody."""
_LEAVING = frozenset(("abscond", "defect", "desert", "mutiny", "secede"))
_OVER = frozenset(("go", "come", "cross", "pass"))
"""Verbs that with "over" tell the same."""


def leave_their_own(sentence: Sentence, noun: int) -> bool:
    """Whether a noun is the subject of a verb by which some of a body leave it ("defected", "went over to")."""
    token = sentence.tokens[noun]
    if token.deprel != "nsubj":
        return False
    verb = sentence.tokens[token.head]
    if verb.lemma in _OVER:
        return any(child.text.lower() == "over" for child in sentence.children(verb.index, "advmod", "compound"))
    return verb.lemma in _LEAVING


def leave_somebody(sentence: Sentence, noun: int) -> bool:
    """Whether it is said whom they leave: in "his followers deserted him" not he does."""
    return any(sentence.children(sentence.tokens[noun].head, "obj"))
