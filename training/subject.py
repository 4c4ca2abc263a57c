"""Fits what a report is about: `python -m training.subject --conflict FILE … --other FILE … --out subject.json`.

The files hold texts: `.jsonl` articles, one JSON object a line with `text`; `.json` those under `articles`; `.txt`
passages as `foedus.evaluation.passages` has them. Passages of a sentence or two are put together, some at a time, into
reports of up to six sentences. `--news` names files of general news: what the gate lets pass whole by its counts alone
is taken for reports of conflict, the rest for reports on other things. A logistic model (L2, by L-BFGS) learns from
three quarters of all reports, by the last digit of the digest of their words; of the last quarter the command prints
what is told right. The weights that it writes have then learned from all of them. `--least` is the share from which on
a report is taken for one of conflict. Needs numpy and scipy.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import math
import random
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from scipy import sparse
from scipy.optimize import minimize

from foedus.codebook import Codebook
from foedus.codebook.nominals import load_nominals
from foedus.extraction.rules.gate import opens
from foedus.extraction.rules.gate_words import WordsTold
from foedus.extraction.rules.subject import spread, words_of
from foedus.language import Words
from foedus.model import Article
from foedus.workspace import Reader
from training.gate import Floats
from training.texts import texts

SEEN = 4
"""A word of fewer reports has no weight."""
_SMALL = 0.1
"""A smaller weight is none."""
_LONG, _PIECES = 3, (3, 4, 5, 6)
"""From how many sentences on a text is a report by itself, and of how many shorter ones reports are made."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """The words of a report, whether it is of conflict, and whether counts of words of arms tell so."""

    words: frozenset[str]
    conflict: bool
    counted: bool
    source: str
    held_out: bool


class Splitter:
    """Splits articles as the reader does, and tells what the gate's counts say of them."""

    def __init__(self) -> None:
        self._reader, self._told = Reader(), WordsTold(Codebook.load(), load_nominals())
        self._reader._engine.worth_parsing = self._seen  # type: ignore[method-assign]
        self._sentences: Sequence[Words] = ()
        self._counted = False

    def _seen(self, sentences: Sequence[Words], named: Sequence[Sequence[object]]) -> list[bool]:
        told = [self._told.of(words.forms) for words in sentences]
        self._sentences, self._counted = sentences, opens(sentences, told, named, None)  # type: ignore[arg-type]
        return [False] * len(sentences)

    def split(self, article: Article) -> tuple[list[tuple[str, ...]], bool]:
        """The forms of each sentence, and whether the article counts as one of conflict without the model."""
        self._sentences, self._counted = (), False
        self._reader.parse(article, gated=True)
        return [tuple(words.forms) for words in self._sentences], self._counted


def reports(paths: Iterable[Path], splitter: Splitter, conflict: bool | None) -> Iterator[Report]:
    """The reports of some files; where `conflict` is None it is what the counts say."""
    draw = random.Random(1)
    for path in paths:
        short: list[tuple[str, ...]] = []
        for article in texts(path):
            sentences, counted = splitter.split(article)
            if len(sentences) >= _LONG or conflict is None:
                yield _report(sentences, counted if conflict is None else conflict, counted, path.stem)
            else:
                short += sentences
        draw.shuffle(short)
        while short:
            size = draw.choice(_PIECES)
            piece, short = short[:size], short[size:]
            yield _report(piece, bool(conflict), bool(conflict), path.stem)


def _report(sentences: Sequence[Sequence[str]], conflict: bool, counted: bool, source: str) -> Report:
    words = frozenset(words_of(sentences))
    digest = hashlib.sha256(" ".join(sorted(words)).encode()).hexdigest()
    return Report(words=words, conflict=conflict, counted=counted, source=source, held_out=int(digest[-1], 16) % 4 == 3)


def fit(seen: Sequence[Report], penalty: float) -> dict[str, float]:
    """The weights that are not zero; the bias is the one of ""."""
    counts = Counter(word for report in seen for word in report.words)
    names = ["", *sorted(word for word, count in counts.items() if count >= SEEN)]
    place = {word: column for column, word in enumerate(names)}
    rows = [[0, *(place[word] for word in sorted(report.words) if word in place)] for report in seen]
    values = [[1.0] + [1 / spread(len(report.words))] * (len(row) - 1) for report, row in zip(seen, rows, strict=True)]
    offsets = np.cumsum([0, *map(len, rows)])
    matrix = sparse.csr_array(
        ([value for row in values for value in row], [column for row in rows for column in row], offsets),
        shape=(len(seen), len(names)),
    )
    wanted = np.array([report.conflict for report in seen], dtype=np.float64)

    def loss(weights: Floats) -> tuple[float, Floats]:
        told = matrix @ weights
        free = np.concatenate(([0.0], weights[1:]))
        slope = matrix.T @ (1 / (1 + np.exp(-told)) - wanted) + penalty * free
        return float((np.logaddexp(0, told) - wanted * told).sum() + penalty * (free @ free) / 2), slope

    weights = minimize(loss, np.zeros(len(names)), jac=True, method="L-BFGS-B", options={"maxiter": 400}).x
    return {word: round(float(weight), 2) for word, weight in zip(names, weights, strict=True) if abs(weight) >= _SMALL}


def scores(told: Sequence[Report], weights: dict[str, float]) -> Floats:
    """What the words of each report add up to, with the bias."""
    bias = weights[""]
    return np.array(
        [bias + sum(weights.get(word, 0.0) for word in report.words) / spread(len(report.words)) for report in told]
    )


def tell(told: Sequence[Report], weights: dict[str, float], least: float) -> None:
    """Prints for each source how many of its reports pass, those apart that the counts alone let pass."""
    asked, passed = Counter[tuple[str, bool, bool]](), Counter[tuple[str, bool, bool]]()
    for report, score in zip(told, scores(told, weights), strict=True):
        key = (report.source, report.conflict, report.counted)
        asked[key] += 1
        passed[key] += score >= least
    for key in sorted(asked):
        kind = "conflict" if key[1] else "other"
        print(f"  {key[0]}, {kind}, {'' if key[2] else 'not '}counted: {passed[key]} of {asked[key]} pass")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--conflict", type=Path, nargs="+", required=True)
    parser.add_argument("--other", type=Path, nargs="+", required=True)
    parser.add_argument("--news", type=Path, nargs="*", default=())
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--penalty", type=float, default=0.05)
    parser.add_argument("--least", type=float, default=0.73, help="the share from which on a report is of conflict")
    options = parser.parse_args()
    splitter = Splitter()
    told = [
        *reports(options.conflict, splitter, True),
        *reports(options.other, splitter, False),
        *reports(options.news, splitter, None),
    ]
    weights = fit([report for report in told if not report.held_out], options.penalty)
    least = round(math.log(options.least / (1 - options.least)), 3)
    for name, held in (("learned from", False), ("held out", True)):
        print(f"{name}:")
        tell([report for report in told if report.held_out is held], weights, least)
    weights = fit(told, options.penalty)
    bias = weights.pop("")
    table = {"bias": bias, "least": least, "weights": dict(sorted(weights.items()))}
    options.out.write_text(json.dumps(table, indent=0, ensure_ascii=False) + "\n", encoding="utf-8")
    print(f"{len(weights)} weights in {options.out}")


if __name__ == "__main__":
    main()
