"""Treebanks: groups of sentences (paragraphs) with Universal Dependencies and names.

A file is gzipped JSON Lines, one group a line: {"corpus": name, "sentences": [[token, …], …]}, a token as
[form, space after (0/1), lemma, upos, xpos, feats, head (0 = root), deprel, BIO name or null]. `training.prepare`
writes such files from CoNLL-U.
"""

from __future__ import annotations

import gzip
import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from foedus.language.joining import name_groups


@dataclass(frozen=True, slots=True, kw_only=True)
class Word:
    """A token of a treebank. `head` counts from 0; -1 is the root. `name` is None where names were not annotated."""

    form: str
    space: bool
    lemma: str
    upos: str
    xpos: str
    head: int
    deprel: str
    name: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """Sentences that follow each other in one paragraph."""

    corpus: str
    sentences: tuple[tuple[Word, ...], ...]


def read_groups(path: Path, *, join: bool = True) -> Iterator[Group]:
    """The groups of a file; with `join`, hyphenated names are one token, as the tokeniser of foedus keeps them."""
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            record = json.loads(line)
            sentences = tuple(words_of(tokens) for tokens in record["sentences"])
            if join:
                sentences = tuple(map(join_names, sentences))
            yield Group(corpus=record["corpus"], sentences=sentences)


def words_of(tokens: Sequence[Sequence[object]]) -> tuple[Word, ...]:
    """The words of one sentence as the file keeps it."""
    return tuple(map(_word, tokens))


def _word(token: Sequence[object]) -> Word:
    form, space, lemma, upos, xpos, _, head, deprel, name = token
    return Word(
        form=str(form),
        space=bool(space),
        lemma=str(lemma),
        upos=str(upos),
        xpos=str(xpos),
        head=int(str(head)) - 1,
        deprel=str(deprel),
        name=None if name is None else str(name),
    )


def join_names(words: Sequence[Word]) -> tuple[Word, ...]:
    """The sentence with hyphenated names put together."""
    groups = name_groups([word.form for word in words], [not word.space for word in words])
    return merge(words, [(first, last, None) for first, last in groups]) if groups else tuple(words)


def merge(words: Sequence[Word], groups: Sequence[tuple[int, int, str | None]]) -> tuple[Word, ...]:
    """The sentence with each half-open range made one word, under the head that lies outside the range.

    The third of a group is the new form; None joins the forms as they were written. Groups do not overlap.
    """
    new: list[Word] = []
    places = [0] * len(words)
    pending = sorted(groups, key=lambda group: group[0])
    place = 0
    while place < len(words):
        if pending and pending[0][0] == place:
            first, last, form = pending.pop(0)
            for index in range(first, last):
                places[index] = len(new)
            new.append(_merged(words[first:last], first, last, form))
            place = last
        else:
            places[place] = len(new)
            new.append(words[place])
            place += 1
    return tuple(replace(word, head=places[word.head] if word.head >= 0 else -1) for word in new)


def _merged(words: Sequence[Word], first: int, last: int, form: str | None) -> Word:
    top = next((word for word in words if not first <= word.head < last), words[0])
    written = form or "".join(word.form + " " * word.space for word in words).rstrip()
    proper = any(word.upos == "PROPN" for word in words)
    name = (
        words[0].name
        if words[0].name != "O"
        else next((w.name for w in words if w.name not in ("O", None)), words[0].name)
    )
    return replace(
        top,
        form=written,
        lemma=written,
        space=words[-1].space,
        upos="PROPN" if proper else top.upos,
        xpos="NNP" if proper else top.xpos,
        name=name,
    )
