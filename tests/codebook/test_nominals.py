"""The nouns that stand for actors, and the word lists."""

from __future__ import annotations

from pathlib import Path

import pytest

from foedus.codebook.nominals import NominalClass, WordList, load_nominals
from foedus.errors import CodebookError
from foedus.model import ActorKind


def test_every_class_and_every_list_is_filled() -> None:
    lexicon = load_nominals()
    assert {noun.behaves for noun in lexicon.nouns.values()} == set(NominalClass)
    assert all(lexicon.lists[name] for name in WordList)


def test_all_words_are_lower_case() -> None:
    lexicon = load_nominals()
    words = [*lexicon.nouns, *(word for words in lexicon.lists.values() for word in words)]
    assert [word for word in words if word != word.lower()] == []


def test_a_researcher_adds_a_noun_and_words_without_python(tmp_path: Path) -> None:
    (tmp_path / "nominals.yaml").write_text(
        "- {class: fighters, kind: armed-group, nouns: [marauder]}\n- {class: group, kind: party, nouns: [movement]}\n",
        encoding="utf-8",
    )
    (tmp_path / "nominal_words.yaml").write_text("- {list: titles, words: [Hetman]}\n", encoding="utf-8")
    lexicon = load_nominals((tmp_path,))
    assert lexicon.nouns["marauder"].behaves is NominalClass.FIGHTERS
    assert lexicon.nouns["movement"].kind is ActorKind.PARTY, "a researcher's reading goes before the shipped one"
    assert lexicon.has(WordList.TITLES, "hetman")
    assert lexicon.has(WordList.TITLES, "general")


@pytest.mark.parametrize(
    ("file", "text", "problem", "line"),
    [
        ("nominals.yaml", "- {class: crowd, kind: party, nouns: [x]}", "cannot be 'crowd'", 1),
        ("nominals.yaml", "- {class: group, kind: party, nouns: [x]}\n- {class: group, kind: gang}", "'gang'", 2),
        ("nominals.yaml", "- {class: group, kind: party}", "no nouns", 1),
        ("nominals.yaml", "- class: group\n  kind: party\n  nouns: []", "no nouns", 3),
        ("nominals.yaml", "- {class: group, kind: party, words: [x]}", "unknown field 'words'", 1),
        ("nominal_words.yaml", "- {list: tities, words: [x]}", "cannot be 'tities'", 1),
    ],
)
def test_errors_name_file_line_and_remedy(tmp_path: Path, file: str, text: str, problem: str, line: int) -> None:
    (tmp_path / file).write_text(text, encoding="utf-8")
    with pytest.raises(CodebookError) as caught:
        load_nominals((tmp_path,))
    message = str(caught.value)
    assert f"{file}:{line}" in message
    assert problem in message
