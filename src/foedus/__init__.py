"""foedus: a ledger of attributed, dated claims about who stands with whom."""
