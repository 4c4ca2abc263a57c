"""Researchers' actor files: the schema and its messages; stored rows; word lists."""

from __future__ import annotations

from pathlib import Path

import pytest

from foedus.codebook.actors import NameRole, actor_records, spellings, word_list
from foedus.codebook.actors.loader import record_of, row_of, shipped_rows
from foedus.errors import CodebookError
from foedus.model import ActorKind


def _write(folder: Path, text: str) -> Path:
    path = folder / "actors.yaml"
    path.write_text(text, encoding="utf-8")
    return path


def test_a_full_record(tmp_path: Path) -> None:
    text = (
        "- name: Red Valley Front\n  kind: armed-group\n  country: SYR\n  aliases: [RVF, Valley Front]\n  main: [RVF]\n"
        "  quiet: [Front]\n  dated: {Old Front: 1998/2004}\n  adjectives: [Valleyan]\n  since: '1998'\n  source: me\n"
    )
    (record,) = actor_records(_write(tmp_path, text))
    names = {name.text: name for name in record.names}
    assert (record.name, record.kind, record.country, record.dated) == (
        "Red Valley Front",
        ActorKind.ARMED_GROUP,
        "SYR",
        "1998/..",
    )
    assert names["RVF"].main and not names["Valley Front"].main
    assert names["Front"].quiet
    assert names["Old Front"].dated == "1998/2004"
    assert names["Valleyan"].role is NameRole.DEMONYM


@pytest.mark.parametrize(
    ("text", "line", "words"),
    [
        ("- {kind: armed-group}\n", 1, "'name'"),
        ("- {name: A}\n- {name: B, nickname: C}\n", 2, "'nickname'"),
        ("- {name: A, kind: army}\n", 1, "'army'"),
        ("- {name: A, id: 'wiki:1'}\n", 1, "wiki:1"),
        ("- {name: A, country: Syria}\n", 1, "Syria"),
        ("- {name: A, aliases: {x: y}}\n", 1, "'aliases'"),
        ("- {name: A, since: yesterday}\n", 1, "yesterday"),
        ("- {name: A, dated: [B]}\n", 1, "dated"),
        ("- {name: A, dated: {B: soon}}\n", 1, "soon"),
        ("- name: A\n  kind: army\n", 2, "'army'"),
        ("- name: A\n  kind: state\n  country: Syria\n", 3, "Syria"),
        ("- kind: state\n  name: A\n  id: wiki:1\n", 3, "wiki:1"),
        ("- name: A\n  since: '1998'\n  until: soon\n", 3, "soon"),
        ("- name: A\n  dated:\n    B: soon\n", 2, "soon"),
        ("- name: A\n  dated: [B]\n", 2, "dated"),
        ("- {name: A, publisher: maybe}\n", 1, "'publisher'"),
        ("name: A\n", 1, "list"),
        ("- name: [\n", 2, "YAML"),
    ],
)
def test_errors_name_line_problem_and_remedy(tmp_path: Path, text: str, line: int, words: str) -> None:
    with pytest.raises(CodebookError) as caught:
        list(actor_records(_write(tmp_path, text)))
    assert caught.value.line == line
    assert words in caught.value.problem
    assert caught.value.remedy


def test_json_lines_have_the_same_schema(tmp_path: Path) -> None:
    path = tmp_path / "actors.jsonl"
    path.write_text('{"name": "Red Valley Front", "aliases": ["RVF"]}\n', encoding="utf-8")
    (record,) = actor_records(path)
    assert [name.text for name in record.names] == ["Red Valley Front", "RVF"]


def test_stored_rows_come_back_whole() -> None:
    for row in shipped_rows()[::50]:
        assert row_of(record_of(row)) == row


def test_the_shipped_file_is_small_and_sourced() -> None:
    from foedus.codebook.actors.loader import SHIPPED

    assert SHIPPED.stat().st_size < 2_000_000
    assert all(row["source"] for row in shipped_rows())


def test_spellings_and_words_are_lists() -> None:
    assert all(len(forms) > 1 for forms in spellings())
    assert "army" in word_list("organs")
    with pytest.raises(CodebookError, match="no list 'nonsense'"):
        word_list("nonsense")
