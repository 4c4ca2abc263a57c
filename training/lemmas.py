"""Learns lemmas: `python -m training.lemmas --treebanks DIR --out FOLDER/lemmas.json`.

From the treebanks, and from the inflections of the registry package lemminflect (the NIH SPECIALIST lexicon) for words
that they do not hold. For each Penn tag the rules "take this ending off, put that one on" by the longest known ending,
and a table of the forms that the rules get wrong. Prints the share of right lemmas on the development set.
"""

from __future__ import annotations

import argparse
import csv
import gzip
import importlib.util
import json
from collections import Counter, defaultdict
from pathlib import Path

from foedus.language.lemmas import Lemmatiser, is_lowered
from training.treebank import Word, read_groups

LONGEST = 6
OFTEN = 3

INFLECTIONS = {"verb": ("VBD", "VBN", "VBG", "VBZ"), "noun": ("NNS",)}
"""The Penn tags of the lexicon's columns; an empty VBN is the same as VBD."""

_PAST = {"fled": "flee", "bred": "breed", "mimicked": "mimic", "outfought": "outfight"}
OVERRIDES = {
    "NNS": {"bases": "base", "people": "people", "axes": "axis", "series": "series", "media": "media"},
    "VBD": _PAST,
    "VBN": _PAST,
    "VBG": {"mimicking": "mimic"},
}
"""Where the treebanks are few, at odds with each other or mistaken."""

NO_LEMMAS = frozenset({"NNP", "GW", "ADD"})
"""Tags whose forms are their own lemmas: names, torn words, addresses."""

Seen = dict[str, dict[str, Counter[str]]]


def lexicon() -> Path:
    """The inflections that the package lemminflect brings; it is read as a file and never imported."""
    package = importlib.util.find_spec("lemminflect")
    if package is None or package.origin is None:
        raise SystemExit("Install the packages of training/requirements.txt first: lemminflect is missing.")
    return Path(package.origin).parent / "resources" / "infl_lu.csv.gz"


def treebank_forms(words: list[Word]) -> Seen:
    """For each tag and form how often which lemma was given."""
    seen: Seen = defaultdict(lambda: defaultdict(Counter))
    for word in words:
        if word.deprel != "goeswith" and word.lemma not in ("", "_") and word.xpos not in NO_LEMMAS:
            lowered = is_lowered(word.xpos)
            form = word.form.lower() if lowered else word.form
            seen[word.xpos][form][word.lemma.lower() if lowered else word.lemma] += 1
    return seen


def add_lexicon(seen: Seen, path: Path) -> None:
    """Adds the lexicon's forms that the treebanks do not hold; of several lemmas one that the treebanks know."""
    common = Counter(lemma for forms in seen.values() for lemmas in forms.values() for lemma in lemmas)
    found: Seen = defaultdict(lambda: defaultdict(Counter))
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for lemma, kind, *columns in csv.reader(lines):
            if kind == "verb" and len(columns) > 1 and not columns[1]:
                columns[1] = columns[0]
            for tag, forms in zip(INFLECTIONS.get(kind, ()), columns, strict=False):
                for form in forms.split("/"):
                    if form and form.isalpha() and lemma.islower() and form not in seen[tag]:
                        found[tag][form][lemma] = 1 + common[lemma]
    for tag, forms in found.items():
        seen[tag].update(forms)


def learn(seen: Seen) -> dict[str, object]:
    """The content of lemmas.json: {"rules": {tag: {ending: [letters off, put on]}}, "table": {tag: {form: lemma}}}."""
    for tag, forms in OVERRIDES.items():
        seen[tag].update({form: Counter({lemma: 1}) for form, lemma in forms.items()})
    rules = {tag: endings(forms) for tag, forms in seen.items()}
    bare = Lemmatiser({"rules": rules, "table": {}})
    table: dict[str, dict[str, str]] = {}
    for tag, forms in seen.items():
        best = {form: lemmas.most_common(1)[0][0] for form, lemmas in forms.items()}
        table[tag] = {form: lemma for form, lemma in sorted(best.items()) if bare.lemma(form, tag) != lemma}
    return {"rules": rules, "table": {tag: forms for tag, forms in table.items() if forms}}


def endings(forms: dict[str, Counter[str]]) -> dict[str, list[object]]:
    """For each ending seen often enough the change that most forms with it undergo, if not the shorter ending's."""
    votes: dict[str, Counter[tuple[int, str]]] = defaultdict(Counter)
    for form, lemmas in forms.items():
        lemma = lemmas.most_common(1)[0][0]
        common = 0
        while common < min(len(form), len(lemma)) and form[common] == lemma[common]:
            common += 1
        for length in range(min(LONGEST, len(form)) + 1):
            if len(form) - common <= length:
                votes[form[len(form) - length :]][(len(form) - common, lemma[common:])] += 1
    chosen: dict[str, tuple[int, str]] = {"": (0, "")}
    for ending in sorted(votes, key=len):
        (change, count), *others = votes[ending].most_common(2)
        shorter = next(chosen[ending[cut:]] for cut in range(1, len(ending) + 2) if ending[cut:] in chosen)
        if ending and count >= OFTEN and change != shorter and (not others or count > others[0][1]):
            chosen[ending] = change
    return {ending: list(change) for ending, change in sorted(chosen.items())}


def accuracy(lemmatiser: Lemmatiser, words: list[Word]) -> float:
    """Share of right lemmas, given the right tags; letters' case does not count."""
    return sum(lemmatiser.lemma(word.form, word.xpos).lower() == word.lemma.lower() for word in words) / len(words)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--treebanks", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    options = parser.parse_args()
    train, dev = (
        [word for group in read_groups(options.treebanks / name) for words in group.sentences for word in words]
        for name in ("train.jsonl.gz", "dev.jsonl.gz")
    )
    seen = treebank_forms(train)
    add_lexicon(seen, lexicon())
    content = learn(seen)
    options.out.write_text(
        json.dumps(content, ensure_ascii=False, separators=(",", ":"), sort_keys=True), encoding="utf-8"
    )
    print(f"lemmas right on dev, given tags: {100 * accuracy(Lemmatiser(content), dev):.2f} %")


if __name__ == "__main__":
    main()
