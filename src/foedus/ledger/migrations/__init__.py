"""Forward-only migrations, run by Alembic; `foedus.ledger.opening` calls it."""
