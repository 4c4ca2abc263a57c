"""Turns trained weights into the shipped files: `python -m training.export --weights build/model --out build/english`.

The exported graph reads one sentence, without batch or mask. Its matrices are integers with one scale a column, of
7 bits so that no processor overflows (they are as accurate as 8); its embeddings have 8 bits and one scale a row;
activations are scaled by what is in the sentence alone. Pieces of the vocabulary that text in Latin letters never uses
are left out. Writes model.onnx, tokenizer.json and labels.json.
"""

from __future__ import annotations

import argparse
import json
import tempfile
from pathlib import Path

import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from onnxruntime.quantization.shape_inference import quant_pre_process
from torch import Tensor, nn
from torch.nn import functional

from training.network import WIDTH, Joint
from training.train import encoder_folder
from training.vectors import add_vectors

HEADS = 12
LAYERS = 6
POSITIONS = 512
OUTPUTS = ("upos", "xpos", "names", "arc", "rel", "rel_head")


class Rows(nn.Module):
    """A table of vectors in 8 bits, each row with its scale."""

    def __init__(self, table: Tensor) -> None:
        super().__init__()
        scale = table.abs().amax(1, keepdim=True).clamp(min=1e-8) / 127
        self.register_buffer("scale", scale)
        self.register_buffer("table", (table / scale).round().to(torch.int8))

    def forward(self, rows: Tensor) -> Tensor:
        return self.table[rows].float() * self.scale[rows]


class Reader(nn.Module):
    """The network for one sentence: pieces (P), first (W) and shapes (W) to scores whose first place is the root's."""

    def __init__(self, model: Joint, kept: list[int]) -> None:
        super().__init__()
        weights = model.state_dict()
        embeddings = "encoder.embeddings."
        self.pieces = Rows(weights[embeddings + "word_embeddings.weight"][kept])
        places = weights[embeddings + "position_embeddings.weight"][:POSITIONS]
        self.places = Rows(places + weights[embeddings + "token_type_embeddings.weight"][0])
        self.first_norm = _norm(weights, embeddings + "LayerNorm")
        self.layers = nn.ModuleList(Layer(weights, f"encoder.encoder.layer.{place}.") for place in range(LAYERS))
        self.model = model
        deprels, size, _ = model.rel.shape
        self.register_buffer("rel", model.rel.detach().permute(1, 0, 2).reshape(size, deprels * size).contiguous())

    def forward(self, pieces: Tensor, first: Tensor, shapes: Tensor) -> tuple[Tensor, ...]:
        states = self.first_norm(self.pieces(pieces) + self.places(torch.arange(pieces.size(0))))
        for layer in self.layers:
            states = layer(states)
        model = self.model
        words = model.norm(states[first] + model.shape(shapes))
        heads = model.arc_head(words)
        arc = model.arc_dependent(words) @ model.arc @ heads.transpose(0, 1) + model.arc_bias(heads).transpose(0, 1)
        dependent, head = (
            functional.pad(side, (0, 1), value=1.0) for side in (model.rel_dependent(words), model.rel_head(words))
        )
        return model.upos(words), model.xpos(words), model.names(words), arc, dependent @ self.rel, head


class Layer(nn.Module):
    """A layer of the encoder with queries, keys and values in one matrix."""

    def __init__(self, weights: dict[str, Tensor], prefix: str) -> None:
        super().__init__()
        attention = [prefix + f"attention.self.{name}" for name in ("query", "key", "value")]
        self.inside = _linear(
            torch.cat([weights[name + ".weight"] for name in attention]),
            torch.cat([weights[name + ".bias"] for name in attention]),
        )
        self.out = _linear(*(weights[prefix + "attention.output.dense." + part] for part in ("weight", "bias")))
        self.out_norm = _norm(weights, prefix + "attention.output.LayerNorm")
        self.wide = _linear(*(weights[prefix + "intermediate.dense." + part] for part in ("weight", "bias")))
        self.narrow = _linear(*(weights[prefix + "output.dense." + part] for part in ("weight", "bias")))
        self.norm = _norm(weights, prefix + "output.LayerNorm")

    def forward(self, states: Tensor) -> Tensor:
        inside = self.inside(states).reshape(-1, 3, HEADS, WIDTH // HEADS)
        query, key, value = inside[:, 0].transpose(0, 1), inside[:, 1].permute(1, 2, 0), inside[:, 2].transpose(0, 1)
        attention = functional.softmax(query @ key / (WIDTH // HEADS) ** 0.5, -1)
        mixed = (attention @ value).transpose(0, 1).reshape(-1, WIDTH)
        states = self.out_norm(self.out(mixed) + states)
        return self.norm(self.narrow(functional.gelu(self.wide(states))) + states)


def _linear(weight: Tensor, bias: Tensor) -> nn.Linear:
    layer = nn.Linear(weight.size(1), weight.size(0))
    layer.load_state_dict({"weight": weight, "bias": bias})
    return layer


def _norm(weights: dict[str, Tensor], name: str) -> nn.LayerNorm:
    layer = nn.LayerNorm(WIDTH, eps=1e-12)
    layer.load_state_dict({"weight": weights[name + ".weight"], "bias": weights[name + ".bias"]})
    return layer


def smaller_vocabulary(tokenizer: dict[str, object]) -> list[int]:
    """Takes the pieces out of a tokenizer.json that Latin text never uses; returns the old numbers of those kept."""
    model = tokenizer["model"]
    assert isinstance(model, dict)
    vocabulary = sorted(model["vocab"].items(), key=lambda item: int(item[1]))
    kept = [(piece, number) for piece, number in vocabulary if _is_used(piece)]
    model["vocab"] = {piece: place for place, (piece, _) in enumerate(kept)}
    places = model["vocab"]
    for token in tokenizer["added_tokens"]:  # type: ignore[attr-defined]
        token["id"] = places[token["content"]]
    special = tokenizer["post_processor"]["special_tokens"]  # type: ignore[index]
    for name, entry in special.items():
        entry["ids"] = [places[name]]
    tokenizer["truncation"] = tokenizer["padding"] = None
    return [number for _, number in kept]


def _is_used(piece: str) -> bool:
    if piece.startswith("[unused"):
        return False
    letters = piece.removeprefix("##")
    return all(ord(letter) < 0x180 or 0x2000 <= ord(letter) < 0x2300 for letter in letters)


def export(model: Joint, kept: list[int], path: Path, *, reduce_range: bool) -> None:
    """Writes the quantised graph."""
    reader = Reader(model, kept).eval()
    example = (torch.tensor([5, 6, 7, 8, 9]), torch.tensor([0, 1, 3]), torch.tensor([5, 1, 2]))
    axes = {"pieces": {0: "pieces"}, "first": {0: "words"}, "shapes": {0: "words"}}
    axes |= {name: {0: "words"} for name in OUTPUTS}
    axes["arc"][1] = "words"
    with tempfile.TemporaryDirectory() as folder:
        whole, ready = Path(folder) / "whole.onnx", Path(folder) / "ready.onnx"
        with torch.inference_mode():
            torch.onnx.export(
                reader,
                example,
                str(whole),
                input_names=["pieces", "first", "shapes"],
                output_names=list(OUTPUTS),
                dynamic_axes=axes,
                opset_version=17,
                dynamo=False,
            )
        quant_pre_process(str(whole), str(ready), skip_symbolic_shape=True)
        quantize_dynamic(
            str(ready),
            str(path),
            op_types_to_quantize=["MatMul"],
            weight_type=QuantType.QInt8,
            per_channel=True,
            reduce_range=reduce_range,
        )


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--weights", type=Path, required=True, help="folder with weights.pt and labels.json")
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--encoder", type=Path, help="folder of all-MiniLM-L6-v2; default: the registry package")
    parser.add_argument("--full-range", action="store_true", help="8-bit weights; without VNNI they may overflow")
    options = parser.parse_args()
    folder = options.encoder or encoder_folder()
    options.out.mkdir(parents=True, exist_ok=True)
    labels = json.loads((options.weights / "labels.json").read_text(encoding="utf-8"))
    model = Joint(folder, **{name: len(values) for name, values in labels.items()})
    model.load_state_dict(torch.load(options.weights / "weights.pt", weights_only=True))
    tokenizer = json.loads((folder / "tokenizer.json").read_text(encoding="utf-8"))
    kept = smaller_vocabulary(tokenizer)
    export(model, kept, options.out / "model.onnx", reduce_range=not options.full_range)
    add_vectors(options.out / "model.onnx")
    text = json.dumps(tokenizer, ensure_ascii=False, separators=(",", ":"))
    (options.out / "tokenizer.json").write_text(text, encoding="utf-8")
    (options.out / "labels.json").write_text(json.dumps(labels, indent=0), encoding="utf-8")
    size = sum(path.stat().st_size for path in options.out.iterdir()) / 1e6
    print(f"{len(kept)} pieces kept; {size:.1f} MB in {options.out}")


if __name__ == "__main__":
    main()
