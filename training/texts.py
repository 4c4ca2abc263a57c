"""Texts that teach: articles and passages from files of several forms."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

from foedus.evaluation.passages import passages
from foedus.evaluation.sets import rows
from foedus.model import Article
from foedus.sources.building import Given, build_article


def texts(path: Path) -> Iterator[Article]:
    """The texts of a file."""
    if path.suffix == ".txt":
        yield from (Article(text=passage.text + "\n") for passage in passages(path))
    elif path.suffix == ".json":
        found = json.loads(path.read_text("utf-8"))["articles"]
        yield from (build_article(row["text"], Given()) for row in found if row.get("text"))
    else:
        yield from (build_article(str(row["text"]), Given(title=row.get("title"))) for row in rows(path))
