"""Which stretches of a parsed article stand for actors, and for which.

Three passes: names (gazetteer, parser, capitals), settled over the whole article; then, sentence by sentence in order,
nominals and pronouns with what went before in focus; then everything is frozen into `Mention`s.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable

from foedus.codebook.actors import NameRole
from foedus.codebook.nominals import NominalClass, NominalLexicon, WordList, load_nominals
from foedus.language import ParsedArticle, Sentence
from foedus.model import Actor, ActorKind, Mention, MentionKind, SegmentKind
from foedus.resolution.coreference import Coreference, refined
from foedus.resolution.coreference_context import Context, MakeActor
from foedus.resolution.coreference_lead import name_the_lead
from foedus.resolution.gazetteer import Gazetteer, unknown
from foedus.resolution.local_names import local_names
from foedus.resolution.mentions_book import NameBook
from foedus.resolution.mentions_found import GROUP_KINDS, STATE_KINDS, Found, Headed, KnownName, NameType
from foedus.resolution.mentions_known import known_names
from foedus.resolution.mentions_names import find_names
from foedus.resolution.mentions_peoples import peoples
from foedus.resolution.mentions_places import (
    is_dealt_with,
    is_lost_seat,
    is_part,
    is_place_use,
    is_venue,
    tells_of_others,
)
from foedus.resolution.mentions_short import short_forms
from foedus.resolution.mentions_told import last_words, told_bodies
from foedus.resolution.names import key
from foedus.resolution.offices import Offices
from foedus.resolution.offices_told import learn_told
from foedus.resolution.spotting import NameMatch, find, is_plain
from foedus.resolution.told_states import NEAR, told_states

_EARLY = 3
_OF_GROUP = 0.5
"""How much a group of a state tells that the article is about that, beside a mention of the state itself."""
_OF_PLACE = 1.0
"""How much a region or town does."""
_NEIGHBOURS = frozenset({"neighbour", "neighbor"})
_TIED = frozenset({"enemy", "foe", "rival", "ally", "patron", "sponsor"})
"""What another state is to the one of whose affairs is told."""
_COLOURED = frozenset({"Red", "White", "Green", "Blue", "Black"})
_ORGANS = frozenset({NominalClass.GOVERNMENT, NominalClass.ARMY, NominalClass.FORCES})


def find_mentions(
    parsed: ParsedArticle,
    gazetteer: Gazetteer,
    *,
    matches: Iterable[NameMatch] | None = None,
    lexicon: NominalLexicon | None = None,
) -> tuple[Mention, ...]:
    """The mentions of actors in an article, by position; at most one is headed at a token.

    `matches` are the gazetteer's names in the article's text where these are at hand already, `lexicon` the nouns of
    nominals where a researcher has added to them. Names of countries and capitals count where they stand for the state.
    Takes time linear in the text, for bounded sentences.
    """
    lexicon = lexicon or load_nominals()
    text = parsed.article.text
    if matches is None:
        matches = find(gazetteer, text, local_names(text, gazetteer))
    matches = tuple(matches)
    known = known_names(parsed, matches)
    offices = Offices(gazetteer)
    _note_dateline(parsed, matches, offices)
    headed = Headed()
    book = NameBook(parsed, lexicon, _named_actor(gazetteer))
    every = {sentence.index: sentence for sentence in parsed.sentences}
    names = [name for s in parsed.sentences for name in find_names(s, known.get(s.index, ()), lexicon)]
    names = told_states(names, every, lexicon, gazetteer.country)
    names = told_bodies(peoples(names, every), every, lexicon)
    for name in book.settle(_acting(parsed, names, known, offices, lexicon)):
        headed.add(name)
    for short in last_words(parsed.sentences, headed, book.body_with, lexicon):
        headed.add(short)
    for short in [*short_forms(parsed.sentences, headed, lexicon)]:
        headed.add(short)
    _learn_offices(parsed, headed, offices, lexicon)
    learn_told(parsed.sentences, headed, offices, lexicon)
    context = Context(parsed=parsed, headed=headed, offices=offices, lexicon=lexicon, make=described_actor(gazetteer))
    found = refined(Coreference(context).run(), context.kinds)
    name_the_lead(parsed, found)
    return tuple(
        sorted((_frozen(parsed, every[f.sentence], f) for f in found), key=lambda m: (m.span.start, -m.span.end))
    )


def _note_dateline(parsed: ParsedArticle, matches: Iterable[NameMatch], offices: Offices) -> None:
    """Takes in the state whose capital, or which itself, stands in the article's dateline."""
    lines = [segment for segment in parsed.article.segments if segment.kind is SegmentKind.DATELINE]
    for match in matches if lines else ():
        state = match.actor if match.role in (NameRole.CAPITAL, NameRole.COUNTRY) else None
        inside = any(line.start <= match.start and match.end <= line.end for line in lines)
        if inside and state is not None and state.kind is ActorKind.STATE:
            offices.note_dateline(state, parsed.article.span(match.start, match.end))


def _named_actor(gazetteer: Gazetteer) -> Callable[[str, ActorKind], Actor]:
    """Gives the actor of a name; one of plain words that was not spotted is not the known group's of another land."""

    def make(name: str, kind: ActorKind) -> Actor:
        known = gazetteer.actor(name, kind)
        common = is_plain(name) or name.removesuffix("s") in _COLOURED  # "the Reds" of a war long ago
        others = known.listed and known.kind is ActorKind.ARMED_GROUP and common and key(known.name) != key(name)
        return unknown(name, kind) if others else known

    return make


def described_actor(gazetteer: Gazetteer) -> MakeActor:
    """Gives the actor of a description: a known one only where the words hold a name ("Khorasan group")."""

    def make(name: str, kind: ActorKind, country: str | None) -> Actor:
        words = name.split()
        named = len(words) > 1 and any(word[:1].isupper() for word in words)
        return gazetteer.actor(name, kind, country) if named else unknown(name, kind, country)

    return make


def _acting(
    parsed: ParsedArticle,
    names: Iterable[Found],
    known: dict[int, list[KnownName]],
    offices: Offices,
    lexicon: NominalLexicon,
) -> list[Found]:
    """The names without those of countries and capitals that are mere places; all states are weighed."""
    cities = {(index, name.first) for index, row in known.items() for name in row if name.capital}
    organs = {(index, name.first) for index, row in known.items() for name in row if name.organ}
    kept = []
    sentences = {sentence.index: sentence for sentence in parsed.sentences}
    for name in names:
        sentence = sentences[name.sentence]
        if name.nationality and _is_language(sentence, name):
            continue
        city = (name.sentence, name.core[0]) in cities
        if name.typed is not NameType.STATE and not city:
            kept.append(name)
            _weigh_person(parsed, sentence, name, offices)
            _weigh_group(parsed, sentence, name, offices)
            if not name.actors and name.typed is not NameType.PERSON:
                _weigh_place(parsed, sentence, name, offices, lexicon)
            continue
        sided = bool(sentence.tokens[name.head].leaning)  # "a pro-Arvanian faction" takes sides, wherever it is
        spoken_for = name.nationality or sided or (name.sentence, name.core[0]) in organs
        place = not spoken_for and is_place_use(sentence, name.head, city=city, lexicon=lexicon)
        host = sided or (city and place and is_venue(sentence, name.head))
        other = host or tells_of_others(sentence, name.head)
        if name.typed is NameType.STATE and name.actors[0].kind is ActorKind.STATE and not other:
            start, end = sentence.tokens[name.core[0]].start, sentence.tokens[name.core[1] - 1].end
            weight = _weight(sentence, name, lexicon) * (2.0 if name.sentence < _EARLY else 1.0)
            early = name.sentence < _EARLY
            offices.weigh(name.actors[0], parsed.article.span(start, end), weight, early=early)
            if is_dealt_with(sentence, name.head, lexicon):
                offices.note_abroad(name.actors[0])
        if name.typed is NameType.STATE and _is_another(sentence, name):
            offices.note_abroad(name.actors[0])
        if place and name.actors and name.actors[0].kind in STATE_KINDS:
            start, end = sentence.tokens[name.core[0]].start, sentence.tokens[name.core[1] - 1].end
            offices.note_place(name.sentence, name.head, name.actors[0], parsed.article.span(start, end))
        if not place and not (name.nationality and not sided and _only_locates(sentence, name, lexicon)):
            kept.append(name)
    return kept


def _is_another(sentence: Sentence, name: Found) -> bool:
    """As in "neighbouring X", "the neighbouring state of X", "its northern neighbour, X": of another state it is told.

    Of one that no list knows "X, Y's old enemy" says so, too: most invented lands that are told of are told of twice.
    """
    token = sentence.tokens[name.head]
    places = [name.head]
    if token.deprel in ("nmod", "appos", "flat", "nmod:desc") and token.head >= 0:
        places.append(token.head)
    places += [child.index for place in (*places,) for child in sentence.children(place, "appos")]
    tied = _NEIGHBOURS if name.actors[0].listed else _NEIGHBOURS | _TIED
    return any(
        sentence.tokens[place].lemma.lower() in tied
        or any(child.text.lower() in NEAR for child in sentence.children(place, "amod"))
        for place in places
    )


def _weigh_person(parsed: ParsedArticle, sentence: Sentence, name: Found, offices: Offices) -> None:
    """A head of state tells of his state's affairs."""
    state = offices.body(name.actors[0]) if name.actors and name.actors[0].kind is ActorKind.PERSON else None
    if state is not None and state.kind in STATE_KINDS:
        start, end = sentence.tokens[name.core[0]].start, sentence.tokens[name.core[1] - 1].end
        offices.weigh(state, parsed.article.span(start, end), 1.0, hint=True)


def _weigh_group(parsed: ParsedArticle, sentence: Sentence, name: Found, offices: Offices) -> None:
    """A group of which the lists know in which state it is tells of that state's affairs."""
    group = name.actors[0] if name.actors else None
    state = offices.state(group.country) if group is not None and group.kind in GROUP_KINDS and group.country else None
    if state is not None:
        start, end = sentence.tokens[name.core[0]].start, sentence.tokens[name.core[1] - 1].end
        offices.weigh(state, parsed.article.span(start, end), _OF_GROUP, early=name.sentence < _EARLY, hint=True)


def _weigh_place(
    parsed: ParsedArticle, sentence: Sentence, name: Found, offices: Offices, lexicon: NominalLexicon
) -> None:
    """A region or town of a state tells that the article is about that state's affairs.

    Behind a preposition its one word is not short for a body named after it ("the roads of Aceh"), and its tribesmen
    are those who live there.
    """
    start, end = sentence.tokens[name.core[0]].start, sentence.tokens[name.core[1] - 1].end
    span = parsed.article.span(start, end)
    state = offices.state_around(span.text)
    if state is None:
        return
    above = sentence.tokens[sentence.tokens[name.head].head].lemma.lower()
    if name.core[1] - name.core[0] == 1 and (
        any(sentence.children(name.head, "case")) or lexicon.has(WordList.KIN, above)
    ):
        name.typed = NameType.PLACE
    if name.typed is NameType.PLACE:
        offices.weigh(state, span, _OF_PLACE, early=name.sentence < _EARLY, hint=True)


def _weight(sentence: Sentence, name: Found, lexicon: NominalLexicon) -> float:
    """How much a mention of a state tells that the article is about its affairs: its organs and regions do most."""
    token = sentence.tokens[name.head]
    if token.head >= 0 and token.deprel.split(":")[0] in ("amod", "compound", "nmod"):
        above = sentence.tokens[token.head]
        noun = lexicon.nouns.get(above.lemma.lower())
        if noun is not None and noun.behaves in _ORGANS:
            return 3.0
    return 2.0 if is_part(sentence, token) else 1.0


def _is_language(sentence: Sentence, name: Found) -> bool:
    """As in "the Front (French: Front rouge)": a language in which a name is given, and no state."""
    before, after = sentence.tokens[: name.first], sentence.tokens[name.last : name.last + 1]
    opened = bool(before) and (before[-1].text in ("(", "[", ",", ";") or before[-1].text.lower() == "in")
    return opened and bool(after) and after[0].text == ":"


def _only_locates(sentence: Sentence, name: Found, lexicon: NominalLexicon) -> bool:
    """Whether a nationality only says where something is from ("Syrian soil", "Yemeni affiliate")."""
    token = sentence.tokens[name.head]
    if token.deprel.split(":")[0] not in ("amod", "compound") or token.head < 0 or token.leaning:
        return False
    head = sentence.tokens[token.head]
    return lexicon.has(WordList.ORIGIN_HEADS, head.lemma.lower()) and not is_lost_seat(sentence, head, lexicon)


def _learn_offices(parsed: ParsedArticle, headed: Headed, offices: Offices, lexicon: NominalLexicon) -> None:
    """As in "Syrian President X", "Hamas leader Y": whom a person with a title leads."""
    sentences = {sentence.index: sentence for sentence in parsed.sentences}
    for found in headed:
        index = found.sentence
        if found.typed is not NameType.PERSON or found.first >= found.core[0]:
            continue
        tokens = sentences[index].tokens
        titles = [tokens[i].lemma.lower() for i in range(found.first, found.core[0])]
        if any(lexicon.has(WordList.FORMER, word.removesuffix("-president")) for word in titles):
            offices.retire(found.actors[0])
        for child in sentences[index].children(found.head, "nmod"):
            owner = headed.at(index, child.index)
            if owner is not None and owner.actors[0].kind in STATE_KINDS | GROUP_KINDS:
                offices.learn(found.actors[0], owner.actors[0])
        if not any(lexicon.has(WordList.RULERS, tokens[i].lemma.lower()) for i in range(found.first, found.core[0])):
            continue
        bodies: list[Actor] = []
        for place in range(found.first, found.core[0]):
            other = headed.at(index, place)
            if other is not None and other is not found and other.actors[0].kind in STATE_KINDS | GROUP_KINDS:
                bodies.append(other.actors[0])
        if len(bodies) == 1 and found.actors[0].kind is ActorKind.PERSON:
            offices.learn(found.actors[0], bodies[0])


def _frozen(parsed: ParsedArticle, sentence: Sentence, found: Found) -> Mention:
    tokens = sentence.tokens
    ids = [actor.id for actor in found.actors]
    first = [place for place, one in enumerate(ids) if one not in ids[:place]]  # "the two" of one name are one
    told = found.form is not MentionKind.NAME and len(found.antecedents) == len(ids)
    antecedents = found.antecedents if told else ()
    return Mention(
        span=parsed.article.span(tokens[found.first].start, tokens[found.last - 1].end),
        kind=found.form,
        actors=tuple(found.actors[place] for place in first),
        sentence=found.sentence,
        first=found.first,
        last=found.last,
        head=found.head,
        antecedents=tuple(antecedents[place] for place in first) if antecedents else (),
    )
