"""Who has made the charge that somebody denies: of "Congo rejected Rwanda's claim that it armed them" Rwanda has."""

from __future__ import annotations

from foedus.extraction.rules.attribution_quotes import Draft
from foedus.extraction.rules.attribution_sources import Speakers, links
from foedus.language import ParsedArticle
from foedus.model import SourceLink

_CHARGES = frozenset(
    """
    accusation allegation assertion charge claim complaint contention insinuation report suggestion statement version
    """.split()  # noqa: SIM905
)
_MADE_BY = frozenset(("by", "from"))
_OWNERS = ("nmod:poss", "nmod", "compound", "amod", "nmod:desc")


def charged(parsed: ParsedArticle, draft: Draft, book: Speakers) -> tuple[SourceLink, ...]:
    """The sources of the charge that an attribution denies, one link each; none where the text tells nobody's."""
    if draft.hit is None or draft.hit.cue.kind != "deny":
        return ()
    row = parsed.sentences[draft.sentence]
    for noun in row.children(draft.hit.head, "obj"):
        if noun.lemma.lower() not in _CHARGES:
            continue
        for owner in row.children(noun.index, *_OWNERS):
            if owner.deprel == "nmod" and not row.cases(owner.index) & _MADE_BY:
                continue
            speakers = book.resolve(draft.sentence, owner.index)
            if speakers and all(speaker.actor is not None for speaker in speakers):
                return links(speakers, parsed.article.span(noun.start, noun.end), None)
    return ()
