"""What somebody did in order that something be, where the doing is enough for the relation to hold.

"Sent troops to prop up X" tells no mere intention: who sends them backs X. So does "fought to topple X" tell who is
against X, and "chose Y to lead it" who leads it. Such a relation is as firm as the deed above.
"""

from __future__ import annotations

from collections.abc import Mapping

from foedus.extraction.rules.claims import Finding
from foedus.language import Sentence, Token

_LISTS = {
    "backing": ("sending",),
    "fighting": ("helping", "sending", "warring"),
    "opposition": ("struggling", "warring", "helping"),
    "leadership": ("appointing",),
}
"""For each relation the lists of the words for deeds that bring it about."""
_LINKS = frozenset(("advcl", "xcomp", "acl"))


def brought_about_by(sentence: Sentence, found: Finding, words: Mapping[str, frozenset[str]]) -> int | None:
    """The verb of the deed that the predicate of a finding gives the purpose of; None where it is no such purpose."""
    lists = _LISTS.get(found.relation or "", ())
    purpose = sentence.tokens[found.trigger]
    if not lists or purpose.upos != "VERB":
        return None
    deed = None
    while purpose.deprel in _LINKS and purpose.head >= 0 and _is_infinitive(sentence, purpose):
        above = _verb_of(sentence, sentence.tokens[purpose.head])
        if any(above.lemma in words[name] for name in lists):
            deed = above.index
        if above.lemma not in words["helping"]:
            break
        purpose = above  # "sent troops to help topple X"
    return deed


def _verb_of(sentence: Sentence, word: Token) -> Token:
    """The verb whose object a purpose was hung on ("sent soldiers to …"); any other word itself."""
    governs = word.deprel == "obj" and word.upos == "NOUN" and word.head >= 0
    return sentence.tokens[word.head] if governs else word


def _is_infinitive(sentence: Sentence, verb: Token) -> bool:
    marked = any(c.lemma.lower() in ("to", "order") for c in sentence.children(verb.index, "mark"))
    return marked or verb.xpos == "VB"
