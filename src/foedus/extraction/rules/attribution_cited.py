"""Whom a source cites: of "the BBC, quoting officers in Rome, said" the officers stand nearest to what is said."""

from __future__ import annotations

from foedus.extraction.rules.attribution_quotes import Draft
from foedus.extraction.rules.attribution_sources import Speakers, links
from foedus.language import ParsedArticle
from foedus.model import SourceLink

_CITING = frozenset(("cite", "quote"))


def cited(parsed: ParsedArticle, draft: Draft, book: Speakers) -> tuple[SourceLink, ...]:
    """The sources that the source of an attribution cites beside its cue, one link each; none where it cites no one."""
    if draft.hit is None or draft.source is None or draft.source[0] != draft.sentence:
        return ()
    row = parsed.sentences[draft.sentence]
    above = (draft.hit.head, draft.source[1], row.tokens[draft.hit.head].head)
    for verb in row.tokens:
        if verb.xpos != "VBG" or verb.lemma not in _CITING or verb.head not in above or verb.index in above:
            continue
        for told in row.children(verb.index, "obj"):
            cue = parsed.article.span(verb.start, verb.end)
            return links(book.resolve(draft.sentence, told.index), cue, None)
    return ()
