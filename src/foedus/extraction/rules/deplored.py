"""To whom a deed was done that somebody deplores: "the attack on X" is condemned, and not X."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from foedus.extraction.rules.grammar import Grammar

_ON = ("on", "against", "upon")
_OVER = ("over", "against", "about", "at", "after", "following", "for")
_MEASURES = frozenset(("sanction", "embargo", "blockade", "ban", "penalty", "tariff"))
_MOURNING = frozenset(("mourn", "commemorate", "remember", "honour", "honor", "celebrate"))


def sufferers(grammar: Grammar, verb: int, words: Mapping[str, frozenset[str]]) -> frozenset[int]:
    """The tokens that tell whom the deeds were done to which are the object of a verb.

    An "attack" is on somebody and of somebody else; the "killing of X" was done to X.
    """
    if grammar.tokens[verb].lemma not in words["deploring"]:
        return frozenset()
    deeds = (place for noun in grammar.objects(verb) for place in grammar.conjuncts(noun))
    return frozenset(place for deed in deeds for suffering in _of(grammar, deed, words) for place in suffering)


def mourned(grammar: Grammar, word: int, words: Mapping[str, frozenset[str]]) -> frozenset[int]:
    """The tokens that tell over whose fate people protest ("a march over the killing of X"), or whom they mourn."""
    # "Held a rally over", "marched in a protest over".
    told = (word, *grammar.objects(word), *grammar.behind(word, "in"))
    deeds = [place for noun in told for preposition in _OVER for place in grammar.behind(noun, preposition)]
    clauses = grammar.sentence.children(word, "advcl", "xcomp", "acl")
    mourning = [c.index for c in clauses if c.lemma in _MOURNING]
    whole = [place for clause in mourning for place in grammar.sentence.subtree(clause)]
    return frozenset([*whole, *(p for deed in deeds for suffering in _of(grammar, deed, words) for p in suffering)])


def _of(grammar: Grammar, deed: int, words: Mapping[str, frozenset[str]]) -> Iterator[tuple[int, ...]]:
    lemma, below = grammar.tokens[deed].lemma, grammar.sentence.subtree
    suffered = lemma in words["suffered"] or grammar.tokens[deed].text.lower() in words["suffered"]
    if not suffered and lemma not in words["deed"] and lemma not in _MEASURES:
        return
    imposed = [c.index for c in grammar.sentence.children(deed, "acl")]  # "the sanctions imposed on X"
    for preposition in _ON:
        yield from (below(place) for place in grammar.behind(deed, preposition))
        yield from (below(place) for clause in imposed for place in grammar.behind(clause, preposition))
    if suffered:
        yield from (below(place) for place in grammar.behind(deed, "of"))
        done = any(grammar.behind(deed, "by"))
        yield from (below(c.index) for c in grammar.sentence.children(deed, "nmod:poss") if done)
