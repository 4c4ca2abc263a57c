"""Linked data: selectors that find their words, and provenance that leads back to articles."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

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


CONTEXT = {
    "oa": "http://www.w3.org/ns/oa#",
    "as": "https://www.w3.org/ns/activitystreams#",
    "id": {"@id": "@id", "@type": "@id"},
    "type": {"@id": "@type", "@type": "@id"},
    **{
        name: {"@id": f"oa:{term}"}
        for name, term in {
            "AnnotationPage": "AnnotationPage",
            "Annotation": "Annotation",
            "TextQuoteSelector": "TextQuoteSelector",
            "TextPositionSelector": "TextPositionSelector",
            "TextualBody": "TextualBody",
            "SpecificResource": "SpecificResource",
            "exact": "exact",
            "prefix": "prefix",
            "suffix": "suffix",
            "start": "start",
            "end": "end",
        }.items()
    },
    **{
        name: {"@id": f"oa:{term}", "@type": "@id"}
        for name, term in {
            "body": "hasBody",
            "target": "hasTarget",
            "source": "hasSource",
            "selector": "hasSelector",
        }.items()
    },
    **{
        name: {"@id": f"oa:{term}", "@type": "@vocab"}
        for name, term in {"motivation": "motivatedBy", "purpose": "hasPurpose"}.items()
    },
    "linking": "oa:linking",
    "tagging": "oa:tagging",
    "value": "http://www.w3.org/1999/02/22-rdf-syntax-ns#value",
    "items": {"@id": "as:items", "@type": "@id", "@container": "@list"},
}
"""The terms of the Web Annotation vocabulary that we use, since a test fetches nothing."""


def test_a_reader_of_rdf_finds_every_annotation_with_both_selectors(material: Material, tmp_path: Path) -> None:
    rdflib = pytest.importorskip("rdflib")
    export(material, "annotations", tmp_path / "a.jsonld")
    page = json.loads((tmp_path / "a.jsonld").read_text(encoding="utf-8"))
    page["items"] = page["items"][:200]
    graph = rdflib.Graph().parse(data=json.dumps(page | {"@context": CONTEXT}), format="json-ld")
    oa = rdflib.Namespace("http://www.w3.org/ns/oa#")
    found = set(graph.subjects(rdflib.RDF.type, oa.Annotation))
    assert {str(each) for each in found} == {item["id"] for item in page["items"]}
    for each in found:
        (target,) = graph.objects(each, oa.hasTarget)
        kinds = {graph.value(item, rdflib.RDF.type) for item in graph.objects(target, oa.hasSelector)}
        assert kinds == {oa.TextQuoteSelector, oa.TextPositionSelector}
        assert (each, oa.motivatedBy, oa.tagging) in graph


def test_a_reader_of_rdf_follows_each_conclusion_to_an_article(material: Material, tmp_path: Path) -> None:
    rdflib = pytest.importorskip("rdflib")
    export(material, "prov", tmp_path / "p.jsonld")
    graph = rdflib.Graph().parse(tmp_path / "p.jsonld", format="json-ld")
    prov = rdflib.Namespace("http://www.w3.org/ns/prov#")
    articles = {rdflib.URIRef(f"urn:foedus:{row.id}") for row in material.articles()}
    concluded = [rdflib.URIRef(f"urn:foedus:{held.id}") for held in material.held()]
    assert len(concluded) > 80
    for each in concluded:
        claims = set(graph.objects(each, prov.wasDerivedFrom))
        assert (
            claims
            and {article for claim in claims for article in graph.objects(claim, prov.wasDerivedFrom)} <= articles
        )
        assert all((claim, prov.wasGeneratedBy, None) in graph for claim in claims)
    known = {str(prov[name]) for name in ("Entity", "Activity", "Agent")}
    assert {str(kind) for kind in graph.objects(None, rdflib.RDF.type)} == known
