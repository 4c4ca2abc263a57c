"""The contract: claims and attributions as the JSON objects that the command line prints (`"contract": 1`).

Pure functions from values to plain dictionaries. Offsets are code points into the article's text as given.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any, Protocol

from foedus.inference import Support
from foedus.model import UNDATED, Attribution, Claim, Participant, Place, SourceLink, Span, ValidTime

CONTRACT = 1
"""Version of the output. A field may be added; none is renamed or dropped without a new number."""

Json = dict[str, Any]


class Document(Protocol):
    """What the contract says of an article: an Article has it, and so has an article on record in a ledger."""

    @property
    def id(self) -> str: ...  # noqa: D102
    @property
    def given_id(self) -> str | None: ...  # noqa: D102
    @property
    def title(self) -> str | None: ...  # noqa: D102
    @property
    def publisher(self) -> str | None: ...  # noqa: D102
    @property
    def published(self) -> date | None: ...  # noqa: D102
    @property
    def uri(self) -> str | None: ...  # noqa: D102


def document_json(article: Document) -> Json:
    """Who and what the article is; `id` is the id that came with it, else the article's own."""
    return {
        "id": article.given_id or article.id,
        "title": article.title,
        "publisher": article.publisher,
        "published": article.published.isoformat() if article.published else None,
        "uri": article.uri,
    }


def claim_json(claim: Claim, article: Document) -> Json:
    """One claim as the contract prints it."""
    return {
        "contract": CONTRACT,
        "id": claim.id,
        "document": document_json(article),
        "relation": claim.relation,
        "phase": claim.phase.value,
        "sign": claim.sign,
        "plover": claim.plover,
        "predicate": claim.predicate,
        "actor": _participant_json(claim.actor),
        "recipient": _participant_json(claim.recipient),
        "attribution": [_source_json(link) for link in claim.attribution],
        "factuality": str(claim.factuality),
        "conditional": claim.conditional,
        "future": claim.future,
        "when": _time_json(claim.when),
        "where": _place_json(claim.where),
        "evidence": span_json(claim.evidence),
        "coder": {"name": claim.coder.name, "version": claim.coder.version, "digest": claim.coder.digest},
        "coder_confidence": round(claim.confidence, 2),
    }


def attribution_json(attribution: Attribution, article: Document) -> Json:
    """One attribution as the contract prints it."""
    return {
        "contract": CONTRACT,
        "document": document_json(article),
        "source": span_json(attribution.source) if attribution.source else None,
        "cue": span_json(attribution.cue) if attribution.cue else None,
        "content": span_json(attribution.content),
        "quoted": attribution.quoted,
    }


def support_json(support: Support, names: Mapping[str, str]) -> Json:
    """A count of origins that opens: how many, of how many articles, and which articles and claims each one has.

    `names` are what a person knows articles by, by their ids.
    """
    return {
        "origins": len(support.origins),
        "articles": support.articles,
        "single": support.single,
        "working": support.working(names),
        "support": [
            {
                "origin": origin.label,
                "articles": [names.get(key, key) for key in origin.articles],
                "claims": list(origin.claims),
            }
            for origin in support.origins
        ],
    }


def span_json(span: Span) -> Json:
    """Words and where they stand."""
    return {"text": span.text, "start": span.start, "end": span.end}


def _participant_json(end: Participant | None) -> Json | None:
    if end is None:
        return None
    actor = end.actor
    head = {"name": actor.name, "aliases": list(actor.aliases), "id": actor.id, "kind": actor.kind.value}
    tail = {"antecedent": span_json(end.antecedent)} if end.antecedent else {}
    return {**head, **span_json(end.span), **tail}


def _source_json(link: SourceLink) -> Json:
    words = span_json(link.span) if link.span else {"text": None, "start": None, "end": None}
    cue = span_json(link.cue) if link.cue else None
    return {"name": link.name, "kind": link.kind, **words, "cue": cue, "when": _time_json(link.when or UNDATED)}


def _time_json(when: ValidTime) -> Json:
    words = span_json(when.span) if when.span else {"text": None, "start": None, "end": None}
    return {"edtf": when.edtf, **words, "basis": when.basis.value}


def _place_json(place: Place | None) -> Json | None:
    return None if place is None else {"name": place.name, "country": place.country, **span_json(place.span)}
