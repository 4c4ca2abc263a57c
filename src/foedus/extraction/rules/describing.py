"""Turns of phrase by which a noun describes somebody from further off: "one of", "with X as", "called himself"."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from foedus.extraction.rules.ends import Ends
from foedus.extraction.rules.grammar import Grammar
from foedus.language import Token
from foedus.language.turns import TURNS
from foedus.model import ActorKind

_AMONG = frozenset(("among", "amongst"))
_WHEN = TURNS | {"also"}
_LISTING = frozenset(("including", "like", "such", "notably", "namely"))
_MAKING = frozenset(
    ("elect", "make", "name", "appoint", "choose", "proclaim", "declare", "crown", "call", "select", "pick")
)
_SELVES = frozenset(("himself", "herself", "itself", "themselves"))


def one_of(grammar: Grammar, noun: int) -> int | None:
    """The word over a noun that takes some of what it names: "one of its leaders", "the last of its founders"."""
    token = grammar.tokens[noun]
    if token.head < 0 or token.deprel not in ("nmod", "obl") or "of" not in grammar.cases(noun):
        return None
    above = grammar.tokens[token.head]
    return above.index if above.xpos in ("CD", "JJS") or above.lemma == "last" else None


def among(grammar: Grammar, noun: int) -> Iterator[int]:
    """Who is "among" those that a noun names, by a copula, or whom these "include"."""
    if grammar.cases(noun) & _AMONG and any(grammar.sentence.children(noun, "cop")):
        yield from grammar.surface_subjects(noun)
    token = grammar.tokens[noun]
    if token.deprel == "nsubj" and token.xpos == "NNS" and grammar.tokens[token.head].lemma == "include":
        yield from grammar.objects(token.head)


def instances(grammar: Grammar, noun: int) -> Iterator[int]:
    """Who is named as one of those that a plural noun tells of: "its allies, including X", "commanders such as Y".

    The parser may hang the list on the first member of a coordination in which the noun comes last.
    """
    token = grammar.tokens[noun]
    if token.xpos != "NNS":
        return
    heads = (noun, token.head) if token.deprel == "conj" else (noun,)
    for child in (c for head in heads for c in grammar.sentence.children(head, "nmod", "obl")):
        between = grammar.tokens[noun + 1 : min(grammar.sentence.subtree(child.index))]
        if child.index > noun and grammar.cases(child.index) & _LISTING and all(w.text == "," for w in between):
            yield child.index


def named_within(grammar: Grammar, ends: Ends, noun: int) -> Iterator[int]:
    """The person whose name the parser hung on the "of" of a title: "the head of the front's military wing, X"."""
    for place in grammar.behind(noun, "of"):
        for child in grammar.sentence.children(place, "appos"):
            mention = ends.mention(child.index)
            if mention is not None and all(actor.kind is ActorKind.PERSON for actor in mention.actors):
                yield child.index


def made(grammar: Grammar, ends: Ends, noun: int) -> Iterator[int]:
    """Who is made what a noun says, where the parser took his name for a part of it: "elected X chairman"."""
    token = grammar.tokens[noun]
    if token.deprel in ("xcomp", "obj") and grammar.tokens[token.head].lemma in _MAKING:
        named = grammar.sentence.children(noun, "compound")
        yield from (c.index for c in named if c.upos == "PROPN" and ends.is_actor(c.index))


def attended(grammar: Grammar, noun: int) -> int | None:
    """Of "with X as its head" X, wherever the parser has hung the two phrases."""
    place = min(grammar.sentence.subtree(noun)) - 1
    while place > 0 and grammar.tokens[place].deprel in ("flat", "punct"):
        place = grammar.tokens[place].head if grammar.tokens[place].deprel == "flat" else place - 1
    if place <= 0:
        return None
    token = grammar.tokens[place]
    named = token.head if token.deprel == "appos" else place  # "with a printer, X, as its head"
    return place if "with" in grammar.cases(named) else None


def itself(grammar: Grammar, verb: int) -> tuple[int, ...]:
    """Who calls himself something: of a verb with a reflexive object its subject."""
    below = grammar.sentence.children(verb, "obj", "iobj", "obl:unmarked")
    reflexive = any(c.text.lower() in _SELVES and (c.deprel != "obl:unmarked" or c.index == verb + 1) for c in below)
    return grammar.surface_subjects(verb) if reflexive else ()


def turned(grammar: Grammar, noun: int) -> bool:
    """Whether a noun beside a name tells what its bearer was before or is by now: "X, a baker and now its leader"."""
    named = grammar.tokens[grammar.tokens[noun].head].upos == "PROPN"
    adverbs = {child.text.lower() for child in grammar.sentence.children(noun, "advmod")}
    return named and grammar.tokens[noun].xpos == "NN" and bool(adverbs & _WHEN)


def holders(grammar: Grammar, noun: int, posts: Collection[str]) -> Iterator[int]:
    """Whose post, or coming to it or leaving it, a noun names: "his election as chairman", "Y's time as its chief"."""
    if grammar.tokens[noun].lemma in posts:
        yield from (child.index for child in grammar.sentence.children(noun, "nmod:poss"))
        yield from (i for i in grammar.behind(noun, "of") if grammar.tokens[i].upos == "PROPN")


def told_by_whose(ends: Ends, pronoun: Token) -> int | None:
    """The actor that stands right before a "whose" of which nobody has told whom it means."""
    if any(ends.own(pronoun.index)):
        return None
    tokens = ends.sentence.tokens
    before = pronoun.index - 1
    if before > 0 and tokens[before].text == ",":
        before -= 1
    named = ends.mention(before) if before >= 0 else None
    return named.head if named is not None else None
