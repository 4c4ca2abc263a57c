"""The benchmark of questions runs on any ledger."""

from __future__ import annotations

from pathlib import Path

import pytest

from foedus.evaluation.asking import main
from foedus.ledger import open_ledger
from tests.workspace.keeping import keep
from tests.workspace.making import maker


def test_it_prints_figures_for_every_question(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with open_ledger(tmp_path / "small.db") as ledger:
        keep(ledger, maker()("The Front fought the Guard.", "Front", "Guard", "fighting", sign=-1))
    assert main(["--ledger", str(tmp_path / "small.db"), "--network"]) == 0
    printed = capsys.readouterr().out
    assert all(
        word in printed
        for word in ("state, by the clock", "between, by", "conflicts, processor time", "network as of", "1 claims on")
    )


def test_a_ledger_that_is_not_there_is_named(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--ledger", str(tmp_path / "none.db")]) == 2
    assert "none.db" in capsys.readouterr().err
