"""What an article is about, as far as its words tell."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from enum import StrEnum

from foedus.language import ParsedArticle
from foedus.model import Actor, ActorKind

_MARTIAL = 3
"""A word for an armed body in every third sentence makes an article one of armed conflict."""
SHORT = 2
"""So few sentences do not tell what an article is about."""


class Tone(StrEnum):
    """Armed conflict, other things, or one or two sentences: too few to tell, or with words of civil life."""

    MARTIAL = "martial"
    OTHER = "other"
    SHORT = "short"
    CIVIL = "civil"


def tone_of(parsed: ParsedArticle, actors: Iterable[Actor], words: Mapping[str, frozenset[str]]) -> Tone:
    """The tone of an article in which these actors are mentioned.

    It is about armed conflict where it names a known armed group, or speaks of arms ever again and more than of sport,
    business and the arts. One or two sentences may be about it; they are civil where they speak of these. Sentences
    that were not parsed count by their forms.
    """
    if any(map(is_known_group, actors)):
        return Tone.MARTIAL
    lemmas = [token.lemma.lower() for sentence in parsed.sentences for token in sentence.tokens]
    lemmas += [form.lower() for sentence in parsed.unread for form in sentence.forms]
    sentences = len(parsed.sentences) + len(parsed.unread)
    arms = sum(lemma in words["armed"] or lemma in words["martial"] for lemma in lemmas)
    civil = sum(lemma in words["civil"] for lemma in lemmas)
    if arms > civil and arms * _MARTIAL >= sentences:
        return Tone.MARTIAL
    if sentences > SHORT:
        return Tone.OTHER
    return Tone.CIVIL if civil else Tone.SHORT


def is_known_group(actor: Actor) -> bool:
    """Whether an actor is an armed group that the gazetteer knows."""
    return actor.kind is ActorKind.ARMED_GROUP and actor.listed
