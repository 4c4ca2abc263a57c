"""Nouns for a bond that are a body here, and lists of two sides."""

from __future__ import annotations

from collections.abc import Sequence

from foedus.codebook import Predicate
from foedus.extraction.rules.end import End
from foedus.extraction.rules.ends import Ends
from foedus.extraction.rules.grammar import Grammar
from foedus.language import Token

_LEAGUES = frozenset(
    ("alliance", "bloc", "coalition", "confederation", "federation", "front", "grouping", "league", "umbrella", "union")
)
"""Nouns for a body whose members an "of" tells."""


def tells_of_a_body(grammar: Grammar, ends: Ends, predicate: Predicate, noun: Token, left: tuple[End, ...]) -> bool:
    """Whether a noun for a bond is a body here, which its members leave or belong to."""
    if predicate.relation != "alliance":
        return False
    return (predicate.mutual and _is_a_known_body(grammar, noun)) or _is_of_members(grammar, ends, noun, left)


def _is_a_known_body(grammar: Grammar, noun: Token) -> bool:
    """As in "A and B left the bloc ECOWAS": what bears a name is no bond between those who leave it."""
    after = grammar.sentence.children(noun.index, "appos", "flat")
    named = any(name.index == noun.index + 1 and name.upos == "PROPN" for name in after)
    return named and noun.deprel == "obj"


def _is_of_members(grammar: Grammar, ends: Ends, noun: Token, members: tuple[End, ...]) -> bool:
    """As in "the Front, a coalition of A, B and C", which says what they belong to."""
    behind = len(members) > 1 and all(end.token > noun.index for end in members)
    if (
        noun.lemma not in _LEAGUES
        or not behind
        or not any("of" in grammar.cases(child.index) for child in grammar.sentence.children(noun.index))
    ):
        return False
    called = noun.deprel == "appos" and noun.head < noun.index and ends.is_actor(noun.head)
    copular = any(grammar.sentence.children(noun.index, "cop"))
    return called or (copular and any(map(ends.is_actor, grammar.surface_subjects(noun.index))))


def first_side_ends(tokens: Sequence[Token], place: int) -> int:
    """Where the first side ends that is named so behind an end: "A and B on one side and C on the other"; 0 if not."""
    behind = [token.text.lower() for token in tokens[place + 1 : place + 5]]
    one = behind.index("one") if "one" in behind[1:] else -1
    sided = one > 0 and behind[one + 1 : one + 2] in (["side"], ["hand"]) and "on" in behind[:one]
    return place + one if sided else 0
