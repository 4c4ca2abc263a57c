"""The command line as a user meets it: streams, exit codes, bad input."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

REPORT = (
    "Rebels and army sign truce\n\n"
    "KHARTOUM - The Sudanese government signed a ceasefire with the Justice and Equality Movement on Tuesday, "
    "a mediator said. Chad backs the rebels.\n"
)
SECOND = "Hamas and Fatah held talks in Cairo on 3 March 2014.\n"


def foedus(*words: str, cwd: Path, stdin: bytes = b"", **env: str) -> subprocess.CompletedProcess[bytes]:
    command = [sys.executable, "-c", "from foedus.cli import main; main()", *words]
    clean = {key: value for key, value in os.environ.items() if key != "FOEDUS_LEDGER"}
    return subprocess.run(command, cwd=cwd, input=stdin, capture_output=True, env={**clean, **env}, check=False)


def lines(done: subprocess.CompletedProcess[bytes]) -> list[dict[str, object]]:
    return [json.loads(line) for line in done.stdout.decode().splitlines()]


def no_traceback(done: subprocess.CompletedProcess[bytes]) -> None:
    assert b"Traceback" not in done.stdout + done.stderr


def test_help_names_every_command(tmp_path: Path) -> None:
    done = foedus("--help", cwd=tmp_path)
    assert done.returncode == 0
    for command in (b"claims", b"attributions", b"read", b"brief", b"verify", b"ledger"):
        assert command in done.stdout


def test_claims_keep_the_contract(tmp_path: Path) -> None:
    (tmp_path / "report.txt").write_text(REPORT, encoding="utf-8")
    done = foedus("claims", "report.txt", "--published", "2010-02-24", "--format", "jsonl", cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    found = lines(done)
    truce = next(row for row in found if row["relation"] == "truce" and row["attribution"])
    assert truce["contract"] == 1
    assert {truce["actor"]["name"], truce["recipient"]["name"]} == {"Sudan", "Justice and Equality Movement"}  # type: ignore[index]
    assert truce["when"]["edtf"] == "2010-02-23"  # type: ignore[index]
    for row in found:
        for place in (row["actor"], row["recipient"], row["evidence"], *row["attribution"]):  # type: ignore[misc]
            if place and place["start"] is not None:
                assert REPORT[place["start"] : place["end"]] == place["text"]


def test_bad_inputs_are_named_and_the_rest_is_read(tmp_path: Path) -> None:
    (tmp_path / "good.txt").write_text(REPORT, encoding="utf-8")
    (tmp_path / "empty.txt").write_bytes(b"")
    (tmp_path / "binary.txt").write_bytes(b"\x7fELF\x00\x01" * 50)
    (tmp_path / "latin.txt").write_bytes(("Überfall: " + SECOND).encode("latin-1"))
    (tmp_path / "rows.jsonl").write_text(
        json.dumps({"id": "one", "text": REPORT, "published": "2010-02-24"})
        + '\n{"id": "two", "text": \n'
        + json.dumps({"id": "three", "text": SECOND})
        + "\n",
        encoding="utf-8",
    )
    inputs = ("good.txt", "empty.txt", "binary.txt", "latin.txt", "missing.txt", "rows.jsonl")
    done = foedus("claims", *inputs, "--format", "jsonl", cwd=tmp_path)
    assert done.returncode == 1
    no_traceback(done)
    complaints = done.stderr.decode()
    for culprit in ("empty.txt", "binary.txt", "missing.txt", "rows.jsonl:2"):
        assert culprit in complaints
    assert {row["document"]["id"] for row in lines(done)} >= {"good.txt", "latin.txt", "one", "three"}  # type: ignore[index]


@pytest.mark.parametrize(
    "words",
    [
        ["claims"],
        ["claims", "x.txt", "--published", "yesterday"],
        ["claims", "x.txt", "--format", "xml"],
        ["nonsense"],
        ["brief", "--as-of", "2014-13-01"],
        ["brief", "--limit", "0"],
    ],
)
def test_a_wrong_call_exits_with_2(tmp_path: Path, words: list[str]) -> None:
    done = foedus(*words, cwd=tmp_path)
    assert done.returncode == 2
    assert done.stdout == b""
    no_traceback(done)


def test_a_missing_ledger_is_no_traceback(tmp_path: Path) -> None:
    done = foedus("brief", cwd=tmp_path)
    assert done.returncode == 1
    assert b"foedus.db" in done.stderr
    no_traceback(done)
    assert not (tmp_path / "foedus.db").exists()


def test_reading_twice_adds_nothing_and_the_ledger_verifies(tmp_path: Path) -> None:
    (tmp_path / "report.txt").write_text(REPORT, encoding="utf-8")
    first = foedus("read", "report.txt", "missing.txt", "--published", "2010-02-24", "--format", "json", cwd=tmp_path)
    assert first.returncode == 1
    summary = json.loads(first.stdout)
    assert (summary["read"], summary["failed"]) == (1, 1)
    head = foedus("ledger", "head", cwd=tmp_path).stdout
    again = foedus("read", "report.txt", "--published", "2010-02-24", "--format", "json", cwd=tmp_path)
    assert json.loads(again.stdout) | {"already_there": 1, "claims": 0} == json.loads(again.stdout)
    assert foedus("ledger", "head", cwd=tmp_path).stdout == head
    assert foedus("verify", cwd=tmp_path).returncode == 0
    kept = lines(foedus("ledger", "claims", cwd=tmp_path))
    assert len(kept) == summary["claims"] > 0
    assert all(row["recorded_at"] and row["article"] and row["superseded"] is False for row in kept)
    articles = lines(foedus("ledger", "articles", cwd=tmp_path))
    assert {row["outcome"] for row in articles} == {"read", "failed"}


def test_standard_input_and_the_environments_ledger(tmp_path: Path) -> None:
    done = foedus("read", "-", cwd=tmp_path, stdin=SECOND.encode(), FOEDUS_LEDGER="kept.db")
    assert done.returncode == 0, done.stderr
    assert (tmp_path / "kept.db").exists()


def test_the_brief_is_plain_in_a_pipe_and_fits_80_columns(tmp_path: Path) -> None:
    (tmp_path / "report.txt").write_text(REPORT, encoding="utf-8")
    foedus("read", "report.txt", "--published", "2010-02-24", cwd=tmp_path)
    done = foedus("brief", cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    text = done.stdout.decode()
    assert "\x1b[" not in text
    assert max(map(len, text.splitlines())) <= 80
    assert "Justice and Equality Movement" in text


@pytest.mark.parametrize("command", [["claims"], ["read", "--ledger", "new.db"]])
def test_a_codebook_that_is_no_folder_is_a_wrong_call(tmp_path: Path, command: list[str]) -> None:
    (tmp_path / "report.txt").write_text(REPORT)
    done = foedus(*command, "report.txt", "--codebook", "own", cwd=tmp_path)
    assert done.returncode == 2
    assert done.stderr.startswith(b"foedus: own: no such folder. Give the folder that holds predicates*.yaml")
    assert not (tmp_path / "new.db").exists()
    no_traceback(done)


def test_the_engine_llm_says_what_to_set(monkeypatch: pytest.MonkeyPatch) -> None:
    from foedus.cli.reading_commands import EngineName, llm_settings
    from foedus.errors import EngineError

    for name in ("URL", "MODEL", "KEY"):
        monkeypatch.delenv(f"FOEDUS_LLM_{name}", raising=False)
    assert llm_settings(EngineName.RULES) is None
    with pytest.raises(EngineError, match="FOEDUS_LLM_URL, FOEDUS_LLM_MODEL"):
        llm_settings(EngineName.LLM)
    monkeypatch.setenv("FOEDUS_LLM_URL", "https://models.example/v1")
    monkeypatch.setenv("FOEDUS_LLM_MODEL", "m")
    with pytest.raises(EngineError, match="FOEDUS_LLM_KEY"):
        llm_settings(EngineName.LLM)
    monkeypatch.setenv("FOEDUS_LLM_URL", "http://localhost:8000/v1")
    settings = llm_settings(EngineName.LLM)
    assert settings is not None and settings.model == "m" and settings.key is None
