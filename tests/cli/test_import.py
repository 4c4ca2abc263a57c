"""Import as a user does it: good rows, bad rows, and files that are none."""

from __future__ import annotations

import json
from pathlib import Path

from tests.cli.inside import foedus_inside as foedus
from tests.cli.test_commands import lines, no_traceback

HEAD = "actor,relation,recipient,from,to,source,quote\n"
GOOD = "Kesh Front,fighting,Oru Guard,2014-05-02,2014-05-02,wire,Kesh Front fought Oru Guard\n"
BAD = "Kesh Front,friendship,Oru Guard,,,wire,They are friends\n"
LAST = "Oru Guard,truce,Kesh Front,2015,..,radio,The Oru Guard keeps the peace\n"


def test_a_bad_row_is_named_by_file_and_line_and_the_rest_goes_on(tmp_path: Path) -> None:
    (tmp_path / "coded.csv").write_text(HEAD + GOOD + BAD + LAST, encoding="utf-8")
    done = foedus("import", "coded.csv", "--coder", "Ana Ruiz", "--format", "json", cwd=tmp_path)
    assert done.returncode == 1
    assert b"coded.csv:3: 'friendship' is no relation" in done.stderr
    no_traceback(done)
    found = json.loads(done.stdout)
    assert (found["contract"], found["claims"], found["failed"]) == (1, 2, 1)
    rows = lines(foedus("ledger", "claims", cwd=tmp_path))
    assert [(row["relation"], row["coder"]["name"]) for row in rows] == [  # type: ignore[index]
        ("fighting", "Ana Ruiz"),
        ("truce", "Ana Ruiz"),
    ]
    again = json.loads(foedus("import", "coded.csv", "--coder", "Ana Ruiz", "--format", "json", cwd=tmp_path).stdout)
    assert (again["claims"], again["already"]) == (0, 2)


def test_a_file_that_cannot_be_read_does_not_stop_the_others(tmp_path: Path) -> None:
    (tmp_path / "coded.csv").write_text(HEAD + GOOD, encoding="utf-8")
    (tmp_path / "other.csv").write_text("a,b\n1,2\n", encoding="utf-8")
    (tmp_path / "binary.csv").write_bytes(b"\xff\xfe\x00" * 40)
    done = foedus("import", "none.csv", "other.csv", "binary.csv", "coded.csv", "--coder", "Ana Ruiz", cwd=tmp_path)
    assert done.returncode == 1
    assert done.stdout.startswith(b"New claims: 1. ")
    for said in (b"none.csv: ", b"other.csv:1: the columns ", b"binary.csv: is no CSV file"):
        assert said in done.stderr
    no_traceback(done)


def test_the_coder_must_be_told(tmp_path: Path) -> None:
    (tmp_path / "coded.csv").write_text(HEAD + GOOD, encoding="utf-8")
    done = foedus("import", "coded.csv", cwd=tmp_path)
    assert (done.returncode, done.stdout) == (2, b"")
    assert b"--coder" in done.stderr
    no_traceback(done)


def test_exported_claims_come_back_with_their_ids_and_need_no_coder(tmp_path: Path) -> None:
    (tmp_path / "coded.csv").write_text(HEAD + GOOD + LAST, encoding="utf-8")
    assert foedus("import", "coded.csv", "--coder", "Ana Ruiz", cwd=tmp_path).returncode == 0
    assert foedus("export", "csv", "--out", "tables", "--texts", cwd=tmp_path).returncode == 0
    words = ("import", "tables/claims.csv", "--ledger", "new.db", "--format", "json")
    done = json.loads(foedus(*words, cwd=tmp_path).stdout)
    assert (done["claims"], done["already"], done["failed"]) == (2, 0, 0)
    rows, back = (lines(foedus("ledger", "claims", "--ledger", name, cwd=tmp_path)) for name in ("foedus.db", "new.db"))
    assert [{**row, "recorded_at": None} for row in rows] == [{**row, "recorded_at": None} for row in back]
    again = json.loads(foedus(*words, cwd=tmp_path).stdout)
    assert (again["claims"], again["already"], again["failed"]) == (0, 2, 0)


def test_annotations_of_brat_become_claims_of_their_coder(tmp_path: Path) -> None:
    (tmp_path / "doc.txt").write_text("Hamas backs Fatah.", encoding="utf-8")
    (tmp_path / "doc.ann").write_text(
        "T1\tGroup 0 5\tHamas\nT2\tGroup 12 17\tFatah\nR1\tSupports Arg1:T1 Arg2:T2\nR2\tOwns Arg1:T1 Arg2:T2\n",
        encoding="utf-8",
    )
    words = ("import", "--brat", "doc.ann", "--coder", "Ana Ruiz", "--map", "Supports=backing")
    done = foedus(*words, cwd=tmp_path)
    assert done.returncode == 1
    assert b"doc.ann:4: 'Owns' is no relation; say --map Owns=RELATION, or =none" in done.stderr
    (row,) = lines(foedus("ledger", "claims", cwd=tmp_path))
    assert (row["relation"], row["evidence"]["text"]) == ("backing", "Hamas backs Fatah")  # type: ignore[index]
    assert foedus(*words, "--map", "Owns=none", cwd=tmp_path).returncode == 0
    wrong = foedus("import", "doc.ann", "--coder", "Ana", "--map", "Supports=love", cwd=tmp_path)
    assert (wrong.returncode, wrong.stdout) == (2, b"")
    no_traceback(wrong)
