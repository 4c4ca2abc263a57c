"""Those who did the same to somebody, and not together: each for himself, or with nobody but his own men."""

from __future__ import annotations

from collections.abc import Iterable

from foedus.extraction.rules.claims import TOGETHER, Finding
from foedus.extraction.rules.end import End
from foedus.language import Sentence

_EACH = frozenset(("both", "each", "either", "separately", "respectively", "independently", "alternately"))
_COMPANY = frozenset(("alongside", "beside"))
_OWN_MEN = frozenset(("bodyguard", "fighter", "follower", "gunman", "man", "men", "soldier", "son", "supporter"))


def without_apart(found: Iterable[Finding], sentence: Sentence) -> list[Finding]:
    """The findings without the alliances that only a common foe makes, where the words tell of each by himself.

    As in "shelled by both X and Y", "by X in May and by Y in June", "X and Y each shelled Z", "X and thirty of his
    men shelled Z" and "X and Y fought beside Z", who is the friend that is told of; "French and British jets" are told
    in one breath, whether or not they fly together.
    """
    return [f for f in found if not f.predicate.key.endswith(TOGETHER) or not _apart(f, sentence)]


def _apart(found: Finding, sentence: Sentence) -> bool:
    ends = [end for end in (found.actor, found.recipient) if end is not None]
    places = {found.trigger, *(end.token for end in ends), *(end.group for end in ends)}
    if len(ends) > 1 and ends[0].token == ends[1].token and _are_called(ends[0], sentence):
        return True
    each = any(token.head in places and token.lemma.lower() in _EACH for token in sentence.tokens)
    if any(_COMPANY & sentence.cases(word.index) for word in sentence.children(found.trigger, "obl")):
        return True
    return each or any(_are_own(end, sentence) or _is_told_anew(end, sentence) for end in ends)


def _are_called(end: End, sentence: Sentence) -> bool:
    """Whether one noun is of several, by adjectives or names before it ("Dutch and French troops")."""
    before = (word for word in sentence.children(end.token, "amod", "compound") if word.index < end.token)
    return any(any(sentence.children(word.index, "conj")) for word in before)


def _is_told_anew(end: End, sentence: Sentence) -> bool:
    """Whether the "by" stands before the second of them once more, or a "like", which says that he did it, too."""
    cases = sentence.cases(end.token)
    return "like" in cases or (sentence.tokens[end.token].deprel == "conj" and "by" in cases)


def _are_own(end: End, sentence: Sentence) -> bool:
    """Whether an end is the men of somebody whom a pronoun tells ("his men", "30 of his men")."""
    men = sentence.tokens[end.token].lemma.lower() in _OWN_MEN
    return men and any(owner.xpos == "PRP$" for owner in sentence.children(end.token, "nmod:poss"))
