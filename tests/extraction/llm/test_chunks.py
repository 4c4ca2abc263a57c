from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from foedus.extraction.llm.chunks import chunks


@given(st.text(alphabet="ab .\n", max_size=200), st.integers(5, 60))
def test_parts_cover_the_text_and_overlap(text: str, longest: int) -> None:
    parts = chunks(text, longest)
    covered = {place for start, end in parts for place in range(start, end)}
    assert all(place in covered for place, letter in enumerate(text) if not letter.isspace())
    assert all(start < end and end - start <= longest for start, end in parts)
    assert all(one[0] < two[0] and one[1] < two[1] for one, two in pairwise(parts))


def test_a_part_begins_with_the_last_paragraph_of_the_one_before() -> None:
    assert chunks("aaaa\n\nbbbb\n\ncccc", 10) == [(0, 10), (6, 16)]
