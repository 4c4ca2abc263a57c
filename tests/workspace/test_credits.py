"""Whom an article credits for its words."""

from __future__ import annotations

import pytest

from foedus.model import Article
from foedus.sources import segment
from foedus.workspace.credits import agency_beside, agency_of
from foedus.workspace.credits import credited as named

STORY = (
    "The Kesh Front attacked the town of Darvan on Monday, officials said. Nine people were killed and the road to the "
    "coast was closed.\n\nThe mayor said that more fighters were on the way and asked the army for help."
)


def credited(text: str, publisher: str | None = None) -> str | None:
    return agency_of(Article(text=text, publisher=publisher, segments=segment(text)))


@pytest.mark.parametrize(
    ("text", "agency"),
    [
        (f"DARVAN, Luria (Reuters) - {STORY}", "Reuters"),
        (f"DARVAN, Luria (AP) — {STORY}", "Associated Press"),
        (f"{STORY} (AFP)", "Agence France-Presse"),
        (f"By Jane Roe, Associated Press\n\n{STORY}", "Associated Press"),
        (f"By JANE ROE\nAssociated Press\n\n{STORY}", "Associated Press"),
        (f"By AFP\n\n{STORY}", "Agence France-Presse"),
        (f"By Jane Roe\n\n{STORY}", None),
        (f"{STORY}\n\n— AFP", "Agence France-Presse"),
        (f"{STORY}\n\n(AP reports)", "Associated Press"),
        (f"{STORY}\n\nThis story was first published by Reuters.", "Reuters"),
        (f"{STORY}\n\n(With inputs from Reuters)", "Reuters"),
        (f"{STORY}\n\nThe army denied it, Reuters reported.", None),
        (f"{STORY}\n\nA reporter was hurt, said Reuters.", None),
        (STORY, None),
    ],
)
def test_datelines_bylines_and_credit_lines_name_the_agency(text: str, agency: str | None) -> None:
    assert credited(text) == agency


def test_a_publisher_that_is_an_agency_credits_itself() -> None:
    assert credited(STORY, "Reuters") == "Reuters"
    assert credited(STORY, "AP") == "Associated Press"
    assert credited(STORY, "Lake Gazette") is None


@pytest.mark.parametrize(
    ("source", "agency"),
    [
        ("Reuters", "Reuters"),
        ("AP News", "Associated Press"),
        ("The Associated Press", "Associated Press"),
        ("AFP via Example News", "Agence France-Presse"),
        ("reuters.com", None),
        ("Reuters.com", "Reuters"),
        ("Hill Courier", None),
        ("MENA Observer", None),
    ],
)
def test_the_source_that_a_feed_names_counts_where_it_is_an_agency(source: str, agency: str | None) -> None:
    article = Article(text=STORY, publisher="Region & World", credit=source, segments=segment(STORY))
    assert agency_of(article) == agency
    assert named(article) == (agency or source)


def test_the_credit_of_a_picture_is_none_of_the_text() -> None:
    assert credited(f"A burnt lorry near Darvan. AP Photo/Ilan Dorsk\n\n{STORY}") is None


@pytest.mark.parametrize(
    ("sentence", "agency"),
    [
        ("The Kesh Front took the bridge, AP reports, citing an unnamed official.", "Associated Press"),
        ("The Kesh Front took the bridge, according to AFP.", "Agence France-Presse"),
        ("An official told the Associated Press that the Kesh Front took the bridge.", "Associated Press"),
        ("The Kesh Front took the bridge, a deserter who spoke to Reuters said.", "Reuters"),
        ("The Kesh Front took the bridge, as the Xinhua news agency reported.", "Xinhua"),
        ("The Kesh Front took the bridge. A shop was closed, AFP reported.", None),
        ("The Kesh Front took the bridge, AFP reported; Reuters said it held it.", None),
        ("The Kesh Front shelled the offices of Reuters.", None),
    ],
)
def test_a_sentence_names_the_agency_it_has_its_news_from(sentence: str, agency: str | None) -> None:
    text = f"It rained. {sentence} AP said that nothing else happened."
    article = Article(text=text, segments=segment(text))
    start = text.index("Kesh Front took") if "took" in sentence else text.index("Kesh Front shelled")
    assert agency_beside(article, article.span(start, start + 10)) == agency
