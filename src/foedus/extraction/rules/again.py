"""Who did the same as another: "A banned it. B did the same", "A backs X, and so does B", "A left X and B followed".

The words name neither the deed nor to whom it is done: both are the last one's, which a clause or a sentence before
tells of.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from foedus.extraction.rules.claims import Finding
from foedus.extraction.rules.end import standing_in
from foedus.extraction.rules.ends import Ends
from foedus.extraction.rules.grammar import Grammar
from foedus.language import Token

_RELATIONS = frozenset(("backing", "fighting", "membership", "opposition", "split"))
_SAME = frozenset(("likewise", "same", "so"))
_CLAUSES = ("conj", "parataxis", "advcl")
_DIRECTNESS = 0.6
_DOING = frozenset(("did", "do", "does", "done", "doing"))
_FOLLOWING = frozenset(("follow", "followed", "follows"))


def may_repeat(forms: Iterable[str]) -> bool:
    """Whether a sentence with these words may tell only that somebody did the same."""
    words = frozenset(form.lower() for form in forms)
    return not (words.isdisjoint(_DOING) or words.isdisjoint(_SAME)) or ("suit" in words and bool(words & _FOLLOWING))


def repeated(grammar: Grammar, ends: Ends, found: Iterable[Finding], before: Iterable[Finding]) -> Iterator[Finding]:
    """What those did of whom a sentence says that they did the same as the one before them.

    `found` is what the sentence itself tells, `before` what the one before it tells in its main clause.
    """
    for token in grammar.tokens:
        same = _same(grammar, token)
        if same is None:
            continue
        here = token.deprel in _CLAUSES and token.head < token.index
        told = [f for f in found if f.trigger == token.head] if here else before
        for deed in told:
            if _is_deed(deed):
                yield from _by_others(grammar, ends, token, same, deed)


def _is_deed(found: Finding) -> bool:
    """Whether somebody does something to another by a verb."""
    whole = found.actor is not None and found.recipient is not None
    return whole and found.relation in _RELATIONS and found.predicate.trigger.word_class == "verb"


def _same(grammar: Grammar, verb: Token) -> Token | None:
    """The word for what was told before, by which a verb says that its subject did it as well."""
    if verb.lemma == "do":
        below = grammar.sentence.children(verb.index, "obj", "advmod")
        return next((word for word in below if word.lemma.lower() in _SAME), None)
    if verb.lemma != "follow" or grammar.passive(verb.index) or verb.upos != "VERB":
        return None
    thing = next(grammar.sentence.children(verb.index, "obj"), None)
    if thing is not None:
        return thing if thing.lemma == "suit" else None
    return verb if verb.deprel == "conj" else None


def _by_others(grammar: Grammar, ends: Ends, verb: Token, same: Token, deed: Finding) -> Iterator[Finding]:
    """A deed done to the same by the subjects of the verb."""
    assert deed.actor is not None and deed.recipient is not None
    whom = standing_in(deed.recipient.participant, same, directness=_DIRECTNESS)
    for place in grammar.surface_subjects(verb.index):
        for who in ends.at(place):
            if who.actor.id not in (deed.actor.actor.id, whom.actor.id):
                yield replace(deed, trigger=verb.index, actor=who, recipient=whom, carrier=None)
