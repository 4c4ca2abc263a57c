"""The order in which passages are shown."""

from __future__ import annotations

from datetime import date
from itertools import permutations

import pytest

from foedus.cli.render_questions import told_in_order, voiced
from foedus.ledger import open_ledger
from foedus.workspace.questions import Inquiry
from tests.workspace.keeping import keep
from tests.workspace.making import maker

REPORTS = (
    ("Kesh fought Oru by the mill.", date(2014, 11, 2)),
    ("Oru and Kesh fought again.", date(2014, 11, 9)),
    ("Kesh fought Oru, somebody wrote.", None),
)


@pytest.mark.parametrize("arrival", list(permutations(range(3))))
def test_passages_come_from_the_oldest_report_on_whatever_arrived_first(arrival: tuple[int, ...]) -> None:
    told = maker()
    with open_ledger("memory:") as ledger:
        for place in arrival:
            words, day = REPORTS[place]
            keep(ledger, told(words, "Kesh", "Oru", "fighting", sign=-1, published=day))
        inquiry = Inquiry(ledger)
        found = told_in_order(inquiry.facts, inquiry)
        assert [each.lead.claim.evidence.text for each in found] == [words for words, _ in REPORTS]


def test_a_report_that_came_without_an_id_is_named_by_its_title_too() -> None:
    told = maker()
    with open_ledger("memory:") as ledger:
        keep(ledger, told("Kesh fought Oru.", "Kesh", "Oru", "fighting", sign=-1))
        inquiry = Inquiry(ledger)
        (only,) = told_in_order(inquiry.facts, inquiry)
        article = only.lead.article
        assert f"in “{article.title}”, {article.id}, " in voiced(only, inquiry)
