"""How many independent origins stand behind a thing."""

from __future__ import annotations

from foedus.inference import Voice, support

AP = ("x:ap", "AP")


def voice(number: int, family: str, **more: object) -> Voice:
    return Voice(claim=f"c{number}", article=f"art{number}", family=family, **more)  # type: ignore[arg-type]


def test_copies_are_one_origin_and_own_reports_each_their_own() -> None:
    found = support([voice(1, "f1"), voice(2, "f1"), voice(3, "f2")])
    assert [len(origin.articles) for origin in found.origins] == [2, 1]


def test_one_agency_behind_different_texts_is_one_origin() -> None:
    found = support([voice(1, "f1", agencies=(AP,)), voice(2, "f2", agencies=(AP,)), voice(3, "f3")])
    assert len(found.origins) == 2
    assert found.origins[0].label == "AP"


def test_a_copy_that_dropped_the_credit_still_goes_back_to_the_agency() -> None:
    found = support([voice(1, "f1", agencies=(AP,)), voice(2, "f1"), voice(3, "f2", agencies=(AP,))])
    assert len(found.origins) == 1


def test_two_that_each_spoke_to_unnamed_residents_are_two() -> None:
    assert len(support([voice(1, "f1"), voice(2, "f2")]).origins) == 2


def test_the_same_named_source_is_one_origin() -> None:
    general = ("x:general", "General Karim")
    assert len(support([voice(1, "f1", sources=(general,)), voice(2, "f2", sources=(general,))]).origins) == 1


def test_the_count_shows_its_working_and_the_order_changes_nothing() -> None:
    voices = [voice(n, f"f{n}", agencies=(AP,)) for n in range(1, 5)] + [voice(5, "f5")]
    names = {f"art{n}": f"Paper {n}" for n in range(1, 6)}
    shown = support(voices).working(names)
    assert shown == "5 articles → 2 origins: AP (4: Paper 1, Paper 2, Paper 3, Paper 4), own report (1: Paper 5)"
    assert support(voices[::-1]) == support(voices)


def test_a_single_origin_is_marked_not_hidden() -> None:
    found = support([voice(1, "f1", agencies=(AP,)), voice(2, "f1")])
    assert found.single
    assert found.working({}) == "2 articles → 1 origin only: AP (2: art1, art2)"


GAZETTE, COURIER = ("x:gazette", "Lake Gazette"), ("x:courier", "Hill Courier")


def test_an_agency_s_own_article_and_a_paper_that_quotes_it_are_one_origin() -> None:
    found = support([voice(1, "f1", outlet=AP), voice(2, "f2", agencies=(AP,), outlet=GAZETTE)])
    assert [origin.label for origin in found.origins] == ["AP"]


def test_one_paper_s_own_reports_do_not_corroborate_each_other_and_two_papers_do() -> None:
    same = support([voice(1, "f1", outlet=GAZETTE), voice(2, "f2", outlet=GAZETTE)])
    assert [origin.label for origin in same.origins] == ["Lake Gazette"]
    assert len(support([voice(1, "f1", outlet=GAZETTE), voice(2, "f2", outlet=COURIER)]).origins) == 2


def test_printing_an_agency_s_story_does_not_tie_a_paper_s_own_report_to_it() -> None:
    printed = [voice(1, "wire", agencies=(AP,), outlet=COURIER), voice(2, "wire", outlet=GAZETTE)]
    assert len(support([*printed, voice(3, "own", outlet=GAZETTE)]).origins) == 2


def test_the_same_dozen_words_in_two_articles_are_one_origin_and_a_short_phrase_is_not() -> None:
    long = "Rebels of the Kesh Front and the army have fought over the bridge at Darvan since May."
    copied = [voice(1, "f1", words=long), voice(2, "f2", words=long.upper())]
    assert [origin.label for origin in support(copied).origins] == ["shared text"]
    short = [voice(n, f"f{n}", words="The Kesh Front denied it.") for n in (1, 2)]
    assert len(support(short).origins) == 2
