"""Attribution: who says or thinks what, as PolNeAR's triples of source, cue and content, and who stands over whom.

Cues are found over the parse of each sentence (`attribution_frames`), then joined with the quotations of the article
(`quotations`): a quotation widens the content it touches, goes to the bare cue beside it ("…?" asked the general), or
goes on from the quotation before it. Nothing is read from the words of a publisher's credit or dateline.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Collection, Sequence
from dataclasses import dataclass, field, replace
from itertools import accumulate, islice, product

from foedus.codebook.cues import SPEAKING, Cue, Cues
from foedus.extraction.rules.asides import is_aside
from foedus.extraction.rules.attribution_answers import find_answers
from foedus.extraction.rules.attribution_charged import charged
from foedus.extraction.rules.attribution_cited import cited
from foedus.extraction.rules.attribution_frames import apart, find_hits, tells_clause
from foedus.extraction.rules.attribution_head import Head
from foedus.extraction.rules.attribution_learned import heard
from foedus.extraction.rules.attribution_lines import find_lines
from foedus.extraction.rules.attribution_quotes import Draft, join_quotations
from foedus.extraction.rules.attribution_sources import Speaker, Speakers, links, source_phrase
from foedus.extraction.rules.quotations import Quotation, find_quotations
from foedus.language import ParsedArticle, Sentence
from foedus.model import Attribution, Mention, SourceLink, Span

_ACCUSING = frozenset(("accuse", "blame", "suspect", "charge", "complain", "protest", "condemn", "denounce"))
MAX_CHAINS = 8
"""More coordinated sources than this over one another are read as one chain each for the first of them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Reported:
    """One attribution with what the rules know of it.

    `words` are those of the cue and `cue` its entry; `sentence` and `head` the cue's place (`head` is None where a mark
    or nothing stands for it). `clausal` tells that a clause or quotation is said ("announced that"), not a thing
    ("announced a truce"). `contents` are what is said, several where the cue interrupts; `links` one link for each
    coordinated source; `parent` the index of the attribution that this one is nested in; `cited` whom the source cites;
    `charged` who has made the charge that the source denies.
    """

    source: Span | None
    words: Span | None
    contents: tuple[Span, ...]
    quoted: bool
    parent: int | None
    cue: Cue | None
    sentence: int
    head: int | None
    links: tuple[SourceLink, ...]
    clausal: bool = True
    cited: tuple[SourceLink, ...] = ()
    charged: tuple[SourceLink, ...] = ()

    @property
    def speaks(self) -> bool:
        """Whether its source answers for the content (says, believes …), rather than plan, promise or condemn it."""
        return self.cue is None or self.cue.kind in SPEAKING

    @property
    def accuses(self) -> bool:
        """Whether its source says of another what he has done, also where it was done to himself."""
        return self.cue is not None and self.cue.words[0] in _ACCUSING

    def holds(self, place: int) -> bool:
        """Whether a code point of the article stands in what is said."""
        return any(span.start <= place < span.end for span in self.contents)


@dataclass(frozen=True, slots=True)
class Speech:
    """The attributions of one article, and who speaks over each of its words."""

    reported: tuple[Reported, ...]
    _sentences: tuple[Sentence, ...] = field(repr=False)
    _over: tuple[tuple[int, ...], ...] = field(repr=False)
    """For each sentence the attributions whose content reaches into it, the innermost first."""

    @property
    def attributions(self) -> tuple[Attribution, ...]:
        """The triples, in the order of the text; content that its cue interrupts gives one triple for each stretch."""
        first = [0, *accumulate(len(item.contents) for item in self.reported)]
        return tuple(
            Attribution(
                source=item.source,
                cue=item.words,
                content=content,
                quoted=item.quoted,
                parent=None if item.parent is None else first[item.parent],
            )
            for item in self.reported
            for content in item.contents
        )

    def covering(self, sentence: int, token: int) -> Reported | None:
        """The innermost attribution whose content holds a token, or None where the article itself speaks."""
        index = self._innermost(sentence, self._sentences[sentence].tokens[token].start)
        return None if index is None else self.reported[index]

    def speaker(self, sentence: int, token: int) -> Reported | None:
        """The innermost attribution over a token whose source answers for what is said; None: the article does.

        What an indirect report puts in apposition or in a relative clause between commas is the article's own word.
        """
        index = self._answering(sentence, token)
        while index is not None and not self.reported[index].speaks:
            index = self.reported[index].parent
        return None if index is None else self.reported[index]

    def _innermost(self, sentence: int, place: int) -> int | None:
        return next((i for i in self._over[sentence] if self.reported[i].holds(place)), None)

    def _answering(self, sentence: int, token: int) -> int | None:
        """The innermost attribution over a token, but those of which it is only an aside."""
        index = self._innermost(sentence, self._sentences[sentence].tokens[token].start)
        row = self._sentences[sentence]
        while index is not None and self._adds(row, token, self.reported[index]):
            index = self.reported[index].parent
        return index

    def _is_told(self, sentence: int, token: int, item: Reported) -> bool:
        """Whether a token stands in a clause that a noun of saying tells, which somebody denies ("a report that …")."""
        row = self._sentences[sentence]
        if item.cue is None or item.cue.kind != "deny" or item.sentence != sentence:
            return False
        while token >= 0 and token != item.head:
            if row.tokens[token].deprel in ("acl", "ccomp"):
                return True
            token = row.tokens[token].head
        return False

    def _adds(self, sentence: Sentence, token: int, item: Reported) -> bool:
        """Whether a token of an indirect report is what the article adds to it."""
        if item.quoted or item.sentence != sentence.index:
            return False
        return is_aside(sentence, token, item.head, item.contents)

    def chains(self, sentence: int, token: int, ends: Collection[str] = ()) -> tuple[tuple[SourceLink, ...], ...]:
        """The chains of sources over a token, outermost first, the nearest last; one for each coordinated source.

        Empty where the article itself speaks. `ends` are the ids of the actors of whom something is told: those of them
        who announce or answer with a thing ("X and Y announced a truce") act, and are no source. Links without a
        source ("it is believed") and those that do not answer for the content (`Reported.speaks`) are left out.
        """
        index = self._answering(sentence, token)
        levels: list[tuple[SourceLink, ...]] = []
        while index is not None:
            item = self.reported[index]
            acts = not (item.clausal or item.accuses or self._is_told(sentence, token, item))
            acts = acts and all(link.actor in ends for link in item.links)
            if item.links and item.speaks and not acts:
                levels += [links for links in (item.cited, item.links) if links]
            index = item.parent
        if not levels:
            return ()
        return tuple(_without_repeats(chain) for chain in islice(product(*reversed(levels)), MAX_CHAINS))

    def chain(self, sentence: int, token: int) -> tuple[SourceLink, ...]:
        """The first of `chains`, or nothing."""
        return next(iter(self.chains(sentence, token)), ())


def _without_repeats(chain: Sequence[SourceLink]) -> tuple[SourceLink, ...]:
    """A speaker who reports himself ("X said yesterday he believed …") is one link: that by which it became known."""
    return tuple(
        link
        for place, link in enumerate(chain)
        if place == 0 or (link.name, link.actor) != (chain[place - 1].name, chain[place - 1].actor)
    )


def find_attributions(
    parsed: ParsedArticle,
    mentions: Sequence[Mention],
    cues: Cues,
    head: Head | None = None,
    deeds: Collection[str] = (),
) -> Speech:
    """Every reported statement or thought of an article, with its sources resolved through the mentions.

    `deeds` are lemmas of verbs that the head alone never makes a report, unless a clause is told. Linear in the length
    of the text, but for sentences, whose length the parser bounds.
    """
    quotations = find_quotations(parsed)
    hits = [hit for sentence in parsed.sentences for hit in find_hits(sentence, cues)]
    if head is not None:
        hits = heard(parsed, hits, quotations, head, deeds)
    hits = apart(parsed, hits)
    answers = list(find_answers(parsed, mentions))
    spoken = {draft.sentence for draft in answers}
    lines = [line for line in find_lines(parsed, cues) if line.sentence not in spoken]
    drafts = [*join_quotations(parsed, hits, lines, quotations), *answers]
    drafts.sort(key=lambda draft: (draft.anchor, draft.parts[0]))
    over = _over(parsed.sentences, drafts)
    parents = [_parent(parsed.sentences, drafts, over, index) for index in range(len(drafts))]
    book = Speakers(parsed, mentions, cues)
    speakers = _speakers(book, drafts, parents)
    marks = [quotation.start for quotation in quotations]
    reported = tuple(
        replace(
            _reported(parsed, draft, parent, named, _quoted(draft, quotations, marks)),
            cited=cited(parsed, draft, book),
            charged=charged(parsed, draft, book),
        )
        for draft, parent, named in zip(drafts, parents, speakers, strict=True)
    )
    return Speech(reported, parsed.sentences, over)


def _holds(parts: Sequence[tuple[int, int]], place: int) -> bool:
    return any(start <= place < end for start, end in parts)


def _over(sentences: Sequence[Sentence], drafts: Sequence[Draft]) -> tuple[tuple[int, ...], ...]:
    starts = [sentence.start for sentence in sentences]
    rows: list[list[int]] = [[] for _ in sentences]
    for index, draft in enumerate(drafts):
        reached: set[int] = set()
        for start, end in draft.parts:
            first, last = max(bisect_right(starts, start) - 1, 0), bisect_left(starts, end)
            reached.update(range(first, last))
        for place in reached:
            rows[place].append(index)
    return tuple(tuple(sorted(row, key=lambda i: (drafts[i].length, -i))) for row in rows)


def _parent(
    sentences: Sequence[Sentence], drafts: Sequence[Draft], over: Sequence[Sequence[int]], index: int
) -> int | None:
    """The innermost wider attribution whose content holds this one's cue."""
    draft = drafts[index]
    if draft.hit is None:
        return None
    size = (draft.length, -index)
    place = sentences[draft.sentence].tokens[draft.hit.head].start
    return next(
        (i for i in over[draft.sentence] if (drafts[i].length, -i) > size and _holds(drafts[i].parts, place)), None
    )


def _speakers(book: Speakers, drafts: Sequence[Draft], parents: Sequence[int | None]) -> list[tuple[Speaker, ...]]:
    found: dict[int, tuple[Speaker, ...]] = {}
    for index in range(len(drafts)):
        waiting: list[int] = []
        above: int | None = index
        while above is not None and above not in found:
            waiting.append(above)
            above = parents[above]
        for place in reversed(waiting):
            source, parent = drafts[place].source, parents[place]
            over = found[parent] if parent is not None else ()
            found[place] = () if source is None else book.resolve(*source, over)
            if source is not None and parent is None and _says(drafts[place]):
                book.note(*source, found[place])
    return [found[index] for index in range(len(drafts))]


def _says(draft: Draft) -> bool:
    """Whether a draft is of somebody saying something, so that a later "he" may mean them."""
    return draft.hit is None or draft.hit.cue.kind in ("say", "claim", "deny")


def _quoted(draft: Draft, quotations: Sequence[Quotation], starts: Sequence[int]) -> bool:
    for start, end in draft.parts:
        place = bisect_left(starts, end) - 1
        if place >= 0 and quotations[place].end > start and quotations[place].end <= end + 1:
            return True
        if place >= 0 and quotations[place].start >= start:
            return True
    return False


def _reported(
    parsed: ParsedArticle,
    draft: Draft,
    parent: int | None,
    speakers: tuple[Speaker, ...],
    quoted: bool,
) -> Reported:
    article = parsed.article
    words = None if draft.cue is None else article.span(*draft.cue)
    source = _source(parsed, draft)
    return Reported(
        source=source,
        words=words,
        contents=tuple(article.span(start, end) for start, end in draft.parts),
        quoted=quoted,
        parent=parent,
        cue=None if draft.hit is None else draft.hit.cue,
        sentence=draft.sentence,
        head=None if draft.hit is None else draft.hit.head,
        links=links(speakers, words, _own_span(source, speakers)),
        clausal=quoted or draft.hit is None or tells_clause(parsed.sentences[draft.sentence], draft.hit),
    )


def _source(parsed: ParsedArticle, draft: Draft) -> Span | None:
    """The words of the source: as the head has drawn them, else by the rules."""
    if draft.source is None:
        return None
    if draft.hit is not None and draft.hit.span is not None:
        first, last = draft.hit.span
        tokens = parsed.sentences[draft.sentence].tokens
        return parsed.article.span(tokens[first].start, tokens[last].end)
    return source_phrase(parsed, *draft.source, draft.cue, draft.parts)


def _own_span(source: Span | None, speakers: Sequence[Speaker]) -> Span | None:
    """The source's own words where one speaker stands behind them, or where all were named elsewhere."""
    if source is None or len(speakers) <= 1:
        return source
    return None if any(speaker.span.overlaps(source) for speaker in speakers) else source
