"""From claims to conclusions: origins, corroboration, conflicts, state as of a date. Pure functions over values."""

from foedus.inference.conflicts import Conflict, conflicts
from foedus.inference.conflicts import Kind as ConflictKind
from foedus.inference.corroboration import Origin, Support, Voice, support
from foedus.inference.evidence import Commitment, Evidence, commitment_of, evidence_of
from foedus.inference.origins import CopyRule, Family, Report, families
from foedus.inference.state import Conclusion, PairState, Rates, Standing, Status, standing_of, state_of

__all__ = [
    "Commitment",
    "Conclusion",
    "Conflict",
    "ConflictKind",
    "CopyRule",
    "Evidence",
    "Family",
    "Origin",
    "PairState",
    "Rates",
    "Report",
    "Standing",
    "Status",
    "Support",
    "Voice",
    "commitment_of",
    "conflicts",
    "evidence_of",
    "families",
    "standing_of",
    "state_of",
    "support",
]
