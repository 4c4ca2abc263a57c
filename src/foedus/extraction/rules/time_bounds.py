"""Dates in what something lasted since or until: "at war since the truce broke in 2011", "until his death in May".

A date that stands before its noun, as "2002" in "the 2002 truce", has no such bound of its own.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace

from foedus.language import Sentence
from foedus.language.dates import TimeExpression

_BOUNDS = {"since": "since", "until": "until", "till": "until"}
_AROUND = {**_BOUNDS, "after": "after", "before": "before"}
_BEST = frozenset(("first", "only", "second", "third"))
_NEAR = 6
"""How many words before a date the noun may stand with whose bound it is told."""
_OWNING = ("nmod:poss", "compound", "amod")


def bounding(sentence: Sentence, verb: int) -> str:
    """By which bound a clause tells of the one above it: "since", "after" or the like, "" where by none."""
    if sentence.tokens[verb].deprel != "advcl":
        return ""
    marks = (_AROUND.get(child.text.lower(), "") for child in sentence.children(verb, "mark"))
    return next(filter(None, marks), "")


def bounded(sentence: Sentence, time: TimeExpression, verb: int) -> TimeExpression:
    """The time, with the bound of the noun before it: "until his capture in May", where it was hung on the verb."""
    if verb < 0 or verb > time.first or not time.first or sentence.tokens[time.first - 1].upos != "ADP":
        return time
    for noun in reversed(sentence.tokens[max(verb + 1, time.first - _NEAR) : time.first - 1]):
        if noun.head == verb and noun.upos == "NOUN":
            cases = (_BOUNDS.get(child.text.lower(), "") for child in sentence.children(noun.index, "case"))
            return replace(time, direction=bound) if (bound := next(filter(None, cases), "")) else time
    return time


def ranks(sentence: Sentence, time: TimeExpression, nouns: Collection[str]) -> bool:
    """Whether "since" only tells among which a thing is the first or worst: "in their first talks since 2004".

    `nouns` are the words for what happens, of which that is told.
    """
    if time.direction != "since":
        return False
    for token in sentence.tokens[max(0, time.first - _NEAR) : time.first]:
        best = token.xpos == "JJS" or token.lemma.lower() in _BEST
        if best and token.head > token.index and sentence.tokens[token.head].lemma.lower() in nouns:
            return True
    return False


def own(sentence: Sentence, time: TimeExpression) -> TimeExpression:
    """The time without the bound that is its noun's: of "since Monday's attack" Monday is when the attack was."""
    return replace(time, direction="") if is_before_noun(sentence, time) else time


def is_before_noun(sentence: Sentence, time: TimeExpression) -> bool:
    """Whether a time stands before the noun that it tells of: "the 2002 truce", "Monday's attack"."""
    top = next((t for t in sentence.tokens[time.first : time.last] if not time.first <= t.head < time.last), None)
    return top is not None and top.deprel in (*_OWNING, "nummod") and top.head >= time.last
