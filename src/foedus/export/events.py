"""Claims as records of events: PLOVER's categories as JSON Lines, and a table in the manner of ACLED.

Neither form has a place for all that a claim says; PLOVER's records name what is lost in them.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any

from foedus.codebook.countries import numeric
from foedus.export.files import writing
from foedus.export.material import Material
from foedus.export.tables import Column, Table, Value, picked
from foedus.inference import Commitment, commitment_of
from foedus.ledger import LedgerClaim
from foedus.model import Participant, Place
from foedus.workspace.voices import shipped_gazetteer

_KINDS = {
    "fighting": ("Political violence", "Battles", None),
    "truce": ("Strategic developments", "Strategic developments", "Agreement"),
    "merger": ("Strategic developments", "Strategic developments", "Change to group/activity"),
    "split": ("Strategic developments", "Strategic developments", "Change to group/activity"),
    "formation": ("Strategic developments", "Strategic developments", "Change to group/activity"),
}
"""Disorder type, event type and sub-event type of relations that ACLED has a word for."""
ACLED = (
    *("event_id_cnty", "event_date", "year", "time_precision", "disorder_type", "event_type", "sub_event_type"),
    *("actor1", "assoc_actor_1", "inter1", "actor2", "assoc_actor_2", "inter2", "interaction", "civilian_targeting"),
    *("iso", "region", "country", "admin1", "admin2", "admin3", "location", "latitude", "longitude", "geo_precision"),
    *("source", "source_scale", "notes", "fatalities", "tags", "timestamp"),
)
"""The columns of ACLED's files since its change of 2023, in their order."""
_WHOLE = {"year", "time_precision", "iso", "geo_precision", "fatalities"}


def write_plover(material: Material, path: Path) -> int:
    """Writes one claim a line, as a PLOVER record; how many. A mere state has no category and says so in `lost`."""
    count = 0
    with writing(path) as stream:
        for row in material.claims():
            stream.write(json.dumps(plover_record(row), ensure_ascii=False) + "\n")
            count += 1
    return count


def plover_record(row: LedgerClaim) -> dict[str, Any]:
    """A claim with PLOVER's category; `lost` lists what that category alone does not tell of the claim."""
    claim, article = row.claim, row.article
    said = [f"relation {claim.relation}"] if claim.relation else []
    said += [f"phase {claim.phase.value}"] if claim.relation else []
    said += ["it is a mere state, no event"] if claim.plover is None else []
    said += [f"source {link.name}" for link in claim.attribution]
    said += [f"factuality {claim.factuality}"] if str(claim.factuality) != "CT+" else []
    said += [word for word, on in (("conditional", claim.conditional), ("future", claim.future)) if on]
    interval = claim.when.interval
    whole = interval.start and interval.end and interval.end - interval.start == timedelta(days=1)
    said += [f"time {claim.when.edtf}"] if claim.when.edtf and not whole else []
    return {
        "id": claim.id,
        "date": interval.start.isoformat() if whole and interval.start else None,
        "event": claim.plover,
        "mode": None,
        "context": None,
        "actor": _party(claim.actor, row.actor),
        "recipient": _party(claim.recipient, row.recipient),
        "text": claim.evidence.text,
        "publication": article.publisher,
        "pubdate": article.published.isoformat() if article.published else None,
        "url": article.uri,
        "coder": claim.coder.name,
        "lost": said,
    }


def _party(end: Participant | None, key: str | None) -> dict[str, Any] | None:
    if end is None:
        return None
    return {"id": key or end.actor.id, "name": end.actor.name, "kind": end.actor.kind.value, "text": end.span.text}


def acled_table(material: Material) -> Table:
    """One asserted claim a row, in ACLED's 31 columns, with ids of our own; what the text does not tell is blank."""
    columns = tuple(
        Column(name=name, type="integer" if name in _WHOLE else "string", meaning=f"as ACLED's {name}")
        for name in ACLED
    )
    return Table(
        "acled",
        "Asserted claims in the manner of ACLED",
        columns,
        lambda: picked(columns, map(_acled, _asserted(material))),
        ("event_id_cnty",),
    )


def _asserted(material: Material) -> Iterator[LedgerClaim]:
    for row in material.claims():
        claim = row.claim
        stance = commitment_of(claim.factuality, conditional=claim.conditional, future=claim.future)
        if stance is Commitment.ASSERTED and not row.superseded:
            yield row


def _acled(row: LedgerClaim) -> dict[str, Value]:
    claim = row.claim
    interval = claim.when.interval
    days = (interval.end - interval.start).days if interval.start and interval.end else None
    precision = None if days is None else 1 if days == 1 else 2 if days <= 7 else 3 if days <= 31 else None
    disorder, event, sub = (
        _KINDS.get(claim.relation or "", (None, None, None)) if claim.phase.value != "ends" else (None,) * 3
    )
    country = _country(claim.where)
    sources = [row.article.publisher, *(link.name for link in claim.attribution)]
    return {
        "event_id_cnty": claim.id,
        "event_date": interval.start.isoformat() if precision and interval.start else None,
        "year": interval.start.year if precision and interval.start else None,
        "time_precision": precision,
        "disorder_type": disorder,
        "event_type": event,
        "sub_event_type": sub,
        "actor1": claim.actor.actor.name if claim.actor else None,
        "actor2": claim.recipient.actor.name if claim.recipient else None,
        "iso": numeric(country),
        "country": _name(country),
        "location": claim.where.name if claim.where else None,
        "source": "; ".join(name for name in sources if name) or None,
        "notes": claim.evidence.text,
        "tags": "; ".join(filter(None, (claim.relation, claim.phase.value, claim.plover))),
        "timestamp": row.recorded_at.isoformat(),
    }


def _country(place: Place | None) -> str | None:
    """The alpha-3 code of the country of a place: as read with it, else as the gazetteer knows a place of that name."""
    return (place.country or shipped_gazetteer().country(place.name)) if place else None


def _name(country: str | None) -> str | None:
    found = shipped_gazetteer().by_id(f"iso:{country}") if country else None
    return found.name if found else None
