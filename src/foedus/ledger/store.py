"""Transactions on the database behind a ledger, with its errors in the words of the domain."""

from __future__ import annotations

import threading
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager, nullcontext
from typing import Any, Self

from sqlalchemy import Connection, Engine, Executable
from sqlalchemy.exc import DBAPIError, SQLAlchemyError
from sqlalchemy.pool import StaticPool

from foedus.errors import IntegrityError, LedgerError
from foedus.ledger.dialects import Dialect


class Store:
    """One database. Safe to share between threads; each process opens its own."""

    def __init__(self, *, engine: Engine, dialect: Dialect, where: str) -> None:
        self.engine = engine
        self.dialect = dialect
        self.where = where
        # In memory there is one connection for all, so one transaction at a time.
        self._turn = threading.RLock() if isinstance(engine.pool, StaticPool) else nullcontext()

    @contextmanager
    def read(self) -> Iterator[Connection]:
        """A short read-only transaction. Raises LedgerError."""
        with self._turn, self._explained(), self.engine.connect() as connection, connection.begin():
            yield connection

    @contextmanager
    def write(self) -> Iterator[Connection]:
        """The one writing transaction, committed to disk when the block ends without an error. Raises LedgerError."""
        with self._turn, self._explained(), self.engine.connect() as opened:
            connection = opened.execution_options(writes=True)
            with connection.begin():
                self.dialect.begin_write(connection)
                yield connection

    @contextmanager
    def _explained(self) -> Iterator[None]:
        try:
            yield
        except DBAPIError as error:
            raise self.dialect.error(error, self.where) from error
        except UnicodeDecodeError as error:
            # SQLite quotes a damaged schema in its message, in whatever bytes it finds there.
            raise IntegrityError(f"{self.where} is damaged ({error}); restore it from a backup") from error
        except SQLAlchemyError as error:
            raise LedgerError(f"{self.where}: {error}") from error

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Closes all connections."""
        self.engine.dispose()


@contextmanager
def past_sqlalchemy(connection: Connection) -> Iterator[None]:
    """For a block that turns to the driver itself: its errors come as those of SQLAlchemy. Raises DBAPIError."""
    dialect, driver = connection.dialect, connection.connection.dbapi_connection
    base = dialect.loaded_dbapi.Error
    try:
        yield
    except base as error:
        lost = dialect.is_disconnect(error, driver, None)
        if lost:
            connection.invalidate(error)
        raise DBAPIError.instance(None, None, error, base, connection_invalidated=lost, dialect=dialect) from error


def driver_rows(connection: Connection, question: Executable, parameters: Mapping[str, Any]) -> list[Sequence[Any]]:
    """The rows as the driver gives them, for who reads many: no value is converted, none has a name."""
    cursor = connection.execute(question, parameters).cursor
    with past_sqlalchemy(connection):
        return list(cursor.fetchall()) if cursor is not None else []
