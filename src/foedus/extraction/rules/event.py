"""Which word tells how certain a claim is and when it holds: not always the one that tells what it says."""

from __future__ import annotations

from foedus.codebook import Codebook
from foedus.extraction.rules.claims import Finding
from foedus.language import Sentence, Token
from foedus.model import Phase

OFFICES = frozenset(("leadership", "membership"))


_STATES = ("alliance", "truce", "talks")
"""Relations that are there before somebody calls them off; an attack that he calls off is none."""
_UNDERGOING = ("obj", "nsubj:pass")


def event_of(sentence: Sentence, found: Finding, codebook: Codebook) -> int:
    """The word whose stance and time are the claim's.

    "Signed an agreement to cease hostilities": the truce is as certain as the signing, and as old. Likewise of what
    somebody stopped doing, or called off, the stopping, and of an office that he lost the losing.
    """
    token = sentence.tokens[found.trigger]
    if token.head < 0:
        return found.trigger
    above = sentence.tokens[token.head]
    if found.phase is Phase.ENDS:
        lost = found.relation in OFFICES and found.predicate.trigger.under  # "dismissed X as commander" denies nothing
        state = found.relation in _STATES and found.predicate.phase is not Phase.ENDS
        ended = token.deprel == "xcomp" or (state and token.deprel in _UNDERGOING)
        return above.index if lost or (ended and _stops(above, codebook)) else found.trigger
    return above.index if _is_agreed(sentence, found, codebook) else found.trigger


def _stops(verb: Token, codebook: Codebook) -> bool:
    """Whether a verb ends what it governs ("stopped shelling")."""
    return any(support.phase is Phase.ENDS for support in codebook.supports.get(verb.lemma, ()))


def _is_agreed(sentence: Sentence, found: Finding, codebook: Codebook) -> bool:
    """Whether what begins between two parties is what they agree on, by the word above ("signed a truce")."""
    agreeing = codebook.words["agreeing"]
    if found.phase is not Phase.BEGINS or found.relation is None:
        return False
    if not codebook.relations[found.relation].type.symmetric:
        return False
    token = sentence.tokens[found.trigger]
    above = sentence.tokens[token.head]
    objects = {child.lemma for child in sentence.children(above.index, "obj", "nsubj:pass")}
    bound = token.deprel in ("xcomp", "acl", "advcl", "ccomp") and (above.lemma in agreeing or objects & agreeing)
    by_verb = above.upos == "VERB" and above.lemma in agreeing | codebook.words["sealing"]
    return bool(bound) or (by_verb and token.deprel in ("obl", "obj", "nsubj:pass"))
