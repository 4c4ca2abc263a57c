"""Labels of commitment and their sums: what weakens, denies or combines them, what a cue makes of its content."""

from __future__ import annotations

from msgspec import Struct
from msgspec.structs import replace

from foedus.codebook.cues import Cue, Cues
from foedus.language import Sentence
from foedus.model import Certainty, Factuality, Polarity

UNCOMMITTED = Factuality(certainty=Certainty.UNKNOWN, polarity=Polarity.UNKNOWN)
POSSIBLE = Factuality(certainty=Certainty.POSSIBLE)
PROBABLE = Factuality(certainty=Certainty.PROBABLE)
CERTAIN = Factuality()
_ORDER = (Certainty.UNKNOWN, Certainty.POSSIBLE, Certainty.PROBABLE, Certainty.CERTAIN)


class Context(Struct, frozen=True, kw_only=True):
    """The commitment that holds at a place in the tree. `past` tells whether what governs it is in the past."""

    sentence: Sentence
    cues: Cues
    label: Factuality = CERTAIN
    conditional: bool = False
    future: bool = False
    past: bool = False

    def apply(self, cue: Cue) -> Context:
        """What a predicate's signature makes of its content, given the commitment to the predicate itself."""
        return replace(
            self,
            label=signature(self.label, cue),
            conditional=self.conditional or cue.conditional,
            future=self.future or cue.future,
        )


def signature(label: Factuality, cue: Cue) -> Factuality:
    """The label of a cue's content: `affirmed` or `denied` by the cue's own polarity, no firmer than the cue itself."""
    if cue.affirmed == cue.denied:
        return cue.affirmed
    if label.polarity is Polarity.UNKNOWN:
        return UNCOMMITTED
    effect = cue.affirmed if label.polarity is Polarity.POSITIVE else cue.denied
    return weaken(effect, label.certainty)


def weaken(label: Factuality, certainty: Certainty) -> Factuality:
    """The label, no firmer than `certainty`."""
    if label.polarity is Polarity.UNKNOWN:
        return label
    weaker = min(label.certainty, certainty, key=_ORDER.index)
    return UNCOMMITTED if weaker is Certainty.UNKNOWN else Factuality(certainty=weaker, polarity=label.polarity)


def combine(outer: Factuality, inner: Factuality) -> Factuality:
    """An operator's label under a commitment: the weaker certainty, the product of the polarities."""
    if Polarity.UNKNOWN in (outer.polarity, inner.polarity):
        return UNCOMMITTED
    polarity = Polarity.POSITIVE if outer.polarity is inner.polarity else Polarity.NEGATIVE
    certainty = min(outer.certainty, inner.certainty, key=_ORDER.index)
    return Factuality(certainty=certainty, polarity=polarity)


def negate(label: Factuality) -> Factuality:
    """The opposite polarity with the same certainty."""
    if label.polarity is Polarity.UNKNOWN:
        return label
    polarity = Polarity.NEGATIVE if label.polarity is Polarity.POSITIVE else Polarity.POSITIVE
    return Factuality(certainty=label.certainty, polarity=polarity)


def affirm(label: Factuality) -> Factuality:
    """What a denial leaves standing of those it merely names: all; other labels as they are."""
    return CERTAIN if label.polarity is Polarity.NEGATIVE else label
