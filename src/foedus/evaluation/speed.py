"""How fast articles are read: words and sentences per CPU second on one thread, what share the parse takes, and memory.

    python -m foedus.evaluation.speed [FILE.jsonl] [--articles N] [--parse-alone]

Whole reading: names, parse, mentions, times, attribution, claims; the time to load the model is told apart. Sentences
that the gate keeps from the parse (`extraction.rules.gate`) count as read; how many were parsed is said. The reading is
compared with what the parse took of it, and with `--parse-alone` with `Reader.parse`, which gives every sentence of the
same articles parsed, in turns article by article.
"""

from __future__ import annotations

import argparse
import re
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from time import process_time
from types import ModuleType
from typing import Any

from foedus.evaluation.sets import rows
from foedus.language import English, ParsedArticle, Sentence, Words
from foedus.model import Article
from foedus.sources.building import Given, build_article
from foedus.workspace import Reader

resource: ModuleType | None
try:
    import resource
except ImportError:  # not on Windows
    resource = None

_WORD = re.compile(r"\w+")
_PLACES = ("../shared/data/news_sample.jsonl", "samples/reports.jsonl")


@dataclass(frozen=True, slots=True, kw_only=True)
class Speed:
    """What was read, in how many CPU seconds; `parse` is the part that the network and the tree took.

    Of the `sentences` only `parsed` were parsed. `alone` are the CPU seconds of parsing all of them and reading none, 0
    where that was not asked for. `memory` is the most that the process held, in megabytes.
    """

    articles: int
    words: int
    sentences: int
    parsed: int
    claims: int
    load: float
    whole: float
    parse: float
    alone: float
    memory: float

    def lines(self) -> list[str]:
        """The figures for people."""
        return [
            f"{self.articles} articles, {self.words} words, {self.sentences} sentences, {self.claims} claims",
            f"{self.parsed} sentences parsed ({self.parsed / max(1, self.sentences):.0%})",
            f"loading {self.load:.2f} CPU s, reading {self.whole:.2f} CPU s",
            f"{self.words / self.whole:.0f} words and {self.sentences / self.whole:.1f} sentences per CPU second",
            f"parse {self.parse / self.whole:.0%} of the reading, "
            f"which takes {self.whole / max(self.parse, 1e-9):.2f} times the parse; "
            f"the parse alone reads {self.parsed / max(self.parse, 1e-9):.0f} sentences per CPU second",
            *self._beside_the_parse(),
            f"{self.memory:.0f} MB at most",
        ]

    def _beside_the_parse(self) -> list[str]:
        if not self.alone:
            return []
        times = f"the reading takes {self.whole / self.alone:.2f} times that"
        return [f"parsing every sentence and reading none takes {self.alone:.2f} CPU s; {times}"]


class _Clocked:
    """Adds up the CPU time of parsing, and the sentences, by wrapping the model's functions in a `with` block."""

    def __init__(self) -> None:
        self.seconds, self.parsed, self.sentences = 0.0, 0, 0
        self._parse, self._read = English.parse, English.read

    def __enter__(self) -> _Clocked:
        English.parse = _timed(self, self._parse)  # type: ignore[method-assign]
        English.read = _counted(self, self._read)  # type: ignore[method-assign]
        return self

    def __exit__(self, *_: object) -> None:
        English.parse, English.read = self._parse, self._read  # type: ignore[method-assign]


def _timed(clock: _Clocked, plain: Callable[..., Sentence]) -> Callable[..., Sentence]:
    def parse(english: English, words: Words, *, index: int, paragraph: int) -> Sentence:
        begun = process_time()
        sentence = plain(english, words, index=index, paragraph=paragraph)
        clock.seconds += process_time() - begun
        clock.parsed += 1
        return sentence

    return parse


def _counted(clock: _Clocked, plain: Callable[..., ParsedArticle]) -> Callable[..., ParsedArticle]:
    def read(*args: Any, **kwargs: Any) -> ParsedArticle:
        article = plain(*args, **kwargs)
        clock.sentences += len(article.sentences) + len(article.unread)
        return article

    return read


def measure(articles: Sequence[Article], *, parse_alone: bool = False) -> Speed:
    """Reads the articles one after the other on this thread; with `parse_alone` also parses each, before or after."""
    begun = process_time()
    reader = Reader()
    load = process_time() - begun
    claims, whole, alone = 0, 0.0, 0.0
    clock = _Clocked()
    for number, article in enumerate(articles):
        if parse_alone and number % 2:
            alone += _seconds(reader.parse, article)
        begun = process_time()
        if reader.objection(article) is None:
            with clock:
                claims += len(reader.read(article).claims)
        whole += process_time() - begun
        if parse_alone and number % 2 == 0:
            alone += _seconds(reader.parse, article)
    return Speed(
        articles=len(articles),
        words=sum(sum(1 for _ in _WORD.finditer(article.text)) for article in articles),
        sentences=clock.sentences,
        parsed=clock.parsed,
        claims=claims,
        load=load,
        whole=max(whole, 1e-9),
        parse=clock.seconds,
        alone=alone,
        memory=_peak(),
    )


def _seconds(work: Callable[[Article], object], article: Article) -> float:
    begun = process_time()
    work(article)
    return process_time() - begun


def _peak() -> float:
    """The most memory that this process has held, in megabytes; 0 on a system that does not tell."""
    if resource is None:
        return 0.0
    unit = 1 if sys.platform == "darwin" else 1024
    return float(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * unit / 1e6)


def main(arguments: Sequence[str] | None = None) -> int:
    """The command. Returns its exit code."""
    parser = argparse.ArgumentParser(
        prog="python -m foedus.evaluation.speed", description="How fast articles are read."
    )
    parser.add_argument(
        "file", nargs="?", type=Path, help="articles, one JSON object a line (default: the news sample)"
    )
    parser.add_argument(
        "--articles", type=int, default=200, help="how many, spread over the file; 0: all (default 200)"
    )
    parser.add_argument("--parse-alone", action="store_true", help="compare with parsing every sentence, too")
    given = parser.parse_args(arguments)
    path = given.file or next((Path(place) for place in _PLACES if Path(place).exists()), None)
    if path is None or not path.exists():
        print(f"{path or 'articles'}: no such file; name one", file=sys.stderr)
        return 2
    records = rows(path)
    wanted = given.articles or len(records)
    chosen = records[:: max(1, len(records) // wanted)][:wanted]
    articles = [build_article(str(row["text"]), Given(title=row.get("title"))) for row in chosen]
    print(f"{path}:", *measure(articles, parse_alone=given.parse_alone).lines(), sep="\n  ")
    return 0


if __name__ == "__main__":
    sys.exit(main())
