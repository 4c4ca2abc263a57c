"""A researcher's own nouns reach the reading of articles."""

from __future__ import annotations

import gc
import weakref
from collections.abc import Iterator
from pathlib import Path

import pytest

from foedus.errors import CodebookError, InputError
from foedus.model import Article
from foedus.sources import read_input
from foedus.workspace.reading import Reader

_TEXT = "The Red Valley Front shelled the harbour on Monday. The ferrymen attacked the Blue Coast Army on Tuesday.\n"


def _article(folder: Path) -> Article:
    path = folder / "report.txt"
    path.write_text(_TEXT, encoding="utf-8")
    article = next(iter(read_input(str(path), published="2014-11-14", publisher=None)))
    assert not isinstance(article, InputError)
    return article


def _attackers(reader: Reader, article: Article) -> set[str]:
    return {c.actor.span.text for c in reader.read(article).claims if c.actor is not None and c.actor.span is not None}


def test_own_nouns_stand_for_actors(tmp_path: Path) -> None:
    own = tmp_path / "codebook"
    own.mkdir()
    noun = "- {class: fighters, kind: armed-group, nouns: [ferryman]}\n"
    (own / "nominals.yaml").write_text(noun, encoding="utf-8")
    article = _article(tmp_path)
    assert not any("ferrymen" in text for text in _attackers(Reader(), article))
    assert any("ferrymen" in text for text in _attackers(Reader(codebook=own), article))


def test_a_wrong_noun_file_is_named(tmp_path: Path) -> None:
    (tmp_path / "nominals.yaml").write_text("- {class: crowd, kind: armed-group, nouns: [mob]}\n", encoding="utf-8")
    with pytest.raises(CodebookError, match=r"nominals\.yaml"):
        Reader(codebook=tmp_path)


def test_a_folder_that_is_none_is_told_before_anything_is_loaded(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def loads() -> None:
        raise AssertionError("the model was loaded first")

    monkeypatch.setattr("foedus.workspace.reading.load_english", loads)
    with pytest.raises(CodebookError, match=r"nowhere: no such folder\. Give the folder that holds predicates"):
        Reader(codebook=tmp_path / "nowhere")
    with pytest.raises(CodebookError, match="nothing at all"):
        Reader(codebook=tmp_path)


@pytest.fixture
def _searching() -> Iterator[None]:
    searching, frozen = gc.isenabled(), gc.get_freeze_count()
    gc.enable()
    yield
    if not searching:
        gc.disable()
    if not frozen:
        gc.unfreeze()


@pytest.mark.usefixtures("_searching")
def test_the_collector_does_not_look_through_what_a_reader_has_loaded() -> None:
    """Hardly anything is left to look at; the search for circles goes on as before, and a reader given up is freed."""
    reader = Reader()
    assert gc.isenabled()
    assert sum(len(gc.get_objects(generation=generation)) for generation in (0, 1, 2)) < 1_000
    frozen, gone = gc.get_freeze_count(), weakref.ref(reader)
    gc.disable()
    del reader
    assert gone() is None
    assert gc.get_freeze_count() < frozen - 50_000
