"""The tables of claims, articles, actors and relations, and their columns."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

from foedus.codebook.countries import numeric
from foedus.export.material import Held, Material, identifiers
from foedus.export.tables import Column, Table, Value, columns_of, picked
from foedus.ledger import LedgerArticle, LedgerClaim
from foedus.model import Actor, Participant, Span
from foedus.workspace.contract import claim_json

_RELATIONS = (
    "alliance|truce|talks|backing|membership|leadership|formation|merger|split|opposition|fighting"  # the eleven
)
_KINDS = "state|government|armed-group|coalition|international|party|organisation|community|person|unknown"


def _end_columns(end: str) -> str:
    return f"""
    {end}_id string identifier of the {end} as it was read: iso:, ucdp:, un: or x: for one in none of these lists
    {end}_counts_for string identifier for which the {end} counts after merges and splits of actors
    {end}_name string usual name of the {end}
    {end}_kind string {{{_KINDS}}} what the {end} is
    {end}_country string ISO 3166-1 alpha-3 code of the {end}'s country, where known
    {end}_aliases object other names of the {end}, a JSON list
    {end}_ucdp string UCDP actor id of the {end}, where it has one
    {end}_iso3 string ISO 3166-1 alpha-3 code, where the {end} is a state
    {end}_text string words that stand for the {end} in the article
    {end}_start integer first code point of these words in the article's text
    {end}_end integer code point after their last
    {end}_antecedent_text string nearest words that name the {end}, where its own do not
    {end}_antecedent_start integer first code point of the antecedent
    {end}_antecedent_end integer code point after its last
    """


CLAIMS = columns_of(
    f"""
    claim_id string! stable identifier: the same text, date and coder give the same on any machine
    article_id string! identifier of the article that makes the claim
    document_id string! identifier that the article came with, else its own
    title string title of the article
    publisher string outlet that printed the article
    published date day of publication
    uri string address of the article
    relation string {{{_RELATIONS}}} relation of the codebook; empty for an act that says nothing of one
    phase string! {{begins|holds|ends}} what the claim says of the relation
    sign integer! +1 friendly, 0 neutral, -1 hostile, of the relation
    plover string PLOVER event category of the reported act; empty for a mere state
    predicate string! words of the codebook by which the claim was read
    {_end_columns("actor")}
    {_end_columns("recipient")}
    source string nearest source of the content; empty where the article itself asserts it
    source_kind string what that source is
    attribution object! whole chain of sources, the nearest last: JSON list of name, kind, actor, span, cue, when
    factuality string! {{CT+|PR+|PS+|CT-|PR-|PS-|CTu|Uu}} FactBank's label of the source's stance
    conditional boolean! whether the claim stands under a condition
    future boolean! whether it lies after the article
    when_edtf string valid time in EDTF; empty where undated
    when_basis string! {{explicit|relative|dateline|publication|undated}} what the valid time rests on
    when_text string words that give it
    when_start integer first code point of these words
    when_end integer code point after their last
    when_earliest date first day that the valid time can cover; empty where unbounded
    when_latest date last day that it can cover; empty where unbounded
    where_name string place, as named
    where_country string ISO 3166-1 alpha-3 code of the place's country, where known
    where_text string words that give the place
    where_start integer first code point of these words
    where_end integer code point after their last
    evidence_text string! passage that makes the claim, verbatim
    evidence_start integer! first code point of the passage
    evidence_end integer! code point after its last
    coder_name string! machine or person that read the claim
    coder_version string! its version
    coder_digest string digest of its configuration
    coder_confidence number! its confidence of having read right, 0 to 1; no probability that the claim is so
    recorded_at datetime! when the ledger learnt it (UTC)
    superseded boolean! whether a later version of the article took its place
    """
)
ARTICLES = columns_of(
    """
    article_id string! identifier, derived from text, date and publisher
    document_id string! identifier that the article came with, else its own
    text_sha256 string! SHA-256 of the text in UTF-8
    title string title
    publisher string outlet that printed it
    published date day of publication
    uri string address
    credit string whom a feed's item names as its source
    retrieved_at datetime when it was fetched, where known
    outcome string! what became of it: read, nothing found, set aside, failed
    reason string why it was set aside or failed
    claims integer! claims of its newest reading
    recorded_at datetime! when the ledger learnt it (UTC)
    superseded boolean! whether a later version took its place
    text string text as it was read; empty unless the export was asked for texts
    segments object its parts: JSON list of kind, start, end; empty unless the export was asked for texts
    """
)
ACTORS = columns_of(
    f"""
    actor_id string! identifier: iso:, ucdp:, un: or x: for one in none of these lists
    name string! usual name
    kind string! {{{_KINDS}}} what it is
    country string ISO 3166-1 alpha-3 code of its country, where known
    ucdp string UCDP actor id, where it has one
    iso3 string ISO 3166-1 alpha-3 code, where it is a state
    aliases object! other names, a JSON list
    """
)


def _short_end(end: str) -> str:
    return f"""
    {end}_id string! identifier of the {end}, after merges
    {end}_name string! its usual name
    {end}_kind string! {{{_KINDS}}} what it is
    {end}_ucdp string its UCDP actor id, where it has one
    {end}_iso3 string its ISO 3166-1 alpha-3 code, where it is a state
    {end}_iso integer the numeric code of the same, where it has one
    """


RELATIONS = columns_of(
    f"""
    spell_id string! identifier of this row: of its ends, relation and claims
    relation string! {{{_RELATIONS}}} relation of the codebook
    sign integer! +1 friendly, 0 neutral, -1 hostile, of the relation
    directed boolean! whether actor and recipient can be told apart; where not, they stand in order of their ids
    {_short_end("actor")}
    {_short_end("recipient")}
    as_of date! day of which status and standing are told
    status string! {{holds|ended|contested|unknown}} what is inferred for that day; an earlier spell has ended
    contested boolean! whether claims contradict each other on it
    rule string! rule by which the status follows
    standing string! {{friendly|hostile|mixed|neutral|contested|ended|unknown}} how the pair stands, all taken together
    valid string spell as an EDTF interval; empty begin: nobody tells of it; `..`: nobody tells of an end
    begins_earliest date first day on which it can have begun, where told
    begins_latest date last day on which it can have begun, where told
    first_seen date first day on which a claim puts it
    last_seen date last day on which a claim puts it
    ended date day by which it was over, where told
    origins integer! independent origins behind it
    articles integer! articles behind it
    claims object! ids of the claims it rests on, a JSON list
    against object! those of them that speak against it, a JSON list
    """
)


def claims_table(material: Material) -> Table:
    """One claim a row, whole: the CSV of it can be read back with the same ids."""
    return _table("claims", "Claims as reports make them", CLAIMS, material, _claim_rows, "claim_id")


def articles_table(material: Material) -> Table:
    """One article a row, with its text only where the export was asked for texts."""
    return _table("articles", "Articles on record", ARTICLES, material, _article_rows, "article_id")


def actors_table(material: Material) -> Table:
    """Everybody at an end of a claim."""
    return _table("actors", "Actors at an end of a claim", ACTORS, material, _actor_rows, "actor_id")


def relations_table(material: Material) -> Table:
    """One relation of a pair over one spell a row, inferred from the claims."""
    return _table("relations", "Relations, spell by spell", RELATIONS, material, _relation_rows, "spell_id")


def _table(name: str, title: str, columns: tuple[Column, ...], material: Material, rows: Any, key: str) -> Table:
    return Table(name, title, columns, lambda: picked(columns, rows(material)), (key,))


def compact(value: object) -> str:
    """JSON on one line."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def _claim_rows(material: Material) -> Iterator[dict[str, Value]]:
    for row in material.claims():
        yield claim_row(row)


def claim_row(row: LedgerClaim) -> dict[str, Value]:
    """A claim on record as a row of the table of claims."""
    claim, article = row.claim, row.article
    nearest = claim.attribution[-1] if claim.attribution else None
    interval = claim.when.interval
    return {
        "claim_id": claim.id,
        "article_id": claim.article,
        "document_id": article.given_id or article.id,
        "title": article.title,
        "publisher": article.publisher,
        "published": day(article.published),
        "uri": article.uri,
        "relation": claim.relation,
        "phase": claim.phase.value,
        "sign": claim.sign,
        "plover": claim.plover,
        "predicate": claim.predicate,
        **_end("actor", claim.actor, row.actor),
        **_end("recipient", claim.recipient, row.recipient),
        "source": nearest.name if nearest else None,
        "source_kind": nearest.kind if nearest else None,
        "attribution": compact(_chain(row)),
        "factuality": str(claim.factuality),
        "conditional": claim.conditional,
        "future": claim.future,
        "when_edtf": claim.when.edtf,
        "when_basis": claim.when.basis.value,
        **_span("when", claim.when.span),
        "when_earliest": day(interval.start),
        "when_latest": day(interval.end - timedelta(days=1) if interval.end else None),
        "where_name": claim.where.name if claim.where else None,
        "where_country": claim.where.country if claim.where else None,
        **_span("where", claim.where.span if claim.where else None),
        **_span("evidence", claim.evidence),
        "coder_name": claim.coder.name,
        "coder_version": claim.coder.version,
        "coder_digest": claim.coder.digest or None,
        "coder_confidence": claim.confidence,
        "recorded_at": row.recorded_at.isoformat(),
        "superseded": row.superseded,
    }


def _chain(row: LedgerClaim) -> list[dict[str, Any]]:
    links = claim_json(row.claim, row.article)["attribution"]
    return [{**shown, "actor": link.actor} for shown, link in zip(links, row.claim.attribution, strict=True)]


def _end(name: str, end: Participant | None, counts_for: str | None) -> dict[str, Value]:
    if end is None:
        return {}
    ucdp, iso = identifiers(counts_for or end.actor.id)
    return {
        f"{name}_id": end.actor.id,
        f"{name}_counts_for": counts_for,
        f"{name}_name": end.actor.name,
        f"{name}_kind": end.actor.kind.value,
        f"{name}_country": end.actor.country,
        f"{name}_aliases": compact(list(end.actor.aliases)),
        f"{name}_ucdp": ucdp,
        f"{name}_iso3": iso,
        **_span(name, end.span),
        **_span(f"{name}_antecedent", end.antecedent),
    }


def _span(name: str, span: Span | None) -> dict[str, Value]:
    if span is None:
        return {}
    return {f"{name}_text": span.text, f"{name}_start": span.start, f"{name}_end": span.end}


def day(value: date | None) -> str | None:
    """A day in ISO 8601."""
    return value.isoformat() if value else None


def _article_rows(material: Material) -> Iterator[dict[str, Value]]:
    for row in material.articles():
        yield _article_row(row, material)


def _article_row(row: LedgerArticle, material: Material) -> dict[str, Value]:
    whole = material.ledger.article(row.id) if material.texts else None
    parts = [[part.kind.value, part.start, part.end] for part in whole.segments] if whole else None
    return {
        "article_id": row.id,
        "document_id": row.given_id or row.id,
        "text_sha256": row.text_sha256,
        "title": row.title,
        "publisher": row.publisher,
        "published": day(row.published),
        "uri": row.uri,
        "credit": row.credit,
        "retrieved_at": row.retrieved_at.isoformat() if row.retrieved_at else None,
        "outcome": row.outcome.value,
        "reason": row.reason,
        "claims": row.claims,
        "recorded_at": row.recorded_at.isoformat(),
        "superseded": row.superseded,
        "text": whole.text if whole else None,
        "segments": compact(parts) if whole else None,
    }


def _actor_rows(material: Material) -> Iterator[dict[str, Value]]:
    for actor in material.actors():
        ucdp, iso = identifiers(actor.id)
        yield {
            "actor_id": actor.id,
            "name": actor.name,
            "kind": actor.kind.value,
            "country": actor.country,
            "ucdp": ucdp,
            "iso3": iso,
            "aliases": compact(list(actor.aliases)),
        }


def _relation_rows(material: Material) -> Iterator[dict[str, Value]]:
    for held in material.held():
        yield {
            **_held(held),
            **short_end("actor", material.person(held.actor)),
            "as_of": day(material.day),
        } | short_end("recipient", material.person(held.recipient))


def short_end(name: str, actor: Actor) -> dict[str, Value]:
    """Who stands at an end, with identifiers of UCDP and ISO."""
    ucdp, iso = identifiers(actor.id)
    ids: dict[str, Value] = {f"{name}_ucdp": ucdp, f"{name}_iso3": iso, f"{name}_iso": numeric(iso)}
    return {f"{name}_id": actor.id, f"{name}_name": actor.name, f"{name}_kind": actor.kind.value, **ids}


def _held(held: Held) -> dict[str, Value]:
    spell = held.spell
    begins = spell.begins if spell else None
    return {
        "spell_id": held.id,
        "relation": held.relation,
        "sign": held.sign,
        "directed": not held.symmetric,
        "status": held.status,
        "contested": held.status == "contested",
        "rule": held.rule,
        "standing": held.standing,
        "valid": spell.edtf if spell else None,
        "begins_earliest": day(begins.start) if begins else None,
        "begins_latest": day(begins.end - timedelta(days=1)) if begins and begins.end else None,
        "first_seen": day(spell.first_seen) if spell else None,
        "last_seen": day(spell.last_seen) if spell else None,
        "ended": day(spell.ended) if spell else None,
        "origins": held.origins,
        "articles": held.articles,
        "claims": compact(list(held.claims)),
        "against": compact(list(held.against)),
    }
