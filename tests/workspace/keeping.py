"""Made-up claims put into a ledger."""

from __future__ import annotations

from datetime import datetime

from foedus.ledger import Ledger, LedgerClaim
from foedus.model import Article


def keep(ledger: Ledger, row: LedgerClaim, recorded_at: datetime | None = None) -> str:
    """Appends the claim with the article whose only sentence it is; the claim's id."""
    claim = row.claim
    article = Article(
        text=claim.evidence.text, published=row.article.published, title="T", publisher=row.article.publisher
    )
    ledger.append_reading(article, [claim], (), None, claim.coder, recorded_at)
    return claim.id
