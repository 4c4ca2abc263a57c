"""Who is none of "the two sides": who says something of them, and who mediates between them."""

from __future__ import annotations

from foedus.language import Sentence, Token
from foedus.model import Actor, ActorKind, MentionKind
from foedus.resolution.coreference_context import Context
from foedus.resolution.mentions_found import Found

_APART = frozenset({"advcl", "acl:relcl", "parataxis"})
_MEDIATING = frozenset(
    {"mediate", "broker", "facilitate", "host", "moderate", "chair", "sponsor", "oversee", "supervise"}
)
_MEDIATORS = frozenset(
    {"mediator", "host", "broker", "facilitator", "moderator", "guarantor", "go-between", "peacemaker"}
)
_AUSPICES = frozenset({"auspex", "auspice", "auspices", "mediation", "brokerage", "sponsorship", "supervision"})
_BYSTANDERS = frozenset({ActorKind.INTERNATIONAL, ActorKind.ORGANISATION, ActorKind.UNKNOWN})
_SUBJECTS = ("nsubj", "nsubj:pass")
_STEPS = 8


def outsiders(context: Context, sentence: Sentence, token: int) -> frozenset[str]:
    """Ids of those who say what the clause of a noun says, and of mediators so far: "Arvania urged both sides"."""
    return _speakers(context, sentence, token) | context.mediators


def _speakers(context: Context, sentence: Sentence, token: int) -> frozenset[str]:
    """Ids of the subjects of the clauses above, unless they are two themselves, and of organisations they speak for."""
    found: set[str] = set()
    word = sentence.tokens[token]
    for _ in range(_STEPS):
        if word.head < 0 or word.deprel in _APART:
            break
        # "X helped Y, but the two fell out": X says nothing; but X in "X denied it and urged the two to talk".
        beside = word.deprel == "conj" and word.upos == "VERB" and any(sentence.children(word.index, *_SUBJECTS))
        word = sentence.tokens[word.head]
        subject = next(sentence.children(word.index, "nsubj"), None)
        if subject is None or subject.index == token or beside:
            continue
        heads = (subject.index, *(child.index for child in sentence.children(subject.index, "conj")))
        actors = {actor.id for head in heads for actor in _actors(context, sentence, head)}
        if len(actors) != 2:
            found |= actors | _spoken_for(context, sentence, subject)
    return frozenset(found)


def _spoken_for(context: Context, sentence: Sentence, subject: Token) -> set[str]:
    """Ids of the organisations of which the subject is: "an official of the bloc said"."""
    below = (child.index for child in sentence.children(subject.index, "nmod", "nmod:poss", "compound"))
    return {a.id for place in below for a in _actors(context, sentence, place) if a.kind in _BYSTANDERS}


def _actors(context: Context, sentence: Sentence, place: int) -> tuple[Actor, ...]:
    found = context.headed.at(sentence.index, place)
    return found.actors if found is not None else ()


def mediates(sentence: Sentence, found: Found) -> bool:
    """Whether a mention is of somebody who stands between the sides: "hosted by X", "X's mediation"."""
    if found.form is MentionKind.PRONOUN:
        return False
    token = sentence.tokens[found.head]
    clauses = list(sentence.children(token.index, "acl:relcl"))
    if token.head >= 0 and token.deprel in ("nsubj", "obl:agent"):
        clauses.append(sentence.tokens[token.head])
    words = [*sentence.children(token.index, "appos", "nmod:desc")]
    if token.head >= 0 and token.deprel in ("appos", "nmod:desc", "nmod", "nmod:poss"):
        words.append(sentence.tokens[token.head])
    owning = token.head >= 0 and token.deprel in ("nmod", "nmod:poss")
    if owning and sentence.tokens[token.head].lemma.lower() in _AUSPICES:
        return True
    mediating = any(_does(sentence, clause) for clause in clauses)
    return mediating or any(word.lemma.lower() in _MEDIATORS for word in words)


def _does(sentence: Sentence, clause: Token) -> bool:
    """Whether the verb of a clause, or what it is coordinated with, tells of mediation: "acted as go-betweens"."""
    beside = (clause, *sentence.children(clause.index, "conj"))
    if clause.lemma == "act" and any(o.lemma.lower() in _MEDIATORS for o in sentence.children(clause.index, "obl")):
        return True
    return any(word.lemma.lower() in _MEDIATING and word.upos == "VERB" for word in beside)
