"""Fits the gate for everyday news: `python -m training.gate FILE … --out gate.json`.

The files hold texts: `.jsonl` articles, one JSON object a line with `text`; `.json` those under `articles`; `.txt`
passages as `foedus.evaluation.passages` has them. Each is read with every sentence parsed in which a predicate can
begin and, in everyday news, politics is named. A sentence is worth it where a claim between two known actors of
political life begins in it; sentences with other claims, of persons and bodies that no list knows, teach nothing either
way. Reports of conflict, all of which is parsed, teach with the others which words and names go with claims, under a
feature of their own that everyday news never has. A logistic model with few weights (L1, by FISTA of Beck and Teboulle
2009) learns from three quarters of the everyday news, by the last digit of an article's digest, and from all reports of
conflict; the last quarter says what it loses. `--least-recall` of the sentences of everyday news worth it that it
learned from must pass. Needs numpy and scipy.
"""

from __future__ import annotations

import argparse
import json
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from scipy import sparse

from foedus.codebook import Codebook
from foedus.codebook.nominals import load_nominals
from foedus.extraction.engine import Named
from foedus.extraction.rules.gate import Gate, opens
from foedus.extraction.rules.gate_model import features, surroundings
from foedus.extraction.rules.gate_names import POLITICAL, standing
from foedus.extraction.rules.gate_words import WordsTold, WordTold
from foedus.extraction.rules.subject import load_subject
from foedus.language import Words
from foedus.model import Claim
from foedus.workspace import Reader
from training.texts import texts

ROUNDS = 3_000
SEEN = 5
"""A feature of fewer sentences has no weight."""
CONFLICT = "conflict"
"""The feature of sentences in reports of conflict."""
Floats = NDArray[np.float64]


@dataclass(frozen=True, slots=True, kw_only=True)
class Example:
    """A sentence: its features, and whether it holds a claim, and one between known actors of political life."""

    everyday: bool
    held_out: bool
    features: tuple[str, ...]
    claimed: bool
    wanted: bool


class Sorter:
    """Stands in for the engine's gate: lets every sentence through that the rules alone let, and keeps them."""

    def __init__(self, codebook: Codebook) -> None:
        lexicon = load_nominals()
        self._told = WordsTold(codebook, lexicon)
        self._subject = load_subject()
        self._gate = Gate(codebook, lexicon, model=None, subject=self._subject)
        self.everyday = True
        self.seen: list[tuple[int, int, tuple[str, ...]]] = []

    def passes(self, sentences: Sequence[Words], named: Sequence[Sequence[Named]]) -> list[bool]:
        chosen = self._gate.passes(sentences, named)
        told = [self._told.of(words.forms) for words in sentences]
        self.everyday = not opens(sentences, told, named, self._subject)
        self.seen = [
            (words.start, words.end, tuple(self._features(words, row, names, around)))
            for words, row, names, around, keep in zip(sentences, told, named, surroundings(named), chosen, strict=True)
            if keep
        ]
        return chosen

    def _features(
        self, words: Words, told: Sequence[WordTold], names: Sequence[Named], around: Iterable[str]
    ) -> list[str]:
        found = features(told, names, standing(words, told, names), around)
        return found if self.everyday else [*found, CONFLICT]


def read(paths: Iterable[Path]) -> Iterator[Example]:
    """The sentences of the texts in the files."""
    reader, sorter = Reader(), Sorter(Codebook.load())
    reader._engine.worth_parsing = sorter.passes  # type: ignore[method-assign]
    for path in paths:
        for article in texts(path):
            if reader.objection(article) is not None:
                continue
            claims = reader.read(article).claims
            for start, end, told in sorter.seen:
                here = [claim for claim in claims if start <= claim.evidence.start < end]
                yield Example(
                    everyday=sorter.everyday,
                    held_out=sorter.everyday and int(article.id[-1], 16) % 4 == 3,
                    features=told,
                    claimed=bool(here),
                    wanted=any(map(_is_political, here)),
                )


def _is_political(claim: Claim) -> bool:
    """Whether both ends are known actors of political life."""
    ends = (claim.actor, claim.recipient)
    return all(end is not None and end.actor.listed and end.actor.kind in POLITICAL for end in ends)


def fit(examples: Sequence[Example], penalty: float) -> dict[str, float]:
    """The weights that are not zero; the bias is the one of ""."""
    counts = Counter(name for example in examples for name in example.features)
    names = ["", *sorted(name for name, count in counts.items() if count >= SEEN)]
    place = {name: column for column, name in enumerate(names)}
    columns = [[0, *(place[name] for name in example.features if name in place)] for example in examples]
    offsets = np.cumsum([0, *map(len, columns)])
    flat = [column for row in columns for column in row]
    matrix = sparse.csr_array((np.ones(len(flat)), flat, offsets), shape=(len(examples), len(names)))
    weights = _fista(matrix, np.array([example.wanted for example in examples], dtype=np.float64), penalty)
    return {name: round(float(weight), 3) for name, weight in zip(names, weights, strict=True) if abs(weight) > 1e-3}


def _fista(matrix: Any, wanted: Floats, penalty: float) -> Floats:
    """Weights (features) of the least logistic loss, summed over the rows, plus `penalty` times their absolute sum."""
    step = 4 / sparse.linalg.svds(matrix, k=1, return_singular_vectors=False)[0] ** 2
    weights = ahead = np.zeros(matrix.shape[1])
    pace = 1.0
    for _ in range(ROUNDS):
        shares = 1 / (1 + np.exp(-(matrix @ ahead)))
        moved = ahead - step * (matrix.T @ (shares - wanted))
        shrunk = np.sign(moved) * np.maximum(np.abs(moved) - step * penalty, 0.0)
        shrunk[0] = moved[0]
        faster = (1 + (1 + 4 * pace**2) ** 0.5) / 2
        ahead = shrunk + (pace - 1) / faster * (shrunk - weights)
        weights, pace = shrunk, faster
    return weights


def scores(examples: Sequence[Example], weights: dict[str, float]) -> Floats:
    """What the features of each example add up to, without the bias."""
    return np.array([sum(weights.get(name, 0.0) for name in example.features) for example in examples])


def figures(examples: Sequence[Example], weights: dict[str, float], least: float) -> str:
    """What passes, of everything and of the sentences with claims."""
    passed = scores(examples, weights) >= least
    wanted, claimed = (np.array([getattr(example, name) for example in examples]) for name in ("wanted", "claimed"))
    return (
        f"{len(examples)} sentences, {passed.mean():.3f} of them pass; of the {wanted.sum()} with a claim between "
        f"known actors {passed[wanted].mean():.3f}, of the {claimed.sum()} with any {passed[claimed].mean():.3f}"
    )


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("files", type=Path, nargs="+", help="texts: JSON Lines, JSON, passages")
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--penalty", type=float, default=3.0)
    parser.add_argument("--least-recall", type=float, default=0.97)
    options = parser.parse_args()
    examples = list(read(options.files))
    seen = [example for example in examples if not example.held_out]
    weights = fit([example for example in seen if example.wanted or not example.claimed], options.penalty)
    for name in ("", CONFLICT):
        weights.pop(name, None)
    seen = [example for example in seen if example.everyday]
    found = np.sort(scores([example for example in seen if example.wanted], weights))
    least = round(float(found[int((1 - options.least_recall) * len(found))]), 3)
    print("learned from:", figures(seen, weights, least))
    print("held out:    ", figures([example for example in examples if example.held_out], weights, least))
    table = {"least": least, "weights": dict(sorted(weights.items()))}
    options.out.write_text(json.dumps(table, indent=1) + "\n", encoding="utf-8")
    print(f"{len(weights)} weights in {options.out}")


if __name__ == "__main__":
    main()
