"""Acts told of their doer alone: the place that they are done to or in as the other end, in PLOVER's way.

"Soldiers deployed in Darfur" is coded with Darfur as recipient. A place where something happens does nothing, so none
is an actor ("a man was killed near Bara") but the subject of the act itself ("Bara imposed sanctions on Chad"). Only
acts without a relation take a place as an end: nobody allies with a place, or fights it; nor does anybody agree with
it, or accuse it, or protest against it.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from foedus.extraction.rules.claims import Finding
from foedus.extraction.rules.end import End
from foedus.language import Sentence
from foedus.model import Mention, Participant

_CLAUSES = frozenset(["root", "ROOT", "ccomp", "parataxis", "acl:relcl", "advcl", "acl", "xcomp", "conj"])
_INNER = frozenset(["xcomp", "acl"])
_DIRECTNESS = 0.6
_BETWEEN_PEOPLE = frozenset(["AGREE", "ACCUSE", "PROTEST"])
"""Categories of what people do to one another and never to a place."""
_WIDE = frozenset(["ASSAULT", "MOBILIZE", "RETREAT", "THREATEN"])
"""Categories of acts that are done to a place wherever it stands below them."""
_ABOUT = frozenset(["across", "between", "beyond", "near", "nearby", "outside", "throughout"])
"""Prepositions of places that lie by an act, or are so wide that it is done within them."""
_NAMING = frozenset(["appos", "compound", "flat", "nmod:desc", "nmod:poss", "nmod:unmarked", "conj"])


def placed(found: Iterable[Finding], sentence: Sentence, places: Iterable[Mention]) -> list[Finding]:
    """The findings, the bare acts of a doer alone among them with the place nearest to the act as recipient."""
    named = tuple(places)
    return [_placed(each, sentence, named) if named else each for each in found]


def _placed(found: Finding, sentence: Sentence, places: tuple[Mention, ...]) -> Finding:
    doer = found.actor
    if found.relation is not None:
        return found
    if doer is None:
        named = next((place for place in places if _acts(sentence, found, place.head)), None)
        return found if named is None else replace(found, actor=_end(named))
    if found.recipient is not None or found.plover in _BETWEEN_PEOPLE:
        return found
    place = _nearest(sentence, found.trigger, doer, places)
    if place is None or place.actors[0].id == doer.actor.id or not _is_reached(sentence, found, place.head):
        return found
    return replace(found, recipient=_end(place))


def _end(place: Mention) -> End:
    participant = Participant(actor=place.actors[0], span=place.span)
    return End(participant=participant, token=place.head, directness=_DIRECTNESS)


def _acts(sentence: Sentence, found: Finding, place: int) -> bool:
    """Whether a name taken for a place's is the doer of an act between two, as a state's is that no list knows."""
    token = sentence.tokens[place]
    return token.deprel == "nsubj" and token.head == found.trigger and found.recipient is not None


def _is_reached(sentence: Sentence, found: Finding, place: int) -> bool:
    """Whether an act is done in or to a place: no more than lies about it ("near the border", "across the country").

    Force reaches what it is done at; help, favours and refusals only what stands where the act seeks its recipient. Nor
    is an act done to the object of another verb above it ("fled Chad in the wake of the attack").
    """
    token = sentence.tokens[place]
    while True:
        cases = sentence.cases(token.index)
        if not cases.isdisjoint(_ABOUT):
            return False
        named = token.deprel in _NAMING or cases == {"of"}
        if not named or token.head in (-1, found.trigger):
            break
        token = sentence.tokens[token.head]
    if token.deprel == "obj" and token.head != found.trigger:
        return False
    return found.plover in _WIDE or not cases.isdisjoint(found.predicate.recipient)


def _nearest(sentence: Sentence, trigger: int, end: End, places: tuple[Mention, ...]) -> Mention | None:
    """The first place below the act outside the words of its known end, else below the verbs that carry the act."""
    own = set(sentence.subtree(end.group if end.group >= 0 else end.token))
    own = own if trigger not in own else {end.token}
    top = trigger
    while True:
        below = set(sentence.subtree(top))
        free = [place for place in places if place.head in below and place.head not in own]
        if free:
            free = [place for place in free if not _is_told_closer(sentence, place, free)]
            return min(free, key=lambda place: _steps(sentence, place.head, top))
        token = sentence.tokens[top]
        if token.head < 0 or (token.deprel in _CLAUSES - _INNER and token.upos in ("VERB", "AUX")):
            return None
        top = token.head


def _is_told_closer(sentence: Sentence, place: Mention, places: Sequence[Mention]) -> bool:
    """As "Bosnian" in "the Bosnian town of Gorazde", where the town itself is named."""
    token = sentence.tokens[place.head]
    if token.deprel not in ("amod", "compound"):
        return False
    named = {other.index for other in sentence.children(token.head, "nmod") if sentence.cases(other.index) == {"of"}}
    return any(other.head in named for other in places)


def _steps(sentence: Sentence, index: int, top: int) -> tuple[int, int]:
    """How many words lie between a place and the act above it; of equals the first in the sentence."""
    steps, place = 0, index
    while place != top and sentence.tokens[place].head >= 0:
        steps, place = steps + 1, sentence.tokens[place].head
    return steps, index
