"""What a headline or a lead describes and the next sentence names: "the biggest rebel group" ... "The X Front".

Reports hold back names: the first sentence describes, the second begins with the name. Only a description that can fit
one body alone (a superlative) is taken for the body that the next sentence has as its subject.
"""

from __future__ import annotations

from collections.abc import Sequence

from foedus.codebook.nominals import NominalClass
from foedus.language import ParsedArticle, Sentence
from foedus.model import Actor, ActorKind, MentionKind, SegmentKind, Span
from foedus.resolution.mentions_found import Found, is_subject, role_of
from foedus.resolution.names import key

_DESCRIBING = frozenset({NominalClass.GROUP, NominalClass.FIGHTERS})
_IN_HEADLINE = _DESCRIBING | {NominalClass.PERSON}
_NAMED = frozenset({ActorKind.ARMED_GROUP, ActorKind.PARTY, ActorKind.COALITION})
_NAMED_ANY = _NAMED | {ActorKind.PERSON}
_COUNTED = frozenset({NominalClass.GROUP})
_NUMBERS = {"two": 2, "three": 3, "four": 4, "five": 5}
_SENTENCES = 2
"""How many sentences of the text may hold back names, and give them."""
_SOON = 4
"""And how many sentences later the name of what they describe may come that has the same noun."""
_UNIQUE = frozenset({"main", "only", "leading", "sole", "principal", "chief"})


def name_the_lead(parsed: ParsedArticle, found: Sequence[Found]) -> None:
    """Gives the descriptions of headline and lead the actors that the article names right after them."""
    headline = [s for s in parsed.sentences if _kind(parsed, s) is SegmentKind.HEADLINE]
    body = [s for s in parsed.sentences if _kind(parsed, s) is not SegmentKind.HEADLINE][:_SENTENCES]
    if not body:
        return
    if len(body) > 1:
        _name_descriptions(parsed, body[0], body[1], found)
    for described in (*headline, *body[:1]):
        _name_counted(parsed, described, [s for s in body if s.index > described.index], found)
    _name_belonging(parsed, found)
    _name_by_noun(parsed, (*headline, *body[:1]), found)
    lead = [f for f in found if f.sentence == body[0].index and len(f.actors) == 1 and f.actors[0].kind in _NAMED_ANY]
    for mention in found:
        if headline and mention.sentence in {s.index for s in headline} and _is_own(mention, _IN_HEADLINE):
            sentence = next(s for s in headline if s.index == mention.sentence)
            same = {f.actors[0].id: f for f in lead if _alike(sentence, mention, f)}
            if len(same) == 1:
                _rename(parsed, found, mention.actors[0], [*same.values()])


def _kind(parsed: ParsedArticle, sentence: Sentence) -> SegmentKind:
    segments = parsed.article.segments
    return segments[sentence.paragraph].kind if sentence.paragraph < len(segments) else SegmentKind.BODY


def _name_descriptions(parsed: ParsedArticle, lead: Sentence, after: Sentence, found: Sequence[Found]) -> None:
    named = [
        f
        for f in found
        if f.sentence == after.index
        and f.form is MentionKind.NAME
        and f.actors[0].kind in _NAMED
        and is_subject(role_of(after, f.head))
        and after.tokens[f.head].deprel != "conj"
    ]
    described = [f for f in found if f.sentence == lead.index and _is_own(f) and _is_unique(lead, f)]
    if (
        len(described) != 1
        or not named
        or any(named[0].actors[0] in f.actors for f in found if f.sentence == lead.index)
    ):
        return
    _rename(parsed, found, described[0].actors[0], named[:1])


def _name_counted(parsed: ParsedArticle, lead: Sentence, after: Sequence[Sentence], found: Sequence[Found]) -> None:
    """As in "Two militias joined forces on Friday. The X and the Y said ...": as many who are named together next."""
    described = [f for f in found if f.sentence == lead.index and _is_own(f, _COUNTED) and _count(lead, f) > 1]
    told = {actor.id for f in found if f.sentence == lead.index for actor in f.actors}
    if len(described) != 1 or role_of(lead, described[0].head).startswith("nmod"):
        return  # "an alliance of three militias" is one
    if any(lead.children(described[0].head, "det", "nmod:poss")):
        return  # of "the two militias" it was told who they are
    for sentence in after:
        for first in (f for f in found if f.sentence == sentence.index and sentence.tokens[f.head].deprel != "conj"):
            heads = {first.head, *(child.index for child in sentence.children(first.head, "conj"))}
            named = [f for f in found if f.sentence == sentence.index and f.head in heads and _is_named_body(f)]
            others = told.isdisjoint(f.actors[0].id for f in named)
            if len(named) == len(heads) == _count(lead, described[0]) and others:
                _rename(parsed, found, described[0].actors[0], named)
                return


def _name_by_noun(parsed: ParsedArticle, opening: Sequence[Sentence], found: Sequence[Found]) -> None:
    """As in "An alliance of three armies took it ... The Red Brotherhood Alliance said": named by its noun later."""
    last = opening[-1].index
    for sentence in opening:
        described = [f for f in found if f.sentence == sentence.index and _is_own(f, _COUNTED) and not f.plural]
        if len(described) != 1:
            continue
        noun = described[0].noun.noun if described[0].noun is not None else ""
        named = {f.actors[0].id: f for f in found if _is_named_body(f) and key(f.actors[0].name).split()[-1:] == [noun]}
        first = min((f.sentence for f in named.values()), default=0)
        told = any(f.sentence <= last and f.actors[0].id in named for f in found)
        if len(named) == 1 and last < first <= last + _SOON and not told:
            _rename(parsed, found, described[0].actors[0], [*named.values()])


def _name_belonging(parsed: ParsedArticle, found: Sequence[Found]) -> None:
    """As in "Rebels seized the dam. The attackers belong to the X Front": who is described is the body they are of."""
    sentences = {sentence.index: sentence for sentence in parsed.sentences}
    for mention in found:
        if mention.noun is None or mention.noun.behaves is not NominalClass.FIGHTERS or not mention.plural:
            continue
        token = sentences[mention.sentence].tokens[mention.head]
        verb = sentences[mention.sentence].tokens[token.head] if token.head >= 0 else token
        if token.deprel != "nsubj" or verb.lemma != "belong" or not all(_is_nobody(a) for a in mention.actors):
            continue
        bodies = {child.index for child in sentences[mention.sentence].children(verb.index, "obl")}
        named = [f for f in found if f.sentence == mention.sentence and f.head in bodies and _is_named_body(f)]
        if len(named) == 1 and len(mention.actors) == 1:
            _rename(parsed, found, mention.actors[0], named)


def _is_nobody(actor: Actor) -> bool:
    """Whether an actor is only described, by one word alone."""
    return not actor.listed and " " not in actor.name and actor.kind is ActorKind.ARMED_GROUP


def _count(sentence: Sentence, found: Found) -> int:
    """How many a plural says that they are; 0 where it does not."""
    numbers = (child.text.lower() for child in sentence.children(found.head, "nummod"))
    return next((_NUMBERS[word] for word in numbers if word in _NUMBERS), 0) if found.plural else 0


def _is_named_body(found: Found) -> bool:
    """Whether a mention names a body that may bear arms."""
    actor = found.actors[0]
    guessed = actor.kind is ActorKind.ORGANISATION and not actor.listed
    return found.form is MentionKind.NAME and len(found.actors) == 1 and (guessed or actor.kind in _NAMED)


def _is_own(found: Found, classes: frozenset[NominalClass] = _DESCRIBING) -> bool:
    """Whether a nominal stands for an actor of its own and describes a body."""
    return (
        found.form is MentionKind.NOMINAL
        and not found.antecedents
        and found.noun is not None
        and found.noun.behaves in classes
        and len(found.actors) == 1
    )


def _is_unique(sentence: Sentence, found: Found) -> bool:
    return not found.plural and any(
        child.xpos == "JJS" or child.lemma.lower() in _UNIQUE or _has_most(sentence, child.index)
        for child in sentence.children(found.head, "amod")
    )


def _has_most(sentence: Sentence, token: int) -> bool:
    return any(child.lemma.lower() == "most" for child in sentence.children(token, "advmod"))


def _alike(sentence: Sentence, mention: Found, other: Found) -> bool:
    """Whether a headline's description shares a word with a name in the lead, or its noun with a nominal there."""
    words = {key(sentence.tokens[i].text) for i in range(mention.first, mention.head)} - {""}
    if words & set(key(other.actors[0].name).split()):
        return True
    return not words and other.noun is not None and mention.noun is not None and other.noun.noun == mention.noun.noun


def _rename(parsed: ParsedArticle, found: Sequence[Found], old: Actor, named: Sequence[Found]) -> None:
    """Puts the named actors in the place of a description's own actor, with their names as its antecedents."""
    sentences = {sentence.index: sentence for sentence in parsed.sentences}
    known = [(name.actors[0], _span(parsed, sentences[name.sentence], name)) for name in named]
    for mention in found:
        if any(actor.id == old.id for actor in mention.actors) and mention.form is not MentionKind.NAME:
            spans = mention.antecedents or (known[0][1],) * len(mention.actors)
            told = zip(mention.actors, spans, strict=True)
            pairs = [pair for actor, span in told for pair in (known if actor.id == old.id else [(actor, span)])]
            mention.actors = tuple(actor for actor, _ in pairs)
            mention.antecedents = tuple(place for _, place in pairs)


def _span(parsed: ParsedArticle, sentence: Sentence, named: Found) -> Span:
    first, last = named.core if named.core != (0, 0) else (named.first, named.last)
    if named.antecedents:
        return named.antecedents[0]
    return parsed.article.span(sentence.tokens[first].start, sentence.tokens[last - 1].end)
