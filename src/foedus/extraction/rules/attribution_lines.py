"""Speakers set off by a mark, not a verb: "Rebels quit talks: official", a name before a colon, a name after a dash."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from foedus.codebook.cues import Cues
from foedus.language import ParsedArticle, Sentence
from foedus.model import Segment, SegmentKind

_MAX_SPEAKER = 8
"""Tokens that a speaker set off by a mark may have."""
_MAX_QUOTED = 14
"""The same where a quotation follows the mark."""
_MAX_TAIL = 4
"""The same behind the dash of a headline: "Rebels take town - army spokesman"."""
_DASHES = frozenset({"-", "--", "–", "—", "―"})
_OPENING = frozenset({'"', "“", "``", "‘", "'", "”", "''"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """A sentence whose speaker stands beside a mark: the speaker's head, the mark, the tokens of the content."""

    sentence: int
    speaker: int
    mark: int
    content: tuple[int, ...]


def find_lines(parsed: ParsedArticle, cues: Cues) -> Iterator[Line]:
    """The lines of an article that name their speaker by a colon or a dash; at most one a sentence."""
    headlines = [segment for segment in parsed.article.segments if segment.kind is SegmentKind.HEADLINE]
    paragraph = -1
    for sentence in parsed.sentences:
        headline = _is_headline(sentence, headlines)
        line = _line(sentence, cues, sentence.paragraph != paragraph or headline) or (
            _tail(sentence, cues) if headline else None
        )
        paragraph = sentence.paragraph
        if line is not None:
            yield line


def _is_headline(sentence: Sentence, headlines: Sequence[Segment]) -> bool:
    return any(segment.start <= sentence.start < segment.end for segment in headlines)


def _line(sentence: Sentence, cues: Cues, opens: bool) -> Line | None:
    tokens = sentence.tokens
    colon = next((t.index for t in tokens if t.text == ":"), None)
    if colon is not None and 0 < colon < len(tokens) - 1:
        quoted = tokens[colon + 1].text in _OPENING
        front = _speaker(sentence, _first_word(sentence), colon, cues, strict=not quoted)
        if front is not None and (quoted or opens or _is_label(sentence, front, colon)):
            return Line(
                sentence=sentence.index, speaker=front, mark=colon, content=tuple(range(colon + 1, len(tokens)))
            )
        back = _speaker(sentence, colon + 1, len(tokens), cues, strict=True)
        named = back is not None and any(sentence.children(back, "conj"))  # "two leaders: X and Y"
        if back is not None and colon >= 2 and not named:
            return Line(sentence=sentence.index, speaker=back, mark=colon, content=tuple(range(colon)))
    dash = next((t.index for t in reversed(tokens) if t.text in _DASHES), None)
    if dash is not None and dash and tokens[dash - 1].text in _OPENING:
        back = _speaker(sentence, dash + 1, len(tokens), cues, strict=True)
        if back is not None:
            return Line(sentence=sentence.index, speaker=back, mark=dash, content=tuple(range(dash)))
    return None


def _tail(sentence: Sentence, cues: Cues) -> Line | None:
    """The speaker behind the dash of a headline."""
    dash = next((t.index for t in reversed(sentence.tokens) if t.text in _DASHES), 0)
    if not 0 < len(sentence.tokens) - dash - 1 <= _MAX_TAIL or not dash:
        return None
    back = _speaker(sentence, dash + 1, len(sentence.tokens), cues, strict=True)
    if back is None:
        return None
    return Line(sentence=sentence.index, speaker=back, mark=dash, content=tuple(range(dash)))


def _first_word(sentence: Sentence) -> int:
    """Where the words of a line begin, behind the dash of a list or the hour of a live report."""
    return next((t.index for t in sentence.tokens if t.upos not in ("PUNCT", "NUM")), 0)


def _speaker(sentence: Sentence, first: int, end: int, cues: Cues, strict: bool) -> int | None:
    """The head of the noun phrase that fills `[first, end)`, where it can speak.

    `strict` asks for a person's or organisation's name or a noun of speakers ("official", "police"); else any
    capitalised name and whoever is named with "the" will do, since a quotation follows, and he may be described ("Doe,
    speaking in Rome").
    """
    tokens = sentence.tokens
    while end > first and tokens[end - 1].upos == "PUNCT":
        end -= 1
    if not 0 < end - first <= (_MAX_SPEAKER if strict else _MAX_QUOTED):
        return None
    row = range(first, end)
    comma = next((i for i in row if tokens[i].text == ","), end)
    clauses = (i for i in row if tokens[i].upos in ("VERB", "AUX", "SCONJ"))
    if any(strict or i < comma or tokens[i].xpos not in ("VBG", "VBN") for i in clauses):
        return None
    heads = [i for i in row if tokens[i].head not in row and tokens[i].upos in ("NOUN", "PROPN")]
    if not heads:
        return None
    head = heads[0]
    if tokens[head].entity[2:] in ("PER", "ORG") or any(
        c.kind in ("speaker", "body") for c in cues.of(tokens[head].lemma.lower(), "noun")
    ):
        return head
    if strict or any(cue.kind == "mute" for cue in cues.of(tokens[head].lemma.lower(), "noun")):
        return None
    definite = any(child.text.lower() == "the" for child in sentence.children(head, "det"))
    return head if tokens[head].upos == "PROPN" or definite else None


def _is_label(sentence: Sentence, speaker: int, colon: int) -> bool:
    """A transcript's label: the speaker's name in capitals and nothing else."""
    words = [t for t in sentence.tokens[:colon] if t.upos != "PUNCT"]
    return all(t.text.isupper() and len(t.text) > 1 for t in words) and sentence.tokens[speaker] in words
