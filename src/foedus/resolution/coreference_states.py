"""Nominals that mean a state without naming it: "the government", "soldiers", "the country"."""

from __future__ import annotations

from foedus.codebook.nominals import NominalClass, WordList
from foedus.language import Sentence, Token
from foedus.model import Actor, ActorKind, Span
from foedus.resolution.coreference_back import described
from foedus.resolution.coreference_context import STATE_CLASSES, Context
from foedus.resolution.mentions_found import STATE_KINDS, is_subject, left_edge
from foedus.resolution.nominals import Phrase

_BARE_FORCES = frozenset({"soldier", "troop"})
_COUNTED = _BARE_FORCES | {"policeman", "police officer", "gendarme", "constable"}
"""Those who are a state's also where they are counted: "killed four policemen"."""
_RULING = frozenset({"official", "minister", "leader", "ruler", "general", "lawmaker", "policymaker", "strategist"})
"""Persons who, several of them, are a government where they are said to be: "officials in Tripoli"."""
_SENIOR = frozenset({"senior", "high-ranking", "ranking", "top", "high-level", "unnamed", "several", "many", "some"})
_UPHELD = frozenset({"recognise", "recognize", "elect", "back", "support"})
_TALKS = frozenset({"talk", "negotiation", "meeting", "contact", "dialogue", "round"})
_REALMS = frozenset({"republic", "kingdom"})
_SOLDIERS_RULE = frozenset({"military", "government"})
_STEPS = 6
_NEAR = 2
"""And how many an army of which "the army" speaks."""
_FAR = 3
"""How many sentences back a kingdom may stand of which "the kingdom" speaks."""
_CROWNED = {
    "kingdom": frozenset(
        "SAU JOR MAR BHR THA KHM GBR ESP BEL NLD SWE NOR DNK BTN NPL TON LSO SWZ".split()  # noqa: SIM905
    ),
    "sultanate": frozenset(("OMN", "BRN", "MYS")),
    "emirate": frozenset(("KWT", "QAT", "ARE", "AFG")),
}
"""States ruled by a crown."""


def state_actors(context: Context, sentence: Sentence, phrase: Phrase) -> tuple[Actor, ...] | None:
    """The state that a nominal means; None where it means none, empty where it means one that nothing tells."""
    people = phrase.led_by and (_by_a_people(context, sentence, phrase) or _is_upheld(phrase))
    if phrase.names or phrase.owner >= 0 or not (people or (not phrase.led_by and context.neutral(phrase))):
        return None
    behaves = phrase.noun.behaves
    if behaves is NominalClass.COUNTRY:
        return None if is_told_apart(sentence, phrase) else _country(context, sentence, phrase)
    own = context.lexicon.has(WordList.STATE_FORCES, phrase.noun.noun)
    noun = phrase.noun.noun
    bare = (noun in _COUNTED or own) and not phrase.words
    junta = _junta(context, sentence, phrase)
    if junta is not None:
        return junta
    if _are_officials(context, phrase):
        there = _there(context, sentence, phrase)
        if there is not None:
            return there
    officials = behaves is NominalClass.PERSON and "government" in phrase.words  # "government envoys" speak for it
    if behaves not in STATE_CLASSES and not bare and not officials:
        return None
    if phrase.determiner in ("a", "an", "some") or phrase.after_of >= 0 or (phrase.number and noun not in _COUNTED):
        return None
    if not people and not all(context.lexicon.has(WordList.STATE_WORDS, word) for word in phrase.words):
        return None
    led = _led(context, sentence, phrase)
    if led is not None:
        return led
    sender = _sender(context, sentence, phrase) if bare else None
    if sender is not None:
        return sender
    there = _there(context, sentence, phrase) if not officials else None
    if there is not None:
        return there
    before = _army_before(context, sentence, phrase)
    if before is not None:
        return before
    home = context.home()
    if home is not None and _is_beside(context, sentence, phrase, home[0]):
        return None
    if home is not None or bare:
        return home
    told = described(context, sentence, phrase, lambda seen: seen.entity.state)
    return told.actors if told is not None else None


def _army_before(context: Context, sentence: Sentence, phrase: Phrase) -> tuple[Actor, ...] | None:
    """As in "The Arvanian army shelled it ... The army says ...": the one state whose army was just spoken of."""
    noun = phrase.noun
    if noun.behaves is not NominalClass.ARMY or phrase.found.plural or phrase.words or phrase.determiner != "the":
        return None
    armies: dict[str, tuple[Actor, ...]] = {}
    for seen in context.focus.before(sentence.index, phrase.found.head, _NEAR):
        word = context.sentences[seen.sentence].tokens[seen.token].text.lower().split()[-1]
        if seen.entity.state and len(seen.entity.actors) == 1 and word == noun.noun:
            armies[seen.entity.actors[0].id] = seen.entity.actors
    return next(iter(armies.values())) if len(armies) == 1 else None


def _junta(context: Context, sentence: Sentence, phrase: Phrase) -> tuple[Actor, ...] | None:
    """As in "Arvania's military government ... the junta", "the generals": the one state that has one in the text."""
    noun = phrase.noun.noun
    generals = noun == "general" and phrase.found.plural
    if (
        not (generals or noun in ("junta", "military"))
        or phrase.determiner != "the"
        or phrase.words
        or phrase.after_of >= 0
    ):
        return None
    before = context.focus.before(sentence.index, phrase.found.head, sentence.index)
    states = (seen.entity for seen in before if seen.entity.state and len(seen.entity.actors) == 1)
    ruled = {entity.actors for entity in states if "junta" in entity.words or entity.words >= _SOLDIERS_RULE}
    return next(iter(ruled)) if len(ruled) == 1 else None


def _is_upheld(phrase: Phrase) -> bool:
    """As in "the internationally recognised government", "the UN-backed government": the state's."""
    return phrase.noun.noun == "government" and phrase.definite and not _UPHELD.isdisjoint(phrase.words)


def _by_a_people(context: Context, sentence: Sentence, phrase: Phrase) -> bool:
    """As in "the Tutsi-led army": a people that leads it or is most of it leaves it the state's."""
    if phrase.noun.behaves not in (NominalClass.ARMY, NominalClass.GOVERNMENT):
        return False
    found = (context.headed.at(sentence.index, place) for place in range(phrase.found.first, phrase.found.head))
    actors = [actor for mention in found if mention is not None for actor in mention.actors]
    return bool(actors) and all(actor.kind is ActorKind.COMMUNITY for actor in actors)


def is_told_apart(sentence: Sentence, phrase: Phrase) -> bool:
    """As in "the Gulf states", "the breakaway Ulmarian republic": what a word with a capital tells from all others."""
    before = sentence.tokens[max(1, phrase.found.first) : phrase.found.head]
    told = any(word.text[:1].isupper() for word in before)
    which = phrase.found.plural or phrase.noun.noun in _REALMS
    return told and which and phrase.definite and phrase.owner < 0


def _are_officials(context: Context, phrase: Phrase) -> bool:
    """As in "officials", "senior security officials", who are those of the state in whose capital they are."""
    known = all(word in _SENIOR or context.lexicon.has(WordList.STATE_WORDS, word) for word in phrase.words)
    several = phrase.found.plural and phrase.after_of < 0 and not phrase.number
    return phrase.noun.noun in _RULING and several and known


def _is_beside(context: Context, sentence: Sentence, phrase: Phrase, state: Actor) -> bool:
    """As in "The junta relied on Arvo", "Arvo armed the marines": what stands beside a state under one verb is another.

    The state's own name may stand there as its place or owner ("the government of Arvania said").
    """
    verb = sentence.tokens[phrase.found.head].head
    if verb < 0 or sentence.tokens[verb].upos != "VERB":
        return False
    for child in sentence.children(verb, "nsubj", "nsubj:pass", "obj", "iobj", "obl", "obl:agent"):
        other = context.headed.at(sentence.index, child.index)
        if child.index != phrase.found.head and other is not None and state in other.actors:
            return True
    return False


def _there(context: Context, sentence: Sentence, phrase: Phrase) -> tuple[Actor, ...] | None:
    """As in "the government in Kigali", "clashed with police in Colombo": the state where they are."""
    token = sentence.tokens[phrase.found.head]
    forces = phrase.noun.behaves in (NominalClass.ARMY, NominalClass.FORCES)
    found: dict[str, tuple[Actor, Span]] = {}
    for place, (state, span) in context.offices.places(sentence.index).items():
        above = sentence.tokens[place].head
        inside = any(case.lemma.lower() == "in" for case in sentence.children(place, "case"))
        if inside and _are_held(sentence, token) and context.home() not in (None, (state,)):
            continue  # "talks with the government in Havana": it is they that are held there
        beside = forces and above == token.head and place > token.index and token.deprel.startswith(("obl", "obj"))
        ahead = phrase.noun.behaves in STATE_CLASSES and is_subject(token.deprel) and above == token.head
        if inside and (above == token.index or beside or (ahead and _opens(sentence, place, token.index))):
            found[state.id] = state, span
    if len(found) != 1:
        return None
    state, span = next(iter(found.values()))
    context.focus.naming.setdefault(state.id, span)
    return (state,)


def _are_held(sentence: Sentence, token: Token) -> bool:
    """As in "talks with the government": what is told behind it may be where they are held."""
    return token.deprel == "nmod" and token.head >= 0 and sentence.tokens[token.head].lemma.lower() in _TALKS


def _opens(sentence: Sentence, place: int, subject: int) -> bool:
    """Whether a place is told before anything else: "In Kabul the government ..."."""
    return place < subject and left_edge(sentence, place) <= 1 and sentence.tokens[place].deprel.startswith("obl")


def _led(context: Context, sentence: Sentence, phrase: Phrase) -> tuple[Actor, ...] | None:
    """Of "the leadership" the group spoken of before: states have governments."""
    if phrase.noun.noun != "leadership" or phrase.words:
        return None
    best = context.focus.best(
        sentence.index,
        phrase.found.head,
        _FAR,
        lambda s: len(s.entity.actors) == 1 and _has_leadership(s.entity.actors[0]) and s.entity.named,
        lambda _: 0.0,
    )
    return best[0].entity.actors if best is not None else None


def _has_leadership(actor: Actor) -> bool:
    guessed = actor.kind is ActorKind.ORGANISATION and not actor.listed
    return guessed or actor.kind in (ActorKind.ARMED_GROUP, ActorKind.PARTY)


def _sender(context: Context, sentence: Sentence, phrase: Phrase) -> tuple[Actor, ...] | None:
    """The state that sends or withdraws them: the subject of "deploy troops" or of the clauses above it."""
    token = sentence.tokens[phrase.found.head]
    if token.deprel != "obj" or not context.lexicon.has(WordList.SENDING, sentence.tokens[token.head].lemma.lower()):
        return None
    verb = sentence.tokens[token.head]
    for _ in range(_STEPS):
        subject = next(sentence.children(verb.index, "nsubj"), None)
        if subject is not None:
            found = context.headed.at(sentence.index, subject.index)
            states = found is not None and found.actors and all(a.kind in STATE_KINDS for a in found.actors)
            return found.actors if found is not None and states else None
        if verb.head < 0:
            return None
        verb = sentence.tokens[verb.head]
    return None


def _country(context: Context, sentence: Sentence, phrase: Phrase) -> tuple[Actor, ...]:
    """The state spoken of last, for "the country"; nobody for "a country" and "Arab countries"."""
    if phrase.found.plural or not phrase.definite or not context.plain(phrase):
        return ()

    crowned = _CROWNED.get(phrase.noun.noun)

    def fits(actors: tuple[Actor, ...]) -> bool:
        known = crowned is None or all(not actor.listed or actor.country in crowned for actor in actors)
        return known and [actor.kind for actor in actors] == [ActorKind.STATE]

    def nearest(window: int) -> tuple[Actor, ...] | None:
        best = context.focus.best(
            sentence.index, phrase.found.head, window, lambda seen: fits(seen.entity.actors), lambda _: 0.0
        )
        return best[0].entity.actors if best is not None else None

    home = context.home()
    if home is not None and not fits(home):
        home = None
    return nearest(0) or home or nearest(1 if crowned is None else _FAR) or ()
