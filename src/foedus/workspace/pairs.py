"""Which two actors of a ledger a person means."""

from __future__ import annotations

from datetime import date

from foedus.ledger import Ledger
from foedus.model import Actor
from foedus.workspace.naming import Names


def pair_of(ledger: Ledger, a: str, b: str, known: date | None) -> tuple[Actor, Actor]:
    """The two actors that a person means. Raises QuestionError, AmbiguousActorError among them.

    `Names.pair` tells besides how each name was taken.
    """
    one, two = Names(ledger, known).pair(a, b)
    return one.actor, two.actor
