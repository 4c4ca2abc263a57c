import re
from datetime import date
from itertools import pairwise
from pathlib import Path
from time import process_time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from foedus.language import ParsedArticle, Sentence, Token
from foedus.language.dates import find_times
from foedus.model import Article, DateBasis, DateInterval, Segment, SegmentKind

HERE = Path(__file__).parent


def rows(name: str) -> list[tuple[str, str, str]]:
    lines = (HERE / name).read_text(encoding="utf-8").splitlines()
    cells = [tuple(line.split("\t")) for line in lines if line and not line.startswith("#")]
    assert all(len(cell) == 3 for cell in cells)
    return cells


def bare(text: str, published: date | None) -> ParsedArticle:
    """A text cut into words without a parse, a hundred a sentence: each word hangs on the first."""
    words = list(re.finditer(r"\w+|[^\w\s]", text))
    pieces = [words[i : i + 100] for i in range(0, len(words), 100)]
    sentences = tuple(_sentence(index, piece) for index, piece in enumerate(pieces))
    return ParsedArticle(article=Article(text=text, published=published), sentences=sentences)


def _sentence(index: int, words: list[re.Match[str]]) -> Sentence:
    tokens = tuple(
        Token(
            index=i,
            text=word.group(),
            start=word.start(),
            end=word.end(),
            lemma=word.group().lower(),
            upos="NUM" if word.group().isdigit() else "NOUN",
            xpos="NN",
            head=-1 if i == 0 else 0,
            deprel="root" if i == 0 else "obl",
        )
        for i, word in enumerate(words)
    )
    return Sentence(index=index, paragraph=0, tokens=tokens)


@pytest.mark.parametrize(("published", "marked", "edtf"), rows("phrases.tsv") + rows("stories.tsv"))
def test_phrase(parse, published, marked, edtf):
    start = marked.index("[")
    end = marked.index("]") - 1
    text = marked.replace("[", "").replace("]", "")
    found = [time for time in find_times(parse(text, published)) if time.span.start < end and start < time.span.end]
    assert len(found) == 1
    assert found[0].edtf == (None if edtf == "-" else edtf)
    assert found[0].span.text == text[found[0].span.start : found[0].span.end]
    assert (found[0].span.start, found[0].span.end) == (start, end) or found[0].span.text.endswith(text[start:end])


def test_enough_phrases_of_our_own():
    assert len(rows("phrases.tsv")) + len(rows("stories.tsv")) >= 150


@pytest.mark.parametrize("text", (HERE / "not_dates.txt").read_text(encoding="utf-8").splitlines())
def test_what_is_no_date(parse, text):
    assert [time.span.text for time in find_times(parse(text, "2014-11-14")) if time.edtf is not None] == []


@pytest.mark.parametrize(
    ("text", "direction"),
    [
        ("It has held since 2012.", "since"),
        ("It held until May 2012.", "until"),
        ("It will end by 2016.", "by"),
        ("It fell before June 2012.", "before"),
        ("It rose after June 2012.", "after"),
        ("It ended in June 2012.", "in"),
        ("They have fought for over a year.", "for"),
        ("They have fought for about two years.", "for"),
        ("The truce ended as of May 2012.", "since"),
        ("The truce ended yesterday.", ""),
    ],
)
def test_direction(parse, text, direction):
    assert find_times(parse(text, "2014-11-14"))[0].direction == direction


def test_basis(parse):
    times = find_times(parse("It began on 2 May 2012, went on in May and ended yesterday.", "2014-11-14"))
    assert [time.basis for time in times] == [DateBasis.EXPLICIT, DateBasis.EXPLICIT, DateBasis.RELATIVE]


def test_dateline_dates_an_undated_report():
    text = "GOMA, Nov 21, 2012 - Rebels took the town on Tuesday."
    segments = (
        Segment(kind=SegmentKind.DATELINE, start=0, end=18),
        Segment(kind=SegmentKind.BODY, start=21, end=len(text)),
    )
    from foedus.language import load_english

    article = Article(text=text, segments=segments)
    times = find_times(load_english().read(article))
    assert [(time.span.text, time.edtf, time.basis) for time in times] == [
        ("Tuesday", "2012-11-20", DateBasis.DATELINE)
    ]


@given(st.dates(min_value=date(1900, 1, 2), max_value=date(2099, 12, 30)), st.integers(min_value=1, max_value=400))
def test_counted_days_shift_with_the_article(day, count):
    one = find_times(bare(f"{count} days ago", day))
    assert [time.edtf for time in one] == [date.fromordinal(day.toordinal() - count).isoformat()]


@given(st.dates(min_value=date(1900, 2, 1), max_value=date(2099, 11, 30)))
def test_weekdays_stay_in_the_week_before(day):
    for name in ("Monday", "Wednesday", "Sunday"):
        (time,) = find_times(bare(f"attacked on {name}", day))
        gone = day.toordinal() - date.fromisoformat(time.edtf or "").toordinal()
        assert 0 <= gone <= 6
        assert date.fromisoformat(time.edtf or "").strftime("%A") == name


@given(st.dates(min_value=date(1900, 1, 2), max_value=date(2099, 12, 30)))
def test_written_dates_are_read_back_whatever_the_article_says(day):
    written = [f"{day:%B} {day.day}, {day.year}", f"{day.day} {day:%B} {day.year}", day.isoformat()]
    if day.month != 5:
        written.append(f"{day:%b}. {day.day}, {day.year}")
    for text in written:
        for published in (None, date(2014, 11, 14)):
            assert [time.edtf for time in find_times(bare(f"on {text} they met", published))] == [day.isoformat()]


WORDS = (HERE / "phrases.tsv").read_text(encoding="utf-8").replace("[", " ").replace("]", " ").split()


@settings(max_examples=300, deadline=None)
@given(
    st.lists(st.one_of(st.sampled_from(WORDS), st.text(max_size=6)), max_size=25),
    st.none() | st.dates(),
)
def test_any_words_give_valid_spans_and_dates(words, published):
    text = " ".join(words)
    parsed = bare(text, published)
    times = find_times(parsed)
    for time in times:
        assert text[time.span.start : time.span.end] == time.span.text != ""
        assert 0 <= time.first < time.last <= len(parsed.sentences[time.sentence].tokens)
        if time.edtf is not None:
            DateInterval.from_edtf(time.edtf)
        if published is None and time.basis is not DateBasis.EXPLICIT:
            assert time.edtf is None or "that" in text or not time.edtf
    assert all(one.span.end <= two.span.start for one, two in pairwise(times))


def test_a_range_that_runs_backwards_has_no_date():
    (time,) = find_times(bare("Raids went on from 2014-11-13 to 2014-11-02.", None))
    assert (time.span.text, time.edtf) == ("2014-11-13 to 2014-11-02", None)


@pytest.mark.parametrize(
    "piece",
    ["a", " ", "(", '"', ".", "1", "2014 ", "May ", "the first week of ", "two ", "- ", "first ", "and ", "last "],
)
def test_time_grows_with_the_text_and_no_faster(piece):
    def seconds(count: int) -> float:
        parsed = bare("x " + piece * count, date(2014, 11, 14))
        best = float("inf")
        for _ in range(3):
            begun = process_time()
            find_times(parsed)
            best = min(best, process_time() - begun)
        return best

    small, large = seconds(2000), seconds(8000)
    assert large <= 12 * small + 0.02
