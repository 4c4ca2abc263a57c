"""Past forms that the parser took for participles before a noun: "rebels linked to X torched homes, officials said"."""

from __future__ import annotations

from msgspec.structs import replace

from foedus.language.lemmas import Lemmatiser
from foedus.language.tokens import FINITE, NOUNS, Token

_TAGS = frozenset(("VBN", "VBD", "JJ"))
_BEHIND_A_NOUN = frozenset(
    """
    administered affiliated aligned allied appointed armed assisted associated backed based born brokered built
    claimed controlled dominated educated elected equipped financed founded funded governed held imposed influenced
    inhabited initiated inspired issued led linked made mandated mediated occupied organised organized owned planted
    populated produced recognised recognized registered related ruled run sanctioned sponsored supplied supported
    trained
    """.split()  # noqa: SIM905
)
"""Participles that stand behind a noun as one word with it, also without a hyphen ("rebel held areas")."""
_TOPS = frozenset(("nmod", "obl", "obl:agent", "obj"))
_IRREGULAR = frozenset(("struck", "shot", "hit", "fought", "overran", "sank", "blew", "drove", "beat", "stole"))
_SUBJECTS = ("nsubj", "nsubj:pass")
_STRUNG = ("list", "appos", "obj")


def past_among_nouns(tokens: tuple[Token, ...], lemmas: Lemmatiser) -> tuple[Token, ...]:
    """In "rebels linked to X torched homes, officials said" they torched them: no participle stands behind a name.

    What stood before the verb was taken for a part of the homes; the rebels were made a second speaker or the root.
    """
    found = list(tokens)
    for word in tokens[2:-1]:
        noun = tokens[word.head]
        if word.deprel not in ("amod", "compound") or word.xpos not in _TAGS or noun.index < word.index:
            continue
        if not _is_past(word) or noun.xpos != "NNS" or tokens[word.index - 1].upos not in NOUNS:
            continue
        doer = _without_verb(tokens, word)
        if doer is None and (first := _first_part(tokens, word, noun)) is not None:
            return _headed_by_verb(tokens, word, noun, first, lemmas)
        if doer is None:
            continue
        _make_verb(found, word, doer, lemmas)
        _part(found, noun, word)
        for other in tokens[noun.index + 1 :]:
            if other.deprel == "conj" and other.xpos == "VBD" and doer.index < other.head < word.index:
                found[other.index] = replace(other, head=word.index)
        return tuple(found)
    return tokens


def _first_part(tokens: tuple[Token, ...], word: Token, noun: Token) -> Token | None:
    """The plural right before a word, where both were taken for parts of a noun with no verb: "drones struck sites"."""
    before = tokens[word.index - 1]
    part = before.head == noun.index and before.deprel == "compound" and before.xpos in ("NNS", "NNPS")
    bare = noun.deprel == "root" and tokens[-1].text == "." and not _has(tokens, noun, ("cop", *_SUBJECTS))
    return before if part and bare else None


def _headed_by_verb(
    tokens: tuple[Token, ...], word: Token, noun: Token, doer: Token, lemmas: Lemmatiser
) -> tuple[Token, ...]:
    """The tokens with a word as the verb of the plural before it, and the noun behind it as its object."""
    found = list(tokens)
    lemma = lemmas.lemma(word.text, "VBD")
    found[word.index] = replace(word, upos="VERB", xpos="VBD", lemma=lemma, head=-1, deprel="root")
    found[doer.index] = replace(doer, head=word.index, deprel="nsubj")
    found[noun.index] = replace(noun, head=word.index, deprel="obj")
    for other in tokens:
        if other.head == noun.index and other.index < doer.index:
            found[other.index] = replace(other, head=doer.index)
        elif other.head == noun.index and other.deprel == "punct":
            found[other.index] = replace(other, head=word.index)
    return tuple(found)


def past_forms_as_names(tokens: tuple[Token, ...], lemmas: Lemmatiser) -> tuple[Token, ...]:
    """In "fighters retook a town, activists said" the word in small letters that was taken for a name has an object."""
    found = list(tokens)
    for word in tokens[1:-1]:
        if word.upos != "PROPN" or not (word.text.isalpha() and word.text.islower()) or word.deprel == "root":
            continue
        doer, past = tokens[word.head], lemmas.lemma(word.text, "VBD")
        if past == word.text or word.deprel not in ("appos", "acl", "flat", "nmod") or doer.index > word.index:
            continue
        if doer.upos not in NOUNS or _without_verb(tokens, word) != doer:
            continue
        strung = (t for t in tokens[word.index + 1 :] if t.head == doer.index and t.deprel in ("list", "appos"))
        undergoer = next((t for t in strung if t.upos in NOUNS), None)
        if undergoer is None and not _has(tokens, word, ("obj",)):
            continue
        _make_verb(found, word, doer, lemmas)
        if undergoer is not None:
            found[undergoer.index] = replace(undergoer, head=word.index, deprel="obj")
        for other in tokens[word.index + 1 :]:
            if other.head == doer.index and other.deprel == "nmod":
                found[other.index] = replace(other, head=word.index, deprel="obl")
        return tuple(found)
    return tokens


def present_forms_as_names(tokens: tuple[Token, ...], lemmas: Lemmatiser) -> tuple[Token, ...]:
    """In "Chad besieges the Front", "Chad repels it" a word in small letters that was taken for a name is the verb.

    It stood at the top with subject and object, or was taken for a part of the name before it, which then was the top.
    """
    found = list(tokens)
    for word in tokens[1:-1]:
        behind = tokens[word.index + 1]
        if word.upos != "PROPN" or not word.text.endswith("s") or not word.text.islower() or not word.text.isalpha():
            continue
        lemma = lemmas.lemma(word.text, "VBZ")
        if lemma == word.text or not (behind.upos == "DET" or behind.text[:1].isupper()):
            continue
        doer = tokens[word.head]
        if word.deprel == "root" and _has(tokens, word, ("nsubj",)) and _has(tokens, word, ("obj",)):
            found[word.index] = replace(word, upos="VERB", xpos="VBZ", lemma=lemma)
            return tuple(found)
        if word.deprel != "flat" or doer.deprel != "root" or doer.index != word.index - 1 or doer.upos != "PROPN":
            continue
        strung = [t for t in tokens[word.index + 1 :] if t.head in (doer.index, word.index) and t.deprel in _STRUNG]
        if not strung or strung[0].upos not in NOUNS:
            continue
        found[word.index] = replace(word, upos="VERB", xpos="VBZ", lemma=lemma, head=-1, deprel="root")
        found[doer.index] = replace(doer, head=word.index, deprel="nsubj")
        found[strung[0].index] = replace(strung[0], head=word.index, deprel="obj")
        for other in tokens[word.index + 1 :]:
            if other.head == doer.index and other is not strung[0]:
                deprel = "obl" if other.deprel == "nmod" else other.deprel
                found[other.index] = replace(other, head=word.index, deprel=deprel)
        return tuple(found)
    return tokens


def split_by_verbs(tokens: tuple[Token, ...]) -> tuple[Token, ...]:
    """In "an attack by the Front wounded nine soldiers" no verb stands within a noun phrase: two nouns are told of.

    The parser hung the words before the verb on the noun behind it, and this on the verb's own subject.
    """
    found = list(tokens)
    for noun in tokens:
        subject = tokens[noun.head]
        if noun.deprel not in ("nmod", "obl") or not _is_subject_before(tokens, subject, noun):
            continue
        verb = tokens[subject.head]
        before = [t for t in tokens[subject.index + 1 : verb.index] if t.head == noun.index]
        inside = all(t.head in (noun.index, *(b.index for b in before)) for t in tokens[subject.index + 1 : verb.index])
        named = before and before[-1].upos in NOUNS and before[-1].index == verb.index - 1
        if named and inside and not _has(tokens, verb, ("obj", "ccomp", "xcomp")):
            _part(found, noun, verb)
            return tuple(found)
    return tokens


def _is_subject_before(tokens: tuple[Token, ...], subject: Token, noun: Token) -> bool:
    """Whether a word is the subject of a finite verb that stands between it and a noun below it."""
    if subject.deprel not in _SUBJECTS or subject.head < 0:
        return False
    verb = tokens[subject.head]
    return verb.upos == "VERB" and verb.xpos in FINITE and subject.index < verb.index < noun.index


def _make_verb(found: list[Token], word: Token, doer: Token, lemmas: Lemmatiser) -> None:
    """Makes a word the verb of a noun before it, in the noun's place or under the saying of which it speaks."""
    saying = found[doer.head] if doer.deprel in _SUBJECTS else None
    if doer.deprel == "appos":
        saying = found[found[doer.head].head]
    found[word.index] = replace(
        word,
        upos="VERB",
        xpos="VBD",
        lemma=lemmas.lemma(word.text, "VBD"),
        head=-1 if saying is None else saying.index,
        deprel="root" if saying is None else "ccomp",
    )
    found[doer.index] = replace(doer, head=word.index, deprel="nsubj")
    for other in found[word.index + 1 :]:
        if other.head == doer.index and other.deprel == "punct":
            found[other.index] = replace(other, head=word.index)


def _is_past(word: Token) -> bool:
    text = word.text.lower()
    past = text.endswith("ed") or text in _IRREGULAR
    return text.islower() and word.text == text and past and text not in _BEHIND_A_NOUN


def _without_verb(tokens: tuple[Token, ...], word: Token) -> Token | None:
    """The noun before a word that lacks a verb: the root, the first of two speakers, or one in apposition to them."""
    for noun in tokens[: word.index]:
        if noun.upos not in NOUNS:
            continue
        if noun.deprel == "root":
            return noun if tokens[-1].text == "." and not _has(tokens, noun, ("cop", *_SUBJECTS)) else None
        above = tokens[noun.head]
        if noun.deprel in _SUBJECTS and above.xpos in FINITE and above.index > word.index:
            others = [t for t in tokens[word.index :] if t.head == above.index and t.deprel in _SUBJECTS]
            return noun if others and others[0].index < above.index else None
        speaker = noun.deprel == "appos" and above.deprel in _SUBJECTS and above.index > word.index
        if speaker and tokens[above.head].xpos in FINITE and tokens[above.head].index > above.index:
            return noun
    return None


def _part(found: list[Token], noun: Token, verb: Token) -> None:
    """Makes a noun the object of the verb before it, and gives its place to the last noun before that verb."""
    before = [t for t in found[: verb.index] if t.head == noun.index]
    names = [t for t in before if t.upos in NOUNS and t.deprel in ("compound", "nmod", "flat")]
    found[noun.index] = replace(noun, head=verb.index, deprel="obj")
    last = names[-1] if names else _top(found, verb.index - 1, noun)
    for token in before:
        if token is not last and token.index != verb.index:
            found[token.index] = replace(token, head=last.index)
    if last.head in (verb.index, noun.index, *(token.index for token in before)):
        found[last.index] = replace(last, head=noun.head, deprel=noun.deprel)


def _top(found: list[Token], place: int, noun: Token) -> Token:
    """The highest word over a word that still stands before the verb and is not the noun's own."""
    word = found[place]
    while word.head >= 0 and word.head < place and found[word.head].head != noun.index and word.deprel not in _TOPS:
        word = found[word.head]
    return word


def _has(tokens: tuple[Token, ...], noun: Token, relations: tuple[str, ...]) -> bool:
    return any(token.head == noun.index and token.deprel in relations for token in tokens)
