"""A running ingest is killed with SIGKILL: what was acknowledged is there, once and whole."""

from __future__ import annotations

import pytest

from tests.durability.kills import kill_many

pytestmark = pytest.mark.slow


def test_two_hundred_kills_lose_and_double_nothing(location: str) -> None:
    """Of PostgreSQL fewer: there the server holds what was acknowledged, and it is not what is killed."""
    kills = 60 if location.startswith("postgresql") else 200
    tally = kill_many(location, kills=kills, seed=7)
    assert tally.clean, str(tally)
    assert (tally.kills, len(tally.acknowledged) > kills) == (kills, True)
