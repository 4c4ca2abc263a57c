"""Judgements to payloads and back: as `codec` does for articles and claims."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from foedus.errors import IntegrityError
from foedus.ledger.codec import Json, decode_claim, encode_claim
from foedus.model import (
    ActorJudgement,
    ActorVerdict,
    ClaimReview,
    ClaimVerdict,
    EntryKind,
    Judgement,
    Retraction,
    Reversal,
    Revision,
)

KINDS = (
    EntryKind.REVISION,
    EntryKind.RETRACTION,
    EntryKind.ACTOR_JUDGEMENT,
    EntryKind.CLAIM_REVIEW,
    EntryKind.REVERSAL,
)


def encode_judgement(judgement: Judgement) -> tuple[EntryKind, str, Json]:
    """The kind of its entry, the key (what is judged) and the payload."""
    said: Json = {"by": judgement.by, "reason": judgement.reason}
    match judgement:
        case Retraction():
            return EntryKind.RETRACTION, judgement.claim, {**said, "claim": judgement.claim}
        case Reversal():
            return EntryKind.REVERSAL, str(judgement.entry), {**said, "entry": judgement.entry}
        case Revision():
            payload = {**said, "article": judgement.article, "replaced_by": judgement.replaced_by}
            return EntryKind.REVISION, judgement.article, payload
        case ClaimReview():
            correction = encode_claim(judgement.correction) if judgement.correction else None
            payload = {
                **said,
                "claim": judgement.claim,
                "verdict": judgement.verdict.value,
                "correction": correction,
            }
            return EntryKind.CLAIM_REVIEW, judgement.claim, payload
        case ActorJudgement():
            payload = {
                **said,
                "verdict": judgement.verdict.value,
                "actor": judgement.actor,
                "into": judgement.into,
                "claims": list(judgement.claims),
            }
            return EntryKind.ACTOR_JUDGEMENT, judgement.actor, payload


def decode_judgement(kind: EntryKind, payload: Mapping[str, Any]) -> Judgement:
    """The judgement that `encode_judgement` wrote. Raises IntegrityError where the payload is not one."""
    try:
        return _decode(kind, payload)
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        raise IntegrityError(f"the ledger holds a {kind.value} that cannot be read back: {error!r}") from error


def _decode(kind: EntryKind, payload: Mapping[str, Any]) -> Judgement:
    by, reason = payload["by"], payload["reason"]
    match kind:
        case EntryKind.RETRACTION:
            return Retraction(claim=payload["claim"], by=by, reason=reason)
        case EntryKind.REVERSAL:
            return Reversal(entry=payload["entry"], by=by, reason=reason)
        case EntryKind.REVISION:
            return Revision(article=payload["article"], replaced_by=payload["replaced_by"], by=by, reason=reason)
        case EntryKind.CLAIM_REVIEW:
            correction = payload["correction"]
            return ClaimReview(
                claim=payload["claim"],
                verdict=ClaimVerdict(payload["verdict"]),
                correction=decode_claim(correction) if correction else None,
                by=by,
                reason=reason,
            )
        case EntryKind.ACTOR_JUDGEMENT:
            return ActorJudgement(
                verdict=ActorVerdict(payload["verdict"]),
                actor=payload["actor"],
                into=payload["into"],
                claims=tuple(payload["claims"]),
                by=by,
                reason=reason,
            )
        case _:
            raise ValueError(f"{kind.value} is no judgement")
