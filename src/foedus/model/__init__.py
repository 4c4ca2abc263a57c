"""Immutable values; standard library only."""

from foedus.model.actors import Actor, ActorKind, Mention, MentionKind
from foedus.model.claims import (
    Attribution,
    Certainty,
    Claim,
    Coder,
    Factuality,
    Participant,
    Phase,
    Place,
    Polarity,
    RelationType,
    SourceLink,
)
from foedus.model.identity import canonical_json, tagged_id, text_hash
from foedus.model.text import Article, Segment, SegmentKind, Span
from foedus.model.times import UNDATED, AsOf, DateBasis, DateInterval, ValidTime

__all__ = [
    "Actor",
    "ActorKind",
    "Article",
    "AsOf",
    "Attribution",
    "Certainty",
    "Claim",
    "Coder",
    "DateBasis",
    "DateInterval",
    "Factuality",
    "Mention",
    "MentionKind",
    "Participant",
    "Phase",
    "Place",
    "Polarity",
    "RelationType",
    "Segment",
    "SegmentKind",
    "SourceLink",
    "Span",
    "UNDATED",
    "ValidTime",
    "canonical_json",
    "tagged_id",
    "text_hash",
]
