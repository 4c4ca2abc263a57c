"""Ledgers to test: `location` is each kind of store in turn, `kept` those that outlive their connection."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from foedus.ledger import Ledger, open_ledger
from tests.postgresql import NoServer, Server, server

POSTGRESQL = pytest.param("postgresql", marks=pytest.mark.postgresql)


@pytest.fixture(scope="session")
def postgresql_server() -> Iterator[Server]:
    """One server for the whole run. Its fsync is off: the tests of durability start their own."""
    try:
        with server("fsync=off", "max_connections=50") as running:
            yield running
    except NoServer as error:
        if os.environ.get("CI"):
            raise
        pytest.skip(str(error))


@pytest.fixture
def fresh(request: pytest.FixtureRequest, tmp_path: Path) -> Callable[[str], str]:
    """Gives the location of a new, empty ledger of a kind."""
    count = iter(range(1000))

    def give(kind: str) -> str:
        if kind == "memory":
            return "memory:"
        if kind == "sqlite":
            return str(tmp_path / f"ledger{next(count)}.db")
        running: Server = request.getfixturevalue("postgresql_server")
        return running.fresh()

    return give


@pytest.fixture(params=["memory", "sqlite", POSTGRESQL])
def location(request: pytest.FixtureRequest, fresh: Callable[[str], str]) -> str:
    """Where a new ledger of each kind is."""
    return fresh(request.param)


@pytest.fixture(params=["sqlite", POSTGRESQL])
def kept(request: pytest.FixtureRequest, fresh: Callable[[str], str]) -> str:
    """Where a new ledger is that can be closed and opened again."""
    return fresh(request.param)


class Clock:
    """A clock that stands until it is set: to test what happens when clocks are set back."""

    def __init__(self) -> None:
        self.now = datetime(2021, 1, 1, tzinfo=UTC)

    def __call__(self) -> datetime:
        return self.now

    def step(self, **by: float) -> None:
        self.now += timedelta(**by)


@pytest.fixture
def clock() -> Clock:
    """A clock in the test's hands."""
    return Clock()


@pytest.fixture
def ledger(location: str, clock: Clock) -> Iterator[Ledger]:
    """A new, empty ledger of each kind."""
    with open_ledger(location, clock=clock) as opened:
        yield opened
