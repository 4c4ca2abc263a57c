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


def test_the_reading_is_compared_with_parsing_every_sentence_where_that_is_asked_for():
    articles = [Article(text="The army attacked the rebels on Monday. The flowers were yellow.")] * 2
    speed = measure(articles, parse_alone=True)
    assert (speed.sentences, speed.parsed) == (4, 2)
    assert speed.alone > 0
    assert any("parsing every sentence" in line for line in speed.lines())
    assert not any("parsing every sentence" in line for line in measure(articles).lines())


def test_command(tmp_path, capsys):
    path = tmp_path / "news.jsonl"
    path.write_text(json.dumps({"text": "The army attacked the rebels."}) + "\n", encoding="utf-8")
    assert main([str(path), "--articles", "1", "--parse-alone"]) == 0
    assert "per CPU second" in capsys.readouterr().out
    assert main([str(tmp_path / "none.jsonl")]) == 2
