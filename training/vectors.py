"""Adds the words' vectors to the outputs of an exported graph: `python -m training.vectors model.onnx`.

A word's vector is what the last layer holds of it beside what the fourth does: the last, tuned to the parse, knows how
the word is used, the fourth more of what it means. Nothing else of the graph is touched: its other outputs stay the
same to the bit.
"""

from __future__ import annotations

import argparse
from pathlib import Path

import onnx
from onnx import TensorProto, helper

LAST = "/norm/LayerNormalization_output_0"
MIDDLE = "/layers.3/norm/LayerNormalization_output_0"
WIDTH = 768


def add_vectors(path: Path) -> None:
    """Adds the output "vectors" (words, 768) to a graph in place; a graph that has it is left as it is."""
    model = onnx.load(str(path))
    graph = model.graph
    if any(output.name == "vectors" for output in graph.output):
        return
    graph.node.append(helper.make_node("Gather", [MIDDLE, "first"], ["middle"]))
    graph.node.append(helper.make_node("Concat", [LAST, "middle"], ["vectors"], axis=1))
    graph.output.append(helper.make_tensor_value_info("vectors", TensorProto.FLOAT, ["words", WIDTH]))
    onnx.save(model, str(path))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("graph", type=Path)
    add_vectors(parser.parse_args().graph)


if __name__ == "__main__":
    main()
