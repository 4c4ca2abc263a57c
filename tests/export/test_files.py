"""Tables as files, read back by the tools of others."""

from __future__ import annotations

import csv
import json
from datetime import date, datetime
from pathlib import Path

import pandas as pandas_module
import pytest
from hypothesis import given
from hypothesis import strategies as st

from foedus.errors import InputError, MissingExtraError, QuestionError
from foedus.export import Column, Material, Table, table
from foedus.export import write_ledger as export
from foedus.export.files import guarded, unguarded, write_csv, write_parquet
from foedus.export.formats import TABLES

RISKY = st.text(st.sampled_from("=+-@\t\r'ab\n"), max_size=6)


@given(RISKY)
def test_a_guarded_cell_is_no_formula_and_comes_back_as_it_was(text: str) -> None:
    assert not guarded(text).startswith(("=", "+", "-", "@", "\t", "\r"))
    assert unguarded(guarded(text)) == text


def test_only_the_safe_csv_has_apostrophes(tmp_path: Path) -> None:
    columns = (
        Column(name="words", type="string", meaning="words"),
        Column(name="sign", type="integer", meaning="sign"),
    )
    made = Table("t", "T", columns, lambda: iter([("=1+1", -1), ("plain", 1)]))
    write_csv(made, tmp_path / "raw.csv")
    write_csv(made, tmp_path / "safe.csv", safe=True)
    assert (tmp_path / "raw.csv").read_text().splitlines() == ["words,sign", "=1+1,-1", "plain,1"]
    assert (tmp_path / "safe.csv").read_text().splitlines()[1] == "'=1+1,-1"


def test_every_claim_and_every_relation_of_the_ledger_comes_out(material: Material, tmp_path: Path) -> None:
    written = export(material, "csv", tmp_path / "out")
    with (tmp_path / "out" / "claims.csv").open(encoding="utf-8", newline="") as stream:
        claims = list(csv.DictReader(stream))
    kept = list(material.claims())
    assert [row["claim_id"] for row in claims] == [row.claim.id for row in kept]
    assert written["claims.csv"] == len(claims) > 200
    with (tmp_path / "out" / "relations.csv").open(encoding="utf-8", newline="") as stream:
        relations = list(csv.DictReader(stream))
    told = {(frozenset((r["actor_id"], r["recipient_id"])), r["relation"]) for r in relations}
    facts = material.inquiry.facts.values()
    wanted = {(frozenset((f.actor, f.recipient)), f.relation) for f in facts if f.actor != f.recipient}
    assert told == wanted
    assert len(told) > 80


def test_the_codebook_describes_every_column_of_every_table(material: Material, tmp_path: Path) -> None:
    export(material, "csv", tmp_path / "out")
    with (tmp_path / "out" / "codebook.csv").open(encoding="utf-8", newline="") as stream:
        described = {(row["table"], row["column"]): row["meaning"] for row in csv.DictReader(stream)}
    for name in ("claims", "relations", "actors", "articles"):
        with (tmp_path / "out" / f"{name}.csv").open(encoding="utf-8", newline="") as stream:
            assert all(described[name, column] for column in next(csv.reader(stream)))
    assert "| `evidence_start` |" in (tmp_path / "out" / "codebook.md").read_text(encoding="utf-8")


def test_a_data_package_is_valid_to_its_own_tool(material: Material, tmp_path: Path) -> None:
    frictionless = pytest.importorskip("frictionless")
    counts = export(material, "datapackage", tmp_path / "out")
    report = frictionless.validate(str(tmp_path / "out" / "datapackage.json"))
    assert report.valid, report.flatten(["rowNumber", "fieldName", "message"])[:5]
    assert len(report.tasks) == len(counts) == 8
    package = json.loads((tmp_path / "out" / "datapackage.json").read_text(encoding="utf-8"))
    assert all(field["description"] for each in package["resources"] for field in each["schema"]["fields"])


def test_parquet_holds_what_the_table_holds(material: Material, tmp_path: Path) -> None:
    parquet = pytest.importorskip("pyarrow.parquet")
    made = table(material, "claims")
    assert write_parquet(made, tmp_path / "claims.parquet") == sum(1 for _ in made.rows())
    back = parquet.read_table(tmp_path / "claims.parquet").to_pylist()
    for row, kept in zip(back, made, strict=True):
        assert row["evidence_text"] == kept["evidence_text"]
        assert (row["published"].isoformat() if row["published"] else None) == kept["published"]


@pytest.mark.parametrize("name", [*TABLES])
def test_frames_hold_what_the_table_holds_with_types(material: Material, name: str) -> None:
    made = table(material, name)
    rows = list(made)
    assert rows
    pandas, polars = made.to_pandas(), made.to_polars()
    assert list(pandas.columns) == polars.columns == [column.name for column in made.columns]
    kinds = {column.name: column.type for column in made.columns}
    for left, right, row in zip(pandas.to_dict("records"), polars.to_dicts(), rows, strict=True):
        for column, value in row.items():
            read = date.fromisoformat if kinds[column] == "date" else datetime.fromisoformat
            if isinstance(value, str) and kinds[column] in ("date", "datetime"):
                value = read(value)  # type: ignore[assignment]
            assert right[column] == value
            if value is None:
                assert pandas_module.isna(left[column])
            else:
                assert (left[column].date() if kinds[column] == "date" else left[column]) == value


def test_frames_of_no_rows_have_their_columns(tmp_path: Path) -> None:
    columns = (
        Column(name="n", type="integer", meaning="n"),
        Column(name="day", type="date", meaning="day"),
        Column(name="at", type="datetime", meaning="at"),
    )
    empty = Table("t", "T", columns, lambda: iter(()))
    assert (len(empty.to_pandas()), len(empty.to_polars())) == (0, 0)
    assert list(empty.to_pandas().columns) == empty.to_polars().columns == ["n", "day", "at"]
    assert str(empty.to_polars().schema["day"]) == "Date"


def test_a_missing_part_is_named(material: Material, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    def gone(name: str) -> None:
        raise ImportError(name)

    monkeypatch.setattr("foedus.export.tables.import_module", gone)
    with pytest.raises(MissingExtraError, match=r"foedus\[tables\]"):
        export(material, "parquet", tmp_path / "out")
    with pytest.raises(MissingExtraError, match=r"foedus\[pandas\]"):
        table(material, "claims").to_pandas()
    with pytest.raises(MissingExtraError, match=r"foedus\[polars\]"):
        table(material, "claims").to_polars()


def test_wrong_calls_are_told(material: Material, tmp_path: Path) -> None:
    with pytest.raises(QuestionError, match="no format 'xls'"):
        export(material, "xls", tmp_path / "x")
    (tmp_path / "file").write_text("mine")
    with pytest.raises(QuestionError, match="is a file"):
        export(material, "csv", tmp_path / "file")
    with pytest.raises(InputError, match="cannot be written"):
        export(material, "gexf", tmp_path / "file" / "below.gexf")
