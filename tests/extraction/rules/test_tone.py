"""What an article is about, by its words."""

from __future__ import annotations

from dataclasses import replace

import pytest
from msgspec import structs

from foedus.codebook import Codebook
from foedus.extraction.rules.tone import Tone, doubt, tone_of
from foedus.language import ParsedArticle
from foedus.model import Actor, ActorKind, Article, Mention, MentionKind
from tests.extraction.rules.conftest import flat_article

KNOWN = Actor(id="ucdp:9001", kind=ActorKind.ARMED_GROUP, name="Red Valley Front")
SPAN = Article(text="The valley was quiet").span(0, 3)
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


def _named(*sentences: int, actor: Actor = KNOWN) -> list[Mention]:
    """A mention of an actor at the begin of each of these sentences."""
    return [
        Mention(span=SPAN, kind=MentionKind.NAME, actors=(actor,), sentence=number, first=0, last=1, head=0)
        for number in sentences
    ]


def test_a_known_armed_group_makes_an_article_one_of_conflict(words: dict[str, frozenset[str]]) -> None:
    article = _article(*["The valley was quiet"] * 9)
    assert tone_of(article, _named(4), words) is Tone.MARTIAL
    assert tone_of(article, _named(4, actor=UNKNOWN), words) is Tone.OTHER


def test_a_group_named_once_makes_no_long_article_one_of_conflict(words: dict[str, frozenset[str]]) -> None:
    article = _article(*["The valley was quiet"] * 30)
    assert tone_of(article, _named(4, 4, 4), words) is Tone.OTHER
    assert tone_of(article, _named(4, 9, 12), words) is Tone.MARTIAL


def test_police_alone_make_none(words: dict[str, frozenset[str]]) -> None:
    crime = ["The police searched the plane", "The guard told the police of a bomb", "Police left"]
    assert tone_of(_article(*crime), [], words) is Tone.OTHER
    assert tone_of(_article(*crime, "Militants had shot the guard"), [], words) is Tone.MARTIAL


def test_words_of_arms_in_every_third_sentence_do_too(words: dict[str, frozenset[str]]) -> None:
    assert tone_of(_article("The truce held", "Shops opened", "Rain fell"), [], words) is Tone.MARTIAL
    assert tone_of(_article("The truce held", "Shops opened", "Rain fell", "Night fell"), [], words) is Tone.OTHER


def test_more_words_of_sport_than_of_arms_do_not(words: dict[str, frozenset[str]]) -> None:
    article = _article("The striker and the goal", "The siege of the penalty area", "The season ends")
    assert tone_of(article, [], words) is Tone.OTHER


def test_one_sentence_tells_too_little_unless_it_speaks_of_civil_life(words: dict[str, frozenset[str]]) -> None:
    assert tone_of(_article("Orvesh left Lakmir"), [], words) is Tone.SHORT
    assert tone_of(_article("Orvesh left Lakmir after the season"), [], words) is Tone.CIVIL


def test_a_review_tells_of_fiction(words: dict[str, frozenset[str]]) -> None:
    assert tone_of(_article("Film review: The Last Siege", "The army fled"), _named(0), words) is Tone.FICTION
    assert tone_of(_article("A review of the war", "The army fled"), _named(0), words) is Tone.MARTIAL


def test_who_storms_a_town_speaks_of_no_weather(words: dict[str, frozenset[str]]) -> None:
    storm = _article("The troops storm the town", "Shops opened", "Rain fell")
    assert tone_of(storm, [], words) is Tone.OTHER
    row = storm.sentences[0]
    tokens = tuple(structs.replace(t, upos="VERB") if t.text == "storm" else t for t in row.tokens)
    assert (
        tone_of(replace(storm, sentences=(replace(row, tokens=tokens), *storm.sentences[1:])), [], words)
        is Tone.MARTIAL
    )


def test_a_book_is_fiction_where_its_review_says_so(words: dict[str, frozenset[str]]) -> None:
    novel = _article("Book review: The Siege of Tamar", "In her novel the army deserts the regent")
    history = _article("Book review: The Siege of Tamar", "In his history the army deserts the regent")
    assert tone_of(novel, _named(1), words) is Tone.FICTION
    assert tone_of(history, _named(1), words) is Tone.MARTIAL


@pytest.mark.parametrize(
    ("war", "civil", "sentences", "doubted"),
    [(2, 0, 20, True), (2, 0, 30, False), (4, 0, 30, True), (1, 0, 5, False), (4, 1, 20, False)],
)
def test_the_words_of_a_report_of_war_may_fall_short(war: int, civil: int, sentences: int, doubted: bool) -> None:
    assert (doubt(war, civil, sentences) > 0) is doubted
