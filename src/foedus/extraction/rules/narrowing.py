"""Of whom in a coordination a describing word is told: "Syrian-backed militias and the army", "A and B led by X"."""

from __future__ import annotations

from foedus.codebook import Predicate
from foedus.extraction.rules.end import End
from foedus.extraction.rules.grammar import Grammar

_CLAUSES = ("acl", "acl:relcl", "amod")
_DESCRIBED = ("self", "host")
_BESIDE = ("name", "preposition")


def told_of(
    grammar: Grammar, predicate: Predicate, slot: str, index: int, place: int, found: tuple[End, ...]
) -> tuple[End, ...]:
    """Of the ends at a place those of whom the word at `index`, which describes what stands there, is told."""
    token = grammar.tokens[index]
    word_class = predicate.trigger.word_class
    if token.deprel in _CLAUSES and place < index:
        # "between X, backed by A, and B": what stands behind the clause is not described by it
        found = tuple(end for end in found if end.token < index)
    if slot == "self" and place == index:  # of "the army of X and the fighters" these are no army
        others = set(grammar.conjuncts(index)) - {index}
        found = tuple(end for end in found if end.token not in others)
    if slot in _DESCRIBED and word_class in _BESIDE:
        found = tuple(end for end in found if not _has_own(grammar, end.token, place))
    if slot == "host" and word_class == "preposition" and place < index:
        found = tuple(end for end in found if end.token < index)  # "supporters of A and rebels"
    if token.deprel == "amod" and token.head == place > index:
        found = tuple(end for end in found if not _is_set_apart(grammar, end.token, place))
    if slot == "self" and _trails(grammar, index, place):
        found = tuple(end for end in found if end.token < index)[-1:]
    return found


def is_single(grammar: Grammar, index: int) -> bool:
    """Whether a descriptive word describes one actor: a noun in the singular that is no predicate of several."""
    token = grammar.tokens[index]
    return token.xpos in ("NN", "NNP") and not any(grammar.sentence.children(index, "cop"))


def _has_own(grammar: Grammar, member: int, first: int) -> bool:
    """Whether a member of a coordination has an owner or determiner of its own: "X of A and Y of B"."""
    return member != first and (bool(grammar.behind(member, "of")) or _starts_anew(grammar, member, first))


def _starts_anew(grammar: Grammar, member: int, first: int) -> bool:
    """Whether a member of a coordination has a determiner of its own: "Syrian-backed militias and the army"."""
    coordinated = member != first and member in grammar.conjuncts(first)
    return coordinated and any(grammar.sentence.children(member, "det"))


def _is_set_apart(grammar: Grammar, member: int, first: int) -> bool:
    """Whether what describes the first of a coordination is not told of a member: "the Iran-backed Houthis and
    Saleh loyalists", where that has a determiner or a description of its own.
    """
    described = member in grammar.conjuncts(first) and member != first
    own = described and any(child.index < member for child in grammar.sentence.children(member, "amod", "compound"))
    return own or _starts_anew(grammar, member, first)


def _trails(grammar: Grammar, index: int, noun: int) -> bool:
    """Whether an adjective stands right behind the noun it modifies: of several it then tells of the nearest."""
    token = grammar.tokens[index]
    if grammar.tokens[index - 1].text == ",":
        return False  # "X and Y, allied with Z, fled"
    return token.upos == "ADJ" and token.deprel in ("amod", "acl") and token.head == noun < index


def nearest(grammar: Grammar, index: int, noun: int) -> int:
    """Of coordinated nouns the last where a participle right behind it tells of them: "A, B and C led by X"."""
    token = grammar.tokens[index]
    if token.deprel != "acl" or token.xpos not in ("VBN", "VBG", "VBD") or token.head != noun or index < noun:
        return noun  # also of "Backed by X, the rebels", which has nobody before the participle
    before = [place for place in grammar.conjuncts(noun) if place < index]
    parted = any(word.text == "," for word in grammar.tokens[before[-1] + 1 : index])
    return noun if parted else before[-1]
