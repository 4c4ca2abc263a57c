"""Fragments of HTML to plain text: no word lost, no script kept, no time wasted."""

from __future__ import annotations

import time

import pytest

from foedus.sources.markup import plain_text


@pytest.mark.parametrize(
    ("fragment", "text"),
    [
        ("Plain words & no tags; a < b > c.", "Plain words & no tags; a < b > c."),
        ("<p>One <b>bold</b> word.</p><p>Two</p>", "One bold word.\n\nTwo"),
        ("One<br/>Two<BR>Three", "One\n\nTwo\n\nThree"),
        ("<p>Łódź caf&eacute;&nbsp;&#8211; &lt;b&gt;</p>", "Łódź café\xa0– <b>"),
        ("a<script>var p = '<p>no</p>';</script>b<style>p {}</style>c", "abc"),
        ("a<!-- <p>no</p> -->b", "ab"),
        ("a<script>never closed", "a"),
        ("a<!-- never closed", "a"),
        ("<ul>\n <li>first\n line</li>\n <li>second</li></ul>", "first line\n\nsecond"),
        ('<a href="https://x.example/?a=1&amp;b=2">Link</a> text', "Link text"),
        ("He said <i>no</i>, and <em>left</em>.", "He said no, and left."),
        ("", ""),
        ("<p></p> <br> ", ""),
    ],
)
def test_the_words_stay_and_paragraphs_are_kept(fragment: str, text: str) -> None:
    assert plain_text(fragment) == text


@pytest.mark.parametrize("hostile", ["<", "<!--", "<a ", "<a href='", "<script>", "&", "<p>", "</p", "<![", " "])
def test_time_grows_with_the_fragment_alone(hostile: str) -> None:
    def seconds(count: int) -> float:
        begun = time.process_time()
        plain_text(hostile * count)
        return time.process_time() - begun

    assert min(seconds(40_000) for _ in range(3)) < 0.05 + 6 * min(seconds(10_000) for _ in range(3))
