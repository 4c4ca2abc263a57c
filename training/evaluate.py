"""Scores an English model: `python -m training.evaluate --treebanks DIR [--model FOLDER]`.

Each set is scored twice: with the treebank's own words and sentences ("gold words"), and from its bare text ("text").
Prints a table; `--json FILE` also writes the figures.
"""

from __future__ import annotations

import argparse
import json
import time
from collections.abc import Sequence
from pathlib import Path

from foedus.language.english import FOLDER, English
from foedus.language.words import Words
from training.scores import Side, gold_side, parsed_side, score
from training.treebank import Group, Word, read_groups


def text_of(sentences: Sequence[Sequence[Word]]) -> tuple[str, list[list[tuple[int, int]]]]:
    """The text that a group of sentences makes, and where each word stands in it."""
    text = ""
    spans: list[list[tuple[int, int]]] = []
    for words in sentences:
        row = []
        for word in words:
            row.append((len(text), len(text) + len(word.form)))
            text += word.form + " " * word.space
        spans.append(row)
        if not text.endswith(" "):
            text += " "
    return text, spans


def gold_words(words: Sequence[Word], spans: Sequence[tuple[int, int]]) -> Words:
    """A treebank sentence as the parser takes it."""
    forms = tuple(word.form for word in words)
    return Words(forms=forms, readings=forms, starts=tuple(s for s, _ in spans), ends=tuple(e for _, e in spans))


def evaluate(english: English, groups: Sequence[Group]) -> dict[str, dict[str, float]]:
    """The scores of one set: {"gold words": …, "text": …}; `words/s` are per CPU second on one thread."""
    given: list[tuple[Side, Side]] = []
    bare: list[tuple[Side, Side]] = []
    seconds = {"gold words": 0.0, "text": 0.0}
    words = 0
    for group in groups:
        text, spans = text_of(group.sentences)
        gold = gold_side(group.sentences, spans)
        words += len(gold.nodes)
        rows = [gold_words(sentence, row) for sentence, row in zip(group.sentences, spans, strict=True)]
        began = time.process_time()
        parsed = [english.parse(row, index=0, paragraph=0) for row in rows]
        seconds["gold words"] += time.process_time() - began
        given.append((gold, parsed_side(parsed)))
        began = time.process_time()
        parsed = [english.parse(row, index=0, paragraph=0) for row in english.split(text, 0, len(text))]
        seconds["text"] += time.process_time() - began
        bare.append((gold, parsed_side(parsed)))
    out = {"gold words": score(given), "text": score(bare)}
    for way, scores in out.items():
        scores["words/s"] = round(words / seconds[way])
    return out


def table(figures: dict[str, dict[str, dict[str, float]]]) -> str:
    """The figures as Markdown, one row a score."""
    columns = [(name, way) for name, ways in figures.items() for way in ways]
    rows = list(dict.fromkeys(key for ways in figures.values() for scores in ways.values() for key in scores))
    lines = ["| | " + " | ".join(f"{name}, {way}" for name, way in columns) + " |", "|---" * (len(columns) + 1) + "|"]
    for row in rows:
        cells = [f"{figures[name][way][row]:.5g}" if row in figures[name][way] else "–" for name, way in columns]
        lines.append(f"| {row} | " + " | ".join(cells) + " |")
    return "\n".join(lines)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--treebanks", type=Path, required=True)
    parser.add_argument("--model", type=Path, default=FOLDER)
    parser.add_argument("--sets", default="test_ewt,test_gum,test_pud")
    parser.add_argument("--json", type=Path)
    options = parser.parse_args()
    english = English(options.model)
    figures = {
        name: evaluate(english, list(read_groups(options.treebanks / f"{name}.jsonl.gz")))
        for name in options.sets.split(",")
    }
    print(table(figures))
    if options.json:
        options.json.write_text(json.dumps(figures, indent=1), encoding="utf-8")


if __name__ == "__main__":
    main()
