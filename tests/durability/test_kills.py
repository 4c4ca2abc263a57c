"""A running ingest is killed with SIGKILL: what was acknowledged is there, once and whole."""

from __future__ import annotations

import pytest

from tests.durability.kills import kill_many

pytestmark = pytest.mark.slow


def test_twenty_kills_lose_and_double_nothing(location: str) -> None:
    tally = kill_many(location, kills=20, seed=7)
    assert tally.clean, str(tally)
    assert len(tally.acknowledged) > 20
