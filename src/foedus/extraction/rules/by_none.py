"""What nobody does: "no faction trusts X", "neither A nor B will recognise X", "nor does B"."""

from __future__ import annotations

from foedus.language import Sentence

_NONE = frozenset(("no", "neither"))
_TELLING = ("det", "cc:preconj", "advmod")


def done_by_none(sentence: Sentence, verb: int) -> bool:
    """Whether a verb is denied by what stands before its subject, or by the "nor" that joins it to another denial."""
    if any(word.text.lower() == "nor" for word in sentence.children(verb, "cc")):
        return True
    before = (
        word for subject in sentence.children(verb, "nsubj") for word in sentence.children(subject.index, *_TELLING)
    )
    return any(word.text.lower() in _NONE for word in before)
