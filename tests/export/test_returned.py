"""Claims that were exported come back as the claims they were, and only those."""

from __future__ import annotations

import csv
from collections.abc import Callable
from pathlib import Path

import pytest

from foedus.errors import InputError
from foedus.export import Material
from foedus.export import write_ledger as export
from foedus.export.returned import import_exported, is_exported
from foedus.ledger import Ledger, open_ledger


@pytest.fixture(scope="module")
def tables(sampled: Ledger, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("returned")
    export(Material(sampled, texts=True), "csv", folder / "plain")
    export(Material(sampled, texts=True), "csv", folder / "safe", spreadsheet_safe=True)
    return folder


@pytest.mark.parametrize("form", ["plain", "safe"])
def test_every_claim_comes_back_whole_and_only_once(sampled: Ledger, tables: Path, form: str) -> None:
    with open_ledger("memory:") as ledger:
        done = import_exported(ledger, tables / form / "claims.csv")
        assert not done.problems
        wanted = {row.claim.id: row.claim for row in sampled.claims()}
        found = {row.claim.id: row.claim for row in ledger.claims()}
        assert found == wanted
        assert done.claims == len(wanted) > 200
        texts = {row.id: sampled.article(row.id) for row in sampled.articles() if row.claims}
        assert {row.id: ledger.article(row.id) for row in ledger.articles()} == texts
        again = import_exported(ledger, tables / form / "claims.csv")
        assert (again.claims, again.already, again.problems) == (0, len(texts), ())
        assert ledger.verify().ok


def test_into_the_ledger_it_came_from_it_adds_nothing(sampled: Ledger, tables: Path, tmp_path: Path) -> None:
    alone = tmp_path / "claims.csv"
    alone.write_bytes((tables / "plain" / "claims.csv").read_bytes())
    before = sampled.head()
    done = import_exported(sampled, alone)
    assert (done.claims, done.problems, sampled.head()) == (0, (), before)


def _changed(tables: Path, folder: Path, change: Callable[[dict[str, str]], None], row: int = 1) -> Path:
    folder.mkdir(exist_ok=True)
    for name in ("claims.csv", "articles.csv"):
        (folder / name).write_bytes((tables / "plain" / name).read_bytes())
    with (folder / "claims.csv").open(encoding="utf-8", newline="") as stream:
        reader = csv.DictReader(stream)
        rows, names = list(reader), list(reader.fieldnames or ())
    change(rows[row])
    with (folder / "claims.csv").open("w", encoding="utf-8", newline="") as stream:
        writer = csv.DictWriter(stream, names)
        writer.writeheader()
        writer.writerows(rows)
    return folder / "claims.csv"


@pytest.mark.parametrize(
    ("cell", "value", "said"),
    [
        ("factuality", "PS-", "no longer the claim"),
        ("factuality", "XX", "'XX' is no label"),
        ("sign", "7", "not the sign of"),
        ("evidence_text", "Nobody wrote this", "does not stand at"),
        ("evidence_start", "9999999", "does not"),
        ("article_id", "a1:0", "not in the ledger"),
        ("attribution", "{", "Expecting"),
        ("conditional", "perhaps", "neither true nor false"),
        ("actor_kind", "dragon", "dragon"),
    ],
)
def test_a_row_that_was_changed_is_named_and_the_rest_goes_on(
    tables: Path, tmp_path: Path, cell: str, value: str, said: str
) -> None:
    path = _changed(tables, tmp_path / "x", lambda row: row.update({cell: value}))
    with open_ledger("memory:") as ledger:
        done = import_exported(ledger, path)
        assert len(done.problems) == 1
        assert done.problems[0].where.startswith(f"{path}:")
        assert said in done.problems[0].reason
        total = sum(1 for _ in csv.DictReader(path.open(encoding="utf-8", newline="")))
        assert done.claims == total - 1


def test_without_texts_the_articles_are_missed(sampled: Ledger, tmp_path: Path) -> None:
    export(Material(sampled), "csv", tmp_path / "out")
    with open_ledger("memory:") as ledger:
        done = import_exported(ledger, tmp_path / "out" / "claims.csv")
        assert done.claims == 0
        assert all("export --texts" in problem.reason for problem in done.problems)


def test_tables_are_told_apart_by_their_first_line(tables: Path, tmp_path: Path) -> None:
    assert is_exported(tables / "plain" / "claims.csv")
    assert not is_exported(tables / "plain" / "relations.csv")
    with pytest.raises(InputError, match=r"none\.csv"):
        is_exported(tmp_path / "none.csv")
