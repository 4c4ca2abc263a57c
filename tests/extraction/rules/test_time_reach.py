import pytest

from foedus.extraction.rules.time_reach import chain_over, finite_tag, later_conjuncts, owners, time_words
from foedus.language import load_english
from foedus.language.dates import find_times
from foedus.model import Article


def sentence_of(text: str):
    parsed = load_english().read(Article(text=text))
    return parsed.sentences[0], find_times(parsed)


def place(sentence, word: str) -> int:
    return next(token.index for token in sentence.tokens if token.text == word)


@pytest.mark.parametrize(
    ("text", "word", "carriers"),
    [
        ("The parties signed a truce in Nairobi.", "truce", ["truce", "signed"]),
        ("The parties agreed to join their forces.", "join", ["join", "agreed"]),
        ("Officials said that the army had attacked.", "attacked", ["attacked"]),
        ("The movement, backed by Ruritania, captured the port.", "backed", ["backed"]),
        ("The leader of the movement met the president.", "leader", ["leader"]),
        ("The army attacked the post and burnt it.", "burnt", ["burnt", "attacked"]),
    ],
)
def test_what_carries_a_predicate(text, word, carriers):
    sentence, _ = sentence_of(text)
    found = [sentence.tokens[i].text for i in chain_over(sentence, place(sentence, word), frozenset())]
    assert found == carriers


def test_a_cue_carries_nothing():
    sentence, _ = sentence_of("The parties agreed to join their forces.")
    cue = frozenset({place(sentence, "agreed")})
    assert [sentence.tokens[i].text for i in chain_over(sentence, place(sentence, "join"), cue)] == ["join"]


def test_a_date_belongs_to_its_noun_and_then_to_the_verb():
    sentence, times = sentence_of("A meeting on 3 May 2013 ended the war.")
    assert [(sentence.tokens[item.owner].text, item.cost) for item in owners(sentence, times[0])] == [
        ("meeting", 0),
        ("ended", 1),
    ]


def test_a_date_right_after_a_verb_of_saying_is_its_own():
    sentence, times = sentence_of("Rebels said on 3 May 2013 they would not withdraw from the town.")
    assert [sentence.tokens[item.owner].text for item in owners(sentence, times[0])] == ["said"]


def test_later_verbs_that_share_a_date():
    sentence, _ = sentence_of("The army attacked the post and burnt it on Sunday.")
    assert [sentence.tokens[i].text for i in later_conjuncts(sentence, place(sentence, "attacked"))] == ["burnt"]
    sentence, _ = sentence_of("The army attacked the post and the rebels burnt it.")
    assert list(later_conjuncts(sentence, place(sentence, "attacked"))) == []


@pytest.mark.parametrize(
    ("text", "word", "tag"),
    [
        ("The army attacked.", "attacked", "VBD"),
        ("The army will attack.", "attack", "MD"),
        ("The army has attacked.", "attacked", "VBZ"),
        ("The army wants to attack.", "attack", ""),
    ],
)
def test_what_makes_a_verb_finite(text, word, tag):
    sentence, _ = sentence_of(text)
    assert finite_tag(sentence, sentence.tokens[place(sentence, word)]) == tag


def test_word_classes():
    words = time_words()
    assert {"reporting", "carrying", "starting", "performing", "intending", "state", "lasting", "event"} <= set(words)
    assert not words["carrying"] & words["intending"]
    assert "attack" in words["event"]
