"""Sentences read by the shipped pipeline, with their attributions and stances."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

import pytest

from foedus.codebook.cues import Cues
from foedus.extraction.rules.attribution import Reported, Speech, find_attributions
from foedus.extraction.rules.factuality import Stance, stance
from foedus.language import ParsedArticle, Sentence, Token, load_english
from foedus.model import Article, Claim, Mention, Segment


def ends_of(claims: Iterable[Claim]) -> set[tuple[str, str, str]]:
    """Relation and both names of each claim with two ends."""
    return {
        (str(c.relation), c.actor.actor.name, c.recipient.actor.name)
        for c in claims
        if c.relation and c.actor and c.recipient
    }


@dataclass(frozen=True, slots=True, kw_only=True)
class Read:
    """A text as read: its parse, who says what, and stances by the words of an event."""

    parsed: ParsedArticle
    speech: Speech
    cues: Cues

    def place(self, word: str) -> tuple[int, int]:
        """Sentence and token of the first token of this form."""
        return next((s.index, t.index) for s in self.parsed.sentences for t in s.tokens if t.text == word)

    def stance(self, word: str) -> Stance:
        return stance(self.parsed, *self.place(word), self.speech, self.cues)

    def label(self, word: str) -> str:
        return str(self.stance(word).factuality)

    def names(self, word: str) -> list[list[str]]:
        """The names of the sources over a word, one list for each chain."""
        return [[link.name for link in chain] for chain in self.speech.chains(*self.place(word))]

    def by_cue(self, cue: str) -> Reported:
        return next(item for item in self.speech.reported if item.words and item.words.text == cue)


@pytest.fixture(scope="session")
def cues() -> Cues:
    return Cues.load()


@pytest.fixture(scope="session")
def read_speech(cues: Cues) -> Callable[..., Read]:
    def read(
        text: str,
        segments: tuple[Segment, ...] = (),
        mentions: Callable[[ParsedArticle], Sequence[Mention]] = lambda _: (),
    ) -> Read:
        parsed = load_english().read(Article(text=text, segments=segments))
        return Read(parsed=parsed, speech=find_attributions(parsed, mentions(parsed), cues), cues=cues)

    return read


def flat_article(text: str) -> ParsedArticle:
    """One flat sentence for each line; the marks are read from the text, not from the parse."""
    sentences = []
    for index, line in enumerate(re.finditer(r"[^\n]+", text)):
        tokens = tuple(
            Token(
                index=i, text=word.group(), start=line.start() + word.start(), end=line.start() + word.end(),
                lemma=word.group(), upos="X", xpos="FW", head=i - 1, deprel="dep" if i else "root",
            )
            for i, word in enumerate(re.finditer(r"\S+", line.group()))
        )  # fmt: skip
        sentences.append(Sentence(index=index, paragraph=index, tokens=tokens))
    return ParsedArticle(article=Article(text=text), sentences=tuple(sentences))
