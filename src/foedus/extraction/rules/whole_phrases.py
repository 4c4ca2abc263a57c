"""The words that stand for an actor where something of his does: "Egypt's foreign minister", not "Egypt" alone."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace

from foedus.extraction.rules.claims import Finding
from foedus.extraction.rules.end import End
from foedus.extraction.rules.event import OFFICES
from foedus.language import ParsedArticle, Sentence, Token
from foedus.model import Mention, MentionKind, Participant

_OWNING = frozenset(("nmod:poss", "compound", "amod", "nmod:desc", "nmod"))
_OWNER_CASES = frozenset(("of", "from"))
_FAR = 8
"""How many words an owner may stand away from what is his."""


def in_its_words(
    parsed: ParsedArticle, found: Finding, end: End | None, mentions: Sequence[Mention], holders: Collection[str]
) -> Participant | None:
    """The participant with the whole phrase in which his name tells whose something is.

    What lies between may name nobody else, who would then seem to stand there as well. A body that somebody leads or
    belongs to stands there itself ("the leader of X").
    """
    if end is None or not mentions or (found.relation in OFFICES and not end.owned):
        return None if end is None else end.participant
    sentence, span = parsed.sentences[mentions[0].sentence], end.participant.span
    if not _stands_at(sentence, end):
        return end.participant
    over = _over(sentence, sentence.tokens[end.token])
    noun = next((word for word in over if word.lemma.lower() in holders), None)
    if noun is None or noun.index == found.trigger or span.start <= noun.start < span.end:
        return end.participant
    if abs(noun.index - end.token) > _FAR:
        return end.participant
    start, stop = min(span.start, noun.start), max(span.end, noun.end)
    if any(start <= m.span.start and m.span.end <= stop and _apart(m, end) for m in mentions):
        return end.participant
    return replace(end.participant, span=parsed.article.span(start, stop))


def _stands_at(sentence: Sentence, end: End) -> bool:
    """Whether an end's token is among its words; those of somebody told of elsewhere are another's."""
    span = end.participant.span
    return end.token < len(sentence.tokens) and span.start <= sentence.tokens[end.token].start < span.end


def _over(sentence: Sentence, word: Token) -> Iterator[Token]:
    """The nouns that a word tells the owner of, the nearest first."""
    while word.head >= 0 and word.deprel in _OWNING:
        cases = sentence.cases(word.index)
        if word.deprel == "nmod" and not _OWNER_CASES & cases:
            return
        word = sentence.tokens[word.head]
        yield word


def _apart(mention: Mention, end: End) -> bool:
    """Whether a mention is of another than the end, by a name or pronoun; what the phrase itself describes is not."""
    named = end.participant.span
    covers = mention.span.start <= named.start and named.end <= mention.span.end
    return (
        not covers
        and all(actor.id != end.actor.id for actor in mention.actors)
        and mention.kind is not MentionKind.NOMINAL
    )
