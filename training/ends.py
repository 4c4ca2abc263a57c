"""Learns where sentences end: `python -m training.ends --treebanks DIR --out FOLDER/sentence_ends.json`.

Every stop inside a paragraph of the treebanks is a candidate; a logistic model with small features is fitted to whether
a sentence ends there (full batch, L2, Adam). Prints precision and recall over the candidates of the development set.
"""

from __future__ import annotations

import argparse
import json
from collections import Counter
from collections.abc import Iterator
from operator import lt
from pathlib import Path

import torch

from foedus.language.ends import EndModel, features
from foedus.language.sentences import stops
from foedus.language.tokeniser import Tokeniser
from training.evaluate import text_of
from training.treebank import read_groups

LEAST = 3
SMALLEST = 0.05
STEPS = 400


def candidates(path: Path) -> Iterator[tuple[list[str], list[bool], int, int, bool]]:
    """forms, spaced, place, after, and whether a sentence ends there."""
    tokeniser = Tokeniser()
    for group in read_groups(path):
        text, spans = text_of(group.sentences)
        begins = {row[0][0] for row in spans}
        tokens = tokeniser.tokens(text, 0, len(text))
        spaced = [False, *map(lt, tokens.ends, tokens.starts[1:])]
        for place, after in stops(tokens.forms, spaced, ()):
            yield tokens.forms, spaced, place, after, tokens.starts[after] in begins


def fit(rows: list[list[str]], truth: list[bool]) -> dict[str, float]:
    """Weights of the features seen often enough."""
    counts = Counter(feature for row in rows for feature in row)
    index = {feature: place for place, feature in enumerate(f for f, n in sorted(counts.items()) if n >= LEAST)}
    flat = [(number, index[feature]) for number, row in enumerate(rows) for feature in row if feature in index]
    places = torch.tensor(flat).T
    matrix = torch.sparse_coo_tensor(places, torch.ones(len(flat)), (len(rows), len(index))).coalesce()
    weights = torch.zeros(len(index), 1, requires_grad=True)
    target = torch.tensor(truth, dtype=torch.float32).unsqueeze(1)
    optimiser = torch.optim.Adam([weights], lr=0.05)
    for _ in range(STEPS):
        optimiser.zero_grad()
        scores = torch.sparse.mm(matrix, weights)
        loss = torch.nn.functional.binary_cross_entropy_with_logits(scores, target) + 2e-4 * (weights**2).sum()
        loss.backward()
        optimiser.step()
    values = weights.detach().squeeze(1).tolist()
    return {feature: round(values[place], 2) for feature, place in index.items() if abs(values[place]) >= SMALLEST}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--treebanks", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    options = parser.parse_args()
    torch.manual_seed(1)
    train = list(candidates(options.treebanks / "train.jsonl.gz"))
    weights = fit([features(*row[:4]) for row in train], [row[4] for row in train])
    options.out.write_text(json.dumps({"weights": weights}, ensure_ascii=False, indent=0), encoding="utf-8")
    model = EndModel({"weights": weights})
    counts = Counter((model(*row[:4]), row[4]) for row in candidates(options.treebanks / "dev.jsonl.gz"))
    right = counts[True, True]
    print(f"{len(weights)} weights; dev: {sum(counts.values())} candidates")
    print(f"precision {right / (right + counts[True, False]):.4f} recall {right / (right + counts[False, True]):.4f}")


if __name__ == "__main__":
    main()
