"""Who has fought whom in an article so far: of several pairs these are rather "the two sides", "both camps"."""

from __future__ import annotations

from collections.abc import Iterator

from foedus.codebook.nominals import WordList
from foedus.language import Sentence, Token
from foedus.model import Actor, ActorKind
from foedus.resolution.coreference_context import Context
from foedus.resolution.mentions_found import GROUP_KINDS, STATE_KINDS

_AGAINST = frozenset({"against", "with", "from", "on", "at"})
_WITH, _AMONG = frozenset({"with", "against"}), frozenset({"between", "among"})
_WARS = frozenset(
    {"war", "fighting", "battle", "clash", "combat", "hostility", "fight", "firefight", "feud", "shootout"}
)
_FIGHTING = frozenset(
    {"fight", "battle", "clash", "defeat", "repel", "repulse", "ambush", "shell", "strafe", "strike", "hunt"}
)
_LISTS = (WordList.ASSAULTING, WordList.TOWN_VERBS, WordList.CLEARING)
_OWNING = ("nmod", "nmod:poss", "compound", "amod")
_PARTIES = GROUP_KINDS | STATE_KINDS - {ActorKind.INTERNATIONAL, ActorKind.ORGANISATION}


def note_foes(context: Context, sentence: Sentence) -> None:
    """Takes in whom the verbs of attack and of taking places, and the wars, of a sentence set against each other."""
    for token in sentence.tokens:
        if token.upos == "VERB" and _is_hostile(context, token):
            context.focus.set_against(
                tuple(_actors(context, sentence, _doers(sentence, token))),
                tuple(_actors(context, sentence, _suffering(sentence, token))),
            )
        elif token.upos == "NOUN" and token.lemma in _WARS:
            context.focus.set_against(*_at_war(context, sentence, token))


def struck_by(context: Context, sentence: Sentence, verb: Token) -> tuple[Actor, ...]:
    """Those whom a verb of attack says that they were struck; nobody where it is none."""
    return tuple(_actors(context, sentence, _suffering(sentence, verb))) if _is_hostile(context, verb) else ()


def doing_it(context: Context, sentence: Sentence, verb: Token) -> tuple[Actor, ...]:
    """The bodies that do what a verb of attack tells; nobody where it is none."""
    return tuple(_actors(context, sentence, _doers(sentence, verb))) if _is_hostile(context, verb) else ()


def _at_war(context: Context, sentence: Sentence, noun: Token) -> tuple[tuple[Actor, ...], tuple[Actor, ...]]:
    """The two of "fighting between X and Y", and who is "at war with" or goes "to war against" another."""
    below = list(sentence.children(noun.index, "nmod", "obl"))
    among = [child.index for child in below if not sentence.cases(child.index).isdisjoint(_AMONG)]
    if among:
        members = [_actors(context, sentence, iter((place,))) for place in among]
        actors = tuple(actor for member in members for actor in member)
        return actors[:1], actors[1:]
    others = [child.index for child in below if not sentence.cases(child.index).isdisjoint(_WITH)]
    doing = noun if any(sentence.children(noun.index, "cop")) else sentence.tokens[noun.head]
    subjects = (child.index for child in sentence.children(doing.index, "nsubj"))
    sided = noun.deprel in ("obj", "obl", "xcomp") or doing is noun
    return (
        tuple(_actors(context, sentence, subjects)) if sided else (),
        tuple(_actors(context, sentence, iter(others))),
    )


def _is_hostile(context: Context, verb: Token) -> bool:
    lemma = verb.lemma.lower()
    return lemma in _FIGHTING or any(context.lexicon.has(words, lemma) for words in _LISTS)


def _doers(sentence: Sentence, verb: Token) -> Iterator[int]:
    passive = any(sentence.children(verb.index, "nsubj:pass", "aux:pass"))
    for child in sentence.children(verb.index, "obl:agent") if passive else sentence.children(verb.index, "nsubj"):
        yield child.index


def _suffering(sentence: Sentence, verb: Token) -> Iterator[int]:
    for child in sentence.children(verb.index, "obj", "nsubj:pass"):
        yield child.index
    for child in sentence.children(verb.index, "obl"):
        if not sentence.cases(child.index).isdisjoint(_AGAINST):
            yield child.index


def _actors(context: Context, sentence: Sentence, places: Iterator[int]) -> Iterator[Actor]:
    """The bodies that stand at some places, those coordinated with them, and the owners of what is nobody."""
    for place in places:
        for head in (place, *(child.index for child in sentence.children(place, "conj"))):
            found = context.headed.at(sentence.index, head)
            below = (c.index for c in sentence.children(head, *_OWNING)) if found is None else ()
            owners = (context.headed.at(sentence.index, owner) for owner in below)
            for mention in (found, *owners):
                yield from _bodies(context, mention.actors if mention is not None else ())


def _bodies(context: Context, actors: tuple[Actor, ...]) -> Iterator[Actor]:
    for actor in actors:
        body = context.offices.body(actor) if actor.kind is ActorKind.PERSON else actor
        if body is not None and body.kind in _PARTIES:
            yield body
