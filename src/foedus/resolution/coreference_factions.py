"""Bodies told apart by a leader or a word.

"The SLM faction led by X" is not the SLM, "the Hamas faction" alone is Hamas, "the movement led by Y" is Y's own.
"""

from __future__ import annotations

from collections.abc import Iterator

from foedus.codebook.nominals import NominalClass, WordList
from foedus.language import Sentence, Token
from foedus.model import Actor, ActorKind
from foedus.resolution.coreference_context import Context
from foedus.resolution.mentions_found import GROUP_KINDS, Found, is_subject
from foedus.resolution.nominals import Phrase

FACTIONS = frozenset({"faction", "splinter", "wing"})
_BODIES = frozenset({NominalClass.GROUP, NominalClass.FIGHTERS, NominalClass.FORCES})
_SOME = frozenset({"a", "an", "another", "one", "some"})
_LEADING = frozenset({"lead", "head", "command"})
_FAR = 30


def is_faction(context: Context, sentence: Sentence, phrase: Phrase) -> bool:
    """Whether a phrase names a part of the body that modifies it: one of several, or told apart by words or leader."""
    if phrase.noun.noun not in FACTIONS:
        return False
    if phrase.after_of >= 0:
        return True
    apart = any(not context.lexicon.has(WordList.GENERIC, word) for word in _own_words(sentence, phrase))
    led = any(_participles(sentence, phrase.found.head))
    return apart or led or phrase.found.plural or phrase.determiner in _SOME


def faction_before(context: Context, sentence: Sentence, phrase: Phrase, body: Actor) -> tuple[Actor, ...] | None:
    """The one faction of the body of which the text spoke before: "a faction of the FARC ... the FARC faction"."""
    if phrase.noun.noun not in FACTIONS or not phrase.definite or phrase.found.plural:
        return None
    factions: dict[str, Actor] = {}
    for seen in context.focus.before(sentence.index, phrase.found.head, _FAR):
        one = seen.entity.actors[0]
        called = len(seen.entity.actors) == 1 and not seen.plural and phrase.noun.noun in seen.entity.words
        if called and one.id != body.id and _of(one, body):
            factions[one.id] = one
    return tuple(factions.values()) if len(factions) == 1 else None


def faction_of(context: Context, sentence: Sentence, phrase: Phrase) -> Actor | None:
    """Of "the X faction of Y" the actor that the lists know as "Y (X)"; None for other phrases and unknown factions."""
    whole = context.headed.at(sentence.index, phrase.after_of) if phrase.after_of >= 0 else None
    if phrase.noun.noun not in FACTIONS or not phrase.names or whole is None or len(whole.actors) != 1:
        return None
    after = context.headed.at(sentence.index, phrase.names[-1])
    if after is None or whole.actors[0] in after.actors:
        return None
    names = (whole.actors[0].name, *whole.actors[0].aliases)
    made = (context.make(f"{name} ({_text(context, sentence, after)})", phrase.noun.kind, None) for name in names)
    return next((actor for actor in made if actor.listed and actor != whole.actors[0]), None)


def _text(context: Context, sentence: Sentence, name: Found) -> str:
    first, last = name.core
    return context.parsed.article.text[sentence.tokens[first].start : sentence.tokens[last - 1].end]


def led_body(context: Context, sentence: Sentence, phrase: Phrase) -> tuple[Actor, ...] | None:
    """Of "the rebel movement led by X" the body of X; None where nobody is said to lead, or nothing is known of him."""
    if phrase.noun.behaves not in _BODIES or phrase.noun.noun in FACTIONS:
        return None
    if not phrase.definite or not context.plain(phrase) or phrase.names:
        return None
    for verb in _participles(sentence, phrase.found.head):
        if verb.lemma not in _LEADING or _by_the_way(context, sentence, phrase, verb):
            continue
        for agent in sentence.children(verb.index, "obl"):
            person = context.headed.at(sentence.index, agent.index)
            if person is not None and [actor.kind for actor in person.actors] == [ActorKind.PERSON]:
                body = context.offices.body(person.actors[0])
                return (body,) if body is not None and body.kind in GROUP_KINDS else None
    return None


def is_led_by_another(sentence: Sentence, phrase: Phrase) -> bool:
    """As in "the troops commanded by X": who leads them tells them from those of whom the text has spoken before."""
    if phrase.noun.behaves not in _BODIES:
        return False
    behind = sentence.tokens[phrase.found.head + 1 : phrase.found.head + 3]
    led = len(behind) > 1 and behind[0].xpos == "VBN" and behind[0].lemma in _LEADING
    return led and behind[1].text.lower() == "by"


def _by_the_way(context: Context, sentence: Sentence, phrase: Phrase, verb: Token) -> bool:
    """As in "The group, led by X, fled" behind a sentence with one: which it is has been told before."""
    comma = sentence.tokens[phrase.found.head + 1].text == ","
    if phrase.found.plural or not comma or verb.index != phrase.found.head + 2:
        return False
    before = context.focus.before(sentence.index, phrase.found.first, 1)
    return any(
        seen.sentence < sentence.index and is_subject(seen.role) and seen.entity.named and seen.entity.group
        for seen in before
    )


def _participles(sentence: Sentence, head: int) -> Iterator[Token]:
    """The passive participles that describe a noun: "led by X"."""
    return (c for c in sentence.children(head, "acl") if c.deprel == "acl" and c.xpos == "VBN")


def _own_words(sentence: Sentence, phrase: Phrase) -> list[str]:
    """The modifiers of a phrase that are not part of a name in it."""
    head = phrase.found.head
    children = sentence.children(head, "amod", "compound", "nmod")
    return [c.lemma.lower() for c in children if c.index < head and c.index not in phrase.names]


def _of(part: Actor, body: Actor) -> bool:
    """Whether the words of a description hold a name of the body."""
    return not part.listed and any(name in part.name for name in (body.name, *body.aliases))
