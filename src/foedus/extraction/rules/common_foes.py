"""Against whom somebody is helped or joined: "A and B made common cause against C", "A gave B money against C"."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from foedus.codebook import Predicate, Trigger
from foedus.extraction.rules.end import End
from foedus.extraction.rules.ends import Ends
from foedus.extraction.rules.pairing import Pair
from foedus.extraction.rules.slots import Slots
from foedus.model import ActorKind

FRIENDLY = frozenset(("alliance", "backing", "formation"))
"""Relations in which two stand together, so that what they do so against somebody one or both of them do."""
AGAINST = "against"
_FOES = frozenset(ActorKind) - {ActorKind.UNKNOWN}
_OF_WHOM = {"backing": (1,), "formation": (0,)}
"""Whom alone of the two a friendship says to be against others: him who is helped, and what is founded."""
_SIDING = frozenset(("fight", "intervene", "side", "stand"))
"""What one does only on the side of another, and so against whom he is against; help may be given by anybody."""
_TAKING_PART = _SIDING | {"aid", "advise", "assist", "back", "help", "support"}
"""Help by which a party of the land takes part in what it helps with, as no state abroad need do."""
_ABROAD = frozenset((ActorKind.STATE, ActorKind.GOVERNMENT, ActorKind.INTERNATIONAL))
_WEIGHT = 0.8


def common_foes(
    predicate: Predicate, trigger: int, pairs: tuple[Pair, ...], slots: Slots, ends: Ends
) -> tuple[Predicate, tuple[Pair, ...]] | None:
    """The opposition of the friends that a predicate tells of to those behind its "against"; None without any.

    Of help only of him who has it: "A gave B money against C" does not say that A is against C, as "A sided with B
    against C" does and, of one who is no state, "A supported B against C"; and of what is founded, not of its founders.
    A frame that tells outright what they do to those goes before it ("fought together against C").
    """
    both = {end.actor.id for pair in pairs for end in pair if end is not None}
    places = _OF_WHOM.get(predicate.relation or "", (0, 1))
    friends = {end.actor.id: end for pair in pairs for place in places if (end := pair[place]) is not None}
    if predicate.relation == "backing" and predicate.trigger.word_class == "verb":
        helpers = (pair[0] for pair in pairs if pair[0] is not None and _takes_part(pair[0], predicate.trigger.lemma))
        friends |= {end.actor.id: end for end in helpers}
    foes = [foe for foe in _behind(predicate, trigger, slots, ends) if foe.actor.id not in both]
    if not foes:
        return None
    plain = Trigger(lemma=predicate.trigger.lemma, word_class=predicate.trigger.word_class)
    against = replace(predicate, key=f"{predicate.key} against", trigger=plain, mutual=False, weight=_WEIGHT)
    opposed = replace(against, relation="opposition", plover=None)
    return opposed, tuple((friend, foe) for friend in friends.values() for foe in foes)


def _takes_part(helper: End, verb: str) -> bool:
    """Whether who helps another by this is against whom it is against."""
    return verb in (_SIDING if helper.actor.kind in _ABROAD else _TAKING_PART)


def _behind(predicate: Predicate, trigger: int, slots: Slots, ends: Ends) -> Iterator[End]:
    word_class = predicate.trigger.word_class
    for slot in (AGAINST, f"obj.{AGAINST}") if word_class == "verb" else (AGAINST,):
        found = [end for place in slots.read(slot, trigger, word_class) for end in ends.at(place)]
        if found := [end for end in found if end.actor.kind in _FOES]:
            yield from found
            return
