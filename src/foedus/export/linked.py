"""Linked data: Web Annotations for every span (W3C, 2017) and provenance in PROV-O, both as JSON-LD.

Positions are code points, as the Web Annotation model asks for; a quotation stands beside each, with the 32 code points
before and after it.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from foedus.export.files import writing
from foedus.export.material import Material
from foedus.ledger import LedgerClaim
from foedus.model import Article, Attribution, Claim, Span

Json = dict[str, Any]
_AROUND = 32
_PROV = {
    "prov": "http://www.w3.org/ns/prov#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
}


def write_annotations(material: Material, path: Path) -> int:
    """Writes one AnnotationPage with an annotation for every span of every claim and attribution; how many."""
    head = {"@context": "http://www.w3.org/ns/anno.jsonld", "id": "urn:foedus:annotations", "type": "AnnotationPage"}
    return _stream(path, head, "items", every_annotation(material))


def write_prov(material: Material, path: Path) -> int:
    """Writes who derived what from what: articles, readings, claims, conclusions; how many nodes."""
    return _stream(path, {"@context": _PROV}, "@graph", provenance(material))


def _stream(path: Path, head: Json, field: str, items: Iterable[Json]) -> int:
    count = 0
    with writing(path) as stream:
        stream.write(json.dumps(head, ensure_ascii=False)[:-1] + f', "{field}": [')
        for item in items:
            stream.write((",\n" if count else "\n") + json.dumps(item, ensure_ascii=False))
            count += 1
        stream.write("\n]}\n")
    return count


def every_annotation(material: Material) -> Iterator[Json]:
    """The annotations, claim by claim and then attribution by attribution, article by article."""
    for listed in material.articles():
        article = material.ledger.article(listed.id)
        for row in material.ledger.claims(material.question, article=article.id):
            if row.retracted:
                continue
            for role, span in claim_spans(row.claim):
                yield _annotation(row.claim.id, role, span, article)
        for number, item in enumerate(material.ledger.attributions(article.id, known=material.known)):
            for role, span in _attribution_spans(item):
                yield _annotation(f"{article.id}:attribution:{number}", role, span, article)


def claim_spans(claim: Claim) -> Iterator[tuple[str, Span]]:
    """Every span of a claim with its role."""
    yield "evidence", claim.evidence
    for role, end in (("actor", claim.actor), ("recipient", claim.recipient)):
        if end is not None:
            yield role, end.span
            if end.antecedent is not None:
                yield f"{role}-antecedent", end.antecedent
    for number, link in enumerate(claim.attribution):
        named = (("source", link.span), ("cue", link.cue), ("said", link.when.span if link.when else None))
        yield from ((f"{role}-{number}", span) for role, span in named if span is not None)
    if claim.when.span is not None:
        yield "when", claim.when.span
    if claim.where is not None:
        yield "where", claim.where.span


def _attribution_spans(item: Attribution) -> Iterator[tuple[str, Span]]:
    for role, span in (("source", item.source), ("cue", item.cue), ("content", item.content)):
        if span is not None:
            yield role, span


def _annotation(owner: str, role: str, span: Span, article: Article) -> Json:
    quote = {
        "type": "TextQuoteSelector",
        "exact": span.text,
        "prefix": article.text[max(0, span.start - _AROUND) : span.start],
        "suffix": article.text[span.end : span.end + _AROUND],
    }
    place = {"type": "TextPositionSelector", "start": span.start, "end": span.end}
    body = {"type": "TextualBody", "purpose": "tagging", "value": role}
    return {
        "id": f"urn:foedus:{owner}#{role}",
        "type": "Annotation",
        "motivation": "tagging",
        "body": [body, {"type": "SpecificResource", "purpose": "linking", "source": f"urn:foedus:{owner}"}],
        "target": {"source": article.uri or f"urn:foedus:{article.id}", "selector": [place, quote]},
    }


def provenance(material: Material) -> Iterator[Json]:
    """Articles, coders, readings and claims as they come; then every conclusion with the claims it derives from."""
    seen: set[str] = set()
    for article in material.articles():
        node: Json = {"@id": _urn(article.id), "@type": "prov:Entity", "rdfs:label": article.title or article.id}
        if article.publisher:
            node["prov:wasAttributedTo"] = {"@type": "prov:Agent", "rdfs:label": article.publisher}
        yield node
    for row in material.claims():
        yield from _claim_nodes(row, seen)
    for held in material.held():
        label = f"{held.relation} {held.status} ({held.rule})"
        derived = [{"@id": _urn(name)} for name in held.claims]
        yield {"@id": _urn(held.id), "@type": "prov:Entity", "rdfs:label": label, "prov:wasDerivedFrom": derived}


def _claim_nodes(row: LedgerClaim, seen: set[str]) -> Iterator[Json]:
    claim = row.claim
    coder = f"coder:{claim.coder.name}:{claim.coder.version}:{claim.coder.digest}".replace(" ", "_")
    reading = f"reading:{claim.article}:{coder}"
    if coder not in seen:
        seen.add(coder)
        yield {"@id": _urn(coder), "@type": "prov:Agent", "rdfs:label": f"{claim.coder.name} {claim.coder.version}"}
    if reading not in seen:
        seen.add(reading)
        ended = {"@type": "xsd:dateTime", "@value": row.recorded_at.isoformat()}
        used = {"prov:used": {"@id": _urn(claim.article)}, "prov:wasAssociatedWith": {"@id": _urn(coder)}}
        yield {"@id": _urn(reading), "@type": "prov:Activity", **used, "prov:endedAtTime": ended}
    node: Json = {
        "@id": _urn(claim.id),
        "@type": "prov:Entity",
        "rdfs:label": f"{claim.relation or claim.plover}: {claim.evidence.text}",
        "prov:wasDerivedFrom": {"@id": _urn(claim.article)},
        "prov:wasGeneratedBy": {"@id": _urn(reading)},
        "prov:wasAttributedTo": {"@id": _urn(coder)},
    }
    yield node


def _urn(name: str) -> str:
    return f"urn:foedus:{name}"
