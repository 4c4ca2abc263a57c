"""Nouns and gerunds hung on the wrong word: a title on a list, an owner on the verb, a deed on its accuser."""

from __future__ import annotations

from itertools import pairwise

from msgspec.structs import replace

from foedus.language.lemmas import Lemmatiser
from foedus.language.tokens import Token, cases_of, hangs_on

_ACCUSING = frozenset(
    ["accuse", "suspect", "blame", "charge", "convict", "criticise", "criticize", "condemn", "denounce"]
)
_RULING = frozenset(("ruling", "governing", "leading", "reigning", "opposing", "warring"))
SWORN = frozenset(("avowed", "sworn"))
_FOES = frozenset(("adversary", "ally", "antagonist", "enemy", "foe", "friend", "opponent", "rival", "supporter"))
_REACH = 4
"""How many words behind the 's the noun may stand."""


def titled(tokens: tuple[Token, ...]) -> tuple[Token, ...]:
    """In "President X and RENAMO leader Y" a title and the name right behind it are one person, not two more."""
    found = list(tokens)
    for title, name in pairwise(tokens):
        if title.deprel != "conj" or title.xpos != "NN" or name.entity != "B-PER":
            continue
        first = tokens[title.head]
        beside = name.deprel in ("conj", "appos") and name.head == first.index
        second = name.deprel == first.deprel == "nsubj" and name.head == first.head
        if not (beside or second) or first.upos not in ("NOUN", "PROPN"):
            continue
        found[name.index] = replace(name, head=first.index, deprel="conj")
        found[title.index] = replace(found[title.index], head=name.index, deprel="nmod:desc")
        for token in tokens:
            if token.head == title.index and token.deprel == "cc":
                found[token.index] = replace(found[token.index], head=name.index)
    return tuple(found)


def sworn_foes(tokens: tuple[Token, ...]) -> tuple[Token, ...]:
    """In "X, sworn enemies of Y" nobody swears anything: the word before the noun tells of it, as "bitter" would."""
    found = list(tokens)
    for sworn, noun in pairwise(tokens):
        if sworn.text.lower() not in SWORN or noun.head != sworn.index or noun.lemma.lower() not in _FOES:
            continue
        above = "appos" if sworn.deprel in ("acl", "amod") and sworn.head < sworn.index else sworn.deprel
        found[noun.index] = replace(noun, head=sworn.head, deprel=above)
        found[sworn.index] = replace(sworn, head=noun.index, deprel="amod", upos="ADJ", xpos="JJ", lemma="sworn")
        for token in tokens:
            if token.head != sworn.index or token.index == noun.index:
                continue
            deprel = {"aux:pass": "cop", "nsubj:pass": "nsubj"}.get(token.deprel, token.deprel)
            found[token.index] = replace(token, head=noun.index, deprel=deprel)
    return tuple(found)


def told_as_nouns(tokens: tuple[Token, ...]) -> tuple[Token, ...]:
    """In "Fighting between A and B went on" fighting is a noun, which has sides as a verb has not."""
    found = list(tokens)
    for word, case in pairwise(tokens):
        side = tokens[case.head]
        if word.xpos != "VBG" or word.upos != "VERB" or case.text.lower() != "between" or side.head != word.index:
            continue
        if any(t.head == word.index and t.deprel in ("obj", "mark", "aux", "nsubj") for t in tokens):
            continue
        deprel = "nsubj" if word.deprel in ("advcl", "csubj") and word.head > word.index else word.deprel
        found[word.index] = replace(word, upos="NOUN", xpos="NN", lemma=word.text.lower(), deprel=deprel)
        if side.deprel == "obl":
            found[side.index] = replace(side, deprel="nmod")
    return tuple(found)


def gapped(tokens: tuple[Token, ...]) -> tuple[Token, ...]:
    """In "X signed for A and Y for B" the second "for" is Y's, whose verb is left out: an orphan, as UD calls it."""
    found = list(tokens)
    for person in tokens:
        first = tokens[person.head]
        if person.deprel != "conj" or person.entity != "B-PER" or first.deprel != "obl" or first.index > person.index:
            continue
        words = cases_of(tokens, first.index)
        for last in tokens[person.index + 1 :] if words else ():
            if last.deprel == "obl" and last.head == first.head and cases_of(tokens, last.index) == words:
                found[last.index] = replace(last, head=person.index, deprel="orphan")
    return tuple(found)


def possessors(tokens: tuple[Token, ...]) -> tuple[Token, ...]:
    """Possessors that were hung on a verb ("attributed it to X's "disrespect"") belong to the noun behind them.

    Nothing but quotation marks and modifiers may stand between, and the noun must not hang on the possessor.
    """
    found = list(tokens)
    for mark in tokens:
        if mark.xpos != "POS" or mark.deprel != "case" or mark.head < 0:
            continue
        owner = found[mark.head]
        noun = _noun_behind(tokens, mark.index)
        if owner.deprel == "conj" and mark.index + 1 < len(tokens):  # "X's Front and Y's Guard signed"
            other = tokens[mark.index + 1]
            beside = other.deprel == "conj" and other.head == owner.head and other.upos == "PROPN"
            noun = other.index if beside else None
        elif owner.deprel not in ("obl", "obj", "nmod", "nsubj"):
            continue
        if owner.upos not in ("PROPN", "NOUN"):
            continue
        if noun is not None and not hangs_on(found, noun, owner.index):
            found[owner.index] = replace(owner, head=noun, deprel="nmod:poss")
    return tuple(found)


def ruling_bodies(tokens: tuple[Token, ...]) -> tuple[Token, ...]:
    """In "Kelm's ruling Red Front attacked" the Front did: "ruling" before a name is an adjective, and rules nobody."""
    found = list(tokens)
    for word in tokens[1:-1]:
        if word.text not in _RULING or word.xpos not in ("VBG", "NN"):
            continue
        below = [token for token in tokens if token.head == word.index]
        name = next((token for token in below if token.deprel in ("obj", "appos") and token.index > word.index), None)
        if name is None or name.upos != "PROPN":
            continue
        if not any(token.deprel in ("nmod:poss", "det") and token.index < word.index for token in below):
            continue
        if not all(word.index <= token.head <= name.index for token in tokens[word.index + 1 : name.index]):
            continue
        found[name.index] = replace(name, head=word.head, deprel=word.deprel)
        found[word.index] = replace(word, upos="ADJ", xpos="JJ", head=name.index, deprel="amod")
        for token in below:
            if token is not name:
                found[token.index] = replace(token, head=name.index)
    return tuple(found)


def _noun_behind(tokens: tuple[Token, ...], mark: int) -> int | None:
    for token in tokens[mark + 1 : mark + 1 + _REACH]:
        if token.upos == "NOUN":
            return token.index
        if token.upos not in ("PUNCT", "ADJ", "ADV", "NUM") or token.text in ",.;:()":
            return None
    return None


def accusations(tokens: tuple[Token, ...]) -> tuple[Token, ...]:
    """The gerund of "X is accused by Y of arming Z", which was hung on Y, belongs to the verb: X does it.

    So does that of "Y accused X of arming Z", hung on X.
    """
    found = list(tokens)
    for gerund in tokens:
        if gerund.deprel not in ("acl", "advcl") or gerund.upos != "VERB" or gerund.head < 0:
            continue
        accuser = tokens[gerund.head]
        if accuser.deprel not in ("obl:agent", "obj") or tokens[accuser.head].lemma not in _ACCUSING:
            continue
        below = [token for token in tokens if token.head == gerund.index]
        having = gerund.xpos == "VBG" or any(token.xpos == "VBG" and token.deprel == "aux" for token in below)
        if having and any(
            token.text.lower() in ("of", "for", "with") and token.index < gerund.index for token in below
        ):
            found[gerund.index] = replace(gerund, head=accuser.head, deprel="advcl")
    return tuple(found)


def accused_from(tokens: tuple[Token, ...]) -> tuple[Token, ...]:
    """In "Y accused fighters from X of breaking the law" the fighters are from X: nobody accuses from anywhere."""
    found = list(tokens)
    for case in tokens[1:]:
        if case.text.lower() != "from" or case.deprel != "case" or case.head < 0:
            continue
        origin, accused = tokens[case.head], tokens[case.index - 1]
        verb = tokens[origin.head]
        if origin.deprel != "obl" or verb.lemma not in _ACCUSING:
            continue
        if accused.deprel != "obj" or accused.head != verb.index:
            continue
        found[origin.index] = replace(origin, head=accused.index, deprel="nmod")
        for token in tokens:
            if token.head == origin.index and token.deprel == "acl" and token.xpos == "VBG":
                found[token.index] = replace(token, head=verb.index, deprel="advcl")
    return tuple(found)


def accused_deeds(tokens: tuple[Token, ...], lemmas: Lemmatiser) -> tuple[Token, ...]:
    """In "accuse X of massacring Fulani herders" the herders are massacred: behind "of" a word in -ing is the deed."""
    found = list(tokens)
    for case in tokens[1:-2]:
        noun, deed = tokens[case.head], tokens[case.index + 1]
        verb = tokens[noun.head]
        if case.text.lower() != "of" or case.deprel != "case" or noun.deprel != "obl" or verb.lemma not in _ACCUSING:
            continue
        if deed.deprel != "amod" or deed.head != noun.index or not deed.text.endswith("ing"):
            continue
        lemma = lemmas.lemma(deed.text, "VBG")
        found[deed.index] = replace(deed, upos="VERB", xpos="VBG", lemma=lemma, head=verb.index, deprel="advcl")
        found[case.index] = replace(case, head=deed.index, deprel="mark")
        found[noun.index] = replace(noun, head=deed.index, deprel="obj")
    return tuple(found)
