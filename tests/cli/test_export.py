"""Export as a user asks for it: every format of a small made ledger, and calls that cannot be done."""

from __future__ import annotations

import csv
import json
from importlib.util import find_spec
from pathlib import Path
from xml.etree import ElementTree

import pytest

from foedus.export import FORMATS
from tests.cli.inside import foedus_inside as foedus
from tests.cli.test_commands import lines, no_traceback

CODED = (
    "actor,relation,recipient,from,to,source,quote\n"
    'Kesh Front,fighting,Oru Guard,2014-05-02,2014-05-02,wire,"Kesh Front fought Oru Guard"\n'
    'Kesh Front,alliance,Lake Union,2014-05,..,radio,"=Kesh Front and Lake Union have joined forces"\n'
)


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("export")
    (folder / "coded.csv").write_text(CODED, encoding="utf-8")
    done = foedus("import", "coded.csv", "--coder", "Ana Ruiz", cwd=folder)
    assert done.returncode == 0, done.stderr
    return folder


@pytest.mark.parametrize("form", FORMATS)
def test_every_format_is_written_and_what_was_written_is_said(made: Path, form: str) -> None:
    if form == "parquet" and find_spec("pyarrow") is None:
        pytest.skip("needs pyarrow")
    name = f"out-{form}" if FORMATS[form].folder else f"out.{form}"
    done = foedus("export", form, "--out", name, "--as-of", "2014-06-01", "--format", "json", cwd=made)
    assert done.returncode == 0, done.stderr
    told = json.loads(done.stdout)
    assert (told["contract"], told["format"], told["out"]) == (1, form, name)
    assert told["written"]
    assert all(count > 0 for count in told["written"].values())
    for file in told["written"]:
        path = made / name / file if FORMATS[form].folder else made / file
        _check(path, form, told["written"][file])
    assert not list(made.rglob("*.part"))


def _check(path: Path, form: str, count: int) -> None:
    """A file reads back in its own form, with the number of things that was told."""
    if form == "parquet":
        assert path.read_bytes()[:4] == b"PAR1"
    elif form in ("gexf", "graphml"):
        edges = [each for each in ElementTree.parse(path).iter() if each.tag.endswith("}edge")]
        assert len(edges) == count == 2
    elif form in ("plover", "ftm"):
        assert len([json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]) == count
    elif form in ("annotations", "prov"):
        assert json.loads(path.read_text(encoding="utf-8"))["@context"]
    else:
        with path.open(encoding="utf-8", newline="") as stream:
            assert len(list(csv.DictReader(stream))) == count


def test_for_people_each_file_is_a_line(made: Path) -> None:
    done = foedus("export", "csv", "--out", "tables", "--texts", "--spreadsheet-safe", cwd=made)
    assert done.returncode == 0, done.stderr
    assert done.stdout.decode().splitlines()[0] == f"{Path('tables') / 'claims.csv'}: 2"
    with (made / "tables" / "articles.csv").open(encoding="utf-8", newline="") as stream:
        assert {row["text"][:2] for row in csv.DictReader(stream)} == {"Ke", "'="}


def test_only_what_was_known_goes_out(made: Path) -> None:
    done = foedus("export", "plover", "--out", "old.jsonl", "--known", "2001-01-01", "--format", "jsonl", cwd=made)
    assert lines(done)[0]["written"] == {"old.jsonl": 0}


@pytest.mark.parametrize(
    ("words", "said", "code"),
    [
        (["xls", "--out", "x"], b"no format 'xls'; there are csv, ", 2),
        (["csv"], b"--out", 2),
        (["csv", "--out", "coded.csv"], b"is a file", 2),
        (["gexf", "--out", "."], b"is a folder", 2),
        (["gexf", "--out", "g.gexf", "--as-of", "soon"], b"--as-of", 2),
        (["csv", "--out", "c", "--ledger", "none.db"], b"none.db", 1),
        (["gexf", "--out", "coded.csv/below.gexf"], b"coded.csv/below.gexf: cannot be written", 1),
        (["csv", "--out", "coded.csv/below"], b"cannot be written", 1),
    ],
)
def test_what_cannot_be_written_says_why(made: Path, words: list[str], said: bytes, code: int) -> None:
    done = foedus("export", *words, cwd=made)
    assert (done.returncode, done.stdout) == (code, b"")
    assert said in done.stderr
    no_traceback(done)
    assert (made / "coded.csv").read_text(encoding="utf-8") == CODED
