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

from foedus.codebook import Codebook
from foedus.codebook.nominals import NominalLexicon, WordList
from foedus.errors import ModelError
from foedus.extraction.engine import Named
from foedus.extraction.rules.gate_names import POLITICAL, is_in, standing
from foedus.language import Words
from foedus.model import Actor, ActorKind

WEIGHTS = Path(__file__).with_name("gate.json")
_PRONOUNS = frozenset(("he", "she", "they", "it", "we", "his", "her", "their", "its", "him", "them", "our", "us"))
_LENGTH_STEP = 6
_SHARES = (0.05, 0.1, 0.2, 0.3, 0.45, 0.6)
"""Between which shares of an article's other sentences the model tells apart."""


class WordsTold:
    """What single words tell: offices, armed bodies, words that make a name a body's, and how predicates begin."""

    def __init__(self, codebook: Codebook, lexicon: NominalLexicon) -> None:
        self._triggers = codebook.triggers
        self._public = codebook.words["armed"] | codebook.words["office"]
        self._bodies = lexicon.lists[WordList.GROUP_WORDS]
        self._holders = self._public | codebook.words["holder"]

    def politics(self, forms: Iterable[str]) -> tuple[int, int]:
        """How many words speak of an office or an armed body, and how many in capitals make a name that of a body."""
        public = bodies = 0
        for form in forms:
            for part in form.split("-"):
                low = part.lower()
                if is_in(low, self._public):
                    public += 1
                elif part[:1].isupper() and is_in(low, self._bodies):
                    bodies += 1
        return public, bodies

    def features(
        self, words: Words, names: Sequence[Named], politics: tuple[int, int], around: Iterable[str]
    ) -> list[str]:
        """The features of a sentence in which these known names stand, as short texts.

        `politics` as above, `around` the features of its article as `surroundings` gives them.
        """
        forms, actors = words.forms, [actor for name in names for actor in name.actors]
        acting, aimed, describing, placing = standing(words, names, self._holders)
        ends = acting + aimed
        public, bodies = politics
        political = min(3, _political(actors))
        people = min(2, len({actor.id for actor in actors if actor.kind is ActorKind.PERSON}))
        capitals = sum([form[:1].isupper() and form[1:2].islower() for form in forms[1:]])
        pronouns = sum([form.lower() in _PRONOUNS for form in forms])
        found = [
            f"political={political}",
            f"people={people}",
            f"public={min(3, public)}",
            f"bodies={min(2, bodies)}",
            f"named={political}:{min(2, public + bodies)}:{min(1, people)}",
            f"capitals={min(5, capitals)}",
            f"pronouns={min(2, pronouns)}",
            f"length={min(8, len(forms) // _LENGTH_STEP)}",
            f"acting={min(3, acting)}",
            f"aimed={min(2, aimed)}",
            f"describing={min(2, describing)}",
            f"placing={min(2, placing)}",
            f"standing={min(3, acting)}:{min(2, aimed)}:{min(2, describing)}",
            f"ends={min(3, ends)}",
            f"facing={min(2, ends)}:{min(2, public)}",
            *around,
        ]
        found += [f"word={lemma}" for lemma in sorted({lemma for form in forms for lemma in self._triggers(form)})]
        return found


def surroundings(named: Sequence[Sequence[Named]]) -> list[tuple[str, str]]:
    """For each sentence of an article with these known names two features of the others.

    How large a share of them names an actor of political life, and how many name two.
    """
    counts = [_political(actor for name in names for actor in name.actors) for names in named]
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
        return sum(weights[name] for name in features if name in weights) >= self._least


@cache
def load_gate_model(path: Path = WEIGHTS) -> GateModel:
    """The shipped weights, read once. Raises ModelError where the file is missing or not of this form."""
    try:
        return GateModel(path.read_bytes())
    except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
        raise ModelError(f"{path}: the weights of the gate are damaged ({error}). Install foedus again.") from error
