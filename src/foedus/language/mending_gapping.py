"""What is told a second time without its verb: "by X on Monday and by Y on Tuesday", "X in May and Y in June".

The parser coordinates the second with the day or the place that stands nearest, and not with the first.
"""

from __future__ import annotations

from msgspec.structs import replace

from foedus.language.tokens import Token, cases_of

_LINKS = frozenset(("by", "with", "from", "against", "to"))
"""Prepositions behind which those stand to whom, or by whom, something is done."""
_DONE = frozenset(("obl", "obl:agent", "nmod"))
_STEPS = 3


def gapped_phrases(tokens: tuple[Token, ...]) -> tuple[Token, ...]:
    """In "condemned by X on Monday and by Y on Tuesday" Y is coordinated with X, behind whose preposition he stands.

    So is Y of "supported by X and for a time by Y", for whom the verb has an agent too many.
    """
    found = list(tokens)
    for case in tokens[3:]:
        link = case.text.lower()
        if link not in _LINKS or case.deprel != "case" or case.head <= case.index:
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
