"""Averages weights with those of an exported model: `python -m training.average --weights A --model B --out C`.

Two runs from one start with one seed end close enough to each other that the mean of their weights reads as well as
either or better (model soups; Wortsman et al. 2022). The second is read out of its `model.onnx`, since weights.pt are
not shipped: matrices of 7 bits, exact enough. A and C are folders with weights.pt and labels.json, B is a folder with
model.onnx and labels.json, whose labels must be A's.
"""

from __future__ import annotations

import argparse
import json
import shutil
from pathlib import Path

import onnx
import torch
from onnx import numpy_helper
from torch import Tensor

from training.export import LAYERS, smaller_vocabulary
from training.network import WIDTH
from training.train import encoder_folder

_LINEAR = ("upos", "xpos", "names", "arc_bias", "arc_dependent.0", "arc_head.0", "rel_dependent.0", "rel_head.0")


class Exported:
    """The weights in an exported graph, under the names that training has for them."""

    def __init__(self, path: Path) -> None:
        found = onnx.load(str(path)).graph.initializer
        self._parts = {part.name: torch.from_numpy(numpy_helper.to_array(part).copy()) for part in found}

    def plain(self, name: str) -> Tensor:
        return self._parts[name]

    def matrix(self, name: str) -> Tensor:
        """A matrix of integers with one scale a column, (in, out)."""
        return self._parts[f"{name}_quantized"].float() * self._parts[f"{name}_scale"]

    def rows(self, name: str) -> Tensor:
        """A table with one scale a row."""
        return self._parts[f"{name}.table"].float() * self._parts[f"{name}.scale"]

    def linear(self, name: str) -> dict[str, Tensor]:
        return {"weight": self.matrix(f"{name}.weight").T, "bias": self.plain(f"{name}.bias")}


def weights_of(exported: Exported, like: dict[str, Tensor], kept: list[int]) -> dict[str, Tensor]:
    """All weights, shaped as `like`; where the export has dropped or merged one, that of `like` stands in."""
    embeddings = "encoder.embeddings."
    words = like[embeddings + "word_embeddings.weight"].clone()
    words[kept] = exported.rows("pieces")
    places = exported.rows("places") - like[embeddings + "token_type_embeddings.weight"][0]
    out = {embeddings + "word_embeddings.weight": words, embeddings + "position_embeddings.weight": places}

    def put(name: str, values: dict[str, Tensor]) -> None:
        out.update({f"{name}.{part}": value for part, value in values.items()})

    def norm(name: str) -> dict[str, Tensor]:
        return {part: exported.plain(f"{name}.{part}") for part in ("weight", "bias")}

    put(embeddings + "LayerNorm", norm("first_norm"))
    for layer in range(LAYERS):
        there, here = f"encoder.encoder.layer.{layer}.", f"layers.{layer}."
        inside = exported.linear(here + "inside")
        for place, name in enumerate(("query", "key", "value")):
            part = slice(place * WIDTH, (place + 1) * WIDTH)
            put(f"{there}attention.self.{name}", {key: value[part] for key, value in inside.items()})
        put(there + "attention.output.dense", exported.linear(here + "out"))
        put(there + "attention.output.LayerNorm", norm(here + "out_norm"))
        put(there + "intermediate.dense", exported.linear(here + "wide"))
        put(there + "output.dense", exported.linear(here + "narrow"))
        put(there + "output.LayerNorm", norm(here + "norm"))
    put("norm", norm("model.norm"))
    out["shape.weight"] = exported.plain("model.shape.weight")
    for name in _LINEAR:
        put(name, exported.linear(f"model.{name}"))
    out["arc"] = exported.matrix("model.arc")
    deprels, size, _ = like["rel"].shape
    out["rel"] = exported.matrix("rel.1").reshape(size, deprels, size).permute(1, 0, 2)
    return {name: out.get(name, value) for name, value in like.items()}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--weights", type=Path, required=True)
    parser.add_argument("--model", type=Path, required=True)
    parser.add_argument("--share", type=float, default=0.3, help="weight of the exported model in the mean")
    parser.add_argument("--encoder", type=Path, help="folder of all-MiniLM-L6-v2; default: the registry package")
    parser.add_argument("--out", type=Path, required=True)
    options = parser.parse_args()
    labels = [json.loads((folder / "labels.json").read_text("utf-8")) for folder in (options.weights, options.model)]
    if labels[0] != labels[1]:
        parser.error(f"{options.weights} and {options.model} have not the same labels")
    folder = options.encoder or encoder_folder()
    kept = smaller_vocabulary(json.loads((folder / "tokenizer.json").read_text("utf-8")))
    own = torch.load(options.weights / "weights.pt", weights_only=True)
    other = weights_of(Exported(options.model / "model.onnx"), own, kept)
    mean = {name: torch.lerp(value, other[name].to(value), options.share) for name, value in own.items()}
    options.out.mkdir(parents=True, exist_ok=True)
    torch.save(mean, options.out / "weights.pt")
    shutil.copy(options.weights / "labels.json", options.out)


if __name__ == "__main__":
    main()
