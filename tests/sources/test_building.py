"""Articles built of texts: title and date from the text only where it prints them as such."""

from __future__ import annotations

from datetime import date

from foedus.sources.building import Given, build_article

BODY = "The two movements agreed on Sunday to stop fighting each other in the hills, mediators said."


def test_title_and_date_printed_above_the_text() -> None:
    article = build_article(f"Rebels sign  truce\n\n14 November 2014\n\n{BODY}", Given())
    assert (article.title, article.published) == ("Rebels sign truce", date(2014, 11, 14))


def test_what_is_given_comes_first() -> None:
    given = Given(title="Another title", published=date(2014, 11, 15))
    article = build_article(f"Rebels sign truce\n\n14 November 2014\n\n{BODY}", given)
    assert (article.title, article.published) == ("Another title", date(2014, 11, 15))


def test_neither_a_dateline_nor_a_caption_dates_the_article() -> None:
    caption = "FILE PHOTO: Fighters stand on a hill, June 30, 2014."
    article = build_article(f"{caption}\n\nGOMA, Nov. 20, 2012 (Reuters) - {BODY}", Given())
    assert article.published is None


def test_given_values_stand_in_for_missing_ones() -> None:
    assert Given(title="a").or_else(Given(title="b", id="c")) == Given(title="a", id="c")
