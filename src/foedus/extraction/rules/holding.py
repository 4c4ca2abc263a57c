"""Who holds a place, uses a thing or sits in a vehicle, so that these stand for him: "rebel-held areas"."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from foedus.language import Sentence, Token


def holders(sentence: Sentence, index: int, words: Mapping[str, frozenset[str]]) -> Iterator[int]:
    """Where they stand who hold what a noun names: "Mosul, held by X", "the town that X held", "a bus carrying X".

    Gives token indices.
    """
    for child in sentence.children(index, "acl:relcl"):
        yield from _subjects(sentence, child, words["holding"])
    for child in sentence.children(index, "amod", "acl"):
        if child.xpos == "VBN" and child.lemma in words["holding"]:
            yield from _agents(sentence, child)
        elif child.xpos == "VBG" and child.lemma in words["carrying"]:
            yield from (carried.index for carried in sentence.children(child.index, "obj"))


def _agents(sentence: Sentence, participle: Token) -> Iterator[int]:
    for agent in sentence.children(participle.index, "compound", "obl", "obl:agent", "amod"):
        cases = sentence.cases(agent.index)
        if agent.index < participle.index or "by" in cases:
            yield agent.index


def _subjects(sentence: Sentence, verb: Token, holding: frozenset[str]) -> tuple[int, ...]:
    """Whom a relative clause says to hold what it tells of; not who holds out there, or something else."""
    below = tuple(sentence.children(verb.index))
    others = [c for c in below if c.deprel in ("compound:prt", "aux:pass") or (c.deprel == "obj" and c.xpos[:1] != "W")]
    if verb.lemma not in holding or others:
        return ()
    found = tuple(c for c in below if c.deprel == "nsubj" and c.xpos[:1] != "W")
    owned = (word for c in found for word in sentence.children(c.index, "nmod:poss"))
    return () if any(word.xpos == "WP$" for word in owned) else tuple(c.index for c in found)
