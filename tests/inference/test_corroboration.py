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
    assert support([voice(1, "f1")]).single
