"""Graphs, read back by networkx and held to Gephi's rules."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from xml.etree import ElementTree

import pytest

from foedus.export import Material
from foedus.export import write_ledger as export
from foedus.export.graphs import attribute

GEXF = "{http://www.gexf.net/1.2draft}"
GRAPHML = "{http://graphml.graphdrawing.org/xmlns}"


@pytest.fixture
def gexf(material: Material, tmp_path: Path) -> Path:
    export(material, "gexf", tmp_path / "net.gexf")
    return tmp_path / "net.gexf"


def keys(material: Material) -> set[tuple[str, str, str]]:
    return {(held.actor, held.recipient, held.relation) for held in material.held()}


def test_gexf_is_read_by_networkx(material: Material, gexf: Path) -> None:
    networkx = pytest.importorskip("networkx")
    graph = networkx.read_gexf(gexf)
    found = {(a, b, data["relation"]) for a, b, data in graph.edges(data=True)}
    assert found == keys(material)
    assert all(data["label"] for _, data in graph.nodes(data=True))


def test_gexf_keeps_gephis_rules(gexf: Path) -> None:
    root = ElementTree.parse(gexf).getroot()
    (graph,) = root.findall(f"{GEXF}graph")
    assert (graph.get("mode"), graph.get("timeformat")) == ("dynamic", "date")
    declared = {each.get("id"): each.get("type") for each in graph.iter(f"{GEXF}attribute")}
    assert set(declared.values()) <= {"string", "integer", "boolean", "double", "float", "long", "date", "anyURI"}
    nodes = [each.get("id") for each in graph.iter(f"{GEXF}node")]
    edges = list(graph.iter(f"{GEXF}edge"))
    assert len(set(nodes)) == len(nodes) and len({each.get("id") for each in edges}) == len(edges)
    spells = 0
    for edge in edges:
        assert {edge.get("source"), edge.get("target")} <= set(nodes)
        assert float(edge.get("weight", "0")) > 0
        values = [each.get("for") for each in edge.iter(f"{GEXF}attvalue")]
        assert len(set(values)) == len(values) and set(values) <= set(declared)
        for spell in edge.iter(f"{GEXF}spell"):
            spells += 1
            ends = [date.fromisoformat(spell.attrib[side]) for side in ("start", "end") if side in spell.attrib]
            assert ends and ends == sorted(ends)
    assert spells > 20


VIZ = "{http://www.gexf.net/1.2draft/viz}"
TIME = {"start", "end", "startopen", "endopen"}
SCHEMA: dict[str, tuple[set[str], set[str], set[str]]] = {
    "gexf": ({"meta", "graph"}, {"version"}, {"variant"}),
    "meta": ({"creator", "keywords", "description"}, set(), {"lastmodifieddate"}),
    "creator": (set(), set(), set()),
    "description": (set(), set(), set()),
    "graph": ({"attributes", "nodes", "edges"}, set(), {"timeformat", "defaultedgetype", "idtype", "mode", *TIME}),
    "attributes": ({"attribute"}, {"class"}, {"mode", *TIME}),
    "attribute": ({"default", "options"}, {"id", "title", "type"}, set()),
    "nodes": ({"node"}, set(), {"count"}),
    "node": ({"attvalues", "spells", "color", "size"}, {"id"}, {"label", "pid", *TIME}),
    "edges": ({"edge"}, set(), {"count"}),
    "edge": (
        {"attvalues", "spells", "color", "thickness", "shape"},
        {"id", "source", "target"},
        {"type", "label", "weight", *TIME},
    ),
    "attvalues": ({"attvalue"}, set(), set()),
    "attvalue": (set(), {"for", "value"}, TIME),
    "spells": ({"spell"}, set(), set()),
    "spell": (set(), set(), TIME),
    "color": ({"spells"}, {"r", "g", "b"}, {"a", *TIME}),
    "shape": ({"spells"}, {"value"}, TIME),
}
"""What GEXF 1.2's schema allows of what we use: an element's children, its needed and its other attributes."""
VALUES = {
    ("gexf", "version"): {"1.2"},
    ("graph", "mode"): {"static", "dynamic"},
    ("graph", "timeformat"): {"integer", "double", "date", "dateTime"},
    ("graph", "defaultedgetype"): {"directed", "undirected", "mutual"},
    ("edge", "type"): {"directed", "undirected", "mutual"},
    ("attributes", "class"): {"node", "edge"},
    ("attribute", "type"): {"integer", "long", "double", "float", "boolean", "liststring", "string", "anyURI"},
    ("shape", "value"): {"solid", "dotted", "dashed", "double"},
}
READ = {"integer": int, "boolean": {"true": True, "false": False}.__getitem__, "string": str}


def test_gexf_keeps_its_schema(gexf: Path) -> None:
    root = ElementTree.parse(gexf).getroot()
    types = {each.attrib["id"]: each.attrib["type"] for each in root.iter(f"{GEXF}attribute")}
    for element in root.iter():
        space, _, name = element.tag.rpartition("}")
        assert f"{space}}}" == (VIZ if name in ("color", "shape") else GEXF)
        children, needed, other = SCHEMA[name]
        assert {child.tag.rpartition("}")[2] for child in element} <= children
        assert needed <= element.attrib.keys() <= needed | other
        for key, value in element.attrib.items():
            assert value in VALUES.get((name, key), {value})
        if name == "spells":
            assert len(element) > 0
        if name == "color":
            assert all(0 <= int(element.attrib[channel]) <= 255 for channel in "rgb")
        if name == "attvalue":
            READ[types[element.attrib["for"]]](element.attrib["value"])


def test_graphml_is_read_by_networkx_with_every_edge(material: Material, tmp_path: Path) -> None:
    networkx = pytest.importorskip("networkx")
    export(material, "graphml", tmp_path / "net.graphml")
    graph = networkx.read_graphml(tmp_path / "net.graphml", force_multigraph=True)
    found = {(a, b, data["relation"]) for a, b, data in graph.edges(data=True)}
    assert found == keys(material)
    assert {data["sign"] for _, _, data in graph.edges(data=True)} <= {-1, 0, 1}


def test_graphml_keys_are_declared_before_the_graph_and_none_is_unknown(material: Material, tmp_path: Path) -> None:
    export(material, "graphml", tmp_path / "net.graphml")
    root = ElementTree.parse(tmp_path / "net.graphml").getroot()
    assert [child.tag for child in root][-1] == f"{GRAPHML}graph"
    declared = {each.get("id"): each.get("for") for each in root.iter(f"{GRAPHML}key")}
    for kind in ("node", "edge"):
        used = {data.get("key") for each in root.iter(f"{GRAPHML}{kind}") for data in each.iter(f"{GRAPHML}data")}
        assert all(declared[name] == kind for name in used if name)
    assert root.find(f"{GRAPHML}graph").get("edgedefault") == "directed"  # type: ignore[union-attr]


def test_what_xml_cannot_hold_is_replaced() -> None:
    quoted = attribute('x<&"\x00\x0by')
    assert ElementTree.fromstring(f"<a b={quoted}/>").get("b") == 'x<&"\ufffd\ufffdy'
