import json
from pathlib import Path

import pytest

from foedus.evaluation.sets import GoldError, find_sets, rows

OWN = Path(__file__).parents[1] / "data" / "own_articles"
FAMILIES = {"cooperate", "truce", "negotiate", "fight", "oppose", "back", "affiliate", "lead", "split", "merge", "form"}
STANCES = {"asserted", "hedged", "denied", "conditional", "future"}


def test_sets_of_a_folder():
    names = [item.name for item in find_sets([OWN])]
    assert {"first_half", "other_news", "own_notes", "own_documents", "own_events"} <= set(names)
    assert len(names) == len(set(names))
    with pytest.raises(GoldError, match="no such folder"):
        find_sets([OWN / "nowhere"])


def test_every_nth_record(tmp_path):
    path = tmp_path / "x.jsonl"
    path.write_text("\n".join(json.dumps({"n": n}) for n in range(10)), encoding="utf-8")
    assert [row["n"] for row in rows(path, step=4)] == [0, 4, 8]


@pytest.mark.parametrize("path", sorted(OWN.glob("*.json")), ids=lambda path: path.stem)
def test_our_own_gold_is_well_formed(path):
    content = json.loads(path.read_text(encoding="utf-8"))
    assert len({article["id"] for article in content["articles"]}) == len(content["articles"])
    for article in content["articles"]:
        for row in article["gold"]:
            assert {row["fam"], *row.get("alt", [])} <= FAMILIES
            assert set(row["fact"]) <= STANCES
            assert row["a"]
            assert row["b"]
            assert isinstance(row["src"], str | list)


@pytest.mark.parametrize(("name", "ends"), [("own_notes", ("g1", "g2")), ("own_events", ("source", "target"))])
def test_our_own_spans_are_those_of_the_text(name, ends):
    for row in rows(OWN / f"{name}.jsonl"):
        spans = [span for end in ends for span in (row[end]["mentions"] if name == "own_notes" else row[end])]
        assert all(row["text"][span["start"] : span["end"]] == span["text"] for span in spans)


def test_there_is_enough_of_it():
    reports = json.loads((OWN / "first_half.json").read_text(encoding="utf-8"))["articles"]
    assert len(reports) >= 8
    assert len({article["published"][:4] for article in reports}) >= 8
    assert len(rows(OWN / "other_news.jsonl")) >= 20
