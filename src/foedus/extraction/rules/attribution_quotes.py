"""Joining cues and quotations: what each attribution's content covers, in code points."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from foedus.extraction.rules.attribution_frames import Hit
from foedus.extraction.rules.attribution_lines import Line
from foedus.extraction.rules.quotations import Quotation
from foedus.language import ParsedArticle, Sentence

_EDGE = frozenset(",.;:!?-–—…()[]\"“”‘’'`")
_MIN_SPEECH = 3
"""A quotation of fewer words is somebody's word, not somebody's speech."""
_PARAGRAPH_SHARE = 0.8


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """An attribution in the making: places only. `source` is (sentence, token), `cue` and `parts` code points."""

    hit: Hit | None
    sentence: int
    source: tuple[int, int] | None
    cue: tuple[int, int] | None
    parts: tuple[tuple[int, int], ...]

    @property
    def anchor(self) -> int:
        """Where it stands in the text."""
        return self.cue[0] if self.cue else self.parts[0][0]

    @property
    def length(self) -> int:
        """Code points of the content."""
        return sum(end - start for start, end in self.parts)

    @property
    def end(self) -> int:
        """The last code point of cue and content."""
        return max(self.parts[-1][1], self.cue[1] if self.cue else 0)


def join_quotations(
    parsed: ParsedArticle, hits: Sequence[Hit], lines: Sequence[Line], quotations: Sequence[Quotation]
) -> list[Draft]:
    """One draft for each hit and line with content, and one for each quotation that follows on without a cue."""
    board = _Board(parsed, quotations)
    drafts: list[Draft] = []
    bare: list[Hit] = []
    for hit in hits:
        if board.is_own_thought(hit):
            continue
        if hit.content:
            drafts.append(board.from_content(hit))
        else:
            bare.append(hit)
    spoken = {draft.sentence for draft in drafts if _can_quote(draft) and not board.quoted(draft.anchor)}
    drafts.extend(board.from_line(line) for line in lines if line.sentence not in spoken)
    for hit in bare:
        drafts.extend(board.from_quotation(hit))
    drafts.sort(key=lambda draft: draft.anchor)
    return board.follow_on(drafts)


class _Board:
    """The sentences and quotations of one article, and which quotations have a speaker already."""

    def __init__(self, parsed: ParsedArticle, quotations: Sequence[Quotation]) -> None:
        self.parsed = parsed
        self.text = parsed.article.text
        self.quotations = quotations
        self.starts = [quotation.start for quotation in quotations]
        self.sentence_starts = [sentence.start for sentence in parsed.sentences]
        self.taken: set[int] = set()

    def from_content(self, hit: Hit) -> Draft:
        """A cue with content in its own sentence; quotations that the content touches are taken in whole."""
        sentence = self.parsed.sentences[hit.sentence]
        cue = _chars(sentence, hit.tokens)
        parts = [part for run in _runs(hit.content) if (part := trim(sentence, run))]
        if not parts:
            parts = [_chars(sentence, hit.content)]
        if hit.cue.pos == "adverb":
            parts = [(parts[0][0], parts[-1][1])]
        for start, end in tuple(parts):
            for place in self._touching(start, end):
                quotation = self.quotations[place]
                if not quotation.start <= cue[0] < quotation.end:
                    parts.append((quotation.start, quotation.end))
                    self.taken.add(place)
        return self._draft(hit, sentence, cue, merge(parts, self.text))

    def from_quotation(self, hit: Hit) -> Iterator[Draft]:
        """A cue whose content is a quotation beside it: in its sentence, or ending or beginning right at its edge."""
        sentence = self.parsed.sentences[hit.sentence]
        cue = _chars(sentence, hit.tokens)
        place = self._beside(sentence, cue)
        if place is not None:
            self.taken.add(place)
            quotation = self.quotations[place]
            yield self._draft(hit, sentence, cue, ((quotation.start, quotation.end),))

    def from_line(self, line: Line) -> Draft:
        """A speaker set off by a mark; quotations that the content touches are taken in whole."""
        sentence = self.parsed.sentences[line.sentence]
        start, end = trim(sentence, line.content) or _chars(sentence, line.content)
        parts = [(start, end)]
        for place in self._touching(start, end):
            parts.append((self.quotations[place].start, self.quotations[place].end))
            self.taken.add(place)
        return Draft(
            hit=None,
            sentence=line.sentence,
            source=(line.sentence, line.speaker),
            cue=_chars(sentence, (line.mark,)),
            parts=merge(parts, self.text),
        )

    def is_own_thought(self, hit: Hit) -> bool:
        """Whether a quoted speaker hedges his own words ("I think …", "you know"): no source beside himself."""
        if hit.source is None:
            return False
        tokens = self.parsed.sentences[hit.sentence].tokens
        own = tokens[hit.source].text.lower() in ("i", "we", "you")
        return own and tokens[hit.head].xpos in ("VBP", "VB", "JJ") and self.quoted(tokens[hit.head].start)

    def quoted(self, place: int) -> bool:
        """Whether a code point stands inside a quotation."""
        index = bisect_right(self.starts, place) - 1
        return index >= 0 and place < self.quotations[index].end

    def _draft(self, hit: Hit, sentence: Sentence, cue: tuple[int, int], parts: tuple[tuple[int, int], ...]) -> Draft:
        source = None if hit.source is None else (hit.sentence, hit.source)
        return Draft(hit=hit, sentence=sentence.index, source=source, cue=cue, parts=parts)

    def _touching(self, start: int, end: int) -> Iterator[int]:
        place = max(bisect_right(self.starts, start) - 1, 0)
        while place < len(self.quotations) and self.quotations[place].start < end:
            if self.quotations[place].end > start:
                yield place
            place += 1

    def _beside(self, sentence: Sentence, cue: tuple[int, int]) -> int | None:
        inside = [i for i in self._touching(sentence.start, sentence.end) if i not in self.taken]
        inside = [i for i in inside if not self.quotations[i].start <= cue[0] < self.quotations[i].end]
        after = [i for i in inside if self.quotations[i].start >= cue[1]]
        if inside:
            return after[0] if after else inside[-1]
        before = bisect_left(self.starts, sentence.start) - 1
        if before >= 0 and before not in self.taken and self._adjacent(self.quotations[before].end, sentence.start):
            return before
        following = bisect_left(self.starts, sentence.end)
        if following < len(self.starts) and following not in self.taken:
            return following if self._introduces(sentence, self.starts[following]) else None
        return None

    def _introduces(self, sentence: Sentence, start: int) -> bool:
        """Whether a sentence stands right before a quotation, or ends in a colon with the quotation set below it."""
        if sentence.tokens[-1].text == ":":
            return not self.text[sentence.end : start].strip()
        return self._adjacent(sentence.end, start)

    def _adjacent(self, end: int, start: int) -> bool:
        return start - end <= 3 and "\n" not in self.text[end:start] and not self.text[end:start].strip()

    def follow_on(self, drafts: list[Draft]) -> list[Draft]:
        """Quotations without a cue of their own: the same speech going on, or the same speaker's next paragraph."""
        anchors = [draft.anchor for draft in drafts]
        speaker: dict[int, int] = {}
        for place, quotation in enumerate(self.quotations):
            if place in self.taken:
                speaker[place] = self._owner(drafts, anchors, quotation)
                continue
            if not self._is_speech(quotation):
                continue
            previous = speaker.get(place - 1, -1)
            if previous < 0 or drafts[previous].parts[-1][1] > quotation.start:
                previous = self._speaker_before(drafts, anchors, quotation)
            if previous < 0:
                continue
            if self._goes_on(drafts[previous], place):
                parts = merge((*drafts[previous].parts, (quotation.start, quotation.end)), self.text)
                drafts[previous] = replace(drafts[previous], parts=parts)
                speaker[place] = previous
            elif self._fills_paragraph(quotation):
                drafts.append(
                    Draft(
                        hit=None,
                        sentence=self._sentence(quotation.start),
                        source=drafts[previous].source,
                        cue=None,
                        parts=((quotation.start, quotation.end),),
                    )
                )
                speaker[place] = len(drafts) - 1
        return drafts

    def _owner(self, drafts: Sequence[Draft], anchors: Sequence[int], quotation: Quotation) -> int:
        low = max(bisect_left(anchors, quotation.start) - 2, 0)
        for index in range(low, min(low + 8, len(anchors))):
            if any(start <= quotation.start and quotation.end <= end for start, end in drafts[index].parts):
                return index
        return -1

    def _speaker_before(self, drafts: Sequence[Draft], anchors: Sequence[int], quotation: Quotation) -> int:
        """The last attribution of the sentence right before, where it is one of saying."""
        index = bisect_left(anchors, quotation.start) - 1
        if index < 0 or drafts[index].hit is None:
            return -1
        near = drafts[index].sentence >= self._sentence(quotation.start) - 1
        return index if near and _can_quote(drafts[index]) else -1

    def _goes_on(self, draft: Draft, place: int) -> bool:
        quotation = self.quotations[place]
        if place and self.quotations[place - 1].continues and draft.parts[-1][1] == self.quotations[place - 1].end:
            return True
        gap = self.text[draft.end : quotation.start]
        return len(gap) < 200 and "\n" not in gap and self._sentence(quotation.start) - draft.sentence <= 1

    def _is_speech(self, quotation: Quotation) -> bool:
        sentence = self.parsed.sentences[self._sentence(quotation.start)]
        if quotation.start - sentence.start > 1:
            return False
        whole = any(mark in self.text[quotation.end - 3 : quotation.end] for mark in ".?!")
        return whole or self.text.count(" ", quotation.start, quotation.end) + 1 >= _MIN_SPEECH

    def _fills_paragraph(self, quotation: Quotation) -> bool:
        first = self._sentence(quotation.start)
        last = self._sentence(quotation.end - 1)
        row = self.parsed.sentences
        if first > 0 and row[first - 1].paragraph == row[first].paragraph:
            return False
        while last + 1 < len(row) and row[last + 1].paragraph == row[first].paragraph:
            last += 1
        return (quotation.end - quotation.start) >= _PARAGRAPH_SHARE * (row[last].end - row[first].start)

    def _sentence(self, place: int) -> int:
        return max(bisect_right(self.sentence_starts, place) - 1, 0)


def _can_quote(draft: Draft) -> bool:
    return draft.hit is not None and any(slot.name == "quote" for row in draft.hit.cue.content for slot in row)


def _runs(indices: Sequence[int]) -> Iterator[tuple[int, ...]]:
    run: list[int] = []
    for index in indices:
        if run and index != run[-1] + 1:
            yield tuple(run)
            run = []
        run.append(index)
    if run:
        yield tuple(run)


def _chars(sentence: Sentence, indices: Sequence[int]) -> tuple[int, int]:
    return sentence.tokens[indices[0]].start, sentence.tokens[indices[-1]].end


def trim(sentence: Sentence, run: Sequence[int]) -> tuple[int, int] | None:
    """The code points of a run of tokens without the punctuation at its edges; None where nothing else is in it."""
    first, last = 0, len(run) - 1
    while first <= last and _is_edge(sentence.tokens[run[first]].text):
        first += 1
    while last > first and _is_edge(sentence.tokens[run[last]].text):
        last -= 1
    if first > last:
        return None
    start, end = sentence.tokens[run[first]].start, sentence.tokens[run[last]].end
    if last + 1 < len(run) and sentence.tokens[run[last + 1]].text in (")", "]"):
        opened = sum(sentence.tokens[i].text in ("(", "[") for i in run[first : last + 1])
        closed = sum(sentence.tokens[i].text in (")", "]") for i in run[first : last + 1])
        if opened > closed:
            end = sentence.tokens[run[last + 1]].end
    return start, end


def _is_edge(text: str) -> bool:
    return all(letter in _EDGE for letter in text)


def merge(parts: Sequence[tuple[int, int]], text: str) -> tuple[tuple[int, int], ...]:
    """Parts in order, those that overlap or touch over nothing but spaces made one."""
    merged: list[tuple[int, int]] = []
    for start, end in sorted(parts):
        if merged and (
            start <= merged[-1][1] or (start - merged[-1][1] <= 3 and not text[merged[-1][1] : start].strip())
        ):
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return tuple(merged)
