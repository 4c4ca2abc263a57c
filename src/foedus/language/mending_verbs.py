"""Verbs that the tagger took for nouns, nouns that it took for verbs, and verbs that are no more than a participle."""

from __future__ import annotations

from msgspec.structs import replace

from foedus.language.lemmas import Lemmatiser
from foedus.language.tokens import FINITE, NOUNS, Token, cases_of

_WITHIN_A_NOUN = frozenset(("det", "case", "amod", "compound", "nummod", "nmod:poss"))
_TO_THEM = {
    **dict.fromkeys(("blows", "grips", "terms", "arms", "heel", "power"), ("come", "bring", "call", "return", "rise")),
    **dict.fromkeys(
        ("court", "task", "trial", "justice", "account"), ("take", "drag", "haul", "bring", "hold", "call")
    ),
    "bat": ("go",),
}
"""Nouns without an article to which somebody comes or is brought, and the verbs over them."""
_ABOUT = frozenset(("over", "with", "for", "against", "about", "on"))
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

    Likewise an infinitive from the infinitive before it, and a participle from the perfect: "to retake towns held by Y
    and push Z back", "has called on Y to go and imposed sanctions".
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
        if verb.deprel != "conj" or verb.xpos not in ("VBD", "VBZ", "VBN") or infinitive.xpos != "VB":
            continue
        if not any(t.head == infinitive.index and t.text.lower() == "to" for t in tokens):
            continue
        if any(t.head == verb.index and t.deprel in (*_SUBJECTS, "aux", "aux:pass") for t in tokens):
            continue
        above = tokens[infinitive.head]
        while above.head >= 0 and not _is_told_of(tokens, above) and above.deprel in ("xcomp", "conj", "advcl"):
            above = tokens[above.head]
        has = any(t.head == above.index and t.deprel == "aux" and t.lemma == "have" for t in tokens)
        alike = above.xpos == verb.xpos and (verb.xpos != "VBN" or has)  # "has told X to go and imposed sanctions"
        if alike and above.upos == "VERB" and above.index < infinitive.index:
            found[verb.index] = replace(verb, head=above.index)
    return tuple(found)


def _is_told_of(tokens: tuple[Token, ...], verb: Token) -> bool:
    """Whether a verb is finite, or stands in the perfect."""
    perfect = verb.xpos == "VBN" and any(t.head == verb.index and t.deprel == "aux" for t in tokens)
    return perfect or verb.xpos in FINITE


def nouns_behind_and(tokens: tuple[Token, ...]) -> tuple[Token, ...]:
    """In "launched mortar and rocket fire at Y" nobody rockets: behind "and" no bare present goes on from a past.

    What was taken for the verb is the first part of the noun right behind it, which stands beside the one before "and".
    """
    found = list(tokens)
    for word in tokens[3:-1]:
        noun, link, first = tokens[word.index + 1], tokens[word.index - 1], tokens[word.head]
        if word.deprel != "conj" or word.xpos not in ("VBP", "VB") or first.xpos not in ("VBD", "VBN"):
            continue
        below = [token for token in tokens if token.head == word.index]
        if link.deprel != "cc" or noun.deprel != "obj" or noun.head != word.index or noun.upos != "NOUN":
            continue
        if any(t.deprel.startswith(("nsubj", "aux", "mark")) for t in below):
            continue
        before = _noun_before(tokens, link)
        if before is None or (first.xpos == "VBN" and before.head != first.index):
            continue
        found[word.index] = replace(word, upos="NOUN", xpos="NN", lemma=word.text, head=noun.index, deprel="compound")
        found[noun.index] = replace(noun, head=before.index, deprel="conj")
        for token in below:
            if token is not noun:
                found[token.index] = replace(token, head=noun.index if token.index < word.index else first.index)
    return tuple(found)


def _noun_before(tokens: tuple[Token, ...], link: Token) -> Token | None:
    """The first of the nouns that stand side by side before an "and"; none where a verb or another word does."""
    place = link.index - 1
    if tokens[place].text == ",":
        place -= 1
    noun = tokens[place]
    while noun.deprel == "conj" and noun.upos == "NOUN" and noun.head < noun.index:
        noun = tokens[noun.head]
    return noun if noun.upos == "NOUN" and noun.deprel in ("obj", "obl", "nmod") else None


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


def active_perfects(tokens: tuple[Token, ...]) -> tuple[Token, ...]:
    """In "the men it had accused" it accused them: nothing is done to a subject before "had" without a "been"."""
    found = list(tokens)
    for subject in tokens:
        if subject.deprel != "nsubj:pass":
            continue
        helping = [t for t in tokens if t.head == subject.head and t.deprel.startswith(("aux", "cop"))]
        if any(t.lemma == "have" for t in helping) and all(t.lemma not in ("be", "get") for t in helping):
            found[subject.index] = replace(subject, deprel="nsubj")
    return tuple(found)


def led_besides(tokens: tuple[Token, ...]) -> tuple[Token, ...]:
    """In "a militia loyal to X and led by Y" it is led as it is loyal: both only tell what militia it is."""
    found = list(tokens)
    for verb in tokens[3:]:
        noun = tokens[verb.head]
        if (
            verb.deprel != "conj"
            or verb.xpos not in ("VBN", "VBD")
            or noun.upos not in NOUNS
            or noun.index > verb.index
        ):
            continue
        between = tokens[noun.index + 1 : verb.index]
        told = next((t for t in between if t.head == noun.index and t.deprel in ("amod", "acl")), None)
        linked = any(t.head == verb.index and t.deprel == "cc" for t in between)
        below = {t.deprel for t in tokens if t.head == verb.index}
        if told is not None and linked and below.isdisjoint((*_SUBJECTS, "obj", "aux", "aux:pass")):
            found[verb.index] = replace(verb, xpos="VBN", head=told.index)
    return tuple(found)


def nouns_behind_to(tokens: tuple[Token, ...]) -> tuple[Token, ...]:
    """In "they came to blows over the pass" the blows are a noun, and what is about them tells of the coming.

    So it is in "took X to court over the raid", "went to bat for X" and "saw eye to eye with X".
    """
    found = list(tokens)
    for word in tokens[2:]:
        link, behind = tokens[word.index - 1], tokens[word.index + 1 :]
        if link.text.lower() != "to" or link.head != word.index:
            continue
        verb = _over_set_phrase(tokens, word)
        if verb is None:
            continue
        if word.upos == "VERB" or word.xpos.startswith("VB"):
            tag = "NNS" if word.text.lower().endswith("s") else "NN"
            found[word.index] = replace(word, upos="NOUN", xpos=tag, lemma=word.text.lower())
            if word.deprel in ("xcomp", "advcl"):
                found[word.index] = replace(found[word.index], deprel="obl")
            found[link.index] = replace(link, upos="ADP", xpos="IN", deprel="case")
        for token in behind:
            if token.head == word.index and (word.upos == "VERB" or cases_of(tokens, token.index) & _ABOUT):
                relation = "obl" if token.deprel == "nmod" else token.deprel
                found[token.index] = replace(token, head=verb.index, deprel=relation)
    return tuple(found)


def yet_to_come(tokens: tuple[Token, ...]) -> tuple[Token, ...]:
    """In "the parties are yet to sign" they are to sign: "yet" is no state in which anybody is."""
    found = list(tokens)
    for yet in tokens[2:-2]:
        verb = tokens[min(yet.index + 2, len(tokens) - 1)]
        if yet.text.lower() != "yet" or verb.head != yet.index or verb.deprel != "xcomp" or verb.upos != "VERB":
            continue
        copula = next((t for t in tokens[: yet.index] if t.deprel == "cop" and t.head in (yet.index, verb.index)), None)
        if copula is None or tokens[yet.index + 1].text.lower() != "to":
            continue
        for token in tokens:
            if token.head == yet.index:
                found[token.index] = replace(token, head=verb.index)
        found[verb.index] = replace(verb, head=yet.head, deprel=yet.deprel)
        found[yet.index] = replace(yet, head=verb.index, deprel="advmod")
        found[copula.index] = replace(copula, head=verb.index, deprel="aux")
    return tuple(found)


def _over_set_phrase(tokens: tuple[Token, ...], word: Token) -> Token | None:
    """The verb of which a bare noun behind "to" is a set part, whatever the noun was taken for."""
    above, text = tokens[word.head], word.text.lower()
    if text == "eye" and above.text == "eye" and above.index == word.index - 2 and above.head >= 0:
        verb = tokens[above.head]
        return verb if verb.lemma == "see" else None
    known = word.head >= 0 and above.index < word.index and above.lemma in _TO_THEM.get(text, ())
    return above if known and word.deprel in ("xcomp", "advcl", "obl") else None


def came_close(tokens: tuple[Token, ...]) -> tuple[Token, ...]:
    """In "came close to a truce" the adverb says that they did not reach it: nobody becomes anything."""
    return tuple(
        replace(token, upos="ADV", xpos="RB", deprel="advmod")
        if token.text.lower() == "close" and token.deprel == "xcomp" and tokens[token.head].lemma == "come"
        else token
        for token in tokens
    )


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
