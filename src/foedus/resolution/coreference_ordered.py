"""Whom "the former" and "the latter" mean: the first and the second of two who were set side by side."""

from __future__ import annotations

from collections.abc import Sequence

from foedus.language import Sentence
from foedus.model import Actor, ActorKind
from foedus.resolution.coreference_focus import BEFORE_HYPHEN, Focus, Seen
from foedus.resolution.coreference_forms import Pronoun, PronounKind
from foedus.resolution.mentions_found import governor, is_subject

_ORDER = frozenset({"former", "latter"})
_FAR = 2
"""How far back they may be named, where the sentence before speaks of them together ("the two groups")."""
_OFFICES = frozenset(
    """
    chair chairman chief command commander emir found founder general head lead leader leadership president secretary
    """.split()  # noqa: SIM905
)
"""What one is of bodies and does to them, and not to persons: "the latter's president", "who led the latter"."""
_SUBJECTS, _SHARING = ("nsubj", "nsubj:pass"), ("conj", "xcomp", "advcl")
_STEPS = 4
_MODIFIERS = frozenset({"amod", "compound", BEFORE_HYPHEN})


def ordered(focus: Focus, sentence: Sentence, pronoun: Pronoun) -> tuple[Actor, ...]:
    """The one that "the latter" means: who was named last before it, or before the "former" it is set against.

    "The former" is the other of the two coordinated with him, else the subject of that sentence; empty without one.
    """
    start = _first_of_both(sentence, pronoun.first)
    own = governor(sentence, pronoun.token)
    bearer = sentence.tokens[own].head if own >= 0 and sentence.tokens[own].deprel == "acl:relcl" else -1
    led = own >= 0 and sentence.tokens[own].lemma.lower() in _OFFICES

    doers = _doers(sentence, own)

    def named(window: int) -> list[Seen]:
        doing = [s for s in focus.before(sentence.index, start, 0) if s.token in doers]
        doing += [s for s in focus.before(sentence.index, start, 0) if s.token == bearer]
        apart = (s for s in focus.before(sentence.index, start, window) if _is_named_apart(s) and s not in doing)
        return [s for s in apart if not (led and s.entity.person)]

    before = named(1) or named(_FAR)
    if not before:
        return ()
    both = _both(focus, sentence, start)
    latter = both[1] if both else before[0].entity.actors[0]
    if pronoun.kind is PronounKind.LATTER:
        return (latter,)
    if both:
        return both[:1]
    pair = next((s.entity.actors for s in focus.before(sentence.index, start, 1) if _is_pair(s, latter)), ())
    return pair[:1] or _first(before, latter)


def _doers(sentence: Sentence, verb: int) -> frozenset[int]:
    """The subjects of a verb, or of the one above it whose subject is its own: in "X was accused of arming it" X.

    And whoever accused him: in "X accused Y of arming it" neither is meant.
    """
    places: set[int] = set()
    for _ in range(_STEPS if verb >= 0 else 0):
        places.update(child.index for child in sentence.children(verb, *_SUBJECTS))
        word = sentence.tokens[verb]
        if places or word.head < 0 or word.deprel not in _SHARING:
            break
        if word.deprel in ("advcl", "xcomp"):
            places.update(child.index for child in sentence.children(word.head, "obj", "iobj", "obl:agent"))
            places.update(child.index for child in sentence.children(word.head, *_SUBJECTS))
            break
        verb = word.head
    return frozenset(places)


def _both(focus: Focus, sentence: Sentence, start: int) -> tuple[Actor, ...]:
    """As in "X and Y have fought the army. The former ..., the latter ...": the two who did it together."""
    told = {token.text.lower() for token in sentence.tokens if token.deprel != "amod"}
    if not told >= _ORDER:
        return ()
    pairs = (seen for seen in focus.before(sentence.index, start, 1) if len(seen.entity.actors) == len(_ORDER))
    return next((seen.entity.actors for seen in pairs if is_subject(seen.role)), ())


def _first_of_both(sentence: Sentence, place: int) -> int:
    """Where the first of "the former ... the latter" stands in a sentence up to a place."""
    words = (token for token in sentence.tokens[:place] if token.text.lower() in _ORDER)
    return next((w.index for w in words if sentence.tokens[w.index - 1].text.lower() == "the"), place)


def _is_named_apart(seen: Seen) -> bool:
    return len(seen.entity.actors) == 1 and seen.role.split(":")[0] not in _MODIFIERS


def _is_pair(seen: Seen, latter: Actor) -> bool:
    return len(seen.entity.actors) == 2 and seen.entity.actors[1] == latter


def _first(before: Sequence[Seen], latter: Actor) -> tuple[Actor, ...]:
    """The subject, else the first, of those of the latter's kind in the sentence where he was named."""
    person = latter.kind is ActorKind.PERSON
    others = [
        seen
        for seen in reversed(before)
        if seen.sentence == before[0].sentence and latter not in seen.entity.actors and seen.entity.person is person
    ]
    best = next((seen for seen in others if is_subject(seen.role)), others[0] if others else None)
    return best.entity.actors if best is not None else ()
