"""Families of dependent reports."""

from __future__ import annotations

import random

from hypothesis import given, settings
from hypothesis import strategies as st

from foedus.inference import Family, Report, families
from foedus.inference.candidates import candidates
from foedus.inference.shingles import WordHashes, shingles, sketch
from foedus.inference.spill import Spill

WORDS = [
    "the",
    "river",
    "road",
    "was",
    "closed",
    "by",
    "men",
    "of",
    "a",
    "front",
    "that",
    "nobody",
    "in",
    "town",
    "had",
    "heard",
    "of",
    "before",
    "last",
    "winter",
]


def written(seed: int, words: int = 120) -> str:
    return " ".join(random.Random(seed).choices([f"{word}{number}" for word in WORDS for number in range(9)], k=words))


def grouped(found: tuple[Family, ...]) -> set[frozenset[str]]:
    return {frozenset(family.articles) for family in found}


def test_copies_in_other_types_and_spacing_are_copies() -> None:
    text = written(1)
    found = families([Report(id="a", text=text), Report(id="b", text=text.upper().replace(" ", "\n"))])
    assert grouped(found) == {frozenset("ab")}
    assert "100%" in found[0].reason


def test_one_wire_story_in_forty_papers_is_one_family_whatever_was_cut() -> None:
    text = written(2, 200).split()
    reports = [Report(id=f"{n:02}", text=" ".join(text[: 200 - 3 * n])) for n in range(40)]
    assert len(families(reports)) == 1


def test_a_sentence_in_common_makes_no_family() -> None:
    quote = written(3, 20)
    found = families(Report(id=str(n), text=f"{written(n + 10)} {quote} {written(n + 50)}") for n in range(5))
    assert len(found) == 5


def test_a_round_up_of_four_stories_ties_them_not_together() -> None:
    stories = [written(n) for n in range(4)]
    round_up = " ".join(" ".join(story.split()[:40]) for story in stories)
    reports = [Report(id=str(n), text=story) for n, story in enumerate(stories)]
    assert len(families([*reports, Report(id="r", text=round_up)])) == 5


def test_short_notes_with_a_phrase_in_common_stay_apart_but_the_same_note_is_one() -> None:
    notes = [
        "Rebels took the bridge at Darvan",
        "Rebels took the bridge at Ishkol",
        "Rebels took the bridge at Darvan.",
    ]
    assert grouped(families(Report(id=str(n), text=note) for n, note in enumerate(notes))) == {
        frozenset("02"),
        frozenset("1"),
    }


def test_reports_without_a_word_are_families_of_their_own() -> None:
    assert len(families([Report(id="a", text=""), Report(id="b", text="…")])) == 2


def test_the_agency_is_named_where_one_is_credited() -> None:
    text = written(4)
    found = families([Report(id="a", text=text, agency="Reuters"), Report(id="b", text=text)])
    assert found[0].label == "Reuters"
    assert "Reuters" in found[0].reason


@settings(max_examples=30, deadline=None)
@given(st.lists(st.tuples(st.integers(0, 3), st.sampled_from([40, 80, 120])), max_size=8), st.randoms())
def test_the_order_of_arrival_changes_nothing(made: list[tuple[int, int]], chance: random.Random) -> None:
    reports = [Report(id=f"r{n}", text=written(seed, words)) for n, (seed, words) in enumerate(made)]
    shuffled = list(reports)
    chance.shuffle(shuffled)
    assert families(shuffled) == families(reports)


def test_what_is_spilled_to_disk_comes_back() -> None:
    arrays = [shingles(WordHashes().of(written(n))) for n in range(6)]
    with Spill(in_memory=100) as kept:
        for array in arrays:
            kept.append(array)
        assert len(kept) == 6
        assert all((kept[n] == arrays[n]).all() and kept.size(n) == len(arrays[n]) for n in (5, 0, 3))


def test_a_phrase_of_a_thousand_texts_makes_few_candidates() -> None:
    phrase = written(5, 60)
    sketches = [sketch(shingles(WordHashes().of(f"{phrase} {written(n + 100, 30)}"))) for n in range(300)]
    pairs = candidates(sketches)
    assert 0 < len(pairs) < 300 * 300 // 4
    assert (pairs[:, 0] < pairs[:, 1]).all()
