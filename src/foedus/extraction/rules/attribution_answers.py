"""Who speaks in the answers of a printed interview and under the names of a transcript."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import zip_longest

from foedus.extraction.rules.attribution_quotes import Draft
from foedus.language import ParsedArticle
from foedus.model import ActorKind, Mention, MentionKind

_LABEL = re.compile(r"^(?:(Q|Question|A|Answer)|([A-Z][A-Z .'’-]{2,40}?)(?: \([^()\n]{1,30}\))?): (?=\S)", re.MULTILINE)
_NAME = re.compile(r"^([A-Z][\w'’-]+(?: [A-Z][\w'’-]+){0,2}): (?=\S)", re.MULTILINE)
"""A name in small letters, which is a label where it stands before several paragraphs."""
_BREAK = re.compile(r"\n[ \t]*\n")
_ANSWERS = frozenset({"A", "Answer"})


def find_answers(parsed: ParsedArticle, mentions: Sequence[Mention]) -> Iterator[Draft]:
    """What stands under "A:" as said by the first person that the text names before it, under a name as said by him.

    Each goes on to the next label or to the end of its paragraph. Labels by role ("PRESENTER:") give nobody.
    """
    text = parsed.article.text
    starts = [sentence.start for sentence in parsed.sentences]
    labels = sorted((*_LABEL.finditer(text), *_answering(text)), key=lambda label: label.start())
    for label, after in zip_longest(labels, labels[1:]):
        speaker = _speaker(mentions, label, labels[0].start())
        if speaker is None:
            continue
        gap = _BREAK.search(text, label.end())
        end = min(gap.start() if gap else len(text), after.start() if after else len(text))
        parts = ((label.end(), label.end() + len(text[label.end() : end].rstrip())),)
        place = max(bisect_right(starts, label.end()) - 1, 0)
        source = (speaker.sentence, speaker.head)
        yield Draft(hit=None, sentence=place, source=source, cue=None, parts=parts)


def _answering(text: str) -> Iterator[re.Match[str]]:
    """The names that stand before several paragraphs, as in a printed interview."""
    found = [label for label in _NAME.finditer(text) if not _LABEL.match(text, label.start())]
    times = Counter(label[1] for label in found)
    return (label for label in found if times[label[1]] > 1)


def _speaker(mentions: Sequence[Mention], label: re.Match[str], first: int) -> Mention | None:
    """The person whom a label means."""
    persons = (m for m in mentions if m.kind is MentionKind.NAME and m.actors[0].kind is ActorKind.PERSON)
    if label[1] in _ANSWERS:
        return next((m for m in persons if m.span.end <= first), None)
    return next((m for m in persons if label.start() <= m.span.start and m.span.end <= label.end()), None)
