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
