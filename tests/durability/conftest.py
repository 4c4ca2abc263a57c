"""A PostgreSQL server that may be crashed: its fsync is on, and no other test uses it."""

from __future__ import annotations

import os
from collections.abc import Iterator

import pytest

from tests.postgresql import NoServer, Server, server


@pytest.fixture(scope="module")
def crashing_server() -> Iterator[Server]:
    """Started for one file of tests."""
    try:
        with server() as running:
            yield running
    except NoServer as error:
        if os.environ.get("CI"):
            raise
        pytest.skip(str(error))


@pytest.fixture(params=["sqlite", pytest.param("postgresql", marks=pytest.mark.postgresql)])
def location(request: pytest.FixtureRequest, tmp_path: object) -> str:
    """A new ledger of each kind that several processes can share."""
    if request.param == "sqlite":
        return f"{tmp_path}/ledger.db"
    running: Server = request.getfixturevalue("crashing_server")
    return running.fresh()
