"""Objects that a clause leaves out, as the noun above or the verb beside has them ("the militia he leads")."""

from __future__ import annotations

from typing import TYPE_CHECKING

from foedus.extraction.rules.free_relatives import says_where
from foedus.language import Token

if TYPE_CHECKING:
    from foedus.extraction.rules.grammar import Grammar


def gap(grammar: Grammar, verb: int) -> list[int]:
    """The noun that a relative clause without an object of its own describes ("the militia he leads").

    "X, whose troops fought" has no gap: the noun owns the subject.
    """
    token = grammar.tokens[verb]
    if token.deprel == "xcomp":
        return _gap_above(grammar, token)
    if token.deprel != "acl:relcl" or token.upos != "VERB":
        return []
    own = list(grammar.sentence.children(verb, "nsubj"))
    if not own or any(grammar.resolved(child.index) != child.index for child in own):
        return []
    if any(grammar.tokens[i].text.lower() == "whose" for child in own for i in grammar.sentence.subtree(child.index)):
        return []
    stranded = any(grammar.resolved(c.index) != c.index for c in grammar.sentence.children(verb, "obl", "iobj"))
    return [] if stranded or says_where(grammar.sentence, verb) else [token.head]


def _gap_above(grammar: Grammar, below: Token) -> list[int]:
    """The gap of the relative clause over an infinitive ("the militia that X is said to arm")."""
    above = grammar.tokens[below.head]
    steered = above.lemma in grammar.object_control and not grammar.passive(above.index)
    if above.deprel != "acl:relcl" or steered:
        return []
    stray = [grammar.resolved(child.index) for child in grammar.sentence.children(above.index, "obj")]
    return stray or gap(grammar, above.index)


def shared_object(grammar: Grammar, verb: int) -> list[int]:
    """The object shared by coordinated verbs ("arms and trains the rebels")."""
    token = grammar.tokens[verb]
    if token.upos != "VERB" or any(c.text.lower() == "away" for c in grammar.sentence.children(verb)):
        return []  # "broke away and formed Y": nobody breaks Y
    others = [child.index for child in grammar.sentence.children(verb, "conj") if child.upos == "VERB"]
    while token.deprel == "conj" and grammar.tokens[token.head].upos == "VERB":  # "had clothed, fed and armed"
        token = grammar.tokens[token.head]
        others.append(token.index)
    for other in others:
        if grammar.passive(other):
            continue
        shared = [grammar.resolved(child.index) for child in grammar.sentence.children(other, "obj")]
        told = other < verb and shared and _is_relative(grammar, other)  # "the rebels whom X trains and Y arms"
        shared = shared or (gap(grammar, other) if other < verb else [])  # "the rebels X trained and armed"
        if shared and (told or _adjacent(grammar, verb, other)):
            return shared
    return []


def _is_relative(grammar: Grammar, verb: int) -> bool:
    """Whether the object of a verb is a relative pronoun, which those coordinated with it share."""
    return any(grammar.resolved(child.index) != child.index for child in grammar.sentence.children(verb, "obj"))


def _adjacent(grammar: Grammar, left: int, right: int) -> bool:
    """Whether nothing but a conjunction, commas and adverbs stands between two coordinated verbs."""
    first, last = sorted((left, right))
    between = grammar.tokens[first + 1 : last]
    return all(token.upos in ("CCONJ", "PUNCT", "ADV", "VERB", "AUX") for token in between)
