"""Fighting to which there is but one party, or none: done by a crowd or by machines of nobody, or to bystanders."""

from __future__ import annotations

from collections.abc import Iterable

from foedus.codebook import Codebook, Predicate
from foedus.extraction.rules.end import End
from foedus.extraction.rules.nameless import is_nobody
from foedus.model import ActorKind

_OFFICIAL = frozenset(("army", "government", "navy", "police"))
"""Words that tell whose a helicopter or truck is."""
_HARMING = frozenset(
    ("abduct", "behead", "execute", "hold", "kidnap", "kill", "killing", "massacre", "murder", "shoot", "slaughter")
)
"""What is done to people one by one, also to those of whom it is told where they come from."""


def one_sided(predicate: Predicate, actor: End | None, recipient: End | None, codebook: Codebook) -> bool:
    """Whether people without arms do or suffer what would be fighting: "protesters stormed it", "shelled pilgrims".

    Nor do machines of nobody named fight: "helicopter gunships pounded the base".
    """
    if predicate.relation != "fighting":
        return False
    if actor is not None and _is_machine(actor, codebook):
        return True
    if actor is not None and recipient is not None and are_feuding((actor, recipient), codebook.words["feuding"]):
        return False
    return is_crowd(actor, codebook.words["crowd"]) or (
        recipient is not None and _is_bystander(predicate, recipient, codebook.words["bystanders"])
    )


def are_feuding(ends: Iterable[End], words: frozenset[str]) -> bool:
    """Whether two are people of the land who fight each other, by the words for them ("farmers", "herders")."""
    return all(end.actor.kind is ActorKind.COMMUNITY and _last_word(end) in words for end in ends)


def is_crowd(end: End | None, words: frozenset[str]) -> bool:
    """Whether an end is people without arms, told by one of the words ("students", "striking workers")."""
    if end is None or end.actor.kind is not ActorKind.COMMUNITY:
        return False
    return not words.isdisjoint(word.removesuffix("s") for word in end.participant.span.text.lower().split())


def _is_bystander(predicate: Predicate, end: End, bystanders: frozenset[str]) -> bool:
    """Whether somebody is attacked who has no name and is no party ("missionaries", "killed two Chinese engineers").

    "An army helicopter" is the army.
    """
    official = not _OFFICIAL.isdisjoint(end.participant.span.text.lower().split()[:-1])
    people = not end.known and end.actor.kind in (ActorKind.COMMUNITY, ActorKind.PERSON)
    last = _last_word(end)
    harmed = people and predicate.trigger.lemma in _HARMING
    return (harmed or is_nobody(end)) and last in bystanders and not official


def _is_machine(end: End, codebook: Codebook) -> bool:
    """Whether an end is a thing of war whose it is not told, also as the first words of a sentence."""
    machines = codebook.words["equipment"]
    first = end.actor.name.split()[0].lower()
    opening = end.actor.name[1:].islower() and first in machines | codebook.words["armed"]
    nobody = is_nobody(end) or (opening and not end.actor.listed)
    return nobody and _last_word(end) in machines


def _last_word(end: End) -> str:
    word = end.participant.span.text.lower().partition(" of ")[0].split()[-1]
    return f"{word[:-3]}y" if word.endswith("ies") else word.removesuffix("s")
