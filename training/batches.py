"""Sentences as tensors, in batches of like length."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from random import Random

import torch
from torch import Tensor

from foedus.language.encoding import Encoded, Encoder
from training.augment import augment
from training.treebank import Word

IGNORE = -100
NAMES = ("O", "B-PER", "I-PER", "B-ORG", "I-ORG", "B-LOC", "I-LOC")


@dataclass(frozen=True, slots=True, kw_only=True)
class Labels:
    """The label sets, each in the order of the network's outputs."""

    upos: tuple[str, ...]
    xpos: tuple[str, ...]
    deprels: tuple[str, ...]
    names: tuple[str, ...] = NAMES

    @classmethod
    def of(cls, sentences: Sequence[Sequence[Word]]) -> Labels:
        """All labels of the sentences, sorted."""
        words = [word for words in sentences for word in words]
        return cls(
            upos=tuple(sorted({word.upos for word in words})),
            xpos=tuple(sorted({word.xpos for word in words})),
            deprels=tuple(sorted({word.deprel for word in words})),
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """One encoded sentence with the indices of its labels, IGNORE where there is none; heads from 1, 0 the root."""

    encoded: Encoded
    upos: list[int]
    xpos: list[int]
    heads: list[int]
    deprels: list[int]
    names: list[int]


class Itemiser:
    """Encodes sentences."""

    def __init__(self, encoder: Encoder, labels: Labels) -> None:
        self.encoder = encoder
        self.maps = {
            field: {label: index for index, label in enumerate(getattr(labels, field))}
            for field in ("upos", "xpos", "deprels", "names")
        }

    def item(self, words: Sequence[Word]) -> Item:
        """The item of one sentence; labels that the maps do not know are ignored."""
        maps = self.maps
        return Item(
            encoded=self.encoder.sentence([word.form for word in words]),
            upos=[maps["upos"].get(word.upos, IGNORE) for word in words],
            xpos=[maps["xpos"].get(word.xpos, IGNORE) for word in words],
            heads=[word.head + 1 for word in words],
            deprels=[maps["deprels"].get(word.deprel, IGNORE) for word in words],
            names=[maps["names"].get(word.name or "", IGNORE) for word in words],
        )


def passes(
    sentences: Sequence[tuple[Word, ...]], itemiser: Itemiser, pieces: int, random: Random
) -> Iterator[list[Item]]:
    """One pass over the sentences, newly augmented and shuffled, in batches of at most `pieces` padded word pieces."""
    items = [itemiser.item(augment(words, random)) for words in sentences]
    items.sort(key=lambda item: len(item.encoded.pieces) + random.random() * 4)
    batches: list[list[Item]] = [[]]
    for item in items:
        if batches[-1] and len(item.encoded.pieces) * (len(batches[-1]) + 1) > pieces:
            batches.append([])
        batches[-1].append(item)
    random.shuffle(batches)
    yield from batches


def tensors(batch: Sequence[Item], device: str = "cpu") -> dict[str, Tensor]:
    """Inputs `pieces`, `mask` (B, P), `first`, `shapes`, `words` (B, W); labels (B, W) with IGNORE at the root."""
    out = {
        "pieces": _padded([item.encoded.pieces for item in batch], 0),
        "mask": _padded([[1] * len(item.encoded.pieces) for item in batch], 0),
        "first": _padded([item.encoded.first for item in batch], 0),
        "shapes": _padded([item.encoded.shapes for item in batch], 0),
        "words": _padded([[1] * len(item.encoded.first) for item in batch], 0),
    }
    for field in ("upos", "xpos", "heads", "deprels", "names"):
        out[field] = _padded([[IGNORE, *getattr(item, field)] for item in batch], IGNORE)
    return {name: tensor.to(device) for name, tensor in out.items()}


def _padded(rows: Sequence[list[int]], value: int) -> Tensor:
    width = max(map(len, rows))
    return torch.tensor([row + [value] * (width - len(row)) for row in rows])
