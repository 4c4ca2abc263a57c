"""Actors and their mentions."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from foedus.model.text import Span


class ActorKind(StrEnum):
    """What an actor is, as far as the text or the gazetteer says."""

    STATE = "state"
    GOVERNMENT = "government"
    ARMED_GROUP = "armed-group"
    COALITION = "coalition"
    INTERNATIONAL = "international"
    PARTY = "party"
    ORGANISATION = "organisation"
    COMMUNITY = "community"
    PERSON = "person"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True, kw_only=True)
class Actor:
    """Somebody who can stand at an end of a claim.

    `id` is `iso:SYR` for a state, `ucdp:234` for UCDP's actors, `un:QDe.115` for the UN lists, `x:…` (a tagged
    digest of the normalised name) for an actor in none of them. `country` is ISO 3166-1 alpha-3 or None.
    """

    id: str
    name: str
    kind: ActorKind
    aliases: tuple[str, ...] = ()
    country: str | None = None

    @property
    def listed(self) -> bool:
        """Whether a list has the actor, rather than a report alone."""
        return not self.id.startswith("x:")


class MentionKind(StrEnum):
    """How an actor is mentioned."""

    NAME = "name"
    NOMINAL = "nominal"
    PRONOUN = "pronoun"


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention:
    """A place in an article that stands for one actor, or for several ("the two groups").

    `sentence` is the index of the parsed sentence; `first` and `last` the half-open token range in it, `head` the
    index of its syntactic head. `antecedents` holds, for a mention that does not name its actors itself, the nearest
    span that names each (parallel to `actors`); empty for names.
    """

    span: Span
    kind: MentionKind
    actors: tuple[Actor, ...]
    sentence: int
    first: int
    last: int
    head: int
    antecedents: tuple[Span, ...] = ()
