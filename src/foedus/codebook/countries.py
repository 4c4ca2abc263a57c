"""Numeric codes of countries."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from importlib.resources import files

import yaml

from foedus.language.tables import LOADER


def numeric(alpha3: str | None) -> int | None:
    """The numeric code of a country by its alpha-3 code (both ISO 3166-1); None where it has none."""
    return _codes().get(alpha3) if alpha3 else None


@cache
def _codes() -> Mapping[str, int]:
    text = files("foedus.codebook").joinpath("countries.yaml").read_text(encoding="utf-8")
    codes: Mapping[str, int] = yaml.load(text, Loader=LOADER)
    return codes
