"""What a verb gives, sends, lifts or holds, behind which the other party may stand: "the aid to X was cut"."""

from __future__ import annotations

from collections.abc import Iterator

from foedus.extraction.rules.grammar import Grammar

_LAID = frozenset(
    (
        "aim",
        "clamp",
        "declare",
        "direct",
        "give",
        "grant",
        "impose",
        "lay",
        "levy",
        "offer",
        "place",
        "promise",
        "send",
        "slap",
    )
)
"""What is done to somebody with a measure, a gift or a threat."""


def behind_goods(grammar: Grammar, verb: int, preposition: str) -> list[int]:
    """What stands behind a preposition of a verb's goods, or of a participle that tells of them.

    "Sent men and arms to X", "the ban on X was lifted", "the curfew imposed on X has been eased". Gives token indices.
    """
    found: list[int] = []
    for noun in _goods(grammar, verb):
        found += grammar.behind(noun, preposition)
        for child in grammar.sentence.children(noun, "acl"):
            if child.xpos == "VBN" and child.lemma in _LAID:
                found += grammar.behind(child.index, preposition)
    return found


def _goods(grammar: Grammar, verb: int) -> Iterator[int]:
    """The objects of a verb, or what a passive tells of, with all coordinated, those too that hang on the verb."""
    for child in grammar.sentence.children(verb, "obj", "nsubj:pass"):
        yield from grammar.conjuncts(child.index)
        yield from (c.index for c in grammar.sentence.children(verb, "conj") if c.upos == "NOUN")
