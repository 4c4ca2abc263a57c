"""Entries in a chain, with projections of articles, readings and claims."""

import sqlalchemy as sa
from alembic import op

from foedus.ledger.opening import dialect_of

revision = "0001"
down_revision = None

_NUMBER = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
_WORDS = sa.Text().with_variant(sa.Text(collation="C"), "postgresql")


def _seq() -> "sa.Column[int]":
    return sa.Column("seq", _NUMBER, primary_key=True, autoincrement=False)


def upgrade() -> None:
    """Makes the tables, their indexes and their guards."""
    _make_entry()
    _make_article_and_reading()
    _make_claim()
    connection = op.get_bind()
    for table in ("entry", "article", "reading", "claim"):
        for statement in dialect_of(connection).guards(connection, table):
            op.execute(statement)


def _make_entry() -> None:
    op.create_table(
        "entry",
        _seq(),
        sa.Column("recorded_at", _WORDS, nullable=False),
        sa.Column("recorded_by", _WORDS, nullable=False),
        sa.Column("kind", _WORDS, nullable=False),
        sa.Column("key", _WORDS, nullable=False),
        sa.Column("payload", _WORDS, nullable=False),
        sa.Column("content", _WORDS, nullable=False),
        sa.Column("previous", _WORDS, nullable=False),
        sa.Column("hash", _WORDS, nullable=False),
        sa.Column("packed", sa.LargeBinary),
        sqlite_strict=True,
    )
    op.create_index("ix_entry_recorded_at", "entry", ["recorded_at"])


def _make_article_and_reading() -> None:
    op.create_table(
        "article",
        _seq(),
        sa.Column("id", _WORDS, nullable=False, unique=True),
        sa.Column("address", _WORDS),
        sa.Column("publisher", _WORDS),
        sa.Column("published", sa.Integer),
        sqlite_strict=True,
    )
    op.create_index("ix_article_address", "article", ["address"])
    op.create_table(
        "reading",
        _seq(),
        sa.Column("subject", _WORDS, nullable=False),
        sa.Column("coder", _WORDS),
        sa.Column("outcome", _WORDS, nullable=False),
        sa.Column("attributions", _NUMBER),
        sqlite_strict=True,
    )
    op.create_index("reading_subject_coder", "reading", ["subject", "coder"])


def _make_claim() -> None:
    op.create_table(
        "claim",
        _seq(),
        sa.Column("id", _WORDS, nullable=False, unique=True),
        sa.Column("article", _WORDS, nullable=False),
        sa.Column("coder", _WORDS, nullable=False),
        sa.Column("actor", _WORDS),
        sa.Column("recipient", _WORDS),
        sa.Column("relation", _WORDS),
        sa.Column("sign", sa.Integer, nullable=False),
        sa.Column("phase", _WORDS, nullable=False),
        sa.Column("factuality", _WORDS, nullable=False),
        sa.Column("conditional", sa.Integer, nullable=False),
        sa.Column("future", sa.Integer, nullable=False),
        sa.Column("edtf", _WORDS),
        sa.Column("begins", sa.Integer),
        sa.Column("ends", sa.Integer),
        sa.Column("sources", _WORDS, nullable=False),
        sqlite_strict=True,
    )
    op.create_index("ix_claim_article", "claim", ["article"])
    op.create_index("claim_pair", "claim", ["actor", "recipient", "relation"])
    op.create_index("claim_recipient", "claim", ["recipient", "relation"])
    op.create_index("claim_relation_begins", "claim", ["relation", "begins"])
