"""Against whom somebody is helped or joined: "A and B made common cause against C", "A gave B money against C"."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from foedus.codebook import Predicate, Trigger
from foedus.extraction.rules.ends import End, Ends
from foedus.extraction.rules.pairing import Pair
from foedus.extraction.rules.slots import Slots
from foedus.model import ActorKind

FRIENDLY = frozenset(("alliance", "backing"))
"""Relations in which two stand together, so that what they do so against somebody they do both of them."""
AGAINST = "against"
_FOES = frozenset(ActorKind) - {ActorKind.UNKNOWN}
_WEIGHT = 0.8


def common_foes(
    predicate: Predicate, trigger: int, pairs: tuple[Pair, ...], slots: Slots, ends: Ends
) -> tuple[Predicate, tuple[Pair, ...]] | None:
    """The opposition of the friends that a predicate tells of to those behind its "against"; None without any.

    Of help only of him who has it: "A gave B money against C" does not say that A is against C. A frame that tells
    outright what they do to those goes before it ("fought together against C").
    """
    both = {end.actor.id for pair in pairs for end in pair if end is not None}
    helped = predicate.relation == "backing"
    friends = {end.actor.id: end for pair in pairs for end in pair[1 if helped else 0 :] if end is not None}
    foes = [foe for foe in _behind(predicate, trigger, slots, ends) if foe.actor.id not in both]
    if not foes:
        return None
    plain = Trigger(lemma=predicate.trigger.lemma, word_class=predicate.trigger.word_class)
    against = replace(predicate, key=f"{predicate.key} against", trigger=plain, mutual=False, weight=_WEIGHT)
    opposed = replace(against, relation="opposition", plover=None)
    return opposed, tuple((friend, foe) for friend in friends.values() for foe in foes)


def _behind(predicate: Predicate, trigger: int, slots: Slots, ends: Ends) -> Iterator[End]:
    word_class = predicate.trigger.word_class
    for slot in (AGAINST, f"obj.{AGAINST}") if word_class == "verb" else (AGAINST,):
        found = [end for place in slots.read(slot, trigger, word_class) for end in ends.at(place)]
        if found := [end for end in found if end.actor.kind in _FOES]:
            yield from found
            return
