"""Names of places that stand for nobody: where something is done, for acts that tell no other end."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from foedus.language import ParsedArticle, Sentence, Token
from foedus.model import ActorKind, Mention, MentionKind
from foedus.resolution.gazetteer import Gazetteer, unknown
from foedus.resolution.mentions_found import head_of

_PLACE = "LOC"
_STATES = frozenset({ActorKind.STATE, ActorKind.GOVERNMENT})
_LANDS = frozenset(
    """
    airspace capital city coast countryside desert enclave island mainland mountain port province region soil territory
    town valley village waters
    """.split()  # noqa: SIM905
)
"""Places before which an adjective says in which country they lie."""


def find_places(parsed: ParsedArticle, gazetteer: Gazetteer, mentions: Iterable[Mention]) -> tuple[Mention, ...]:
    """The places named in an article outside all mentions of actors, by position.

    A country or capital carries its state, any other place an actor of unknown kind with its own name and country.
    """
    covered: dict[int, set[int]] = {}
    for mention in mentions:
        covered.setdefault(mention.sentence, set()).update(range(mention.first, mention.last))
    return tuple(
        _mention(parsed, gazetteer, sentence, first, last)
        for sentence in parsed.sentences
        for first, last in _runs(sentence, covered.get(sentence.index, set()))
    )


def _runs(sentence: Sentence, covered: set[int]) -> Iterator[tuple[int, int]]:
    """The half-open token ranges of the free names of places."""
    first = None
    for token in (*sentence.tokens, None):
        inside = token is not None and _is_place(sentence, token) and token.index not in covered
        begins = token is not None and token.entity.startswith("B")
        if first is not None and (not inside or begins):
            yield first, token.index if token is not None else len(sentence.tokens)
            first = None
        if inside and token is not None and first is None:
            first = token.index


def _is_place(sentence: Sentence, token: Token) -> bool:
    """Whether the parser takes a word for a place's, or it is an adjective in "the Arvanian capital"."""
    if token.entity or token.head <= token.index:
        return token.entity.endswith(_PLACE)
    described = token.deprel == "amod" and token.upos == "ADJ" and token.text[:1].isupper()
    return described and sentence.tokens[token.head].lemma in _LANDS


def _mention(parsed: ParsedArticle, gazetteer: Gazetteer, sentence: Sentence, first: int, last: int) -> Mention:
    span = parsed.article.span(sentence.tokens[first].start, sentence.tokens[last - 1].end)
    known = gazetteer.lookup(span.text)
    if known is None or known.kind not in _STATES:
        known = unknown(span.text, ActorKind.UNKNOWN, gazetteer.country(span.text))
    return Mention(
        span=span,
        kind=MentionKind.NAME,
        actors=(known,),
        sentence=sentence.index,
        first=first,
        last=last,
        head=head_of(sentence, first, last),
    )
