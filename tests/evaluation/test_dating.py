"""Texts with the date of what they tell."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from foedus.evaluation.dating import score
from foedus.evaluation.passages import told

OWN = Path(__file__).parents[1] / "data" / "own_articles" / "own_dates.jsonl"
TEXT = "The Tarn Front has fought the army since 2009."
ROW = {"id": "a", "published": "2015-05-14", "text": TEXT}


def claim(edtf: str | None, relation: str = "fighting") -> dict[str, Any]:
    ends = {"actor": "Tarn Front", "recipient": "army"}
    places = {
        end: {"text": words, "start": TEXT.index(words), "end": TEXT.index(words) + len(words)}
        for end, words in ends.items()
    }
    return {"relation": relation, "when": {"edtf": edtf}, **places}


@pytest.mark.parametrize(
    ("want", "read", "date", "undated"),
    [
        ("2009/..", ["2009/.."], 1.0, 0.0),
        ("2009/..", ["2011"], 0.0, 0.0),
        ("2009/..", [None, "2009"], 1.0, 0.0),
        ("-", [None], 0.0, 1.0),
        ("-", ["2009"], 0.0, 0.0),
    ],
)
def test_dates_of_what_was_read(want: str, read: list[str | None], date: float, undated: float) -> None:
    row = {**ROW, "told": [["fighting", "Tarn Front", "army", "fought", want]]}
    scores = score([row], {"a": [claim(edtf) for edtf in read]})
    assert scores.values == {"date": date, "undated": undated}
    assert len(scores.misses) == (date + undated == 0)


def test_what_was_not_read_has_no_date_to_be_right() -> None:
    row = {**ROW, "told": [["truce", "Tarn Front", "army", "fought", "2009"]]}
    scores = score([row], {"a": [claim("2009")]})
    assert scores.values["date"] == 0.0
    assert scores.facts == {"read": 0.0}


def test_all_lines_of_the_texts_fit_them() -> None:
    rows = [json.loads(line) for line in OWN.read_text(encoding="utf-8").splitlines()]
    assert len(rows) >= 200
    for row in rows:
        for columns in row["told"]:
            assert told(row["id"], row["text"], columns[:-1]).relation
