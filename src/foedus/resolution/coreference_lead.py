"""What a headline or a lead describes and the next sentences name: "the biggest rebel group" ... "The X Front".

Reports hold back names: headline and first sentence describe who did something, and the name comes after. Descriptions
are matched with the bodies that the next sentences are the first to name, as many as are described, and where there
are two, by the part they have in the sentence: who does it, and to whom.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from foedus.codebook.nominals import NominalClass
from foedus.language import ParsedArticle, Sentence
from foedus.language.numbers import NUMBERS
from foedus.model import Actor, ActorKind, MentionKind, SegmentKind, Span
from foedus.resolution.mentions_found import Found, is_subject, role_of
from foedus.resolution.names import key

_DESCRIBING = frozenset({NominalClass.GROUP, NominalClass.FIGHTERS})
_IN_HEADLINE = _DESCRIBING | {NominalClass.PERSON}
_NAMED = frozenset({ActorKind.ARMED_GROUP, ActorKind.PARTY, ActorKind.COALITION})
_NAMED_ANY = _NAMED | {ActorKind.PERSON}
_LEADERS = frozenset(
    {"leader", "commander", "chief", "head", "warlord", "general", "strongman", "founder", "chieftain"}
)
_BANDS = frozenset(
    """
    extremist fighter group guerrilla insurgent islamist jihadist militant militia movement organisation organization
    paramilitary rebel separatist
    """.split()  # noqa: SIM905
)
_SENTENCES = 3
"""How many sentences behind the lead may give the names that it holds back."""
_SOON = 4
"""And how many sentences later the name of what they describe may come that has the same noun."""
_BESIDE = ("appos", "acl", "acl:relcl", "advcl")
"""Relations under which somebody is named only to tell of another."""


@dataclass(frozen=True, slots=True)
class _Unnamed:
    """Somebody whom headline or lead describe: the actor made of the description, how many they are, and their part."""

    actor: Actor
    count: int
    subject: bool


def name_the_lead(parsed: ParsedArticle, found: Sequence[Found]) -> None:
    """Gives the descriptions of headline and lead the actors that the article names right after them."""
    headline = [s for s in parsed.sentences if _kind(parsed, s) is SegmentKind.HEADLINE]
    body = [s for s in parsed.sentences if _kind(parsed, s) is not SegmentKind.HEADLINE][: 1 + _SENTENCES]
    if not body:
        return
    _name_headline(parsed, headline, body[0], found)
    _name_sole(parsed, headline[:1], body[0], found)
    names = [f for f in found if f.form is MentionKind.NAME]
    told = {f.actors[0].id for f in names if f.sentence <= body[0].index}
    known = frozenset(actor.id for f in names for actor in f.actors)
    for kind, is_one in ((_unnamed, _is_named_body), (_unnamed_leaders, _is_named_person)):
        layers = [[*kind(sentence, found, known)] for sentence in (*headline[:1], body[0])]
        named: list[Found] = []
        for sentence in body[1:] if any(layers) else ():
            here = [f for f in found if f.sentence == sentence.index and is_one(f) and f.actors[0].id not in told]
            new = [f for f in here if not _is_aside(sentence, f)]
            named += new
            waiting = [_match(parsed, sentence, found, unnamed, named) for unnamed in layers] if new else [True]
            if not all(waiting):
                break
    _name_belonging(parsed, found)
    _name_by_noun(parsed, (*headline, *body[:1]), found)


def _kind(parsed: ParsedArticle, sentence: Sentence) -> SegmentKind:
    segments = parsed.article.segments
    return segments[sentence.paragraph].kind if sentence.paragraph < len(segments) else SegmentKind.BODY


def _unnamed(sentence: Sentence, found: Sequence[Found], known: frozenset[str]) -> Iterator[_Unnamed]:
    """Whom a sentence describes as a body or band and nothing names, each once; `known` are the named ones' ids.

    Of a wing or members of what is named there it is known whose they are; "factions" are of more than one name.
    """
    done = set(known)
    bodies = [f.head for f in found if f.sentence == sentence.index and _is_named_body(f)]
    starts = {f.first for f in found if f.sentence == sentence.index and f.form is MentionKind.NAME}
    for one in found:
        if one.sentence != sentence.index or one.form is not MentionKind.NOMINAL or len(one.actors) != 1:
            continue
        actor, count = one.actors[0], _count(sentence, one)
        noun = sentence.tokens[one.head]
        described = one.noun is not None and one.noun.behaves in _DESCRIBING
        head = actor.name.partition(" of ")[0].split()[-1]
        if one.antecedents and not head.islower() and " from " not in actor.name:
            continue  # "our fighters" are those of a body with a name
        described = described and (noun.text.islower() or noun.index == 0)  # "the Hill Companies" are a name
        if not described or actor.listed or actor.id in done or (bodies and not count):
            continue
        several = one.plural and not count and _is_body(one)
        if several or one.last in starts or not set(sentence.subtree(one.head)).isdisjoint(bodies):
            continue  # "the group Ember" has its name beside it
        done.add(actor.id)
        yield _Unnamed(actor, count, is_subject(role_of(sentence, one.head)))


def _is_named_body(found: Found) -> bool:
    """Whether a mention names a body that may bear arms."""
    actor = found.actors[0]
    guessed = actor.kind is ActorKind.ORGANISATION and not actor.listed
    return found.form is MentionKind.NAME and len(found.actors) == 1 and (guessed or actor.kind in _NAMED)


def _unnamed_leaders(sentence: Sentence, found: Sequence[Found], known: frozenset[str]) -> Iterator[_Unnamed]:
    """The one leader whom a sentence describes and nobody has named: "rebel chief", "the leader of the guerrillas"."""
    described = [f for f in found if f.sentence == sentence.index and _is_own(f) and f.noun and f.noun.noun in _LEADERS]
    if len(described) == 1 and described[0].actors[0].id not in known and not described[0].plural:
        yield _Unnamed(described[0].actors[0], 0, is_subject(role_of(sentence, described[0].head)))


def _is_named_person(found: Found) -> bool:
    """Whether a mention names a person."""
    return found.form is MentionKind.NAME and len(found.actors) == 1 and found.actors[0].kind is ActorKind.PERSON


def _is_aside(sentence: Sentence, found: Found) -> bool:
    """Whether a name is told only to tell of another."""
    return any(sentence.tokens[place].deprel in _BESIDE for place in (found.head, *_above(sentence, found.head)))


def _above(sentence: Sentence, place: int) -> list[int]:
    """The tokens over a token, up to the root."""
    over: list[int] = []
    while (place := sentence.tokens[place].head) >= 0 and place not in over:
        over.append(place)
    return over


def _match(
    parsed: ParsedArticle,
    sentence: Sentence,
    found: Sequence[Found],
    unnamed: list[_Unnamed],
    named: Sequence[Found],
) -> bool:
    """Names those described by those named so far, where they are as many; whether more names may still come."""
    bodies: dict[str, Found] = {}
    for name in named:
        bodies.setdefault(name.actors[0].id, name)
    first = [f for f in bodies.values() if f.sentence == sentence.index and is_subject(role_of(sentence, f.head))]
    rest = [f for f in bodies.values() if f not in first]
    if len(unnamed) == 1:
        count = max(unnamed[0].count, 1)
        if len(bodies) < count:
            return True
        if count in (len(bodies), len(first)):
            _rename(parsed, found, unnamed[0].actor, first if len(first) == count else [*bodies.values()])
    elif len(unnamed) == 2 and unnamed[0].subject != unnamed[1].subject and len(first) == len(rest) == 1:
        for who in unnamed:
            _rename(parsed, found, who.actor, first if who.subject else rest)
    return False


def _name_by_noun(parsed: ParsedArticle, opening: Sequence[Sentence], found: Sequence[Found]) -> None:
    """As in "An alliance of three armies took it ... The Red Brotherhood Alliance said": named by its noun later."""
    last = opening[-1].index
    for sentence in opening:
        described = [f for f in found if f.sentence == sentence.index and _is_own(f) and _is_body(f) and not f.plural]
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
    for mention in found:
        if mention.noun is None or mention.noun.behaves is not NominalClass.FIGHTERS or not mention.plural:
            continue
        sentence = parsed.sentences[mention.sentence]
        token = sentence.tokens[mention.head]
        verb = sentence.tokens[token.head] if token.head >= 0 else token
        if token.deprel != "nsubj" or verb.lemma != "belong" or not all(_is_nobody(a) for a in mention.actors):
            continue
        bodies = {child.index for child in sentence.children(verb.index, "obl")}
        named = [f for f in found if f.sentence == mention.sentence and f.head in bodies and _is_named_body(f)]
        if len(named) == 1 and len(mention.actors) == 1:
            _rename(parsed, found, mention.actors[0], named)


def _is_nobody(actor: Actor) -> bool:
    """Whether an actor is only described, by one word alone."""
    return not actor.listed and " " not in actor.name and actor.kind is ActorKind.ARMED_GROUP


def _is_body(found: Found) -> bool:
    """Whether a description is of a body, and not of men."""
    return found.noun is not None and found.noun.behaves is NominalClass.GROUP


def _count(sentence: Sentence, found: Found) -> int:
    """How many a plural says that they are; 0 where it does not."""
    numbers = (child.text.lower() for child in sentence.children(found.head, "nummod"))
    return next((NUMBERS[word] for word in numbers if word in NUMBERS), 0) if found.plural else 0


def _name_headline(parsed: ParsedArticle, headline: Sequence[Sentence], lead: Sentence, found: Sequence[Found]) -> None:
    """Gives what a headline describes the actor that the lead names by words of the description."""
    named = [f for f in found if f.sentence == lead.index and len(f.actors) == 1 and f.actors[0].kind in _NAMED_ANY]
    indices = {sentence.index for sentence in headline}
    for mention in found:
        if mention.sentence in indices and _is_own(mention):
            sentence = parsed.sentences[mention.sentence]
            same = {f.actors[0].id: f for f in named if _alike(sentence, mention, lead, f)}
            if len(same) == 1:
                _rename(parsed, found, mention.actors[0], [*same.values()])


def _name_sole(parsed: ParsedArticle, headline: Sequence[Sentence], lead: Sentence, found: Sequence[Found]) -> None:
    """Gives the one band or leader whom a headline describes the only one that the lead names, and does not describe.

    As in "Southern rebels sign accord | The government and the X Front signed ...", "Rebel chief stays away | ... Y".
    """
    known = frozenset(actor.id for f in found if f.form is MentionKind.NAME for actor in f.actors)
    bands = {f.actors[0].id for f in found if f.noun is not None and f.noun.noun in _BANDS | _LEADERS}
    above = {f.actors[0].id for s in headline for f in found if f.sentence == s.index and f.form is MentionKind.NAME}
    for describe, fits in ((_unnamed, _is_band), (_unnamed_leaders, _is_named_person)):
        unnamed = [one for sentence in headline for one in describe(sentence, found, known)]
        here = [f for f in found if f.sentence == lead.index and fits(f) and f.actors[0].id not in above]
        named = {f.actors[0].id: f for f in reversed(here)}
        waiting = any(True for _ in describe(lead, found, known))
        if len(unnamed) != 1 or unnamed[0].count or unnamed[0].actor.id not in bands:
            continue
        if len(named) == 1 and not waiting:
            _rename(parsed, found, unnamed[0].actor, [*named.values()])


def _is_band(found: Found) -> bool:
    """Whether a mention names an armed group, or men of one ("the Anyanya guerrillas")."""
    named = found.form is MentionKind.NAME or (found.form is MentionKind.NOMINAL and bool(found.antecedents))
    return named and len(found.actors) == 1 and found.actors[0].kind is ActorKind.ARMED_GROUP


def _is_own(found: Found) -> bool:
    """Whether a nominal stands for an actor of its own and describes a body or person."""
    return (
        found.form is MentionKind.NOMINAL
        and not found.antecedents
        and found.noun is not None
        and found.noun.behaves in _IN_HEADLINE
        and len(found.actors) == 1
    )


def _alike(headline: Sentence, mention: Found, lead: Sentence, other: Found) -> bool:
    """Whether a headline's description shares a word with a name in the lead, or all its words with a nominal there."""
    words = {key(headline.tokens[i].text) for i in range(mention.first, mention.head)} - {""}
    if words & set(key(other.actors[0].name).split()):
        return True
    if other.noun is None or mention.noun is None or other.noun.noun != mention.noun.noun:
        return False
    return words <= {word for place in lead.subtree(other.head) for word in key(lead.tokens[place].text).split()}


def _rename(parsed: ParsedArticle, found: Sequence[Found], old: Actor, named: Sequence[Found]) -> None:
    """Puts the named actors in the place of a description's own actor, with their names as its antecedents."""
    known = [(name.actors[0], _span(parsed, parsed.sentences[name.sentence], name)) for name in named]
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
