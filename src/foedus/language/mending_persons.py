"""Persons' names that the parser hung on the wrong word: behind a title, behind "whose leader is", beside a body."""

from __future__ import annotations

from itertools import pairwise

from msgspec.structs import replace

from foedus.language.tokens import Token

_BESIDE = frozenset(("at", "in", "on", "under", "behind", "among", "by"))
_RELATIVE = frozenset(("who", "which", "whose"))
_WITHIN = frozenset(("nmod", "obl", "nmod:poss"))


def names_of_titles(tokens: tuple[Token, ...]) -> tuple[Token, ...]:
    """In "the Front under its leader X fled" the name right behind a title is its bearer's, no second subject."""
    found = list(tokens)
    for title, name in pairwise(tokens):
        if title.xpos != "NN" or title.deprel not in _WITHIN or name.entity != "B-PER":
            continue
        if not name.deprel.startswith("nsubj") or not title.head < title.index < name.head:
            continue
        if any(t.head == name.head and t.deprel.startswith("nsubj") and t.index < title.index for t in tokens):
            found[name.index] = replace(name, head=title.index, deprel="appos")
    return tuple(found)


def attendants(tokens: tuple[Token, ...]) -> tuple[Token, ...]:
    """In "the Front, with X at its head, fled" it is X who is at its head, whoever fled."""
    found = list(tokens)
    for case in tokens[2:-2]:
        owner, noun = tokens[case.index + 1], tokens[case.index + 2]
        if case.text.lower() not in _BESIDE or owner.xpos != "PRP$" or case.head != noun.index != owner.index:
            continue
        name = tokens[case.index - 1]
        while name.deprel == "flat" and name.head < name.index:
            name = tokens[name.head]
        cased = any(t.head == name.index and t.deprel == "case" and t.text.lower() == "with" for t in tokens)
        if cased and name.upos == "PROPN" and noun.deprel == "obl" and noun.head != name.index:
            found[noun.index] = replace(noun, head=name.index, deprel="nmod")
    return tuple(found)


def relative_copulas(tokens: tuple[Token, ...]) -> tuple[Token, ...]:
    """In "the Front, whose leader is X, fled" the clause tells of the Front; X stands in no apposition to it."""
    found = list(tokens)
    for predicate in tokens:
        if predicate.deprel != "appos" or predicate.head < 0:
            continue
        below = [token for token in tokens if token.head == predicate.index]
        subject = next((token for token in below if token.deprel == "nsubj"), None)
        if subject is None or not any(token.deprel == "cop" for token in below):
            continue
        words = [subject, *(token for token in tokens if token.head == subject.index)]
        if any(word.text.lower() in _RELATIVE for word in words):
            found[predicate.index] = replace(predicate, deprel="acl:relcl")
    return tuple(found)


def persons_beside_bodies(tokens: tuple[Token, ...]) -> tuple[Token, ...]:
    """In "the leader of the Front, the former teacher X," the teacher stands by the leader: no Front is a teacher."""
    found = list(tokens)
    for word in tokens:
        body = tokens[word.head] if word.deprel == "appos" and 0 <= word.head < word.index else None
        if body is None or body.deprel != "nmod" or tokens[body.head].xpos != "NN" or not _person(tokens, word):
            continue
        if any(t.entity.endswith("ORG") for t in tokens if t.index == body.index or t.head == body.index):
            found[word.index] = replace(word, head=body.head)
    return tuple(found)


def _person(tokens: tuple[Token, ...], noun: Token) -> bool:
    """Whether a common noun has a person's name right behind it, as "the former teacher X" has."""
    after = tokens[noun.index + 1] if noun.index + 1 < len(tokens) else noun
    return noun.xpos == "NN" and after.head == noun.index and after.entity == "B-PER"
