"""Lines of the brief: what is joined, what is kept apart, and which words are shown."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from foedus.workspace.brief_lines import excerpt, group_lines, stance_of
from tests.workspace.making import maker


@pytest.mark.parametrize(
    ("stance", "marks", "expected"),
    [
        ("CT+", {}, "asserted"),
        ("PR+", {}, "asserted"),
        ("PS+", {}, "possible"),
        ("Uu", {}, "possible"),
        ("CTu", {}, "possible"),
        ("CT+", {"conditional": True}, "possible"),
        ("CT+", {"future": True}, "possible"),
        ("CT-", {}, "denied"),
        ("PR-", {"future": True}, "denied"),
    ],
)
def test_stance(told, stance: str, marks: dict[str, bool], expected: str) -> None:
    assert stance_of(told("A signed it with B.", "A", "B", "truce", stance=stance, **marks).claim) == expected


def test_two_reports_of_one_truce_are_one_line_with_two_articles(told) -> None:
    lines = group_lines(
        [
            told("Alpha and Beta made peace on 2 November.", "Alpha", "Beta", "truce", when="2014-11-02"),
            told("Beta made peace with Alpha in November.", "Beta", "Alpha", "truce", when="2014-11"),
        ]
    )
    assert len(lines) == 1
    assert len(lines[0].articles) == 2
    assert lines[0].when == "2014-11-02"


def test_two_spells_of_fighting_stay_two(told) -> None:
    lines = group_lines(
        [
            told("Alpha fought Beta in 2012.", "Alpha", "Beta", "fighting", sign=-1, when="2012"),
            told("Alpha fought Beta in 2014.", "Alpha", "Beta", "fighting", sign=-1, when="2014"),
        ]
    )
    assert sorted(line.when or "" for line in lines) == ["2012", "2014"]


def test_undated_claims_join_the_dated_ones_of_their_article_only(told) -> None:
    dated = told("Alpha fought Beta in 2012, and Alpha fought Beta.", "Alpha", "Beta", "fighting", when="2012")
    same = told("Alpha fought Beta in 2012, and Alpha fought Beta.", "Alpha", "Beta", "fighting", source="a witness")
    other = told("Alpha attacked Beta.", "Alpha", "Beta", "fighting")
    lines = group_lines([same, other, dated])
    assert sorted((line.when or "undated", len(line.claims)) for line in lines) == [("2012", 2), ("undated", 1)]


def test_direction_counts_where_the_relation_has_one(told) -> None:
    armed = [told("Alpha arms Beta.", "Alpha", "Beta", "backing"), told("Beta arms Alpha.", "Beta", "Alpha", "backing")]
    assert len(group_lines(armed)) == 2
    broken = [told("Alpha left Beta.", "Alpha", "Beta", "split"), told("Beta left Alpha.", "Beta", "Alpha", "split")]
    assert len(group_lines(broken)) == 1


def test_merged_actors_count_as_one(told) -> None:
    one = told("Alpha arms Beta.", "Alpha", "Beta", "backing", ids=("x:1", "x:2"))
    other = told("Alfa arms Beta.", "Alfa", "Beta", "backing", ids=("x:1", "x:2"))
    assert len(group_lines([one, other])) == 1


def test_assertions_and_denials_name_each_other(told) -> None:
    lines = group_lines(
        [
            told("Alpha arms Beta.", "Alpha", "Beta", "backing"),
            told("Alpha does not arm Beta.", "Alpha", "Beta", "backing", stance="CT-", source="a minister"),
            told("Alpha arms Gamma.", "Alpha", "Gamma", "backing"),
        ]
    )
    disputed = {(line.stance, line.recipient): len(line.against) for line in lines}
    assert disputed == {("asserted", "Beta"): 1, ("denied", "Beta"): 1, ("asserted", "Gamma"): 0}


def test_the_firmest_best_dated_shortest_claim_leads(told) -> None:
    lines = group_lines(
        [
            told("Alpha, it seems, arms Beta.", "Alpha", "Beta", "backing", stance="PR+", source="an analyst"),
            told("Alpha arms Beta, the minister said on a long day.", "Alpha", "Beta", "backing", source="a minister"),
            told("Alpha arms Beta.", "Alpha", "Beta", "backing", published=date(2010, 1, 1)),
        ]
    )
    assert lines[0].words == "Alpha arms Beta."
    assert lines[0].firmness == ("CT+", "PR+")
    assert lines[0].sources == ((), ("a minister",), ("an analyst",))


def test_a_long_sentence_is_cut_to_what_holds_its_actors(told) -> None:
    sentence = (
        "After a night of rain and of talk in the valley, " * 6
        + "Alpha armed Beta"
        + ", as it had often done before" * 6
    )
    words = excerpt(told(sentence, "Alpha", "Beta", "backing").claim)
    assert "Alpha armed Beta" in words
    assert words.startswith("… ") and words.endswith(" …")
    assert len(words) <= 170
    assert words.removeprefix("… ").removesuffix(" …") in sentence


@given(st.integers(0, 60), st.integers(0, 60), st.integers(20, 160))
def test_a_cut_is_always_verbatim(left: int, right: int, limit: int) -> None:
    text = "word " * left + "Alpha armed Beta" + " word" * right
    words = excerpt(maker()(text, "Alpha", "Beta", "backing").claim, limit)
    assert words.removeprefix("… ").removesuffix(" …") in text
    assert "Alpha" in words
