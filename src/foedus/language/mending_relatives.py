"""Relative pronouns that the parser hung on the wrong verb, and clauses with "whose" on a word too far off."""

from __future__ import annotations

from msgspec.structs import replace

from foedus.language.tokens import Token

_ACCUSING = frozenset(("accuse", "suspect", "charge", "blame"))
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


_BELONGING = frozenset(
    (
        "member",
        "leader",
        "commander",
        "founder",
        "chief",
        "head",
        "chairman",
        "spokesman",
        "ally",
        "backer",
        "supporter",
    )
)
"""What somebody is to a body of which a clause behind it tells."""


def objects_of_gerunds(tokens: tuple[Token, ...]) -> tuple[Token, ...]:
    """In "the group, whom X accuses Y of arming, fled" Y is accused, and the group is whom he is said to arm.

    A verb that has an object of its own takes no relative pronoun for a second; the gerund behind it lacks one.
    """
    found = list(tokens)
    for pronoun in tokens[:-3]:
        verb = tokens[pronoun.head]
        if pronoun.xpos not in ("WDT", "WP") or pronoun.deprel != "obj" or verb.lemma not in _ACCUSING:
            continue
        below = [token for token in tokens if token.head == verb.index and token.index > verb.index]
        accused = next((token for token in below if token.deprel in ("obj", "iobj")), None)
        gerund = next((token for token in below if token.upos == "VERB" and token.text.endswith("ing")), None)
        if accused is None or gerund is None or accused.index > gerund.index:
            continue
        if any(token.head == gerund.index and token.deprel == "obj" for token in tokens):
            continue
        found[pronoun.index] = replace(pronoun, head=gerund.index)
        found[accused.index] = replace(accused, deprel="obj")
        found[gerund.index] = replace(gerund, xpos="VBG", deprel="advcl")
    return tuple(found)


def of_bodies(tokens: tuple[Token, ...]) -> tuple[Token, ...]:
    """In "a member of the alliance that bombed X" the alliance bombed X, in "a member, which left" the member left.

    Of a person "who" is said, and "that" or "which" of what stands nearest.
    """
    found = list(tokens)
    for pronoun in tokens[3:]:
        if pronoun.text.lower() not in ("that", "which") or pronoun.xpos not in ("WDT", "WP", "IN"):
            continue
        clause = tokens[pronoun.head]
        if clause.deprel != "acl:relcl" or clause.index < pronoun.index or tokens[pronoun.index - 1].text == ",":
            continue
        member, body = tokens[clause.head], tokens[pronoun.index - 1]
        while body.deprel in ("flat", "compound") and body.head >= 0:
            body = tokens[body.head]
        if member.lemma in _BELONGING and body.head == member.index and body.deprel == "nmod":
            found[clause.index] = replace(clause, head=body.index)
    return tuple(found)


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
