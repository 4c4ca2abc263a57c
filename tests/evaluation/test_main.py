import json
from pathlib import Path

import pytest

from foedus.evaluation.__main__ import FLOORS, main
from foedus.evaluation.floors import Floors

ROOT = Path(__file__).parents[2]
OWN = ROOT / "tests" / "data" / "own_articles"
SHARED = ROOT / ".." / "shared" / "data" / "gold"


@pytest.fixture
def small(tmp_path):
    """A gold folder of one short report with its one claim, and two other reports."""
    text = "The Red Sparrow Front attacked the Blue Heron Army on Monday."
    row = {
        "fam": "fight",
        "a": "Red Sparrow Front",
        "b": "Blue Heron Army",
        "date": "2014-11-10",
        "fact": ["asserted"],
        "src": "",
    }
    article = {"id": "A", "published": "2014-11-14", "title": "Clash on the coast", "text": text, "gold": [row]}
    folder = tmp_path / "gold"
    folder.mkdir()
    (folder / "tiny.json").write_text(json.dumps({"aliases": [], "articles": [article]}), encoding="utf-8")
    lines = [{"id": "n1", "text": "The choir sang."}, {"id": "n2", "text": "It rained."}]
    (folder / "other_news.jsonl").write_text("\n".join(map(json.dumps, lines)), encoding="utf-8")
    return folder


def test_measures_pins_checks_and_refuses_to_go_down(small, tmp_path, capsys):
    floors = tmp_path / "floors.json"
    call = ["--gold", str(small), "--floors", str(floors)]
    assert main([*call, "--json"]) == 0
    figures = json.loads(capsys.readouterr().out)
    assert figures["tiny"]["recall"] == 1
    assert figures["tiny"]["date"] == 1
    assert figures["other_news"]["silent"] == 1
    assert not floors.exists()

    assert main([*call, "--pin"]) == 0
    assert Floors.read(floors).floors["tiny"]["recall"] == pytest.approx(0.99)
    assert main([*call, "--check"]) == 0

    (small / "other_news.jsonl").write_text(
        json.dumps({"id": "n1", "text": "The Red Sparrow Front attacked the Blue Heron Army."}), encoding="utf-8"
    )
    capsys.readouterr()
    assert main([*call, "--check", "--show"]) == 1
    told = capsys.readouterr()
    assert "other_news silent: 0.000, the floor is 0.990" in told.err
    assert "BELOW" in told.out
    assert "extra | n1" in told.out

    assert main([*call, "--pin"]) == 0
    assert Floors.read(floors).floors["other_news"]["silent"] == pytest.approx(0.99)
    assert main([*call, "--lower"]) == 2
    assert main([*call, "--lower", "--reason", "the set was made harder"]) == 0
    assert main([*call, "--check"]) == 0
    assert Floors.read(floors).log[0]["reason"] == "the set was made harder"


def test_only_the_sets_asked_for(small, tmp_path, capsys):
    assert main(["--gold", str(small), "--floors", str(tmp_path / "f.json"), "--only", "other_news", "--json"]) == 0
    assert list(json.loads(capsys.readouterr().out)) == ["other_news"]


def test_wrong_calls_are_told(tmp_path, capsys):
    assert main(["--gold", str(tmp_path / "nowhere")]) == 2
    assert "no such folder" in capsys.readouterr().err
    assert main(["--gold", str(tmp_path)]) == 2
    assert "no gold found" in capsys.readouterr().err
    (tmp_path / "bad.json").write_text("{}", encoding="utf-8")
    assert main(["--gold", str(tmp_path)]) == 2
    assert "bad.json: cannot be measured" in capsys.readouterr().err


@pytest.mark.slow
def test_gate_on_our_own_reports(capsys):
    assert main(["--gold", str(OWN), "--floors", str(FLOORS), "--check"]) == 0, capsys.readouterr().err


@pytest.mark.shared
@pytest.mark.slow
@pytest.mark.skipif(not SHARED.is_dir(), reason="the gold beside the checkout (../shared/data/gold) is not there")
def test_gate_on_the_gold_beside_the_checkout(capsys):
    assert main(["--gold", str(SHARED), "--floors", str(FLOORS), "--check"]) == 0, capsys.readouterr().err
