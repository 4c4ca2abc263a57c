"""Fighters told by what is done to them: those killed in an attack on X, and "the attackers" of whom X fires on.

Only where nothing else says who they are, and the text sets but one against who does it to them.
"""

from __future__ import annotations

from foedus.codebook.nominals import NominalClass
from foedus.language import Sentence, Token
from foedus.model import Actor
from foedus.resolution.coreference_context import Context
from foedus.resolution.coreference_foes import doing_it, struck_by
from foedus.resolution.mentions_found import GROUP_KINDS, STATE_KINDS
from foedus.resolution.nominals import Phrase

_KILLING = frozenset({"kill", "wound", "injure", "capture", "slay"})
_WITHOUT_SUBJECT = frozenset({"advcl", "conj", "xcomp"})
_BANDS = frozenset({NominalClass.FIGHTERS, NominalClass.FORCES})
_SOLDIERS = frozenset(
    {"soldier", "troop", "policeman", "police officer", "gendarme", "constable", "guardsman", "trooper"}
)


def struck(context: Context, sentence: Sentence, phrase: Phrase) -> tuple[Actor, ...] | None:
    """Whose fighters they are, by what is done to them; None where that tells nothing."""
    bands = phrase.noun.behaves in _BANDS or phrase.noun.noun in _SOLDIERS
    if not (bands and phrase.found.plural) or phrase.owner >= 0 or phrase.names or phrase.after_of >= 0:
        return None
    token = sentence.tokens[phrase.found.head]
    if token.head < 0 or not (context.plain(phrase) or not phrase.words):
        return None
    verb = sentence.tokens[token.head]
    if token.deprel != "obj" or verb.upos != "VERB":
        return None
    return _foes(context, sentence, verb) if phrase.definite else _killed(context, sentence, phrase, verb)


def _killed(context: Context, sentence: Sentence, phrase: Phrase, verb: Token) -> tuple[Actor, ...] | None:
    """As in "jets struck a camp of X, killing 20 fighters": they are X's, soldiers a state's."""
    own = any(sentence.children(verb.index, "nsubj", "nsubj:pass"))
    if verb.lemma not in _KILLING or verb.xpos != "VBG" or verb.deprel not in _WITHOUT_SUBJECT or own:
        return None
    whose = {actor.id: actor for actor in struck_by(context, sentence, sentence.tokens[verb.head])}
    kinds = STATE_KINDS if phrase.noun.noun in _SOLDIERS else GROUP_KINDS
    return tuple(whose.values()) if len(whose) == 1 and all(actor.kind in kinds for actor in whose.values()) else None


def _foes(context: Context, sentence: Sentence, verb: Token) -> tuple[Actor, ...] | None:
    """As in "X shelled the attackers": the only one with whom X has fought, or by far the one most often told of."""
    foes: dict[str, int] = {}
    for doer in doing_it(context, sentence, verb):
        for pair, times in context.focus.foes.items():
            if doer.id in pair:
                foes |= {one: foes.get(one, 0) + times for one in pair if one != doer.id}
    ranked = sorted(foes, key=lambda one: -foes[one])
    if not ranked or (len(ranked) > 1 and foes[ranked[0]] < 2 * foes[ranked[1]]):
        return None
    return next(
        (s.entity.actors for s in reversed(context.focus.seen) if [a.id for a in s.entity.actors] == ranked[:1]), None
    )
