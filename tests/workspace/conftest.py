"""Claims on record for the tests of the brief."""

from __future__ import annotations

import pytest

from tests.workspace.making import Told, maker


@pytest.fixture
def told() -> Told:
    """Makes a claim on record: `told("A signed a truce with B.", "A", "B", "truce")`."""
    return maker()
