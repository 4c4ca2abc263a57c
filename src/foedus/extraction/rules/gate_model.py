"""What the words of a sentence tell, without a parse, of a claim that it may hold; and a model that weighs it.

The logistic model in `gate.json` is fitted by `training/gate.py` to everyday news that was read whole. It learned which
sentences hold a claim between two known actors of political life: a few counts tell nearly all of it. Two of them are
of the article around the sentence: reports of politics tell of such things, others hardly ever.
"""

from __future__ import annotations

import hashlib
import json
from bisect import bisect
from collections.abc import Iterable, Sequence
from functools import cache
from pathlib import Path

from foedus.errors import ModelError
from foedus.extraction.engine import Named
from foedus.extraction.rules.gate_names import POLITICAL, Standing, actors_of
from foedus.extraction.rules.gate_words import WordTold, politics
from foedus.model import Actor, ActorKind

WEIGHTS = Path(__file__).with_name("gate.json")
_LENGTH_STEP = 6
_SHARES = (0.05, 0.1, 0.2, 0.3, 0.45, 0.6)
"""Between which shares of an article's other sentences the model tells apart."""


def features(told: Sequence[WordTold], names: Sequence[Named], stand: Standing, around: Iterable[str]) -> list[str]:
    """The features of a sentence in which these known names stand so, as short texts.

    `around` are the features of its article as `surroundings` gives them.
    """
    actors = list(actors_of([names]))
    acting, aimed, describing, placing = stand
    ends = acting + aimed
    public, bodies = politics(told)
    political = min(3, _political(actors))
    people = min(2, len({actor.id for actor in actors if actor.kind is ActorKind.PERSON}))
    capitals = sum([word.capital for word in told[1:]])
    pronouns = sum([word.pronoun for word in told])
    triggers = {trigger for word in told for trigger in word.triggers}
    return [
        f"political={political}",
        f"people={people}",
        f"public={min(3, public)}",
        f"bodies={min(2, bodies)}",
        f"named={political}:{min(2, public + bodies)}:{min(1, people)}",
        f"capitals={min(5, capitals)}",
        f"pronouns={min(2, pronouns)}",
        f"length={min(8, len(told) // _LENGTH_STEP)}",
        f"acting={min(3, acting)}",
        f"aimed={min(2, aimed)}",
        f"describing={min(2, describing)}",
        f"placing={min(2, placing)}",
        f"standing={min(3, acting)}:{min(2, aimed)}:{min(2, describing)}",
        f"ends={min(3, ends)}",
        f"facing={min(2, ends)}:{min(2, public)}",
        *around,
        *[f"word={trigger}" for trigger in sorted(triggers)],
    ]


def surroundings(named: Sequence[Sequence[Named]]) -> list[tuple[str, str]]:
    """For each sentence of an article with these known names two features of the others.

    How large a share of them names an actor of political life, and how many name two.
    """
    counts = [_political(actors_of([names])) for names in named]
    naming, meeting = sum(count > 0 for count in counts), sum(count > 1 for count in counts)
    others = max(1, len(counts) - 1)
    return [
        (f"around={bisect(_SHARES, (naming - (count > 0)) / others)}", f"meetings={min(4, meeting - (count > 1))}")
        for count in counts
    ]


def _political(actors: Iterable[Actor]) -> int:
    """How many different actors of political life there are among these."""
    return len({actor.id for actor in actors if actor.kind in POLITICAL})


class GateModel:
    """The weights of features. `digest` is the SHA-256 of their file."""

    def __init__(self, content: bytes) -> None:
        table = json.loads(content)
        self.digest = hashlib.sha256(content).hexdigest()
        self._least = float(table["least"])
        self._weights = {str(name): float(weight) for name, weight in table["weights"].items()}

    def passes(self, features: Iterable[str]) -> bool:
        """Whether the weights of the features add up to what a sentence worth a parse has at the least."""
        weights = self._weights
        return sum([weights[name] for name in features if name in weights]) >= self._least


@cache
def load_gate_model(path: Path = WEIGHTS) -> GateModel:
    """The shipped weights, read once. Raises ModelError where the file is missing or not of this form."""
    try:
        return GateModel(path.read_bytes())
    except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
        raise ModelError(f"{path}: the weights of the gate are damaged ({error}). Install foedus again.") from error
