"""What many tests need: the shipped pipeline, loaded once."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from foedus.model import Article, Claim
from foedus.workspace import Reader


@pytest.fixture(scope="session")
def reader() -> Reader:
    return Reader()


@pytest.fixture(scope="session")
def claims_of(reader: Reader) -> Callable[..., tuple[Claim, ...]]:
    """Claims of a text, as of a report published on 14 November 2014 or another day."""

    def read(text: str, published: date | None = date(2014, 11, 14)) -> tuple[Claim, ...]:
        return reader.read(Article(text=text, published=published)).claims

    return read
