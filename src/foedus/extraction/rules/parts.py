"""Whether a part is told of for itself ("the Kivu branch of X"): not where it only says what another is."""

from __future__ import annotations

from foedus.extraction.rules.end import End
from foedus.language import Sentence

_SAYING_WHAT = ("appos", "xcomp")
_MODIFYING = ("amod", "compound")
_SAID_AS = frozenset(("as", "under"))
_ANY = frozenset(("a", "an", "one"))


def is_no_part(sentence: Sentence, part: End, whole: End) -> bool:
    """As in "X became the Kivu branch of Y", "fought under the wing of Y", "the Goma wing", which is in Goma.

    Nor does "its Kivu branch" name the whole, nor "a branch of Y" or "the cells of Y" which part it is.
    """
    noun, owner = sentence.tokens[part.token], sentence.tokens[whole.token]
    said = noun.deprel in _SAYING_WHAT or not sentence.cases(noun.index).isdisjoint(_SAID_AS)
    if said or any(sentence.children(noun.index, "cop", "appos", "flat")):
        return True
    if noun.xpos != "NN" or any(c.text.lower() in _ANY for c in sentence.children(noun.index, "det", "nummod")):
        return True
    return owner.upos == "PRON" or (owner.deprel in _MODIFYING and not whole.actor.listed)
