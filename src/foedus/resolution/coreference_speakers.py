"""Who speaks where "I" and "we" stand: the subject of the verb of saying beside the words."""

from __future__ import annotations

from foedus.codebook.nominals import NominalLexicon, WordList
from foedus.language import ParsedArticle, Sentence, Token
from foedus.language.authorship import authors
from foedus.model import Actor, ActorKind, MentionKind
from foedus.resolution.coreference_labels import Labels
from foedus.resolution.mentions_found import STATE_KINDS, Headed, left_edge
from foedus.resolution.offices import Offices

SUSPECTING = frozenset({"believe", "fear", "suspect", "think"})
"""Verbs below which stands what others do, beside those of saying."""
_AFTER_COLON = 4
_TEXTS = frozenset({"statement", "communiqué", "communique", "declaration", "letter", "message", "manifesto", "post"})
_OF_TEXTS = frozenset({"read", "run", "go", "conclude", "say"})
_QUOTES = ('"', "“", "‘", "'", "«")


class Speakers:
    """Speakers of one article, asked for in its order; a quotation that runs on keeps its speaker in the paragraph."""

    def __init__(self, parsed: ParsedArticle, headed: Headed, offices: Offices, lexicon: NominalLexicon) -> None:
        self._text = parsed.article.text
        self._sentences = {sentence.index: sentence for sentence in parsed.sentences}
        self._paragraphs: dict[int, int] = {}
        for sentence in parsed.sentences:
            self._paragraphs.setdefault(sentence.paragraph, sentence.start)
        self._headed, self._offices, self._lexicon = headed, offices, lexicon
        self._last: tuple[int, tuple[Actor, ...]] | None = None
        self._statement: tuple[Actor, ...] | None = None
        self._labels = Labels(parsed, headed, lexicon)
        self._issuer: tuple[Actor, ...] | None = None
        self._before: tuple[int, tuple[Actor, ...]] | None = None

    def note(self, sentence: Sentence) -> None:
        """Remembers who spoke last in a sentence, and what its subject was, for the words after it."""
        subject = next(sentence.children(sentence.root.index, "nsubj"), None)
        found = None if subject is None else self._headed.at(sentence.index, subject.index)
        if found is not None and len(found.actors) == 1 and found.form is MentionKind.NAME:
            self._before = sentence.index, found.actors
            if self._labels.interviewee is None and found.actors[0].kind is ActorKind.PERSON:
                self._labels.interviewee = found.actors
        for verb in sentence.tokens:
            if verb.upos == "VERB" and self._lexicon.has(WordList.SAYING, verb.lemma.lower()):
                subject = _subject(sentence, verb)
                found = None if subject is None else self._headed.at(sentence.index, subject.index)
                if found is not None and len(found.actors) == 1:
                    self._last = sentence.paragraph, found.actors
                    if self._opens_statement(sentence, verb):
                        self._statement = found.actors

    def actors(self, sentence: Sentence, token: Token, *, himself: bool) -> tuple[Actor, ...]:
        """Whom "I" (`himself`) or "we" means: the person who speaks, or the body that he speaks for."""
        speaker = self._beside(sentence, token)
        if (
            speaker is None
            and self._last is not None
            and self._last[0] == sentence.paragraph
            and self._quoted(sentence)
        ):
            speaker = self._last[1]
        if speaker is None:
            speaker = self._before_colon(sentence, token) or self._labels.speaker(sentence)
        if speaker is None:
            speaker = self._statement or self._author(sentence)
        if not speaker:
            return ()
        one = speaker[0]
        if himself:
            return speaker if one.kind is ActorKind.PERSON else ()
        body = self._offices.served(one) if one.kind is ActorKind.PERSON else one
        if body is None:
            return speaker if self._commands(one) else ()
        return (body,)

    def _commands(self, person: Actor) -> bool:
        """Whether the article gives somebody a rank: his "we" are his men, whatever they are called."""
        for found in self._headed:
            if person in found.actors and found.form is not MentionKind.PRONOUN:
                sentence = self._sentences[found.sentence]
                words = (word.lemma.lower() for word in sentence.tokens[found.first : found.last])
                if any(self._lexicon.has(WordList.RANKS, word) for word in words):
                    return True
        return False

    def _beside(self, sentence: Sentence, token: Token) -> tuple[Actor, ...] | None:
        """The nearest subject of a verb of saying in the sentence; None without one, empty where nobody knows him."""
        best: Token | None = None
        quoted = self.is_quoted(sentence, token.index)
        for verb in sentence.tokens:
            if verb.upos != "VERB" or not self._is_cue(sentence, verb):
                continue
            if quoted and self.is_quoted(sentence, verb.index):
                continue  # in "we left when he told us to," the group said it is not he who speaks
            subject = _subject(sentence, verb)
            if subject is None or subject.text.lower() in ("i", "we", "who", "which", "that"):
                continue
            if best is None or abs(subject.index - token.index) < abs(best.index - token.index):
                best = subject
        if best is None:
            return None
        found = self._headed.at(sentence.index, self._whose_words(sentence, best))
        return found.actors if found is not None and len(found.actors) == 1 else ()

    def _is_cue(self, sentence: Sentence, verb: Token) -> bool:
        """Whether a verb is one of saying, or of what statements do: "the statement reads"."""
        if self._lexicon.has(WordList.SAYING, verb.lemma.lower()):
            return True
        subject = next(sentence.children(verb.index, "nsubj"), None)
        return verb.lemma in _OF_TEXTS and subject is not None and subject.lemma.lower() in _TEXTS

    def _whose_words(self, sentence: Sentence, subject: Token) -> int:
        """The place of the owner of a statement, whose words it gives; of other subjects their own."""
        if subject.lemma.lower() not in _TEXTS:
            return subject.index
        return next(authors(sentence, subject.index), subject.index)

    def _before_colon(self, sentence: Sentence, token: Token) -> tuple[Actor, ...] | None:
        """As in "X, speaking in Arvo: "We …"": whom a sentence names first before the colon of its quotation."""
        colon = next((word for word in sentence.tokens[: token.index] if word.text == ":"), None)
        if colon is None or self._text[colon.end : colon.end + _AFTER_COLON].strip()[:1] not in _QUOTES:
            return None
        named = (found for found in self._headed.within(sentence.index) if found.last <= colon.index)
        first = next((found for found in named if found.form is MentionKind.NAME), None)
        return first.actors if first is not None and len(first.actors) == 1 else None

    def _opens_statement(self, sentence: Sentence, verb: Token) -> bool:
        """As in "The minister said:" before a statement that is printed whole, without quotation marks."""
        after = sentence.tokens[verb.index + 1 :]
        colon = next((token for token in after if token.text == ":"), None)
        if colon is None or any(
            token.upos in ("NOUN", "PROPN", "VERB") for token in after[: colon.index - verb.index - 1]
        ):
            return False
        return self._text[colon.end : colon.end + _AFTER_COLON].strip()[:1] not in ("", *_QUOTES)

    def _author(self, sentence: Sentence) -> tuple[Actor, ...] | None:
        """Who says "we" outside of quotations, as statements do: the body with which the sentence before began."""
        if self._quoted(sentence) or self._before is None or self._before[0] != sentence.index - 1:
            return self._issuer if not self._quoted(sentence) else None
        actor = self._before[1][0]
        if actor.kind in STATE_KINDS | {ActorKind.COALITION, ActorKind.INTERNATIONAL}:
            self._issuer = self._before[1]
        return self._issuer

    def is_quoted(self, sentence: Sentence, token: int) -> bool:
        """Whether a word lies in a quotation."""
        return self._opened(sentence, sentence.tokens[token].start)

    def _quoted(self, sentence: Sentence) -> bool:
        """Whether a sentence lies in a quotation that was opened before it or by it."""
        return self._opened(sentence, sentence.start + 1)

    def _opened(self, sentence: Sentence, place: int) -> bool:
        """Whether more quotations were opened in the paragraph before a code point than closed."""
        before = self._text[self._paragraphs[sentence.paragraph] : place]
        straight = before.count('"')
        return straight % 2 == 1 or before.count("“") > before.count("”")


def _subject(sentence: Sentence, verb: Token) -> Token | None:
    """The subject of a verb of saying; behind a quotation also where the parser has hung it on a verb of that."""
    own = next(sentence.children(verb.index, "nsubj"), None)
    if own is not None:
        return own
    for clause in sentence.children(verb.index, "ccomp", "parataxis"):
        for subject in sentence.children(clause.index, "nsubj"):
            if clause.index < verb.index and left_edge(sentence, subject.index) == verb.index + 1:
                return subject
    return None
