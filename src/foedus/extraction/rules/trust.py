"""How sure the coder is of having read a claim right: a logistic model over what is known of the reading.

The weights in `trust.json` are fitted by `training/trust.py` to claims that are right or wrong by our own reports; they
say how often a reading of this kind was right there. They never take a claim away.
"""

from __future__ import annotations

import hashlib
import json
import math
from collections.abc import Sequence
from functools import cache
from pathlib import Path

from foedus.errors import ModelError
from foedus.extraction.rules.claims import Finding
from foedus.extraction.rules.end import End
from foedus.extraction.rules.factuality import Stance
from foedus.language import Sentence
from foedus.model import Certainty

WEIGHTS = Path(__file__).with_name("trust.json")
RELATIONS = (
    "alliance", "truce", "talks", "backing", "membership", "leadership", "formation", "merger", "split", "opposition",
    "fighting",
)  # fmt: skip
FEATURES = (
    "frame", "weight", "demands", "whole", "actor distance", "recipient distance", "actor directness",
    "recipient directness", "actor known", "recipient known", "referred back", "owned", "attributed", "uncertain",
    "to come", "length", "depth", "verb", *RELATIONS,
)  # fmt: skip
_LEAST, _MOST = 0.01, 0.99
_DEPTH = 30


class Trust:
    """The weights of FEATURES. `digest` is the SHA-256 of their file."""

    def __init__(self, content: bytes) -> None:
        table = json.loads(content)
        if tuple(table["features"]) != FEATURES or len(table["weights"]) != len(FEATURES):
            raise ValueError("made for other features than these")
        self.digest = hashlib.sha256(content).hexdigest()
        self._bias = float(table["bias"])
        self._weights = tuple(map(float, table["weights"]))

    def of(self, features: Sequence[float]) -> float:
        """The share of claims read so that are right, between 0.01 and 0.99."""
        score = self._bias + math.fsum(weight * value for weight, value in zip(self._weights, features, strict=True))
        value = 1 / (1 + math.exp(-max(-50.0, min(50.0, score))))
        return round(min(_MOST, max(_LEAST, value)), 4)


@cache
def load_trust(path: Path = WEIGHTS) -> Trust:
    """The shipped weights, read once. Raises ModelError where the file is missing or not of this form."""
    try:
        return Trust(path.read_bytes())
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise ModelError(f"{path}: the weights of the coder's trust are damaged ({error}). Install again.") from error


def features(sentence: Sentence, found: Finding, firm: Stance, *, attributed: bool) -> tuple[float, ...]:
    """The values of FEATURES for a finding, all finite and most between 0 and 1."""
    ends = [end for end in (found.actor, found.recipient) if end is not None]
    predicate = found.predicate
    values = (
        found.confidence,
        predicate.weight,
        min(3, predicate.trigger.demands) / 3,
        float(len(ends) == 2),
        *(_distance(end, found.trigger) for end in (found.actor, found.recipient)),
        *(0.0 if end is None else end.directness for end in (found.actor, found.recipient)),
        *(float(end is not None and end.actor.listed) for end in (found.actor, found.recipient)),
        float(any(end.participant.antecedent is not None for end in ends)),
        float(any(end.owned for end in ends)),
        float(attributed),
        float(firm.factuality.certainty is not Certainty.CERTAIN),
        float(firm.future or firm.conditional),
        math.log1p(len(sentence.tokens)) / 4,
        _depth(sentence, found.trigger) / 8,
        float(predicate.trigger.word_class == "verb"),
    )
    return (*values, *(float(found.relation == relation) for relation in RELATIONS))


def _distance(end: End | None, trigger: int) -> float:
    return 0.0 if end is None else math.log1p(abs(end.token - trigger)) / 3


def _depth(sentence: Sentence, place: int) -> int:
    """Steps from a word up to the root, at most 30."""
    steps = 0
    while sentence.tokens[place].head >= 0 and steps < _DEPTH:
        place, steps = sentence.tokens[place].head, steps + 1
    return steps
