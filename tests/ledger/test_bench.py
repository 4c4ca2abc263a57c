"""The benchmark of a ledger runs on any store and prints its figures."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from foedus.ledger import open_ledger
from foedus.ledger.bench import Maker, main

LINES = (
    "claims appended",
    "claims a second, fifty articles a transaction",
    "claims a second, one article a transaction",
    "claims of one pair",
    "facts of one pair",
    "megabytes verified a second",
    "memory at most",
)


def test_it_prints_a_figure_a_line_and_leaves_a_whole_ledger(kept: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--claims", "60", "--questions", "3", "--ledger", kept]) == 0
    printed = capsys.readouterr().out
    for line in LINES:
        assert re.search(rf"^{line} .*[1-9]", printed, re.MULTILINE), line
    with open_ledger(kept, create=False) as ledger:
        assert ledger.verify(ledger.head()).ok
    assert main(["--claims", "0", "--ledger", kept]) == 0
    verified = capsys.readouterr().out
    assert "megabytes verified a second" in verified
    assert "claims appended" not in verified


def test_a_ledger_that_is_not_there_is_named_and_not_made(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--claims", "0", "--ledger", str(tmp_path / "none.db")]) == 2
    assert "none.db" in capsys.readouterr().err
    assert not (tmp_path / "none.db").exists()


def test_what_is_made_up_is_the_same_each_time() -> None:
    one, other = Maker(1, 20), Maker(1, 20)
    assert [one.reading() for _ in range(20)] == [other.reading() for _ in range(20)]
