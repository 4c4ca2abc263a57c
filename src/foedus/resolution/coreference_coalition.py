"""Forces, nations and partners of a coalition that stand for it: "coalition aircraft", "alliance members"."""

from __future__ import annotations

from dataclasses import replace

from foedus.codebook.nominals import NominalClass
from foedus.language import Sentence
from foedus.model import Actor, ActorKind
from foedus.resolution.coreference_back import back_actors
from foedus.resolution.coreference_context import Context
from foedus.resolution.gazetteer import unknown
from foedus.resolution.nominals import Phrase

_WHOLES = ("coalition", "alliance")
_OF_ALL = frozenset({NominalClass.COUNTRY, NominalClass.MEMBER, NominalClass.SIDE})
_ARMED = frozenset({NominalClass.FORCES, NominalClass.ARMY, NominalClass.FIGHTERS})


def of_coalition(context: Context, sentence: Sentence, phrase: Phrase) -> tuple[Actor, ...] | None:
    """The coalition whose forces or members in the plural a phrase means: the one in focus, else one of its own.

    None where no word for a coalition modifies the noun, or a name or owner tells whose it is.
    """
    whole = next((word for word in phrase.words if word in _WHOLES), "")
    armed = phrase.noun.behaves in _ARMED
    if not whole or phrase.names or phrase.owner >= 0 or phrase.number or context.former(phrase):
        return None
    if not armed and not (phrase.noun.behaves in _OF_ALL and phrase.found.plural):
        return None
    noun = context.lexicon.nouns[whole]
    meant = replace(phrase, noun=noun, definite=True, words=(), after_of=-1, found=replace(phrase.found, plural=False))
    return back_actors(context, sentence, meant) or (unknown(whole, ActorKind.COALITION),)
