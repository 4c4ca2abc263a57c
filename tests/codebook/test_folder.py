"""A folder given as a codebook is one, or the reader of the message knows what is missing."""

from __future__ import annotations

from pathlib import Path

import pytest

from foedus.codebook.folder import PATTERNS, check_folder
from foedus.errors import CodebookError


def test_a_missing_folder_and_a_file_are_refused_with_the_names_to_look_for(tmp_path: Path) -> None:
    (tmp_path / "predicates.yaml").write_text("", encoding="utf-8")
    for name, problem in (("own", "no such folder"), ("predicates.yaml", "no such folder: it is a file")):
        with pytest.raises(CodebookError) as caught:
            check_folder(tmp_path / name)
        assert str(caught.value).startswith(
            f"{tmp_path / name}: {problem}. Give the folder that holds predicates*.yaml"
        )
        assert all(pattern in caught.value.remedy for pattern in PATTERNS)


def test_a_folder_without_a_file_that_is_read_names_what_it_holds(tmp_path: Path) -> None:
    with pytest.raises(CodebookError, match="nothing at all"):
        check_folder(tmp_path)
    for name in ("verbs.yaml", "predicates.yml", ".hidden", "a", "b", "c", "d"):
        (tmp_path / name).write_text("", encoding="utf-8")
    with pytest.raises(CodebookError) as caught:
        check_folder(tmp_path)
    assert "a, b, c, d, predicates.yml and 1 more" in caught.value.problem
    assert "predicates*.yaml" in caught.value.remedy and "nominal_words.yaml" in caught.value.remedy


@pytest.mark.parametrize(
    "name", ["predicates.yaml", "cues-own.yaml", "supports2.yaml", "actors.jsonl", "nominals.yaml"]
)
def test_an_empty_file_of_a_name_that_is_read_is_enough(tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_text("", encoding="utf-8")
    (tmp_path / "notes.txt").write_text("mine", encoding="utf-8")
    check_folder(tmp_path)
