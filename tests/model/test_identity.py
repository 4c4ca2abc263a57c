"""Stable identifiers."""

from __future__ import annotations

import math

import pytest

from foedus.model import canonical_json, tagged_id


def test_the_order_of_keys_changes_nothing() -> None:
    assert tagged_id("t1", {"a": 1, "b": [1, "é"]}) == tagged_id("t1", {"b": [1, "é"], "a": 1})


def test_an_id_is_the_same_on_every_machine() -> None:
    assert tagged_id("t1", {"name": "Jabhat al-Nusra"}) == "t1:df678a70f97d8b0b9958353d9a909b56"


def test_what_joined_strings_would_mix_up_stays_apart() -> None:
    assert tagged_id("t1", {"x": ["ab", "c"]}) != tagged_id("t1", {"x": ["a", "bc"]})


def test_not_a_number_has_no_canonical_form() -> None:
    with pytest.raises(ValueError, match="not JSON compliant"):
        canonical_json({"x": math.nan})
