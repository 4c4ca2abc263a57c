"""The tables, as the newest migration leaves them.

`entry` is the ledger: everything else can be derived from it. The other tables are projections of its payloads, written
in the same transaction and just as append-only, so that questions need not read every payload; `verify` derives them
again and compares. `seq` is the number of the entry a row stands for.
"""

from __future__ import annotations

from typing import Final

from sqlalchemy import BigInteger, Column, Index, Integer, LargeBinary, MetaData, Table, Text

metadata: Final = MetaData()
Number: Final = BigInteger().with_variant(Integer(), "sqlite")
Words: Final = Text().with_variant(Text(collation="C"), "postgresql")

entry: Final = Table(
    "entry",
    metadata,
    Column("seq", Number, primary_key=True, autoincrement=False),
    Column("recorded_at", Words, nullable=False, index=True),
    Column("recorded_by", Words, nullable=False),
    Column("kind", Words, nullable=False),
    Column("key", Words, nullable=False),
    Column("payload", Words, nullable=False),
    Column("content", Words, nullable=False),
    Column("previous", Words, nullable=False),
    Column("hash", Words, nullable=False),
    Column("packed", LargeBinary),
)
"""`packed` is an article's text, compressed by zlib; its SHA-256 stands in the payload, so the chain covers it too."""

article: Final = Table(
    "article",
    metadata,
    Column("seq", Number, primary_key=True, autoincrement=False),
    Column("id", Words, nullable=False, unique=True),
    Column("address", Words, index=True),
    Column("publisher", Words),
    Column("published", Integer),
)
"""`address` is a digest of the article's URL: what later versions of the same page are found by.
`published` is a day as `date.toordinal`."""

reading: Final = Table(
    "reading",
    metadata,
    Column("seq", Number, primary_key=True, autoincrement=False),
    Column("subject", Words, nullable=False),
    Column("coder", Words),
    Column("outcome", Words, nullable=False),
    Column("attributions", Number),
    Index("reading_subject_coder", "subject", "coder"),
)
"""`subject` is an article's id or a digest of the source that failed; `attributions` the entry that holds them."""

claim: Final = Table(
    "claim",
    metadata,
    Column("seq", Number, primary_key=True, autoincrement=False),
    Column("id", Words, nullable=False, unique=True),
    Column("article", Words, nullable=False, index=True),
    Column("coder", Words, nullable=False),
    Column("actor", Words),
    Column("recipient", Words),
    Column("relation", Words),
    Column("sign", Integer, nullable=False),
    Column("phase", Words, nullable=False),
    Column("factuality", Words, nullable=False),
    Column("conditional", Integer, nullable=False),
    Column("future", Integer, nullable=False),
    Column("edtf", Words),
    Column("begins", Integer),
    Column("ends", Integer),
    Column("sources", Words, nullable=False),
    Index("claim_pair", "actor", "recipient", "relation"),
    Index("claim_recipient", "recipient", "relation"),
    Index("claim_relation_begins", "relation", "begins"),
)
"""`begins` and `ends`: the days `[begins, ends)` the valid time can cover, as `date.toordinal`; NULL is unbounded.
`sources` is its chain of sources as JSON: `[[name, kind, actor], …]`, the nearest to the content last."""

judgement: Final = Table(
    "judgement",
    metadata,
    Column("seq", Number, primary_key=True, autoincrement=False),
    Column("kind", Words, nullable=False),
    Column("target", Words, nullable=False, index=True),
)
"""`target` is the id of the claim, actor or article judged, or the number of the entry reversed."""

facts: Final = Table(
    "facts",
    metadata,
    Column("seq", Number, primary_key=True, autoincrement=False),
    Column("first", Number, nullable=False),
    Column("columns", LargeBinary, nullable=False),
)
"""Pages of `claim`, column by column (`fact_pages`): each covers the entries from `first` to `seq`."""

PROJECTIONS: Final = (article, reading, claim, judgement)
