"""Past forms that the parser took for names: "fighters retook a town, activists said"."""

from __future__ import annotations

from msgspec.structs import replace

from foedus.language.lemmas import Lemmatiser
from foedus.language.tokens import FINITE, NOUNS, Token

_SUBJECTS = ("nsubj", "nsubj:pass")


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


def _has(tokens: tuple[Token, ...], noun: Token, relations: tuple[str, ...]) -> bool:
    return any(token.head == noun.index and token.deprel in relations for token in tokens)
