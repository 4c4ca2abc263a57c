"""From a path or URL to a store whose schema is the newest."""

from __future__ import annotations

from pathlib import Path

from sqlalchemy import URL, Connection, inspect, make_url, text
from sqlalchemy.exc import ArgumentError

from foedus.errors import LedgerError
from foedus.ledger.dialects import Dialect
from foedus.ledger.postgresql import PostgresqlDialect
from foedus.ledger.sqlite import SqliteDialect
from foedus.ledger.store import Store

NEWEST = "0003"
"""The newest migration. A test compares it with the files under `migrations/versions`."""

_MIGRATIONS = Path(__file__).parent / "migrations"


def open_store(location: str | Path, *, create: bool = True) -> Store:
    """Opens the ledger at a path or URL, makes it where there is none and `create` says so, and brings it up to date.

    Raises LedgerError where it cannot be opened, is no ledger, or was made by a newer foedus.
    """
    url = parse_location(location)
    dialect = dialect_for(url)
    store = Store(engine=dialect.engine(url, create), dialect=dialect, where=shown(url))
    try:
        with store.read() as connection:
            version = _version(connection, store.where)
        if version != NEWEST:
            _bring_up_to_date(store, version, create)
    except BaseException:
        store.close()
        raise
    return store


def parse_location(location: str | Path) -> URL:
    """`foedus.db`, `sqlite:///foedus.db`, `postgresql://user@host/name` or `memory:`. Raises LedgerError."""
    words = str(location)
    if words == "memory:":
        return URL.create("sqlite")
    if "://" not in words:
        if not words or "\0" in words:
            raise LedgerError("a ledger needs a path or a URL")
        return URL.create("sqlite", database=words)
    try:
        url = make_url(words.replace("postgres://", "postgresql://", 1) if words.startswith("postgres://") else words)
    except (ArgumentError, ValueError) as error:
        raise LedgerError("this ledger's URL cannot be read; write postgresql://user@host/name or a path") from error
    if url.get_backend_name() not in ("sqlite", "postgresql"):
        raise LedgerError(f"a ledger cannot be kept in {url.get_backend_name()}; use a path (SQLite) or postgresql://")
    return url


def dialect_for(url: URL) -> Dialect:
    """The dialect of a URL that `parse_location` has accepted."""
    return SqliteDialect() if url.get_backend_name() == "sqlite" else PostgresqlDialect()


def dialect_of(connection: Connection) -> Dialect:
    """The dialect of an open connection."""
    return dialect_for(connection.engine.url)


def shown(url: URL) -> str:
    """How messages name a ledger: its path, or its URL without the password."""
    if url.get_backend_name() == "sqlite":
        return f"ledger {url.database}" if url.database else "ledger in memory"
    return f"ledger {url.render_as_string(hide_password=True)}"


def _version(connection: Connection, where: str) -> str | None:
    """The migration the database stands at; None for an empty one. Raises LedgerError for somebody else's database."""
    tables = set(inspect(connection).get_table_names())
    if "alembic_version" not in tables or "entry" not in tables:
        if tables and connection.dialect.name == "sqlite":
            raise LedgerError(f"{where}: this is a database, but no foedus ledger; name another file")
        if "entry" in tables or "alembic_version" in tables:
            raise LedgerError(f"{where}: its tables are not a foedus ledger's; use a database of its own")
        return None
    version = connection.scalar(text("SELECT version_num FROM alembic_version"))
    if version is None or not str(version).isdigit() or int(version) > int(NEWEST):
        raise LedgerError(
            f"{where}: made by a newer foedus (schema {version}; this one knows {NEWEST}). Update foedus."
        )
    return str(version)


def _bring_up_to_date(store: Store, version: str | None, create: bool) -> None:
    if version is None and not create:
        raise LedgerError(f"{store.where}: there is no ledger in it yet; 'foedus read' makes one")
    from alembic import command  # loads slowly, and is needed once in a ledger's life
    from alembic.config import Config

    with store.write() as connection:
        if _version(connection, store.where) == NEWEST:
            return
        config = Config()
        config.set_main_option("script_location", str(_MIGRATIONS).replace("%", "%%"))
        config.attributes["connection"] = connection
        command.upgrade(config, NEWEST)
