"""Definite descriptions that refer back: what was called so before, else the body most in focus."""

from __future__ import annotations

from collections.abc import Callable

from foedus.codebook.nominals import NominalClass, WordList
from foedus.language import Sentence, Token
from foedus.model import Actor, ActorKind
from foedus.resolution.coreference_context import Context
from foedus.resolution.coreference_focus import Entity, Seen
from foedus.resolution.mentions_found import GROUP_KINDS, STATE_KINDS, governor, is_subject, role_of
from foedus.resolution.names import key
from foedus.resolution.nominals import Phrase

_ENOUGH = -1.0
_REBELS = frozenset({"rebel", "insurgent", "guerrilla", "separatist", "insurrectionist"})
"""Those who fight a state, and not beside one."""
_BANDS = _REBELS | {"militant", "jihadist", "islamist", "extremist", "fighter", "paramilitary", "militiaman"}
_FIGHTING = frozenset({"fight", "battle", "defeat", "drive", "repel", "repulse", "kill", "hunt", "push", "dislodge"})
_SOLDIERS = frozenset({"soldier", "troop", "personnel", "military personnel", "unit", "serviceman"})
"""Forces without a name: "the group" that is spoken of next is none of them."""
_DOERS = frozenset({"assailant", "attacker", "raider", "gunman", "kidnapper", "captor", "hijacker"})
"""Those who did what was told right before."""
_TERROR = frozenset({"terror", "terrorist"})
"""What is said of a group that is no mere party."""
_CHIEFS = frozenset({"chief", "commander", "leader", "warlord", "chieftain", "strongman"})
_OF_BANDS = frozenset({"tribal", "rebel", "guerrilla", "militia", "militant", "insurgent", "separatist", "clan"})
"""What tells of a leader that he leads a band: "the tribal commander"."""
_RULERS = frozenset({"president", "premier", "prime minister", "minister", "king", "chancellor"})
_ONCE = frozenset({"former", "ex", "ousted", "deposed", "exiled"})
_ATTACKED = frozenset({"defender", "besieged"})
"""Those to whom it was done, who are others than the armed group spoken of before."""
_ACCUSING = frozenset({"accuse", "suspect", "blame"})
_TELLING = frozenset({"loyal", "faithful", "hostile", "opposed", "close", "sympathetic", "allied", "aligned"})
_NEW = frozenset({"new", "newborn", "splinter", "breakaway", "offshoot"})
_FOUNDING = frozenset(
    "announce become create establish form found fuse join launch merge name rename set unite".split()  # noqa: SIM905
)
_INTO = frozenset({"into", "in", "as"})
_PARTED = frozenset({"splinter", "breakaway", "dissident"})
_BREAKING = frozenset({"split", "splinter", "secede", "part"})
_FORCE = frozenset({"force", "army"})
_PART_LESS = 3.0
_ABOUT = 1.5
"""How much more "the group" is the one that the article is about."""
_OF_ANY_NAME = frozenset({"group", "organisation", "organization", "movement", "militia"})
_CALLED_SO = 2.0
"""How much more "the council" is one that has the word in its name; any body is a "group" or "movement"."""
_FALLEN = frozenset({"ousted", "deposed", "toppled", "overthrown", "exiled", "fugitive"})
"""What has befallen somebody who was told of without it: "President X ... the ousted president"."""
_NEAR, _NAMED_SO, _FAR = 2, 8, 60
_PER_SENTENCE_BACK, _NAMED_MORE = 1.4, 1.0
"""Gives back most of what distance takes: a repeated description is found far off."""


def back_actors(context: Context, sentence: Sentence, phrase: Phrase) -> tuple[Actor, ...] | None:
    """Whom a definite description means; None where nothing before it fits."""
    if is_told_apart_behind(sentence, phrase.found.head):
        return None
    named = len(peoples(context, sentence, phrase)) < len(phrase.names)
    if not phrase.definite or phrase.owner >= 0 or named or phrase.led_by or phrase.number:
        return _as_in_headline(context, sentence, phrase)
    group = phrase.noun.behaves is NominalClass.GROUP or phrase.noun.noun in _FORCE
    fresh = group and not phrase.found.plural and not _NEW.isdisjoint(phrase.words)
    parted = bool(phrase.words) and _PARTED.issuperset(phrase.words)

    def agrees(seen: Seen) -> bool:
        return not fresh or _is_new(context, seen) or (parted and _has_parted(context, seen))

    before = described(context, sentence, phrase, agrees) if phrase.after_of < 0 else None
    if phrase.names and before is None:
        return None
    later = _named_since(context, sentence, phrase, before) if before is not None else None
    if later is not None:
        return later.actors
    if before is not None:
        return only_group(context, sentence, phrase, before) or before.actors
    if phrase.noun.noun in _CHIEFS and phrase.words and _OF_BANDS.issuperset(phrase.words) and phrase.after_of < 0:
        return _sole_person(context, sentence, phrase)
    if phrase.after_of >= 0 or not (context.plain(phrase) or (fresh and parted)):
        return None
    sole = phrase.aged or context.lexicon.has(WordList.SOLE, phrase.noun.noun)
    if phrase.noun.behaves is NominalClass.PERSON and sole:
        return _sole_person(context, sentence, phrase)
    behaves, plural = phrase.noun.behaves, phrase.found.plural
    best: Entity | None = None
    if phrase.noun.noun in _ATTACKED or _is_states(context, phrase):
        return None
    if behaves in (NominalClass.GROUP, NominalClass.FORCES) and not plural:
        best = _best(context, sentence, phrase, lambda s: agrees(s) and _is_such(phrase, s.entity), _NEAR)
        if best is None and fresh:
            best = _best(context, sentence, phrase, lambda s: agrees(s) and _is_one_body(s.entity), _NEAR)
        best = best or _best(
            context, sentence, phrase, lambda s: agrees(s) and _is_named_so(phrase, s.entity), _NAMED_SO
        )
    elif behaves in (NominalClass.FIGHTERS, NominalClass.FORCES) and plural:
        if phrase.noun.noun in _DOERS:
            best = _best(context, sentence, phrase, lambda s: _is_unnamed_band(s.entity), 1)
        best = best or _best(context, sentence, phrase, lambda s: _is_armed(s.entity), _NEAR)
        best = best or _body_of_article(context, sentence, phrase) or _sole_band(context, sentence, phrase)
    return best.actors if best is not None else None


def is_told_apart_behind(sentence: Sentence, head: int) -> bool:
    """As in "the faction loyal to X": which one is told right there."""
    return any(
        child.index == head + 1
        and child.lemma.lower() in _TELLING
        and any(sentence.children(child.index, "obl", "nmod"))
        for child in sentence.children(head, "amod", "acl")
    )


def _body_of_article(context: Context, sentence: Sentence, phrase: Phrase) -> Entity | None:
    """As in "the rebels" far from any name: the armed group that the article is about."""
    about = context.focus.about
    if about is None or about.kind is not ActorKind.ARMED_GROUP or phrase.words:
        return None
    if about.id in _conjoined(context, sentence, phrase.found.head):
        return None
    before = context.focus.before(sentence.index, phrase.found.head, _FAR)
    return next((seen.entity for seen in before if seen.entity.actors == (about,)), None)


def _sole_band(context: Context, sentence: Sentence, phrase: Phrase) -> Entity | None:
    """As in "the rebels", however far from any name: the only armed group that the text has named."""
    if phrase.noun.noun not in _BANDS or phrase.words:
        return None
    own = _beside_states(context, sentence, phrase.found.head) | _conjoined(context, sentence, phrase.found.head)
    named: dict[tuple[str, ...], Entity] = {}
    for seen in context.focus.before(sentence.index, phrase.found.head, _FAR):
        if seen.sentence < sentence.index and seen.entity.named and _is_armed(seen.entity):
            named[tuple(actor.id for actor in seen.entity.actors)] = seen.entity
    sole = next(iter(named.values())) if len(named) == 1 else None
    return None if sole is None or sole.actors[0].id in own else sole


def _has_parted(context: Context, seen: Seen) -> bool:
    """As in "the splinter group": who was told to have broken away."""
    sentence = context.sentences.get(seen.sentence)
    if sentence is None or seen.governor < 0 or not is_subject(seen.role):
        return False
    verb = sentence.tokens[seen.governor]
    away = any(child.text.lower() in ("away", "off") for child in sentence.children(verb.index))
    return verb.lemma.lower() in _BREAKING or (verb.lemma == "break" and away)


def _is_new(context: Context, seen: Seen) -> bool:
    """Whether "the new group" may be this one: it was called so, or somebody has just founded or joined it."""
    if not _NEW.isdisjoint(seen.entity.words):
        return True
    sentence = context.sentences.get(seen.sentence)
    above = sentence.tokens[seen.governor] if sentence is not None and seen.governor >= 0 else None
    founded = seen.role == "nsubj:pass" or not is_subject(seen.role)
    return above is not None and above.lemma.lower() in _FOUNDING and founded


def peoples(context: Context, sentence: Sentence, phrase: Phrase) -> frozenset[str]:
    """The peoples and faiths by which a phrase tells its fighters apart ("the Shiite rebels"), in small letters."""
    found = ((place, context.headed.at(sentence.index, place)) for place in phrase.names)
    return frozenset(
        sentence.tokens[place].text.lower()
        for place, name in found
        if name is not None and all(actor.kind is ActorKind.COMMUNITY for actor in name.actors)
    )


def _named_since(context: Context, sentence: Sentence, phrase: Phrase, before: Entity) -> Entity | None:
    """The body meant in the sentence before, where "the group" would else be one that was described earlier.

    With a name the earlier one gives way only where it was told of in passing ("a deal with an earlier group, the X").
    """
    if phrase.found.plural or phrase.words or phrase.noun.behaves is not NominalClass.GROUP:
        return None
    told = [seen for seen in context.focus.seen if seen.entity is before]
    if (before.named and any(is_subject(seen.role) for seen in told)) or told[-1].sentence >= sentence.index - 1:
        return None
    return _best(context, sentence, phrase, lambda s: s.entity.named and _is_such(phrase, s.entity), 1)


def only_group(context: Context, sentence: Sentence, phrase: Phrase, before: Entity) -> tuple[Actor, ...] | None:
    """As in "Leftist guerrillas ... The X Front ... the guerrillas": the one armed group named after a description."""
    fighters = phrase.noun.behaves is NominalClass.FIGHTERS and phrase.found.plural and not phrase.words
    if not fighters or before.named or not before.plural or len(before.actors) != 1:
        return None
    theirs = _become(context, before)
    if theirs is not None:
        return theirs.actors
    beside = _told_with(context, before)
    about = _body_of_article(context, sentence, phrase)
    if about is not None:
        return None if about.actors[0].id in beside else about.actors
    named: dict[str, Entity] = {}
    for seen in context.focus.before(sentence.index, phrase.found.head, _FAR):
        one = seen.entity.actors[0]
        if seen.entity.named and _is_armed(seen.entity) and len(seen.entity.actors) == 1 and one.name[:1].isupper():
            if one.id in beside:
                return None
            named[one.id] = seen.entity
    return next(iter(named.values())).actors if len(named) == 1 else None


def _told_with(context: Context, before: Entity) -> frozenset[str]:
    """Ids of those named in a sentence that describes others: "Southern rebels left the league against the X"."""
    there = {seen.sentence for seen in context.focus.seen if seen.entity is before}
    beside = (seen for seen in context.focus.seen if seen.sentence in there and seen.entity is not before)
    return frozenset(actor.id for seen in beside if seen.entity.named for actor in seen.entity.actors)


def _become(context: Context, before: Entity) -> Entity | None:
    """The one armed body with a name that those who were described are told to have founded or merged into."""
    there = {seen.sentence for seen in context.focus.seen if seen.entity is before}
    founded = (seen for seen in context.focus.seen if seen.sentence in there and seen.entity is not before)
    named = {seen.entity.actors: seen.entity for seen in founded if seen.entity.named and _is_theirs(context, seen)}
    one = next(iter(named.values())) if len(named) == 1 else None
    return one if one is not None and _is_armed(one) else None


def _is_theirs(context: Context, seen: Seen) -> bool:
    """As in "they had merged into one body, the X Front": what somebody founds or joins there, and is from then on."""
    sentence, place = context.sentences[seen.sentence], seen.token
    while sentence.tokens[place].deprel in ("appos", "nmod:desc") and sentence.tokens[place].head >= 0:
        place = sentence.tokens[place].head
    word = sentence.tokens[place]
    verb = sentence.tokens[word.head] if word.head >= 0 and word.deprel in ("obj", "obl", "xcomp") else word
    into = word.deprel != "obl" or not sentence.cases(place).isdisjoint(_INTO)
    return verb is not word and verb.lemma.lower() in _FOUNDING and into


def _sole_person(context: Context, sentence: Sentence, phrase: Phrase) -> tuple[Actor, ...] | None:
    """As in "the general": the only person named in the sentences before, who need not have been called so."""
    if phrase.found.plural or phrase.determiner != "the" or not _OF_BANDS.issuperset(phrase.words):
        return None
    before = context.focus.before(sentence.index, phrase.found.head, _NEAR + 1)
    persons = {seen.entity.actors[0].id: seen.entity for seen in before if seen.entity.person and seen.entity.named}
    if phrase.words:
        persons = {key: entity for key, entity in persons.items() if not _rules(entity)}
    return next(iter(persons.values())).actors if len(persons) == 1 else None


def _rules(entity: Entity) -> bool:
    """Whether somebody holds an office of state, and so is no "rebel leader"."""
    return not _RULERS.isdisjoint(entity.words) and _ONCE.isdisjoint(entity.words)


def described(context: Context, sentence: Sentence, phrase: Phrase, fits: Callable[[Seen], bool]) -> Entity | None:
    """The entity that was called by the same noun before, with no modifier against it."""
    noun, plural = phrase.noun.noun, phrase.found.plural
    words = set(phrase.words) | peoples(context, sentence, phrase)
    others = _conjoined(context, sentence, phrase.found.head)

    def same(seen: Seen) -> bool:
        entity = seen.entity
        if " and " in entity.actors[0].name and not entity.named and plural:
            return False  # "rebel and government forces" are two
        if not others.isdisjoint(actor.id for actor in entity.actors):
            return False
        if noun not in entity.words or not fits(seen) or (len(entity.actors) > 1 and not plural):
            return False
        if (phrase.noun.behaves is NominalClass.PERSON and entity.person is plural) or (entity.person and plural):
            return False
        if phrase.noun.behaves is not NominalClass.PERSON and not plural and entity.plural and not entity.named:
            return False
        if entity.person and not _OF_BANDS.isdisjoint(words) and _rules(entity):
            return False
        return all(
            context.lexicon.has(WordList.GENERIC, word) or word in entity.words or (entity.person and word in _FALLEN)
            for word in words
        )

    def bonus(seen: Seen) -> float:
        named = _NAMED_MORE if seen.entity.named else 0.0
        return _PER_SENTENCE_BACK * (sentence.index - seen.sentence) + named

    best = context.focus.best(sentence.index, phrase.found.head, _FAR, same, bonus)
    return best[0].entity if best is not None else None


def _is_states(context: Context, phrase: Phrase) -> bool:
    return context.lexicon.has(WordList.STATE_FORCES, phrase.noun.noun)


def _as_in_headline(context: Context, sentence: Sentence, phrase: Phrase) -> tuple[Actor, ...] | None:
    """As in "Rebels said": the first words of a text mean those of its headline."""
    first = context.parsed.sentences[0].index
    if not first < sentence.index <= first + 2 or phrase.words or phrase.owner >= 0 or phrase.names or phrase.number:
        return None
    if phrase.noun.behaves is not NominalClass.FIGHTERS or not phrase.found.plural or phrase.definite:
        return None
    before = described(context, sentence, phrase, lambda s: s.sentence == first and s.entity.group)
    return before.actors if before is not None else None


def _best(
    context: Context, sentence: Sentence, phrase: Phrase, fits: Callable[[Seen], bool], window: int
) -> Entity | None:
    above = sentence.tokens[phrase.found.head].head
    deed = _deed(sentence, phrase.found.head)
    own = _conjoined(context, sentence, phrase.found.head) | _accusers(context, sentence, phrase.found.head)
    if phrase.found.plural:
        own |= _bodies_of_doers(context, sentence, phrase.found.head)
    if phrase.noun.noun in _REBELS:
        own |= _beside_states(context, sentence, phrase.found.head)

    def free(seen: Seen) -> bool:
        if seen.entity.actors[0].id in own:
            return False
        doing = seen.governor == above or (seen.governor == deed and is_subject(seen.role))
        return fits(seen) and not (seen.sentence == sentence.index and doing)

    def bonus(seen: Seen) -> float:
        back = 2.0 * (sentence.index - seen.sentence) if window > _NEAR else 0.0
        part = not seen.entity.named and any(context.lexicon.has(WordList.WINGS, word) for word in seen.entity.words)
        if part and not context.lexicon.has(WordList.WINGS, phrase.noun.noun):
            back -= _PART_LESS
        if seen.entity.actors[0] == context.focus.about:
            back += _ABOUT
        if phrase.noun.noun not in _OF_ANY_NAME and not phrase.found.plural and _is_named_so(phrase, seen.entity):
            back += _CALLED_SO
        return back - (0.0 if seen.entity.named or len(seen.entity.actors) > 1 else 0.5)

    best = context.focus.best(sentence.index, phrase.found.head, window, free, bonus)
    return best[0].entity if best is not None and best[1] >= _ENOUGH else None


def _conjoined(context: Context, sentence: Sentence, head: int) -> frozenset[str]:
    """Ids of those with whom a noun is coordinated: in "a truce between X and the militia" that is another than X.

    So is who does it to him ("X's men joined the movement"), or what a participle tells of him: in "Trained by X, the
    group" the group is not X.
    """
    word = sentence.tokens[head]
    places = _agents_upon(sentence, word)
    if word.deprel in ("obj", "iobj") and sentence.tokens[word.head].upos == "VERB":
        places += tuple(child.index for child in sentence.children(word.head, "nsubj"))
    if word.deprel == "conj":
        places += (word.head, *(child.index for child in sentence.children(word.head, "conj") if child.index < head))
    found = (context.headed.at(sentence.index, place) for place in places)
    return frozenset(actor.id for other in found if other is not None for actor in other.actors)


def _agents_upon(sentence: Sentence, noun: Token) -> tuple[int, ...]:
    """Who does what the participles tell that describe a noun, or the subject of the verb that they hang on."""
    told = [*sentence.children(noun.index, "acl")]
    if is_subject(noun.deprel):
        told += sentence.children(noun.head, "advcl")
    told += [other for verb in told for other in sentence.children(verb.index, "conj")]
    passive = (verb for verb in told if verb.xpos == "VBN" and not any(sentence.children(verb.index, "nsubj")))
    agents = [agent.index for verb in passive for agent in sentence.children(verb.index, "obl:agent")]
    return (*agents, *(other.index for agent in agents for other in sentence.children(agent, "conj")))


def _accusers(context: Context, sentence: Sentence, head: int) -> frozenset[str]:
    """Ids of who accuses somebody of a deed: in "X accused Y of arming the alliance" that is not X."""
    verb = sentence.tokens[governor(sentence, head)]
    accusing = sentence.tokens[verb.head].lemma in _ACCUSING if verb.head >= 0 and verb.deprel == "advcl" else False
    subjects = sentence.children(verb.head, "nsubj") if accusing and not is_subject(role_of(sentence, head)) else ()
    found = (context.headed.at(sentence.index, subject.index) for subject in subjects)
    return frozenset(actor.id for one in found if one is not None for actor in one.actors)


def _deed(sentence: Sentence, head: int) -> int:
    """The verb done to what is somebody's: "attacked a post of the rebels", who are not those that attack; else -1."""
    word = sentence.tokens[head]
    while word.deprel in ("nmod", "nmod:poss", "conj", "appos") and word.head >= 0:
        word = sentence.tokens[word.head]
    return word.head if word.deprel in ("obj", "obl") and word.index != head else -1


def _beside_states(context: Context, sentence: Sentence, head: int) -> frozenset[str]:
    """Ids of the groups that fight beside a state: of "the army and the X fought the Y" the X are no "rebels"."""
    found: set[str] = set()
    for seen in context.focus.before(sentence.index, head, _NEAR):
        actors = seen.entity.actors
        allied = len(actors) > 1 and is_subject(seen.role) and any(actor.kind in STATE_KINDS for actor in actors)
        if allied and _fights_others(context, seen):
            found.update(actor.id for actor in actors if actor.kind not in STATE_KINDS)
    return frozenset(found)


def _fights_others(context: Context, seen: Seen) -> bool:
    """Whether a mention is the subject of a verb of fighting that says whom it is done to."""
    sentence = context.sentences.get(seen.sentence)
    if sentence is None or seen.governor < 0:
        return False
    verb = sentence.tokens[seen.governor]
    fights = verb.lemma.lower() in _FIGHTING or context.lexicon.has(WordList.TOWN_VERBS, verb.lemma.lower())
    return fights and any(sentence.children(verb.index, "obj"))


def _bodies_of_doers(context: Context, sentence: Sentence, head: int) -> frozenset[str]:
    """Ids of the bodies of those who do it: "He promised war on the invaders", who are not his own."""
    verb = governor(sentence, head)
    found: set[str] = set()
    for child in sentence.children(verb, "nsubj") if verb >= 0 and not is_subject(role_of(sentence, head)) else ():
        doer = context.headed.at(sentence.index, child.index)
        for actor in doer.actors if doer is not None else ():
            body = context.offices.body(actor) if actor.kind is ActorKind.PERSON else None
            found |= {body.id} if body is not None else set()
    return frozenset(found)


def _is_named_so(phrase: Phrase, entity: Entity) -> bool:
    """Whether the noun is a word of the body's name: "the front" for the "Red Valley Front"."""
    if len(entity.actors) != 1 or entity.actors[0].kind not in GROUP_KINDS:
        return False
    names = (entity.actors[0].name, *entity.actors[0].aliases)
    noun = key(phrase.noun.noun).removesuffix("s")
    return entity.named and any(noun in (word.removesuffix("s") for word in key(name).split()) for name in names)


def by_words_of_name(context: Context, sentence: Sentence, phrase: Phrase) -> tuple[Actor, ...] | None:
    """As in "the miners' movement" for the "Movement of Free Miners": the one body whose name holds the words."""
    if phrase.noun.behaves is not NominalClass.GROUP or phrase.found.plural or phrase.after_of >= 0 or phrase.number:
        return None
    owner = (sentence.tokens[phrase.owner].text,) if phrase.owner >= 0 and not phrase.pronoun_owner else ()
    words = [word for word in (*phrase.words, *owner) if not context.lexicon.has(WordList.GENERIC, word)]
    if phrase.pronoun_owner or not (phrase.definite or owner) or not words or phrase.led_by or phrase.names:
        return None
    asked = {_stem(word) for word in (phrase.noun.noun, *words)}
    found: dict[str, Actor] = {}
    for seen in context.focus.before(sentence.index, phrase.found.head, _FAR):
        actor = seen.entity.actors[0]
        if seen.entity.named and len(seen.entity.actors) == 1 and actor.kind in GROUP_KINDS:
            names = (actor.name, *actor.aliases)
            if any(asked <= {_stem(word) for word in key(name).split()} for name in names):
                found[actor.id] = actor
    return tuple(found.values()) if len(found) == 1 else None


def _stem(word: str) -> str:
    return key(word).removesuffix("s")


def _is_such(phrase: Phrase, entity: Entity) -> bool:
    if len(entity.actors) != 1 or (entity.plural and not entity.group):
        return False
    if not entity.named and entity.words & _SOLDIERS and not entity.words & {phrase.noun.noun}:
        return False
    kind = entity.actors[0].kind
    match phrase.noun.kind:
        case ActorKind.COALITION:
            league = phrase.noun.noun in ("alliance", "bloc") and kind is ActorKind.INTERNATIONAL and entity.named
            return kind is ActorKind.COALITION or league
        case ActorKind.PARTY:
            return kind in (ActorKind.PARTY, ActorKind.ARMED_GROUP)
        case ActorKind.ORGANISATION:
            armed = phrase.noun.noun in ("organisation", "organization") and kind is ActorKind.ARMED_GROUP
            return armed or kind in (ActorKind.ORGANISATION, ActorKind.INTERNATIONAL)
        case ActorKind.COMMUNITY:
            return kind is ActorKind.COMMUNITY
        case _:
            organised = kind is ActorKind.ORGANISATION and (
                phrase.noun.noun in ("group", "movement") or not entity.actors[0].listed
            )
            party = kind is ActorKind.PARTY and _TERROR.isdisjoint(phrase.words)
            return organised or party or kind is ActorKind.ARMED_GROUP


def _is_one_body(entity: Entity) -> bool:
    return len(entity.actors) == 1 and entity.actors[0].kind in GROUP_KINDS and entity.named


def _is_unnamed_band(entity: Entity) -> bool:
    """As in "Gunmen stormed the camp of X": those whom the next sentence calls the attackers."""
    one = len(entity.actors) == 1 and entity.actors[0].kind is ActorKind.ARMED_GROUP
    return one and entity.plural and not entity.named and not entity.actors[0].listed


def _is_armed(entity: Entity) -> bool:
    """Whether it is an armed group with a name, or several of whom one is and of the others nothing else is known."""
    if len(entity.actors) == 1:
        return entity.named and entity.actors[0].kind is ActorKind.ARMED_GROUP
    armed = any(actor.kind is ActorKind.ARMED_GROUP for actor in entity.actors)
    guessed = (actor.kind is ActorKind.ORGANISATION and not actor.listed for actor in entity.actors)
    return armed and all(a.kind is ActorKind.ARMED_GROUP or g for a, g in zip(entity.actors, guessed, strict=True))
