from datetime import date
from pathlib import Path

import pytest

from foedus.extraction.rules.time import valid_time
from foedus.language import load_english
from foedus.language.dates import find_times
from foedus.model import UNDATED, Article, DateBasis, Segment, SegmentKind, ValidTime

TABLE = Path(__file__).with_name("valid_times.tsv").read_text(encoding="utf-8").splitlines()
ROWS = [tuple(line.split("\t")) for line in TABLE if line and not line.startswith("#")]


def time_of(marked: str, published: str, *kinds: SegmentKind) -> ValidTime:
    """The valid time of the word in brackets; with kinds, of an article whose paragraphs are of these."""
    start, end = marked.index("["), marked.index("]") - 1
    text = marked.replace("[", "").replace("]", "")
    segments, place = [], 0
    for kind, part in zip(kinds, text.split("\n\n"), strict=bool(kinds)):
        segments.append(Segment(kind=kind, start=place, end=place + len(part)))
        place += len(part) + 2
    day = None if published == "-" else date.fromisoformat(published)
    parsed = load_english().read(Article(text=text, published=day, segments=tuple(segments)))
    sentence = next(s for s in parsed.sentences if s.start <= start < s.end)
    token = next(t for t in sentence.tokens if t.start <= start < t.end)
    assert token.end >= end
    return valid_time(parsed, sentence.index, token.index, find_times(parsed))


@pytest.mark.parametrize(("published", "marked", "edtf", "basis"), ROWS)
def test_which_date_governs(published, marked, edtf, basis):
    time = time_of(marked, published)
    assert (time.edtf or "-", time.basis.value) == (edtf, basis)
    if time.span is not None:
        assert time.span.text in marked.replace("[", "").replace("]", "")


def test_an_end_is_not_dated_by_the_beginning() -> None:
    parsed = load_english().read(Article(text="A truce with the rebels, in force since 1994, collapsed in 2011."))
    times = find_times(parsed)
    assert valid_time(parsed, 0, 1, times).edtf == "1994/.."
    assert valid_time(parsed, 0, 1, times, over=True).edtf == "2011"


def test_an_end_is_not_dated_by_what_was_signed() -> None:
    text = "The army left a truce that it had signed in 1994."
    parsed = load_english().read(Article(text=text))
    times, truce = find_times(parsed), 4
    assert valid_time(parsed, 0, truce, times).edtf == "1994"
    assert valid_time(parsed, 0, truce, times, over=True) == UNDATED


def test_news_dates_no_background() -> None:
    text = "Rebels took the port on Monday. They were founded by teachers."
    parsed = load_english().read(Article(text=text, published=date(2014, 11, 14)))
    times, founded = find_times(parsed), 2
    assert valid_time(parsed, 1, founded, times).edtf == "2014-11"
    assert valid_time(parsed, 1, founded, times, background=True) == UNDATED


def test_dates_of_a_cue_are_left_alone():
    text = "The agency carried word on Monday that the army attacked the rebels."
    parsed = load_english().read(Article(text=text, published=date(2014, 11, 14)))
    tokens = parsed.sentences[0].tokens
    cue = next(token.index for token in tokens if token.text == "carried")
    times = find_times(parsed)
    assert valid_time(parsed, 0, cue, times).edtf == "2014-11-10"
    attack = next(token.index for token in tokens if token.text == "attacked")
    assert valid_time(parsed, 0, attack, times, speech=cue) == ValidTime(edtf="2014-11", basis=DateBasis.PUBLICATION)


def test_date_counted_from_the_main_clause():
    text = "The parties signed the pact on 3 May 2014, two years after fighting [broke] out."
    time = time_of(text, "2014-11-14")
    assert (time.edtf, time.basis) == ("2012~", DateBasis.EXPLICIT)


@pytest.mark.parametrize(
    ("text", "edtf"),
    [
        ("Marrow, a chronicle.\n\n1971 - Marrow [breaks] with the Duchy.\n\nJune 1972 - Peace is made.", "1971"),
        ("1971 - The army signs a truce.\n\nJune 1972 - Ostrel, which [arms] the Front, attacks the Duchy.", "1972-06"),
        ("1971: A truce is signed.\n\n1972: The Front, [led] by the count, breaks with the Duchy.", "1972"),
        ("1971: A truce is signed.\n\n1972: The Front, which had been [founded] by monks, breaks with the Duchy.", "-"),
        ("Nov. 2 - The Front, [led] by the count, breaks with the Duchy.", "-"),
    ],
)
def test_the_entries_of_a_chronicle(text: str, edtf: str) -> None:
    assert (time_of(text, "1990-11-14").edtf or "-") == edtf
