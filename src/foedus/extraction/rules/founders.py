"""Who founds a body and what has left another, where that was done by men without a name.

Nobody asks of "officers who deserted Y and formed X": X has grown out of Y, and X is what split off.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from foedus.extraction.rules.claims import Finding
from foedus.extraction.rules.end import End, told_by
from foedus.extraction.rules.nameless import are_plain, are_uncounted, have_no_name
from foedus.language import Sentence
from foedus.language.leaving import LEAVERS


def with_bodies_for_men(found: Iterable[Finding], sentence: Sentence) -> list[Finding]:
    """The findings with the bodies in place of the nameless men who founded one or left one."""
    return _without_nameless_founders(_in_their_name(found, sentence), sentence)


def _in_their_name(found: Iterable[Finding], sentence: Sentence) -> list[Finding]:
    """The findings with the new body as what split off, in place of men without a name who made it.

    As in "X was founded by deserters from Y", "Buddhist soldiers who deserted Y formed X" and "X, tribesmen who have
    deserted Y": nobody asks of those men, and X is what came of them. Of deserters who founded nothing the word for
    them tells nothing.
    """
    found = list(found)
    founded = [f for f in found if f.relation == "formation" and f.actor is not None and f.recipient is not None]
    changed = [_renamed(f, founded, sentence) if f.relation == "split" else f for f in found]
    told: dict[tuple[str, str, str], Finding] = {}
    changed = [f for f in changed if f.relation != "split" or not _have_only_left(f, sentence)]
    return [f for f in changed if f.relation != "split" or told.setdefault(_pair(f), f) is f]


def _renamed(split: Finding, founded: list[Finding], sentence: Sentence) -> Finding:
    men, whole = split.actor, split.recipient
    if men is None or whole is None or not have_no_name(sentence, men):
        return split
    for one in founded:
        new, founder = one.actor, one.recipient
        assert new is not None and founder is not None
        own = founder.token == men.token or founder.actor.id in (men.actor.id, whole.actor.id)
        if own and new.actor.id not in (men.actor.id, whole.actor.id):
            return replace(split, actor=told_by(new, men))
    return split


def _have_only_left(split: Finding, sentence: Sentence) -> bool:
    """As in "joined by deserters from X", "officers left X": who has left X, and is nothing else."""
    men, word = split.actor, split.predicate.trigger.lemma
    if men is None or men.known:
        return False
    leavers = word in LEAVERS and sentence.tokens[men.token].lemma == word and men.actor.name[:1].islower()
    return leavers or are_plain(sentence, men)


def _pair(found: Finding) -> tuple[str, str, str]:
    assert found.actor is not None and found.recipient is not None
    return (found.phase.value, found.actor.actor.id, found.recipient.actor.id)


def _without_nameless_founders(found: Iterable[Finding], sentence: Sentence) -> list[Finding]:
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
