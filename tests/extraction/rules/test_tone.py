"""What an article is about, by its words."""

from __future__ import annotations

from dataclasses import replace

import pytest
from msgspec import structs

from foedus.codebook import Codebook
from foedus.extraction.rules.tone import Tone, tone_of
from foedus.language import ParsedArticle
from foedus.model import Actor, ActorKind
from tests.extraction.rules.conftest import flat_article

KNOWN = Actor(id="ucdp:9001", kind=ActorKind.ARMED_GROUP, name="Red Valley Front")
UNKNOWN = Actor(id="x:0", kind=ActorKind.ARMED_GROUP, name="Green Valley Front")


@pytest.fixture(scope="module")
def words() -> dict[str, frozenset[str]]:
    return dict(Codebook.load().words)


def _article(*lines: str) -> ParsedArticle:
    """Flat sentences whose lemmas are their words in lower case."""
    parsed = flat_article("\n".join(lines))
    sentences = tuple(
        replace(s, tokens=tuple(structs.replace(t, lemma=t.text.lower()) for t in s.tokens)) for s in parsed.sentences
    )
    return replace(parsed, sentences=sentences)


def test_a_known_armed_group_makes_an_article_one_of_conflict(words: dict[str, frozenset[str]]) -> None:
    article = _article(*["The valley was quiet"] * 9)
    assert tone_of(article, [KNOWN], words) is Tone.MARTIAL
    assert tone_of(article, [UNKNOWN], words) is Tone.OTHER


def test_words_of_arms_in_every_third_sentence_do_too(words: dict[str, frozenset[str]]) -> None:
    assert tone_of(_article("The truce held", "Shops opened", "Rain fell"), [], words) is Tone.MARTIAL
    assert tone_of(_article("The truce held", "Shops opened", "Rain fell", "Night fell"), [], words) is Tone.OTHER


def test_more_words_of_sport_than_of_arms_do_not(words: dict[str, frozenset[str]]) -> None:
    article = _article("The striker and the goal", "The siege of the penalty area", "The season ends")
    assert tone_of(article, [], words) is Tone.OTHER


def test_one_sentence_tells_too_little_unless_it_speaks_of_civil_life(words: dict[str, frozenset[str]]) -> None:
    assert tone_of(_article("Orvesh left Lakmir"), [], words) is Tone.SHORT
    assert tone_of(_article("Orvesh left Lakmir after the season"), [], words) is Tone.CIVIL
