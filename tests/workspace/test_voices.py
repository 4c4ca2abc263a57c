"""Whom a claim reaches us through, from articles as they lie in a ledger."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from foedus.ledger import open_ledger
from foedus.model import Article, SourceLink
from foedus.resolution import Gazetteer
from foedus.sources import segment
from foedus.workspace.questions import Inquiry
from tests.ledger.samples import RULES, claim

ROUTE = "The Red Front attacked the Blue Army near Łódź on 3 May, a spokesman said. The road stayed closed all week. "
TOWN = (
    "Near Łódź, on 3 May, the Blue Army was struck by rebels of The Red Front, as a spokesman said by telephone then. "
)
FIELD = (
    "A spokesman of the Blue Army and residents: The Red Front came on 3 May to Łódź, which a spokesman said was calm. "
)


def article(text: str, publisher: str, source: str | None = None) -> Article:
    return Article(text=text, published=date(2015, 5, 4), publisher=publisher, segments=segment(text), credit=source)


def counted(*rows: tuple[Article, str | None]) -> list[str]:
    """The labels of the origins of one claim an article, each told by a source of that name or by nobody known."""
    gazetteer = Gazetteer.load()
    with open_ledger("memory:") as ledger:
        for of, name in rows:
            made = claim(of)
            if name is not None:
                link = SourceLink(name=name, kind="organisation", span=None, cue=None, actor=gazetteer.actor(name).id)
                made = replace(made, attribution=(link,))
            ledger.append_reading(of, [made], (), None, RULES)
        inquiry = Inquiry(ledger)
        return [origin.label for origin in inquiry.support(inquiry.facts).origins]


def test_an_agency_s_own_article_a_paper_with_its_dateline_and_one_that_quotes_it_are_one_origin() -> None:
    own, quoting = article(ROUTE, "AP"), article(TOWN, "Lake Gazette")
    dated = article(f"LODZ, Poland (AP) - {FIELD}", "Hill Courier")
    assert counted((own, None), (quoting, "Associated Press"), (dated, None)) == ["Associated Press"]


def test_two_papers_with_a_spokesman_each_are_two_and_with_one_agency_between_them_one() -> None:
    one, two = article(ROUTE, "Lake Gazette"), article(TOWN, "Hill Courier")
    assert len(counted((one, None), (two, None))) == 2
    assert counted((one, "Reuters"), (two, "Reuters")) == ["Reuters"]


def test_an_item_of_a_feed_counts_for_the_agency_or_the_paper_that_its_source_names() -> None:
    one, two = article(ROUTE, "Region & World", "Reuters"), article(TOWN, "Other News", "Reuters")
    assert counted((one, None), (two, None)) == ["Reuters"]
    own, lent = article(ROUTE, "Hill Courier"), article(TOWN, "Region & World", "Hill Courier")
    assert counted((own, None), (lent, None)) == ["Hill Courier"]
    assert counted((lent, None)) == ["Hill Courier"]
    printed = article(FIELD, "Region & World", "Lake Gazette")
    assert sorted(counted((lent, None), (printed, None))) == ["Hill Courier", "Lake Gazette"]


def test_a_feed_that_names_itself_as_the_source_tells_its_own_report() -> None:
    assert counted((article(ROUTE, "Lake Gazette", "Lake Gazette"), None)) == ["own report"]


def test_a_paper_that_quotes_another_paper_has_its_origin_there() -> None:
    own, quoting = article(ROUTE, "New York Times"), article(TOWN, "Hill Courier")
    assert len(counted((own, None), (quoting, "New York Times"))) == 1


def test_more_articles_than_are_remembered_change_no_origin(monkeypatch: pytest.MonkeyPatch) -> None:
    rows = [(article(f"{text} ({number})", f"Paper {number}"), None) for number, text in enumerate((ROUTE, TOWN) * 4)]
    rows += [(article(f"LODZ, Poland (AP) - {FIELD} ({number})", f"Post {number}"), None) for number in range(3)]
    all_at_once = counted(*rows)
    monkeypatch.setattr("foedus.workspace.voices._KEPT", 3)
    monkeypatch.setattr("foedus.ledger.portions._MANY", 2)
    assert counted(*rows) == all_at_once
    assert len(all_at_once) > 1
