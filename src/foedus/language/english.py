"""The shipped English model: split, parse, read.

One sentence at a time goes through the network, on one thread: its numbers are quantised by what is in the sentence
alone, so that no parse depends on its neighbours, their order or the machine's threads.
"""

from __future__ import annotations

import hashlib
import json
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Sequence
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np
import onnxruntime
from numpy.typing import NDArray
from tokenizers import Tokenizer

from foedus.errors import ModelError
from foedus.language.arborescence import best_tree
from foedus.language.encoding import Encoder
from foedus.language.ends import EndModel
from foedus.language.lemmas import Lemmatiser
from foedus.language.lookalikes import doubtful_verb, in_the_present, with_past
from foedus.language.mending import mended
from foedus.language.names import best_names
from foedus.language.sentences import blocks, split
from foedus.language.spellings import one_word
from foedus.language.tokeniser import Tokeniser
from foedus.language.tokens import ParsedArticle, Sentence, Token, Unit
from foedus.language.verbless import place_of_copula, with_copula, without_copula
from foedus.language.words import Words
from foedus.model import Article, SegmentKind

FOLDER = Path(__file__).parent / "english"
FILES = ("model.onnx", "tokenizer.json", "labels.json", "lemmas.json", "sentence_ends.json")
"""What the model consists of, beside `manifest.json` with their digests."""

_FEW_MARKS = 8
"""A sentence of more marks than this, and not a letter or digit, is none."""
READ = frozenset({SegmentKind.HEADLINE, SegmentKind.BODY, SegmentKind.QUOTE})
_OUTPUTS = ("upos", "xpos", "names", "arc", "rel", "rel_head", "vectors")


class English:
    """Reads English. Safe to share between threads; use `load_english` to get one."""

    def __init__(self, folder: Path) -> None:
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = 1
        options.inter_op_num_threads = 1
        self._session = onnxruntime.InferenceSession(str(folder / "model.onnx"), options, ["CPUExecutionProvider"])
        labels = _json(folder / "labels.json")
        self._upos, self._xpos, self._names = labels["upos"], labels["xpos"], labels["names"]
        self._deprels = labels["deprels"]
        self._root = self._deprels.index("root")
        self._encoder = Encoder(Tokenizer.from_file(str(folder / "tokenizer.json")))
        self._lemmas = Lemmatiser(_json(folder / "lemmas.json"))
        self._ends = EndModel(_json(folder / "sentence_ends.json"))
        self._tokeniser = Tokeniser()

    def split(self, text: str, start: int, end: int, units: Sequence[Unit] = ()) -> tuple[Words, ...]:
        """The sentences of `text[start:end]`, with offsets into `text`. `units` are sorted and do not overlap."""
        found: list[Words] = []
        for first, last in _whole(blocks(text, start, end), units):
            tokens = self._tokeniser.tokens(text, first, last, _within(units, first, last))
            found += split(tokens, self._ends, self._pieces)
        return tuple(found)

    def _pieces(self, form: str) -> int:
        return len(self._encoder.word(form)[0])

    def parse(self, words: Words, *, index: int, paragraph: int) -> Sentence:
        """One sentence, tagged, parsed and with lemmas and names."""
        tokens, vectors = self._tokens(words)
        place = place_of_copula(tokens)
        if place is not None:
            whole, states = self._tokens(with_copula(words, place))
            if (kept := without_copula(whole, place)) is not None:
                tokens, vectors = kept, np.delete(states, place, axis=0)
        doubt = doubtful_verb(tokens)
        if doubt is not None:
            again, states = self._tokens(with_past(words, doubt))
            if (told := in_the_present(again, doubt)) is not None:
                tokens, vectors = told, states
        return Sentence(index=index, paragraph=paragraph, tokens=mended(tokens, self._lemmas), vectors=vectors)

    def _tokens(self, words: Words) -> tuple[tuple[Token, ...], NDArray[np.float32]]:
        """The words as the network reads them, and what it holds of each."""
        scores = self._run(words)
        heads = best_tree(scores["arc"])[1:]
        deprels = self._relations(scores, heads)
        upos = scores["upos"][1:].argmax(1).tolist()
        xpos = scores["xpos"][1:].argmax(1).tolist()
        names = best_names(scores["names"][1:], self._names)
        tokens = []
        for place, (form, start, end) in enumerate(zip(words.forms, words.starts, words.ends, strict=True)):
            tag = self._xpos[xpos[place]]
            tokens.append(
                Token(
                    index=place,
                    text=form,
                    start=start,
                    end=end,
                    lemma=self._lemmas.lemma(one_word(form), tag),
                    upos=self._upos[upos[place]],
                    xpos=tag,
                    head=int(heads[place]) - 1,
                    deprel=self._deprels[deprels[place]],
                    entity=names[place],
                )
            )
        return tuple(tokens), scores["vectors"][1:]

    def _run(self, words: Words) -> dict[str, NDArray[np.float32]]:
        encoded = self._encoder.sentence(words.readings)
        given = {
            "pieces": np.array(encoded.pieces, dtype=np.int64),
            "first": np.array(encoded.first, dtype=np.int64),
            "shapes": np.array(encoded.shapes, dtype=np.int64),
        }
        return dict(zip(_OUTPUTS, self._session.run(_OUTPUTS, given), strict=True))

    def _relations(self, scores: dict[str, NDArray[np.float32]], heads: NDArray[np.int64]) -> list[int]:
        """The best relation of each word to its head; `root` for the root and for it alone."""
        head = scores["rel_head"][heads]
        size = head.shape[1]
        rel = scores["rel"][1:].reshape(len(heads), len(self._deprels), size)
        best = np.einsum("wrj,wj->wr", rel, head)
        best[:, self._root] = -np.inf
        best[heads == 0, self._root] = np.inf
        found: list[int] = best.argmax(1).tolist()
        return found

    def read(
        self,
        article: Article,
        units: Sequence[Unit] = (),
        wanted: Callable[[Sequence[Words]], Sequence[bool]] | None = None,
    ) -> ParsedArticle:
        """The sentences of headline, body and quotes, numbered as they stand.

        `wanted` is shown all of them before any is parsed and says which to parse; the others are the `unread`.
        """
        found = [
            (paragraph, words)
            for paragraph, start, end in paragraphs(article)
            for words in self.split(article.text, start, end, _within(units, start, end))
            if not _is_rule(words)
        ]
        chosen = [True] * len(found) if wanted is None else wanted([words for _, words in found])
        sentences: list[Sentence] = []
        for (paragraph, words), keep in zip(found, chosen, strict=True):
            if keep:
                sentences.append(self.parse(words, index=len(sentences), paragraph=paragraph))
        unread = tuple(words for (_, words), keep in zip(found, chosen, strict=True) if not keep)
        return ParsedArticle(article=article, sentences=tuple(sentences), unread=unread)


def _is_rule(words: Words) -> bool:
    """Whether it is a line of marks ("* * * * *", "----------"), which states nothing and has no parse."""
    return len(words) > _FEW_MARKS and not any(map(str.isalnum, "".join(words.forms)))


def paragraphs(article: Article) -> list[tuple[int, int, int]]:
    """(index, start, end) of what an article states: its segments, or the whole text where it has none."""
    if not article.segments:
        return [(index, *block) for index, block in enumerate(blocks(article.text, 0, len(article.text)))]
    return [(i, part.start, part.end) for i, part in enumerate(article.segments) if part.kind in READ]


def _within(units: Sequence[Unit], start: int, end: int) -> Sequence[Unit]:
    """The units that may lie in a stretch; those that stick out at its ends are the tokeniser's to refuse."""
    first = bisect_left(units, start, key=lambda unit: unit.start)
    return units[first : bisect_right(units, end, lo=first, key=lambda unit: unit.start)]


def _whole(parts: list[tuple[int, int]], units: Sequence[Unit]) -> list[tuple[int, int]]:
    """The stretches, joined where a unit would be cut."""
    if len(parts) < 2 or not units:
        return parts
    out = [parts[0]]
    waiting = iter(units)
    unit = next(waiting, None)
    for part in parts[1:]:
        while unit is not None and unit.end <= part[0]:
            unit = next(waiting, None)
        if unit is not None and unit.start < part[0]:
            out[-1] = (out[-1][0], part[1])
        else:
            out.append(part)
    return out


def _json(path: Path) -> Any:
    return json.loads(path.read_text(encoding="utf-8"))


def digest(path: Path) -> str:
    """SHA-256 of a file, in hexadecimal."""
    with path.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()


@cache
def load_english(folder: Path = FOLDER) -> English:
    """The English model, loaded once. Raises ModelError where a file is missing or damaged."""
    try:
        manifest: dict[str, str] = _json(folder / "manifest.json")
    except (OSError, ValueError) as error:
        raise ModelError(
            f"{folder}: the English model is missing or damaged ({error}). Install foedus again."
        ) from error
    for name in FILES:
        if not (folder / name).is_file():
            raise ModelError(f"{folder / name} is missing. Install foedus again, or run `make model`.")
        if digest(folder / name) != manifest.get(name):
            raise ModelError(f"{folder / name} is damaged: its digest is not the manifest's. Install foedus again.")
    return English(folder)
