"""Clauses with "whose" that the parser hung on a word too far off."""

from __future__ import annotations

from msgspec.structs import replace

from foedus.language.tokens import Token

_RULERS = frozenset(
    [
        "president",
        "premier",
        "minister",
        "king",
        "government",
        "army",
        "troop",
        "troops",
        "soldier",
        "force",
        "parliament",
    ]
)
"""What a country has, so that "Y of X, whose president" is X's."""


def nearest_owners(tokens: tuple[Token, ...]) -> tuple[Token, ...]:
    """In "with the help of Arvania, whose president blames X" the clause is hung on Arvania, not on somebody before."""
    found = list(tokens)
    for pronoun in tokens[2:]:
        if pronoun.text.lower() != "whose" or tokens[pronoun.index - 1].text != "," or pronoun.head < 0:
            continue
        name = tokens[pronoun.index - 2]
        if tokens[pronoun.head].lemma not in _RULERS or name.upos != "PROPN" or name.deprel == "flat":
            continue
        clause = tokens[pronoun.head]
        while clause.head >= 0 and clause.deprel != "acl:relcl":
            clause = tokens[clause.head]
        if clause.deprel == "acl:relcl" and pronoun.index < clause.index and clause.head < name.index:
            found[clause.index] = replace(clause, head=name.index)
    return tuple(found)
