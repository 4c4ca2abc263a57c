"""What completes a verb: "declared X illegal", "listed as a terrorist group", "threatened to attack"."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from foedus.extraction.rules.grammar import Grammar
from foedus.language import Token

_BELOW = ("xcomp", "ccomp", "advcl", "obl", "obj")


def complements(grammar: Grammar, verb: int, words: Mapping[str, frozenset[str]]) -> set[str]:
    """The lemmas of a verb's complements: clauses, secondary predicates and what stands behind "as".

    Of a word that only counts or says that it is a body of people also what tells the kind: "a band of thieves", "a
    terrorist group".
    """
    sentence, found = grammar.sentence, set[str]()
    for child in _completing(grammar, verb):
        found.update((child.lemma, child.lemma.lower()))
        if child.lemma in words["measure"]:
            lemmas = {grammar.tokens[place].lemma.lower() for place in grammar.behind(child.index, "of")}
            found |= lemmas | {lemma.removesuffix("s") for lemma in lemmas}
        elif child.lemma in words["body"]:
            found.update(kind.lemma.lower() for kind in sentence.children(child.index, "amod", "compound"))
    return found


def _completing(grammar: Grammar, verb: int) -> Iterator[Token]:
    objects = []
    for child in grammar.sentence.children(verb, *_BELOW):
        if child.deprel == "obj":
            objects.append(child)
        if _completes(grammar, child):
            yield child
    if objects and objects[-1].upos == "NOUN" and (grammar.passive(verb) or len(objects) > 1):
        yield objects[-1]  # "designated a terrorist group by X", "which X calls a terrorist group"
    for child in objects:  # "held X responsible for it"
        yield from (word for word in grammar.sentence.children(child.index, "amod") if word.index > child.index)
        yield from _behind_relatives(grammar, child)


def _behind_relatives(grammar: Grammar, noun: Token) -> Iterator[Token]:
    """As in "designated X, which Y leads, as a terrorist group", where the parser hangs the "as" in the clause."""
    for clause in grammar.sentence.children(noun.index, "acl:relcl"):
        for word in grammar.sentence.children(clause.index, "obl"):
            first = min(grammar.sentence.subtree(word.index))
            if "as" in grammar.cases(word.index) and grammar.tokens[first].text == ",":
                yield word


def _completes(grammar: Grammar, child: Token) -> bool:
    """Whether a dependent completes a verb. What a clause says that something is does not: "said it was a step".

    What it says that something is to do does: "said that X was to blame".
    """
    if child.deprel == "ccomp" and child.upos == "NOUN":
        below = tuple(grammar.sentence.children(child.index, "cop", "mark"))
        return not any(w.deprel == "cop" for w in below) or any(w.text.lower() == "to" for w in below)
    return child.deprel in ("xcomp", "ccomp") or child.upos == "VERB" or "as" in grammar.cases(child.index)
