"""The agent that coordinated passive verbs share: "founded and led by X", not "founded in 1964 and led by X"."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from foedus.extraction.rules.grammar import Grammar

_REPLACING = frozenset(("replace", "succeed", "supplant", "supersede", "follow"))
"""Who comes after somebody "dismissed and replaced by" him has not dismissed him."""
_OWN = ("obl", "obl:unmarked", "obl:tmod", "advmod")


def shared_agents(grammar: Grammar, verb: int) -> list[int]:
    """The agents of the verbs beside a passive verb without one, the tokens behind their "by"."""
    return [agent for other in _neighbours(grammar, verb) for agent in grammar.behind(other, "by")]


def _neighbours(grammar: Grammar, verb: int) -> Iterator[int]:
    token = grammar.tokens[verb]
    for child in grammar.sentence.children(verb, "conj"):
        own = any(verb < c.index < child.index for c in grammar.sentence.children(verb, *_OWN))
        if child.upos == "VERB" and not own and child.lemma not in _REPLACING:
            yield child.index
    if token.deprel == "conj":
        yield token.head
