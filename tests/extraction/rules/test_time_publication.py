from foedus.model import UNDATED, DateBasis, SegmentKind
from tests.extraction.rules.test_time import time_of

HEADLINE, DATELINE, BODY = SegmentKind.HEADLINE, SegmentKind.DATELINE, SegmentKind.BODY


def test_headline_present_is_of_the_articles_month():
    text = "Rebels [sign] truce with army\n\nThe army attacked the rebels."
    time = time_of(text, "2014-11-14", HEADLINE, BODY)
    assert (time.edtf, time.basis, time.span) == ("2014-11", DateBasis.PUBLICATION, None)


def test_present_of_a_state_in_a_headline_is_undated():
    time = time_of("Ruritania [supports] rebels\n\nIt did so.", "2014-11-14", HEADLINE, BODY)
    assert time == UNDATED


def test_perfect_far_down_the_article_is_undated():
    text = "One fell on Monday.\n\nTwo fell.\n\nThree fell.\n\nRebels and the army have [signed] a truce."
    assert time_of(text, "2014-11-14", *[BODY] * 4) == UNDATED


def test_a_dateline_makes_it_news():
    text = "GOMA -\n\nRebels and the army have [signed] a truce."
    time = time_of(text, "2014-11-14", DATELINE, BODY)
    assert (time.edtf, time.basis) == ("2014-11", DateBasis.PUBLICATION)


def test_a_headline_in_the_present_makes_it_news():
    text = "Rebels sign truce with army\n\nRebels and the army have [signed] a truce."
    assert time_of(text, "2014-11-14", HEADLINE, BODY).edtf == "2014-11"


def test_a_headline_without_a_verb_does_not():
    text = "Encyclopedia of armed groups\n\nRebels and the army have [signed] a truce."
    assert time_of(text, "2014-11-14", HEADLINE, BODY) == UNDATED


def test_in_the_first_week_of_a_month_it_may_be_either():
    text = "Rebels [sign] truce with army\n\nThe army attacked the rebels."
    assert time_of(text, "2014-11-06", HEADLINE, BODY).edtf == "2014-10/2014-11"
    assert time_of(text, "2014-11-07", HEADLINE, BODY).edtf == "2014-11"
    assert time_of(text, "2014-01-02", HEADLINE, BODY).edtf == "2013-12/2014-01"
