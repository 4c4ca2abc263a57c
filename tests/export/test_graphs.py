"""Graphs, read back by networkx and held to Gephi's rules."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path
from xml.etree import ElementTree

import pytest
from hypothesis import given
from hypothesis import strategies as st

from foedus.export import Material
from foedus.export import write_ledger as export
from foedus.export.graphs import attribute, edges, running, token
from tests.export.graph_rules import GEXF_RULES, GRAPHML_RULES, broken

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


def test_spells_signs_and_origins_come_back_as_they_were(material: Material, gexf: Path, tmp_path: Path) -> None:
    networkx = pytest.importorskip("networkx")
    export(material, "graphml", tmp_path / "net.graphml")
    read = {data["id"]: data for _, _, data in networkx.read_gexf(gexf).edges(data=True)}
    graphml = networkx.read_graphml(tmp_path / "net.graphml", force_multigraph=True)
    also = {name: data for _, _, name, data in graphml.edges(keys=True, data=True)}
    for name, spells in edges(material):
        shown = [running(held) for held in spells if held.spell]
        # networkx has the word None where an end is open.
        assert read[name].get("spells", []) == [(str(start), str(end)) for start, end in shown if start or end]
        assert also[name].get("start", "") == " ".join(start or ".." for start, _ in shown)
        assert also[name].get("end", "") == " ".join(end or ".." for _, end in shown)
        for data in (read[name], also[name]):
            wanted = (spells[-1].sign, spells[-1].status, max(held.origins for held in spells))
            assert (data["sign"], data["status"], data["origins"]) == wanted
            assert set(data["claims"].split()) == {claim for held in spells for claim in held.claims}
    assert len(read) == len(also) == len(list(edges(material)))


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


def test_gexf_keeps_its_schema(gexf: Path) -> None:
    assert broken(ElementTree.parse(gexf).getroot(), GEXF_RULES) == []


def test_graphml_keeps_its_schema(material: Material, tmp_path: Path) -> None:
    export(material, "graphml", tmp_path / "net.graphml")
    root = ElementTree.parse(tmp_path / "net.graphml").getroot()
    assert broken(root, GRAPHML_RULES) == []
    assert len(list(root.iter(f"{GRAPHML}edge"))) == len(keys(material))


@pytest.mark.parametrize(
    ("format_name", "right", "wrong", "told"),
    [
        ("gexf", 'class="edge"', 'class="tie"', "attributes class='tie'"),
        ("gexf", 'value="dotted"', 'value="wavy"', "shape value='wavy'"),
        ("gexf", "<nodes>", "<meta/><nodes>", "attributes, meta, nodes, edges in graph"),
        ("gexf", ' mode="dynamic"', ' kind="dynamic"', "graph has kind"),
        ("gexf", 'type="integer"', 'type="string" colour="red"', "attribute has colour"),
        ("gexf", '<spell start="2', '<spell start="early 2', "spell start="),
        ("gexf", 'source="iso:', 'source="of:', "edge source="),
        ("graphml", 'edgedefault="directed"', "", "graph lacks edgedefault"),
        ("graphml", 'for="edge"', 'for="tie"', "key for='tie'"),
        ("graphml", 'attr.type="int"', 'attr.type="integer"', "key attr.type='integer'"),
        ("graphml", '<data key="edge-sign">-1', '<data key="edge-sign">minus', "edge-sign='minus'"),
        ("graphml", '<data key="node-kind">', '<data key="node-sort">', "data key='node-sort'"),
        ("graphml", 'id="iso:', 'id="iso|', "node id='iso|"),
        ("graphml", '<data key="node-kind">', '<data key="node-name">', "node-name twice"),
        ("graphml", "<graph ", "<graph><node id='a'/><node id='a'/></graph><graph ", "node id='a' twice"),
    ],
)
def test_a_breach_of_the_schema_is_noticed(
    material: Material, tmp_path: Path, format_name: str, right: str, wrong: str, told: str
) -> None:
    export(material, format_name, tmp_path / "net")
    text = (tmp_path / "net").read_text(encoding="utf-8")
    assert right in text
    found = broken(
        ElementTree.fromstring(text.replace(right, wrong, 1)), GEXF_RULES if format_name == "gexf" else GRAPHML_RULES
    )
    assert any(told in each for each in found), found


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


@given(st.text(max_size=12), st.text(max_size=12))
def test_ids_become_tokens_that_stay_apart(one: str, two: str) -> None:
    assert re.fullmatch(r"[A-Za-z0-9._:-]*", token(one))
    assert (token(one) == token(two)) == (one == two)


def test_our_own_ids_are_tokens_as_they_are() -> None:
    assert token("un:QDe.115--backing--x:0206d9f0") == "un:QDe.115--backing--x:0206d9f0"
