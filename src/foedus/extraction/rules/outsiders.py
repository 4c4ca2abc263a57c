"""What others think of a deal: who rejects the accord of two makes it no less an accord."""

from __future__ import annotations

from foedus.extraction.rules.claims import Finding
from foedus.language import Sentence

_GIVEN = frozenset(("the", "this", "that"))
_DEALS = frozenset(("truce", "alliance", "merger"))


def stands_anyway(sentence: Sentence, found: Finding) -> bool:
    """Whether a deal is given whatever becomes of it: "X rejected the accord between A and B", "the truce A signed".

    Both who made it stand below the noun, which a "the" makes known; who rejects it is above.
    """
    noun = sentence.tokens[found.trigger]
    if noun.upos != "NOUN" or noun.deprel != "obj" or found.relation not in _DEALS:
        return False
    ends = [end.token for end in (found.actor, found.recipient) if end is not None]
    given = any(
        child.deprel == "nmod:poss" or child.text.lower() in _GIVEN
        for child in sentence.children(noun.index, "det", "nmod:poss")
    )
    named = all(sentence.tokens[end].upos != "PRON" for end in ends)
    return given and named and len(ends) > 1 and set(ends) <= set(sentence.subtree(noun.index))
