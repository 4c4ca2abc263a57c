"""What somebody once belonged to, by the words beside his name: "X, a former member of Y", "X, who left Y"."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator

from foedus.extraction.rules.described import DESCRIBED_BY
from foedus.extraction.rules.grammar import Grammar
from foedus.language import Token

_TITLES = ("nmod:desc", "compound", "flat")
_LEFT = frozenset(("defector", "deserter", "dissident", "renegade", "turncoat", "veteran"))
"""Nouns for those who have left, without a "former"."""
_PARTING = frozenset(("leave", "quit", "expel", "desert", "defect", "split", "break", "oust", "resign", "dismiss"))
_FROM = ("from", "with")


def once_of(
    grammar: Grammar, person: int, former: Collection[str], owners: Callable[[int], Iterable[int]]
) -> Iterator[int]:
    """What a person has left, by a title, an apposition, a clause or his verb; `owners` gives whose a noun is."""
    sentence = grammar.sentence
    own = _formerly(grammar, sentence.tokens[person], former)  # the parser may hang "former" on the name
    for title in (sentence.tokens[person], *sentence.children(person, *DESCRIBED_BY, *_TITLES)):
        if title.upos != "NOUN":
            continue
        if own or title.lemma in _LEFT or title.lemma.startswith("ex-") or _formerly(grammar, title, former):
            yield from owners(title.index)
            yield from grammar.behind(title.index, "from")
    told = [*sentence.children(person, "acl:relcl", "acl")]
    if sentence.tokens[person].deprel.startswith("nsubj"):  # "X was expelled from Y and went on to found Z"
        told.append(sentence.tokens[sentence.tokens[person].head])
    told += [
        other for clause in told for other in sentence.children(clause.index, "conj")
    ]  # "who quit or were expelled"
    for clause in told:
        if clause.lemma in _PARTING:
            yield from (place for case in _FROM for place in grammar.behind(clause.index, case))
            yield from (c.index for c in sentence.children(clause.index, "obj") if not grammar.passive(clause.index))


def _formerly(grammar: Grammar, word: Token, former: Collection[str]) -> bool:
    return any(c.lemma.lower() in former for c in grammar.sentence.children(word.index, "amod", "compound", "advmod"))
