"""Nominals that mean several actors: "the two groups", "both sides", "each group", "the groups"."""

from __future__ import annotations

from collections.abc import Callable

from foedus.codebook.nominals import NominalClass
from foedus.language import Sentence
from foedus.model import Actor, ActorKind
from foedus.resolution.coreference_back import described
from foedus.resolution.coreference_context import Context
from foedus.resolution.coreference_factions import FACTIONS
from foedus.resolution.coreference_focus import Focus
from foedus.resolution.coreference_outside import outsiders
from foedus.resolution.mentions_found import GROUP_KINDS, STATE_KINDS
from foedus.resolution.nominals import Phrase

_SETS = frozenset(NominalClass) - {NominalClass.PEOPLE, NominalClass.MEMBER}
_OF_ONE_KIND = frozenset({ActorKind.ORGANISATION, ActorKind.PARTY, ActorKind.COMMUNITY})
_OF_ANY = frozenset({"organisation", "organization", "body", "party"})
"""Of "both councils" neither is a militia, of "both organisations" either may be."""
_SEVERAL = _SETS - {NominalClass.FIGHTERS, NominalClass.PERSON, NominalClass.ARMY}
_PAIRS = frozenset({NominalClass.GROUP, NominalClass.SIDE})
_NEAR, _NEAR_PERSONS, _FAR = 2, 8, 3
_TWO = 2
_TOPICAL = 2.5
"""How much more the pair that an article is about counts for its "sides" than for "the two groups"."""
_FAR_COUNTED = 30
_OF_A_KIND = frozenset({ActorKind.ARMED_GROUP, ActorKind.COMMUNITY})
_FRIENDS = frozenset({"ally", "partner", "friend", "comrade"})
_CROWDS = frozenset({NominalClass.FIGHTERS, NominalClass.FORCES, NominalClass.PERSON})
"""Of several such nobody is named anyway: "most of the rebels" are rebels."""
_ALL = frozenset({"each", "both", "all", "either", "neither"})


def set_actors(context: Context, sentence: Sentence, phrase: Phrase) -> tuple[Actor, ...] | None:
    """The actors that a plural nominal means; None where it means no set, empty where it means a part of one."""
    noun, token = phrase.noun, phrase.found.head
    if noun.behaves not in _SETS or phrase.owner >= 0 or phrase.after_of >= 0:
        return None
    if phrase.names and not (_two_of_it(phrase) and _are_whence(context, sentence, phrase)):
        return None
    if phrase.definite and is_part_of(sentence, token):
        return None if noun.behaves in _CROWDS and not _is_one(sentence, token) else ()
    focus = context.focus
    # Several "parties" are those to a conflict or a deal, rather than political ones.
    parties = noun.noun == "party" and phrase.found.plural and not phrase.names
    behaves = NominalClass.SIDE if parties else noun.behaves
    near = _NEAR_PERSONS if behaves is NominalClass.PERSON else _NEAR

    outside = outsiders(context, sentence, token)

    def fits(actor: Actor) -> bool:
        party = actor.id not in outside and not context.offices.is_outlet(actor)
        kin = noun.kind is ActorKind.COMMUNITY and _is_people(actor)  # "elders of both tribes"
        return party and (kin or _fits(behaves, actor)) and not _is_bond(actor)

    if phrase.number == 2 or phrase.determiner in ("both", "either", "neither"):
        if not phrase.definite and phrase.determiner != "both":
            return None
        mixed = _person_and_body(context, sentence, token, near) if behaves in _PAIRS else None
        if mixed is not None:
            return mixed
        topical = _TOPICAL if behaves is NominalClass.SIDE else 1.0
        if noun.kind in _OF_ONE_KIND and noun.noun not in _OF_ANY:
            alike = focus.pair(sentence.index, token, _FAR, lambda a: fits(a) and a.kind is noun.kind)
            if alike is not None:
                return alike
        if noun.noun in _FRIENDS:
            return focus.pair(sentence.index, token, _NEAR_PERSONS, fits, topical, friends=True)
        pair = focus.pair(sentence.index, token, near, fits, topical)
        if behaves is NominalClass.SIDE:
            pair = focus.rather_topic(pair, sentence.index, token, _NEAR_PERSONS)
            pair = focus.rather_foes(pair, sentence.index, token, _NEAR_PERSONS, fits)
            named = None if focus.are_linked(pair) else focus.topic(lambda a: fits(a) and a.name[:1].isupper())
            pair = named or (pair if pair is not None and all(actor.name[:1].isupper() for actor in pair) else None)
        told = _without_names(context, sentence, phrase, pair)
        return told or pair or focus.pair(sentence.index, token, _NEAR_PERSONS, fits) or focus.topic(fits)
    counted = phrase.number > 2 and (phrase.definite or phrase.determiner == "all")
    several = phrase.determiner == "each" or (phrase.found.plural and phrase.determiner in ("the", "these", "those"))
    if not (several or counted) or behaves not in _SEVERAL or not context.plain(phrase):
        return None
    if counted:
        whole = focus.latest_set(sentence.index, token, _FAR_COUNTED, fits, phrase.number)
        return whole.actors if whole is not None else _all_named(focus, sentence.index, token, fits, phrase.number)
    if phrase.number or _told_apart(sentence, token):
        return None
    whole = focus.latest_set(sentence.index, token, _FAR, fits)
    if phrase.determiner != "each" and behaves in _PAIRS and (whole is None or len(whole.actors) == 2):
        return focus.pair(sentence.index, token, near, fits)
    return whole.actors if whole is not None else None


def _two_of_it(phrase: Phrase) -> bool:
    """As in "the two Kurdish parties": two of which it is only told whence they are."""
    known = phrase.definite or phrase.determiner == "both"
    return known and phrase.found.plural and phrase.number == _TWO and phrase.noun.behaves is NominalClass.GROUP


def _are_whence(context: Context, sentence: Sentence, phrase: Phrase) -> bool:
    """Whether the names before a noun are a people's or a state's, which tell where those are from."""
    found = [context.headed.at(sentence.index, place) for place in phrase.names]
    kinds = STATE_KINDS | {ActorKind.COMMUNITY}
    return all(name is not None and all(actor.kind in kinds for actor in name.actors) for name in found)


def _without_names(
    context: Context, sentence: Sentence, phrase: Phrase, pair: tuple[Actor, ...] | None
) -> tuple[Actor, ...] | None:
    """As in "rival factions of the movement ... the two factions": those of whom the text does not say who they are.

    Not where two were named since then, and of groups of any kind only where there is no pair at all.
    """
    if pair is not None and phrase.noun.noun not in FACTIONS:
        return None
    before = described(context, sentence, phrase, lambda seen: seen.entity.plural and not seen.entity.named)
    if before is None or len(before.actors) != 1:
        return None
    last = {actor.id: seen.sentence for seen in context.focus.seen for actor in seen.entity.actors}
    told = last[before.actors[0].id]
    return before.actors if pair is None or any(last.get(actor.id, -1) <= told for actor in pair) else None


def _told_apart(sentence: Sentence, token: int) -> bool:
    """As in "the groups that support it": which they are is told behind them, and not by what went before."""
    for clause in sentence.children(token, "acl:relcl"):
        pronoun = next(sentence.children(clause.index, "nsubj"), None)
        if pronoun is not None and pronoun.index == token + 1 and pronoun.xpos in ("WDT", "WP"):
            return True
    return False


def _all_named(
    focus: Focus, sentence: int, token: int, fits: Callable[[Actor], bool], number: int
) -> tuple[Actor, ...] | None:
    """As in "the three movements", never named together: all that the text has named, if they are as many."""
    named: dict[str, Actor] = {}
    for seen in focus.before(sentence, token, _FAR_COUNTED):
        one = seen.entity.actors[0]
        if len(seen.entity.actors) == 1 and seen.entity.named and fits(one) and one.name[:1].isupper():
            named.setdefault(one.id, one)
    return tuple(reversed(named.values())) if len(named) == number else None


def _person_and_body(context: Context, sentence: Sentence, token: int, window: int) -> tuple[Actor, ...] | None:
    """As in "the alliance between X and the Houthis ... the two sides": a named person who leads but his own men."""
    for seen in context.focus.before(sentence.index, token, window):
        actors = seen.entity.actors
        persons = [actor for actor in actors if actor.kind is ActorKind.PERSON]
        if len(actors) != 2 or len(persons) == 2:
            continue
        own = len(persons) == 1 and not persons[0].name.islower() and context.offices.body(persons[0]) is None
        return actors if own and all(a in persons or a.kind in GROUP_KINDS for a in actors) else None
    return None


def _is_bond(actor: Actor) -> bool:
    """Whether a description is of what binds two sides ("the tactical alliance") and not of a side."""
    bond = actor.kind is ActorKind.COALITION and not actor.listed and actor.name.endswith(("alliance", "coalition"))
    return bond and actor.name.islower() and not actor.name.startswith(("led", "rebel", "armed"))


def is_part_of(sentence: Sentence, token: int) -> bool:
    """As in "one of the groups", "some of these factions": nobody says which."""
    word = sentence.tokens[token]
    if word.deprel != "nmod" or word.head < 0 or word.head > token:
        return False
    of = any(child.lemma.lower() == "of" for child in sentence.children(token, "case"))
    above = sentence.tokens[word.head]
    return of and above.upos in ("NUM", "DET", "PRON", "ADJ") and above.lemma.lower() not in _ALL


def _is_one(sentence: Sentence, token: int) -> bool:
    return sentence.tokens[sentence.tokens[token].head].lemma.lower() in ("one", "another", "none")


def _fits(behaves: NominalClass, actor: Actor) -> bool:
    """Whether an actor can be one of several that are called so."""
    match behaves:
        case NominalClass.SIDE:
            return actor.kind not in (ActorKind.PERSON, ActorKind.COMMUNITY)
        case NominalClass.COUNTRY | NominalClass.GOVERNMENT:
            return actor.kind in STATE_KINDS
        case NominalClass.PERSON:
            return actor.kind is ActorKind.PERSON
        case NominalClass.FORCES | NominalClass.ARMY:
            return actor.kind in GROUP_KINDS | STATE_KINDS or _is_people(actor)
        case _:
            return actor.kind in GROUP_KINDS and actor.kind is not ActorKind.INTERNATIONAL


def _is_people(actor: Actor) -> bool:
    """Whether a community has a name, as peoples have ("Bosnian Croats") and "residents" have not."""
    return actor.kind is ActorKind.COMMUNITY and actor.name[:1].isupper()


def kinds_named(context: Context, sentence: Sentence, phrase: Phrase) -> tuple[Actor, ...]:
    """The two that a plural names by two names before its noun: "Somali and Afar militias", "the Zway and Tebu tribes".

    Empty where one of the names is a known person's ("the Barre and Aidid factions" are known by their chiefs), or
    where they only tell where those are from or whose they are.
    """
    head, noun = phrase.found.head, phrase.noun
    if not phrase.found.plural or noun.kind not in _OF_A_KIND or phrase.owner >= 0:
        return ()
    for word in sentence.children(head, "amod", "compound", "nmod:desc"):
        pair = (word, *(c for c in sentence.children(word.index, "conj") if c.index < head))
        joined = any(sentence.children(pair[-1].index, "cc"))
        if len(pair) == 2 and joined and all(one.text[:1].isupper() and not one.leaning for one in pair):
            actors = tuple(_of_kind(context, sentence, phrase, one.index) for one in pair)
            return tuple(actor for actor in actors if actor is not None) if None not in actors else ()
    return ()


def _of_kind(context: Context, sentence: Sentence, phrase: Phrase, place: int) -> Actor | None:
    """The people of whom a name before a plural tells, or those of the plural whom it names; None for a person's."""
    named = context.headed.at(sentence.index, place)
    known = named.actors[0] if named is not None and len(named.actors) == 1 else None
    if known is not None and known.kind is ActorKind.PERSON and known.listed:
        return None
    if known is not None and known.kind is ActorKind.COMMUNITY and phrase.noun.kind is ActorKind.COMMUNITY:
        return known
    country = known.country if known is not None and known.kind in STATE_KINDS else None
    words = f"{sentence.tokens[place].text} {sentence.tokens[phrase.found.head].text}"
    return context.make(words, phrase.noun.many, country)
