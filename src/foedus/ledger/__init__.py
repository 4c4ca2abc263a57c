"""The append-only store: SQLite by default, PostgreSQL for a team; one contract. See docs/explanation/ledger.md."""

from foedus.ledger.ledger import Ledger, open_ledger, restore_ledger
from foedus.ledger.values import (
    Appended,
    LedgerActor,
    LedgerArticle,
    LedgerClaim,
    LedgerFact,
    Reading,
    ReadingLine,
    Verification,
)

__all__ = [
    "Appended",
    "Ledger",
    "LedgerActor",
    "LedgerArticle",
    "LedgerClaim",
    "LedgerFact",
    "Reading",
    "ReadingLine",
    "Verification",
    "open_ledger",
    "restore_ledger",
]
