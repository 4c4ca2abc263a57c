"""Who founds a body: not the nameless men by whom it is told out of which body it has grown."""

from __future__ import annotations

from collections.abc import Iterable

from foedus.extraction.rules.claims import Finding
from foedus.extraction.rules.end import End
from foedus.extraction.rules.nameless import are_uncounted
from foedus.language import Sentence


def without_nameless_founders(found: Iterable[Finding], sentence: Sentence) -> list[Finding]:
    """The findings without men of nobody known where the body that they have left is told to be its origin.

    As in "X was formed by officers who deserted Y" and "X was founded by dissidents from Y": X grew out of Y, which
    also says that these have left it. Nor are "other groups" founders beside those who are named.
    """
    kept = list(found)
    births = [f for f in kept if f.relation == "formation" and f.actor is not None and f.recipient is not None]
    if not births:
        return kept
    named = [f for f in births if not _is_nameless(f.recipient, sentence)]
    bodies = {f.actor.actor.id for f in named if f.actor is not None}
    known = [f for f in named if f.actor is not None and not f.actor.actor.name.islower()]
    origins = {f.recipient.actor.id for f in known if f.recipient is not None}
    return [f for f in kept if not (_is_born_of_nobody(f, bodies, sentence) or _is_parted(f, origins, sentence))]


def _is_born_of_nobody(found: Finding, bodies: Iterable[str], sentence: Sentence) -> bool:
    """Whether nameless men are said to have founded what somebody with a name has founded."""
    if found.relation != "formation" or found.actor is None:
        return False
    return found.actor.actor.id in bodies and _is_nameless(found.recipient, sentence)


def _is_parted(found: Finding, origins: Iterable[str], sentence: Sentence) -> bool:
    """Whether nameless men are said to have left the body out of which another is told to have grown."""
    if found.relation != "split" or found.recipient is None:
        return False
    return found.recipient.actor.id in origins and _is_nameless(found.actor, sentence)


def _is_nameless(end: End | None, sentence: Sentence) -> bool:
    return end is not None and are_uncounted(sentence, end)
