"""Numbers of countries."""

from __future__ import annotations

import re

from foedus.codebook.countries import _codes, numeric
from foedus.resolution import Gazetteer


def test_every_state_of_the_gazetteer_has_its_own_number_but_those_that_have_none() -> None:
    states = {name[4:] for name in Gazetteer.load().ids() if name.startswith("iso:")}
    assert states - _codes().keys() == {"CSK", "DDR", "SUN", "VDR", "XKX", "YMD", "YUG"}
    assert len(set(_codes().values())) == len(_codes()) > 190
    assert all(re.fullmatch("[A-Z]{3}", code) and 0 < number < 1000 for code, number in _codes().items())


def test_known_numbers() -> None:
    assert [numeric(code) for code in ("SYR", "COD", "AFG", "ZWE", "XKX", None)] == [760, 180, 4, 716, None, None]
