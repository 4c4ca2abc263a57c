"""What the head for attributions learns from: words that head cues, and words beside a cue, of PolNeAR."""

from __future__ import annotations

import hashlib
import pickle
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

from foedus.codebook.cues import Cues
from foedus.errors import InputError
from foedus.extraction.rules.attribution_features import CANDIDATES, cue_features, pair_features, quoted_words
from foedus.extraction.rules.attribution_frames import find_hits
from foedus.extraction.rules.attribution_head import CONTENT, CUE, HEAD, INSIDE, NONE, OTHER, SOURCE
from foedus.extraction.rules.quotations import find_quotations
from foedus.language import ParsedArticle, Sentence
from foedus.sources.building import Given
from foedus.sources.records import record_to_article
from foedus.workspace import Reader


@dataclass(slots=True)
class Word:
    """A word that may head a cue: its bucket, the row of its vector, its features, and what it is."""

    bucket: int
    row: int
    features: list[str]
    wanted: int
    listed: bool


@dataclass(slots=True)
class Beside:
    """The words of a sentence beside a cue: the row of the first one's vector, the cue's place, features, parts."""

    bucket: int
    row: int
    cue: int
    features: list[list[str]]
    wanted: list[int]


def bucket(doc_id: str) -> int:
    return int(hashlib.sha256(doc_id.encode()).hexdigest(), 16) % 10


def make_examples(rows: Iterable[Mapping[str, Any]], work: Path) -> None:
    """Reads the articles and writes examples.pkl and vectors.f16."""
    reader, cues = Reader(), Cues.load()
    words: list[Word] = []
    besides: list[Beside] = []
    size = 0
    with (work / "vectors.f16").open("wb") as stream:
        for row in rows:
            given = {"id": row["doc_id"], "text": row["text"], "published": row.get("date")}
            article = record_to_article(given, row["doc_id"], Given())
            if isinstance(article, InputError):
                raise article
            parsed = reader.parse(article)
            for sentence in parsed.sentences:
                assert sentence.vectors is not None
                sentence.vectors.astype(np.float16).tofile(stream)
            more, beside = examples(parsed, row["attributions"], cues, bucket(row["doc_id"]), size)
            words += more
            besides += beside
            size += sum(len(sentence.tokens) for sentence in parsed.sentences)
    (work / "examples.pkl").write_bytes(pickle.dumps((words, besides, size)))


def examples(
    parsed: ParsedArticle, gold: Sequence[Mapping[str, Any]], cues: Cues, number: int, size: int
) -> tuple[list[Word], list[Beside]]:
    """What one article teaches; `size` is the number of vectors before its own."""
    stretches = [(quotation.start, quotation.end) for quotation in find_quotations(parsed)]
    heads, inside = _gold_cues(parsed, gold)
    words: list[Word] = []
    besides: list[Beside] = []
    for sentence in parsed.sentences:
        hits = {hit.head: hit for hit in find_hits(sentence, cues)}
        quoted = quoted_words(sentence, stretches)
        for token in sentence.tokens:
            place = (sentence.index, token.index)
            hit = hits.get(token.index)
            if token.upos in CANDIDATES:
                wanted = HEAD if place in heads else INSIDE if place in inside else OTHER
                features = cue_features(sentence, token, hit, hits.keys(), quoted)
                words.append(Word(number, size + token.index, features, wanted, hit is not None))
            if place in heads:
                grouped = pair_features(sentence, token.index, hit, quoted)
                pairs = [[name for group in groups for name in group] for groups in grouped]
                besides.append(Beside(number, size, token.index, pairs, _parts(sentence, heads[place])))
        size += len(sentence.tokens)
    return words, besides


def _places(spans: Iterable[Mapping[str, int]]) -> set[int]:
    return {place for span in spans for place in range(span["start"], span["end"])}


def _gold_cues(
    parsed: ParsedArticle, gold: Sequence[Mapping[str, Any]]
) -> tuple[dict[tuple[int, int], Mapping[str, Any]], set[tuple[int, int]]]:
    """The head of each cue, as (sentence, word), with its attribution; and all words of cues."""
    at = {token.start: (sentence, token.index) for sentence in parsed.sentences for token in sentence.tokens}
    heads: dict[tuple[int, int], Mapping[str, Any]] = {}
    inside: set[tuple[int, int]] = set()
    for item in gold:
        found = [at[place] for place in sorted(_places(item["cue"])) if place in at]
        if not found:
            continue
        main = Counter(sentence.index for sentence, _ in found).most_common(1)[0][0]
        sentence = parsed.sentences[main]
        indices = {index for owner, index in found if owner is sentence}
        head = _head(sentence, indices)
        if head is not None:
            heads.setdefault((main, head), item)
            inside |= {(main, index) for index in indices}
    return heads, inside


def _head(sentence: Sentence, indices: set[int]) -> int | None:
    """The word of a cue that the others hang on, a verb first."""
    tokens = sentence.tokens
    able = [index for index in sorted(indices) if tokens[index].upos in CANDIDATES]
    tops = [index for index in able if tokens[index].head not in indices]
    verbs = [index for index in tops if tokens[index].upos == "VERB"]
    return next(iter([*verbs, *tops, *able]), None)


def _parts(sentence: Sentence, item: Mapping[str, Any]) -> list[int]:
    spans = [(CUE, _places(item["cue"])), (SOURCE, _places(item["source"])), (CONTENT, _places(item["content"]))]
    return [
        next((part for part, places in spans if token.start in places or token.end - 1 in places), NONE)
        for token in sentence.tokens
    ]
