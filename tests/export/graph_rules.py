"""What the schemas of GEXF 1.2 and GraphML 1.0 ask of a file, in words of our own.

Each element has the children it may have, in which order, and its needed and other attributes with their types. Beyond
that hold the references: an edge's ends are nodes, a value belongs to an attribute that is declared for its kind, and
no id stands twice. GraphML's ids are NMTOKENs. Colours and shapes stand in GEXF's namespace for pictures, where Gephi
and the examples of the format have them; its schema, by a slip, names them in the other one.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from xml.etree.ElementTree import Element

ANY = r"(?s).*"
TOKEN = r"[\w.:·-]+"
DAY = r"-?\d{4,}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])"
COUNT = r"\+?\d+"
FLAG = r"true|false|1|0"
NUMBER = r"[+-]?(\d+(\.\d*)?|\.\d+)([eE][+-]?\d+)?|[+-]?INF|NaN"
WHOLE = r"[+-]?\d+"
CHANNEL = r"0*(\d|[1-9]\d|1\d\d|2[0-4]\d|25[0-5])"


@dataclass(frozen=True)
class Rule:
    """An element: `children` is a regular expression over their names, each with a space behind it."""

    children: str = ""
    needed: Mapping[str, str] = field(default_factory=dict)
    other: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Rules:
    """A format. `spaces` are its namespaces; `of_kind` tells of what kind of element a declared attribute is."""

    spaces: Mapping[str, str]
    elements: Mapping[str, Rule]
    declared: str
    of_kind: str
    typed: str
    value: tuple[str, str, str | None]
    """Element that bears a value, its attribute that names the declaration, and that of the value (None: its text)."""
    types: Mapping[str, str]


_GEXF = "http://www.gexf.net/1.2draft"
_TIME = dict.fromkeys(("start", "end", "startopen", "endopen"), DAY)
_EDGES = "directed|undirected|mutual"

GEXF_RULES = Rules(
    spaces={"": _GEXF, "color": f"{_GEXF}/viz", "shape": f"{_GEXF}/viz"},
    elements={
        "gexf": Rule("(meta )?graph ", {"version": r"1\.2"}, {"variant": ANY}),
        "meta": Rule("((creator|keywords|description) )*", {}, {"lastmodifieddate": DAY}),
        "creator": Rule(),
        "keywords": Rule(),
        "description": Rule(),
        "graph": Rule(
            "((attributes|nodes|edges) )*",
            {},
            {
                "timeformat": "integer|double|date|dateTime",
                "defaultedgetype": _EDGES,
                "idtype": "integer|string",
                "mode": "static|dynamic",
                **_TIME,
            },
        ),
        "attributes": Rule("(attribute )*", {"class": "node|edge"}, {"mode": "static|dynamic", **_TIME}),
        "attribute": Rule(
            "((default|options) )*",
            {
                "id": ANY,
                "title": ANY,
                "type": "integer|long|double|float|boolean|liststring|string|anyURI",
            },
        ),
        "nodes": Rule("(node )*", {}, {"count": COUNT}),
        "edges": Rule("(edge )*", {}, {"count": COUNT}),
        "node": Rule("((attvalues|spells|color|size|shape) )*", {"id": ANY}, {"label": ANY, "pid": ANY, **_TIME}),
        "edge": Rule(
            "((attvalues|spells|color|thickness|shape) )*",
            {"id": ANY, "source": ANY, "target": ANY},
            {"type": _EDGES, "label": ANY, "weight": NUMBER, **_TIME},
        ),
        "attvalues": Rule("(attvalue )*"),
        "attvalue": Rule("", {"for": ANY, "value": ANY}, _TIME),
        "spells": Rule("(spell )+"),
        "spell": Rule("", {}, _TIME),
        "color": Rule("(spells )?", dict.fromkeys("rgb", CHANNEL), {"a": NUMBER, **_TIME}),
        "shape": Rule("(spells )?", {"value": "solid|dotted|dashed|double"}, _TIME),
    },
    declared="attribute",
    of_kind="class",
    typed="type",
    value=("attvalue", "for", "value"),
    types={"integer": WHOLE, "boolean": FLAG, "string": ANY},
)

_SCHEMA_PLACE = "{http://www.w3.org/2001/XMLSchema-instance}schemaLocation"

GRAPHML_RULES = Rules(
    spaces={"": "http://graphml.graphdrawing.org/xmlns"},
    elements={
        "graphml": Rule("(desc )?(key )*((data|graph) )*", {}, {_SCHEMA_PLACE: ANY}),
        "desc": Rule(),
        "key": Rule(
            "(desc )?(default )?",
            {"id": TOKEN},
            {
                "for": "all|graph|node|edge|hyperedge|port|endpoint",
                "attr.name": TOKEN,
                "attr.type": "boolean|int|long|float|double|string",
            },
        ),
        "graph": Rule(
            "(desc )?((data|node|edge|hyperedge) )*",
            {"edgedefault": "directed|undirected"},
            {"id": TOKEN, "parse.nodes": COUNT, "parse.edges": COUNT, "parse.order": "free|nodesfirst|adjacencylist"},
        ),
        "node": Rule("(desc )?((data|port) )*(graph )?", {"id": TOKEN}),
        "edge": Rule("(desc )?(data )*(graph )?", {"source": TOKEN, "target": TOKEN}, {"id": TOKEN, "directed": FLAG}),
        "data": Rule("", {"key": TOKEN}, {"id": TOKEN}),
    },
    declared="key",
    of_kind="for",
    typed="attr.type",
    value=("data", "key", None),
    types={"int": WHOLE, "boolean": FLAG, "string": ANY},
)


def broken(root: Element, rules: Rules) -> list[str]:
    """What a file does against the rules of its format, in its order; empty where it keeps them."""
    return [*_structure(root, rules), *_references(root, rules)]


def _structure(root: Element, rules: Rules) -> Iterator[str]:
    for element in root.iter():
        space, name = _named(element)
        rule = rules.elements.get(name)
        if rule is None or space != rules.spaces.get(name, rules.spaces[""]):
            yield f"{name} of {space} is no element of it"
            continue
        children = [_named(child)[1] for child in element]
        if not re.fullmatch(rule.children, "".join(f"{child} " for child in children)):
            yield f"{', '.join(dict.fromkeys(children))} in {name}"
        yield from (f"{name} lacks {key}" for key in rule.needed if key not in element.attrib)
        allowed = {**rule.needed, **rule.other}
        yield from (f"{name} has {key}" for key in element.attrib if key not in allowed)
        for key, value in element.attrib.items():
            if not re.fullmatch(allowed.get(key, ANY), value):
                yield f"{name} {key}={value!r}"


def _references(root: Element, rules: Rules) -> Iterator[str]:
    named = {kind: list(_all(root, kind)) for kind in ("node", "edge", rules.declared)}
    for kind, elements in named.items():
        counted = Counter(each.attrib["id"] for each in elements if "id" in each.attrib)
        yield from (f"{kind} id={name!r} twice" for name, count in counted.items() if count > 1)
    nodes = {each.get("id") for each in named["node"]}
    for edge in named["edge"]:
        yield from (f"edge {end}={edge.get(end)!r}" for end in ("source", "target") if edge.get(end) not in nodes)
    declared = dict(_declarations(root, rules))
    bearer, key, value_at = rules.value
    for kind in ("node", "edge"):
        for element in named[kind]:
            seen: set[str] = set()
            for bears in _all(element, bearer):
                name, value = bears.get(key, ""), bears.get(value_at, "") if value_at else bears.text or ""
                of, typed = declared.get(name, ("", ""))
                if of not in (kind, "all"):
                    yield f"{bearer} {key}={name!r} in {kind}"
                elif not re.fullmatch(rules.types.get(typed, ANY), value):
                    yield f"{name}={value!r}"
                if name in seen:
                    yield f"{name} twice in {kind}"
                seen.add(name)


def _declarations(root: Element, rules: Rules) -> Iterator[tuple[str, tuple[str, str]]]:
    for parent in root.iter():
        for each in parent:
            if _named(each)[1] == rules.declared:
                of = each.get(rules.of_kind) or parent.get(rules.of_kind) or "all"
                yield each.get("id", ""), (of, each.get(rules.typed, "string"))


def _all(root: Element, name: str) -> Iterator[Element]:
    return (each for each in root.iter() if _named(each)[1] == name)


def _named(element: Element) -> tuple[str, str]:
    space, _, name = element.tag.rpartition("}")
    return space.lstrip("{"), name
