"""What is told a second time without its verb: "X backed A and Y B", "by X on Monday and by Y on Tuesday".

In a clause without its verb the parser takes the subject for another of the first clause's objects, and what stands
behind it for its apposition; UD hangs the subject on the verb and the rest on the subject as an orphan. A phrase that
is told twice it coordinates with the day or the place that stands nearest, and not with the first.
"""

from __future__ import annotations

from collections.abc import Sequence

from msgspec.structs import replace

from foedus.language.tokens import Token, cases_of

_LINKS = frozenset((",", ";", "and", "but", "while"))
_BESIDE = ("appos", "amod", "nmod", "obl", "obj", "conj", "orphan")
_REACH = 7
"""How many words the name of that may take."""
_STARTS = frozenset(("the", "a", "an", "its", "his", "their"))
_PREPOSITIONS = frozenset(("by", "with", "from", "against", "to"))
"""Prepositions behind which those stand to whom, or by whom, something is done."""
_DONE = frozenset(("obl", "obl:agent", "nmod"))
_GIVEN = ({"to"}, {"from"})
_STEPS = 3


def gaps(tokens: tuple[Token, ...]) -> tuple[Token, ...]:
    """The tokens with those who do what the clause before tells under its verb, and to whom, under them, as orphans."""
    found = list(tokens)
    for doer in tokens:
        if doer.deprel not in ("conj", "appos", "nmod:unmarked") or doer.upos != "PROPN" or doer.head > doer.index:
            continue
        first = found[doer.head]
        while first.deprel == "orphan":  # "X leads A, Y B and Z C"
            first = found[found[first.head].head]
            first = next((t for t in found if t.head == first.index and t.deprel in ("obj", "obl")), first)
        verb = found[first.head]
        if first.deprel not in ("obj", "obl", "obl:agent") or verb.upos != "VERB" or not _begins(tokens, doer):
            continue
        done = _behind(found, doer, first)
        if done is not None:
            found[doer.index] = replace(doer, head=verb.index, deprel="conj")
            found[done.index] = replace(done, head=doer.index, deprel="orphan")
    return tuple(found)


def _begins(tokens: Sequence[Token], doer: Token) -> bool:
    """Whether nothing but an article stands between a comma or an "and" and a name."""
    before = (t.index for t in tokens[: doer.index] if t.head == doer.index and t.deprel in ("det", "amod", "compound"))
    first = min(before, default=doer.index)
    return first > 0 and tokens[first - 1].text.lower() in _LINKS


def _behind(tokens: Sequence[Token], doer: Token, first: Token) -> Token | None:
    """What begins right behind a name as the thing done to the first began: "the Guard", "by D"; None without it."""
    end = max((t.index for t in tokens if t.head == doer.index and t.deprel == "flat"), default=doer.index) + 1
    if end >= len(tokens):
        return None
    cases = cases_of(tokens, first.index) if first.deprel != "obj" else set()
    begins = tokens[end].text.lower() in (cases or _STARTS)
    near = (doer.index, first.index, first.head)
    for word in tokens[end : end + _REACH] if begins else ():
        below = [t.index for t in tokens if t.head == word.index]
        if word.head in near and word.deprel in _BESIDE and word.upos in ("PROPN", "NOUN", "ADJ") and end in below:
            return word if cases_of(tokens, word.index) == cases else None
    return None


def gapped_phrases(tokens: tuple[Token, ...]) -> tuple[Token, ...]:
    """In "condemned by X on Monday and by Y on Tuesday" Y is coordinated with X, behind whose preposition he stands.

    So is Y of "supported by X and for a time by Y", for whom the verb has an agent too many.
    """
    found = list(tokens)
    for case in tokens[3:]:
        link = case.text.lower()
        if link not in _PREPOSITIONS or case.deprel != "case" or case.head <= case.index:
            continue
        second = found[case.head]
        if second.deprel == "conj":
            first = _first_behind(found, second, link)
        elif link == "by" and (second.deprel == "obl:agent" or _hangs_on_a_time(found, second)):
            first = _first_agent(found, second)
        else:
            continue
        if first is not None:
            found[second.index] = replace(second, head=first.index, deprel="conj")
    return tuple(found)


def gapped_objects(tokens: tuple[Token, ...]) -> tuple[Token, ...]:
    """In "fights X in the south and Y in the north" it is Y that is fought, too: two who have each a phrase like it."""
    found = list(tokens)
    for link in tokens[3:-2]:
        second = tokens[link.head]
        if link.deprel != "cc" or second.deprel != "conj" or not second.text[:1].isupper() or second.index < link.index:
            continue
        place = found[second.head]
        verb = found[place.head] if place.deprel in ("obl", "nmod") and place.head >= 0 else place
        if verb.deprel == "obj" and verb.head >= 0:  # "accused X of murder": for the parser X's murder
            verb = found[verb.head]
        cases = cases_of(found, place.index)
        if verb.upos != "VERB" or len(cases) != 1 or place.text[:1].isupper() or cases_of(found, second.index):
            continue
        objects = [
            t for t in found if t.head == verb.index and t.deprel == "obj" and verb.index < t.index < place.index
        ]
        if len(objects) == 1 and objects[0].text[:1].isupper() and _word_behind(found, second) in cases:
            found[second.index] = replace(second, head=objects[0].index)
    return tuple(found)


def gapped_gifts(tokens: tuple[Token, ...]) -> tuple[Token, ...]:
    """In "sent tanks to X and money to Y" it is Y that got the money: a thing is given to nobody else beside X.

    The thing is coordinated with the first thing, and Y with X.
    """
    found = list(tokens)
    for link in tokens[4:-3]:
        thing = tokens[link.head]
        if link.deprel != "cc" or thing.deprel != "conj" or thing.upos != "NOUN":
            continue
        if not link.index < thing.index < len(tokens) - 2:
            continue
        first, case = found[thing.head], tokens[thing.index + 1]
        verb, second = found[first.head], found[case.head]
        cases = cases_of(found, first.index)
        if first.deprel != "obl" or verb.upos != "VERB" or cases not in _GIVEN or case.text.lower() not in cases:
            continue
        given = next((t for t in found[verb.index : first.index] if t.head == verb.index and t.deprel == "obj"), None)
        if given is None or case.deprel != "case" or second.head not in (verb.index, thing.index):
            continue
        found[thing.index] = replace(thing, head=given.index)
        found[second.index] = replace(second, head=first.index, deprel="conj")
    return tuple(found)


def _word_behind(tokens: list[Token], name: Token) -> str:
    """The word right behind a name and what belongs to it."""
    last = name.index
    while last + 1 < len(tokens) and tokens[last + 1].deprel == "flat" and tokens[last + 1].head == name.index:
        last += 1
    return tokens[last + 1].text.lower() if last + 1 < len(tokens) else ""


def _first_behind(tokens: list[Token], second: Token, link: str) -> Token | None:
    """Who stands before the word that the second was coordinated with, behind the same preposition and verb."""
    above = tokens[second.head]
    if link in cases_of(tokens, above.index):
        return None
    for _ in range(_STEPS):
        if above.head < 0 or above.index > second.index:
            return None
        beside = (t for t in tokens[: above.index] if t.head == above.head and t.deprel in _DONE)
        first = next((t for t in beside if link in cases_of(tokens, t.index)), None)
        if first is not None:
            return first
        above = tokens[above.head]
    return None


def _first_agent(tokens: list[Token], second: Token) -> Token | None:
    """The agent before another of one verb, where an "and" or "then" stands between them."""
    verb = second.head if second.deprel == "obl:agent" else tokens[second.head].head
    first = next((t for t in tokens[: second.index] if t.head == verb and t.deprel == "obl:agent"), None)
    if first is None:
        return None
    between = tokens[first.index + 1 : second.index]
    return first if any(t.text.lower() in ("and", "or", "then", "but") for t in between) else None


def _hangs_on_a_time(tokens: list[Token], second: Token) -> bool:
    """As in "and for a time by Y": for the parser Y's time, which it has coordinated with the verb."""
    return second.deprel == "nmod" and tokens[second.head].deprel == "conj" and second.head < second.index
