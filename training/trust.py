"""Fits the coder's trust: `python -m training.trust`.

Writes the weights (`--out`) and the reliability plot (`--plot docs/trust.svg`) and prints the figures.
Claims are read from our own reports and passages, right or wrong by what is written out there, from reports of no
conflict, where every relation is wrong, and from `--gold DIR` (PLOVER's sentences, whose category and ends tell right
from wrong). The rules were worked on with the reports in sight, hardly with the passages. A logistic model with a ridge
is fitted by Newton's method; how reliable it is is told by ten folds of whole documents.
"""

from __future__ import annotations

import argparse
import hashlib
import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from foedus.evaluation import events, passages, reports
from foedus.evaluation.sets import rows
from foedus.extraction.rules import trust
from foedus.model import Article
from foedus.sources.building import Given, build_article
from foedus.workspace import Reader, claim_json

DATA = Path(__file__).parents[1] / "tests" / "data"
OWN, PASSAGES = DATA / "own_articles", DATA / "own_passages"
FOLDS, BINS, RIDGE = 10, 10, 2.0
Floats = NDArray[np.float64]


@dataclass(frozen=True, slots=True, kw_only=True)
class Example:
    """One claim: of reports, passages or acts, its document, the features of its reading, and whether it is right."""

    source: str
    document: str
    features: tuple[float, ...]
    right: bool


class Recorder:
    """Stands in for the weights and gives each reading a number of its own, by which its features are found again."""

    def __init__(self) -> None:
        self.seen: list[tuple[float, ...]] = []

    def of(self, features: Sequence[float]) -> float:
        self.seen.append(tuple(features))
        return (len(self.seen) - 1) / 1e7

    def features(self, claim: dict[str, Any]) -> tuple[float, ...]:
        return self.seen[round(claim["coder_confidence"] * 1e7)]


def read(reader: Reader, article: Article) -> list[dict[str, Any]]:
    """The claims of an article, in the form of the contract, with the recorder's numbers unrounded."""
    return [{**claim_json(c, article), "coder_confidence": c.confidence} for c in reader.read(article).claims]


def own(reader: Reader, recorder: Recorder) -> Iterator[Example]:
    """Our own reports of conflict and of other things."""
    for path in sorted(OWN.glob("*.json")):
        gold = json.loads(path.read_text(encoding="utf-8"))
        claims = {}
        for row in gold["articles"]:
            given = Given(published=date.fromisoformat(row["published"]), id=row["id"])
            claims[row["id"]] = read(reader, build_article(f"{row['title']}\n\n{row['text']}\n", given))
        for name, verdicts in reports.judged(gold, claims).items():
            related = [claim for claim in claims[name] if claim["relation"]]
            for claim, right in zip(related, verdicts, strict=True):
                if right is not None:
                    yield Example(source="reports", document=name, features=recorder.features(claim), right=right)
    for row in rows(OWN / "other_news.jsonl"):
        for claim in read(reader, build_article(str(row["text"]), Given(title=row.get("title")))):
            yield Example(source="reports", document=str(row["id"]), features=recorder.features(claim), right=False)


def short(reader: Reader, recorder: Recorder) -> Iterator[Example]:
    """Our own passages of one to three sentences."""
    for path in sorted(PASSAGES.glob("*.txt")):
        for passage in passages.passages(path):
            related = [claim for claim in read(reader, Article(text=passage.text)) if claim["relation"]]
            for claim, right in zip(related, passages.judged(passage, related), strict=True):
                if right is not None:
                    yield Example(
                        source="passages", document=passage.id, features=recorder.features(claim), right=right
                    )


def plover(path: Path, reader: Reader, recorder: Recorder) -> Iterator[Example]:
    """The acts of PLOVER's sentences: right where category and ends are the coder's."""
    for row in events.wanted(rows(path)):
        for claim in read(reader, Article(text=row["text"])):
            if claim["relation"] is None:
                right = events.is_right(claim, row)
                yield Example(source="acts", document=row["doc_id"], features=recorder.features(claim), right=right)


def fit(values: Floats, labels: Floats, ridge: float = RIDGE) -> Floats:
    """Weights, the bias last, that make the labels likeliest, with a ridge on all but the bias (Newton's method)."""
    design = np.hstack([values, np.ones((len(values), 1))])
    penalty = np.full(design.shape[1], ridge)
    penalty[-1] = 1e-6
    weights = np.zeros(design.shape[1])
    for _ in range(50):
        chance = 1 / (1 + np.exp(-design @ weights))
        slope = design.T @ (chance - labels) + penalty * weights
        bend = (design * (chance * (1 - chance))[:, None]).T @ design + np.diag(penalty)
        step = np.linalg.solve(bend, slope)
        weights -= step
        if np.abs(step).max() < 1e-9:
            break
    return weights


def fold(document: str) -> int:
    """The fold of a document: by its name alone, so that it is the same each time."""
    return int(hashlib.md5(document.encode(), usedforsecurity=False).hexdigest(), 16) % FOLDS


def held_out(examples: Sequence[Example]) -> Floats:
    """For each claim the chance given by weights that have not seen its document."""
    values = np.array([example.features for example in examples])
    labels = np.array([float(example.right) for example in examples])
    folds = np.array([fold(example.document) for example in examples])
    chances = np.zeros(len(examples))
    for number in range(FOLDS):
        out = folds == number
        if out.any():
            weights = fit(values[~out], labels[~out])
            chances[out] = 1 / (1 + np.exp(-(values[out] @ weights[:-1] + weights[-1])))
    return np.clip(chances, 0.01, 0.99)


def shipped(examples: Sequence[Example], path: Path) -> Floats:
    """For each claim the chance given by the weights in a file."""
    known = trust.Trust(path.read_bytes())
    return np.array([known.of(example.features) for example in examples])


def bins(chances: Floats, labels: Floats) -> list[tuple[int, float, float]]:
    """Number, mean chance and share of the right, for ten bins of equally many claims."""
    parts = np.array_split(np.argsort(chances, kind="stable"), BINS)
    return [(len(part), float(chances[part].mean()), float(labels[part].mean())) for part in parts if len(part)]


def figures(chances: Floats, labels: Floats) -> dict[str, float]:
    """Brier score and expected calibration error of the chances, and the Brier score of the base rate."""
    gap = sum(size * abs(mean - share) for size, mean, share in bins(chances, labels)) / len(labels)
    base = float(labels.mean())
    return {"brier": float(((chances - labels) ** 2).mean()), "base": base * (1 - base), "ece": gap, "right": base}


def plot(chances: Floats, labels: Floats) -> str:
    """A reliability plot as SVG: what was said (across) against what was right (up)."""
    side, edge = 320, 40

    def at(x: float, y: float) -> tuple[float, float]:
        return edge + x * side, edge + (1 - y) * side

    dots = "".join(
        f'<circle cx="{at(mean, share)[0]:.1f}" cy="{at(mean, share)[1]:.1f}" r="5" fill="#1f5f8b"/>'
        for _, mean, share in bins(chances, labels)
    )
    marks = "".join(
        f'<text x="{at(v, 0)[0]:.0f}" y="{edge + side + 16}" text-anchor="middle">{v:g}</text>'
        f'<text x="{edge - 8}" y="{at(0, v)[1] + 4:.0f}" text-anchor="end">{v:g}</text>'
        for v in (0, 0.5, 1)
    )
    whole = side + 2 * edge
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {whole} {whole}" '
        f'font-family="sans-serif" font-size="12">'
        f"<title>coder_confidence against the share of right claims, ten equal bins, held-out documents</title>"
        f'<rect x="{edge}" y="{edge}" width="{side}" height="{side}" fill="none" stroke="#888"/>'
        f'<line x1="{edge}" y1="{edge + side}" x2="{edge + side}" y2="{edge}" stroke="#888" stroke-dasharray="4"/>'
        f'{dots}{marks}<text x="{whole / 2}" y="{whole - 6}" text-anchor="middle">coder_confidence</text>'
        f'<text x="12" y="{whole / 2}" text-anchor="middle" transform="rotate(-90 12 {whole / 2})">right</text></svg>\n'
    )


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--out", type=Path, default=trust.WEIGHTS)
    parser.add_argument("--plot", type=Path, default=Path("docs/trust.svg"))
    parser.add_argument("--gold", type=Path, default=Path("../shared/data/gold"))
    options = parser.parse_args()
    reader, recorder = Reader(), Recorder()
    reader._engine._trust = recorder  # type: ignore[union-attr]
    examples = [*own(reader, recorder), *short(reader, recorder)]
    if (options.gold / "plover_gsr.jsonl").exists():
        examples += plover(options.gold / "plover_gsr.jsonl", reader, recorder)
    labels = np.array([float(example.right) for example in examples])
    values = np.array([example.features for example in examples])
    chances = held_out(examples)
    sources = np.array([example.source for example in examples])
    ways = {"fitted": chances, "as shipped before": shipped(examples, trust.WEIGHTS), "weighed by hand": values[:, 0]}
    for name in ("all", *dict.fromkeys(sources.tolist())):
        part = (sources == name) | (name == "all")
        for what, given in ways.items():
            told = figures(given[part], labels[part])
            print(name, int(part.sum()), what, {key: round(value, 3) for key, value in told.items()})
    for row in bins(chances, labels):
        print("{} claims: said {:.2f}, right {:.2f}".format(*row))
    weights = fit(values, labels)
    table = {"features": trust.FEATURES, "weights": [round(w, 4) for w in weights[:-1]], "bias": round(weights[-1], 4)}
    options.out.write_text(json.dumps(table, indent=1) + "\n", encoding="utf-8")
    options.plot.write_text(plot(chances, labels), encoding="utf-8")


if __name__ == "__main__":
    main()
