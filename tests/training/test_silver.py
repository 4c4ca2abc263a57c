"""Trees of news for training."""

from __future__ import annotations

from foedus.language import load_english
from foedus.language.english import FOLDER
from training.silver import Several, tree

TEXT = "Clashes between the army and Hamas, backed by Iran, killed ten. Rebels seized Karru."


def test_twice_the_same_model_reads_as_it_does_alone() -> None:
    alone, twice = load_english(), Several([FOLDER, FOLDER])
    rows = alone.split(TEXT, 0, len(TEXT))
    for place, words in enumerate(rows):
        one = alone.parse(words, index=place, paragraph=0)
        assert twice.parse(words, index=place, paragraph=0).tokens == one.tokens
    assert [words for words, _ in twice.kept] == list(rows)


def test_a_tree_keeps_what_was_read() -> None:
    english = load_english()
    words = english.split(TEXT, 0, len(TEXT))[0]
    sentence = english.parse(words, index=0, paragraph=0)
    found = tree(words, sentence)
    assert "".join(word.form + " " * word.space for word in found).rstrip() == TEXT.split(" Rebels")[0]
    assert [(word.head, word.deprel, word.xpos) for word in found] == [
        (token.head, token.deprel, token.xpos) for token in sentence.tokens
    ]
