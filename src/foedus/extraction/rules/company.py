"""Who is there with the doer of a thing: who does it "along with" him, and who only stands between the parties."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

from foedus.extraction.rules.end import End
from foedus.extraction.rules.ends import Ends
from foedus.extraction.rules.grammar import Grammar
from foedus.language.mending_attachment import BONDS, SOUGHT
from foedus.model import ActorKind

_FELLOW = frozenset(("along", "together", "jointly"))
_TOGETHER = frozenset(("together", "jointly"))
_HELPING = frozenset(("help", "assist", "aid"))
_ON_THE_SIDE_OF = ("alongside", "beside", "under", "for", "behind")
_PHRASES = ("obl", "nmod")
_MERGING = frozenset(("merge", "unite", "unify", "amalgamate", "combine", "federate", "fuse"))
_BODIES = frozenset(
    (
        "administration",
        "alliance",
        "band",
        "bloc",
        "cabinet",
        "coalition",
        "faction",
        "front",
        "government",
        "group",
        "grouping",
        "militia",
        "movement",
        "organisation",
        "organization",
        "party",
    )
)
"""What may belong to a man and be left by him."""
_LINKS = ("case", "mark")
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
    """Whether the words behind a noun call it a mediator or host: "they met, with Qatar as broker".

    Of "with Chad in the chair" the parser makes a phrase of Chad or of the chair.
    """
    above = grammar.tokens[noun].head
    rows = [grammar.sentence.children(place, *_PHRASES, "advcl") for place in (noun, above) if place >= 0]
    if grammar.tokens[above].deprel == "obj":
        rows.append(grammar.sentence.children(grammar.tokens[above].head, "obl"))
    behind = [word for row in rows for word in row if word.index > noun]
    called = (word for word in behind if word.lemma in _BETWEEN)
    if any(link.text.lower() == "as" for word in called for link in grammar.sentence.children(word.index, *_LINKS)):
        return True
    return any(word.lemma == "chair" and "in" in grammar.cases(word.index) for word in (grammar.tokens[noun], *behind))


def is_of_a_bond(grammar: Grammar, noun: int) -> bool:
    """As in "they work together for a settlement with X": with whom they seek it is none of whom they work with."""
    token = grammar.tokens[noun]
    bond = grammar.tokens[token.head] if token.deprel == "nmod" else token
    return bond.lemma in BONDS and bond.index < noun and not SOUGHT.isdisjoint(grammar.cases(bond.index))


def is_aside(grammar: Grammar, noun: int, ends: Ends, words: Mapping[str, frozenset[str]]) -> bool:
    """Whether a noun is no party: a mediator, or by what they came to terms ("ended their war with a pact")."""
    lemma = grammar.tokens[noun].lemma.lower()
    agreed = lemma == "handshake" or lemma in words["agreeing"] or lemma in words["between sides"]
    means = agreed and "with" in grammar.cases(noun) and not ends.is_actor(noun)
    return means or stands_between(grammar, noun)


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


def fellow_founders(grammar: Grammar, verb: int, ends: Ends) -> Iterator[int]:
    """Who is named behind "with" where somebody founds something: "X founded it with Y", "set it up with Y"."""
    if grammar.tokens[verb].upos == "VERB" and not grammar.passive(verb):
        yield from (place for place in grammar.behind(verb, "with") if ends.name_over(place) is not None)


def company_of_doers(grammar: Grammar, verb: int) -> Iterator[int]:
    """What stands behind such words on who does it: Y in "X, together with Y, left Z"."""
    for doer in grammar.subjects(verb):
        for child in grammar.sentence.children(doer, *_PHRASES):
            if doer < child.index < verb and accompanies(grammar, child.index):
                yield child.index


def on_one_side(grammar: Grammar, verb: int, ends: Ends) -> bool:
    """Whether those who fight do so together, or beside another: "A and B fought alongside X", "under X", "for X"."""
    if any(child.lemma.lower() in _TOGETHER for child in grammar.sentence.children(verb, "advmod")):
        return True
    return any(ends.is_actor(place) for link in _ON_THE_SIDE_OF for place in grammar.behind(verb, link))


def sharers(grammar: Grammar, whose: int) -> Iterator[int]:
    """Who shares what "whose" tells of with him behind whom it stands: X of "X and Y, whose alliance has ended"."""
    word = grammar.tokens[whose]
    if word.xpos != "WP$":
        return
    while word.deprel != "acl:relcl" and word.head >= 0:
        word = grammar.tokens[word.head]
    nearest = grammar.tokens[word.head] if word.head >= 0 else word
    if nearest.deprel == "conj":
        yield from (place for place in grammar.conjuncts(nearest.head) if place != nearest.index)


def comes_of_them(grammar: Grammar, ends: Iterable[End]) -> bool:
    """Whether those who merge become what stands there: "A and B merged into a single front"."""
    return any(not end.actor.listed and "into" in grammar.cases(end.token) for end in ends)


def come_of_several(grammar: Grammar, verb: int, bodies: Sequence[End], members: Sequence[End]) -> bool:
    """Whether what several merge into is new, or of one that merges there is no word: "A merged into the army"."""
    if grammar.tokens[verb].lemma not in _MERGING or not any("into" in grammar.cases(end.token) for end in bodies):
        return True
    return len(members) > 1 and not any(end.actor.listed for end in bodies)


def is_outcome(grammar: Grammar, noun: int) -> bool:
    """As in "into a single army": what several become, which is no party to it."""
    articles = (child.text.lower() for child in grammar.sentence.children(noun, "det", "nummod"))
    return "into" in grammar.cases(noun) and any(article in ("a", "an", "one") for article in articles)


def part_for_whole(ends: Ends, end: End, pieces: Collection[str]) -> End:
    """The part of a body in place of the body: "a merger of X and the northern branch of Y" is none of Y."""
    tokens = ends.sentence.tokens
    owner = tokens[end.token]
    noun = owner if owner.lemma in pieces or owner.head < 0 else tokens[owner.head]
    if not end.owned or noun.lemma not in pieces or end.actor.kind is ActorKind.PERSON:
        return end
    return next(iter(ends.own(noun.index)), end)


def his_body(ends: Ends, end: End) -> End:
    """A man's body in his own place where one leaves or joins it: who "left Kabila's party" need not leave Kabila."""
    noun = ends.sentence.tokens[end.token]
    if not end.owned or end.actor.kind is not ActorKind.PERSON or noun.lemma not in _BODIES:
        return end
    if any("under" in ends.sentence.cases(child.index) for child in ends.sentence.children(noun.index, "nmod")):
        return end  # "a faction under X" is X with his men
    return next((own for own in ends.own(end.token) if own.actor.kind is not ActorKind.PERSON), end)
