"""What an article is about, as far as its words tell."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from enum import StrEnum

from foedus.extraction.rules.subject import Subject
from foedus.language import ParsedArticle
from foedus.model import Actor, ActorKind, Mention

_MARTIAL = 3
"""A word for an armed body in every third sentence makes an article one of armed conflict."""
_LEAST = 0.10
"""A word of war, or a known armed group named, in every tenth sentence is the least for an article of conflict."""
_PEACEFUL = 0.2
"""What a word of arms in peace counts beside a word of war."""
_AGAIN = 2
_BENEFIT = 1.75
"""Of a report with two words of war or more, and none of sport, business or the arts."""
SHORT = 2
"""So few sentences do not tell what an article is about."""
_REVIEW = re.compile(
    r"\b(?:film|movie|novel|fiction|thriller|theatre|theater|stage|play|opera|game|drama|series|tv|television) "
    r"review\b",
    re.IGNORECASE,
)

_BOOK_REVIEW = re.compile(r"\bbook review\b", re.IGNORECASE)
_STORY = re.compile(r"\b(?:novel|novelist|novella|thriller|trilogy|fiction|saga)\b", re.IGNORECASE)
_OPENING = 300
"""In how many code points of a book's review it is told that the book is a story."""


class Tone(StrEnum):
    """Armed conflict, other things, or one or two sentences: too few to tell, or with words of civil life.

    Of what a film or novel tells, whoever reviews it, only those who are known are anybody.
    """

    MARTIAL = "martial"
    OTHER = "other"
    SHORT = "short"
    CIVIL = "civil"
    FICTION = "fiction"


def tone_of(
    parsed: ParsedArticle,
    mentions: Iterable[Mention],
    words: Mapping[str, frozenset[str]],
    subject: Subject | None = None,
) -> Tone:
    """The tone of an article with these mentions of actors.

    It is about armed conflict where it tells of war (`tells_of_war`) and names a known armed group, or speaks of arms
    ever again and more than of sport, business and the arts; and where all its words say so (`subject`). One or two
    sentences may be about it; they are civil where they speak of these. Sentences that were not parsed count by their
    forms.
    """
    if _tells_of_fiction(parsed.article.title or "", parsed.article.text):
        return Tone.FICTION
    groups = len({mention.sentence for mention in mentions if any(map(is_known_group, mention.actors))})
    title = parsed.article.title or ""
    lemmas = [] if parsed.article.text.startswith(title) else title.lower().split()
    lemmas += [token.lemma.lower() for sentence in parsed.sentences for token in sentence.tokens]
    lemmas += [form.lower() for sentence in parsed.unread for form in sentence.forms]
    sentences = len(parsed.sentences) + len(parsed.unread)
    arms = [lemma for lemma in lemmas if lemma in words["armed"] or lemma in words["martial"]]
    stormed = sum(
        token.upos == "VERB" and token.lemma in words["civil"] for s in parsed.sentences for token in s.tokens
    )
    civil = sum(lemma in words["civil"] for lemma in lemmas) - stormed
    peaceful = sum(lemma in words["arms in peace"] for lemma in arms)
    often = len(arms) > civil and len(arms) * _MARTIAL >= sentences
    war = sentences <= SHORT or tells_of_war(len(arms) - peaceful, peaceful, groups, sentences)
    if war and (groups or often):
        return Tone.MARTIAL
    if sentences > SHORT:
        benefit = doubt(len(arms) - peaceful, civil, sentences)
        told = subject is not None and subject.is_conflict(_forms(parsed), doubt=benefit)
        return Tone.MARTIAL if told else Tone.OTHER
    return Tone.CIVIL if civil else Tone.SHORT


def _tells_of_fiction(title: str, text: str) -> bool:
    """Whether a title or first line names a review of a film, a play or a novel."""
    heads = (title, text.partition("\n")[0])
    if any(map(_REVIEW.search, heads)):
        return True
    return any(map(_BOOK_REVIEW.search, heads)) and _STORY.search(text[:_OPENING]) is not None


def _forms(parsed: ParsedArticle) -> Iterator[Iterable[str]]:
    """The forms of the words of each sentence, those that were not parsed included."""
    for sentence in parsed.sentences:
        yield [token.text for token in sentence.tokens]
    for words in parsed.unread:
        yield words.forms


def tells_of_war(war: int, peaceful: int, groups: int, sentences: int) -> bool:
    """Whether so many sentences with so many words of war and of arms in peace may be of armed conflict.

    `groups` are the sentences that name a known armed group. Police and parades, be they in every sentence, are no war.
    """
    told = war + groups
    return told > 0 and told + _PEACEFUL * min(peaceful, sentences) >= _LEAST * sentences


def doubt(war: int, civil: int, sentences: int) -> float:
    """By how much the words of a report of war may fall short, which tells of war more than once and not of the arts.

    Interviews and broadcasts, and reports of lands that nobody knows, have fewer of the words by which others are told.
    """
    return _BENEFIT if war >= max(_AGAIN, _LEAST * sentences) and not civil else 0.0


def is_known_group(actor: Actor) -> bool:
    """Whether an actor is an armed group that the gazetteer knows."""
    return actor.kind is ActorKind.ARMED_GROUP and actor.listed
