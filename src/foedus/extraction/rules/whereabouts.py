"""Acts that a sentence tells with one end: the place where they are done as the other, in PLOVER's way.

"Soldiers deployed in Darfur" is coded with Darfur as recipient, "a student was detained in Cairo" with Cairo as actor.
Only acts without a relation take a place as an end: nobody allies with a place, or fights it.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from foedus.extraction.rules.claims import Finding
from foedus.extraction.rules.ends import End
from foedus.language import Sentence
from foedus.model import Mention, Participant

_CLAUSES = frozenset(["root", "ROOT", "ccomp", "parataxis", "acl:relcl", "advcl", "acl", "xcomp", "conj"])
_INNER = frozenset(["xcomp", "acl"])
_DIRECTNESS = 0.6


def placed(found: Iterable[Finding], sentence: Sentence, places: Iterable[Mention]) -> list[Finding]:
    """The findings, the bare acts of one end among them with the place nearest to the act as the other."""
    named = tuple(places)
    return [_placed(each, sentence, named) if named else each for each in found]


def _placed(found: Finding, sentence: Sentence, places: tuple[Mention, ...]) -> Finding:
    ends = [end for end in (found.actor, found.recipient) if end is not None]
    if found.relation is not None or len(ends) != 1:
        return found
    place = _nearest(sentence, found.trigger, ends[0], places)
    if place is None or place.actors[0].id == ends[0].actor.id:
        return found
    participant = Participant(actor=place.actors[0], span=place.span)
    end = End(participant=participant, token=place.head, directness=_DIRECTNESS)
    return replace(found, recipient=end) if found.actor is not None else replace(found, actor=end)


def _nearest(sentence: Sentence, trigger: int, end: End, places: tuple[Mention, ...]) -> Mention | None:
    """The first place below the act outside the words of its known end, else below the verbs that carry the act."""
    own = set(sentence.subtree(end.group if end.group >= 0 else end.token))
    own = own if trigger not in own else {end.token}
    top = trigger
    while True:
        below = set(sentence.subtree(top))
        free = [place for place in places if place.head in below and place.head not in own]
        if free:
            return min(free, key=lambda place: _steps(sentence, place.head, top))
        token = sentence.tokens[top]
        if token.head < 0 or (token.deprel in _CLAUSES - _INNER and token.upos in ("VERB", "AUX")):
            return None
        top = token.head


def _steps(sentence: Sentence, index: int, top: int) -> tuple[int, int]:
    """How many words lie between a place and the act above it; of equals the first in the sentence."""
    steps, place = 0, index
    while place != top and sentence.tokens[place].head >= 0:
        steps, place = steps + 1, sentence.tokens[place].head
    return steps, index
