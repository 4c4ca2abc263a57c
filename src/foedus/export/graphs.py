"""The network as GEXF (1.2draft, for Gephi) and as GraphML; every relation is an edge of its own.

Gephi shows an edge while a spell of it runs. A spell runs from the first day on which its begin is told or a claim puts
it, to the day by which it was over; where no end is told it stays open if the relation holds on the day of the export,
and else stops at the last day on which a claim puts it. The EDTF interval beside it keeps what is known and unknown.
Weights are origins, so never negative: the sign is an attribute. All edges are
directed, since many readers take no mixed graphs; `symmetric` marks those whose two ends are alike.
Lines are solid with +, dashed with -, dotted else.

GraphML's schema wants NMTOKENs for ids: other characters are escaped (`_x0020_`, as in SQL/XML), which no id of ours
needs but one of a user's own can.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from itertools import groupby
from pathlib import Path
from typing import IO
from xml.sax.saxutils import escape, quoteattr

from foedus.export.files import writing
from foedus.export.material import Held, Material, identifiers
from foedus.export.table_claims import day

Put = Callable[[str], object]

_NODE = (("kind", "string"), ("ucdp", "string"), ("iso3", "string"), ("country", "string"))
_EDGE = (
    *(("relation", "string"), ("sign", "integer"), ("status", "string"), ("contested", "boolean")),
    *(("standing", "string"), ("valid", "string"), ("origins", "integer"), ("articles", "integer")),
    *(("claims", "string"), ("symmetric", "boolean")),
)
_SHAPES = {1: "solid", -1: "dashed", 0: "dotted"}
_COLOURS = {1: (0, 114, 178), -1: (213, 94, 0), 0: (120, 120, 120)}
_GRAPHML_TYPES = {"integer": "int", "boolean": "boolean", "string": "string"}
_NO_TOKEN = re.compile(r"[^\w.:-]|_(?=x[0-9A-F]{4,6}_)", re.ASCII)
_CONTROL = {code: "\ufffd" for code in range(32) if code not in (9, 10, 13)} | {0xFFFE: "\ufffd", 0xFFFF: "\ufffd"}


def attribute(value: object) -> str:
    """A value as a quoted XML attribute; characters that XML cannot hold become U+FFFD."""
    return quoteattr(_plain(value))


def content(value: object) -> str:
    """A value as the text of an XML element."""
    return escape(_plain(value))


def token(name: str) -> str:
    """An id as an XML NMTOKEN; different ids give different tokens."""
    return _NO_TOKEN.sub(lambda found: f"_x{ord(found[0]):04X}_", name)


def _plain(value: object) -> str:
    text = ("true" if value else "false") if isinstance(value, bool) else str(value)
    return text.translate(_CONTROL)


def edges(material: Material) -> Iterator[tuple[str, list[Held]]]:
    """The edges with their spells: rows of one relation, pair and direction are one edge."""

    def ends(held: Held) -> tuple[str, str, str]:
        return held.actor, held.recipient, held.relation

    def order(held: Held) -> tuple[str, ...]:
        seen = held.spell.first_seen if held.spell else None
        return (*ends(held), seen.isoformat() if seen else "", held.id)

    rows = sorted(material.held(), key=order)
    for (actor, recipient, relation), group in groupby(rows, key=ends):
        yield f"{actor}--{relation}--{recipient}", list(group)


def write_gexf(material: Material, path: Path) -> int:
    """Writes the network as GEXF 1.2draft with spells; how many edges."""
    with writing(path) as stream:
        put = _writer(stream)
        put('<?xml version="1.0" encoding="UTF-8"?>')
        spaces = 'xmlns="http://www.gexf.net/1.2draft" xmlns:viz="http://www.gexf.net/1.2draft/viz"'
        put(f'<gexf {spaces} version="1.2">')
        put(f'<meta lastmodifieddate="{day(material.day)}"><creator>foedus</creator>')
        put("<description>Relations inferred from what reports claim; claims, not facts</description></meta>")
        put('<graph defaultedgetype="directed" mode="dynamic" timeformat="date">')
        for kind, listed in (("node", _NODE), ("edge", _EDGE)):
            put(f'<attributes class="{kind}" mode="static">')
            for name, of in listed:
                put(f'<attribute id="{kind}-{name}" title="{name}" type="{of}"/>')
            put("</attributes>")
        put("<nodes>")
        for key in _nodes(material):
            _gexf_node(put, material, key)
        put("</nodes><edges>")
        count = 0
        for name, spells in edges(material):
            _gexf_edge(put, name, spells)
            count += 1
        put("</edges></graph></gexf>")
    return count


def _writer(stream: IO[str]) -> Put:
    return lambda line: stream.write(line + "\n")


def _nodes(material: Material) -> list[str]:
    return sorted({name for pair, _ in material.pairs() for name in pair})


def _of_node(material: Material, key: str) -> dict[str, object]:
    actor, (ucdp, iso) = material.person(key), identifiers(key)
    values = {"kind": actor.kind.value, "ucdp": ucdp, "iso3": iso, "country": actor.country}
    return {name: value for name, value in values.items() if value is not None}


def _of_edge(spells: list[Held]) -> dict[str, object]:
    last = spells[-1]
    claims = sorted({name for held in spells for name in held.claims})
    return {
        "relation": last.relation,
        "sign": last.sign,
        "status": last.status,
        "contested": any(held.status == "contested" for held in spells),
        "standing": last.standing,
        "valid": " ".join(held.spell.edtf for held in spells if held.spell),
        "origins": max(held.origins for held in spells),
        "articles": max(held.articles for held in spells),
        "claims": " ".join(claims),
        "symmetric": last.symmetric,
    }


def _gexf_node(put: Put, material: Material, key: str) -> None:
    put(f"<node id={attribute(key)} label={attribute(material.person(key).name)}><attvalues>")
    for name, value in _of_node(material, key).items():
        put(f'<attvalue for="node-{name}" value={attribute(value)}/>')
    put("</attvalues></node>")


def _gexf_edge(put: Put, name: str, spells: list[Held]) -> None:
    first, values = spells[0], _of_edge(spells)
    ends = f"source={attribute(first.actor)} target={attribute(first.recipient)}"
    weight = max(1, max(held.origins for held in spells))
    shown_as = f'type="directed" weight="{weight}.0" label={attribute(first.relation)}'
    put(f"<edge id={attribute(name)} {ends} {shown_as}><attvalues>")
    for key, value in values.items():
        put(f'<attvalue for="edge-{key}" value={attribute(value)}/>')
    put("</attvalues>")
    shown = [
        " ".join(f'{end}="{when}"' for end, when in zip(("start", "end"), running(held), strict=True) if when)
        for held in spells
        if held.spell
    ]
    if any(shown):
        put(f"<spells>{''.join(f'<spell {each}/>' for each in shown if each)}</spells>")
    red, green, blue = _COLOURS[first.sign]
    put(f'<viz:color r="{red}" g="{green}" b="{blue}"/><viz:shape value="{_SHAPES[first.sign]}"/></edge>')


def running(held: Held) -> tuple[str | None, str | None]:
    """First and last day on which an edge is shown; None is open."""
    spell = held.spell
    if spell is None:
        return None, None
    start = spell.begins.start or spell.first_seen
    end = spell.ended or (None if held.last and held.status in ("holds", "contested") else spell.last_seen)
    if start and end and end < start:
        end = start
    return day(start), day(end)


def write_graphml(material: Material, path: Path) -> int:
    """Writes the network as GraphML; how many edges."""
    with writing(path) as stream:
        put = _writer(stream)
        put('<?xml version="1.0" encoding="UTF-8"?>')
        schema = "http://graphml.graphdrawing.org/xmlns http://graphml.graphdrawing.org/xmlns/1.0/graphml.xsd"
        put('<graphml xmlns="http://graphml.graphdrawing.org/xmlns" ')
        put(f'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:schemaLocation="{schema}">')
        for kind, listed in (
            ("node", (("name", "string"), *_NODE)),
            ("edge", (*_EDGE, ("start", "string"), ("end", "string"))),
        ):
            for name, of in listed:
                put(f'<key id="{kind}-{name}" for="{kind}" attr.name="{name}" attr.type="{_GRAPHML_TYPES[of]}"/>')
        put('<graph id="foedus" edgedefault="directed">')
        for key in _nodes(material):
            data = {"name": material.person(key).name, **_of_node(material, key)}
            put(f"<node id={attribute(token(key))}>{_data('node', data)}</node>")
        count = 0
        for name, spells in edges(material):
            shown = [running(held) for held in spells if held.spell]
            starts, ends = ([span[side] or ".." for span in shown] for side in (0, 1))
            data = {**_of_edge(spells), "start": " ".join(starts), "end": " ".join(ends)}
            first = spells[0]
            between = f"source={attribute(token(first.actor))} target={attribute(token(first.recipient))}"
            put(f"<edge id={attribute(token(name))} {between}>{_data('edge', data)}</edge>")
            count += 1
        put("</graph></graphml>")
    return count


def _data(kind: str, values: dict[str, object]) -> str:
    return "".join(
        f'<data key="{kind}-{name}">{content(value)}</data>' for name, value in values.items() if value != ""
    )
