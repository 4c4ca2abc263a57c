"""Trains the head for attributions: `python -m training.attribution --gold polnear_train.jsonl --work WORK`.

Reads the articles with the shipped English model, writes into WORK what the head is to learn, learns it, and writes
attribution.npz there, with --install into the package. Without --gold it learns from the examples that are in WORK.

Articles whose id falls into the last two of ten buckets (SHA-256) are held out, so that what the head brings can be
measured on them. Needs numpy, scipy and onnx. The order of the examples, the start and every draw come from one seed:
the same examples give the same weights on the same machine.
"""

from __future__ import annotations

import argparse
import json
import pickle
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

import numpy as np
import onnx
from numpy.typing import NDArray
from onnx import TensorProto, helper, numpy_helper

from foedus.extraction.rules.attribution_head import CONTENT, CUE, HEAD, REACH, SOURCE, WEIGHTS
from training import attribution_network as network
from training.attribution_examples import Beside, Word, make_examples
from training.attribution_network import HIDDEN, WIDTH, Adam, Array, Laid, Weights, bags

HELD_OUT = (8, 9)
SEED = 1
_RECALL = 0.995
"""The share of cues that the sieve lets through."""
_CUE_BATCH, _PART_BATCH = 512, 48
_RATE = 3e-3
_OFTEN_CUE, _OFTEN_PART = 6, 12
"""A feature met less often has no row of its own."""


def table(features: Iterable[Sequence[str]], often: int) -> dict[str, int]:
    """The rows of the features met at least so often, in alphabetical order."""
    counts = Counter(name for names in features for name in names)
    return {name: row for row, name in enumerate(sorted(name for name, count in counts.items() if count >= often))}


def _rows(features: Sequence[str], rows: Mapping[str, int]) -> list[int]:
    return [rows[name] for name in features if name in rows]


def train_cues(words: Sequence[Word], vectors: NDArray[np.float16], passes: int) -> tuple[Weights, dict[str, int]]:
    random = np.random.default_rng(SEED)
    taught = [word for word in words if word.bucket not in HELD_OUT]
    rows = table((word.features for word in taught), _OFTEN_CUE)
    matrix = bags([_rows(word.features, rows) for word in taught], len(rows))
    places = np.array([word.row for word in taught])
    wanted = np.array([word.wanted for word in taught])
    weights = network.new_cues(len(rows), random)
    steps = len(taught) // _CUE_BATCH
    adam = Adam(weights, _RATE, passes * steps)
    for turn in range(passes):
        order = random.permutation(len(taught))
        losses = []
        for step in range(steps):
            chosen = np.sort(order[step * _CUE_BATCH : (step + 1) * _CUE_BATCH])
            seen = vectors[places[chosen]].astype(np.float32)
            loss, gradients = network.cue_gradients(weights, seen, matrix[chosen], wanted[chosen], random)
            adam.step(gradients)
            losses.append(loss)
        print(f"cues, pass {turn + 1}: loss {np.mean(losses):.4f}", flush=True)
    _tell_cues(weights, rows, [word for word in words if word.bucket in HELD_OUT], vectors)
    return weights, rows


def _tell_cues(weights: Weights, rows: Mapping[str, int], held: Sequence[Word], vectors: NDArray[np.float16]) -> None:
    if not held:
        return
    matrix = bags([_rows(word.features, rows) for word in held], len(rows))
    places = np.array([word.row for word in held])
    found = [
        network.cue_shares(weights, vectors[places[at : at + 4096]].astype(np.float32), matrix[at : at + 4096])
        for at in range(0, len(held), 4096)
    ]
    wanted = np.array([word.wanted for word in held]) == HEAD
    listed = np.array([word.listed for word in held])
    for name, chosen in (("head", np.concatenate(found)[:, HEAD] > 0.4), ("frames", listed)):
        print(f"held out, {name}: precision {wanted[chosen].mean():.3f}, recall {chosen[wanted].mean():.3f}")


def train_sieve(words: Sequence[Word], vectors: NDArray[np.float16]) -> Array:
    """A logistic model of "heads a cue" over vectors alone: its weights, and the least score that passes."""
    taught = [word for word in words if word.bucket not in HELD_OUT]
    places = np.array([word.row for word in taught])
    wanted = np.array([word.wanted == HEAD for word in taught]).astype(np.float32)
    weights = {"in": np.zeros(WIDTH, np.float32), "bias": np.zeros(1, np.float32)}
    order = np.random.default_rng(SEED).permutation(len(taught))
    adam = Adam(weights, _RATE, len(taught) // _CUE_BATCH)
    for step in range(len(taught) // _CUE_BATCH):
        chosen = np.sort(order[step * _CUE_BATCH : (step + 1) * _CUE_BATCH])
        seen = vectors[places[chosen]].astype(np.float32)
        slope = 1 / (1 + np.exp(-(seen @ weights["in"] + weights["bias"]))) - wanted[chosen]
        slope *= np.where(wanted[chosen] > 0, 10, 1).astype(np.float32) / len(chosen)
        adam.step({"in": seen.T @ slope, "bias": slope.sum(keepdims=True)})
    scores = np.concatenate(
        [vectors[places[at : at + 8192]].astype(np.float32) @ weights["in"] for at in range(0, len(places), 8192)]
    )
    least = np.quantile(scores[wanted > 0], 1 - _RECALL)
    print(f"sieve: {np.mean(scores > least):.3f} of the words pass")
    return np.append(weights["in"], least).astype(np.float32)


def train_parts(besides: Sequence[Beside], vectors: NDArray[np.float16], passes: int) -> tuple[Weights, dict[str, int]]:
    random = np.random.default_rng(SEED)
    taught = [item for item in besides if item.bucket not in HELD_OUT]
    rows = table((names for item in taught for names in item.features), _OFTEN_PART)
    weights = network.new_parts(len(rows), random)
    steps = -(-len(taught) // _PART_BATCH)
    adam = Adam(weights, _RATE, passes * steps)
    for turn in range(passes):
        order = random.permutation(len(taught))
        losses = []
        for step in range(steps):
            chosen = [taught[place] for place in order[step * _PART_BATCH : (step + 1) * _PART_BATCH]]
            laid, matrix, wanted = _laid(chosen, rows, vectors)
            loss, gradients = network.part_gradients(weights, laid, matrix, wanted, random)
            adam.step(gradients)
            losses.append(loss)
        print(f"parts, pass {turn + 1}: loss {np.mean(losses):.4f}", flush=True)
    _tell_parts(weights, rows, [item for item in besides if item.bucket in HELD_OUT], vectors)
    return weights, rows


def _laid(
    items: Sequence[Beside], rows: Mapping[str, int], vectors: NDArray[np.float16]
) -> tuple[Laid, Any, NDArray[np.int64]]:
    cues = vectors[[item.row + item.cue for item in items]].astype(np.float32)
    places = [place for item in items for place in range(item.row, item.row + len(item.wanted))]
    matrix = bags([_rows(names, rows) for item in items for names in item.features], len(rows))
    laid = Laid(cues, vectors[places].astype(np.float32), [len(item.wanted) for item in items])
    return laid, matrix, np.array([part for item in items for part in item.wanted])


def _tell_parts(
    weights: Weights, rows: Mapping[str, int], held: Sequence[Beside], vectors: NDArray[np.float16]
) -> None:
    counts = np.zeros((4, 4))
    for at in range(0, len(held), 200):
        laid, matrix, wanted = _laid(held[at : at + 200], rows, vectors)
        np.add.at(counts, (wanted, network.part_shares(weights, laid, matrix).argmax(1)), 1)
    for name, part in (("source", SOURCE), ("content", CONTENT), ("cue", CUE)):
        both = counts[part].sum() + counts[:, part].sum()
        print(f"held out, words of the {name}: F1 {2 * counts[part, part] / max(both, 1):.3f}")


def _whole(array: Array, axes: tuple[int, ...]) -> tuple[NDArray[np.int8], Array]:
    """Integers of 8 bits with one scale a column."""
    scale = np.maximum(np.abs(array).max(axis=axes, keepdims=True), 1e-8) / np.float32(127)
    return np.round(array / scale).astype(np.int8), scale.astype(np.float32)


class Graph:
    """An ONNX graph in the making; matrices are kept in 8 bits and unfolded when it is loaded."""

    def __init__(self) -> None:
        self.nodes: list[Any] = []
        self.constants: list[Any] = []

    def add(self, kind: str, *given: str, **settings: Any) -> str:
        name = f"n{len(self.nodes)}"
        self.nodes.append(helper.make_node(kind, list(given), [name], **settings))
        return name

    def constant(self, name: str, array: NDArray[Any]) -> str:
        self.constants.append(numpy_helper.from_array(array, name))
        return name

    def matrix(self, name: str, array: Array) -> str:
        whole, scale = _whole(array, (0,))
        packed = self.constant(name + ".whole", whole)
        return self.add("DequantizeLinear", packed, self.constant(name + ".scale", scale[0]), axis=1)

    def product(self, given: str, name: str, array: Array) -> str:
        return self.add("MatMul", given, self.matrix(name, array))

    def done(self, last: str, inputs: Mapping[str, tuple[str | int, int]], classes: int) -> bytes:
        self.nodes.append(helper.make_node("Softmax", [last], ["shares"], axis=1))
        given = [helper.make_tensor_value_info(n, TensorProto.FLOAT, list(shape)) for n, shape in inputs.items()]
        out = helper.make_tensor_value_info("shares", TensorProto.FLOAT, ["words", classes])
        graph = helper.make_graph(self.nodes, "attribution", given, [out], self.constants)
        model = helper.make_model(graph, opset_imports=[helper.make_opsetid("", 17)], ir_version=8)
        onnx.checker.check_model(model)
        return bytes(model.SerializeToString())


def cue_graph(w: Weights) -> bytes:
    g = Graph()
    raw = g.add("Add", g.product("vectors", "in", w["in"]), "bags")
    hidden = g.add("Relu", g.add("Add", raw, g.constant("in_bias", w["in_bias"])))
    last = g.add("Add", g.product(hidden, "out", w["out"]), g.constant("out_bias", w["out_bias"]))
    return g.done(last, {"vectors": ("words", WIDTH), "bags": ("words", HIDDEN)}, 3)


def part_graph(w: Weights) -> bytes:
    g = Graph()
    cue = g.add("Add", g.product("cue", "cue_in", w["cue"]), g.constant("in_bias", w["in_bias"]))
    raw = g.add("Add", g.add("Add", g.product("vectors", "in", w["in"]), "bags"), cue)
    row = g.add("Transpose", g.add("Relu", raw), perm=[1, 0])
    row = g.add("Unsqueeze", row, g.constant("zero", np.array([0])))
    whole, scale = _whole(np.ascontiguousarray(w["mix"].transpose(2, 1, 0)), (1, 2))
    packed = g.constant("mix.whole", whole)
    kernel = g.add("DequantizeLinear", packed, g.constant("mix.scale", scale[:, 0, 0]), axis=0)
    mixed = g.add("Conv", row, kernel, g.constant("mix_bias", w["mix_bias"]), pads=[REACH, REACH])
    mixed = g.add("Transpose", g.add("Squeeze", g.add("Relu", mixed), "zero"), perm=[1, 0])
    last = g.add("Add", g.product(mixed, "out", w["out"]), g.constant("out_bias", w["out_bias"]))
    inputs: dict[str, tuple[str | int, int]] = {"cue": (1, WIDTH), "vectors": ("words", WIDTH)}
    return g.done(last, inputs | {"bags": ("words", HIDDEN)}, 4)


def pack(
    cues: tuple[Weights, Mapping[str, int]], parts: tuple[Weights, Mapping[str, int]], sieve: Array, path: Path
) -> None:
    """Writes the file that `foedus.extraction.rules.attribution_head` reads."""
    cue_bag, cue_scale = _whole(cues[0]["bag"], (0,))
    part_bag, part_scale = _whole(parts[0]["bag"], (0,))
    names = {"cue": list(cues[1]), "part": list(parts[1])}
    np.savez_compressed(
        path,
        features=np.frombuffer(json.dumps(names, separators=(",", ":")).encode(), np.uint8),
        cue_bag=cue_bag,
        cue_bag_scale=cue_scale,
        part_bag=part_bag,
        part_bag_scale=part_scale,
        sieve=sieve,
        cues=np.frombuffer(cue_graph(cues[0]), np.uint8),
        parts=np.frombuffer(part_graph(parts[0]), np.uint8),
    )
    print(f"{path}: {path.stat().st_size:,} bytes")


def _documents(path: Path) -> Iterator[Mapping[str, Any]]:
    """One row a document: where two people annotated it, the second."""
    with path.open(encoding="utf-8") as lines:
        yield from {row["doc_id"]: row for row in map(json.loads, lines)}.values()


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--gold", type=Path, help="polnear_train.jsonl; without it the examples in --work are used")
    parser.add_argument("--work", type=Path, required=True)
    parser.add_argument("--passes", type=int, default=4)
    parser.add_argument("--install", action="store_true", help="put the weights into the package")
    options = parser.parse_args()
    options.work.mkdir(parents=True, exist_ok=True)
    if options.gold:
        make_examples(_documents(options.gold), options.work)
    words, besides, size = pickle.loads((options.work / "examples.pkl").read_bytes())
    vectors = np.memmap(options.work / "vectors.f16", np.float16, "r", shape=(size, WIDTH))
    cues = train_cues(words, vectors, options.passes)
    parts = train_parts(besides, vectors, options.passes)
    path = WEIGHTS if options.install else options.work / WEIGHTS.name
    pack(cues, parts, train_sieve(words, vectors), path)


if __name__ == "__main__":
    main()
