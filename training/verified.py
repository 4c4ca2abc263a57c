"""Trees of made-up sentences that were read right: `python -m training.verified --models DIR DIR --out FILE`.

Every construction of `constructions.tsv` is filled with verbs of the codebook and three names, and read as
`training.silver` reads. Where the claim that the verb tells is found between the right two, the tree was good enough
for it and is kept as training data; the others are thrown away. `training.augment` then changes names and letters.
Needs lemminflect.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterator, Sequence
from pathlib import Path
from random import Random

from lemminflect import getInflection

from foedus.codebook import Codebook, Predicate
from foedus.model import Article
from foedus.workspace import Reader
from training.silver import Several, tree, write
from training.treebank import Word

TABLE = Path("tests/extraction/rules/constructions.tsv")
NAMES = (
    *("Hezbollah", "Hamas", "Boko Haram", "Chad", "Sudan", "Turkey", "M23", "Fatah", "Uganda", "Ansar Dine", "Syria"),
    *("Amber Brigade", "Korrin Liberation Front", "Hill Guard", "Toro Front", "Osh Movement", "Red Column"),
)


def verbs(codebook: Codebook) -> dict[str, list[tuple[Predicate, str]]]:
    """Predicates of two plain ends, by what a construction wants; beside each its preposition."""
    found: dict[str, list[tuple[Predicate, str]]] = {"object": [], "phrase": []}
    for predicate in (each for several in codebook.predicates.values() for each in several):
        trigger = predicate.trigger
        plain = not (trigger.negated or trigger.under or trigger.subject or trigger.complement or trigger.beside)
        plain = plain and not (trigger.object or trigger.prep or trigger.clause or trigger.mark or trigger.particle)
        ends = (predicate.actor[:1], predicate.recipient[:1])
        if not plain or trigger.word_class != "verb" or predicate.relation is None or ends[0] != ("subj",):
            continue
        other = ends[1][0] if ends[1] else ""
        if other == "obj":
            found["object"].append((predicate, ""))
        elif other in ("with", "against", "from", "behind", "on"):
            found["phrase"].append((predicate, other))
    return found


def sentences(draws: int) -> Iterator[tuple[str, str, str, str]]:
    """Texts with the relation that each tells and between which two names."""
    random, known = Random(1), verbs(Codebook.load())
    for line in TABLE.read_text(encoding="utf-8").splitlines():
        kind, template = line.lstrip("?").split("\t")
        for predicate, preposition in random.sample(known[kind], draws):
            lemma = predicate.trigger.lemma
            forms = {key: _form(lemma, tag) for key, tag in _TAGS.items()}
            one, other, third = random.sample(NAMES, 3)
            text = template.format(A=one, B=other, C=third, p=preposition, V=lemma, **forms)
            for name in (one, other, third):
                if " " not in name or name in ("Boko Haram", "Ansar Dine"):
                    text = text.replace(f"the {name}", name).replace(f"The {name}", name)
            yield text, str(predicate.relation), one, other


_TAGS = {"Vs": "VBZ", "Ved": "VBD", "Ven": "VBN", "Ving": "VBG"}


def _form(lemma: str, tag: str) -> str:
    return str((getInflection(lemma, tag) or (lemma,))[0])


def read(models: Sequence[Path], draws: int) -> Iterator[tuple[Word, ...]]:
    """The trees of the sentences that were read right."""
    reader, several = Reader(), Several(models)
    reader._english = several
    for text, relation, one, other in sentences(draws):
        several.kept.clear()
        for claim in reader.read(Article(text=f"The war goes on. {text}\n")).claims:
            ends = {end.span.text for end in (claim.actor, claim.recipient) if end is not None}
            if claim.relation == relation and ends >= {one, other}:
                yield from (tree(words, sentence) for words, sentence in several.kept[-1:])
                break


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--models", type=Path, nargs="+", required=True, help="folders of exported models")
    parser.add_argument("--draws", type=int, default=30, help="verbs for each construction")
    parser.add_argument("--out", type=Path, required=True)
    options = parser.parse_args()
    write(read(options.models, options.draws), options.out)


if __name__ == "__main__":
    main()
