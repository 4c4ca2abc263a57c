"""Men without a name whom somebody sends: what they are sent to do, he does who sends them."""

from __future__ import annotations

from collections.abc import Iterable

from foedus.language import Sentence, Token

_SENDING = frozenset(("send", "dispatch", "despatch", "deploy", "commit", "hire", "order", "contract"))
_OF_THEIR_OWN = frozenset(
    ("fighter", "militant", "rebel", "guerrilla", "guerilla", "mercenary", "militia", "volunteer")
)
"""Men who may be a party of their own."""
_COMPLAINING = frozenset(
    ("complain", "protest", "express", "voice", "deliver", "convey", "lodge", "hand", "register", "condemn", "denounce")
)
"""What he who summons somebody does to him: "summoned the envoy to protest against the raid"."""
_NAMING = ("compound", "nmod:poss", "nmod", "amod", "appos", "flat")


_TASKING = _SENDING | {"arm", "ask", "commission", "detail", "employ", "engage", "enlist", "pay", "raise", "recruit"}
"""Verbs by which somebody is given something to do."""


def is_errand(verb: Token) -> bool:
    """Whether a verb sends somebody or hires him, so that behind its passive it is he who does what for ("to hunt")."""
    return verb.lemma in _TASKING


def sent_by_subject(sentence: Sentence, verb: int, men: Iterable[int]) -> bool:
    """Whether a verb of sending has objects that no name or owner tells apart from its subject ("sent soldiers")."""
    return sentence.tokens[verb].lemma in _SENDING and all(_act_for_sender(sentence, place) for place in men)


def hears_it(verb: Token, clause: Token) -> bool:
    """Whether who is summoned only hears what he is summoned for."""
    return verb.lemma == "summon" and clause.lemma in _COMPLAINING


def _act_for_sender(sentence: Sentence, noun: int) -> bool:
    """As in "troops", "two advisers": a noun without a name or owner, and no men who may be a party of their own."""
    told = sentence.children(noun, *_NAMING)
    counted = (noun, *(child.index for child in sentence.children(noun, "nmod")))
    apart = any(sentence.tokens[place].lemma in _OF_THEIR_OWN for place in counted)
    named = any(child.text[:1].isupper() for child in told)
    return sentence.tokens[noun].upos == "NOUN" and not apart and not named
