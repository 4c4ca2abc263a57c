"""Verbs that the tagger took for nouns, nouns that it took for verbs, and verbs that are no more than a participle."""

from __future__ import annotations

from msgspec.structs import replace

from foedus.language.lemmas import Lemmatiser
from foedus.language.tokens import FINITE, Token

_WITHIN_A_NOUN = frozenset(("det", "case", "amod", "compound", "nummod", "nmod:poss"))
_BLOWS = ("blows", "grips", "terms", "arms", "heel", "power")
_TO_THEM = frozenset(("come", "bring", "call", "return", "rise"))
_SUBJECTS = ("nsubj", "nsubj:pass")


def listed_verbs(tokens: tuple[Token, ...], lemmas: Lemmatiser) -> tuple[Token, ...]:
    """In "X hosts, arms and finances Y" the second is a verb as the first and the last are, and no noun."""
    found = list(tokens)
    for word in tokens[2:]:
        if word.deprel != "conj" or word.upos != "NOUN" or not word.text.islower():
            continue
        above = tokens[word.head]
        first = tokens[above.head] if above.deprel.startswith("nsubj") else above
        if first.upos != "VERB" or not first.index < word.index or _third_person(first) != _third_person(word):
            continue
        last = any(
            token.head == first.index and token.deprel == "conj" and token.upos == "VERB"
            for token in tokens[word.index + 1 :]
        )
        below = {token.deprel for token in tokens if token.head == word.index}
        if last and tokens[word.index - 1].text == "," and not below & _WITHIN_A_NOUN:
            tag = "VBZ" if _third_person(word) else "VBP"
            lemma = lemmas.lemma(word.text, tag)
            found[word.index] = replace(word, upos="VERB", xpos=tag, lemma=lemma, head=first.index)
    return tuple(found)


def _third_person(word: Token) -> bool:
    return word.text.endswith("s") and not word.text.endswith("ss")


def finite_conjuncts(tokens: tuple[Token, ...]) -> tuple[Token, ...]:
    """In "X threatened to attack Y and fired rockets" X fired them: the finite verb goes on from the finite one.

    Likewise an infinitive from the infinitive before it: "to retake towns held by Y and push Z back".
    """
    found = list(tokens)
    for verb in tokens:
        infinitive = tokens[verb.head]
        if (
            verb.deprel == "conj"
            and verb.xpos in ("VB", "VBP")
            and infinitive.xpos == "VBN"
            and infinitive.deprel == "acl"
        ):
            first = _infinitive_above(tokens, infinitive)
            if first is not None and not any(t.head == verb.index and t.text.lower() == "to" for t in tokens):
                found[verb.index] = replace(verb, head=first.index)
            continue
        if verb.deprel != "conj" or verb.xpos not in ("VBD", "VBZ") or infinitive.xpos != "VB":
            continue
        if not any(t.head == infinitive.index and t.text.lower() == "to" for t in tokens):
            continue
        if any(t.head == verb.index and t.deprel in (*_SUBJECTS, "aux", "aux:pass") for t in tokens):
            continue
        above = tokens[infinitive.head]
        while above.head >= 0 and above.xpos not in FINITE and above.deprel in ("xcomp", "conj", "advcl"):
            above = tokens[above.head]
        if above.xpos == verb.xpos and above.upos == "VERB" and above.index < infinitive.index:
            found[verb.index] = replace(verb, head=above.index)
    return tuple(found)


def active_conjuncts(tokens: tuple[Token, ...]) -> tuple[Token, ...]:
    """In "X said that troops were seized and invited Y" X invited him: a passive shares nothing with "invited Y"."""
    found = list(tokens)
    for verb in tokens:
        passive = tokens[verb.head]
        if verb.deprel != "conj" or verb.xpos not in ("VBD", "VBN") or passive.deprel != "ccomp":
            continue
        own = {t.deprel for t in tokens if t.head == verb.index}
        above = tokens[passive.head]
        told = above.upos == "VERB" and above.xpos in FINITE and above.index < passive.index < verb.index
        helped = any(t.head == passive.index and t.deprel == "aux:pass" for t in tokens)
        if told and helped and "obj" in own and own.isdisjoint((*_SUBJECTS, "aux", "aux:pass")):
            found[verb.index] = replace(verb, head=above.index, xpos="VBD")
    return tuple(found)


def _infinitive_above(tokens: tuple[Token, ...], word: Token) -> Token | None:
    """The nearest infinitive that a participle, or the noun that it tells of, hangs on."""
    above = tokens[word.head]
    for _ in tokens:
        if above.xpos == "VB" or above.head < 0:
            break
        above = tokens[above.head]
    to = any(t.head == above.index and t.text.lower() == "to" for t in tokens)
    return above if above.xpos == "VB" and to else None


def objects_of_particles(tokens: tuple[Token, ...]) -> tuple[Token, ...]:
    """In "shot down a plane near the border" the plane is the object: nothing but a particle stands before it."""
    found = list(tokens)
    for particle in tokens[1:]:
        verb = tokens[particle.head]
        if particle.deprel != "compound:prt" or particle.index != verb.index + 1:
            continue
        below = [t for t in tokens if t.head == verb.index]
        noun = next((t for t in below if t.deprel == "obl" and t.index > particle.index), None)
        if noun is None or noun.upos != "NOUN" or any(t.deprel in ("obj", "aux:pass", "nsubj:pass") for t in below):
            continue
        own = [t for t in tokens if t.head == noun.index]
        if any(t.deprel == "det" and t.index == particle.index + 1 for t in own) and all(
            t.deprel != "case" for t in own
        ):
            found[noun.index] = replace(noun, deprel="obj")
    return tuple(found)


def nouns_behind_to(tokens: tuple[Token, ...]) -> tuple[Token, ...]:
    """In "they came to blows over the pass" the blows are a noun, and what is about them tells of the coming."""
    found = list(tokens)
    for word in tokens[2:]:
        verb, link = tokens[word.head], tokens[word.index - 1]
        if word.upos != "VERB" or word.text.lower() not in _BLOWS or word.deprel not in ("xcomp", "advcl"):
            continue
        if verb.lemma not in _TO_THEM or link.text.lower() != "to" or link.head != word.index:
            continue
        found[word.index] = replace(word, upos="NOUN", xpos="NNS", lemma=word.text.lower(), deprel="obl")
        found[link.index] = replace(link, upos="ADP", xpos="IN", deprel="case")
        for token in tokens[word.index + 1 :]:
            if token.head == word.index:
                found[token.index] = replace(token, head=verb.index)
    return tuple(found)


def fronted_participles(tokens: tuple[Token, ...]) -> tuple[Token, ...]:
    """In "X, founded in 1973 to fight Y, waged war on Z" X waged the war, and its founding is told by the way.

    The participle behind the comma was taken for the verb, and the verb for one beside it. So it is in "X, founded by
    Y, a group that fled, waged war on Z", where the group is taken for who waged it.
    """
    found = list(tokens)
    for participle in tokens:
        if participle.deprel not in ("root", "ccomp") or participle.xpos not in ("VBN", "VBD"):
            continue
        below = [token for token in tokens if token.head == participle.index]
        subject = next((token for token in below if token.deprel in _SUBJECTS), None)
        if subject is None or not _right_behind_comma(tokens, subject, participle):
            continue
        verb = next((t for t in below if t.deprel in ("parataxis", "conj") and t.xpos in FINITE), None)
        if verb is None or tokens[verb.index - 1].text != ",":
            continue
        own = next((t for t in tokens if t.head == verb.index and t.deprel in _SUBJECTS), None)
        if own is not None:
            before = _told_by_the_way(tokens, own, participle)
            if before is None:
                continue
            found[own.index] = replace(own, head=before.index, deprel="appos")
        found[verb.index] = replace(verb, head=participle.head, deprel=participle.deprel)
        found[participle.index] = replace(participle, xpos="VBN", head=subject.index, deprel="acl")
        found[subject.index] = replace(subject, head=verb.index, deprel="nsubj")
        for token in below:
            if token.deprel == "punct" and (token.index > verb.index or token.index == len(tokens) - 1):
                found[token.index] = replace(token, head=verb.index)
    return tuple(found)


def _told_by_the_way(tokens: tuple[Token, ...], noun: Token, participle: Token) -> Token | None:
    """The name before the comma behind which a noun tells of it with a relative clause, behind a participle."""
    first = min([noun.index, *(t.index for t in tokens if t.head == noun.index and t.deprel != "punct")])
    clause = any(t.head == noun.index and t.deprel == "acl:relcl" for t in tokens)
    if not clause or first < participle.index + 2 or tokens[first - 1].text != ",":
        return None
    name = tokens[first - 2]
    return name if name.upos == "PROPN" else None


def agents(tokens: tuple[Token, ...]) -> tuple[Token, ...]:
    """In "X, the force run by General Y, fled" Y runs the force, which is X: behind "by" a person is no place.

    The parser made him a circumstance, or the force the subject of a clause about X.
    """
    found = list(tokens)
    for case in tokens[3:]:
        doer, verb, noun = tokens[case.head], tokens[case.index - 1], tokens[case.index - 2]
        by_him = case.text.lower() == "by" and case.deprel == "case" and doer.entity.endswith("PER")
        if not by_him or doer.head != verb.index or not verb.deprel.startswith("acl"):
            continue
        if noun.head == verb.index and noun.deprel == "nsubj" and noun.upos == "NOUN":
            found[noun.index] = replace(noun, head=verb.head, deprel="appos")
            found[verb.index] = replace(verb, xpos="VBN", head=noun.index, deprel="acl")
        elif noun.deprel == "appos" and noun.head == verb.head:
            found[verb.index] = replace(verb, xpos="VBN")
        elif verb.xpos != "VBN":
            continue
        if doer.deprel == "obl":
            found[doer.index] = replace(doer, deprel="obl:agent")
    return tuple(found)


def told_by_the_way(tokens: tuple[Token, ...]) -> tuple[Token, ...]:
    """In "X, founded a decade ago by Y, broke with Z" Y founded X: no verb right behind a comma has X for its doer."""
    found = list(tokens)
    for verb in tokens[2:]:
        noun = tokens[verb.head]
        past = verb.xpos in ("VBN", "VBD") and verb.deprel in ("parataxis", "acl", "acl:relcl", "appos")
        if not past or noun.upos not in ("NOUN", "PROPN") or noun.index > verb.index:
            continue
        below = [token for token in tokens if token.head == verb.index]
        helped = any(t.deprel in (*_SUBJECTS, "obj", "aux", "aux:pass", "mark") for t in below)
        by = [t for t in below if t.deprel == "obl" and t.index > verb.index and _follows_by(tokens, t)]
        if tokens[verb.index - 1].text != "," or helped or not by or by[0].upos != "PROPN":
            continue
        found[verb.index] = replace(verb, xpos="VBN", deprel="acl")
        found[by[0].index] = replace(by[0], deprel="obl:agent")
    return tuple(found)


def _follows_by(tokens: tuple[Token, ...], noun: Token) -> bool:
    return any(t.head == noun.index and t.deprel == "case" and t.text.lower() == "by" for t in tokens)


def _right_behind_comma(tokens: tuple[Token, ...], subject: Token, participle: Token) -> bool:
    """Whether nothing but a comma, and words such as "once" and "first", stands between a subject and a participle."""
    between = [token for token in tokens[subject.index + 1 : participle.index] if token.head != subject.index]
    marks = [token for token in tokens[subject.index + 1 : participle.index] if token.text == ","]
    adverbs = all(token.upos in ("ADV", "PUNCT") for token in between)
    return len(marks) == 1 and marks[0].index < participle.index and adverbs


def _has_subject(tokens: tuple[Token, ...], verb: Token) -> bool:
    return any(token.head == verb.index and token.deprel in _SUBJECTS for token in tokens)
