"""A projection of judgements: retractions, reviews, merges and splits, changed articles, and their reversals."""

import sqlalchemy as sa
from alembic import op

from foedus.ledger.opening import dialect_of

revision = "0002"
down_revision = "0001"

_NUMBER = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
_WORDS = sa.Text().with_variant(sa.Text(collation="C"), "postgresql")


def upgrade() -> None:
    """Makes the table and its guards; a ledger of the version before holds no judgements yet."""
    op.create_table(
        "judgement",
        sa.Column("seq", _NUMBER, primary_key=True, autoincrement=False),
        sa.Column("kind", _WORDS, nullable=False),
        sa.Column("target", _WORDS, nullable=False),
        sqlite_strict=True,
    )
    op.create_index("ix_judgement_target", "judgement", ["target"])
    connection = op.get_bind()
    for statement in dialect_of(connection).guards(connection, "judgement"):
        op.execute(statement)
