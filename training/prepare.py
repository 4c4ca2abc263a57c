"""Makes a treebank file from CoNLL-U: `python -m training.prepare --conllu FILE --corpus NAME --out train.jsonl.gz`.

`--names FILE` takes the names of a Universal NER release (.iob2: number, token, tag, …), sentence by sentence; a
treebank may also carry them in its MISC column as Name=B-PER. `--skip GENRE` leaves out documents whose id holds a text
(GUM's conversations: `--skip _conversation_`). A new paragraph or document begins a new group. `--append` adds to OUT.
"""

from __future__ import annotations

import argparse
import gzip
import json
from collections.abc import Iterable, Iterator
from pathlib import Path

Row = list[object]
"""[form, space after, lemma, upos, xpos, feats, head (0 = root), deprel, BIO name or None]"""


def read_conllu(lines: Iterable[str]) -> Iterator[tuple[str, bool, list[Row]]]:
    """(document id, whether a paragraph begins, rows) of each sentence. Multiword tokens keep their words' letters."""
    document, begins = "", True
    rows: list[Row] = []
    multiword: tuple[int, bool] | None = None
    for line in lines:
        line = line.rstrip("\n")
        if line.startswith("# newdoc"):
            document, begins = line.partition("=")[2].strip(), True
        elif line.startswith("# newpar"):
            begins = True
        elif not line:
            if rows:
                yield document, begins, rows
                rows, begins = [], False
        elif not line.startswith("#"):
            number, form, lemma, upos, xpos, feats, head, deprel, _, misc = line.split("\t")
            space = "SpaceAfter=No" not in misc.split("|")
            if "-" in number:
                multiword = (int(number.split("-")[1]), space)
            elif "." not in number:
                if multiword is not None:
                    # The words of "don't" touch; the space after belongs to the last of them.
                    space = multiword[1] if int(number) == multiword[0] else False
                    multiword = multiword if int(number) < multiword[0] else None
                rows.append([form, int(space), lemma, upos, xpos, _empty(feats), int(head), deprel, _name(misc)])
    if rows:
        yield document, begins, rows


def _empty(value: str) -> str:
    return "" if value == "_" else value


def _name(misc: str) -> str | None:
    for part in misc.split("|"):
        if part.startswith("Name="):
            return part.removeprefix("Name=")
    return None


def read_iob2(lines: Iterable[str]) -> Iterator[list[tuple[str, str]]]:
    """(token, tag) of each sentence of a Universal NER file."""
    rows: list[tuple[str, str]] = []
    for line in lines:
        if line.startswith("#"):
            continue
        if not line.strip():
            if rows:
                yield rows
                rows = []
            continue
        _, token, tag, *_ = line.rstrip("\n").split("\t")
        rows.append((token, tag if tag[2:] in ("PER", "ORG", "LOC") else "O"))
    if rows:
        yield rows


def groups(sentences: Iterable[tuple[str, bool, list[Row]]], skip: str | None) -> Iterator[list[list[Row]]]:
    """The sentences by paragraph, without the documents to skip."""
    group: list[list[Row]] = []
    for document, begins, rows in sentences:
        if begins and group:
            yield group
            group = []
        if not (skip and skip in document):
            group.append(rows)
    if group:
        yield group


def with_names(
    sentences: Iterable[tuple[str, bool, list[Row]]], names: Iterable[list[tuple[str, str]]] | None
) -> Iterator[tuple[str, bool, list[Row]]]:
    """The sentences with names; one whose words differ from the names' file keeps none."""
    given = iter(names) if names is not None else None
    for document, begins, rows in sentences:
        tags = next(given, []) if given is not None else []
        if [row[0] for row in rows] == [token for token, _ in tags]:
            rows = [[*row[:8], tag] for row, (_, tag) in zip(rows, tags, strict=True)]
        elif any(row[8] for row in rows):
            rows = [[*row[:8], row[8] or "O"] for row in rows]
        yield document, begins, rows


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--conllu", type=Path, required=True)
    parser.add_argument("--names", type=Path)
    parser.add_argument("--corpus", required=True)
    parser.add_argument("--skip")
    parser.add_argument("--append", action="store_true")
    parser.add_argument("--out", type=Path, required=True)
    options = parser.parse_args()
    names = read_iob2(options.names.open(encoding="utf-8")) if options.names else None
    sentences = with_names(read_conllu(options.conllu.open(encoding="utf-8")), names)
    count = 0
    with gzip.open(options.out, "at" if options.append else "wt", encoding="utf-8") as stream:
        for group in groups(sentences, options.skip):
            stream.write(json.dumps({"corpus": options.corpus, "sentences": group}, ensure_ascii=False) + "\n")
            count += len(group)
    print(f"{count} sentences in {options.out}")


if __name__ == "__main__":
    main()
