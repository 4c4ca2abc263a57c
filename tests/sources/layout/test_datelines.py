"""Datelines: their parts as printed."""

from __future__ import annotations

from datetime import date

import pytest

from foedus.model import Article
from foedus.sources import Dateline, dateline_of
from foedus.sources.layout import segment
from foedus.sources.layout.datelines import match_date_line, match_dateline

REST = "Rebels and the army agreed on Sunday to stop fighting in the hills, mediators said."


def _article(text: str) -> Article:
    return Article(text=text, segments=segment(text))


@pytest.mark.parametrize(
    ("printed", "place", "agency", "date_text", "day"),
    [
        ("GOMA, Congo (Reuters) - ", "GOMA", "Reuters", None, None),
        ("ADDIS ABABA, Nov. 3 — ", "ADDIS ABABA", None, "Nov. 3", None),
        ("MANILA - ", "MANILA", None, None, None),
        (
            "JUBA, South Sudan, Sept. 12, 2018 (AFP) – ",
            "JUBA",
            "Agence France-Presse",
            "Sept. 12, 2018",
            date(2018, 9, 12),
        ),
        (
            "BULAWAYO, Zimbabwe , Jun 21 2022 (IPS) - ",
            "BULAWAYO",
            "Inter Press Service",
            "Jun 21 2022",
            date(2022, 6, 21),
        ),
        ("Khartoum, 4 May 2023 - ", "Khartoum", None, "4 May 2023", date(2023, 5, 4)),
        ("N'DJAMENA (AP) — ", "N'DJAMENA", "Associated Press", None, None),
        ("WASHINGTON (CNN) ", "WASHINGTON", "CNN", None, None),
        ("(Reuters) - ", None, "Reuters", None, None),
        ("Dec 29 (Reuters) - ", None, "Reuters", "Dec 29", None),
        ("afrol News, 26 June - ", None, "afrol News", "26 June", None),
        ("ADDIS ABABA (own report) - ", "ADDIS ABABA", "own report", None, None),
        ("SAN SALVADOR, El Salvador: ", "SAN SALVADOR", None, None, None),
    ],
)
def test_parts(printed: str, place: str | None, agency: str | None, date_text: str | None, day: date | None) -> None:
    found = dateline_of(_article(printed + REST))
    assert found == Dateline(place=place, agency=agency, date_text=date_text, day=day)


def test_offset_ends_where_the_report_begins() -> None:
    text = "GOMA, Congo (Reuters) - " + REST
    match = match_dateline(text)
    assert match is not None
    assert text[match[1] :] == REST


@pytest.mark.parametrize("text", ["Bangui - Four generals have left the group.", f"Kohima: A faction split. {REST}"])
def test_a_place_in_ordinary_letters_before_somebody_new(text: str) -> None:
    found = dateline_of(_article(text))
    assert found is not None
    assert found.place in ("Bangui", "Kohima")


@pytest.mark.parametrize(
    "text",
    [
        REST,
        "Hezbollah - its allies say - has left the talks for good, and will not come back to them this year.",
        "PFLP-GC and Fatah rivals",
        "DFLP and PFLP-GC fighters clashed on Monday.",
        "SPLM-N rebels clashed with the army on Monday.",
        "NATO - The alliance said that NATO troops would leave.",
        "Q: What did the two sides sign?",
        "Sudan: A history of two wars",
        "Sudan, South Sudan: a history of two wars and of the peace that followed them.",
    ],
)
def test_running_text_has_none(text: str) -> None:
    assert match_dateline(text, text) is None
    assert dateline_of(_article(text)) is None


@pytest.mark.parametrize(
    ("line", "day"),
    [
        ("14 November 2014", date(2014, 11, 14)),
        ("November 14, 2014", date(2014, 11, 14)),
        ("Published: 2014-11-14", date(2014, 11, 14)),
        ("Updated on Friday, 14 November 2014, 10:02 am", date(2014, 11, 14)),
        ("31 February 2014", None),
        ("03/04/2014", None),
    ],
)
def test_a_line_that_is_a_date(line: str, day: date | None) -> None:
    match = match_date_line(line)
    assert match is not None
    assert match[0].day == day


def test_a_sentence_with_a_date_is_no_date_line() -> None:
    assert match_date_line("On 14 November 2014 they signed") is None
