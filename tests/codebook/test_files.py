"""Records of codebook files carry their lines, and those of their fields."""

from __future__ import annotations

from pathlib import Path

import pytest

from foedus.codebook.files import Record, read_records
from foedus.errors import CodebookError

ENTRY = "# own words\n- list: rulers\n\n  words:\n    - emir\n    - 5\n  many: perhaps\n"


def _record(folder: Path, text: str, name: str = "words.yaml") -> Record:
    (folder / name).write_text(text, encoding="utf-8")
    (record,) = read_records(folder / name)
    return record


def test_yaml_fields_have_lines_of_their_own(tmp_path: Path) -> None:
    record = _record(tmp_path, ENTRY)
    assert (record.line, record.lines) == (2, {"list": 2, "words": 4, "many": 7})
    assert record.line_of("words") == 4
    assert record.line_of("missing") == 2


def test_merged_fields_stand_where_they_are_written(tmp_path: Path) -> None:
    path = tmp_path / "words.yaml"
    path.write_text("- &base\n  list: rulers\n  many: true\n- <<: *base\n  many: false\n", encoding="utf-8")
    _, record = read_records(path)
    assert record.fields == {"list": "rulers", "many": False}
    assert (record.line, record.line_of("list"), record.line_of("many")) == (4, 2, 5)


def test_errors_name_the_line_of_the_field(tmp_path: Path) -> None:
    record = _record(tmp_path, ENTRY)
    faults = (
        (lambda: record.only(("list", "words")), 7, "unknown field 'many'"),
        (lambda: record.text("words"), 4, "should be a text"),
        (lambda: record.text("missing"), 2, "'missing' should be a text"),
        (lambda: record.choice("list", ("titles",)), 2, "cannot be 'rulers'"),
        (lambda: record.texts("words"), 4, "should be a list of texts"),
        (lambda: record.flag("many"), 7, "should be true or false"),
    )
    for fault, line, problem in faults:
        with pytest.raises(CodebookError) as caught:
            fault()
        assert caught.value.line == line
        assert f"words.yaml:{line}: " in str(caught.value)
        assert problem in caught.value.problem


def test_a_line_of_json_is_one_place(tmp_path: Path) -> None:
    record = _record(tmp_path, '\n{"list": "rulers", "many": 1}\n', "words.jsonl")
    with pytest.raises(CodebookError, match=r"words\.jsonl:2: 'many'"):
        record.flag("many")
