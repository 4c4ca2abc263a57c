"""Relations of people whom nobody names, in reports long enough to name whoever matters.

"A spokesman met villagers", "officers formed a body": where an end is but described and means nobody named before, such
readings are mostly wrong, and the ledger can do nothing with them. Of armed groups, and of whoever is fought or helped,
much is rightly told without a name. The act itself is kept.
"""

from __future__ import annotations

from dataclasses import replace

from foedus.extraction.rules.claims import Finding
from foedus.extraction.rules.end import End
from foedus.extraction.rules.one_sided import is_nobody
from foedus.language import ParsedArticle
from foedus.model import ActorKind

_LONG = 13
"""So many sentences name whoever matters."""
_ARMED = frozenset((ActorKind.ARMED_GROUP, ActorKind.COALITION))
_ACTORS = frozenset(("alliance", "backing", "membership", "split"))
"""Relations that nobody nameless begins but an armed group."""
_PARTED = frozenset((ActorKind.GOVERNMENT, ActorKind.ORGANISATION, ActorKind.PERSON))
_PEOPLE = _PARTED | {ActorKind.COMMUNITY, ActorKind.PARTY}
"""Of what kinds mediators, envoys and the like are, who meet many."""
_PRIVATE = frozenset((ActorKind.PERSON, ActorKind.PARTY, ActorKind.UNKNOWN))


def are_long(parsed: ParsedArticle) -> bool:
    """Whether an article has sentences enough to name whoever matters, those that were not parsed included."""
    return len(parsed.sentences) + len(parsed.unread) >= _LONG


def with_names(found: Finding) -> Finding | None:
    """The finding, without its relation where that is of people whom nobody names; None where nothing is left of it."""
    if not _is_nameless(found):
        return found
    return replace(found, relation=None) if found.plover else None


def _is_nameless(found: Finding) -> bool:
    actor, recipient = _kind(found.actor), _kind(found.recipient)
    match found.relation:
        case "talks":
            return actor in _PEOPLE or recipient in _PEOPLE
        case "formation":
            return actor is not None
        case "opposition":
            return actor in _PRIVATE
        case "split" if recipient in _PARTED:
            return True
        case "alliance" | "backing" if recipient is ActorKind.UNKNOWN:
            return True
    return found.relation in _ACTORS and actor is not None and actor not in _ARMED


def _kind(end: End | None) -> ActorKind | None:
    """Of what kind an end is that is described and not named, here or before; None of any other."""
    return end.actor.kind if end is not None and is_nobody(end) else None
