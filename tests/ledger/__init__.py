"""The contract of the ledger, over memory, SQLite and PostgreSQL."""
