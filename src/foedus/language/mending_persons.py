"""Persons' names that the parser hung on the wrong word: behind a title, behind "whose leader is", beside a body."""

from __future__ import annotations

from itertools import pairwise

from msgspec.structs import replace

from foedus.language.joining import HYPHENS
from foedus.language.tokens import NOUNS, Token

_BESIDE = frozenset(("at", "in", "on", "under", "behind", "among", "by"))
_RELATIVE = frozenset(("who", "which", "whose"))
_WITHIN = frozenset(("nmod", "obl", "nmod:poss"))
_TITLES = frozenset(
    "president premier minister chancellor king queen prince emir sultan sheikh leader chief head commander general "  # noqa: SIM905
    "chairman chairwoman secretary-general governor ruler dictator warlord strongman colonel marshal ayatollah mullah "
    "imam sayyid maulana major captain brigadier lieutenant admiral commodore comrade bishop archbishop emperor "
    "ambassador".split()
)
_TWINS = frozenset(("appos", "obj", "obl", "obl:agent", "nsubj", "nsubj:pass", "nmod", "conj"))


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


def bare_titles(tokens: tuple[Token, ...]) -> tuple[Token, ...]:
    """In "Hamas leader X and Fatah chief Y are to meet" the title that has no article only describes who bears it.

    The parser took the title for who does it, and the name for what the title is. Nor do a title and the name right
    behind it do anything together ("X's army chief Y vowed"), nor is "Colonel Jean-Pierre X" two whom one arrests.
    """
    found = list(tokens)
    for title, name in pairwise(tokens):
        if title.upos == name.upos == "PROPN" and title.text.lower() in _TITLES:
            if title.deprel == name.deprel != "conj" and title.head == name.head >= 0:
                found[title.index] = replace(title, head=name.index, deprel="nmod:desc")
                for case in tokens:
                    if case.head == title.index and case.deprel in ("case", "det", "cc", "punct"):
                        found[case.index] = replace(case, head=name.index)
            continue
        if title.xpos != "NN" or title.upos != "NOUN" or title.head < 0 or name.entity != "B-PER":
            continue
        if title.deprel == name.deprel in ("nsubj", "nsubj:pass") and title.head == name.head > name.index:
            found[title.index] = replace(title, head=name.index, deprel="nmod:desc")
            continue
        if name.deprel != "appos" or name.head != title.index:
            continue
        below = [token for token in tokens if token.head == title.index and token.index != name.index]
        if any(token.deprel in ("det", "nmod:poss", "cop") for token in below):
            continue
        found[name.index] = replace(name, head=title.head, deprel=title.deprel)
        found[title.index] = replace(title, head=name.index, deprel="nmod:desc")
        for token in below:
            if token.deprel == "case" or token.index > name.index:
                found[token.index] = replace(token, head=name.index)
    return tuple(found)


def aliases(tokens: tuple[Token, ...]) -> tuple[Token, ...]:
    """In "killed the chief of the Front, alias X, on Monday" X is what the chief is called: "alias" does nothing."""
    found = list(tokens)
    for alias in tokens[2:-1]:
        if alias.text.lower() != "alias" or tokens[alias.index - 1].text not in (",", "("):
            continue
        name, noun = tokens[alias.index + 1], tokens[alias.index - 2]
        while noun.deprel in ("flat", "compound", "nmod") and 0 <= noun.head < noun.index:
            noun = tokens[noun.head]
        if name.head != alias.index or not name.text[:1].isupper() or noun.upos not in NOUNS:
            continue
        found[alias.index] = replace(alias, upos="PROPN", xpos="NNP", head=noun.index, deprel="appos")
        found[name.index] = replace(name, deprel="flat")
    return tuple(found)


def nearest_titles(tokens: tuple[Token, ...]) -> tuple[Token, ...]:
    """In "X and the Front's chief, General Y, signed" Y is the chief: behind a title and a comma stands its bearer."""
    found = list(tokens)
    for comma in tokens[2:-1]:
        name = next((t for t in tokens[comma.index + 1 : comma.index + 3] if t.entity == "B-PER"), None)
        if comma.text != "," or name is None or name.deprel != "appos" or name.head >= comma.index:
            continue
        title = tokens[comma.index - 1]
        while title.deprel == "nmod" and title.upos == "NOUN" and title.head < title.index:  # "chief of staff"
            title = tokens[title.head]
        if title.deprel == "conj" and title.head == name.head and title.xpos == "NN" and title.lemma in _TITLES:
            found[name.index] = replace(name, head=title.index)
    return tuple(found)


def described_names(tokens: tuple[Token, ...]) -> tuple[Token, ...]:
    """In "the Shiite movements X and Y clashed" there is one subject: the noun before the names describes them."""
    found = list(tokens)
    for noun, name in pairwise(tokens):
        if noun.xpos != "NNS" or name.upos != "PROPN" or noun.head != name.head or noun.deprel != name.deprel:
            continue
        if noun.deprel.startswith("nsubj") and any(t.head == name.index and t.deprel == "conj" for t in tokens):
            found[noun.index] = replace(noun, head=name.index, deprel="nmod:desc")
    return tuple(found)


def titles_apart(tokens: tuple[Token, ...]) -> tuple[Token, ...]:
    """In "the chief of the army, General X," and "overthrew Lieutenant Colonel X" title and name are one, not two."""
    found = list(tokens)
    for title, name in pairwise(tokens):
        twins = title.deprel == name.deprel and title.head == name.head and title.deprel in _TWINS
        if twins and title.text.istitle() and title.text.lower() in _TITLES and name.upos == "PROPN":
            found[title.index] = replace(title, head=name.index, deprel="nmod:desc")
            for token in tokens[: title.index]:
                if token.head == title.index and token.deprel == "case":
                    found[token.index] = replace(token, head=name.index)
        elif twins and title.deprel == "obj" and title.xpos == "NN" and name.xpos == "NNP":
            found[name.index] = replace(name, head=title.index, deprel="appos")  # "left the bloc Erawan"
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


def hyphened_titles(tokens: tuple[Token, ...]) -> tuple[Token, ...]:
    """In "its secretary-general left" one left: what stands before the hyphen is a part of the title."""
    found = list(tokens)
    for hyphen in tokens[1:-1]:
        left, right = tokens[hyphen.index - 1], tokens[hyphen.index + 1]
        joined = hyphen.text in HYPHENS and left.end == hyphen.start and hyphen.end == right.start
        if joined and left.head == right.head >= 0 and left.deprel == right.deprel and left.text.islower():
            found[left.index] = replace(left, head=right.index, deprel="compound")
            found[hyphen.index] = replace(hyphen, head=right.index)
    return tuple(found)


def rivals_of_owners(tokens: tuple[Token, ...]) -> tuple[Token, ...]:
    """In "its rival Arvo" and "Arvo's rival Belmark" the rival is a noun, as the ally is in "its ally Arvo".

    The tagger takes it for an adjective, and the owner for one of the name's.
    """
    found = list(tokens)
    for rival, name in pairwise(tokens):
        if rival.text != "rival" or rival.upos != "ADJ" or name.upos != "PROPN":
            continue
        above = name if rival.head == name.index else tokens[rival.head]
        if rival.deprel != "amod" or above.upos != "PROPN" or above.index < name.index:
            continue
        owners = [t for t in tokens[: rival.index] if t.head == above.index and t.deprel == "nmod:poss"]
        if len(owners) != 1:
            continue
        found[rival.index] = replace(rival, upos="NOUN", xpos="NN", deprel="nmod:desc")
        for token in tokens[: rival.index]:
            if token.head == above.index and token.deprel in ("nmod:poss", "amod") and token.index >= owners[0].index:
                found[token.index] = replace(token, head=rival.index)
    return tuple(found)
