"""Who left a body where those who left it are nameless and have founded one of their own."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from foedus.extraction.rules.claims import Finding
from foedus.extraction.rules.end import told_by
from foedus.extraction.rules.nameless import are_plain, have_no_name
from foedus.language import Sentence
from foedus.language.leaving import LEAVERS


def in_their_name(found: Iterable[Finding], sentence: Sentence) -> list[Finding]:
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
