"""Judgements, backups and restores, as a user makes them."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from tests.cli.test_commands import foedus, lines, no_traceback
from tests.cli.test_questions import REPORTS

BY = ("--by", "Ada", "--reason", "checked by hand")


@pytest.fixture(scope="module")
def once(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("judged")
    (folder / "reports.jsonl").write_text("\n".join(map(json.dumps, REPORTS)), encoding="utf-8")
    assert foedus("read", "reports.jsonl", cwd=folder).returncode == 0
    return folder


@pytest.fixture
def read(once: Path, tmp_path: Path) -> Path:
    """A folder with a ledger of its own."""
    shutil.copytree(once, tmp_path, dirs_exist_ok=True)
    return tmp_path


def claims(folder: Path, ledger: str = "foedus.db") -> list[dict[str, object]]:
    return lines(foedus("ledger", "claims", "--ledger", ledger, cwd=folder))


def judged(folder: Path, *words: str) -> int:
    done = foedus("judge", *words, *BY, cwd=folder)
    assert done.returncode == 0, done.stderr
    return int(done.stdout.decode().split()[-1].rstrip("."))


def test_a_retraction_is_recorded_listed_and_reversed(read: Path) -> None:
    before = claims(read)
    number = judged(read, "retract", str(before[0]["id"]))
    assert len(claims(read)) == len(before) - 1
    listed = lines(foedus("judge", "list", cwd=read))
    assert [(row["entry"], row["kind"], row["by"]) for row in listed] == [(number, "retraction", "Ada")]
    judged(read, "reverse", str(number))
    assert claims(read) == before
    assert foedus("verify", cwd=read).returncode == 0


def test_a_merge_moves_the_evidence_along_and_back(read: Path) -> None:
    found = next(row for row in claims(read) if row["actor"]["name"] == "Rwanda")  # type: ignore[index]
    actor, other = found["actor"]["id"], found["recipient"]["id"]  # type: ignore[index]
    question = ("state", "x:heirs", other, "--as-of", "2012-11-25", "--format", "json")
    old = ("state", str(actor), *question[2:])
    before = json.loads(foedus(*old, cwd=read).stdout)
    assert foedus(*question, cwd=read).returncode == 2
    number = judged(read, "merge", actor, "x:heirs")
    moved = json.loads(foedus(*question, cwd=read).stdout)
    assert [row["claims"] for row in moved["relations"]] == [row["claims"] for row in before["relations"]] != []
    assert "x:heirs" in (moved["a"], moved["b"])
    assert judged(read, "merge", actor, "x:heirs") == number
    assert [row["into"] for row in lines(foedus("judge", "list", cwd=read))] == ["x:heirs"]
    judged(read, "reverse", str(number))
    assert lines(foedus("judge", "list", cwd=read))[-1]["kind"] == "reversal"
    assert json.loads(foedus(*old, cwd=read).stdout) == before
    assert foedus(*question, cwd=read).returncode == 2


def test_a_split_moves_the_named_claim_and_back(read: Path) -> None:
    """What is parted counts for whom it is given to, the rest stays; nothing is said against anybody by it."""
    found = next(row for row in claims(read) if row["actor"]["name"] == "Rwanda")  # type: ignore[index]
    actor, other = found["actor"]["id"], found["recipient"]["id"]  # type: ignore[index]

    def held(one: str) -> set[str]:
        done = foedus("state", one, other, "--as-of", "2012-11-25", "--format", "json", cwd=read)
        relations = json.loads(done.stdout)["relations"] if done.returncode == 0 else []
        return {claim for row in relations for claim in row["claims"]}

    before, key = held(actor), str(found["id"])
    number = judged(read, "split", actor, "x:heirs", "--claim", key)
    assert (held(actor), held("x:heirs")) == (before - {key}, {key})
    judged(read, "reverse", str(number))
    assert (held(actor), held("x:heirs")) == (before, set())


def test_a_correction_takes_the_place_of_the_claim(read: Path) -> None:
    old = next(row for row in claims(read) if row["relation"] == "backing" and row["factuality"] == "CT+")
    judged(read, "review", str(old["id"]), "--relation", "opposition", "--when", "2012-11")
    now = claims(read)
    assert old["id"] not in {row["id"] for row in now}
    new = next(row for row in now if row["coder"]["name"] == "Ada")  # type: ignore[index]
    assert (new["relation"], new["sign"], new["when"]["edtf"]) == ("opposition", -1, "2012-11")  # type: ignore[index]
    assert new["evidence"] == old["evidence"]


def test_a_withdrawn_article_stays_superseded(read: Path) -> None:
    article = str(claims(read)[0]["article"])
    judged(read, "withdraw", article)
    assert {row["superseded"] for row in claims(read) if row["article"] == article} == {True}


@pytest.mark.parametrize(
    "words",
    [
        ("retract", "c1:none"),
        ("review", "c1:none", "--relation", "alliance"),
        ("merge", "x:a", "x:a"),
        ("withdraw", "a1:none"),
        ("reverse", "1"),
    ],
)
def test_what_makes_no_sense_is_said(read: Path, words: tuple[str, ...]) -> None:
    done = foedus("judge", *words, *BY, cwd=read)
    assert done.returncode == 2
    assert done.stderr
    no_traceback(done)


def test_a_correction_to_what_is_no_relation_is_refused(read: Path) -> None:
    done = foedus("judge", "review", str(claims(read)[0]["id"]), "--relation", "friendship", *BY, cwd=read)
    assert (done.returncode, b"no relation" in done.stderr) == (2, True)


@pytest.mark.parametrize("name", ["copy.db", "copy.jsonl.gz"])
def test_a_backup_restores_to_the_same_claims(read: Path, name: str) -> None:
    done = foedus("backup", name, cwd=read)
    assert done.returncode == 0, done.stderr
    assert b"verified" in done.stdout
    again = foedus("restore", name, "--ledger", "new.db", "--format", "json", cwd=read)
    assert json.loads(again.stdout)["head"] in foedus("ledger", "head", cwd=read).stdout.decode()
    assert claims(read, "new.db") == claims(read)
    for refused in (("backup", name), ("restore", name, "--ledger", "new.db"), ("restore", "reports.jsonl")):
        once_more = foedus(*refused, cwd=read)
        assert once_more.returncode == 1
        no_traceback(once_more)
