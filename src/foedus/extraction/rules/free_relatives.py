"""Whom a "what" stands for: "what remained of X", "what became X", "what it said were X's positions"."""

from __future__ import annotations

from collections.abc import Iterator

from foedus.language import Sentence, Token

_REMAINING = frozenset(("leave", "remain"))
_BECOMING = frozenset(("become", "grow", "turn", "evolve", "develop", "morph"))
_CALLING = frozenset(
    """
    allege assert believe brand call claim consider declare deem denounce describe dub identify insist label maintain
    portray regard report say see style suspect term think view
    """.split()  # noqa: SIM905
)
_NOMINAL = frozenset(("NOUN", "PROPN"))
_WHERE = frozenset(("where", "when", "whereupon", "wherever"))
_MADE = frozenset(("xcomp", "ccomp", "acl:relcl", "obl", "obj"))


def stands_for(sentence: Sentence, index: int) -> int:
    """The word that says who or what is meant by a "what"; any other word itself."""
    if sentence.tokens[index].lemma.lower() != "what":
        return index
    for clause in sentence.children(index, "acl:relcl"):
        if clause.lemma in _REMAINING:
            return next((c.index for c in sentence.children(clause.index) if _has_case(sentence, c, "of")), index)
        if clause.lemma in _BECOMING:
            return next(_become(sentence, clause), index)
        if clause.upos in _NOMINAL and any(sentence.children(clause.index, "cop")):
            return clause.index  # "what is now X"
        if clause.lemma in _CALLING:
            return next(_made(sentence, index, clause), index)
    return index


def _become(sentence: Sentence, clause: Token) -> Iterator[int]:
    """What somebody turns into: "what would become X", "what grew into X"."""
    for word in sentence.children(clause.index, "xcomp", "obj", "obl"):
        if word.upos in _NOMINAL and (word.deprel != "obl" or _has_case(sentence, word, "into")):
            yield word.index


def _made(sentence: Sentence, what: int, clause: Token) -> Iterator[int]:
    """What a verb of calling makes of it: below it, or beside it where the parser hung the copula's clause higher."""
    beside = (*sentence.children(clause.index, *_MADE), *sentence.children(what, *_MADE))
    above = (
        sentence.children(sentence.tokens[what].head, "ccomp", "xcomp", "parataxis")
        if sentence.tokens[what].head >= 0
        else ()
    )
    for word in (*beside, *above):
        is_it = word.deprel != "obl" or _has_case(sentence, word, "as")
        if word.index > clause.index and word.upos in _NOMINAL and is_it:
            yield word.index


def _has_case(sentence: Sentence, word: Token, preposition: str) -> bool:
    return preposition in sentence.cases(word.index)


def says_where(sentence: Sentence, verb: int) -> bool:
    """Whether a clause tells where or when: in "Faya, where A and B fought" nobody fights Faya."""
    return any(child.text.lower() in _WHERE for child in sentence.children(verb, "advmod"))
