"""Pages of facts, column by column, for questions about all claims; those of the entries on record are derived."""

import sqlalchemy as sa
from alembic import op

from foedus.ledger.fact_pages import fill
from foedus.ledger.opening import dialect_of

revision = "0003"
down_revision = "0002"

_NUMBER = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    """Makes the table with its guards, and the pages of the ranges that are full."""
    op.create_table(
        "facts",
        sa.Column("seq", _NUMBER, primary_key=True, autoincrement=False),
        sa.Column("first", _NUMBER, nullable=False),
        sa.Column("columns", sa.LargeBinary, nullable=False),
        sqlite_strict=True,
    )
    connection = op.get_bind()
    for statement in dialect_of(connection).guards(connection, "facts"):
        op.execute(statement)
    last = connection.scalar(sa.text("SELECT max(seq) FROM entry"))
    fill(connection, 0, last or 0)
