"""A ledger with the sample reports, read once, and one of made-up claims."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from foedus.export import Material
from foedus.ledger import Ledger
from foedus.model import Article
from foedus.workspace import Reader, Workspace, read_inputs

SAMPLES = Path(__file__).parents[2] / "samples"
DAY = date(2016, 1, 1)


@pytest.fixture(scope="session")
def sampled(reader: Reader) -> Iterator[Ledger]:
    with Workspace.open("memory:", create=True) as workspace:
        for item in read_inputs([str(SAMPLES)]):
            assert isinstance(item, Article)
            workspace.take(item, reader)
        yield workspace.ledger


@pytest.fixture
def material(sampled: Ledger) -> Material:
    return Material(sampled, as_of=DAY, texts=True)
