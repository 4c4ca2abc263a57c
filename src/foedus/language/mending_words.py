"""Verbs taken for adjectives, prepositions or nouns: "rebels armed by X", "drove off Y", "X trains and arms Y"."""

from __future__ import annotations

from itertools import pairwise

from msgspec.structs import replace

from foedus.language.lemmas import Lemmatiser
from foedus.language.tokens import Token

_PASSIVE = {"nsubj": "nsubj:pass", "cop": "aux:pass"}
"""Relations below an adjective, and what they are below a passive verb."""
_NOMINAL = frozenset(("NN", "NNS", "JJ"))
_CLAUSAL = frozenset(("root", "ccomp", "parataxis"))
_PHRASAL = frozenset(
    [
        ("win", "over"),
        ("bring", "over"),
        ("bring", "about"),
        ("drive", "off"),
        ("drive", "out"),
        ("beat", "off"),
        ("fight", "off"),
        ("hold", "off"),
        ("ward", "off"),
        ("call", "off"),
        ("break", "off"),
        ("cut", "off"),
        ("buy", "off"),
        ("hand", "over"),
        ("wipe", "out"),
        ("carry", "out"),
        ("root", "out"),
        ("flush", "out"),
        ("force", "out"),
        ("throw", "out"),
        ("put", "down"),
        ("gun", "down"),
        ("mow", "down"),
        ("hunt", "down"),
        ("track", "down"),
        ("lay", "down"),
        ("shoot", "down"),
        ("bring", "down"),
        ("tear", "up"),
        ("round", "up"),
        ("shore", "up"),
        ("drive", "back"),
        ("push", "back"),
        ("beat", "back"),
        ("kick", "out"),
        ("rule", "out"),
        ("blow", "up"),
        ("prop", "up"),
        ("set", "up"),
        ("break", "up"),
    ]
)
"""Verbs with a particle that a noun may follow."""


def passive_participles(tokens: tuple[Token, ...], lemmas: Lemmatiser) -> tuple[Token, ...]:
    """Participles with an agent that were taken for adjectives ("rebels armed by X") become passive verbs again.

    A word in -ed right before "by" and its noun is a participle: adjectives take no agent. So is the one that is
    coordinated with such a participle ("is armed and led by X").
    """
    found = list(tokens)
    for case in tokens[2:]:
        if case.text.lower() != "by" or case.deprel != "case":
            continue
        last, agent = tokens[case.index - 1], tokens[case.head]
        beside = last.deprel == "conj" and last.xpos in ("JJ", "VBN") and last.head < last.index
        for participle in (last, tokens[last.head]) if beside else (last,):
            if participle.xpos != "JJ" or not participle.text.lower().endswith("ed"):
                continue
            if agent.head not in (participle.index, last.index):
                continue
            described = participle.deprel == "amod" and participle.head < participle.index
            found[participle.index] = replace(
                found[participle.index],
                upos="VERB",
                xpos="VBN",
                lemma=lemmas.lemma(participle.text, "VBN"),
                deprel="acl" if described else participle.deprel,
            )
            found[agent.index] = replace(found[agent.index], deprel="obl:agent")
            for token in tokens:
                if token.head == participle.index and token.deprel in _PASSIVE:
                    found[token.index] = replace(found[token.index], deprel=_PASSIVE[token.deprel])
    return tuple(found)


def phrasal_verbs(tokens: tuple[Token, ...]) -> tuple[Token, ...]:
    """Particles that were taken for prepositions ("drove off the rebels", "won over the tribes") belong to the verb.

    So does the first of two prepositions in "a thaw set in between X and Y".
    """
    found = list(tokens)
    for particle, behind in pairwise(tokens[1:]):
        verb, noun = tokens[particle.index - 1], tokens[particle.head]
        if verb.lemma != "set" or particle.text.lower() != "in" or behind.text.lower() not in ("between", "after"):
            continue
        if particle.deprel == "case" and behind.head in (particle.index, noun.index) and noun.head == verb.index:
            found[particle.index] = replace(particle, head=verb.index, deprel="compound:prt")
            found[behind.index] = replace(behind, head=noun.index, deprel="case")
            found[verb.index] = replace(verb, upos="VERB", xpos="VBD")
            for token in tokens[: verb.index]:
                if token.head == verb.index and token.deprel in ("compound", "nsubj:pass"):
                    found[token.index] = replace(token, deprel="nsubj")
    for particle in tokens[1:]:
        verb = tokens[particle.index - 1]
        if particle.deprel != "case" or (verb.lemma, particle.text.lower()) not in _PHRASAL:
            continue
        noun = tokens[particle.head]
        taken = any(token.deprel in ("obj", "aux:pass") for token in tokens if token.head == verb.index)
        taken = taken or sum(token.head == noun.index and token.deprel == "case" for token in tokens) > 1
        if verb.upos != "VERB" or noun.head != verb.index or noun.deprel != "obl" or taken:
            continue
        found[particle.index] = replace(particle, head=verb.index, deprel="compound:prt")
        found[noun.index] = replace(noun, deprel="obj")
    return tuple(found)


def clause_verbs(tokens: tuple[Token, ...], lemmas: Lemmatiser) -> tuple[Token, ...]:
    """Verbs that look like nouns and were taken for such ("X trains and arms Y", "X and Y command and arm Z").

    A noun takes no object, and none that heads a clause without a copula is coordinated with a verb that takes one;
    a word in -ed that is coordinated with a participle is one.
    """
    found = list(tokens)
    for word in tokens:
        doubtful = word.xpos in _NOMINAL or (word.upos == "NOUN" and word.xpos.startswith("VB"))
        if not doubtful or not word.text.islower() or word.upos not in ("NOUN", "ADJ"):
            continue
        below = [token for token in tokens if token.head == word.index]
        objects = any(token.deprel == "obj" and token.index > word.index for token in below)
        shared = word.deprel in _CLAUSAL and any(
            token.deprel == "conj" and token.upos == "VERB" and _has_object(tokens, token.index) for token in below
        )
        joined = word.deprel == "conj" and word.text.endswith("ed") and tokens[word.head].xpos in ("VBN", "VBD")
        if not (objects or shared or joined) or any(token.deprel in ("cop", "det", "case") for token in below):
            continue
        tag = "VBN" if word.text.endswith("ed") else "VBZ" if word.text.endswith("s") else "VBP"
        lemma = lemmas.lemma(word.text, tag)
        found[word.index] = replace(found[word.index], upos="VERB", xpos=tag, lemma=lemma)
        if not any(token.deprel.startswith("nsubj") for token in below):
            for token in below:
                if token.deprel == "compound" and token.upos == "PROPN":
                    found[token.index] = replace(found[token.index], deprel="nsubj")
    return tuple(found)


def _has_object(tokens: tuple[Token, ...], verb: int) -> bool:
    return any(token.head == verb and token.deprel == "obj" for token in tokens)


def present_tense(tokens: tuple[Token, ...]) -> tuple[Token, ...]:
    """Base forms with a subject and no auxiliary, as in headlines ("Rebels sign truce"), are in the present tense.

    No form without an -s is that of one who does it: "Chad and Niger snub the rebels".
    """
    found = list(tokens)
    for verb in tokens:
        if verb.xpos == "VBZ" and verb.text.isalpha() and not verb.text.lower().endswith("s"):
            found[verb.index] = replace(verb, xpos="VBP")
        if verb.xpos == "VB" and verb.deprel in ("root", "parataxis"):
            below = {token.deprel for token in tokens if token.head == verb.index}
            if "nsubj" in below and not below & {"aux", "aux:pass", "mark"}:
                found[verb.index] = replace(verb, xpos="VBP")
    return tuple(found)
