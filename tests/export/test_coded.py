"""Relations coded by hand: where their words stand, and what is not taken."""

from __future__ import annotations

from pathlib import Path

import pytest

from foedus.errors import InputError
from foedus.export.coded import import_coded
from foedus.ledger import open_ledger
from foedus.model import Article, Coder

HEAD = "actor,relation,recipient,from,to,source,quote\n"
TEXT = "On Monday Kesh Front fought Oru Guard. Nobody won."


def test_rows_become_claims_of_the_coder_and_bad_ones_are_named(tmp_path: Path) -> None:
    path = tmp_path / "coded.csv"
    path.write_text(
        HEAD
        + "Kesh Front,fighting,Oru Guard,2014-05,2014-06,wire-1,Kesh Front fought Oru Guard\n"
        + "Kesh Front,friendship,Oru Guard,,,wire-1,Nobody won\n"
        + "Kesh Front,truce,Oru Guard,,,wire-1,They made peace\n"
        + "Kesh Front,alliance,Lake Union,May,,a book,They joined\n"
        + "Kesh Front,backing,Lake Union,2015,..,A. Dorsk 2016 p. 12,The Front paid the Lake Union\n",
        encoding="utf-8",
    )
    with open_ledger("memory:") as ledger:
        article = Article(text=TEXT, given_id="wire-1")
        ledger.append_reading(article, (), (), None, Coder(name="rules", version="1"))
        done = import_coded(ledger, path, coder="Ana Ruiz")
        assert (done.claims, done.already) == (2, 0)
        assert [problem.where for problem in done.problems] == [f"{path}:{line}" for line in (3, 4, 5)]
        assert "no relation" in done.problems[0].reason
        assert "does not stand" in done.problems[1].reason
        fought, paid = (row.claim for row in ledger.claims())
        assert fought.article == article.id
        assert TEXT[fought.evidence.start : fought.evidence.end] == "Kesh Front fought Oru Guard"
        assert fought.actor is not None and fought.actor.span.text == "Kesh Front"
        assert (fought.when.edtf, fought.coder.name, fought.sign) == ("2014-05/2014-06", "Ana Ruiz", -1)
        assert paid.actor is not None and paid.actor.span == paid.evidence
        assert paid.recipient is not None and paid.recipient.span.text == "Lake Union"
        again = import_coded(ledger, path, coder="Ana Ruiz")
        assert (again.claims, again.already) == (0, 2)
        assert ledger.verify().ok


def test_a_file_that_is_no_such_table_is_told(tmp_path: Path) -> None:
    (tmp_path / "x.csv").write_text("a,b\n1,2\n")
    with open_ledger("memory:") as ledger, pytest.raises(InputError, match="columns actor, from"):
        import_coded(ledger, tmp_path / "x.csv", coder="Ana Ruiz")
