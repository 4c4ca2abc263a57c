"""From claims to conclusions: origins, corroboration, conflicts, state as of a date. Pure functions over values."""

from foedus.inference.conflicts import Conflict, conflicts
from foedus.inference.conflicts import Kind as ConflictKind
from foedus.inference.corroboration import Origin, Support, Voice, support
from foedus.inference.evidence import Commitment, Evidence, commitment_of, evidence_from, evidence_of
from foedus.inference.origins import CopyRule, Family, HashedReport, Report, families
from foedus.inference.settings import DEFAULT_PATIENCE, SIGNS, Rates
from foedus.inference.shingles import WordHashes
from foedus.inference.state import RULES, Conclusion, PairState, Standing, Status, standing_of, state_of
from foedus.inference.timeline import Spell, edtf_of

__all__ = [
    "DEFAULT_PATIENCE",
    "RULES",
    "SIGNS",
    "Commitment",
    "Conclusion",
    "Conflict",
    "ConflictKind",
    "CopyRule",
    "Evidence",
    "Family",
    "HashedReport",
    "Origin",
    "PairState",
    "Rates",
    "Report",
    "Spell",
    "Standing",
    "Status",
    "Support",
    "Voice",
    "WordHashes",
    "commitment_of",
    "conflicts",
    "edtf_of",
    "evidence_from",
    "evidence_of",
    "families",
    "standing_of",
    "state_of",
    "support",
]
