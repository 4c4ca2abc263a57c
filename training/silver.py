"""Trees of news for training: `python -m training.silver FILE … --models DIR DIR --out silver.jsonl.gz`.

Treebanks hold little news of conflict. Here several models read it together, what is mended after a parse is mended
(`foedus.language.mending`), and the trees are kept as further training data (self-training; McClosky, Charniak and
Johnson 2006): one model then learns what several know, and what the mending knows of sentences that it has no rule for.

The files hold articles (`training.texts`). Of each article the sentences that can hold a claim are kept, and
`--others` of the rest. The words are those that foedus hands to its parser, known names in one piece. Writes treebank
files without features (`training.treebank`).
"""

from __future__ import annotations

import argparse
import gzip
import json
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from random import Random

import numpy as np
from numpy.typing import NDArray

from foedus.extraction.engine import Named
from foedus.language import English, Sentence, Words
from foedus.workspace import Reader
from training.texts import texts
from training.treebank import Word

ALIKE = ("upos", "xpos", "names", "arc")
"""Scores that are summed over models. Those of relations are products of two vectors, which are put side by side."""
SHORTEST = 4
"""Words of the shortest sentence that teaches anything of trees."""


class Several(English):
    """Models of one set of labels that read as one: their scores are summed. Keeps every sentence it has read."""

    def __init__(self, folders: Sequence[Path]) -> None:
        super().__init__(folders[0])
        self.models = [English(folder) for folder in folders]
        self.kept: list[tuple[Words, Sentence]] = []

    def parse(self, words: Words, *, index: int, paragraph: int) -> Sentence:
        sentence = super().parse(words, index=index, paragraph=paragraph)
        self.kept.append((words, sentence))
        return sentence

    def _run(self, words: Words) -> dict[str, NDArray[np.float32]]:
        rows = [model._run(words) for model in self.models]
        out = {name: np.sum([row[name] for row in rows], axis=0) for name in ALIKE}
        deprels = len(self._deprels)
        sides = [row["rel"].reshape(len(row["rel"]), deprels, -1) for row in rows]
        out["rel"] = np.concatenate(sides, axis=2).reshape(len(sides[0]), -1)
        out["rel_head"] = np.concatenate([row["rel_head"] for row in rows], axis=1)
        return out | {"vectors": rows[0]["vectors"]}


def read(paths: Iterable[Path], models: Sequence[Path], others: float) -> Iterator[tuple[Word, ...]]:
    """The trees of the sentences kept."""
    reader, several, random = Reader(), Several(models), Random(1)
    reader._english = several
    gate = reader._engine.worth_parsing

    def wanted(sentences: Sequence[Words], named: Sequence[Sequence[Named]]) -> list[bool]:
        return [keep or random.random() < others for keep in gate(sentences, named)]

    reader._engine.worth_parsing = wanted  # type: ignore[method-assign]
    for path in paths:
        for article in texts(path):
            if reader.objection(article) is None:
                several.kept.clear()
                reader.parse(article, gated=True)
                yield from (tree(words, sentence) for words, sentence in several.kept if len(words) >= SHORTEST)


def tree(words: Words, sentence: Sentence) -> tuple[Word, ...]:
    """A sentence as a treebank has it, its forms as the parser is given them."""
    nexts = (*words.starts[1:], words.ends[-1])
    return tuple(
        Word(
            form=form,
            space=following > token.end,
            lemma=token.lemma,
            upos=token.upos,
            xpos=token.xpos,
            head=token.head,
            deprel=token.deprel,
            name=token.entity,
        )
        for form, token, following in zip(words.readings, sentence.tokens, nexts, strict=True)
    )


def write(trees: Iterable[tuple[Word, ...]], path: Path) -> None:
    """Writes trees as a treebank file, and prints how many."""
    count = size = 0
    with gzip.open(path, "wt", encoding="utf-8") as out:
        for words in trees:
            rows = [[w.form, int(w.space), w.lemma, w.upos, w.xpos, None, w.head + 1, w.deprel, w.name] for w in words]
            out.write(json.dumps({"corpus": "silver", "sentences": [rows]}, ensure_ascii=False) + "\n")
            count, size = count + 1, size + len(words)
    print(f"{count} sentences of {size} words")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("texts", type=Path, nargs="+")
    parser.add_argument("--models", type=Path, nargs="+", required=True, help="folders of exported models")
    parser.add_argument("--others", type=float, default=0.1, help="share of the sentences that can hold no claim")
    parser.add_argument("--out", type=Path, required=True)
    options = parser.parse_args()
    write(read(options.texts, options.models, options.others), options.out)


if __name__ == "__main__":
    main()
