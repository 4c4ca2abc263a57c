import json

from foedus.evaluation.speed import main, measure
from foedus.language import English
from foedus.model import Article


def test_counts_and_times_add_up():
    plain = English.parse
    speed = measure([Article(text="The army attacked the rebels on Monday. The flowers were yellow.")])
    assert English.parse is plain
    assert (speed.articles, speed.words) == (1, 11)
    assert (speed.sentences, speed.parsed) == (2, 1)
    assert 10 < speed.memory < 1000
    assert 0 < speed.parse <= speed.whole
    assert any("words and" in line for line in speed.lines())


def test_command(tmp_path, capsys):
    path = tmp_path / "news.jsonl"
    path.write_text(json.dumps({"text": "The army attacked the rebels."}) + "\n", encoding="utf-8")
    assert main([str(path), "--articles", "1"]) == 0
    assert "per CPU second" in capsys.readouterr().out
    assert main([str(tmp_path / "none.jsonl")]) == 2
