"""How sure the coder says it is."""

from __future__ import annotations

import json
import math
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from foedus.codebook import Codebook
from foedus.errors import ModelError
from foedus.extraction.rules.trust import FEATURES, RELATIONS, WEIGHTS, Trust, load_trust
from foedus.model import Article
from foedus.workspace import Reader

TEXT = (
    "Iran arms the Red Valley Front. Officials said the Front might attack Israel if talks failed. Its fighters "
    "clashed with soldiers in May."
)
numbers = st.floats(-5, 5, allow_nan=False)


def test_the_shipped_weights_are_made_for_these_features() -> None:
    table = json.loads(WEIGHTS.read_text(encoding="utf-8"))
    assert tuple(table["features"]) == FEATURES
    assert len(table["weights"]) == len(FEATURES) == len(set(FEATURES))
    assert all(map(math.isfinite, table["weights"])) and any(table["weights"])


@given(st.lists(numbers, min_size=len(FEATURES), max_size=len(FEATURES)))
def test_trust_is_a_share_and_the_same_each_time(values: list[float]) -> None:
    trust = load_trust()
    assert 0 < trust.of(values) < 1
    assert trust.of(values) == Trust(WEIGHTS.read_bytes()).of(values)


@given(st.integers(0, len(FEATURES) - 1), numbers, numbers)
def test_more_of_a_feature_moves_trust_the_way_of_its_weight(place: int, one: float, two: float) -> None:
    weights = json.loads(WEIGHTS.read_text(encoding="utf-8"))["weights"]
    low, high = sorted((one, two))
    given_low, given_high = ([value if i == place else 0.0 for i in range(len(FEATURES))] for value in (low, high))
    change = load_trust().of(given_high) - load_trust().of(given_low)
    assert change * weights[place] >= 0


def test_claims_carry_it() -> None:
    reader = Reader()
    claims = reader.read(Article(text=TEXT)).claims
    assert claims
    assert all(0 < claim.confidence < 1 for claim in claims)
    assert len({claim.confidence for claim in claims}) > 1


def test_relations_are_the_codebooks() -> None:
    assert set(RELATIONS) == set(Codebook.load().relations)


def test_damaged_weights_are_named(tmp_path: Path) -> None:
    path = tmp_path / "trust.json"
    path.write_text(json.dumps({"features": ["frame"], "weights": [1.0], "bias": 0}), encoding="utf-8")
    with pytest.raises(ModelError, match=r"trust\.json.*other features"):
        load_trust(path)
    with pytest.raises(ModelError, match="damaged"):
        load_trust(tmp_path / "none.json")
