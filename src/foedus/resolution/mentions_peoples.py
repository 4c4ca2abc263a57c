"""Peoples who live in another state than the one that bears their name: "Bosnian Croats", "the Croats of Bosnia".

They are no state: neither that of their nation nor the one they live in. Where an article tells of one such part of a
nation alone, its bare name ("the Croats") means that part as well, and the state is called by its own.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from foedus.language import Sentence, Token
from foedus.model import Actor, ActorKind
from foedus.resolution.gazetteer import unknown
from foedus.resolution.mentions_found import Found, NameType, is_plural

_BESIDE = ("amod", "compound", "nmod:poss", "nmod:desc")
_PLACED = frozenset({"of", "in", "from"})


def peoples(names: Sequence[Found], sentences: Mapping[int, Sentence]) -> list[Found]:
    """The names with a nationality in the plural that another country or region modifies as a people of its own."""
    kept: list[Found] = []
    told: dict[str, dict[str, Actor]] = {}
    for name in names:
        modifier = _home(sentences[name.sentence], name) if _is_nation(sentences[name.sentence], name) else None
        if modifier is None:
            kept.append(name)
            continue
        people = _people(sentences[name.sentence], name, modifier)
        told.setdefault(name.actors[0].id, {})[people.actors[0].id] = people.actors[0]
        kept = [other for other in kept if not _inside(other, people)] + [people]
    return [_as_people(sentences[name.sentence], name, told) for name in kept]


def _is_nation(sentence: Sentence, name: Found) -> bool:
    """Whether a name is a nationality in the plural: "Croats", not "Croat" or "Croatia"."""
    return name.nationality and is_plural(sentence.tokens[name.head]) and bool(name.actors)


def _home(sentence: Sentence, name: Found) -> Token | None:
    """The word for the land that a people live in, right beside its name; None without one."""
    for child in sentence.children(name.head, *_BESIDE):
        land = child.upos == "PROPN" or child.xpos == "NNP" or child.text[:1].isupper()
        if land and not name.first <= child.index < name.last and not child.leaning:
            return child if child.entity[2:] != "PER" else None
    for child in sentence.children(name.head, "nmod"):
        cases = {case.lemma.lower() for case in sentence.children(child.index, "case")}
        if child.upos == "PROPN" and cases & _PLACED and child.index - name.last <= 1:
            return child
    return None


def _people(sentence: Sentence, name: Found, land: Token) -> Found:
    first, last = name.first, name.last
    nation = " ".join(token.text for token in sentence.tokens[name.first : name.last])
    text = f"{nation} of {land.text}" if land.deprel in ("nmod", "nmod:poss") else f"{land.text} {nation}"
    if land.deprel != "nmod":
        first = min(first, land.index)
    actor = unknown(text, ActorKind.COMMUNITY, name.actors[0].country)
    return replace(
        name, first=first, core=(first, last), actors=(actor,), name=text, nationality=False, typed=NameType.BODY
    )


def _inside(other: Found, people: Found) -> bool:
    same = other.sentence == people.sentence
    return same and people.first <= other.first and other.last <= people.last


def _as_people(sentence: Sentence, name: Found, told: Mapping[str, Mapping[str, Actor]]) -> Found:
    """A bare "the Croats" as the one people of that nation that the article tells of."""
    if not _is_nation(sentence, name):
        return name
    known = told.get(name.actors[0].id, {})
    if len(known) != 1:
        return name
    return replace(name, actors=tuple(known.values()), nationality=False, typed=NameType.BODY)
