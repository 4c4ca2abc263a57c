"""Who is there with the doer of a thing: who does it "along with" him, and who only stands between the parties."""

from __future__ import annotations

from collections.abc import Iterator

from foedus.extraction.rules.grammar import Grammar

_FELLOW = frozenset(("along", "together", "jointly"))
_HELPING = frozenset(("help", "assist", "aid"))
_PHRASES = ("obl", "nmod")
_BETWEEN = frozenset(
    {
        "mediator",
        "broker",
        "facilitator",
        "moderator",
        "intermediary",
        "go-between",
        "host",
        "guarantor",
        "witness",
        "observer",
        "arbiter",
    }
)
"""What somebody is who is there with the parties and is none."""


def accompanies(grammar: Grammar, noun: int) -> bool:
    """Whether "along with" or "together with" stands before a noun."""
    links = grammar.sentence.children(noun, "case")
    return any(c.text.lower() == "with" and grammar.tokens[c.index - 1].text.lower() in _FELLOW for c in links)


def stands_between(grammar: Grammar, noun: int) -> bool:
    """Whether the words behind a noun call it a mediator or host: "they met, with Qatar as broker"."""
    above = grammar.tokens[noun].head
    rows = [grammar.sentence.children(place, *_PHRASES) for place in (noun, above) if place >= 0]
    behind = (word for row in rows for word in row if word.index > noun and word.lemma in _BETWEEN)
    return any("as" in grammar.cases(word.index) for word in behind)


def company(grammar: Grammar, trigger: int) -> Iterator[int]:
    """What stands behind such words on the trigger, on its verb, or on a noun that belongs to it."""
    token = grammar.tokens[trigger]
    above = [token.head] if token.head >= 0 and token.deprel in ("obl", "obj", "xcomp", "nmod") else []
    below = [child.index for child in grammar.sentence.children(trigger, "obj", *_PHRASES)]
    for place in (trigger, *above, *below):
        for child in grammar.sentence.children(place, *_PHRASES):
            if child.index > trigger and accompanies(grammar, child.index):
                yield child.index


def helped(grammar: Grammar, verb: int) -> Iterator[int]:
    """Who helps others do it, and so does it with them: X in "X helped Y to drive Z out"."""
    token = grammar.tokens[verb]
    above = grammar.tokens[token.head]
    if token.deprel == "xcomp" and above.lemma in _HELPING and not grammar.passive(above.index):
        yield from grammar.surface_subjects(above.index)


def company_of_doers(grammar: Grammar, verb: int) -> Iterator[int]:
    """What stands behind such words on who does it: Y in "X, together with Y, left Z"."""
    for doer in grammar.subjects(verb):
        for child in grammar.sentence.children(doer, *_PHRASES):
            if doer < child.index < verb and accompanies(grammar, child.index):
                yield child.index
