"""A claim as a reviewer says it should have been read."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from foedus.codebook import relation_types
from foedus.errors import QuestionError
from foedus.ledger import Ledger
from foedus.model import Claim, Coder, DateBasis, Factuality, Phase, ValidTime


def corrected(ledger: Ledger, claim: str, by: str, fields: Mapping[str, Any]) -> Claim:
    """The claim with `relation`, `phase`, `factuality`, `when` (EDTF, empty for none) or `swap`ped ends corrected.

    The reviewer is its coder. Raises QuestionError where it is not on record or a correction makes no sense.
    """
    old = claim_on_record(ledger, claim)
    changes: dict[str, Any] = {"coder": Coder(name=by, version="review")}
    try:
        for name, value in fields.items():
            changes |= _change(old, name, value)
        return replace(old, **changes)
    except ValueError as error:
        raise QuestionError(f"the claim cannot be corrected like that: {error}") from error


def claim_on_record(ledger: Ledger, claim: str) -> Claim:
    """The claim of that id. Raises QuestionError."""
    found = ledger.claim(claim)
    if found is None:
        raise QuestionError(f"there is no claim {claim} on record")
    return found


def _change(old: Claim, name: str, value: Any) -> dict[str, Any]:
    if name == "phase":
        return {"phase": Phase(value)}
    if name == "factuality":
        return {"factuality": Factuality.parse(value)}
    if name == "when":
        return {"when": ValidTime(edtf=value, basis=DateBasis.EXPLICIT) if value else ValidTime()}
    if name == "swap":
        return {"actor": old.recipient, "recipient": old.actor}
    return {"relation": value, "sign": _sign(value)}


def _sign(relation: str) -> int:
    known = relation_types()
    if relation not in known:
        raise QuestionError(f"there is no relation {relation!r}; there are {', '.join(sorted(known))}")
    return known[relation].sign
