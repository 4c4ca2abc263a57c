"""Linked data: selectors that find their words, and provenance that leads back to articles."""

from __future__ import annotations

import json
from pathlib import Path

from foedus.export import Material
from foedus.export import write_ledger as export
from foedus.export.linked import claim_spans


def test_each_span_of_each_claim_is_annotated_and_found_again(material: Material, tmp_path: Path) -> None:
    export(material, "annotations", tmp_path / "a.jsonld")
    page = json.loads((tmp_path / "a.jsonld").read_text(encoding="utf-8"))
    assert (page["type"], page["@context"]) == ("AnnotationPage", "http://www.w3.org/ns/anno.jsonld")
    texts = {f"urn:foedus:{row.id}": material.ledger.article(row.id).text for row in material.articles()}
    for item in page["items"]:
        text = texts[item["target"]["source"]]
        place, quote = item["target"]["selector"]
        assert text[place["start"] : place["end"]] == quote["exact"]
        assert text[: place["start"]].endswith(quote["prefix"])
        assert text[place["end"] :].startswith(quote["suffix"])
    ids = [item["id"] for item in page["items"]]
    assert len(set(ids)) == len(ids)
    wanted = {f"urn:foedus:{row.claim.id}#{role}" for row in material.claims() for role, _ in claim_spans(row.claim)}
    assert wanted <= set(ids)


def test_provenance_has_no_loose_ends(material: Material, tmp_path: Path) -> None:
    export(material, "prov", tmp_path / "p.jsonld")
    graph = json.loads((tmp_path / "p.jsonld").read_text(encoding="utf-8"))["@graph"]
    kinds = {node["@id"]: node["@type"] for node in graph}
    assert len(kinds) == len(graph)
    expected = {"prov:used": "Entity", "prov:wasAssociatedWith": "Agent", "prov:wasGeneratedBy": "Activity"}
    expected |= {"prov:wasDerivedFrom": "Entity"}
    for node in graph:
        for name, kind in expected.items():
            found = node.get(name, [])
            for target in found if isinstance(found, list) else [found]:
                assert kinds[target["@id"]] == f"prov:{kind}"
    assert {f"urn:foedus:{row.claim.id}" for row in material.claims()} <= set(kinds)
    assert {f"urn:foedus:{held.id}" for held in material.held()} <= set(kinds)
